"""The offline ZIP as a file."""

import zipfile
from pathlib import Path

from build_tools.bundles import BUNDLES
from build_tools.workspace import CONFIG


def test_the_same_pages_make_the_same_zip(docs: Path, tmp_path: Path) -> None:
    first, second = (BUNDLES["offline"](docs, CONFIG, tmp_path / name) for name in ("a.zip", "b/c.zip"))
    assert first.read_bytes() == second.read_bytes()


def test_the_zip_is_sorted_and_bears_no_date_of_today(docs: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(BUNDLES["offline"](docs, CONFIG, tmp_path / "a.zip")) as packed:
        names = packed.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_the_bundle_links_to_files_not_to_folders(bundle: Path) -> None:
    assert (bundle / "index.html").is_file()
    assert (bundle / "about.html").is_file()
    assert 'href="about.html"' in (bundle / "index.html").read_text("utf-8")
