"""A source with its damaged words repaired where one word alone fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.ground.invisible import TATWEEL
from build_tools.ground.tables import table
from build_tools.letters.families import WORD, Family, bare, families_in
from build_tools.letters.spacing import repair_numbers
from build_tools.letters.words import Reading, read_word
from build_tools.model import DAMAGED_LETTERS, DAMAGED_NUMBERS, Finding, Line, Origin, Repair, Source

SHOWN = 12  # words in doubt that are named
ARTICLE, PARTICLES = "ال", "وفبل"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    line: int
    received: str
    published: str
    reason: str = DAMAGED_LETTERS


def repair_letters(source: Source) -> Source:
    """Return the source with its damaged words repaired, each repair recorded; a sound one as it is.

    A word that may be right stays as it was received, and is told to the editor.
    """
    families = families_in(line.text for line in source.lines)
    if not families:
        return source
    changes: list[_Change] = []
    doubts: dict[str, int] = {}
    read = {line.number: _repaired(line, families, changes, doubts) for line in source.lines}
    repairs = [
        Repair(
            line=one.line,
            received=one.received,
            published=one.published,
            reason=one.reason,
            origin=Origin.INFERRED,
        )
        for one in changes
    ]
    return replace(
        source,
        lines=tuple(read.values()),
        repairs=(*source.repairs, *repairs),
        findings=(*source.findings, *_findings(source, changes, doubts)),
    )


def _repaired(line: Line, families: Sequence[Family], changes: list[_Change], doubts: dict[str, int]) -> Line:
    parts: list[str] = []
    position = 0
    for match in WORD.finditer(line.text):
        word = bare(match[0])
        told = told_by_next(word, families, line.text, match.end())
        reading = Reading(word=told) if told else read_word(word, families)
        published = in_place(reading.word, match[0])
        if published != match[0]:
            changes.append(_Change(line=line.number, received=match[0], published=published))
            parts += [line.text[position : match.start()], published]
            position = match.end()
        if reading.doubtful:
            doubts.setdefault(reading.word, line.number)
    text, places = repair_numbers("".join([*parts, line.text[position:]]))
    changes += (
        _Change(line=line.number, received=there, published=here, reason=DAMAGED_NUMBERS)
        for there, here in places
    )
    return replace(line, text=text) if text != line.text else line


def in_place(word: str, received: str) -> str:
    """Return `word` with the vowel signs of the received one where they stood, and not stretched.

    >>> in_place("الأمن", "األ\\N{ARABIC TATWEEL}من")
    'الأمن'
    """
    if len(word) == len(received):
        return word
    letters = iter(word)
    kept = (sign for sign in received if sign != TATWEEL)
    return "".join(next(letters) if WORD.match(sign) else sign for sign in kept)


def told_by_next(word: str, families: Sequence[Family], text: str, end: int) -> str | None:
    """Return what the next word of a text tells of the one that ends at `end`; None for most words.

    A number stands before what it counts, else the rank it may be: «ثالثة أشهر». A name stays: «بني سويف».
    """
    own = word.lstrip(PARTICLES)
    number: str | None = table("arabic/language/damage")["counted"].get(own)
    if number is not None:
        after = _next_word(text, end)
        return word.removesuffix(own) + number if after and not after.startswith(ARTICLE) else word
    for left in (word, own):
        known = table("arabic/language/damage")["next"].get(left)
        if known is not None and any(family.name == known["family"] for family in families):
            told = _next_word(text, end) in known["before"]
            return word.removesuffix(left) + str(known["is"]) if told else None
    return None


def _next_word(text: str, end: int) -> str:
    """The word that follows behind one space, or nothing."""
    match = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return bare(match[0]) if match else ""


def _findings(source: Source, changes: Sequence[_Change], doubts: dict[str, int]) -> Iterator[Finding]:
    if changes:
        first = changes[0]
        values: dict[str, object] = {
            "words": len(changes), "received": first.received, "published": first.published,
        }  # fmt: skip
        yield Finding(id="F04", file=source.file, line=first.line, values=values)
    if doubts:
        named = "، ".join(list(doubts)[:SHOWN])
        yield Finding(
            id="F05",
            file=source.file,
            line=min(doubts.values()),
            values={"count": len(doubts), "words": named},
        )
