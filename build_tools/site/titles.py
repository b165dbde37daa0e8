"""The title of a page has an id that says what it is: of its Arabic words Markdown would make «_»."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ID = "title"
AFTER_ATTRIBUTES = 6  # which Markdown reads at 8; it names the headings that have no id at 5


class _Title(Treeprocessor):
    def run(self, root: Element) -> None:
        """Give the title its id, where the page gives it none."""
        title = next(root.iter("h1"), None)
        if title is not None:
            title.attrib.setdefault("id", ID)


class Titles(Extension):
    """Names the title of every page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Look at the headings after their attributes were read, and before they are named by their words."""
        md.treeprocessors.register(_Title(md), "titles", AFTER_ATTRIBUTES)


def makeExtension(**_: object) -> Titles:
    """Return the extension, for `mkdocs.yml`."""
    return Titles()
