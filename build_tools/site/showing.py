"""Pages that the build wrote are shown as it spelt them; Python-Markdown reads those that people write."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from build_tools.commands.writing import BUILT_FOLDERS
from build_tools.model import Shown
from build_tools.spelling.html import DOCS
from build_tools.spelling.shown import read_shown

DOCS_LINK = re.compile(rf'(<(?:a [^<>]*?href|img [^<>]*?src)="){DOCS}([^"#]+)')


@dataclass(frozen=True, slots=True)
class Showing:
    """The pages of a site that need no Markdown: the directory of what is shown of them, the site's files.

    `found` are those of this build, by their path below `docs/`.
    """

    folder: Path
    files: Files
    found: dict[str, Path] = field(default_factory=dict)

    def take(self, page: Page) -> None:
        """Spare Python-Markdown a page that the build spelt, if that is there and of this text."""
        path = page.file.src_uri
        if is_built(path) and self._read(self.folder / f"{path}.html", page.file.content_string):
            self.found[path] = self.folder / f"{path}.html"
            page.markdown = ""
            page.render = partial(_render_nothing, page)  # type: ignore[method-assign]

    def bring(self, page: Page, adapt: Callable[[str], str]) -> None:
        """Give a page what is shown of it, as long as it is needed: a library's pages are large together."""
        if page.file.src_uri in self.found:
            shown = self._read(self.found[page.file.src_uri], page.file.content_string)
            if shown is None:
                raise PluginError(f"{page.file.src_uri}: it was changed while the site was built")
            page.content = adapt(with_addresses(shown.html, page, self.files))
            page.toc = _contents(shown)

    def drop(self, page: Page) -> None:
        """Forget what was shown of a page."""
        if page.file.src_uri in self.found:
            page.content, page.toc = None, TableOfContents([])

    @staticmethod
    def _read(path: Path, markdown: str) -> Shown | None:
        try:
            return read_shown(path.read_text("utf-8"), markdown)
        except (OSError, UnicodeDecodeError):
            return None


def is_built(path: str) -> bool:
    """Tell whether the build writes a page, by its path below `docs/`."""
    return path.split("/")[0] in BUILT_FOLDERS


def with_addresses(html: str, page: Page, files: Files) -> str:
    """Return the HTML of a page in which links to files by their path in `docs` have their addresses.

    Raises FileNotFoundError for a path that is no file of the site.
    """
    known: dict[str, str] = {}

    def address(match: re.Match[str]) -> str:
        path = match[2]
        if path not in known:
            file = files.get_file_from_path(path)
            if file is None:
                raise FileNotFoundError(f"{path}: a page links to this file, and the build did not write it")
            known[path] = file.url_relative_to(page.file)
        return match[1] + known[path]

    return DOCS_LINK.sub(address, html)


def _render_nothing(page: Page, config: MkDocsConfig, files: Files) -> None:
    """What is shown of the page is brought when it is written."""
    page.content = ""
    page.present_anchor_ids = set()


def _contents(shown: Shown) -> TableOfContents:
    flat: list[Any] = [{"level": level, "id": id, "name": words} for level, id, words in shown.contents]
    return get_toc(nest_toc_tokens(flat))
