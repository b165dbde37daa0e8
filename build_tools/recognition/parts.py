"""Parts of a text that bear a number on one line and their name on the next: «المادة 3», «المقر»."""

from collections.abc import Sequence
from dataclasses import replace

from build_tools.recognition.claims import Claim

HIGHEST = 2  # below the title


def name_parts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims; the number of a part and the name below it are one heading of two lines.

    A short line that nothing follows but the next part is no name: it is what the part says.
    """
    named: list[Claim] = []
    for place, claim in enumerate(claims):
        if named and _waits(named[-1]) and _may_name(claim):
            part = named.pop()
            says = place + 1 == len(claims) or _ends(part, claims[place + 1])
            named += [part, replace(claim, kind="paragraph")] if says else [_as_one(part, claim)]
        else:
            named.append(claim)
    return tuple(_raised(named))


def _raised(claims: Sequence[Claim]) -> list[Claim]:
    """Chapters are the highest level of a text that has no parts above them."""
    levels = sorted({claim.mark.level for claim in claims if claim.mark and claim.mark.outline})
    ranks = {level: HIGHEST + rank for rank, level in enumerate(levels)}
    return [
        replace(claim, mark=replace(claim.mark, level=ranks[claim.mark.level]))
        if claim.mark and claim.mark.outline
        else claim
        for claim in claims
    ]


def _waits(claim: Claim) -> bool:
    """Tell whether a claim is the heading of a part that has only its number so far."""
    named_below = claim.mark is not None and claim.mark.named_below
    return named_below and "name" not in claim.groups


def _may_name(claim: Claim) -> bool:
    named_below = claim.mark is not None and claim.mark.named_below
    return claim.kind == "heading" and not named_below and "label" not in claim.groups


def _ends(part: Claim, after: Claim) -> bool:
    """Tell whether a heading of the part's own level, or of a higher one, comes after it."""
    return bool(after.mark and part.mark and after.mark.named_below and after.mark.level <= part.mark.level)


def _as_one(part: Claim, name: Claim) -> Claim:
    line = replace(
        part.line,
        text=f"{part.line.text.strip()} {name.line.text.strip()}",
        received=f"{part.line.received}\n{name.line.received}",
        more=(*part.line.more, *name.line.numbers),
    )
    return replace(
        part, line=line, groups={"label": part.groups["label"], "name": name.text, "text": name.text}
    )
