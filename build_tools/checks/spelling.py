"""Words that are probably misprinted or damaged. They are told, never changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.letters.lexicon import frequency
from build_tools.model import Document, Finding, Passage
from build_tools.model.tree import passages

WORD = re.compile(r"[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]+")
PREFIXED = re.compile("[وف]?[سل]?(?=....)")  # before a verb
PERSONS = frozenset("يتن")  # what a verb of the present begins with
MANY = 3  # misprints of one passage that are told one by one
SHORTEST = 5
LONGEST = 60
RARE = 2
FREQUENT = 4


def check_misprints(document: Document) -> Iterator[Finding]:
    """C11, C30: words that no spelling allows, by the patterns in `arabic/language/misprints.toml`.

    Many in one passage are told together.
    """
    texts = [(passage, passage.own) for passage in passages(document)]
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    whole = "\n".join(text for _, text in texts)
    for misprint in (one for one in _misprints() if one.hint.search(whole)):
        known = misprint.apart and {word for _, text in texts for word in misprint.apart.findall(text)}
        for place, (_, text) in enumerate(texts):
            for match in misprint.pattern.finditer(text):
                if known is None or match["second"] in known:
                    found[place].append((match["word"][:LONGEST], match.expand(misprint.meant)[:LONGEST]))
    for place, words in sorted(found.items()):
        yield from _told(document, texts[place][0], words)


def _told(document: Document, passage: Passage, words: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    if len(words) <= MANY:
        for word, meant in words:
            yield _finding(document, passage, "C11", {"word": word, "meant": meant})
    else:
        examples = "»، «".join(word for word, _ in words[:MANY])
        yield _finding(document, passage, "C30", {"times": len(words), "examples": examples})


def check_lookalikes(document: Document) -> Iterator[Finding]:
    """C12: what is no word, but a frequent one of the text with other dots or two letters exchanged.

    No form of the frequent word is one: a verb's person is in its first letter, an ending in its last.
    """
    texts = [(passage, passage.own, fold(passage.own)) for passage in passages(document)]
    counts: Counter[str] = Counter()
    for _, _, folded in texts:
        counts.update(WORD.findall(folded))
    frequent = {_dotless(word): word for word, times in counts.items() if times >= FREQUENT}
    rare = (word for word, times in counts.items() if times <= RARE and len(word) >= SHORTEST)
    meant = {word: like for word in rare if (like := frequent.get(_dotless(word))) and _is_slip(word, like)}
    first = _first_places(texts, {*meant, *meant.values()}) if meant else {}
    for word, like in meant.items():
        passage, printed = first[word]
        if frequency(printed) is None:
            values = {"word": printed, "meant": first[like][1], "times": counts[word]}
            yield _finding(document, passage, "C12", values)


def _first_places(
    texts: Sequence[tuple[Passage, str, str]], words: Collection[str]
) -> Mapping[str, tuple[Passage, str]]:
    """The passage in which each of the folded words stands first, and how it is printed there."""
    first: dict[str, tuple[Passage, str]] = {}
    for passage, text, folded in texts:
        for match in WORD.finditer(folded):
            if match[0] in words:
                first.setdefault(match[0], (passage, text[match.start() : match.end()]))
    return first


def _is_slip(word: str, meant: str) -> bool:
    """Tell whether one letter of a word, or two neighbours, make it another that is no other form of it.

    >>> _is_slip("اللببيه", "الليبيه"), _is_slip("الدببيه", "الدبيبه")
    (True, True)
    >>> _is_slip("يمارس", "تمارس"), _is_slip("وتقوم", "ويقوم"), _is_slip("اقتضي", "اقتضت")
    (False, False, False)
    """
    places = [place for place, pair in enumerate(zip(word, meant, strict=True)) if pair[0] != pair[1]]
    if not places or places[-1] - places[0] >= 2:
        return False
    if len(places) == 2:
        return word[places[0]] == meant[places[1]] and word[places[1]] == meant[places[0]]
    (place,) = places
    begins = PREFIXED.match(word)
    first = begins.end() if begins else 0
    of_a_verb = place == first and {word[place], meant[place]} <= PERSONS
    return not of_a_verb and place < len(word) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """A row of `arabic/language/misprints.toml`."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    meant: str
    apart: re.Pattern[str] | None


@cache
def _misprints() -> tuple[Misprint, ...]:
    return tuple(
        Misprint(
            hint=re.compile(entry["hint"]),
            pattern=re.compile(entry["pattern"]),
            meant=entry["meant"],
            apart=re.compile(entry["apart"]) if "apart" in entry else None,
        )
        for entry in table("arabic/language/misprints").values()
    )


@cache
def _dots() -> dict[int, str]:
    groups: list[str] = table("arabic/language/lookalikes")["groups"]
    return {ord(letter): group[0] for group in groups for letter in group}


def _dotless(word: str) -> str:
    return word.translate(_dots())


def _finding(document: Document, passage: Passage, id: str, values: Mapping[str, object]) -> Finding:
    return Finding(id=id, file=document.source.file, line=passage.lines[0], values=values)
