"""What the head of a report's page says: Highwire, Dublin Core and Open Graph, as names and contents."""

from collections.abc import Iterator

from build_tools.citations.reference import Reference

Meta = tuple[str, str, str]


def meta_tags(reference: Reference, description: str = "", site: str = "") -> tuple[Meta, ...]:
    """Return (attribute, name, content) of each `meta` element; the template escapes the contents.

    >>> meta_tags(Reference(id="a", title="تقرير", date="2021-08"))[:2]
    (('name', 'citation_title', 'تقرير'), ('name', 'citation_publication_date', '2021/08'))
    """
    return (*_highwire(reference), *_dublin_core(reference), *_open_graph(reference, description, site))


def _highwire(reference: Reference) -> Iterator[Meta]:
    yield from _given("name", citation_title=reference.title)
    yield from (("name", "citation_author", name) for name in reference.authors)
    yield from _given(
        "name",
        citation_publication_date=(reference.date or "").replace("-", "/"),
        citation_technical_report_institution=reference.issuer,
        citation_technical_report_number=reference.symbol,
        citation_language=reference.language,
        citation_public_url=reference.url,
    )


def _dublin_core(reference: Reference) -> Iterator[Meta]:
    yield ("name", "DC.title", reference.title)
    yield from (("name", "DC.creator", name) for name in reference.creators)
    values = {
        "DC.publisher": reference.issuer,
        "DC.date": reference.date,
        "DC.type": reference.type,
        "DC.identifier": reference.symbol or reference.url,
        "DC.language": reference.language,
        "DC.source": reference.original_address,
    }
    yield from _given("name", **values)


def _open_graph(reference: Reference, description: str, site: str) -> Iterator[Meta]:
    values = {
        "og:type": "article",
        "og:title": reference.title,
        "og:url": reference.url,
        "og:locale": reference.language,
        "og:description": description,
        "og:site_name": site,
        "article:published_time": reference.date,
    }
    yield from _given("property", **values)


def _given(attribute: str, **values: str | None) -> Iterator[Meta]:
    return ((attribute, name, value) for name, value in values.items() if value)
