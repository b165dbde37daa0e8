"""Recommendations, commitments, tasks: numbered, in a section named so, or told by a text that names them."""

import re
from collections.abc import Iterator
from functools import cache

from build_tools.arabic.text import fold, folded_with_offsets, folded_words
from build_tools.ground.tables import table
from build_tools.model import Advice, Document, Origin, Recommendation
from build_tools.model.tree import passages
from build_tools.registers.text.quoting import lines_of
from build_tools.registers.text.reading import Reading, sentence_around

TABLE = "arabic/registers/advice"
LONGEST_NAME = 10  # words
_TAIL = re.compile(r"[\s،.؛:”“\"»]*(?:(?<!\w)(?:كما|و|حيث|اضافه الي ذلك)[\s،.؛:”“\"»]*)*$")
RECOMMENDATION, COMMITMENT, TASK, DECISION = "recommendation", "commitment", "task", "decision"


def draw_recommendations(document: Document, readings: tuple[Reading, ...]) -> Iterator[Advice]:
    """Yield the recommendations of a document in order."""
    headings = {p.anchor: p.own for p in passages(document) if p.kind == "heading"}
    package, article = "", None
    for reading in readings:
        section = headings.get(reading.passage.section or "", "")
        kind = reading.passage.kind
        article = reading.passage.section if reading.passage.called == "article" else article
        if kind == "recommendation" or (kind == "list_item" and _is_named(section)):
            yield _whole(reading, section, _modality(reading.folded))
        elif kind == "list_item" and document.genre in _tasks()["genres"] and _is_task(section):
            if article is None or article != reading.passage.section:  # items of an article define or order
                yield _whole(reading, section, TASK)
        elif kind in ("paragraph", "quotation") and document.genre in ("news_item", "statement", "document"):
            package = _package(reading.folded) or package
            yield from _told(reading, package)


def _whole(reading: Reading, section: str, modality: str) -> Advice:
    """A passage that is a recommendation as a whole, quoted by the clause that says so."""
    start, end = _saying(reading)
    block = reading.passage.block
    label = block.label if isinstance(block, Recommendation) else str(getattr(block, "label", "") or "")
    number = reading.passage.number
    return Advice(
        passage=reading.place,
        start=start,
        end=end,
        quote=reading.text[start:end],
        lines=lines_of(reading, start, end),
        modality=modality,
        text=reading.text.strip(),
        number=number if isinstance(number, int) else None,
        label=label,
        section=section or None,
        addressees=() if modality == TASK else addressees(reading.text),
    )


def _saying(reading: Reading) -> tuple[int, int]:
    """The clause with the word that advises or promises, else the first sentence."""
    match = None if reading.folded.lstrip().startswith("ان ") else _modal().search(reading.folded)
    if match:
        return sentence_around(reading.text, *reading.outside(*match.span()))
    first = len(reading.text) - len(reading.text.lstrip())
    return sentence_around(reading.text, first, min(first + 1, len(reading.text)))


def _modality(folded: str) -> str:
    match = _modal().search(folded)
    return str(match.lastgroup) if match else RECOMMENDATION


def addressees(text: str) -> tuple[str, ...]:
    """Return whom the first words that address somebody name, each by itself.

    >>> addressees("ينبغي للدول الأعضاء أن تنشر التقرير")
    ('الدول الأعضاء',)
    >>> addressees("ستواصل الأمم المتحدة تعزيز دعمها")
    ('الأمم المتحدة',)
    >>> addressees("يجب تعزيز القدرات")
    ()
    """
    folded, offsets = folded_with_offsets(text)
    text = "".join(text[at] for at in offsets[:-1])
    for match in _addressed().finditer(folded):
        if names := _names_at(text, folded, match.end()):
            return names
    return ()


def _names_at(text: str, folded: str, start: int) -> tuple[str, ...]:
    words: list[str] = []
    at = start
    all_of = re.compile(r"كل من ").match(folded, start)
    start = all_of.end() if all_of else start
    for match in re.finditer(r"\S+", folded[start : start + 200]):
        word = match[0].strip('،.؛:«»“”"()')
        word = folded_words(word)
        if words and (
            word in _ends() or word.startswith("بال") or word.endswith(("تها", "تهم", "مها", "عها"))
        ):
            break
        words.append(text[start + match.start() : start + match.end()].strip('،.؛:«»“”"()'))
        at = start + match.end()
        if folded[at - 1] in '،.؛:«»“”"()' or len(words) >= LONGEST_NAME:
            break
    if len(words) >= LONGEST_NAME or not words or not _is_actor(words[0]):
        return ()
    return _parted(" ".join(words))


def _is_actor(word: str) -> bool:
    folded = fold(word)
    bare = folded.removeprefix("لل") if folded.startswith("لل") else folded.removeprefix("ل")
    known = _actors()
    return folded in known or ("ال" + bare in known and folded.startswith("لل")) or bare in known


def _parted(name: str) -> tuple[str, ...]:
    """«الأمم المتحدة والاتحاد الأفريقي» are two; a name that goes on without its own head is one."""
    name = _without_lam(name).strip()
    parts = re.split(r"\s+و(?=ال\w)", name)
    if len(parts) > 1 and all(fold(part).split()[0] in _actors() for part in parts):
        return tuple(parts)
    return (name,)


