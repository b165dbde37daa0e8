"""The opening of a report's page: kind and issuer, title, date and authors, what is most worth reading."""

from collections.abc import Iterator, Sequence

from build_tools.arabic.text import fold_letters
from build_tools.arabic.wording import count, say, show_date
from build_tools.ground.tables import table
from build_tools.model import Document, Passage, nodes
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.text.notices import printed_name
from build_tools.writers.text.prose import GOES_ON, heading, items, joined, page_link, paragraph, words

BETWEEN = " · "
WORDS_A_MINUTE = (
    181  # Brysbaert, How many words do we read per minute?, 2019, table 5: silent reading of Arabic
)
SHORT = 12  # passages: who opens so short a report sees all of it
SOON = 3  # passages before a summary that needs no telling
LEAD_WORDS = 60
SHOWN, SHOWN_WORDS = 5, 12  # recommendations, and words of each
SECTIONS = ("summary", "conclusions", "recommendations")


def opening(document: Document) -> Iterator[nodes.Block]:
    """Yield what a reader of the report needs first; what is not known is not spoken of."""
    if kind := [*_kind(document)]:
        yield paragraph(joined(map(words, kind), BETWEEN), "report-kind")
    yield heading(1, words(facts.title(document)))
    if byline := [*_byline(document)]:
        yield paragraph(joined(map(words, byline), BETWEEN), "report-byline")
    found = tuple(passages(document))
    if len(found) > SHORT:
        yield from _lead(found)
        yield from _highlights(found, paths.report(document.id))


def reading_time(document: Document) -> str:
    """Return how long the report takes to read, in minutes."""
    spoken = sum(len(passage.plain.split()) for passage in passages(document))
    return say("report.reading_time", minutes=count("minutes", max(1, round(spoken / WORDS_A_MINUTE))))


def _kind(document: Document) -> Iterator[str]:
    metadata = document.metadata
    if metadata.type.value:
        yield metadata.type.value
    elif document.genre != "document":
        yield facts.genre_name(document.genre)
    if metadata.issuer.value:
        yield metadata.issuer.value


def _byline(document: Document) -> Iterator[str]:
    metadata = document.metadata
    if metadata.date.value:
        yield show_date(metadata.date.value)
    names = [author.name for author in metadata.authors] or [metadata.author.value or ""]
    if told := "، ".join(name for name in names if name and name != metadata.issuer.value):
        yield told


def _lead(found: Sequence[Passage]) -> Iterator[nodes.Block]:
    """The first words of the summary, where the text does not begin with it."""
    at = next((at for at, one in enumerate(found) if _is_head(one, "summary")), 0)
    if at > SOON and at + 1 < len(found):
        yield paragraph(words(_first(found[at + 1].plain, LEAD_WORDS)), "report-lead")


def _highlights(found: Sequence[Passage], page: str) -> Iterator[nodes.Block]:
    """What a reader in haste looks for: the summary, conclusions, recommendations and tables of the text."""
    lines = [*_sections(found, page), *_recommendations(found, page)]
    if lines:
        title = paragraph((say("report.highlights"),), "report-highlights__title")
        yield nodes.Box(
            kind="section",
            blocks=(title, items(lines)),
            classes="report-highlights",
            label=say("report.highlights"),
        )


def _sections(found: Sequence[Passage], page: str) -> Iterator[nodes.Content]:
    recommended = any(one.kind == "recommendation" for one in found)
    for kind in SECTIONS if not recommended else SECTIONS[:-1]:
        for one in found[SOON:]:
            if _is_head(one, kind):
                yield (page_link(words(one.plain), page, one.anchor),)
                break


def _recommendations(found: Sequence[Passage], page: str) -> Iterator[nodes.Content]:
    recommended = [one for one in found if one.kind == "recommendation"]
    for one in recommended[:SHOWN]:
        name = printed_name(one.anchor)
        link = page_link(words(_first(one.plain, SHOWN_WORDS)), page, one.anchor)
        yield (f"{name}: ", link) if name else (link,)
    if recommended[SHOWN:]:
        rest = say("report.more_recommendations", recommendations=count("recommendations", len(recommended)))
        yield (page_link((rest,), page, recommended[SHOWN].anchor),)


def _first(text: str, most: int) -> str:
    told = text.split(None, most)
    return " ".join(told[:most]) + (GOES_ON if len(told) > most else "")


def _is_head(passage: Passage, kind: str) -> bool:
    if passage.kind != "heading":
        return False
    known = {fold_letters(word) for word in table("arabic/printed/headings")[kind]["words"]}
    return fold_letters(passage.plain.strip(" :")) in known
