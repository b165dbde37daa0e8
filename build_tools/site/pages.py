"""What has to be done to MkDocs' pages, and only there."""

import html
import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from build_tools.commands.console import refusal_rows
from build_tools.ground.errors import WarraqError
from build_tools.ground.locks import PlaceHeldError, held

# What the theme's frame prints → what it should print.
FRAME = (
    # A direction on <body> alone leaves the scroll bar and the title of the window left-to-right.
    ('<html lang="ar" class="no-js">', '<html lang="ar" dir="rtl" class="no-js">'),
    # HTML allows no autocomplete on a checkbox.
    ('id="__drawer" autocomplete="off"', 'id="__drawer" aria-label="قائمة التنقل"'),
    ('id="__search" autocomplete="off"', 'id="__search" aria-label="البحث"'),
)

NO_DATE = "2000-01-01"


def write_sources(sources: Path, docs: Path) -> tuple[str, ...]:
    """Write the pages and data of every source into `docs`; return what was refused, each with its reason.

    Files that stay the same are not touched. Raises PluginError, which MkDocs shows as one line, for a
    mistake in a shared file and while another build is under way.
    """
    if not find_spec("build_tools.pipeline"):
        return ()
    from build_tools.commands.workspace import workers_of
    from build_tools.pipeline import write_pages

    try:
        with held(docs):
            written = write_pages(sources, docs, draft=True, workers=workers_of())
    except (PlaceHeldError, WarraqError) as problem:
        raise PluginError(str(problem)) from None
    return tuple(refusal_rows(written.told.refusals, colour=False))


def add_prints(folder: Path, files: Files, config: MkDocsConfig) -> None:
    """Add the pictures of printed pages, which lie beside `docs_dir`, to the files of the site."""
    for path in sorted(folder.glob("prints/*/*.webp")):
        uri = path.relative_to(folder).as_posix()
        files.append(File.generated(config, uri, abs_src_path=str(path)))


def read_library(docs: Path, files: Files) -> dict[str, Any] | None:
    """Return what the home page shows, with page addresses; None where the build wrote nothing yet."""
    path = docs / "data" / "home.json"
    if not path.is_file():
        return None
    library: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for entry in library["newest"] + library["topics"]:
        entry["url"] = page_at(entry["url"], files).url
    return library


def page_at(path: str, files: Files) -> Page:
    """Return the page written at `path` in `docs`.

    Raises FileNotFoundError where there is none.
    """
    file = files.get_file_from_path(path)
    if file is None or file.page is None:
        raise FileNotFoundError(f"{path}: a template links to this page, and the build did not write it")
    return file.page


def heading_id(text: str, separator: str) -> str:
    """Return the place of a heading that was given none: no place of the theme, and none of a passage.

    >>> heading_id("__search", "-"), heading_id("p1", "-"), heading_id("نص", "-")
    ('_search', '_p1', '_')
    """
    return f"_{slugify(text, separator).strip('_')}"


def escape_front_matter(page: Page) -> None:
    """Escape every text of the page's front matter, and take the day's date from the page."""
    for key, value in page.meta.items():
        if isinstance(value, str) and key not in ("template",):
            page.meta[key] = html.escape(value)
    page.update_date = NO_DATE


def mend_frame(page: str) -> str:
    """Return a page's HTML with the theme's frame mended; a sitemap comes back as it was."""
    for printed, right in FRAME:
        page = page.replace(printed, right, 1)
    return page


def remove_unread(site: Path) -> None:
    """Remove from `site` what no page asks for: the theme's search, and the maps of its sources."""
    for folder in ("workers", "lunr"):
        shutil.rmtree(site / "assets" / "javascripts" / folder, ignore_errors=True)
    for source_map in site.glob("assets/*/*.map"):
        source_map.unlink()


def write_security_txt(site: Path, security: dict[str, str]) -> None:
    """Write `.well-known/security.txt` (RFC 9116) from the `security` of mkdocs.yml: its contact and expiry.

    Where either is missing there is none: an address nobody reads, or a date of the build's own, would
    be worse.
    """
    if not (security.get("contact") and security.get("expires")):
        return
    fields = {"Contact": security["contact"], "Expires": security["expires"], "Preferred-Languages": "ar, en"}
    path = site / ".well-known" / "security.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), "utf-8")
