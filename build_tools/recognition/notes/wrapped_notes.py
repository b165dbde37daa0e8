"""Footnotes that were wrapped: which lines go on with the note above them."""

from collections.abc import Sequence
from dataclasses import replace

from build_tools.arabic.sentences import ends_sentence, is_dangling
from build_tools.recognition.claims import Claim
from build_tools.recognition.layout.unwrapping import LONGEST, as_one

LOOSE = ("paragraph", "heading", "loose")  # kinds of a line without a mark
FULL_LINE = 60  # characters: a shorter line was hardly wrapped


def join_notes(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with the notes that were wrapped whole."""
    rests = note_rests(claims)
    groups: list[list[Claim]] = []
    for place, claim in enumerate(claims):
        if place in rests:
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return [_joined(group) for group in groups]


def note_rests(claims: Sequence[Claim]) -> set[int]:
    """Return the places of the lines that go on with the note above them."""
    rests: set[int] = set()
    in_note = cut = False
    length = 0
    for place, claim in enumerate(claims):
        length += len(claim.line.text)
        if in_note and length <= LONGEST and is_rest(claims, place, cut=cut):
            rests.add(place)
        elif claim.kind != "furniture":
            length = len(claim.line.text)
            in_note = claim.kind == "footnote"
            if not in_note:
                cut = claim.kind == "paragraph" and not ends_sentence(claim.line.text)
    return rests


def is_rest(claims: Sequence[Claim], place: int, *, cut: bool) -> bool:
    """Tell whether a line without a mark goes on with the unfinished note, or a line of it, close above.

    Below a short one, it may be a heading, or the rest of the sentence that stands `cut` above the notes.
    """
    above, claim = claims[place - 1], claims[place]
    text = above.line.text.strip()
    free = claim.mark is None and claim.kind in LOOSE and not claim.line.rows
    below = above.kind != "furniture" and claim.line.number == above.line.numbers[-1] + 1
    if not (free and below) or "rest" in above.groups or ends_sentence(text):
        return False
    if len(text) >= FULL_LINE or is_dangling(text):
        return True
    if claim.kind == "heading":
        return place + 1 < len(claims) and "number" in claims[place + 1].groups
    return not cut


def _joined(claims: Sequence[Claim]) -> Claim:
    note = claims[0]
    if len(claims) == 1:
        return note
    text = " ".join(claim.text for claim in claims)
    line = as_one([claim.line for claim in claims])
    return replace(note, line=line, groups={**note.groups, "text": text})
