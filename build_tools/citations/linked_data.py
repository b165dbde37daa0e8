"""JSON-LD: a report and its numbered passages in the words of schema.org."""

from collections.abc import Iterable

from build_tools.citations.reference import Reference

Linked = dict[str, object]

TYPES = {"news_item": "NewsArticle", "web_article": "Article", "analysis_paper": "Report"}


def json_ld(report: Reference, genre: str, passages: Iterable[Reference] = ()) -> Linked:
    """Return a report as linked data, each of its numbered passages as a part with a link of its own.

    A report of the library is published by who issued it, not by the site.
    """
    data: Linked = {
        "@context": "https://schema.org",
        "@type": TYPES.get(genre, "Report"),
        "name": report.title,
        "headline": report.title,
        "inLanguage": report.language,
        "identifier": report.symbol or report.id,
    }
    if report.url:
        data |= {"@id": report.url, "url": report.url}
    if report.date:
        data["datePublished"] = report.date
    if report.authors:
        people = [_author(name, report) for name in report.authors]
        data["author"] = people if len(people) > 1 else people[0]
    if report.issuer:
        data["publisher"] = {"@type": "Organization", "name": report.issuer}
    if report.original_address:
        data["isBasedOn"] = report.original_address
    parts = [_part(passage) for passage in passages if passage.number is not None]
    return data | {"hasPart": parts} if parts else data


def _author(name: str, report: Reference) -> Linked:
    return {"@type": "Person" if name != report.issuer else "Organization", "name": name}


def _part(passage: Reference) -> Linked:
    part: Linked = {"@type": "CreativeWork", "position": passage.number}
    if passage.url:
        part |= {"@id": passage.url, "url": passage.url}
    return part | {"text": passage.text} if passage.text else part
