"""The lines of a text as units: what a page, a width, a table or a talk set on several lines is one again."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from build_tools.model import Line
from build_tools.recognition.cover import is_around
from build_tools.recognition.dialogue import join_answers
from build_tools.recognition.genre import Mark
from build_tools.recognition.lone_labels import join_lone_labels
from build_tools.recognition.marks import matches
from build_tools.recognition.printed_tables import join_tables
from build_tools.recognition.unwrapping import unwrap_lines


def whole_lines(lines: Sequence[Line], marks: tuple[Mark, ...], pages: Mapping[int, Mark]) -> list[Line]:
    """Return the lines that are not blank; a wrapped paragraph, a table, an answer is one line each.

    A line whose format says what it is stands for itself; so does what pages add.
    """
    whole: list[Line] = []
    for is_known, run in groupby(lines, key=lambda line: line.known is not None):
        received = tuple(run)
        part = received if is_known else _joined(received, marks, pages)
        found = [line for line in part if line.text.strip()]
        whole += found if is_known else join_tables(found, marks)
    return whole


def _joined(lines: Sequence[Line], marks: tuple[Mark, ...], pages: Mapping[int, Mark]) -> Sequence[Line]:
    return unwrap_lines(
        join_answers(join_lone_labels(lines)),
        stands_alone=lambda line: line.number in pages or is_around(matches(line.text, marks)),
        begins=lambda line: line.number in pages or bool(matches(line.text, marks)),
    )
