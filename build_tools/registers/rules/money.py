"""Sums of money: an amount with its currency, who gives it, who gets it, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale
from babel.core import get_global

from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.model import Money, Origin
from build_tools.registers.rules.actors import Named, find_named
from build_tools.registers.text.quantities import Number, bound_of
from build_tools.registers.text.quoting import quote
from build_tools.registers.text.reading import Reading, sentence_around
from build_tools.registers.text.times import per_of, period_of

TABLE = "arabic/registers/money"
SOURCE, INFERRED = "source", "inferred"
PURPOSE_WORDS = 8
_TRAILING = re.compile(r"[\s\"”»“«،]*(?:\sو)?$")
_JOINS = re.compile(r"(?<!\w)(?P<join>و\s?|من(?: \w+)? |و?(?:منها|منه|بينها) )$")
DISTANCE = 160  # characters between a giver and a sum


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in a passage; `end` is that of its currency, `word` what names it."""

    number: Number
    end: int
    currency: str | None
    word: str
    origin: str


def draw_money(reading: Reading) -> Iterator[Money]:
    """Yield the sums of money of a passage in order."""
    sums = list(_sums(reading))
    named = find_named(reading.folded) if sums else ()
    rows: list[Money] = []
    for place, found in enumerate(sums):
        row = _row(reading, found, sums[:place], sums[place + 1 :], named)
        rows.append(_with_recipient(reading, row, found, rows[-1] if rows else None, sums[place - 1]))
    yield from rows


def _with_recipient(reading: Reading, row: Money, found: Sum, last: Money | None, before: Sum) -> Money:
    """A sum that goes on a row is for whom the row was begun: «منح تونس 900 مليون يورو، و150 مليونا»."""
    if last is None or found.origin != INFERRED or row.recipient or not last.recipient:
        return row
    begun = last.recipient_origin == INFERRED or any(
        one.name == last.recipient and one.end <= before.number.start for one in find_named(reading.folded)
    )
    return replace(row, recipient=last.recipient, recipient_origin=INFERRED) if begun else row


def _sums(reading: Reading) -> Iterator[Sum]:
    text = reading.folded
    if not reading.numbers or not _money_word().search(text):
        return
    last: Sum | None = None
    for number in reading.numbers:
        found = _named(text, number) or (_implied(reading, number, last) if last else None)
        if found is not None:
            yield found
            last = found


def _named(text: str, number: Number) -> Sum | None:
    """A sum whose currency stands right behind its amount, or as a sign before it."""
    behind = _currency().match(text, number.end)
    if behind and behind["sign"]:
        return Sum(number, behind.end(), _code(behind["sign"]), behind["sign"], SOURCE)
    if behind:
        words = _known_name(behind["word"])
        return Sum(number, behind.start("word") + len(words), _code(words), words, SOURCE)
    before = _sign_before().search(text, 0, number.start)
    if before and before.end() == number.start:
        return Sum(number, number.end, _code(before["sign"]), before["sign"], SOURCE)
    return None


def _implied(reading: Reading, number: Number, last: Sum) -> Sum | None:
    """A sum without a currency that goes on a row of sums in one sentence: its currency is inferred.

    Millions alone are no money: a cue stands before it, and nothing that is counted behind it.
    """
    text = reading.folded
    if not number.scaled or last.currency is None:
        return None
    if sentence_around(text, last.number.start, last.end)[1] < number.start:
        return None
    before, after = text[last.end : number.start], text[number.end :]
    if not _cue().search(before) or not _uncounted().match(after):
        return None
    return Sum(number, number.end, last.currency, "", INFERRED)


