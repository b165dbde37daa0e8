"""The ways an editor changes sources, each with a seed. A table at the end names them all."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from benchmarks.links.texts import MarkedLine, MarkedText, fresh_mark, joined, parted

Texts = dict[str, MarkedText]
Mutation = Callable[[Texts, str, Random], Texts]
Lines = list[MarkedLine]

WORDS = re.findall(
    r"\w+",
    """الميزانية المدينة الحدود القانون البرنامج الحوار المجتمع الشرطة التدريب الإدارة الوثيقة المؤتمر الخطة
    تعمل تبحث تؤكد تدعم تراجع تنشئ تقترح على في من إلى مع قبل بعد خلال نحو بين جديدة واسعة محلية إقليمية
    سنوية مشتركة أولى لاحقة عامة مدنية الخبراء السكان النساء الشباب البلديات المنظمات الوزارات اللجان""",
)
NUMBERED = re.compile(r"^(\(?)([0-9]{1,3})(\)|\s?[-–]\s)|^(التوصية\s+)([0-9]{1,3})")


def insert_paragraphs(texts: Texts, id: str, random: Random) -> Texts:
    """Three new paragraphs."""
    return _edited(texts, id, lambda lines: _insert(lines, random, [_sentence(random) for _ in range(3)]))


def insert_headings(texts: Texts, id: str, random: Random) -> Texts:
    """Two new headings."""
    return _edited(texts, id, lambda lines: _insert(lines, random, [_phrase(random, 3) for _ in range(2)]))


def rename_headings(texts: Texts, id: str, random: Random) -> Texts:
    """Every third heading gets other words under its old label."""

    def change(lines: Lines) -> None:
        for place in _some(lines, random, 1 / 3, lambda line: line.heading):
            label = re.match(r"\S+\s*[-–]\s*", lines[place].text)
            lines[place] = replace(lines[place], text=(label[0] if label else "") + _phrase(random, 4))

    return _edited(texts, id, change)


def delete_lines(texts: Texts, id: str, random: Random) -> Texts:
    """A tenth of the lines are gone."""

    def change(lines: Lines) -> None:
        for place in reversed(_some(lines, random, 0.1)):
            del lines[place]

    return _edited(texts, id, change)


def edit_words(texts: Texts, id: str, random: Random) -> Texts:
    """A third of the lines have a fifth of their words replaced, dropped or added."""
    return _edited(texts, id, lambda lines: _reword(lines, random, share=0.2))


def rewrite_lines(texts: Texts, id: str, random: Random) -> Texts:
    """A third of the lines have two fifths of their words replaced, dropped or added."""
    return _edited(texts, id, lambda lines: _reword(lines, random, share=0.4))


def correct_letters(texts: Texts, id: str, random: Random) -> Texts:
    """Half of the lines have one letter corrected."""

    def change(lines: Lines) -> None:
        for place in _some(lines, random, 0.5):
            letters = [i for i, char in enumerate(lines[place].text) if char.isalpha()]
            at = random.choice(letters) if letters else 0
            text = lines[place].text
            lines[place] = replace(lines[place], text=text[:at] + random.choice("ابتثجد") + text[at + 1 :])

    return _edited(texts, id, change)


def move_lines(texts: Texts, id: str, random: Random) -> Texts:
    """A tenth of the lines stand elsewhere."""

    def change(lines: Lines) -> None:
        for place in _some(lines, random, 0.1):
            line = lines.pop(place)
            lines.insert(random.randrange(len(lines) + 1), line)

    return _edited(texts, id, change)


def split_lines(texts: Texts, id: str, random: Random) -> Texts:
    """A fifth of the longer lines become two or three."""

    def change(lines: Lines) -> None:
        for place in reversed(_some(lines, random, 0.2, lambda line: len(line.text.split()) > 12)):
            lines[place : place + 1] = _with_space(_pieces(lines[place], random), lines)

    return _edited(texts, id, change)


def merge_lines(texts: Texts, id: str, random: Random) -> Texts:
    """A tenth of the lines go on with the line after them."""

    def change(lines: Lines) -> None:
        for place in reversed(_some(lines, random, 0.1)):
            after = next((n for n in range(place + 1, len(lines)) if lines[n].marks), None)
            if after is not None:
                lines[place : after + 1] = [joined(lines[place], lines[after])]

    return _edited(texts, id, change)


def renumber(texts: Texts, id: str, random: Random) -> Texts:
    """From some line on, all printed numbers are one higher, and a new paragraph has the first of them."""

    def change(lines: Lines) -> None:
        numbered = [place for place, line in enumerate(lines) if NUMBERED.match(line.text)]
        if not numbered:
            return
        start = random.choice(numbered)
        first = lines[start].text
        for place in range(start, len(lines)):
            lines[place] = replace(lines[place], text=NUMBERED.sub(_next_number, lines[place].text))
        own = NUMBERED.match(first)
        if own and own[2]:
            text = own[0] + _sentence(random)
            lines[start:start] = _with_space([MarkedLine(text=text, marks=(fresh_mark(),))], lines)

    return _edited(texts, id, change)


def rename_source(texts: Texts, id: str, random: Random) -> Texts:
    """The source has another file name."""
    return _renamed(texts, id, f"{id[:40]}-{random.randrange(100, 999)}")


def rename_and_edit(texts: Texts, id: str, random: Random) -> Texts:
    """The source has another file name and other words."""
    return rename_source(edit_words(texts, id, random), id, random)


def add_sources(texts: Texts, id: str, random: Random) -> Texts:
    """Two other sources, one of which begins like this one."""
    own, more = ([MarkedLine(text=_sentence(random), marks=(fresh_mark(),)) for _ in range(20)] for _ in "ab")
    copied = [replace(line, marks=(fresh_mark(),)) for line in texts[id].lines[:10] if line.marks]
    names = random.sample(range(10**6), 2)
    others = {f"other-{names[0]}": own, f"other-{names[1]}": [*copied, *more]}
    added = {
        new: MarkedText(source=replace(texts[id].source, id=new, file=f"{new}.txt"), lines=tuple(known))
        for new, known in others.items()
    }
    return {**texts, **added}


def move_to_other(texts: Texts, id: str, random: Random) -> Texts:
    """A tenth of the lines stand in another report."""
    other = random.choice([known for known in texts if known != id])
    taken = set(_some(list(texts[id].lines), random, 0.1))
    moved = [line for place, line in enumerate(texts[id].lines) if place in taken]
    stay = [line for place, line in enumerate(texts[id].lines) if place not in taken]
    lines = list(texts[other].lines)
    at = random.randrange(len(lines) // 2, len(lines) + 1)
    lines[at:at] = _with_space(moved, lines)
    return {
        **texts,
        id: replace(texts[id], lines=tuple(stay)),
        other: replace(texts[other], lines=tuple(lines)),
    }


def swap_sources(texts: Texts, id: str, random: Random) -> Texts:
    """Two sources exchange their names."""
    other = random.choice([known for known in texts if known != id])
    swapped = {**texts}
    for here, there in ((id, other), (other, id)):
        source = replace(texts[there].source, id=here, file=f"{here}.txt")
        swapped[here] = replace(texts[there], source=source)
    return swapped


def remove_source(texts: Texts, id: str, random: Random) -> Texts:
    """The source is gone."""
    return {known: text for known, text in texts.items() if known != id}


def mix(texts: Texts, id: str, random: Random) -> Texts:
    """Four of the changes at once."""
    for change in random.sample(MIXED, 4):
        texts = change(texts, id, random)
    return texts


MIXED: Sequence[Mutation] = (
    insert_paragraphs,
    insert_headings,
    rename_headings,
    delete_lines,
    edit_words,
    correct_letters,
    move_lines,
    split_lines,
    merge_lines,
    renumber,
    move_to_other,
)

MUTATIONS: Sequence[Mutation] = (
    *MIXED,
    rewrite_lines,
    rename_source,
    rename_and_edit,
    add_sources,
    swap_sources,
    remove_source,
    mix,
)


def _edited(texts: Texts, id: str, change: Callable[[Lines], None]) -> Texts:
    lines = list(texts[id].lines)
    change(lines)
    return {**texts, id: replace(texts[id], lines=tuple(lines))}


def _renamed(texts: Texts, id: str, new: str) -> Texts:
    others = {known: text for known, text in texts.items() if known != id}
    source = replace(texts[id].source, id=new, file=f"{new}.txt")
    return {**others, new: replace(texts[id], source=source)}


def _some(
    lines: Lines, random: Random, share: float, fits: Callable[[MarkedLine], bool] = lambda line: True
) -> list[int]:
    """Places of lines that are not blank, at least one where there is any."""
    places = [place for place, line in enumerate(lines) if line.marks and fits(line)]
    return sorted(random.sample(places, min(len(places), max(1, round(len(places) * share)))))


def _insert(lines: Lines, random: Random, texts: Sequence[str]) -> None:
    for text in texts:
        at = random.randrange(len(lines) + 1)
        lines[at:at] = _with_space([MarkedLine(text=text, marks=(fresh_mark(),))], lines)


def _with_space(new: Sequence[MarkedLine], lines: Lines) -> Lines:
    """New lines, parted by blank ones where the source does that."""
    spaced = sum(not line.marks for line in lines) * 3 > len(lines)
    return [part for line in new for part in ((line, MarkedLine(text="")) if spaced else (line,))]


def _reword(lines: Lines, random: Random, *, share: float) -> None:
    for place in _some(lines, random, 1 / 3):
        label = NUMBERED.match(lines[place].text)
        head = label[0] if label else ""
        words = lines[place].text[len(head) :].split()
        for at in random.sample(range(len(words)), round(len(words) * share)):
            words[at] = random.choice(("", random.choice(WORDS), f"{words[at]} {random.choice(WORDS)}"))
        text = head + " ".join(word for word in words if word)
        lines[place] = replace(lines[place], text=text)


def _pieces(line: MarkedLine, random: Random) -> Lines:
    words = line.text.split()
    cuts = sorted(random.sample(range(4, len(words) - 3), random.choice((1, 1, 2))))
    return parted(line, cuts)


def _next_number(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}{int(match[2]) + 1}{match[3]}"
    return f"{match[4]}{int(match[5]) + 1}"


def _sentence(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randrange(15, 40))) + "."


def _phrase(random: Random, words: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(words))
