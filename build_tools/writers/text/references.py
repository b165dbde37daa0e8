"""What a place in a text leads to: an address, a citation, a report, a term, a footnote."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_tools.arabic.wording import say
from build_tools.model import (
    Address,
    Citation,
    CrossReference,
    NoteReference,
    Picture,
    Span,
    Term,
    TermUse,
    Text,
    nodes,
)
from build_tools.spelling import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The page a text is written on: its path, the terms it may explain, the anchors of its footnotes.

    `notes` are these by number, more than one where numbers begin anew; `markers` are the anchors of
    those that have a marker: a note leads back to its first one. `pictures` are those that are shown, by
    their names, each with the path of its file.
    """

    page: str
    terms: Mapping[str, Term] = field(default_factory=dict)
    notes: Mapping[int, Sequence[str]] = field(default_factory=dict)
    markers: set[str] = field(default_factory=set)
    pictures: Mapping[str, tuple[Picture, str]] = field(default_factory=dict)


def linked_spans(text: Text, place: Place) -> Iterator[Span]:
    """Yield the spans that become links: the first to begin, the longest of those that begin together."""
    position = 0
    for span in sorted(text.spans, key=lambda span: (span.start, -span.end)):
        if span.start >= position and span.end > span.start and _leads_somewhere(span, place):
            yield span
            position = span.end


def span_link(span: Span, content: nodes.Content, place: Place) -> nodes.Content:
    """Return the link that a span stands for, around its words."""
    match span:
        case Address():
            return (nodes.Link(content=content, url=span.url, classes="address"),)
        case Citation():
            return (nodes.Link(content=content, url=span.url, classes="citation"),)
        case CrossReference():
            path = paths.report(span.report)
            return (nodes.Link(content=content, path=path, anchor=span.anchor or "", classes="reference"),)
        case TermUse():
            meaning = place.terms[span.term].definition
            path = paths.term(span.term)
            return (nodes.Link(content=content, path=path, title=meaning, classes="term"),)
    return content


def note_marker(note: NoteReference, place: Place) -> nodes.Phrase:
    """Return the printed number of a footnote, as a link if the page has the note or says it is missing."""
    shown = str(note.number)
    if note.number not in place.notes:
        return nodes.Phrase(kind="sup", content=(shown,), classes="note")
    anchor = place.notes[note.number][note.turn]
    label = say("notes.marker", number=note.number)
    link = nodes.Link(content=(shown,), path=place.page, anchor=anchor, role="doc-noteref", label=label)
    first = anchor not in place.markers
    place.markers.add(anchor)
    return nodes.Phrase(kind="sup", content=(link,), classes="note", id=marker_id(anchor) if first else "")


def marker_id(note: str) -> str:
    """Return the id of the first marker of the footnote with this anchor.

    >>> marker_id("fn3")
    'ref-fn3'
    """
    return f"ref-{note}"


def _leads_somewhere(span: Span, place: Place) -> bool:
    match span:
        case Address() | Citation() | CrossReference():
            return True
        case TermUse():
            return span.first and span.term in place.terms
    return False
