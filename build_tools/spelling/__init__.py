"""How pages are written: the same values as Markdown, for `docs/`, and as HTML, for the site."""

from build_tools.model import Page, Shown, nodes
from build_tools.spelling.html import contents, page_html
from build_tools.spelling.links import Places, Where
from build_tools.spelling.markdown import page_markdown


def spell(sheet: nodes.Sheet, places: Places) -> Page:
    """Return a page as the file it becomes below `docs/`, and as what the site shows of it."""
    where = Where(page=sheet.path, places=places)
    shown = Shown(html=page_html(sheet, where), contents=contents(sheet))
    return Page(path=sheet.path, text=page_markdown(sheet, where), shown=shown)
