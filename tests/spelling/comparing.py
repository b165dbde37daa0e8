"""Two pieces of HTML are the same, whatever the order of attributes and the white space between blocks."""

import posixpath
import re
from collections.abc import Iterator

import lxml.html

from build_tools.spelling.html import DOCS
from tests.writers.rendering import element

INLINE = {"a", "bdi", "code", "del", "ins", "mark", "s", "span", "strong", "sup"}
ELSEWHERE = re.compile(r"[a-z]+:|#")


def outline(html: str, page: str) -> list[str]:
    """Return the elements and words of a page's HTML in order, its links as paths below `docs/`."""
    parts: list[str] = []
    for part in _parts(element(html), page):
        words = not part.startswith("<")
        if words and parts and not parts[-1].startswith("<"):
            parts[-1] += part
        else:
            parts.append(part)
    return [shown for place, part in enumerate(parts) if (shown := _trimmed(parts, place, part))]


def _parts(found: lxml.html.HtmlElement, page: str) -> Iterator[str]:
    """Words are told behind an empty sign, so that none is taken for an element."""
    if isinstance(found.tag, str):
        known = dict(found.attrib)
        for name in ("href", "src"):
            if name in known:
                known[name] = _target(known[name], page)
        if "class" in known:
            known["class"] = " ".join(sorted(known["class"].split()))
        yield f"<{found.tag} {sorted(known.items())}>"
        yield _words(found.text)
        for child in found:
            yield from _parts(child, page)
        yield f"</{found.tag} >"
    yield _words(found.tail)


def _words(text: str | None) -> str:
    return re.sub(r"\s+", " ", (text or "").replace("<", "‹"))


def _target(address: str, page: str) -> str:
    if address.startswith(DOCS):
        return address.removeprefix(DOCS)
    if not address or ELSEWHERE.match(address):
        return address
    path, sign, anchor = address.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) + sign + anchor


def _trimmed(parts: list[str], place: int, part: str) -> str:
    """Words without the white space that stands at the edge of a block, where it means nothing."""
    if part.startswith("<"):
        return part
    part = re.sub(r" +", " ", part)
    if place == 0 or _is_block(parts[place - 1]):
        part = part.lstrip()
    if place + 1 == len(parts) or _is_block(parts[place + 1]):
        part = part.rstrip()
    return part


def _is_block(tag: str) -> bool:
    return tag.strip("</>").split()[0] not in INLINE
