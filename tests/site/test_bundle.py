"""The offline ZIP as a file."""

import hashlib
import re
import zipfile
from pathlib import Path


def test_the_zip_is_sorted_and_bears_no_date_of_today(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_a_checksum_lies_beside_the_zip(archive: Path) -> None:
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert archive.with_name("SHA256SUMS").read_text() == f"{digest}  {archive.name}\n"


def test_the_zip_holds_nothing_that_only_a_server_reads(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        names = {Path(name).name for name in packed.namelist()}
    assert names.isdisjoint({"_headers", "security.txt", "sitemap.xml", "sitemap.xml.gz", "404.html"})


def test_fonts_are_asked_for_early_by_the_site_and_not_by_the_bundle(site: Path, bundle: Path) -> None:
    """From `file://` a browser refuses the request and complains."""
    named = re.findall(r'<link rel="preload"[^>]*href="([^"]*)"', (site / "index.html").read_text("utf-8"))
    assert named
    assert [name for name in named if not (site / name).is_file()] == []
    assert 'rel="preload"' not in (bundle / "index.html").read_text("utf-8")


def test_the_bundle_links_to_files_not_to_folders(bundle: Path) -> None:
    assert (bundle / "index.html").is_file()
    assert (bundle / "about.html").is_file()
    assert 'href="about.html"' in (bundle / "index.html").read_text("utf-8")
