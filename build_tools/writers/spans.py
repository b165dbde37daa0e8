"""Texts with the places in them as Markdown: links, emphasis, footnote markers, left-to-right runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.model import (
    Address,
    Citation,
    CrossReference,
    Emphasis,
    NoteReference,
    Span,
    Term,
    TermUse,
    Text,
)
from build_tools.writers import markdown, paths
from build_tools.writers.runs import is_mostly_latin, runs
from build_tools.writers.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The page a text is written on: its path, the terms it may explain, the marker ids it has given away."""

    page: str
    terms: Mapping[str, Term] = field(default_factory=dict)
    markers: set[str] = field(default_factory=set)


def inline(text: Text, place: Place, *, opens: bool = True) -> str:
    """Return `text` as Markdown for `place`.

    `opens` tells whether it stands at the very start of its block.
    """
    ltr = is_mostly_latin(text.plain)
    pieces: list[str] = []
    position = 0
    for span in _links(text, place):
        pieces.append(_stretch(text, position, span.start, place, opens and not position, ltr))
        label = _stretch(text, span.start, span.end, place, False, ltr, in_link=True)
        pieces.append(_link(span, label, place))
        inside = [note for note in _notes(text) if span.start < note.start < span.end]
        pieces += [_marker(note, place) for note in inside]
        position = span.end
    pieces.append(_stretch(text, position, len(text.plain), place, opens and not position, ltr))
    return "".join(pieces).strip()


def words(text: str, *, opens: bool = True, closes: bool = True, ltr: bool = False) -> str:
    """Return plain `text` as Markdown, its left-to-right runs set apart unless all of it is `ltr`."""
    parts = [text] if ltr else []
    kinds = ["plain"] if ltr else []
    for run in () if ltr else runs(markdown.flatten(text)):
        parts.append(run.text)
        kinds.append(run.kind)
    last = len(parts) - 1
    return "".join(
        _run(markdown.escape(part, opens=opens and i == 0, closes=closes and i == last), kind)
        for i, (part, kind) in enumerate(zip(parts, kinds, strict=True))
    )


def _run(content: str, kind: str) -> str:
    match kind:
        case "language":
            return markdown.tag("span", content, lang="en", dir="ltr")
        case "isolate":
            return markdown.tag("bdi", content, dir="ltr")
    return content


def _links(text: Text, place: Place) -> Iterator[Span]:
    """The spans that become links: the first to begin, the longest of those that begin together."""
    position = 0
    for span in sorted(text.spans, key=lambda span: (span.start, -span.end)):
        if span.start >= position and span.end > span.start and _is_link(span, place):
            yield span
            position = span.end


def _is_link(span: Span, place: Place) -> bool:
    match span:
        case Address() | Citation() | CrossReference():
            return True
        case TermUse():
            return span.first and span.term in place.terms
    return False


def _link(span: Span, label: str, place: Place) -> str:
    match span:
        case Address():
            return markdown.link(label, span.url, classes="address")
        case Citation():
            return markdown.link(label, span.url, classes="citation")
        case CrossReference():
            target = paths.relative(place.page, paths.report(span.report), span.anchor)
            return markdown.link(label, target, classes="reference")
        case TermUse():
            target = paths.relative(place.page, paths.term(span.term))
            return markdown.link(label, target, title=place.terms[span.term].definition, classes="term")
    return label


def _stretch(
    text: Text, start: int, end: int, place: Place, opens: bool, ltr: bool, in_link: bool = False
) -> str:
    """The text from `start` to `end`, cut where emphasis or a footnote marker stands."""
    notes = [] if in_link else [note for note in _notes(text) if start <= note.start <= end]
    strong = _emphasised(text)
    cuts = {start, end, *(note.start for note in notes)}
    cuts |= {edge for stretch in strong for edge in stretch if start < edge < end}
    pieces: list[str] = []
    edges = sorted(cuts)
    for left, right in zip(edges, [*edges[1:], None], strict=True):
        pieces += [_marker(note, place) for note in notes if note.start == left]
        if right is not None and right > left:
            first, last = opens and left == start, right == len(text.plain)
            content = words(text.plain[left:right], opens=first, closes=last, ltr=ltr)
            is_strong = any(opening <= left and right <= closing for opening, closing in strong)
            pieces.append(_strong(content) if is_strong else content)
    return "".join(pieces)


def _emphasised(text: Text) -> list[tuple[int, int]]:
    """The emphasised stretches, those that touch as one."""
    stretches: list[tuple[int, int]] = []
    for span in sorted(text.spans, key=lambda span: span.start):
        if not isinstance(span, Emphasis) or span.end == span.start:
            continue
        if stretches and span.start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], span.end))
        else:
            stretches.append((span.start, span.end))
    return stretches


def _strong(content: str) -> str:
    inner = content.strip()
    if not inner:
        return content
    lead = content[: len(content) - len(content.lstrip())]
    return f"{lead}**{inner}**{content[len(lead) + len(inner) :]}"


def _notes(text: Text) -> Iterator[NoteReference]:
    return (span for span in text.spans if isinstance(span, NoteReference))


def _marker(note: NoteReference, place: Place) -> str:
    """The printed number as a link; the first marker of a note is the one its note leads back to."""
    name = f"ref-fn{note.number}"
    first = name not in place.markers
    place.markers.add(name)
    label = say("notes.marker", number=note.number)
    anchor = markdown.tag(
        "a", str(note.number), href=f"#fn{note.number}", role="doc-noteref", aria_label=label
    )
    return markdown.tag("sup", anchor, class_="note", id=name if first else "")
