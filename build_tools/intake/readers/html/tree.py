"""The text of a page as a tree, within limits: nothing is fetched, no entity of its own is expanded."""

from typing import Any, TypeAlias

from lxml import etree

from build_tools.ground.errors import SourceError
from build_tools.library import Limits

DEEPEST = 200
REPLACED = {"\0": "\N{REPLACEMENT CHARACTER}"}
Element: TypeAlias = Any  # lxml tells mypy nothing of its elements


def parse_page(text: str, file: str, limits: Limits) -> Element:
    """Return the root of a page. Raises SourceError for one of too many elements, or of elements too deep."""
    if text.count("<") > 2 * limits.elements:
        raise _refused(file, f"a page of more than {limits.elements:,} elements", "elements")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = text.translate({ord(sign): other for sign, other in REPLACED.items()}).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        found, advice = "a page without a single element", "Save the page again from a browser."
        raise SourceError(file=file, line=None, found=found, expected="a web page", advice=advice)
    _check_depth(root, file)
    if any(error.type_name in ("ERR_INTERNAL_ERROR", "ERR_RESOURCE_LIMIT") for error in parser.error_log):
        raise _too_deep(file)
    return root


def _check_depth(root: Element, file: str) -> None:
    """Walk down and up again without calling itself: a page may be built to be too deep for that."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise _too_deep(file)


def _too_deep(file: str) -> SourceError:
    return SourceError(
        file=file,
        line=None,
        found=f"a page whose parts lie more than {DEEPEST} deep in others",
        expected="a page as people write them",
        advice="Open it in a browser, select the text, and save that.",
    )


def _refused(file: str, found: str, name: str) -> SourceError:
    advice = f"Save the text of the page alone, or raise `{name}` in warraq.toml if you know the file."
    return SourceError(file=file, line=None, found=found, expected="fewer", advice=advice)
