"""A source with its damaged words repaired where one word alone fits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.ground.tables import table
from build_tools.letters.families import WORD, Family, families_in
from build_tools.letters.spacing import repair_numbers
from build_tools.letters.words import Reading, read_word
from build_tools.model import DAMAGED_LETTERS, Finding, Line, Origin, Repair, Source

REASON = DAMAGED_LETTERS
SHOWN = 12  # words in doubt that are named
ARTICLE, PARTICLES = "ال", "وفبل"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    line: int
    received: str
    published: str


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
            reason=REASON,
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
        counted = counted_or_ranked(match, line.text)
        reading = Reading(word=counted) if counted else read_word(match[0], families)
        word = reading.word
        if word != match[0]:
            changes.append(_Change(line=line.number, received=match[0], published=word))
            parts += [line.text[position : match.start()], word]
            position = match.end()
        elif reading.doubtful:
            doubts.setdefault(match[0], line.number)
    text, places = repair_numbers("".join([*parts, line.text[position:]]))
    changes += (_Change(line=line.number, received=there, published=here) for there, here in places)
    return replace(line, text=text) if text != line.text else line


def counted_or_ranked(match: re.Match[str], text: str) -> str | None:
    """Return a number before what it counts, else the rank it may be: «ثالثة أشهر»; None for other words."""
    bare = match[0].lstrip(PARTICLES)
    known: str | None = table("arabic/damage")["counted"].get(bare)
    if known is None:
        return None
    after = WORD.search(text, match.end())
    counts = (
        after is not None and text[match.end() : after.start()] == " " and not after[0].startswith(ARTICLE)
    )
    return match[0].removesuffix(bare) + known if counts else match[0]


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
