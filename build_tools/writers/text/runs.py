"""Where a text changes its direction: the left-to-right runs inside Arabic prose.

A browser shows «-5%», «1 240», «2012-2018» and «15 March 2022» in the wrong order among Arabic words, and
reads Latin words with an Arabic voice, unless they are set apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ONE_LINE = 24  # characters
_LETTER = "A-Za-z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN SMALL LETTER O WITH STROKE AND ACUTE}"
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
_DASH = f"[{_DASHES}]"
_QUOTES = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_JOINT = rf"[ .,:;/'\"&()@_+#%?=~{_QUOTES}$-]|{_DASH}"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_RUN = re.compile(
    rf"(?P<latin>(?<![{_LETTER}0-9])"
    rf"(?:[0-9]{{1,2}} (?=(?:{_MONTHS})\b)|[0-9]{{0,4}})[{_LETTER}][{_LETTER}0-9]*"
    rf"(?:(?:{_JOINT}){{1,3}}[{_LETTER}0-9]+)*(?:\+\+?(?![0-9]))?)"
    rf"|(?P<figures>(?<![0-9.,/])"
    rf"(?:[0-9]{{4}} {_DASH} [0-9]{{4}}(?![0-9])"
    rf"|(?<![{_LETTER}] )[0-9]{{1,3}}(?: [0-9]{{3}})+(?:[.,][0-9]{{1,3}})?(?![.,/]?[0-9])"
    rf"|[0-9][0-9.,]{{0,12}}(?:{_DASH}[0-9][0-9.,]{{0,12}})+%?"
    rf"|(?<![{_LETTER}0-9)])[+]?{_DASH}?[$\N{{EURO SIGN}}\N{{POUND SIGN}}] ?[0-9][0-9.,]{{0,20}}"
    rf"|(?<![{_LETTER}0-9)])\+[0-9]+(?:[ -][0-9]+)*"
    rf"|(?<![\w)]){_DASH}[0-9][0-9.,]{{0,20}} ?%?))"
)
# Where a run may begin: behind a letter or a digit none does, but for the figures behind a letter.
_BEGINS = re.compile(
    f"[{_DASHES}{_LETTER}0-9+$\N{EURO SIGN}\N{POUND SIGN}](?<![0-9][0-9])(?<![{_LETTER}0-9][{_LETTER}])"
)
_WORD = re.compile(rf"(?<![/@.{_LETTER}0-9])[{_LETTER}]{{2,}}(?![/@{_LETTER}0-9+]|://)")
_ARABIC = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]")
_LATIN = re.compile(f"[{_LETTER}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Part of a text. `kind` is plain, language (Latin words), isolate (symbols, figures) or long.

    An isolate stays in one line; what is longer than the line of a phone, as addresses are, does not.
    """

    text: str
    kind: str


def runs(text: str) -> Iterator[Run]:
    """Yield the parts of `text` in order; together they are the text.

    >>> [(run.text, run.kind) for run in runs("بين 2012-2018 عن Security Council وهبط -5%")][1::2]
    [('2012-2018', 'isolate'), ('Security Council', 'language'), ('-5%', 'isolate')]
    >>> [run.text for run in runs("من 1 240 إلى 12 500,5 في 2019 300 مرة و5 1234")][1::2]
    ['1 240', '12 500,5']
    """
    position = 0
    for match in _found(text):
        end = _balanced(text, match) if match["latin"] else match.end()
        start = match.start()
        while text[end - 1] in ".,":
            end -= 1
        if start > position:
            yield Run(text=text[position:start], kind="plain")
        found = text[start:end]
        yield Run(text=found, kind=_kind(found))
        position = end
    if position < len(text):
        yield Run(text=text[position:], kind="plain")


def may_have_runs(text: str) -> bool:
    """Tell whether a text has what a run may begin with; most names and messages have not.

    >>> may_have_runs("إصلاح قطاع الأمن"), may_have_runs("في 2019")
    (False, True)
    """
    return _BEGINS.search(text) is not None


def _kind(found: str) -> str:
    if _WORD.search(found) and "://" not in found:
        return "language"
    return "isolate" if len(found) <= _ONE_LINE else "long"


def _found(text: str) -> Iterator[re.Match[str]]:
    """Each run is looked for where it may begin: to try it at every letter takes ten times as long."""
    end = 0
    for sign in _BEGINS.finditer(text):
        if sign.start() >= end and (match := _RUN.match(text, sign.start())):
            yield match
            end = match.end()


def is_mostly_latin(text: str) -> bool:
    """Tell whether a text begins with a Latin letter, and Latin letters outnumber Arabic ones.

    >>> is_mostly_latin("Security Council, S/2021/312."), is_mostly_latin("انظر Security Council")
    (True, False)
    """
    latin, arabic = _LATIN.search(text), _ARABIC.search(text)
    if latin is None or arabic is None:
        return latin is not None
    return latin.start() < arabic.start() and len(_LATIN.findall(text)) > len(_ARABIC.findall(text))


def _balanced(text: str, match: re.Match[str]) -> int:
    """Where the run ends so that no bracket is parted from its pair."""
    depth = 0
    opened = match.start()
    for place in range(match.start(), match.end()):
        if text[place] == "(":
            opened = place if depth == 0 else opened
            depth += 1
        elif text[place] == ")":
            if depth == 0:
                return len(text[:place].rstrip())
            depth -= 1
    if depth == 0:
        return match.end()
    if depth == 1 and text[match.end() : match.end() + 1] == ")":
        return match.end() + 1
    return len(text[:opened].rstrip())
