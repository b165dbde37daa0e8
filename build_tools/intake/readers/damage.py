"""Text that is no longer what was written: decoded wrongly, in letters of a font, or back to front."""

import re
import unicodedata
from collections import Counter

from build_tools.ground.errors import SourceError
from build_tools.ground.invisible import TATWEEL, is_unseen
from build_tools.ground.tables import table
from build_tools.intake.readers.decoding import ARABIC_WORD
from build_tools.intake.readers.disguises import READ_AS_LATIN, disguise
from build_tools.intake.readers.markup import entities, markup, page
from build_tools.intake.stated.tagged import find_tagged_head

SAMPLE = 20_000
FEWEST_CONTROLS = 8
CONTROL_SHARE = 0.02
FEW_CONTROLS_SHARE = 0.2
FEWEST_LOST = 8
LOST = (  # what stands in place of letters, and the share of a text from which on it cannot be read
    ("U+FFFD", re.compile("\N{REPLACEMENT CHARACTER}+"), 0.05),
    ("question marks", re.compile(r"(?<!\w)\?{2,}(?!\w)"), 0.3),
)
READ_AS_LATIN_SHARE = 0.2
PRIVATE_SHARE = 0.1
TURNED_TIMES = 5
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SHOWN_TEXT = "Open it in a browser, and save the text that is shown there."
ORIGINAL = "Copy the text again from its original, and save it as UTF-8."


def refuse_damage(text: str, file: str, *, holds_tags: bool = False) -> None:
    """Raise SourceError, with what happened to it, for a text that nobody could read.

    One that `holds_tags` is in a format that may: only a whole page is none of it.
    """
    if not text.strip():
        raise _refusal(file, None, "an empty file", "Paste the text into the file, or remove it.")
    _refuse_controls(text, file)
    _refuse_private_letters(text, file)
    _refuse_lost_letters(text, file)
    _refuse_markup(text, file, holds_tags)
    if not any(map(_is_letter, text)):
        raise _refusal(file, None, "a file without a single letter", "Paste the text into it, or remove it.")
    _refuse_turned(text, file)
    _refuse_disguises(text, file)


def _refuse_controls(text: str, file: str) -> None:
    """A stray control character is left out; a text full of them is none."""
    found = CONTROL.search(text)
    times = len(CONTROL.findall(text)) if found else 0
    many = times > (CONTROL_SHARE if times >= FEWEST_CONTROLS else FEW_CONTROLS_SHARE) * len(text)
    if found and many:
        place = f"byte 0x{ord(found[0]):02x} at offset {len(text[: found.start()].encode())}"
        advice = "Export the report as text and put that file here."
        raise _refusal(file, _line(text, found.start()), f"{place}, as in a binary file", advice)


def _refuse_private_letters(text: str, file: str) -> None:
    """Letters of an old font stand where Unicode has none: only that font shows what they mean."""
    private = [found.start() for found in PRIVATE.finditer(text[:SAMPLE])]
    if private and len(private) > PRIVATE_SHARE * sum(not char.isspace() for char in text[:SAMPLE]):
        found = f"letters of a font's own (U+{ord(text[private[0]]):04X}), which mean nothing without it"
        raise _refusal(file, _line(text, private[0]), found, ORIGINAL)


def _refuse_lost_letters(text: str, file: str) -> None:
    """«????? ??? ????» and U+FFFD stand where a program had no sign for a letter."""
    sample = text[:SAMPLE]
    for name, sign, share in LOST:
        found = list(sign.finditer(sample))
        times = sum(len(run[0]) for run in found)
        if times >= FEWEST_LOST and times > share * sum(not char.isspace() for char in sample):
            line = _line(text, found[0].start())
            raise _refusal(file, line, f"{name} in place of {times:,} letters", ORIGINAL)


def _refuse_markup(text: str, file: str, holds_tags: bool) -> None:
    """«<p>نص</p>» and «&#1606;&#1589;» are what a browser reads, not what it shows."""
    sample = text[:SAMPLE]
    told = page(sample) if holds_tags else entities(sample) or markup(sample)
    if told and find_tagged_head(sample.split("\n")):
        return
    if told:
        place = sample.find(told.partition("«")[2].removesuffix("»"))
        raise _refusal(file, _line(text, place), told, SHOWN_TEXT)


def _refuse_disguises(text: str, file: str) -> None:
    """«Ø§Ù„ØªÙ‚Ø±ÙŠØ±», «ÇáÊÞÑíÑ», «+BicGRA»: Arabic that was read, or stored, as something else."""
    sample = text[:SAMPLE]
    latin = READ_AS_LATIN.search(sample)
    if latin and len("".join(READ_AS_LATIN.findall(sample))) <= READ_AS_LATIN_SHARE * len(sample):
        return  # a passage of it: C22 tells which
    lines = sample.split("\n")
    told = disguise("\n".join(line for line in lines if not line.isascii()) or sample)
    if told:
        first = next((number for number, line in enumerate(lines, 1) if not line.isascii()), 1)
        raise _refusal(file, _line(text, latin.start()) if latin else first, told, ORIGINAL)


def _refuse_turned(text: str, file: str) -> None:
    """«ريرقتلا»: the letters in the order in which a page shows them, the last one first."""
    words = ARABIC_WORD.findall(unicodedata.normalize("NFKC", text[:SAMPLE]))
    counts = Counter(word for word in words if len(word) > 1)
    frequent = [word for word in table("arabic/language/encodings")["frequent"]["words"] if len(word) > 1]
    right = sum(counts[word] for word in frequent) + sum(word.startswith("ال") for word in counts)
    turned = sum(counts[word[::-1]] for word in frequent) + sum(word.endswith("لا") for word in counts)
    if turned >= TURNED_TIMES and turned > 3 * right:
        found = "Arabic words written back to front, as some programs take them from a page"
        raise _refusal(file, 1, found, ORIGINAL)


def _is_letter(char: str) -> bool:
    return char.isalpha() and char != TATWEEL and not is_unseen(char)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _refusal(file: str, line: int | None, found: str, advice: str) -> SourceError:
    return SourceError(file=file, line=line, found=found, expected="the text of a report", advice=advice)
