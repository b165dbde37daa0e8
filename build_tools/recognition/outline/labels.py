"""The printed label at the head of a line, however it is written: one normal form before any pattern."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from build_tools.arabic.numerals import ordinal_pattern, printed_number
from build_tools.arabic.text import fold_letters, folded_with_offsets
from build_tools.ground.tables import table

REMEMBERED = 1 << 14  # lines: each is asked several times
HEAD = 100  # characters of a line that its label and the first words after it stand in
WORD, NUMBER, LEVELS, ROMAN = "word", "number", "levels", "roman"
LETTER, LETTER_NAME, ORDINAL = "letter", "letter_name", "ordinal"
DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{FIGURE DASH}"
STRETCH = re.compile("(?<![\N{ARABIC LETTER HAMZA}-\N{ARABIC SUKUN}])\N{ARABIC TATWEEL}")
REPEATED = r"\s?-?\s?مكرر\w{0,2}(?:\s?[(\[]?\w{1,2}[)\]])?"  # «5 مكرر», «5 مكررا (أ)»
ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A printed label: `1.2.3` has the value (1, 2, 3), «المادة 5 مكرر» the value (5, 1).

    `system` is a key of `[words]` in `arabic/printed/labels.toml` or one of its forms; `form` the signs of a
    number, so that «1.» and «1)» are not taken for one row. `printed` is the label as printed, `number` that
    of it which counts, `text` what follows on the line. A `weak` one counts only in a row.
    """

    system: str
    form: str
    value: tuple[int, ...]
    printed: str
    number: str
    text: str
    weak: bool

    @property
    def is_first(self) -> bool:
        """Tell whether it may begin a row."""
        return self.value[-1] == 1


