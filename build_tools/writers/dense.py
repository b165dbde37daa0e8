"""Text as one piece of HTML, where so much stands in it that Markdown would take too long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from build_tools.html_pieces import PLACE, piece
from build_tools.model import (
    Address,
    Citation,
    CrossReference,
    Emphasis,
    NoteReference,
    Span,
    Struck,
    Text,
    TopicUse,
    Verbatim,
)
from build_tools.writers import markdown, paths
from build_tools.writers.references import Place, linked_spans, note_marker
from build_tools.writers.runs import is_mostly_latin, runs

ELEMENTS = {Verbatim: "code", Struck: "s", Emphasis: "strong"}  # the innermost first
MANY = 150  # runs, links, markers and emphasised words of a text


def is_dense(text: Text) -> bool:
    """Tell whether Markdown would take too long over a text."""
    return len(text.spans) > MANY and sum(_is_shown(span) for span in text.spans) > MANY


def dense(text: Text, place: Place) -> str:
    """Return a text as a piece of HTML for `place`."""
    return piece(as_html(text, place))


def as_html(text: Text, place: Place) -> str:
    """Return a text as HTML: shown as typed, with its footnote markers, emphasis and outward links.

    >>> as_html(Text(plain="«<» نص", spans=(Emphasis(start=4, end=6),)), Place(page="a.md"))
    '«&lt;» <strong>نص</strong>'
    """
    ltr = is_mostly_latin(text.plain)
    if not text.spans:
        return escape(text.plain, quote=False) if ltr else words_as_html(text.plain)
    notes = sorted((s for s in text.spans if isinstance(s, NoteReference)), key=lambda note: note.start)
    links = [span for span in linked_spans(text, place) if _address(span, place)]
    apart = {kind: [span for span in text.spans if isinstance(span, kind)] for kind in ELEMENTS}
    cuts = {0, len(text.plain), *_edges(links), *(note.start for note in notes)}
    cuts |= {edge for spans in apart.values() for edge in _edges(spans)}
    parts: list[str] = []
    waiting, linked = iter([*notes, None]), _covering(links)
    marked = [(ELEMENTS[kind], _covering(spans)) for kind, spans in apart.items() if spans]
    note = next(waiting)
    for left, right in pairwise([*sorted(cuts), None]):
        assert left is not None
        while note is not None and note.start <= left:
            parts.append(note_marker(note, place))
            note = next(waiting)
        if right is not None:
            plain = text.plain[left:right]
            shown = escape(plain, quote=False) if ltr else words_as_html(plain)
            for element, covers in marked:
                shown = f"<{element}>{shown}</{element}>" if covers(left) else shown
            link = linked(left)
            parts.append(_link(link, shown, place) if link is not None else shown)
    return "".join(parts)


def page_link(label: str, path: str, anchor: str = "") -> str:
    """Return a link to the page at `path` below `docs/`; the site finds its address. `label` is HTML."""
    return f'<a href="{PLACE}{path}{"#" if anchor else ""}{anchor}">{label}</a>'


def words_as_html(text: str) -> str:
    """Return plain text as HTML, its left-to-right runs set apart."""
    return "".join(_run(escape(run.text, quote=False), run.kind) for run in runs(markdown.flatten(text)))


def _run(content: str, kind: str) -> str:
    match kind:
        case "language":
            return f'<span lang="en" dir="ltr">{content}</span>'
        case "isolate":
            return f'<bdi dir="ltr">{content}</bdi>'
        case "long":
            return f'<bdi dir="ltr" class="long">{content}</bdi>'
    return content


def _is_shown(span: Span) -> bool:
    return not isinstance(span, TopicUse)


def _edges(spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from (span.start, span.end)


def _covering(spans: Sequence[Span]) -> Callable[[int], Span | None]:
    """A function that returns the span over each place it is asked for, in rising order."""
    rest = iter(sorted(spans, key=lambda span: span.start))
    current = next(rest, None)

    def at(place: int) -> Span | None:
        nonlocal current
        while current is not None and current.end <= place:
            current = next(rest, None)
        return current if current is not None and current.start <= place else None

    return at


def _address(span: Span, place: Place) -> str:
    """Where a span leads without the help of Markdown: out of the site, or to a place of its own page."""
    match span:
        case Address(url=url) | Citation(url=url):
            return markdown.address(url)
        case CrossReference(report=report, anchor=anchor) if anchor and paths.report(report) == place.page:
            return f"#{anchor}"
    return ""


def _link(span: Span, content: str, place: Place) -> str:
    kind = {Address: "address", Citation: "citation"}.get(type(span), "reference")
    return f'<a class="{kind}" href="{escape(_address(span, place))}">{content}</a>'
