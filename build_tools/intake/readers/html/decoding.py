"""The bytes of a page become its text: UTF-8, what the page says of its encoding, what its words tell."""

import codecs
import re

from build_tools.intake.readers.decoding import FORMATS, UTF_8, decode

CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
HEAD = 8_192  # bytes in which a page says its encoding
NEVER = ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")


def decode_page(data: bytes, file: str) -> tuple[str, str]:
    """Return the text of a page and the name of its encoding. Raises SourceError where none fits."""
    try:
        return data.decode("utf-8-sig"), UTF_8
    except UnicodeDecodeError:
        pass
    told = CHARSET.search(data[:HEAD])
    named = told[1].decode("ascii").lower() if told else ""
    is_other = any(re.match(start, data, re.DOTALL) for start in FORMATS)
    if named and not is_other and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            known = codecs.lookup(named)
            if known.name not in NEVER and known.name not in ("utf-8", "utf-16", "utf-32"):
                text, _ = known.decode(data)
                if isinstance(text, str):
                    return text, named
        except (LookupError, ValueError):
            pass
    text, encoding = decode(data, file)
    return text, encoding