@lru_cache(maxsize=REMEMBERED)
def read_labels(text: str) -> tuple[Label, ...]:
    """Return the labels that the head of a line may be, the likeliest first; none for most lines.

    >>> [(one.system, one.value, one.text) for one in read_labels("( المادة الثالثة ) النفاذ")]
    [('article', (3,), 'النفاذ')]
    >>> [(one.system, one.number, one.weak) for one in read_labels("٢-١ الأسعار")]
    [('levels', '٢-١', True)]
    """
    line = text.strip()
    if not _may_begin_with_label().match(line):
        return ()
    head = line[:HEAD]
    folded, offsets = folded_with_offsets(STRETCH.sub("-", head))
    rest = line[HEAD:]
    for read in _READERS:
        found = tuple(read(_Head(line=head, folded=folded, offsets=offsets, rest=rest)))
        if found:
            return found
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The beginning of a line, folded, with the place of each character in it, and the rest of the line."""

    line: str
    folded: str
    offsets: list[int]
    rest: str

    def label(
        self, system: str, form: str, value: tuple[int, ...], match: re.Match[str], weak: bool
    ) -> Label:
        """Return the label that `match` found, with its words as they are printed."""
        start = match.start("word") if "word" in match.re.groupindex else match.start("number")
        closed = "close" in match.re.groupindex and match["close"] is not None
        end = match.end("close" if closed else "number")
        printed = self._slice(start, end).strip()
        if printed.endswith((")", "]")) and not {"(", "["} & set(printed):
            printed = printed[:-1].rstrip()
        return Label(
            system=system,
            form=form,
            value=value,
            printed=printed,
            number=self._slice(*match.span("number")).strip("()[] "),
            text=(self._slice(match.start("text"), len(self.folded)) + self.rest).strip(" *_"),
            weak=weak,
        )

    def _slice(self, start: int, end: int) -> str:
        return self.line[self.offsets[start] : self.offsets[end]]


def _words(head: _Head) -> Iterator[Label]:
    """«المادة (٣)», «الباب الأول: …»; before a text without a sign between it is weak."""
    match = _word_pattern().match(head.folded)
    if match is None:
        return
    number, text = match["number"], match["text"] + head.rest
    values = [int(part) for part in re.findall(r"\d+", number)]
    if not values:
        value = printed_number(number) or _roman(number)
        values = [value] if value else []
    if not values or (match["sign"] == "" and text.startswith(("،", ","))):
        return
    if match["again"]:
        values.append(1)
    if QUOTES.search(match["before"]) and text.strip():
        return
    bracketed = bool(match["before"].strip(" *_#")) and bool(match["close"])
    weak = bool(text.strip(" *_")) and not match["sign"] and not bracketed
    yield head.label(_systems()[match["word"]], WORD, tuple(values), match, weak)


def _levels(head: _Head) -> Iterator[Label]:
    match = LEVELS_PATTERN.match(head.folded)
    if match:
        value = tuple(int(part) for part in re.findall(r"\d+", match["number"]))
        if 0 not in value:
            yield head.label(LEVELS, str(len(value)), value, match, weak=True)


def _number(head: _Head) -> Iterator[Label]:
    for form, pattern, weak in NUMBER_PATTERNS:
        if match := pattern.match(head.folded):
            sign = match["sign"].strip() if "sign" in pattern.groupindex else ""
            sign = "-" if sign and sign in DASHES else sign
            yield head.label(NUMBER, form + sign, (int(match["number"]),), match, weak)
            return


def _roman_number(head: _Head) -> Iterator[Label]:
    for pattern, weak in ROMAN_PATTERNS:
        if (match := pattern.match(head.folded)) and (value := _roman(match["number"])):
            yield head.label(ROMAN, "", (value,), match, weak)
            return


def _letter(head: _Head) -> Iterator[Label]:
    """One letter, in the orders that know it: «ج» is the third of one and the fifth of another."""
    match = LETTER_PATTERN.match(head.folded)
    if match is None or not (match["close"] or match["sign"]):
        return
    form = ("(" if match["open"] else "") + (match["close"] or "") + ("-" if match["sign"] else "")
    for order, places in _letter_orders().items():
        if match["number"] in places:
            value = (places[match["number"]],)
            yield head.label(LETTER, f"{order}{form}", value, match, weak=True)


def _letter_name(head: _Head) -> Iterator[Label]:
    match = _letter_name_pattern().match(head.folded)
    if match:
        yield head.label(LETTER_NAME, "", (_letter_names()[match["number"]],), match, weak=False)


def _ordinal(head: _Head) -> Iterator[Label]:
    match = _ordinal_pattern().match(head.folded)
    if match and (match["sign"] or not match["text"]):
        yield head.label(ORDINAL, "", (_ordinals()[match["number"]],), match, weak=False)


_READERS: tuple[Callable[[_Head], Iterator[Label]], ...] = (
    _words, _ordinal, _letter_name, _levels, _number, _roman_number, _letter,
)  # fmt: skip
BETWEEN = rf"\s?(?P<sign>[{DASHES}.):/*]*)\s*"
LEVELS_PATTERN = re.compile(
    rf"[{DASHES}.]?\s?(?P<number>\d{{1,2}}(?:[.\-\N{{EN DASH}}/]\d{{1,2}}){{1,4}})(?![\d.,/]?\d){BETWEEN}"
    r"(?P<text>[^\W\d].*|[\"«(“].*|$)"
)
NUMBER_PATTERNS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("", re.compile(rf"(?P<number>[1-9]\d{{0,2}})\s?(?P<sign>[{DASHES}.)/])(?:\s?[{DASHES}.](?!\d))?"
                    r"(?:\s+(?!\d)|(?=[^\W\d]|[\"«(“])|$)(?P<text>.*)"), False),
    ("before", re.compile(rf"(?P<sign>[{DASHES}.)])\s?(?P<number>[1-9]\d?)(?:\s?[{DASHES}.)])?\s*"
                          r"(?P<text>[^\W\d].*)"), True),
    ("alone", re.compile(r"(?P<number>[1-9]\d?)(?P<text>$)"), True),
    ("glued", re.compile(r"(?P<number>[1-9]\d?)(?P<text>[^\W\d_a-z]{2}.*)"), True),
    ("bare", re.compile(r"(?P<number>[1-9]\d?)\s+(?P<text>[^\W\d_a-z].*)"), True),
)  # fmt: skip
QUOTES = re.compile('[«“"]')
ROMAN_NUMBER = "(?P<number>[ivxl]{1,6})"
ROMAN_PATTERNS: tuple[tuple[re.Pattern[str], bool], ...] = (
    (re.compile(rf"{ROMAN_NUMBER}\s?(?P<sign>[{DASHES}.):/]+)(?P<text>\s*[^a-z].*|\s+.*|$)"), False),
    (re.compile(rf"[{DASHES}.]{{1,2}}\s?{ROMAN_NUMBER}\s?[{DASHES}.]?\s*(?P<text>[^\Wa-z].*)"), True),
)  # fmt: skip
LETTER_PATTERN = re.compile(
    rf"(?P<open>[(\[])?\s?(?P<number>[\N{{ARABIC LETTER HAMZA}}-\N{{ARABIC LETTER YEH}}])\s?(?P<close>[)\]])?"
    rf"\s?(?P<sign>[{DASHES}.:/]*)\s*(?P<text>.*)"
)


@cache
def _may_begin_with_label() -> re.Pattern[str]:
    """What most lines do not begin with: a digit, a letter alone, or the first letters of a label's word."""
    known = table("arabic/printed/labels")["words"].values()
    words = [word for system in known for word in system["words"]]
    words += [
        *table("arabic/language/numerals")["ordinals"],
        *table("arabic/language/numerals")["letters"]["names"],
    ]
    filler = "[\N{ARABIC TATWEEL}\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]*"
    first = {filler.join(f"[{_unfolded(letter)}]" for letter in word[:3]) for word in words}
    return re.compile(rf"\W{{0,8}}(?:\d|[IVXLivxl]{{1,6}}\W|\w{filler}(?:\W|$)|{'|'.join(sorted(first))})")


