"""Received lines told by how they differ from the published words, so that a page need not hold both."""

from rapidfuzz.distance import Indel

LONGEST = 20_000

Steps = list[int | str]


def steps(published: str, received: str) -> Steps:
    """Return how `received` is made of `published`: copy n characters, leave n out (-n), or put words in.

    >>> steps("أمن الحدود في ليبيا.", "12 - أمن الحدود (3) في ليبيا")
    ['12 - ', 11, '(3) ', 8, -1]
    """
    if max(len(published), len(received)) > LONGEST:
        return [received]
    found: Steps = []
    for step in Indel.opcodes(published, received):
        match step.tag:
            case "equal":
                found.append(step.src_end - step.src_start)
            case "delete":
                found.append(step.src_start - step.src_end)
            case _:
                found.append(received[step.dest_start : step.dest_end])
    return found


def follow(published: str, found: Steps) -> str:
    """Return the received text that `found` tells of.

    >>> follow("أمن الحدود", [3, " (1)", -7])
    'أمن (1)'
    """
    place, pieces = 0, []
    for step in found:
        if isinstance(step, str):
            pieces.append(step)
        else:
            pieces.append(published[place : place + max(step, 0)])
            place += abs(step)
    return "".join(pieces)
