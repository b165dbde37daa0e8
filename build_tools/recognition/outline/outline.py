"""The outline of a text: what its labels are, judged by all of them and by what stands below each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain as chained

from build_tools.arabic.sentences import ends_sentence, is_dangling, leads_to_quotation
from build_tools.ground.tables import table
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found, adjoins
from build_tools.recognition.kinds.genre import Genre, Mark, unprinted_mark
from build_tools.recognition.known import has_known_level, is_fixed
from build_tools.recognition.outline.chains import Chain, find_chains
from build_tools.recognition.outline.headings import is_figure, is_label
from build_tools.recognition.outline.labels import (
    LETTER,
    LETTER_NAME,
    LEVELS,
    NUMBER,
    ORDINAL,
    ROMAN,
    WORD,
    Label,
    read_labels,
)

RANKS = (
    "annex",
    "book",
    "part",
    "title",
    "chapter",
    "section",
    "article",
    "clause",
    "recommendation",
    "decision",
)
ARTICLES = ("article", "clause", "decision")  # words whose text stands on their own line or below it
CHAPTER, ARTICLE = "chapter", "article"
STYLES = {NUMBER: "number", LETTER: "letter", ORDINAL: "ordinal", ROMAN: "roman", LETTER_NAME: "letter"}
OTHERS = ("title", "quotation", "recommendation", "footnote")  # kinds of marks that leave no room for a label
NOTE = re.compile(r"\([^()]{3,120}\)\.?")
NO_LABEL = ""
LONGEST_TITLE = 250  # characters, of an ordinal heading
ORDERS = {NUMBER: 1, LEVELS: 2, LETTER: 3}  # what mostly stands below what: ordinals and words above them
ALONE = "alone"  # the form of a number with nothing beside it
OPENING = 2  # lines of the head of a text
TOP = 2  # level of the highest headings
MOST = 0.5  # more of a chain's labels must stand above a text than so, or it is a list
FEWEST_ARTICLES = 3  # «الفصل 3» numbers articles in some countries and chapters in others


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The chains of a text, and by the place of a line its label and the chain it stands in."""

    chains: tuple[Chain, ...]
    labels: Mapping[int, tuple[Label, Chain]]


def find_outline(lines: Sequence[Line], candidates: Candidates) -> Outline:
    """Return the labels of a text that stand in chains."""
    found = [_labels(lines, candidates, place) for place in range(len(lines))]
    quoting = {place for place, line in enumerate(lines) if leads_to_quotation(line.text)}
    chains = find_chains(found, quoting)
    labels = {
        place: (label, chain)
        for chain in chains
        for place, label in zip(chain.places, chain.labels, strict=True)
    }
    return Outline(chains=tuple(chains), labels=labels)


def with_outline(lines: Sequence[Line], candidates: Candidates, genre: Genre) -> Candidates:
    """Return the candidates; what bears a label of a chain is a heading, article, paragraph or item."""
    outline = find_outline(lines, candidates)
    kinds = {
        place: kind for chain in outline.chains for place, kind in _kinds(chain, outline, lines, candidates)
    }
    levels = _levels(outline, kinds)
    found: list[Found] = list(candidates)
    for place, kind in kinds.items():
        if kind == NO_LABEL:
            continue
        label, chain = outline.labels[place]
        if has_known_level(lines[place]):
            found[place] = [_labelled(found[place], label, chain)]
            continue
        told = _claimed(kind, label, chain, lines[place], levels.get(place, TOP), genre)
        found[place] = [told, *candidates[place]]
    return found


def _labels(lines: Sequence[Line], candidates: Candidates, place: int) -> tuple[Label, ...]:
    line, found = lines[place], candidates[place]
    if is_fixed(line):
        return read_labels(line.text) if has_known_level(line) else ()
    taken = any(mark.kind in OTHERS or (mark.kind == "furniture" and not mark.where) for mark, _ in found)
    if line.rows or taken:
        return ()
    labels = read_labels(line.text)
    if labels and labels[0].weak and labels[0].form == WORD and _goes_on(lines, place):
        return ()
    if labels and labels[0].form == ALONE and labels[0].is_first and not _opens(lines, place):
        return ()
    return labels


