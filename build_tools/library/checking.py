"""What a library says of itself can be shown: names without markup, addresses, pictures, readable colours."""

import re
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from build_tools.ground.errors import SharedFileError
from build_tools.ground.invisible import find_hidden
from build_tools.library.colours import CONTRAST, contrast, palette
from build_tools.library.settings import LISTS, Settings

Mistake = Callable[[str, str, str, str, str], SharedFileError]  # table, key, found, expected, advice

LINES = ("name", "tagline", "description", "publisher", "licence", "footer")  # of one line, without markup
MAIL = re.compile(r"mailto:[^\s@<>\"']+@[^\s@<>\"']+")
LONGEST = 500  # characters of such a line
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PICTURES: dict[str, tuple[bytes, ...]] = {
    ".svg": (b"<svg", b"<?xml", b"<!--"),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".webp": (b"RIFF",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".ico": (b"\x00\x00\x01\x00",),
}
FONTS: dict[str, tuple[bytes, ...]] = {".woff2": (b"wOF2",)}
MOST_BYTES = 2 << 20  # of a picture or a font that every page asks for
SCRIPT = re.compile(rb"<script|\son\w+\s*=|javascript:", re.IGNORECASE)


def check_settings(settings: Settings, library: Path, mistake: Mistake) -> None:
    """Raise the mistake of the first value that cannot be shown, as `mistake` tells it."""
    for table, key, found, expected, advice in (
        *_identity(settings),
        *_pages(settings),
        *_look(settings, library),
        *_colours(settings),
    ):
        raise mistake(table, key, found, expected, advice)


Told = Iterator[tuple[str, str, str, str, str]]


def _identity(settings: Settings) -> Told:
    told = settings.library
    for key in LINES:
        value = getattr(told, key)
        if re.search(r"[<>\n]", value) or len(value) > LONGEST or any(find_hidden(value)):
            yield (
                "library",
                key,
                f"{key} = {value!r}",
                f"one line of at most {LONGEST} characters without < and >, all of them visible",
                "Write it as it is to be read.",
            )
    if not told.name.strip():
        yield "library", "name", "an empty name", "the name that readers see", "Give the library a name."
    if told.version and _parts(told.version) > _parts(version("warraq")):
        yield (
            "library",
            "version",
            f"a library that version {told.version} of the program has built",
            f"one of version {version('warraq')}, which this is; {told.version} is a newer one",
            "Install the newer program: pip install --upgrade warraq.",
        )
    if not SLUG.fullmatch(told.slug):
        yield (
            "library",
            "slug",
            f"slug = {told.slug!r}",
            "a-z, 0-9 and hyphens",
            "It names the files that readers download.",
        )
    if told.address and not _is_web(told.address):
        yield (
            "library",
            "address",
            f"address = {told.address!r}",
            "https://… and nothing behind the path",
            "It is where the site will stand.",
        )
    if told.contact and not (_is_web(told.contact) or MAIL.fullmatch(told.contact)):
        yield (
            "library",
            "contact",
            f"contact = {told.contact!r}",
            "mailto:name@example.org, or https://…",
            "It is whom readers write to.",
        )


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = not re.search(r"[\s<>\"'\\]", address)
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query


def _pages(settings: Settings) -> Told:
    for name in settings.pages.lists:
        if name not in LISTS:
            yield "pages", "lists", f"«{name}» in lists", f"some of {', '.join(LISTS)}", "Correct the name."
    for title, address in settings.pages.links:
        if not title.strip() or re.search(r"[<>\n]", title) or not _is_web(address):
            yield (
                "pages",
                "links",
                f"[{title!r}, {address!r}] in links",
                "a title, and an address that begins with https://",
                "Correct the pair.",
            )


def _look(settings: Settings, library: Path) -> Told:
    for key, kinds in (("logo", PICTURES), ("favicon", PICTURES), ("font", FONTS), ("interface_font", FONTS)):
        name = getattr(settings.look, key)
        if name and (wrong := _unfit(library, name, kinds)):
            suffixes = ", ".join(kinds)
            yield (
                "look",
                key,
                f"{key} = {name!r}: {wrong}",
                f"a file of the library of at most {MOST_BYTES >> 20} MB, in one of {suffixes}",
                "Bring the file, or correct its name.",
            )


def _unfit(library: Path, name: str, kinds: dict[str, tuple[bytes, ...]]) -> str:
    """What is wrong with a picture or a font; nothing where it is what its name says."""
    path = library / name
    begins = kinds.get(path.suffix.lower())
    if begins is None:
        return "a file of another kind"
    if not path.resolve().is_relative_to(library.resolve()):
        return "outside the library"
    if not path.is_file():
        return "no such file"
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        return f"{len(content):,} bytes"
    if not content.lstrip().startswith(begins) or (path.suffix == ".svg" and b"<svg" not in content):
        return "another content than its name says"
    return "a picture with a script in it" if path.suffix == ".svg" and SCRIPT.search(content) else ""


def _colours(settings: Settings) -> Told:
    for scheme in ("light", "dark"):
        given = getattr(settings, scheme)
        table = f"look.{scheme}"
        shown = palette(scheme, given)
        for key in ("paper", "ink", "quiet", "accent"):
            value = getattr(given, key)
            if value and not COLOUR.fullmatch(value):
                yield table, key, f"{key} = {value!r}", "a colour such as #0b5a5c", "Correct the colour."
                return
        for key in ("ink", "quiet", "accent"):
            reached = contrast(shown[key], shown["paper"])
            if reached < CONTRAST:
                named = key if getattr(given, key) else "paper"
                yield (
                    table,
                    named,
                    f"{key} {shown[key]} on paper {shown['paper']}: a contrast of {reached:.2f}",
                    f"{CONTRAST} or more, as WCAG 2.2 asks of text (1.4.3)",
                    "Choose a darker and a lighter one.",
                )
