"""Bytes become text: UTF-8 strictly; UTF-16 and windows-1256 where it is certain that they are that."""

import codecs
import re

from charset_normalizer import from_bytes

from build_tools.ground.errors import SourceError
from build_tools.ground.tables import table

UTF_8 = "UTF-8"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
SAMPLE = 1 << 16
FORMATS = {  # how the bytes of a file begin that is no text → what it is
    rb"%PDF-": "a PDF file",
    rb"%!PS": "a PostScript file",
    rb"PK\x03\x04": "a ZIP archive, as .docx and .odt are",
    rb"Rar!\x1a\x07|7z\xbc\xaf": "an archive",
    rb"\{\\rtf": "an RTF file",
    rb"\xd0\xcf\x11\xe0": "an old Word file",
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP": "a picture",
    rb"ID3[\x02-\x04]\x00|OggS\x00|RIFF....(?:WAVE|AVI )": "a sound or a film",
    rb"\x7fELF|\x00asm|MZ[\x00-\x08\x80-\xff]": "a program",
    rb"SQLite format 3\x00": "a database",
    rb"\x1f\x8b|BZh[1-9]1AY&SY|\xfd7zXZ|\x28\xb5\x2f\xfd": "a compressed file",
}
MARKS = {  # in this order: that of UTF-32 begins as that of UTF-16 does
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a]")
CONTROL_SHARE = 0.2  # Arabic in UTF-16 is good UTF-8, too: every second byte is 0x06
ARABIC_WORD = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC SUKUN}]+")
WORD = re.compile(r"\w+")
LOST = "\N{REPLACEMENT CHARACTER}"
FEWEST_WORDS = 8  # in a text whose encoding is certain
FREQUENT_SHARE = 0.04
ARABIC_SHARE = 0.6  # of its letters


def decode(data: bytes, file: str) -> tuple[str, str]:
    """Return the text in `data` and the name of its encoding.

    Raises SourceError, with line and byte, for bytes that are surely no text, or of no sure encoding.
    """
    _refuse_formats(data, file)
    try:
        text = data.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
        many = len(CONTROL.findall(text[:SAMPLE])) > CONTROL_SHARE * len(text[:SAMPLE])
        return (_certain(data) if many else None) or (text, UTF_8)
    except UnicodeDecodeError as problem:
        certain = _certain(data)
        if certain is None:
            raise _unknown(data, problem.start, file) from None
        return certain


def is_arabic(text: str) -> bool:
    """Tell whether `text` is surely Arabic: by its letters, and by the words that are in every text.

    >>> is_arabic("وقد كتب في ذلك من كتب عن هذا، ثم عاد إلى ما كان فيه."), is_arabic("ظث قثض سثصض")
    (True, False)
    """
    words = ARABIC_WORD.findall(text)
    frequent = table("arabic/language/encodings")["frequent"]["words"]
    letters = sum(map(str.isalpha, text))
    return (
        len(words) >= FEWEST_WORDS
        and sum(map(words.count, set(frequent))) >= max(2, FREQUENT_SHARE * len(words))
        and sum(map(len, words)) >= ARABIC_SHARE * letters
    )


def _certain(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding: UTF-16 by its mark, else what charset-normalizer and the words agree on."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if marked and not data.startswith(codecs.BOM_UTF32_LE):
        name = "utf_16"
    else:
        best = from_bytes(data[: SAMPLE - SAMPLE % 4]).best()
        name = best.encoding if best is not None else ""
    told = table("arabic/language/encodings")["converted"]["names"].get(name)
    try:
        text = data.decode(name) if told else ""
    except UnicodeDecodeError:
        return None
    return (text, told) if told and (marked or is_arabic(text[:SAMPLE])) else None


def _possible(data: bytes) -> list[str]:
    """The encoding of the mark at the start, or those in which every word beyond ASCII is Arabic."""
    names = [name for mark, name in MARKS.items() if data.startswith(mark)][:1]
    if names:
        return names
    for codec, name in table("arabic/language/encodings")["possible"]["names"].items():
        text = data[:SAMPLE].decode(codec, "replace")
        words = [word for word in WORD.findall(text) if not word.isascii()]
        if words and all(map(ARABIC_WORD.fullmatch, words)) and LOST not in text:
            names.append(name)
    return names


def _refuse_formats(data: bytes, file: str) -> None:
    for start, name in FORMATS.items():
        if re.match(start, data, re.DOTALL):
            raise SourceError(
                file=file,
                line=1,
                found=f"{name} (byte 0x{data[0]:02x} at offset 0)",
                expected="plain text in UTF-8",
                advice="Export the report as text and put that file here.",
            )


def _unknown(data: bytes, place: int, file: str) -> SourceError:
    names = _possible(data)
    advice = "Save the file as UTF-8 again from its original."
    if names:
        advice = (
            f"It may be {' or '.join(names)}: convert it with `iconv -f {names[0]} -t utf-8`, "
            "and read the result; or save it as UTF-8 again from its original."
        )
    return SourceError(
        file=file,
        line=data.count(b"\n", 0, place) + 1,
        found=f"byte 0x{data[place]:02x} at offset {place}, not UTF-8",
        expected="plain text in UTF-8",
        advice=advice,
    )