def _opens(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a number alone may begin a row: above it ends a sentence, or stands the title."""
    return place < OPENING or ends_sentence(lines[place - 1].text)


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line close above is no whole sentence: «وفقا لأحكام» above «المادة 5 من القانون»."""
    above = lines[place - 1].text if place and adjoins(lines, place) else ""
    return bool(above.strip()) and not ends_sentence(above)


# --- What a chain is ---


def _kinds(
    chain: Chain, outline: Outline, lines: Sequence[Line], candidates: Candidates
) -> Iterable[tuple[int, str]]:
    """Each place of a chain with its kind: heading, article, paragraph, item."""
    if chain.form == WORD:
        if _is_contents(chain, outline, lines):
            return ()
        kind = "article" if _is_of_articles(chain, outline, lines, candidates) else "heading"
        return ((place, kind) for place in chain.places)
    if chain.system == LEVELS:
        return chained.from_iterable(
            _voted(_depth(chain, depth), outline, lines, candidates, "paragraph")
            for depth in sorted({len(label.value) for label in chain.labels})
        )
    return _voted(list(zip(chain.places, chain.labels, strict=True)), outline, lines, candidates, "item")


def _is_contents(chain: Chain, outline: Outline, lines: Sequence[Line]) -> bool:
    """Tell whether a chain lists the parts of the text below: they come again there, and no text between."""
    values = [label.value for label in chain.labels]
    again = any(
        other.system == chain.system
        and other.places[0] > chain.places[-1]
        and [label.value for label in other.labels][: len(values)] == values
        for other in outline.chains
    )
    between = lines[chain.places[0] : chain.places[-1]]
    return again and len(values) > 1 and not any(ends_sentence(line.text) for line in between)


def _depth(chain: Chain, depth: int) -> list[tuple[int, Label]]:
    pairs = zip(chain.places, chain.labels, strict=True)
    return [(place, label) for place, label in pairs if len(label.value) == depth]


def _is_of_articles(chain: Chain, outline: Outline, lines: Sequence[Line], candidates: Candidates) -> bool:
    """Tell whether a chain numbers articles: by its word, or where «الفصل 3» stands for one."""
    if chain.system in ARTICLES:
        return True
    beside = [other for other in outline.chains if other.quoted == chain.quoted]
    if chain.system != CHAPTER or any(other.system == ARTICLE for other in beside):
        return False
    labels = [label for other in beside if other.system == CHAPTER for label in other.labels]
    digits = sum(label.number[:1].isdigit() for label in labels)
    bare = sum(not label.text or ends_sentence(label.text) for label in labels)
    fewest = 1 if chain.quoted else FEWEST_ARTICLES
    return len(labels) >= fewest and min(digits, bare) > MOST * len(labels)


def _voted(
    members: Sequence[tuple[int, Label]],
    outline: Outline,
    lines: Sequence[Line],
    candidates: Candidates,
    otherwise: str,
) -> Iterable[tuple[int, str]]:
    """Headings are short, and text of their own stands below most of them; else they are `otherwise`."""
    places = {place for place, _ in members}
    if members[0][1].form == "bare":
        otherwise = NO_LABEL
    titled = {
        place: _is_title(label, lines[place]) and _bears_text(place, places, outline, lines, candidates)
        for place, label in members
    }
    headings = sum(titled.values()) > MOST * len(members)
    return (
        (place, "heading" if (headings and titled[place]) or _is_known(label) else otherwise)
        for place, label in members
    )


def _is_known(label: Label) -> bool:
    """Tell whether its words are those of a heading wherever they stand: «3. التوصيات»."""
    known = table("arabic/printed/headings")
    return label.text.strip(" .…:") in (*known["recommendations"]["words"], *known["summary"]["words"])


def _is_title(label: Label, line: Line) -> bool:
    """Tell whether its words are short and no sentence; those of the highest labels may be longer."""
    if not _order(label) and len(label.text) <= LONGEST_TITLE:
        return not ends_sentence(label.text) and not is_dangling(label.text)
    return not label.text or is_label(replace(line, text=label.text))


def _bears_text(
    place: int, places: set[int], outline: Outline, lines: Sequence[Line], candidates: Candidates
) -> bool:
    """Tell whether text stands below a label: no label of its chain, figure, bullet, note or page's end."""
    below = place + 1
    if below == len(lines) or below in places or is_figure(lines[below]):
        return False
    kinds = {"bullet" if mark.style == "bullet" else mark.kind for mark, _ in candidates[below]}
    if kinds & {"furniture", "footnote"} or ("bullet" in kinds and _order(outline.labels[place][0])):
        return False
    return below not in outline.labels or _is_below(outline.labels[place], outline.labels[below])


def _is_below(one: tuple[Label, Chain], other: tuple[Label, Chain]) -> bool:
    """Tell whether another label may stand below one: it begins its row, or runs on below the higher one."""
    label, below = one[0], other[0]
    if below.system == LEVELS and label.system in (LEVELS, NUMBER):
        return below.value[: len(label.value)] == label.value
    return below.is_first or _order(below) > _order(label) or other[1].places[0] > one[1].places[0]


def _order(label: Label) -> int:
    return ORDERS.get(label.system, 0)


# --- How deep its headings stand ---


def _levels(outline: Outline, kinds: Mapping[int, str]) -> dict[int, int]:
    """The level of each heading: labels of one kind stand on one level, below what they first stand under."""
    levels: dict[int, int] = {}
    above: list[tuple[str, str]] = []
    for place in sorted(place for place, kind in kinds.items() if kind in ("heading", "article")):
        label, _ = outline.labels[place]
        kind = _sort(label)
        if kind in above:
            del above[above.index(kind) :]
        elif label.form == WORD:
            rank = RANKS.index(label.system)
            above = [one for one in above if one[1] == WORD and RANKS.index(one[0]) < rank]
        levels[place] = TOP + len(above)
        above.append(kind)
    return levels


def _sort(label: Label) -> tuple[str, str]:
    if label.form == WORD:
        return label.system, WORD
    return label.system, str(len(label.value)) if label.system == LEVELS else ""


# --- What a line with a label is ---


def _claimed(
    kind: str, label: Label, chain: Chain, line: Line, level: int, genre: Genre
) -> tuple[Mark, dict[str, str]]:
    label = _with_note(label) if label.form == WORD else label
    text = label.text
    groups = {"label": label.printed} | ({"text": text} if text else {})
    if kind == "paragraph" or (kind == "item" and label.system == LEVELS):
        return unprinted_mark("levels", "paragraph"), groups
    if kind == "item" and text:
        return _item(label, genre)
    if label.form != WORD:
        item = LEVELS if label.system == LEVELS else STYLES[label.system]
        mark = unprinted_mark("label", "heading", level=level, named_below=not text, item=item)
        return mark, {**groups, "number": label.number}
    if kind == "article" and not (text and is_label(replace(line, text=text)) and not is_dangling(text)):
        number = {"article": label.number} if _is_numbered(label, chain) else {}
        return unprinted_mark(
            "article", "article", level=level, named_below=not text, outline=True
        ), groups | number
    whole = line.text[max(line.text.find(label.printed), 0) :].strip("*_ ")
    groups = {"label": label.printed, "text": whole} | ({"name": text} if text else {})
    if kind == "article" and _is_numbered(label, chain):
        groups["article"] = label.number
    return unprinted_mark("part", "heading", level=level, named_below=True, outline=True), groups


def _with_note(label: Label) -> Label:
    """A label and the note in brackets that is all there stands beside it: «المادة 6 (عدلت …)»."""
    if not NOTE.fullmatch(label.text):
        return label
    return replace(label, printed=f"{label.printed} {label.text}", text="")


def _is_numbered(label: Label, chain: Chain) -> bool:
    """Tell whether an article has a number of the text's own that its anchor may bear."""
    return len(label.value) == 1 and not chain.quoted and chain.system in (ARTICLE, CHAPTER)


def _labelled(found: Found, label: Label, chain: Chain) -> tuple[Mark, dict[str, str]]:
    """The heading that the format tells of, with the label that its words begin with."""
    mark, groups = found[0]
    if label.form != WORD:
        return mark, {**groups, "label": label.number, "text": label.text or groups["text"]}
    if _is_numbered(label, chain):
        return mark, {**groups, "label": label.printed, "article": label.number}
    return mark, {**groups, "label": label.printed}


def _item(label: Label, genre: Genre) -> tuple[Mark, dict[str, str]]:
    if label.system == NUMBER:
        groups = {"number": label.number, "text": label.text}
        if genre.continues_numbers and label.form in ("-", "."):
            return unprinted_mark("numbered_paragraph", "paragraph"), groups
        return unprinted_mark("numbered_item", "item", style="number"), groups
    return unprinted_mark(f"{label.system}_item", "item", style=STYLES[label.system]), {
        "label": label.number,
        "text": label.text,
    }