def _row(
    reading: Reading, found: Sum, before: list[Sum], after: list[Sum], named: tuple[Named, ...]
) -> Money:
    text, number = reading.folded, found.number
    bound, begin = bound_of(text, number)
    sentence = sentence_around(text, begin, found.end)
    first = max([sentence[0], *(one.end for one in before)])
    last = min([sentence[1], *(one.number.start for one in after)])
    payer, recipient = _parties(text, found, sentence, (first, last), named, alone=not before)
    parties = [one for one in (payer, recipient) if one]
    within = (max([0, *(one.end for one in before)]), min([len(text), *(_lead(text, one) for one in after)]))
    begins, ends = (
        min([begin, *(one.start for one in parties)]),
        max([found.end, *(one.end for one in parties)]),
    )
    start, end, words, lines = quote(reading, begins, ends, (_and_before(text, *within, begins), within[1]))
    period = period_of(reading, begin, found.end, last)
    return Money(
        passage=reading.place,
        start=start,
        end=end,
        quote=words,
        lines=lines,
        origin=Origin.SOURCE if found.origin == SOURCE else Origin.INFERRED,
        amount=number.value,
        currency=found.currency,
        currency_origin=found.origin if found.currency else "",
        currency_word=found.word,
        approximate=bound != "exact",
        payer=payer.name if payer else None,
        payer_origin=INFERRED if payer else "",
        recipient=recipient.name if recipient else None,
        purpose=None
        if recipient and recipient.start <= found.end + 2
        else _purpose(reading, found.end, last),
        period=period,
        per=per_of(text, found.end),
    )


def _and_before(text: str, first: int, last: int, begins: int) -> int:
    """Where the quotation of a sum may begin that follows another: with what joins the two."""
    if first == 0 or first > begins:
        return min(first, begins)
    joined = _JOINS.search(text, first, begins)
    return joined.start("join") if joined else first


def _lead(text: str, found: Sum) -> int:
    """Where the words of a sum begin, with what bounds it."""
    return bound_of(text, found.number)[1]


def _parties(
    text: str,
    found: Sum,
    sentence: tuple[int, int],
    between: tuple[int, int],
    named: tuple[Named, ...],
    *,
    alone: bool,
) -> tuple[Named | None, Named | None]:
    """Who gives and who gets, where the words of the same sentence say it without another sum between."""
    payer = recipient = None
    for one in named:
        if sentence[0] <= one.start < found.number.start and found.number.start - one.end <= DISTANCE:
            before = text[max(sentence[0], one.start - 60) : one.start]
            if _gets_before().search(before) or one.clitic in ("ل", "لل"):
                recipient = one if one.start >= between[0] else recipient
            elif alone and not one.clitic and _gives_before().search(before):
                payer = one
        elif recipient is None and found.end <= one.start < between[1]:
            recipient = one if _leads_to(text[found.end : one.start], one) else None
    return payer, recipient


def _leads_to(gap: str, one: Named) -> bool:
    """Tell whether the sum goes to whoever is named: «16 مليون يورو لليبيا», «إلى ثلاثة مشاريع في ليبيا»."""
    if len(gap.split()) > 5 or re.search(r"[.؛،]", gap):
        return False
    return one.clitic in ("ل", "لل") or bool(
        re.search(r"(?<!\w)(?:الي|لصالح|ل\w+ في|الي \w+ \w+ في) ?$", gap)
    )


def _purpose(reading: Reading, start: int, last: int) -> str | None:
    """What a sum is for, in the words right behind it: «لحماية الأماكن العامة»."""
    match = _for().match(reading.folded, start, last)
    if match is None:
        return None
    begin, end = reading.outside(*match.span("purpose"))
    words = " ".join(reading.text[begin:end].split()[:PURPOSE_WORDS])
    return _TRAILING.sub("", words) or None


@cache
def _for() -> re.Pattern[str]:
    return re.compile(r"\s*(?:منها |منه |اخري )?(?P<purpose>ل(?!كن|م |ا |ن |و |دي )\w{2,}[^.،؛:()\n«»“”\"]*)")


@cache
def _codes() -> dict[str, str | None]:
    """What each folded name of a currency means; None where several are called so."""
    words = table(TABLE)
    names: dict[str, str | None] = {}
    tender = {
        code
        for found in get_global("territory_currencies").values()
        for code, _, end, legal in found
        if not end
    }
    for code, name in Locale("ar").currencies.items():
        if code in tender and len(name.split()) > 1:
            names[fold(name)] = code
    names |= {fold(word): None for word in words["open"]["words"]}
    names |= {fold(word): code for word, code in words["currencies"].items()}
    names |= {fold(word): code for word, code in words["phrases"].items()}
    names |= {fold(sign): code for sign, code in words["signs"].items()}
    return names


