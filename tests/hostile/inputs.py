"""Hostile inputs as data, `tests/cases/hostile/*.yml`, and the directories of sources they make."""

import base64
import json
import os
import quopri
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from build_tools.library import Limits

CASES = Path(__file__).parents[1] / "cases" / "hostile"
SUBJECTS = ("files", "encodings", "metadata", "shared")
UNREADABLE = "unreadable"
GOOD = {
    "good.txt": "تقرير سليم\n\nوقد كتب هذا النص عن أمن الحدود في ليبيا، ولم يتغير منه شيء.\n",
    "good.yml": "date: 2020-01-02\nissuer: جهة\ngenre: web_article\n",
    "topics.yml": "- {id: borders, title: الحدود, description: وصف, terms: [حدود]}\n",
    "glossary.yml": "- {id: security, term: أمن الحدود, definition: تعريف}\n",
}
CARRIED: dict[str, Callable[[bytes], bytes]] = {  # what carries any text where only ASCII may pass
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
    "percent": lambda data: quote(data).encode(),
    "numbers": lambda data: json.dumps(data.decode()).encode(),
    "points": lambda data: _each(data.decode(), lambda char: f"U+{ord(char):04X}"),
    "css": lambda data: _each(data.decode(), lambda char: f"\\{ord(char):06x}"),
    "rtf-counted": lambda data: _each(data.decode(), lambda char: f"\\u{ord(char)}?"),
    "rtf-bytes": lambda data: _each(data.decode("latin-1"), lambda char: f"\\'{ord(char):02x}"),
    "entities-twice": lambda data: _each(data.decode(), lambda char: f"&amp;#{ord(char)};"),
    "lower-bytes": lambda data: bytes(byte for byte in data.decode().encode("utf-16-le") if byte > 6),
}
TITLE = "عنوان النص\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input: the files beside a good one, and what is expected of them.

    `refused` are the beginnings of what is said, `published` the ids or how many there are, `stops`
    what ends the build; `advice` is what to do about all that is refused; `shows` is a paragraph, `holds`
    a fact and its value, `repairs` and `findings` what is listed. `directory_mode` is that of the directory
    of sources.
    """

    subject: str
    name: str
    files: Mapping[str, Any]
    refused: tuple[str, ...] = ()
    published: tuple[str, ...] | int = ()
    stops: str = ""
    advice: str = ""
    shows: str = ""
    holds: str = ""
    repairs: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    directory_mode: int = 0o755


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """A text that may be slow: a piece `repeat`ed, and the `seconds` it may take above its normal.

    That of a `site` is measured over the whole command, where all of it is measured.
    """

    name: str
    repeat: str = ""
    times: int = 1
    before: str = ""
    after: str = ""
    suffix: str = "txt"
    grows: bool = False
    whole: bool = False
    many: int = 0
    refused: tuple[str, ...] = ()
    seconds: int = 5
    site: bool = False


def read_inputs(subjects: Sequence[str] = SUBJECTS) -> list[Input]:
    """Return the inputs of every subject."""
    return [_input(subject, row) for subject in subjects for row in _rows(subject)]


def read_texts() -> list[str]:
    """Return the texts that something could take for more than text."""
    texts: str = _rows("texts")["texts"]
    return texts.splitlines()


def read_slow() -> list[Slow]:
    """Return the texts that may be slow."""
    known = {field.name for field in fields(Slow)}
    assert all(row.keys() <= known for row in _rows("slow"))
    return [Slow(**{**row, "refused": tuple(row.get("refused", ()))}) for row in _rows("slow")]


def slow_files(slow: Slow, part: float = 1) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of a slow input, or a `part` of it."""
    if slow.many:
        for number in range(max(2, int(slow.many * part))):
            yield f"a{number}.txt", f"تقرير رقم {number}\n\nنص عن النهر والجسر في ليبيا رقم {number}.\n"
        return
    times = slow.times if slow.whole else max(2, int(slow.times * part))
    pieces = (
        slow.repeat * number + slow.after
        if slow.grows
        else slow.repeat.replace("{nn}", f"{number % 100:02}").replace("{n}", str(number % 999 + 1))
        for number in range(times)
    )
    yield (
        f"a.{slow.suffix}",
        TITLE + slow.before + "".join(pieces) + ("" if slow.grows else slow.after) + "\n",
    )


def lay_out(files: Mapping[str, Any], room: Path) -> Path:
    """Write the good source and `files` into the new directory `room/sources`, and return it."""
    sources = room / "sources"
    sources.mkdir()
    (room / "outside.txt").write_text("نص من خارج المكتبة.", encoding="utf-8")
    for name, content in {**GOOD, **files}.items():
        _write(Path(os.fsdecode(os.fsencode(sources / name).replace("⟨xFF⟩".encode(), b"\xff"))), content)
    return sources


def _rows(subject: str) -> Any:
    return yaml.load((CASES / f"{subject}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _input(subject: str, row: dict[str, Any]) -> Input:
    row = dict(row)
    if "notes" in row:
        row["files"] = {"a.txt": "نص عن النهر.\n", "a.yml": row.pop("notes")}
    row["limits"] = Limits(**row.get("limits", {}))
    for key in ("refused", "published", "repairs", "findings"):
        if isinstance(row.get(key), list):
            row[key] = tuple(row[key])
    return Input(subject=subject, **row)


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match content:
        case str():
            path.write_text(content, encoding="utf-8", newline="")
        case bytes():
            path.write_bytes(content)
        case {"directory": True}:
            path.mkdir(content.get("mode", 0o755))
        case {"pipe": True}:
            os.mkfifo(path)
        case {"hard_link_to": target}:
            path.hardlink_to(path.parent / target)
        case {"hole": size}:
            path.touch()
            os.truncate(path, size)
        case {"socket": True}:
            _bind(path)
        case {"link_to": target}:
            path.symlink_to(target)
        case {"bytes_hex": digits}:
            path.write_bytes(bytes.fromhex(digits))
        case {"repeat": repeat, "times": times}:
            text = content.get("before", "") + repeat * times + content.get("after", "")
            path.write_text(text, encoding="utf-8", newline="")
        case {"text": text}:
            path.write_bytes(_encoded(text, content))
            path.chmod(content.get("mode", 0o644))
        case _:
            raise ValueError(f"{path.name}: {content!r} tells no file")


def _encoded(text: str, content: Mapping[str, Any]) -> bytes:
    text = content.get("before", "") + text
    if "doubly" in content:
        was, read_as = content["doubly"]
        text = text.encode(was).decode(read_as, content.get("lost", "ignore"))
    data = text.encode(content.get("encoding", "utf-8"), content.get("lost", "strict"))
    data = CARRIED[content["carried"]](data) if "carried" in content else data
    data += bytes.fromhex(content.get("then_hex", ""))
    return data[: len(data) - content.get("cut", 0)]


def _each(text: str, write: Callable[[str], str]) -> bytes:
    """The text with every letter beyond ASCII as `write` gives it."""
    return "".join(char if char.isascii() else write(char) for char in text).encode()


def _bind(path: Path) -> None:
    """A socket's address is short: it is bound from inside the directory."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(here)
