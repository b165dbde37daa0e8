"""Producers of web pages: pandoc, LibreOffice, Python-Markdown, and a site as Chromium saves it."""

import html
import tempfile
from pathlib import Path

from markdown import Markdown

from benchmarks.formats.producers.office import OFFICE_PROGRAM, office, pandoc
from benchmarks.formats.producers.producer import Producer, needs, program, run
from benchmarks.formats.texts import markdown
from build_tools.model import Document

SITE = (Path(__file__).parent / "site.html").read_text(encoding="utf-8")


def from_office(document: Document, path: Path) -> None:
    """Write a page with LibreOffice, from what pandoc wrote as a Word file."""
    with tempfile.TemporaryDirectory() as room:
        given = Path(room) / f"{path.stem}.docx"
        pandoc(document, given)
        office(given, path)


def from_python(document: Document, path: Path) -> None:
    """Write a page with Python-Markdown, as generators of sites do."""
    made = Markdown(extensions=["tables", "footnotes", "sane_lists"]).convert(markdown(document))
    title = html.escape(document.metadata.title.value or "")
    path.write_text(
        f"<!doctype html><html><head><title>{title}</title></head><body>{made}</body></html>", "utf-8"
    )


def saved(document: Document, path: Path) -> None:
    """Write a page of a site with menus, notices and comments, as Chromium has it after its scripts ran."""
    text = run("pandoc", "-f", "markdown-smart", "-t", "html", text=markdown(document))
    title = html.escape(document.metadata.title.value or "")
    with tempfile.TemporaryDirectory() as room:
        page = Path(room) / "page.html"
        page.write_text(SITE.replace("{title}", title).replace("{text}", text), "utf-8")
        browser = program("chromium", "chromium-browser", "google-chrome")
        command = (browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={room}/profile")
        path.write_text(run(*command, "--dump-dom", page.as_uri()), "utf-8")


PAGES = (
    Producer(name="pandoc", suffix=".html", make=pandoc, lacks=needs("pandoc")),
    Producer(name="LibreOffice", suffix=".html", make=from_office, lacks=needs("pandoc", OFFICE_PROGRAM)),
    Producer(name="Python-Markdown", suffix=".html", make=from_python, lacks=needs()),
    Producer(
        name="a site saved by Chromium",
        suffix=".html",
        make=saved,
        lacks=needs("pandoc", "chromium|chromium-browser|google-chrome"),
    ),
)