def _code(word: str) -> str | None:
    """The currency that words name, in whatever form they stand: «دينارا ليبيا», «الدينارات الليبية»."""
    return _codes().get(_plain(word))


def _known_name(words: str) -> str:
    """The longest beginning of words that is the name of a currency: «دولار من» is «دولار»."""
    parts = words.split(" ")
    for last in range(len(parts), 1, -1):
        if _plain(" ".join(parts[:last])) in _codes():
            return " ".join(parts[:last])
    return parts[0]


def _plain(words: str) -> str:
    return " ".join(_bare(word) for word in words.split())


def _bare(word: str) -> str:
    known = _heads() | _adjectives()
    tries = (word, word.removeprefix("ال"))
    for one in tries:
        for ending in ("", "ا", "ات", "ه", "ين", "ان"):
            if one.endswith(ending) and (base := one.removesuffix(ending)) in known:
                return base
    return _plurals().get(word.removeprefix("ال"), word)


@cache
def _plurals() -> dict[str, str]:
    return {fold(many): fold(one) for many, one in table(TABLE)["plurals"].items()}


@cache
def _heads() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _codes())


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for name in _codes() for word in name.split()[1:])


@cache
def _currency() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, {*_heads(), *_plurals()}), key=len, reverse=True))
    rest = "|".join(sorted(map(re.escape, _adjectives()), key=len, reverse=True))
    phrase = "|".join(fold(words) for words in table(TABLE)["phrases"] if len(words.split()) > 2)
    signs = "|".join(sorted(map(re.escape, map(fold, table(TABLE)["signs"])), key=len, reverse=True))
    noun = rf"(?:ال)?(?:{heads})(?:ا|ات|ين|ان)?(?:\s+(?:ال)?(?:{rest})(?:ه|ا)?(?!\w))*(?!\w)"
    return re.compile(rf"\s*(?:من ال)?(?P<word>{phrase}|{noun})|\s?(?P<sign>{signs})(?!\w)")


@cache
def _sign_before() -> re.Pattern[str]:
    signs = "|".join(sorted(map(re.escape, map(fold, table(TABLE)["signs"])), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<sign>{signs})\s?$")


@cache
def _money_word() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, {*_heads(), *_plurals()}), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:و?ب?ال)?(?:{heads})(?:ا|ات|ين|ان)?(?!\w)|[$€£]|(?<!\w)(?:usd|eur|gbp)(?!\w)"
    )


@cache
def _cue() -> re.Pattern[str]:
    cues = [fold(word) for word in table(TABLE)["cues"]["words"]]
    words = "|".join(sorted((re.escape(cue) for cue in cues), key=len, reverse=True))
    return re.compile(rf"(?:(?<!\w)|(?<=(?<!\w)و))(?:{words})\s*(?:نحو |حوالي |قرابه )?[بو]?$|[،:(«]\s*و?$")


@cache
def _uncounted() -> re.Pattern[str]:
    words = [fold(word) for word in table(TABLE)["cues"]["no_noun"]]
    after = "|".join(sorted((re.escape(word) for word in words if len(word) > 2), key=len, reverse=True))
    return re.compile(rf"\s*(?:$|[.،؛:()«»\"“”]|(?:{after})(?!\w)|في(?!\w)|لل?\w|و\w)")


@cache
def _gives_before() -> re.Pattern[str]:
    return _verbs("give", "masdar", article=False)


@cache
def _gets_before() -> re.Pattern[str]:
    return _verbs("get", "to", article=True)


def _verbs(*keys: str, article: bool) -> re.Pattern[str]:
    verbs = table(TABLE)["verbs"]
    words = "|".join(sorted((fold(w) for key in keys for w in verbs[key]), key=len, reverse=True))
    gap = r"(?:دوله |حكومه |جمهوريه |مملكه |السلطات |الحكومه )?"
    lead = r"(?:(?<!\w)|(?<=(?<!\w)[وف])|(?<=(?<!\w)س)|(?<=(?<!\w)ل)|(?<=(?<!\w)ب))"
    far = "" if article else r"(?:\w+ ){0,2}?"
    return re.compile(rf"{lead}(?:{words})(?:ها|ه)?\s+(?:مؤخرا |من )?{far}{gap}$")
