"""What `warraq.toml` says of a library: a table a class, a key a field with its default."""

from dataclasses import dataclass, field

LISTS = ("year", "issuer", "type", "changes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The table `[library]`: who publishes it, under which name.

    `address` is where the site will stand, `contact` a mailto: or https: address, `licence` one sentence on
    the texts, `slug` the name of files and folders that people take away. `version` is that of the program
    which the library was last built with, `credit` whether the foot of the pages names the program.
    """

    name: str = "مكتبة التقارير"
    tagline: str = ""
    description: str = ""
    address: str = ""
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    footer: str = ""
    slug: str = "library"
    version: str = ""
    credit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The table `[pages]`: what the home page says in Markdown, and what the navigation leads to.

    `links` are pairs of a title and an address, at the foot of the pages; `keep` writes the pages of the
    build into `docs/`, so that they can be kept in version control, and not below `build/`. `printed` shows
    the lines of a PDF as pictures in the cards of its passages.
    """

    home: str = ""
    lists: tuple[str, ...] = LISTS
    links: tuple[tuple[str, str], ...] = ()
    keep: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The table `[look]`: pictures and fonts by their files, below the folder of the library.

    `font` is for the texts, `interface_font` for headings and lists: WOFF2, with Arabic letters.
    """

    logo: str = ""
    favicon: str = ""
    font: str = ""
    interface_font: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The tables `[look.light]` and `[look.dark]`: colours as #rrggbb; those not named stay as they are."""

    paper: str = ""
    ink: str = ""
    quiet: str = ""
    accent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The table `[limits]`: files, bytes of a source and of notes, characters of a line, bytes stored.

    Parsers of formats that nobody trusts have so many pages, seconds of computing and bytes of memory; so
    many pages of a PDF are shown as pictures, each of so many bytes. A web page, or a part of an archive, may
    have so many elements; an archive so many files, and bytes when it is unpacked;
    a file so many pictures, each of so many points, and of so many bytes as it is published.
    """

    sources: int = 20_000
    source_bytes: int = 32 << 20
    notes_bytes: int = 1 << 20
    line_characters: int = 250_000
    store_bytes: int = 512 << 20
    pages: int = 2_000
    page_seconds: int = 10
    parser_seconds: int = 300
    parser_bytes: int = 1 << 30
    shown_pages: int = 500
    shown_page_bytes: int = 150_000
    elements: int = 1_000_000
    archive_bytes: int = 128 << 20
    archive_files: int = 4_000
    pictures: int = 200
    picture_points: int = 50_000_000
    picture_bytes: int = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of `warraq.toml`."""

    library: Identity = field(default_factory=Identity)
    pages: Pages = field(default_factory=Pages)
    look: Look = field(default_factory=Look)
    light: Colours = field(default_factory=Colours)
    dark: Colours = field(default_factory=Colours)
    limits: Limits = field(default_factory=Limits)


TABLES: tuple[tuple[str, str, type], ...] = (
    ("library", "library", Identity),
    ("pages", "pages", Pages),
    ("look", "look", Look),
    ("look.light", "light", Colours),
    ("look.dark", "dark", Colours),
    ("limits", "limits", Limits),
)
