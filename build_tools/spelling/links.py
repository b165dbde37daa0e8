"""Where the links of a page lead: to a place of the library, which may be published in parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.model import nodes
from build_tools.spelling import paths

Places = Mapping[str, Mapping[str, str]]  # page → anchor → the part of it on which the anchor stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The page that is spelt, and the pages that are published in parts."""

    page: str
    places: Places = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)

    def leads(self, link: nodes.Link) -> tuple[str, str]:
        """Return the path and the anchor that a link leads to; no path for a place of its own page."""
        path = self.places.get(link.path, {}).get(link.anchor, link.path) if self.places else link.path
        return ("" if link.anchor and path == self.page else path), link.anchor

    def relative(self, link: nodes.Link) -> str:
        """Return the same as a Markdown file names it."""
        path, anchor = self.leads(link)
        if path and path not in self._known:
            self._known[path] = paths.relative(self.page, path)
        way = self._known[path] if path else ""
        return f"{way}#{anchor}" if anchor else way
