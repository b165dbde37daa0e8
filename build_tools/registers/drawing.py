"""The rows of one document: they depend on that document alone."""

from dataclasses import replace

from build_tools.model import Document, Drawn
from build_tools.model.extent import is_vast
from build_tools.registers.rules.consistency import draw_checks
from build_tools.registers.rules.documents import draw_documents
from build_tools.registers.rules.figures import draw_figures
from build_tools.registers.rules.happenings import draw_events
from build_tools.registers.rules.money import draw_money
from build_tools.registers.rules.people import draw_actors
from build_tools.registers.rules.recommendations import draw_recommendations
from build_tools.registers.text.reading import readings


def draw_rows(document: Document) -> Document:
    """Every row that the rules draw from the document stands beside it; a vast one has none."""
    if is_vast(document):
        return document
    read = tuple(readings(document))
    by_reading = [(reading, tuple(draw_money(reading))) for reading in read]
    money = tuple(row for _, rows in by_reading for row in rows)
    drawn = Drawn(
        recommendations=tuple(draw_recommendations(document, read)),
        money=money,
        figures=tuple(row for reading, sums in by_reading for row in draw_figures(reading, sums)),
        events=tuple(row for reading, sums in by_reading for row in draw_events(reading, sums)),
        documents=tuple(row for reading in read for row in draw_documents(reading)),
        actors=draw_actors(document, read),
        checks=tuple(draw_checks(document, read, money)),
    )
    return replace(document, drawn=drawn)
