"""Arabic under letters that are none: what was done to it is told, and never undone for a reader."""

import base64
import quopri
import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import unquote_to_bytes

from build_tools.ground.tables import table
from build_tools.intake.readers.decoding import is_arabic

# Letters of Arabic as pairs of signs: «Ø§Ù„»; once more read so, as fours: «Ã˜Â§».
READ_AS_LATIN = re.compile(
    "(?:[\u00d8-\u00db][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){3,}"
    "|(?:\u00c3.\u00c2?.){3,}"
)
ARABIC, ACCENTED = "[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]", "[\u00c0-\u024f]"
MIXED = re.compile(rf"{ARABIC}{ACCENTED}|{ACCENTED}{ARABIC}")
MIXED_SHARE = 0.2
CARRIED = ("utf-8", "cp1256", "utf-16-le")
TWO_BYTES = ("utf-8", "utf-16-le", "utf-16-be")
ARABIC_ENCODINGS = ("cp1256", "iso8859-6", "mac-arabic")
KEPT, KEPT_OF_PAIRS = 0.8, 0.4  # of the signs of a text, when what was done to it is undone
# The number of a letter, «\u0627» and «U+0627», «\u1575?» and «&amp;#1575;», or a byte, «\xd8» and «\'c7».
NUMBERED = re.compile(r"(?:\\(?:[uU]\{?)?|%u|<?U\+|&(?:amp;)*#[xX])0*([0-9A-Fa-f]{3,4})(?![0-9A-Fa-f])[};>]?")
COUNTED = re.compile(r"(?:\\u|&(?:amp;)*#)([0-9]{4})[?;]?")
BYTE = re.compile(r"\\(?:x|')([0-9A-Fa-f]{2})")
LOWER_BYTES = {code & 0xFF: code for code in range(0x621, 0x653)}
NO_BASE_64 = re.compile(r"[^A-Za-z0-9+/]")
SHOWN = 20


def disguise(text: str) -> str | None:
    """Return how `text` shows that it is Arabic which came in another form; None where it does not.

    >>> disguise("Ø§Ù„Ø£Ù…Ù†")
    'Arabic in UTF-8 that was read as another encoding: «Ø§Ù„Ø£Ù…Ù†»'
    """
    first_line, _, _ = text.strip().partition("\n")
    pairs = READ_AS_LATIN.search(text)
    if pairs:
        return f"Arabic in UTF-8 that was read as another encoding: «{pairs[0][:SHOWN]}»"
    if _is_readable(text):
        return None
    ways = _carried() if text.isascii() else _misread()
    told = next((told for told, undo in ways if _is_readable(undo(text))), None)
    if told is None and _is_mixed(text):
        told = "Arabic letters among those of another encoding"
    return told and f"{told}: «{first_line[:SHOWN]}»"


def _is_readable(text: str) -> bool:
    return is_arabic(text) and not _is_mixed(text)


def _is_mixed(text: str) -> bool:
    """«أحèان»: within the words stand Latin letters that no Arabic text holds."""
    return len(MIXED.findall(text)) > MIXED_SHARE * len(text.split())


def _carried() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Forms in which Arabic is carried where only ASCII may pass, and what undoes each."""
    yield "Arabic in UTF-7", lambda text: text.encode().decode("utf-7", "ignore")
    yield "Arabic in quoted-printable", lambda text: _text(quopri.decodestring(text.encode()))
    yield "Arabic in percent signs", lambda text: _text(unquote_to_bytes(text))
    yield "Arabic in escapes like \\u0627", lambda text: NUMBERED.sub(lambda m: chr(int(m[1], 16)), text)
    yield "Arabic in escapes like \\u1575", lambda text: COUNTED.sub(lambda m: chr(int(m[1])), text)
    yield "Arabic in escapes like \\xd8", lambda text: _text(unquote_to_bytes(BYTE.sub(r"%\1", text)))
    yield "Arabic in base64", _from_base64
    yield "Arabic in UTF-16 that lost every second byte", lambda text: text.translate(LOWER_BYTES)


@cache
def _misread() -> tuple[tuple[str, Callable[[str], str]], ...]:
    """What Arabic was in, as what it was read, and what undoes it."""
    known = table("arabic/language/encodings")["misread"]
    pairs = [(was, read_as) for was in known["was"] for read_as in known["read_as"] if was != read_as]
    return tuple(
        (f"Arabic in {was} that was read as {read_as}", _undo(was, read_as)) for was, read_as in pairs
    )


def _undo(was: str, read_as: str) -> Callable[[str], str]:
    """What undoes a wrong reading; it gives nothing for a text that cannot be the outcome of one.

    An Arabic encoding read as another leaves Latin letters in the words. Without this, «هو هو» of a text
    with few common words would be «من من».
    """
    kept, is_among_arabic = (
        (KEPT_OF_PAIRS, False) if was in TWO_BYTES else (KEPT, read_as in ARABIC_ENCODINGS)
    )

    def undo(text: str) -> str:
        if is_among_arabic and not _is_mixed(text):
            return ""
        undone = text.encode(read_as, "ignore").decode(was, "ignore")
        return undone if len(undone) > kept * len(text) else ""

    return undo


def _from_base64(text: str) -> str:
    signs = NO_BASE_64.sub("", text)
    return _text(base64.b64decode(signs[: len(signs) // 4 * 4]))


def _text(data: bytes) -> str:
    texts = (data.decode(encoding, "ignore") for encoding in CARRIED)
    return next(filter(is_arabic, texts), "")
