"""What is known about a report, as its page's front matter and the box at its head show it."""

from collections.abc import Iterator

from build_tools.arabic.wording import say, show_date, show_language, show_lines
from build_tools.ground.tables import table, tables_below
from build_tools.model import Address, Document, Fact, Origin, Span, Text, nodes
from build_tools.model.tree import passages
from build_tools.writers.text.prose import GOES_ON, span, words
from build_tools.writers.text.references import Place
from build_tools.writers.text.spans import inline

ALWAYS = ("title", "date", "issuer", "author", "type", "genre")
IF_KNOWN = ("affiliation", "symbol", "original_language", "address")
SYMBOL_GENRES = ("un_report",)
DESCRIPTION_WORDS = 40
DESCRIPTION = 600  # characters


def metadata_box(document: Document) -> nodes.Box:
    """Return the box of metadata: each field with its value and its origin."""
    entries = tuple(_entry(name, fact, document) for name, fact in _shown(document))
    return nodes.Box(
        kind="div",
        blocks=(nodes.Definitions(entries=entries),),
        classes="metadata",
        role="group",
        label=say("report.metadata"),
    )


def title(document: Document) -> str:
    """Return a report's title."""
    return document.metadata.title.value or document.id


def show_fact(name: str, value: str) -> str:
    """Return the value of a field as a reader reads it.

    >>> show_fact("date", "2017-06"), show_fact("original_language", "en")
    ('يونيو (حزيران) 2017', 'الإنجليزية')
    """
    match name:
        case "date":
            return show_date(value)
        case "language" | "original_language":
            return show_language(value)
        case "genre":
            return genre_name(value)
    return value


def genre_name(genre: str) -> str:
    """Return the Arabic name of a genre; of an unknown one, its identifier."""
    found = tables_below("genres").get(genre)
    return str(table(found)["name"]) if found else genre


def description(document: Document) -> str:
    """Return the first words of the summary, or of the first paragraph, for lists and search engines."""
    for passage in passages(document):
        if (
            passage.kind in ("paragraph", "quotation", "recommendation", "list_item")
            and passage.plain.strip()
        ):
            found = passage.plain.split(None, DESCRIPTION_WORDS)
            told = " ".join(found[:DESCRIPTION_WORDS])[:DESCRIPTION]
            return told + (GOES_ON if len(found) > DESCRIPTION_WORDS or len(told) == DESCRIPTION else "")
    return ""


def _shown(document: Document) -> Iterator[tuple[str, Fact]]:
    for name in (*ALWAYS, *IF_KNOWN):
        fact: Fact = getattr(document.metadata, name)
        expected = name in ALWAYS or (name == "symbol" and document.genre in SYMBOL_GENRES)
        told_twice = name == "genre" and document.metadata.type.value == genre_name(document.genre)
        if (expected or fact.value is not None) and not told_twice:
            yield name, fact


def _entry(name: str, fact: Fact, document: Document) -> nodes.Definition:
    field = (say(f"fields.{name}"),)
    if fact.value is None:
        return nodes.Definition(term=field, meanings=((span((_origin(name, fact.origin),), "absent"),),))
    place = show_lines(fact.lines) if fact.lines and fact.origin is not Origin.EDITOR else ""
    chip = words(_origin(name, fact.origin) + (f"، {place}" if place else ""))
    value = show_fact(name, fact.value)
    spans: tuple[Span, ...] = (Address(start=0, end=len(value), url=value),) if name == "address" else ()
    shown = inline(Text(plain=value, spans=spans), Place(page=document.id))
    meaning = (*shown, " ", span(chip, f"origin {fact.origin}"))
    return nodes.Definition(term=field, meanings=(meaning,))


def _origin(field: str, origin: str) -> str:
    """What is said of where a field comes from, in the gender of its name."""
    feminine = table("arabic/messages")["origins"]["feminine"]
    told = feminine.get(origin) if field in feminine["fields"] else None
    return told or say(f"origins.{origin}")
