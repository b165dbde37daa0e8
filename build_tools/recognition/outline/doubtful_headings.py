"""Headings that nothing tells but their being short: the text around them is asked whether they are any."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from build_tools.ground.tables import table
from build_tools.recognition.claims import Claim

FEWEST_ARTICLES = 3  # of a text whose parts are articles
ROW = 3  # short lines in a row that head nothing: cells, names, an address


def without_doubtful_headings(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims; short lines in a row, and those among the articles of a law, are no headings.

    Between articles a heading stands above the label of the next one, or is known by its words.
    """
    lawful = sum("article" in claim.groups for claim in claims) >= FEWEST_ARTICLES
    doubted = {
        place for row in _rows(claims) for place in row if _heads_nothing(claims, row, place, lawful=lawful)
    }
    return tuple(
        replace(claim, kind="caption") if place in doubted else claim for place, claim in enumerate(claims)
    )


def _rows(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """The places of headings without a mark, in rows of those that follow one another."""
    bare = [claim.kind == "heading" and claim.mark is None for claim in claims]
    for is_bare, row in groupby(range(len(claims)), key=lambda place: bare[place]):
        if is_bare:
            yield list(row)


def _heads_nothing(claims: Sequence[Claim], row: Sequence[int], place: int, *, lawful: bool) -> bool:
    if _is_known(claims[place]):
        return False
    return len(row) >= ROW or (lawful and not _heads_articles(claims, row[-1] + 1))


def _heads_articles(claims: Sequence[Claim], below: int) -> bool:
    """Tell whether the label of an article, or of a part, stands below."""
    mark = claims[below].mark if below < len(claims) else None
    return mark is not None and mark.outline


def _is_known(claim: Claim) -> bool:
    known = table("arabic/printed/headings")
    names = [*known["recommendations"]["words"], *known["summary"]["words"], *known["usual"]["words"]]
    return claim.text.strip(" .…:") in names
