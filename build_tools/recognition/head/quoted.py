"""Lines at the head of a text that it quotes: a day, a name or a title in them is another text's."""

from collections.abc import Sequence

from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates

LEADING_WORDS = 6  # of a line that leads to words of others, and is no label
LONGEST = 12  # lines of a quotation that is closed
OPENING, CLOSING, EITHER = "«“„", "»", '”"'


def without_quoted_fields(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Return the candidates; no line within a quotation of several lines tells a field of the text."""
    quoted = quoted_lines(lines)
    if not quoted:
        return candidates
    return [
        [pair for pair in found if pair[0].kind != "front"] if place in quoted else found
        for place, found in enumerate(candidates)
    ]


def quoted_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines of quotations that a sentence leads to and a later line closes."""
    quoted: set[int] = set()
    for place in range(1, len(lines)):
        if place not in quoted and _leads(lines[place - 1].text) and _opens(lines[place].text):
            below = range(place + 1, min(place + LONGEST, len(lines)))
            end = next((at for at in below if _closes(lines[at].text)), None)
            quoted.update(range(place, end + 1) if end is not None else ())
    return frozenset(quoted)


def _leads(text: str) -> bool:
    return text.rstrip().endswith(":") and len(text.split()) >= LEADING_WORDS


def _opens(text: str) -> bool:
    """Tell whether a quotation begins with the line and does not end in it."""
    line = text.strip()
    return line[:1] in (*OPENING, *EITHER) and not any(sign in line[1:] for sign in (*CLOSING, *EITHER))


def _closes(text: str) -> bool:
    return text.rstrip(" .،؛").endswith((*CLOSING, *EITHER))
