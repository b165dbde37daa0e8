"""CSL-JSON: an item as citation processors read it."""

from build_tools.citations.attribution import passage_name
from build_tools.citations.reference import Reference, date_parts

Csl = dict[str, object]


def csl_json(reference: Reference) -> Csl:
    """Return the reference as a CSL-JSON item; several make a list.

    >>> csl_json(Reference(id="a", title="تقرير", date="2021-08"))["issued"]
    {'date-parts': [[2021, 8]]}
    """
    item: Csl = {
        "id": reference.id,
        "type": "report",
        "title": reference.title,
        "language": reference.language,
    }
    if reference.creators:
        item["author"] = [{"literal": name} for name in reference.creators]
    if reference.date:
        item["issued"] = {"date-parts": [date_parts(reference.date)]}
    others = {
        "publisher": reference.issuer,
        "genre": reference.type,
        "number": reference.symbol,
        "URL": reference.url,
        "abstract": reference.text,
        "section": passage_name(reference) if reference.number is not None else None,
    }
    return item | {name: value for name, value in others.items() if value}
