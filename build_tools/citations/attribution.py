"""A quotation with its attribution, as an Arabic reader pastes it into a text."""

from build_tools.arabic.wording import show_date
from build_tools.citations.reference import Reference
from build_tools.ground.tables import table

LONGEST_QUOTATION = 1500


def attribution(reference: Reference) -> str:
    """Return who said it where, in one line: author or issuer, title, date, passage, address.

    >>> attribution(Reference(id="a", title="تقرير", date="2021", kind="paragraph", number=7))
    '«تقرير»، 2021، الفقرة 7.'
    """
    date = show_date(reference.date) if reference.date else None
    names = [*reference.authors, reference.issuer if reference.issuer not in reference.authors else None]
    passage = passage_name(reference) if reference.number is not None else None
    parts = [*names, f"«{reference.title}»", reference.symbol, date, passage]
    line = "، ".join(part for part in parts if part)
    return f"{line}. {reference.url}" if reference.url else f"{line}."


def quotation(reference: Reference) -> str:
    """Return the words of a passage between quotation marks, and their attribution below."""
    text = " ".join((reference.text or "").split())
    if len(text) > LONGEST_QUOTATION:
        text = text[: text.rfind(" ", 0, LONGEST_QUOTATION)] + " …"
    inner = text.replace("«", "“").replace("»", "”")
    return f"«{inner}»\n{attribution(reference)}" if text else attribution(reference)


def passage_name(reference: Reference) -> str:
    """Return what the cited passage is called: «الفقرة 14».

    >>> passage_name(Reference(id="a", title="", kind="footnote", number=3))
    'الحاشية 3'
    """
    names = table("arabic/messages")["passages"]
    numbered = names.get(f"{reference.kind}_number")
    if reference.number is not None and numbered:
        return str(numbered).format(number=reference.number)
    return str(names[reference.kind]) if reference.kind else ""
