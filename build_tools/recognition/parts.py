"""A label alone on its line, «المادة 3», «أولا:», and what belongs to it: its name or its text."""

from collections.abc import Sequence
from dataclasses import replace

from build_tools.recognition.claims import Claim
from build_tools.recognition.unwrapping import as_one


def name_parts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims; a label alone and its name below it are one heading of two lines.

    An article without a name is a paragraph under its label. A short line that nothing follows but the next
    label is no name: it is what the article says.
    """
    named: list[Claim] = []
    for place, claim in enumerate(claims):
        after = claims[place + 1] if place + 1 < len(claims) else None
        if named and _waits(named[-1]) and (found := _together(named[-1], claim, after)):
            named[-1:] = [found]
        else:
            named.append(claim)
    return tuple(_settled(claim) for claim in named)


def _waits(claim: Claim) -> bool:
    """Tell whether a claim is a label alone so far."""
    return (
        claim.mark is not None
        and claim.mark.named_below
        and "name" not in claim.groups
        and not _has_text(claim)
    )


def _has_text(claim: Claim) -> bool:
    text = claim.groups.get("text", "").rstrip(" :")
    return bool(text) and text != claim.groups.get("label")


def _together(label: Claim, claim: Claim, after: Claim | None) -> Claim | None:
    """The label with the line below it, or None where that is no part of it."""
    if claim.mark is not None or claim.kind not in ("heading", "paragraph"):
        return None
    if claim.kind == "heading" and not _says(label, after):
        return _headed(label, claim)
    return _numbered(label, claim) if label.kind == "article" else None


def _says(label: Claim, after: Claim | None) -> bool:
    """Tell whether the short line below a label is its text: nothing follows, or a label as high."""
    if after is None:
        return True
    marks = after.mark is not None and label.mark is not None and after.mark.outline and label.mark.outline
    return marks and _level(after) <= _level(label)


def _level(claim: Claim) -> int:
    return claim.mark.level if claim.mark is not None else 0


def _headed(label: Claim, name: Claim) -> Claim:
    groups = {key: text for key, text in label.groups.items() if key in ("label", "article", "number")}
    mark = replace(label.mark, kind="heading") if label.mark is not None else None
    line = as_one([label.line, name.line])
    return replace(
        label, kind="heading", mark=mark, line=line, groups={**groups, "name": name.text, "text": name.text}
    )


def _numbered(label: Claim, text: Claim) -> Claim:
    line = as_one([label.line, text.line])
    return replace(label, line=line, groups={**label.groups, "text": text.text}, markers=text.markers)


def _settled(claim: Claim) -> Claim:
    """A label above a list or a table, with neither name nor text, is what its article says."""
    if claim.kind != "article" or "text" in claim.groups:
        return claim
    label = claim.groups["label"]
    groups = {key: text for key, text in claim.groups.items() if key != "label"}
    return replace(
        claim, groups={**groups, "text": claim.line.text[claim.line.text.find(label) :].strip("*_ ")}
    )
