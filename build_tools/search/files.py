"""The files of the index: scripts, so that they load from `file://` as well as over http."""

import json
from pathlib import Path
from typing import Any

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
FOLDER = "search/index"
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def write_part(site: Path, name: str, stamp: str, content: Any) -> None:
    """Write a part of the index of `site`; the browser asks for it by `name` and checks its `stamp`."""
    path = f"{site}/{FOLDER}/{name}.js"
    script = f"reportSearch.take({to_script(name)},{to_script(stamp)},{to_script(content)})\n".encode()
    try:
        _write(path, script)
    except FileNotFoundError:  # the first of its folder
        Path(path).parent.mkdir(parents=True)
        _write(path, script)


def _write(path: str, content: bytes) -> None:
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 — thousands of files: a Path costs more than the writing
        file.write(content)


def to_script(content: Any) -> str:
    """Return `content` as JavaScript: JSON without escapes of Arabic, safe inside and outside of HTML.

    >>> to_script({"a": "ب</script>"})
    '{"a":"ب<\\\\/script>"}'
    """
    text = _ENCODER.encode(content)
    return (
        text.replace("</", "<\\/").replace("\N{LINE SEPARATOR}", " ").replace("\N{PARAGRAPH SEPARATOR}", " ")
    )


def to_digits(number: int) -> str:
    """Return a number in six-bit digits, five bits each and one that says whether more follow.

    >>> to_digits(0), to_digits(31), to_digits(32), to_digits(1 << 20)
    ('A', 'f', 'gB', 'ggggB')
    """
    begun = ""
    while number > 1023:
        begun += _BEGUN[number & 1023]
        number >>= 10
    return begun + SHORT[number]


# Two digits that more follow, and the numbers of three digits at most.
_BEGUN = tuple(DIGITS[32 | low] + DIGITS[32 | high] for high in range(32) for low in range(32))
_SHORTEST: tuple[str, ...] = (
    *DIGITS[:32],
    *(DIGITS[32 | number & 31] + DIGITS[number >> 5] for number in range(32, 1024)),
)
SHORT: tuple[str, ...] = (
    *_SHORTEST,
    *(_BEGUN[number & 1023] + _SHORTEST[number >> 10] for number in range(1024, 1 << 13)),
)
