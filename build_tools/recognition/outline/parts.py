"""A label alone on its line, «المادة 3», «أولا:», and what belongs to it: its name or its text."""

from collections.abc import Sequence
from dataclasses import replace

from build_tools.recognition.claims import Claim
from build_tools.recognition.kinds.genre import unprinted_mark
from build_tools.recognition.layout.unwrapping import as_one
from build_tools.recognition.outline.labels import LEVELS

AROUND = " :()[]"  # signs around a label


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
    text, label = (claim.groups.get(name, "").strip(AROUND) for name in ("text", "label"))
    return bool(text) and text != label


def _together(label: Claim, claim: Claim, after: Claim | None) -> Claim | None:
    """The label with the line below it, or None where that is no part of it.

    A short line is its name; a text is that of an article, or of the item that a number or an ordinal heads.
    """
    if claim.kind not in ("heading", "paragraph") or not _is_unlabelled(claim):
        return None
    if claim.kind == "heading" and not _says(label, after):
        return _headed(label, claim)
    if label.kind == "article":
        return _with_text(label, claim)
    return _itemised(_with_text(label, claim)) if label.mark is not None and label.mark.item else None


def _is_unlabelled(claim: Claim) -> bool:
    """Tell whether no mark claims a line, or one that knows it by its words alone: «المصادر»."""
    return claim.mark is None or (claim.kind == "heading" and not {"label", "number"} & claim.groups.keys())


def _says(label: Claim, after: Claim | None) -> bool:
    """Tell whether the short line below a label is its text: nothing follows, or a label as high."""
    if after is None:
        return True
    if after.mark is None or label.mark is None:
        return False
    parts = after.mark.outline and label.mark.outline and _level(after) <= _level(label)
    return parts or bool(label.mark.item and after.mark.item == label.mark.item)


def _level(claim: Claim) -> int:
    return claim.mark.level if claim.mark is not None else 0


def _itemised(claim: Claim) -> Claim:
    """A label above its text as an item of a list, or as a numbered paragraph: what it is beside its text."""
    assert claim.mark is not None
    style = claim.mark.item
    if style == LEVELS:
        groups = {name: claim.groups[name] for name in ("label", "text")}
        return replace(claim, kind="paragraph", mark=unprinted_mark("levels", "paragraph"), groups=groups)
    name = "number" if style == "number" else "label"
    groups = {name: claim.groups["number"], "text": claim.groups["text"]}
    return replace(
        claim, kind="item", mark=unprinted_mark(f"{style}_item", "item", style=style), groups=groups
    )


def _headed(label: Claim, name: Claim) -> Claim:
    groups = {key: text for key, text in label.groups.items() if key in ("label", "article", "number")}
    mark = replace(label.mark, kind="heading") if label.mark is not None else None
    line = as_one([label.line, name.line])
    return replace(
        label, kind="heading", mark=mark, line=line, groups={**groups, "name": name.text, "text": name.text}
    )


def _with_text(label: Claim, text: Claim) -> Claim:
    line = as_one([label.line, text.line])
    return replace(label, line=line, groups={**label.groups, "text": text.text}, markers=text.markers)


def _settled(claim: Claim) -> Claim:
    """A label above a list or a table, with neither name nor text, is what its article says."""
    if claim.kind != "article" or "text" in claim.groups:
        return claim
    label = claim.groups["label"]
    groups = {key: text for key, text in claim.groups.items() if key != "label"}
    return replace(
        claim, groups={**groups, "text": claim.line.text[max(claim.line.text.find(label), 0) :].strip("*_ ")}
    )