def _without_lam(name: str) -> str:
    if name.startswith("لل"):
        return "ال" + name[2:]
    return name[1:] if name.startswith("ل") and fold(name[1:].split()[0]) in _actors() else name


def _told(reading: Reading, package: str) -> Iterator[Advice]:
    """The acts that a text tells as recommended, in a text that says it tells recommendations."""
    if not package and not _speaks_of_them(reading.folded):
        return
    cues = list(_cues().finditer(reading.folded))
    for place, cue in enumerate(cues):
        last = cues[place + 1].start() if place + 1 < len(cues) else len(reading.folded)
        sentence = sentence_around(reading.folded, cue.start(), cue.end())
        for start, end in _acts(reading.folded, cue.end(), min(last, sentence[1])):
            yield _act(reading, cue[0], start, end, package)


def _acts(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of what was recommended: each begins with what is to be done."""
    begins = [start, *(match.start("act") for match in _next_act().finditer(folded, start, end))]
    for place, begin in enumerate(begins):
        until = begins[place + 1] if place + 1 < len(begins) else end
        words = _TAIL.sub("", folded[begin:until])
        if len(words.split()) > 1:
            yield begin, begin + len(words)


def _act(reading: Reading, cue: str, begin: int, until: int, package: str) -> Advice:
    start, end = reading.outside(begin, until)
    while start < end and not reading.text[start].isalnum():
        start += 1
    words = reading.text[start:end]
    return Advice(
        passage=reading.place,
        start=start,
        end=end,
        quote=words,
        lines=lines_of(reading, start, end),
        origin=Origin.INFERRED,
        modality=RECOMMENDATION,
        text=words,
        addressees=_told_addressees(cue, words),
        package=package,
    )


def _told_addressees(cue: str, words: str) -> tuple[str, ...]:
    """Who is called upon in the cue, whose duty the act names, or those who agreed on what they will do."""
    if called := re.search(r"(?:داعين|دعا المشاركون|دعا المجتمعون) (?!كذلك|الي)(\w+)", cue):
        return (called[1].replace("البعثه", "البعثة"),)
    if duty := _duty().match(fold(words)):
        return _names_at(words, fold(words), duty.end())
    if re.search(r"اتفق", cue):
        return ("المشاركون",)
    return ()


def _speaks_of_them(folded: str) -> bool:
    return _named().search(folded) is not None


def _package(folded: str) -> str:
    """Which package of recommendations a passage begins to tell: `1` or `2`, or nothing."""
    if re.search(r"حزمه? التوصيات الثانيه|الحزمه الثانيه", folded):
        return "2"
    return "1" if re.search(r"(?:حزمتين|حزمه) من التوصيات", folded) else ""


def _is_named(section: str) -> bool:
    return folded_words(section).strip(" .:…") in _section_names()


def _is_task(section: str) -> bool:
    first = folded_words(section).split()[:1]
    return bool(first) and first[0] in _task_names()


def _tasks() -> dict[str, list[str]]:
    found: dict[str, list[str]] = table(TABLE)["tasks"]
    return found


def _any(words: list[str]) -> str:
    return "|".join(sorted((re.escape(fold(word)) for word in words), key=len, reverse=True))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(table(TABLE)['acts']['names'])})(?!\w)")


@cache
def _section_names() -> frozenset[str]:
    return frozenset(map(folded_words, table("arabic/printed/headings")["recommendations"]["words"]))


@cache
def _task_names() -> frozenset[str]:
    return frozenset(map(fold, _tasks()["words"]))


@cache
def _actors() -> frozenset[str]:
    return frozenset(map(fold, table(TABLE)["addressed"]["actors"]))


@cache
def _ends() -> frozenset[str]:
    return frozenset(map(fold, table(TABLE)["addressed"]["ends"]))


@cache
def _modal() -> re.Pattern[str]:
    found = table(TABLE)["modality"]
    kinds = "|".join(rf"(?P<{kind}>{_any(words)})" for kind, words in found.items())
    return re.compile(rf"(?<!\w)(?<!انه )(?<!انها )[وف]?(?:{kinds})(?!\w)")


@cache
def _addressed() -> re.Pattern[str]:
    found = table(TABLE)["addressed"]
    on = _any([*found["on"], *found["call"], *found["promise"]])
    joined = _any(found["for"])
    who = _any(found["who"])
    return re.compile(rf"(?<!\w)[وف]?(?:(?:{on})\s+(?:(?:{who})\s+)?|(?:{joined})\s+(?=ل\w))(?=\S)")


@cache
def _cues() -> re.Pattern[str]:
    found = table(TABLE)["acts"]
    quoted = r"[ \"“”«»]*"
    cues = "|".join(
        quoted.join(map(re.escape, fold(cue).split())) for cue in sorted(found["cues"], key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{cues}){quoted}(?:ب(?=ال|[ا-ي]))?")


@cache
def _next_act() -> re.Pattern[str]:
    begins = _any(table(TABLE)["acts"]["begins"])
    return re.compile(rf"[،؛]\s*و(?P<act>(?:ال)?(?:{begins})(?!\w))")


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(r"(?:ضروره )?(?:التزام|وفاء|استكمال قوام)\s+")
