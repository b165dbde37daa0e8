"""Plain text and Markdown: UTF-8, decoded strictly."""

import re

from charset_normalizer import from_bytes

from build_tools.errors import SourceError

LINE_END = re.compile("\r\n|\r|\n")
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
BINARY = re.compile(rb"[\x00\x01\x02\x03\x04\x05\x06\x0e-\x1a\x1c-\x1f]")


def read_lines(data: bytes, file: str) -> tuple[str, ...]:
    """Return the lines of `data`, without their ends and without a byte order mark.

    Raises SourceError for bytes that are not UTF-8 text, and for a text without a letter.
    """
    _refuse_binary(data, file)
    text = _decode(data, file).removeprefix(BYTE_ORDER_MARK)
    if not any(char.isalnum() for char in text):
        raise SourceError(
            file=file,
            line=None,
            found="an empty file" if not text.strip() else "a file without a single letter",
            expected="the text of a report",
            advice="Paste the text into the file, or remove it.",
        )
    lines = LINE_END.split(text)
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def _refuse_binary(data: bytes, file: str) -> None:
    found = BINARY.search(data)
    if found and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(
            file=file,
            line=data.count(b"\n", 0, found.start()) + 1,
            found=f"byte 0x{found[0].hex()} at offset {found.start()}, as in a binary file",
            expected="plain text in UTF-8",
            advice="Export the report as text and put that file here.",
        )


def _decode(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise SourceError(
            file=file,
            line=data.count(b"\n", 0, problem.start) + 1,
            found=f"byte 0x{data[problem.start]:02x} at offset {problem.start}, not UTF-8",
            expected="plain text in UTF-8",
            advice=_encoding_advice(data),
        ) from None


def _encoding_advice(data: bytes) -> str:
    best = from_bytes(data[:65536]).best()
    if best is None or best.encoding in ("utf_8", "ascii"):
        return "Save the file as UTF-8 again from its original."
    return f"It reads like {best.encoding}: convert it with `iconv -f {best.encoding} -t utf-8`."
