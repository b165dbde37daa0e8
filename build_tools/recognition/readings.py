"""Repairs of single lines that need no judgement: named `str → str` functions, each recorded.

They change spaces, signs and forms of letters, never a letter itself.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from build_tools.arabic.addresses import find_pattern
from build_tools.ground.invisible import drop_invisible, holds_hidden, part_blanks
from build_tools.model import Origin, Repair, Source

LETTER = "[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]"
GLUED_STOP = re.compile(
    rf"(?P<stop>[.،؛])(?=[«“]|و |{LETTER}{{2}})(?<=(?:{LETTER}{{2}}|[ \d][”»\")]|{LETTER}[”»\")]|{LETTER} ).)"
)
BROKEN = "- ("
BROKEN_SYMBOL = re.compile(r"(?<![(\w])([AS]/\d+/\d+)- \(([AS]/\d{4}/\d+)\)")
PRESENTATION_FORM = re.compile("[\N{ARABIC LETTER ALEF WASLA ISOLATED FORM}-\ufdfb\ufe70-\ufefc]")
PRESENTATION_FORMS = re.compile(f"{PRESENTATION_FORM.pattern}+")
FONT_BULLET = re.compile("^(\\s*)[\uf020-\uf0ff]\\s*(?=\\S)")  # Symbol and Wingdings
PARTINGS = re.compile("[\v\f\x1c-\x1f\x85\u2028\u2029]")
OPENING = (
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{LEFT-TO-RIGHT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}\N{FIRST STRONG ISOLATE}"
)
CLOSING = "\N{POP DIRECTIONAL FORMATTING}\N{POP DIRECTIONAL ISOLATE}"
EMBEDDED = re.compile(
    rf"(?P<open>[{OPENING}])(?P<before>\s*)(?P<run>[^{OPENING}{CLOSING}]*?)(?P<after>\s*)(?P<close>[{CLOSING}])"
)
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
BETWEEN_LINES = " "  # a line break itself cannot be seen


def read_symbols(text: str) -> str:
    """Close a double document symbol that was printed in two pieces.

    >>> read_symbols("و A/67/970- (S/2013/480)، يطلع")
    'و (A/67/970-S/2013/480)، يطلع'
    """
    return BROKEN_SYMBOL.sub(r"(\1-\2)", text) if BROKEN in text else text


def separate_sentences(text: str) -> str:
    """Put a space after a stop or a comma that is glued to the next word; never in an address.

    >>> separate_sentences("من جديد.أعلن البرلمان"), separate_sentences("تجمع س.ص"), separate_sentences("8.5")
    ('من جديد. أعلن البرلمان', 'تجمع س.ص', '8.5')
    """
    if GLUED_STOP.search(text) is None:
        return text
    return _stops().sub(lambda found: f"{found['stop']} " if found["stop"] else found[0], text)


@cache
def _stops() -> re.Pattern[str]:
    """Addresses and other names with dots, each as a whole, and the glued stops outside them."""
    return re.compile(f"{find_pattern('address')}|{find_pattern('name')}|{GLUED_STOP.pattern}")


def free_spaces(text: str) -> str:
    """Make no-break spaces ordinary ones.

    >>> free_spaces("ثم\\N{NO-BREAK SPACE}قال")
    'ثم قال'
    """
    return text.replace(NO_BREAK_SPACE, " ")


def plain_letters(text: str) -> str:
    """Turn presentation forms, the shapes of single printed letters, into letters.

    >>> plain_letters("\\ufefb")
    'لا'
    """
    return PRESENTATION_FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def part_lines(text: str) -> str:
    """Put a space where a sign inside the line parts lines, paragraphs or pages.

    >>> part_lines("نهاية\\N{LINE SEPARATOR}بداية")
    'نهاية بداية'
    """
    return PARTINGS.sub(" ", text)


def plain_bullets(text: str) -> str:
    """Turn the bullet that a word processor sets in a font of its own into a plain one.

    >>> plain_bullets("\\uf0b7 تمويلها")
    '• تمويلها'
    """
    return FONT_BULLET.sub(r"\1• ", text)


def free_embedded_spaces(text: str) -> str:
    """Put a space that marks of direction hold with a number on the other side of it, where it is missing.

    The marks turn the run about, so that the space before a number in the file stands behind it on the page.

    >>> marked = "في \\N{LEFT-TO-RIGHT EMBEDDING} 12\\N{POP DIRECTIONAL FORMATTING}يوما"
    >>> drop_invisible(free_embedded_spaces(marked))
    'في 12 يوما'
    """
    return EMBEDDED.sub(_freed, text) if any(sign in text for sign in OPENING) else text


def _freed(match: re.Match[str]) -> str:
    text = match.string
    joined = match.start() > 0 and text[match.start() - 1].isalnum()
    goes_on = match.end() < len(text) and text[match.end()].isalnum()
    before = match["after"] if joined else ""
    after = match["before"] if goes_on else ""
    kept_before = "" if after or not match["before"] else match["before"]
    kept_after = "" if before or not match["after"] else match["after"]
    return f"{before}{match['open']}{kept_before}{match['run']}{kept_after}{match['close']}{after}"


# What a text must hold so that any of its lines may need some readings, and these in their order.
READINGS: tuple[tuple[Callable[[str], object], tuple[tuple[str, Callable[[str], str]], ...]], ...] = (
    (
        holds_hidden,
        (
            ("parting_signs", part_lines),
            ("blank_signs", part_blanks),
            ("font_bullet", plain_bullets),
            ("embedded_space", free_embedded_spaces),
            ("invisible_characters", drop_invisible),
        ),
    ),
    (PRESENTATION_FORM.search, (("presentation_forms", plain_letters),)),
    (re.compile(NO_BREAK_SPACE).search, (("no_break_space", free_spaces),)),
    (re.compile(re.escape(BROKEN)).search, (("broken_symbol", read_symbols),)),
    (GLUED_STOP.search, (("glued_sentence", separate_sentences),)),
)


def read_lines(source: Source) -> Source:
    """Return the source with every reading applied to its lines, and each change recorded.

    Most texts need few of them, and are asked as a whole.
    """
    texts = [line.text for line in source.lines]
    repairs: list[Repair] = []
    for may_need, readings in READINGS:
        for reason, read in readings if may_need(BETWEEN_LINES.join(texts)) else ():
            for place, text in enumerate(texts):
                texts[place] = published = read(text)
                if published != text and text.strip():
                    repairs.append(_repair(source.lines[place].number, text, published, reason))
    lines = (
        line if text == line.text else replace(line, text=text)
        for line, text in zip(source.lines, texts, strict=True)
    )
    repairs.sort(key=lambda repair: repair.line)
    return replace(source, lines=tuple(lines), repairs=(*source.repairs, *repairs))


def _repair(number: int, received: str, published: str, reason: str) -> Repair:
    return Repair(line=number, received=received, published=published, reason=reason, origin=Origin.INFERRED)
