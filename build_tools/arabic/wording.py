"""What the pages say in Arabic: messages, counted nouns, dates, lines, languages."""

from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.dates import get_month_names

from build_tools.arabic.numerals import printed_number
from build_tools.ground.tables import table
from build_tools.model import Paragraph, Recommendation


def say(key: str, **values: str | int) -> str:
    """Return the message `key` of `arabic/messages.toml`, with `values` in it.

    >>> say("notes.marker", number=17)
    'الحاشية 17'
    """
    return _message(key).format(**values)


@cache
def _message(key: str) -> str:
    found = table("arabic/messages")
    for part in key.split("."):
        found = found[part]
    return str(found)


def recommendation_label(block: Recommendation) -> str:
    """Return the printed label of a recommendation, or one of ours where it has none.

    >>> recommendation_label(Recommendation(lines=(1,), number=2, label="التوصية رقم", body=()))
    'التوصية رقم 2'
    >>> recommendation_label(Recommendation(lines=(1,), number=None, label="ب", body=()))
    'توصية (ب)'
    """
    if block.label and block.label.split()[0] not in table("arabic/printed/headings")["labels"]["words"]:
        return f"{say('report.unnumbered_recommendation')} ({block.label})"
    if block.label:
        return printed_label(block)
    if block.number is None:
        return say("report.unnumbered_recommendation")
    return say("report.recommendation", number=block.number)


def printed_label(block: Recommendation) -> str:
    """Return the label of a recommendation and its number as printed: in digits, or in words of the label.

    >>> printed_label(Recommendation(lines=(1,), number=2, label="التوصية الثانية", body=()))
    'التوصية الثانية'
    """
    words = block.label.split()
    if block.number is not None and printed_number(" ".join(words[1:])) != block.number:
        words.append(str(block.number))
    return " ".join(words)


def paragraph_label(block: Paragraph) -> str:
    """Return what is printed before a paragraph, or nothing: «12», «1.2.1», «المادة 3».

    >>> from build_tools.model import Text
    >>> paragraph_label(Paragraph(lines=(1,), text=Text(plain="نص"), label="المادة 3", article=3))
    'المادة 3'
    """
    if (block.label and not block.label[-1].isdigit()) or block.article is not None:
        return str(block.label)
    return block.label or str(block.number or "")


def heading_label(label: str | None) -> str:
    """Return the printed number of a heading as it stands before its words.

    >>> heading_label("أولا"), heading_label("2"), heading_label("2.1"), heading_label("المادة 3")
    ('أولا - ', '2. ', '2.1 ', 'المادة 3: ')
    """
    if not label:
        return ""
    if label[-1].isdigit() and label[0].isdigit():
        return f"{label} " if "." in label else f"{label}. "
    parts = table("arabic/printed/headings")["parts"]["words"]
    return f"{label}: " if label.split()[0] in parts else f"{label} - "


def is_said(key: str) -> bool:
    """Tell whether there is a message `key`."""
    section, _, name = key.partition(".")
    return name in table("arabic/messages").get(section, {})


def count(noun: str, n: int) -> str:
    """Return `n` with its noun in the form that Arabic asks for.

    >>> [count("reports", n) for n in (1, 2, 3, 11, 100)]
    ['تقرير واحد', 'تقريران', '3 تقارير', '11 تقريرًا', '100 تقرير']
    """
    return say(f"plurals.{noun}.{_arabic().plural_form(n)}", n=n)


def show_date(iso: str) -> str:
    """Return an ISO date in words, the month in both traditions.

    >>> show_date("2023-07-25"), show_date("2021-08"), show_date("2017")
    ('25 يوليو (تموز) 2023', 'أغسطس (آب) 2021', '2017')
    """
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = int(rest[0])
    names = f"{_months('ar_EG')[month - 1]} ({_months('ar_SY')[month - 1]}) {year}"
    return f"{int(rest[1])} {names}" if len(rest) > 1 else names


def show_lines(lines: Sequence[int]) -> str:
    """Return the place of `lines` in the received file in words.

    >>> show_lines([5]), show_lines([5, 6]), show_lines([3, 4, 5]), show_lines([3, 5, 9])
    ('السطر 5', 'السطران 5 و6', 'الأسطر 3–5', 'الأسطر 3 و5 و9')
    """
    if len(lines) < 3:
        return say("lines.one" if len(lines) == 1 else "lines.two", first=lines[0], last=lines[-1])
    if list(lines) == list(range(lines[0], lines[-1] + 1)):
        return say("lines.range", first=lines[0], last=lines[-1])
    return say("lines.many", all=" و".join(str(line) for line in lines))


def show_gap(what: str, first: int, last: int) -> str:
    """Return the notice that stands where numbers are missing.

    >>> show_gap("paragraph", 53, 55)
    'الفقرات 53–55 غير واردة في المصدر'
    """
    form = {0: "", 1: "_two"}.get(last - first, "_many")
    return say(f"gaps.{what}{form}", first=first, last=last)


def show_language(language: str) -> str:
    """Return the Arabic name of a language told by its code or English name; else what was told.

    >>> show_language("en"), show_language("English"), show_language("لغة أخرى")
    ('الإنجليزية', 'الإنجليزية', 'لغة أخرى')
    """
    code = _english_names().get(language.lower(), language)
    return str(_arabic().languages.get(code, language))


@cache
def _english_names() -> dict[str, str]:
    return {str(name).lower(): code for code, name in Locale("en").languages.items()}


@cache
def _arabic() -> Locale:
    return Locale("ar")


@cache
def _months(locale: str) -> tuple[str, ...]:
    names = get_month_names("wide", locale=locale)
    return tuple(str(names[month]) for month in range(1, 13))
