"""Text that is no longer what was written: decoded wrongly, in letters of a font, or back to front."""

import re
import unicodedata
from collections import Counter

from build_tools.errors import SourceError
from build_tools.readers.decoding import ARABIC_WORD, is_arabic
from build_tools.tables import table

SAMPLE = 20_000
FEWEST_CONTROLS = 8
CONTROL_SHARE = 0.02
PRIVATE_SHARE = 0.1
TURNED_TIMES = 5
# Letters of Arabic as pairs of signs: «Ø§Ù„»; once more read so, as fours: «Ã˜Â§».
READ_AS_LATIN = re.compile(
    "(?:[\u00d8-\u00db][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){3,}"
    "|(?:\u00c3.\u00c2?.){3,}"
)
READ_AS_LATIN_SHARE = 0.2
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
ORIGINAL = "Copy the text again from its original, and save it as UTF-8."


def refuse_damage(text: str, file: str) -> None:
    """Raise SourceError, with what happened to it, for a text that nobody could read."""
    if not text.strip():
        raise _refusal(file, None, "an empty file", "Paste the text into the file, or remove it.")
    _refuse_controls(text, file)
    if not any(map(str.isalnum, text)):
        raise _refusal(file, None, "a file without a single letter", "Paste the text into it, or remove it.")
    _refuse_private_letters(text, file)
    _refuse_doubly_decoded(text, file)
    _refuse_turned(text, file)


def _refuse_controls(text: str, file: str) -> None:
    """A stray control character is left out; a text full of them is none."""
    found = CONTROL.search(text)
    times = len(CONTROL.findall(text)) if found else 0
    many = times >= FEWEST_CONTROLS and times > CONTROL_SHARE * len(text)
    if found and (many or not any(map(str.isalnum, text))):
        place = f"byte 0x{ord(found[0]):02x} at offset {len(text[: found.start()].encode())}"
        advice = "Export the report as text and put that file here."
        raise _refusal(file, _line(text, found.start()), f"{place}, as in a binary file", advice)


def _refuse_private_letters(text: str, file: str) -> None:
    """Letters of an old font stand where Unicode has none: only that font shows what they mean."""
    private = [place for place, char in enumerate(text[:SAMPLE]) if unicodedata.category(char) == "Co"]
    if len(private) > PRIVATE_SHARE * sum(not char.isspace() for char in text[:SAMPLE]):
        found = f"letters of a font's own (U+{ord(text[private[0]]):04X}), which mean nothing without it"
        raise _refusal(file, _line(text, private[0]), found, ORIGINAL)


def _refuse_doubly_decoded(text: str, file: str) -> None:
    """«Ø§Ù„ØªÙ‚Ø±ÙŠØ±», «ÇáÊÞÑíÑ»: Arabic that was read in the encoding of another language."""
    sample = text[:SAMPLE]
    pairs = READ_AS_LATIN.search(sample)
    if pairs and len("".join(READ_AS_LATIN.findall(sample))) > READ_AS_LATIN_SHARE * len(sample):
        found = f"Arabic in UTF-8 that was read as another encoding: «{pairs[0][:20]}»"
        raise _refusal(file, _line(text, pairs.start()), found, ORIGINAL)
    if is_arabic(sample):
        return
    lines = [line for line in sample.split("\n") if not line.isascii()]
    for kind in table("arabic/encodings")["doubly"]:
        again = " ".join(
            line.encode(kind["read_as"], "ignore").decode(kind["was"], "ignore") for line in lines
        )
        if is_arabic(again):
            found = f"Arabic in {kind['was']} that was read as {kind['read_as']}: «{lines[0].strip()[:20]}»"
            raise _refusal(file, _line(text, text.index(lines[0])), found, ORIGINAL)


def _refuse_turned(text: str, file: str) -> None:
    """«ريرقتلا»: the letters in the order in which a page shows them, the last one first."""
    words = ARABIC_WORD.findall(unicodedata.normalize("NFKC", text[:SAMPLE]))
    counts = Counter(word for word in words if len(word) > 1)
    frequent = [word for word in table("arabic/encodings")["frequent"]["words"] if len(word) > 1]
    right = sum(counts[word] for word in frequent) + sum(word.startswith("ال") for word in words)
    turned = sum(counts[word[::-1]] for word in frequent) + sum(word.endswith("لا") for word in words)
    if turned >= TURNED_TIMES and turned > 3 * right:
        found = "Arabic words written back to front, as some programs take them from a page"
        raise _refusal(file, 1, found, ORIGINAL)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _refusal(file: str, line: int | None, found: str, advice: str) -> SourceError:
    return SourceError(file=file, line=line, found=found, expected="the text of a report", advice=advice)
