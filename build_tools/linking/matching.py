"""Finding many forms in a text at once, in time that grows with the text alone."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from build_tools.linking.folded import Folded
from build_tools.linking.forms import Form, takes_prefix

LONGEST_PREFIX = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A form found in a folded text; `start:end` are whole words, clitics included."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher:
    """The automaton of all forms, or None where there are none."""

    automaton: Any


def build_matcher(forms: Iterable[Form]) -> Matcher:
    """Return a matcher that finds `forms`; one form may belong to several owners."""
    by_words: dict[str, set[Form]] = defaultdict(set)
    for form in forms:
        by_words[form.words].add(form)
    automaton = ahocorasick.Automaton()
    for words, owners in by_words.items():
        ordered = sorted(owners, key=lambda form: (form.owner, form.article, form.excluded))
        automaton.add_word(words, tuple(ordered))
    automaton.make_automaton()
    return Matcher(automaton=automaton if by_words else None)


def find_matches(matcher: Matcher, folded: Folded) -> list[Match]:
    """Return the matches of each owner that no excluded phrase of the same owner holds, in text order."""
    found = sorted(_all_matches(matcher, folded.text), key=lambda match: (match.start, match.end))
    excluded = _furthest_ends(match for match in found if match.form.excluded)
    return [match for match in found if not match.form.excluded and not _inside(match, excluded)]


def select_longest(matches: Iterable[Match], length: int) -> list[Match]:
    """Return the matches that do not overlap, the longest first, then the leftmost, in text order.

    `length` is that of the text.
    """
    taken = bytearray(length)
    chosen = []
    for match in sorted(matches, key=lambda match: (match.start - match.end, match.start, match.form.owner)):
        if taken.find(1, match.start, match.end) < 0:
            taken[match.start : match.end] = b"\x01" * (match.end - match.start)
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _all_matches(matcher: Matcher, text: str) -> Iterator[Match]:
    if matcher.automaton is None:
        return
    for last, forms in matcher.automaton.iter(text):
        end = last + 1
        if end < len(text) and _in_word(text[end]):
            continue
        begins = end - len(forms[0].words)
        start = begins
        while start > 0 and begins - start <= LONGEST_PREFIX and _in_word(text[start - 1]):
            start -= 1
        for form in forms if begins - start <= LONGEST_PREFIX else ():
            if takes_prefix(form, text[start:begins]):
                yield Match(start=start, end=end, form=form)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _furthest_ends(excluded: Iterable[Match]) -> dict[str, tuple[list[int], list[int]]]:
    """For each owner the starts of its excluded phrases, and beside each the furthest end so far."""
    ends: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for match in excluded:
        starts, furthest = ends[match.form.owner]
        starts.append(match.start)
        furthest.append(max(match.end, furthest[-1] if furthest else 0))
    return ends


def _inside(match: Match, excluded: dict[str, tuple[list[int], list[int]]]) -> bool:
    if match.form.owner not in excluded:
        return False
    starts, furthest = excluded[match.form.owner]
    before = bisect_right(starts, match.start)
    return before > 0 and furthest[before - 1] >= match.end
