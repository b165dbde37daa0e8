"""What a citation says: facts of the source and of the editor, none of them invented."""

from dataclasses import dataclass

from build_tools.model import Document, Fact, Origin, Passage

KNOWN = (Origin.SOURCE, Origin.EDITOR, Origin.FILE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A cited report, or a passage of it; a field that is not known is None.

    `date` is ISO 8601 as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. `number` is the printed
    number of the passage, `anchor` what its link ends in.
    """

    id: str
    title: str
    url: str | None = None
    authors: tuple[str, ...] = ()
    issuer: str | None = None
    date: str | None = None
    type: str | None = None
    symbol: str | None = None
    language: str = "ar"
    original_address: str | None = None
    kind: str | None = None
    anchor: str | None = None
    number: int | str | None = None
    text: str | None = None

    @property
    def creators(self) -> tuple[str, ...]:
        """Who is named first: the authors, else the issuer."""
        return self.authors or ((self.issuer,) if self.issuer else ())


def cite_report(document: Document, url: str | None = None) -> Reference:
    """Return the reference of a report; `url` is the public address of its page, where it has one.

    A title that the project supplied is named for want of another; other inferred facts are left out.
    """
    metadata = document.metadata
    return Reference(
        id=document.id,
        title=metadata.title.value or document.id,
        url=url,
        authors=tuple(author.name for author in metadata.authors if author.origin in KNOWN),
        issuer=_known(metadata.issuer),
        date=_known(metadata.date),
        type=_known(metadata.type),
        symbol=_known(metadata.symbol),
        language=metadata.language.value or "ar",
        original_address=_known(metadata.address),
    )


def cite_passage(document: Document, passage: Passage, url: str | None = None) -> Reference:
    """Return the reference of a passage; `url` is that of its report, without the anchor."""
    report = cite_report(document, url)
    return Reference(
        id=f"{report.id}-{passage.anchor}",
        title=report.title,
        url=f"{url}#{passage.anchor}" if url else None,
        authors=report.authors,
        issuer=report.issuer,
        date=report.date,
        type=report.type,
        symbol=report.symbol,
        language=report.language,
        original_address=report.original_address,
        kind=passage.called,
        anchor=passage.anchor,
        number=passage.number if isinstance(passage.number, int) else None,
        text=" ".join(passage.plain.split()),
    )


def date_parts(date: str) -> list[int]:
    """Return the year, and the month and day as far as they are known.

    >>> date_parts("2021-08")
    [2021, 8]
    """
    return [int(part) for part in date.split("-")]


def _known(fact: Fact) -> str | None:
    return " ".join(fact.value.split()) if fact.value and fact.origin in KNOWN else None
