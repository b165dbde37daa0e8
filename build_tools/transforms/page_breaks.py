"""Sentences and paragraphs that a page, or the notes at its end, cut apart."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from build_tools.arabic.sentences import ends_sentence, is_dangling, opens_clause, opens_sentence
from build_tools.model import Block, Document, Footnote, ItemList, Join, Paragraph
from build_tools.recognition.inline import join_texts
from build_tools.recognition.kinds.genre import read_genre
from build_tools.recognition.layout.unwrapping import LONGEST, WIDTHS
from build_tools.transforms.sequences import numbers_around


def join_page_breaks(document: Document) -> Document:
    """No paragraph and no item is cut by a page or by footnotes, and each join is recorded."""
    return _join_items(_join_paragraphs(document))


def _join_paragraphs(document: Document) -> Document:
    parts: dict[int, list[Paragraph]] = defaultdict(list)
    reasons: dict[int, str] = {}
    moved: set[int] = set()
    for first, place, part, reason in _continuations(document):
        parts[first].append(part)
        reasons[first] = reason
        moved.add(place)
    blocks: list[Block] = []
    joins: list[Join] = []
    for place, block in enumerate(document.blocks):
        if place in parts:
            block = _joined(block, parts[place])
            joins.append(Join(lines=block.lines, reason=reasons[place]))
        if place not in moved:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), joins=(*document.joins, *joins))


def _join_items(document: Document) -> Document:
    """Items are not gathered yet: the one that was cut is the last of its list."""
    between = {line for furniture in document.furniture for line in furniture.lines}
    blocks: list[Block] = []
    joins: list[Join] = []
    for block in document.blocks:
        last = blocks[-1] if blocks else None
        if isinstance(last, ItemList) and isinstance(block, Paragraph) and _ends_item(last, block, between):
            blocks[-1] = whole = _with_rest(last, block)
            joins.append(Join(lines=whole.items[-1].lines, reason="page"))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), joins=(*document.joins, *joins))


def _ends_item(items: ItemList, rest: Paragraph, between: Collection[int]) -> bool:
    """Tell whether a paragraph is the rest of the last item, which breaks off before it or at a page."""
    text = items.items[-1].body[-1]
    if not isinstance(text, Paragraph) or ends_sentence(text.text.plain):
        return False
    if rest.number is not None or rest.label is not None or rest.article is not None:
        return False
    if len(text.text.plain) + len(rest.text.plain) > LONGEST:
        return False
    at_page = any(line in between for line in range(items.lines[-1], rest.lines[0]))
    stopped = items.style != "bullet"  # bullets often end without a stop
    return at_page and (is_dangling(text.text.plain) or (stopped and not opens_sentence(rest.text.plain)))


def _with_rest(items: ItemList, rest: Paragraph) -> ItemList:
    *others, last = items.items
    text = last.body[-1]
    assert isinstance(text, Paragraph)
    whole = replace(last, lines=(*last.lines, *rest.lines), body=(*last.body[:-1], _joined(text, [rest])))
    return replace(items, lines=(*items.lines, *rest.lines), items=(*others, whole))


def _continuations(document: Document) -> Iterator[tuple[int, int, Paragraph, str]]:
    """Yield each paragraph that goes on with another: the place of the first part, its own, and why."""
    genre = read_genre(document.genre)
    continues = genre.continues_numbers
    around = numbers_around(document.blocks)
    first: int | None = None  # where the open paragraph begins; nothing but footnotes stands after it
    parts: list[Paragraph] = []
    last = length = 0
    for place, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            after_notes = place > last + 1
            length += len(block.text.plain)
            goes_on = (
                first is not None and length <= LONGEST and _goes_on(parts, block, after_notes and continues)
            )
            goes_on = goes_on and not (genre.preamble and opens_clause(block.text.plain))
            kept = _is_wrapped(parts, block) or not _is_lost(*around[place])
            if first is not None and goes_on and kept:
                yield first, place, block, "footnote" if after_notes else "page"
            else:
                first, parts, length = place, [], len(block.text.plain)
            parts.append(block)
            last = place
        elif not isinstance(block, Footnote):
            first = None


def _goes_on(parts: Sequence[Paragraph], after: Paragraph, after_notes: bool) -> bool:
    """Tell whether `after` continues the paragraph of these parts."""
    before = parts[-1].text.plain
    if after.number is not None or after.label is not None or after.closed or parts[-1].closed:
        return False
    if not any(map(str.isalpha, before)):
        return False
    if is_dangling(before):
        return True
    if not ends_sentence(before):
        return not opens_sentence(after.text.plain) or after_notes
    return after_notes and parts[0].number is not None


def _is_wrapped(parts: Sequence[Paragraph], after: Paragraph) -> bool:
    """Tell whether `after` stands close below the last of these parts, both no longer than a page is wide."""
    if not parts or after.lines[0] != parts[-1].lines[-1] + 1:
        return False
    return max(len(part.text.plain) for part in (parts[-1], after)) in WIDTHS


def _is_lost(before: int | None, after: int | None) -> bool:
    """Where numbers are missing, what stands between them on another page is the rest of something lost."""
    return before is not None and after is not None and after > before + 1


def _joined(first: Block, rest: Sequence[Paragraph]) -> Paragraph:
    assert isinstance(first, Paragraph)
    lines = (line for part in (first, *rest) for line in part.lines)
    return replace(first, lines=tuple(lines), text=join_texts(first.text, *(part.text for part in rest)))
