"""Whatever a text looks like, the HTML of its pages has no error."""

from pathlib import Path

import pytest

from build_tools.commands.workspace import CONFIG, copy_people_pages
from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from tests.conftest import made_once
from tests.hostile.conftest import build_library
from tests.hostile.inputs import lay_out, read_texts
from tests.hostile.library import REPORT, everywhere
from tests.html_checker import html_errors, needs_java

pytestmark = [pytest.mark.xdist_group("site"), needs_java]
AGES = ("renamed", "broken", "removed", "shortened")
LONG, VAST, PART = 1_000, 40_000, 30_000  # a hostile library of modest size has all three kinds
SIZES = {"model.extent.LONG": LONG, "model.extent.VAST": VAST, "writers.parts.PART_BYTES": PART}


@pytest.fixture(scope="module")
def long_site(shelf: Path) -> Path:
    """The site of a report in parts, and of a vast one, that hold every text."""
    text = "".join(REPORT.format(text=text) for text in read_texts())
    files = {"long.txt": text[:VAST], "vast.txt": text + text}

    def make(room: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            for name, size in SIZES.items():
                patch.setattr(f"build_tools.{name}", size)
            build_library(files, room)

    return made_once(shelf / "hostile-long", make) / "site"


@pytest.fixture(scope="module")
def aged_site(texts: list[str], shelf: Path) -> Path:
    """The site of a library whose reports were renamed, broken, removed and shortened, in turn."""

    def make(room: Path) -> None:
        docs = room / "docs"
        docs.mkdir(parents=True)
        copy_people_pages(docs)
        sources = lay_out(everywhere(texts), room)
        write_pages(sources, docs)
        for number in range(len(texts)):
            _age(sources / f"text-{number}.txt", AGES[number % len(AGES)])
        write_pages(sources, docs)
        build_site(docs, CONFIG, room / "site")

    return made_once(shelf / "hostile-aged", make) / "site"


def _age(path: Path, how: str) -> None:
    text = path.read_text("utf-8")
    match how:
        case "renamed":
            path.with_suffix(".yml").rename(path.with_name(f"new-{path.stem}.yml"))
            path.rename(path.with_name(f"new-{path.name}"))
        case "broken":
            path.write_bytes(text.encode() + b"\xff")
        case "removed":
            path.with_suffix(".yml").unlink()
            path.unlink()
        case "shortened":
            kept = [line for line in text.splitlines() if not line.startswith(("متن", "12", "-"))]
            path.write_text("\n".join(kept), "utf-8")
            path.with_suffix(".yml").unlink()


def test_the_html_checker_finds_no_error_in_pages_of_any_text(hostile_site: Path) -> None:
    assert html_errors([hostile_site]) == ""


def test_the_html_checker_finds_no_error_in_a_report_in_parts_and_a_vast_one(long_site: Path) -> None:
    reports = long_site / "reports"
    for name in ("long", "vast"):
        assert (reports / name / "part-3" / "index.html").is_file()
    told = [page.read_text("utf-8") for page in reports.glob("vast/changes*/index.html")]
    assert any("فنُشر دون روابط في متنه" in page for page in told)
    assert html_errors([reports, long_site / "index.html"]) == ""  # a report without a date stands on both


def test_the_html_checker_finds_no_error_in_what_became_of_links(aged_site: Path) -> None:
    reports = [(aged_site / "reports" / f"text-{number}/index.html") for number in range(len(AGES))]
    told = [path.read_text("utf-8") for path in reports]
    assert 'class="redirect"' in told[0]
    assert all('class="tombstone"' in html for html in told[1:])
    assert html_errors([aged_site / "reports"]) == ""


def test_the_html_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>ن</title><p id=a><b id=a>ن</p>", "utf-8")
    told = html_errors([tmp_path])
    assert "Duplicate ID" in told
    assert "Unclosed element" in told