def _unfolded(letter: str) -> str:
    """The letters that fold to what `letter` folds to, as far as words of labels need them."""
    return "اأإآ" if fold_letters(letter) == "ا" else letter


@cache
def _word_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_systems(), key=len, reverse=True))
    number = rf"\d{{1,4}}(?:[{DASHES}/.]\d{{1,4}})*|{ordinal_pattern().pattern}|[ivxl]{{1,6}}(?!\w)"
    return re.compile(
        rf"(?P<before>\W{{0,8}})(?P<word>{words})(?: رقم)?\s?:?\s?[(\[)\]]{{0,2}}\s?"
        rf"(?P<number>{number})"
        rf"(?P<close>(?P<again>{REPEATED})?\s?[)\]»”\"]{{0,2}}(?:\((?!\w))?)\s?(?P<sign>[{DASHES}:./]*)(?P<text>.*)"
    )


@cache
def _systems() -> Mapping[str, str]:
    """The system of each folded word."""
    known = table("arabic/printed/labels")["words"]
    return {fold_letters(word): name for name, system in known.items() for word in system["words"]}


@cache
def _ordinals() -> Mapping[str, int]:
    return {fold_letters(word): n for word, n in table("arabic/language/numerals")["ordinals"].items()}


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_ordinals(), key=len, reverse=True))
    return re.compile(
        rf"[(*_\s]*(?P<number>{words})(?P<sign>\s?[)*_]*\s?[{DASHES}:.)/]*)(?!\w)\s*(?P<text>.*)"
    )


@cache
def _letter_names() -> Mapping[str, int]:
    return {
        fold_letters(n): place
        for place, n in enumerate(table("arabic/language/numerals")["letters"]["names"], 1)
    }


@cache
def _letter_name_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{'|'.join(_letter_names())})\s?[{DASHES}:]\s*(?P<text>.*)")


@cache
def _letter_orders() -> Mapping[str, Mapping[str, int]]:
    known = table("arabic/language/numerals")["letters"]
    return {
        name: {fold_letters(letter)[:1]: place for place, letter in enumerate(known[name], 1)}
        for name in ("abjad", "alphabet")
    }


def _roman(text: str) -> int | None:
    """The value of a Roman number, or None for what is none: «iiii», «ivx»."""
    digits = [ROMAN_DIGITS[char] for char in text if char in ROMAN_DIGITS]
    if not digits or len(digits) != len(text):
        return None
    value = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    return value if _as_roman(value) == text else None


def _as_roman(value: int) -> str:
    parts = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    written = ""
    for worth, sign in parts:
        times, value = divmod(value, worth)
        written += sign * times
    return written
