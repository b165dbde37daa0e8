"""The shared files of the editors: `topics.yml` and `glossary.yml`."""

import os
from collections.abc import Mapping
from pathlib import Path

from build_tools.library import find_library
from build_tools.linking.vocabulary.countries import country_topics, other_countries, with_country
from build_tools.linking.vocabulary.entries import Entry, check_forms, check_related, read_entries, refuse
from build_tools.model import Term, Topic

TOPIC_KEYS = {
    "id": str, "title": str, "description": str, "country": str, "related": list, "terms": list, "not": list,
}  # fmt: skip
TERM_KEYS = {
    "id": str, "term": str, "definition": str, "english": str, "abbreviation": str, "variants": list,
    "related": list, "not": list,
}  # fmt: skip


def read_topics(directory: Path) -> tuple[Topic, ...]:
    """Return the topics of `directory`, or the library's where it has no `topics.yml`.

    A country's entry is completed with the names of the country.
    Raises SharedFileError for a file that is not as documented.
    """
    entries = _entries(directory, "topics.yml", TOPIC_KEYS, ["id"])
    for entry in entries:
        _check_country(entry)
    topics = tuple(_topic(entry) for entry in entries)
    _check_countries(entries)
    known = {topic.id for topic in topics} | {topic.id for topic in other_countries(topics)}
    check_related(entries, known)
    check_forms(entries, ["terms"])
    return topics


def read_glossary(directory: Path) -> tuple[Term, ...]:
    """Return the glossary of `directory`, or the library's where it has no `glossary.yml`.

    Raises SharedFileError for a file that is not as documented.
    """
    entries = _entries(directory, "glossary.yml", TERM_KEYS, ["id", "term", "definition"])
    check_related(entries, {entry.id for entry in entries})
    check_forms(entries, ["term", "variants", "abbreviation", "english"])
    return tuple(_term(entry) for entry in entries)


def _entries(directory: Path, name: str, keys: Mapping[str, type], required: list[str]) -> tuple[Entry, ...]:
    for path in (directory / name, find_library() / "sources" / name):
        if os.path.lexists(path):
            return read_entries(path, keys, required)
    return ()


def _topic(entry: Entry) -> Topic:
    topic = Topic(
        id=entry.id,
        title=entry.text("title") or "",
        description=entry.text("description") or "",
        country=entry.text("country"),
        related=entry.texts("related"),
        forms=entry.texts("terms"),
        excluded=entry.texts("not"),
    )
    return with_country(topic) if topic.country else topic


def _term(entry: Entry) -> Term:
    return Term(
        id=entry.id,
        name=entry.text("term") or "",
        definition=entry.text("definition") or "",
        english=entry.text("english"),
        abbreviation=entry.text("abbreviation"),
        variants=entry.texts("variants"),
        excluded=entry.texts("not"),
        related=entry.texts("related"),
    )


def _check_country(entry: Entry) -> None:
    """Only a country can do without title, description and terms: its names are known."""
    code = entry.text("country")
    if code is not None and code not in country_topics():
        expected = "an ISO 3166-1 code of two capital letters"
        refuse(
            entry.file,
            entry.lines["country",],
            f"the country «{code}»",
            expected,
            "For example LY for Libya.",
        )
    for key in ("title", "description", "terms"):
        if code is None and key not in entry.values:
            refuse(
                entry.file, entry.lines[()], f"the topic «{entry.id}» without «{key}»", f"«{key}»", "Add it."
            )


def _check_countries(entries: tuple[Entry, ...]) -> None:
    """Each country has one entry, and no other topic bears the identifier of a country."""
    owners: dict[str, str] = {}
    ids = {topic.id: code for code, topic in country_topics().items()}
    for entry in entries:
        code = entry.text("country")
        if code is not None and owners.setdefault(code, entry.id) != entry.id:
            found = f"the country {code} in «{entry.id}» and in «{owners[code]}»"
            refuse(
                entry.file,
                entry.lines["country",],
                found,
                "one topic for a country",
                "Merge the two entries.",
            )
        if ids.get(entry.id, code) != code:
            found = f"the id «{entry.id}», which is that of a country"
            refuse(
                entry.file,
                entry.lines["id",],
                found,
                f"country: {ids[entry.id]}",
                "Add that line, or rename it.",
            )
