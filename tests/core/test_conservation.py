"""The checks of conservation tell what a broken transform would do: lose, invent, repeat."""

from dataclasses import replace

import pytest

from build_tools.checks.conservation import check_conservation
from build_tools.model import Document, Paragraph, Text
from tests.core.corpora import OWN, own, sources


@pytest.fixture(params=sorted(sources(OWN)))
def document(request: pytest.FixtureRequest) -> Document:
    return own(request.param)


def first_paragraph(document: Document) -> int:
    return next(place for place, block in enumerate(document.blocks) if isinstance(block, Paragraph))


def with_block(document: Document, place: int, *blocks: Paragraph) -> Document:
    return replace(document, blocks=(*document.blocks[:place], *blocks, *document.blocks[place + 1 :]))


def test_nothing_is_told_of_a_whole_document(document: Document) -> None:
    assert list(check_conservation(document)) == []


def test_a_lost_block_is_told(document: Document) -> None:
    place = first_paragraph(document)
    found = list(check_conservation(with_block(document, place)))
    assert [finding.line for finding in found] == list(document.blocks[place].lines)
    assert {finding.id for finding in found} == {"E02"}


def test_a_repeated_block_is_told(document: Document) -> None:
    place = first_paragraph(document)
    block = document.blocks[place]
    assert isinstance(block, Paragraph)
    found = list(check_conservation(with_block(document, place, block, block)))
    assert [finding.values["times"] for finding in found] == [2] * len(block.lines)


def test_a_lost_letter_is_told(document: Document) -> None:
    place = first_paragraph(document)
    block = document.blocks[place]
    assert isinstance(block, Paragraph)
    plain = block.text.plain
    shorter = replace(block, text=Text(plain=plain.replace(plain[0], "", 1), spans=()))
    (finding,) = check_conservation(with_block(document, place, shorter))
    assert plain[0] in str(finding.values["lost"])


def test_an_invented_letter_is_told(document: Document) -> None:
    place = first_paragraph(document)
    block = document.blocks[place]
    assert isinstance(block, Paragraph)
    longer = replace(block, text=replace(block.text, plain=f"{block.text.plain} ظ"))
    (finding,) = check_conservation(with_block(document, place, longer))
    assert finding.values == {"lost": "-", "invented": "ظ"}


def test_a_letter_that_no_correction_changed_is_told(document: Document) -> None:
    """Between what was received and what is published stand only the corrections that are listed."""
    line = next(line for line in document.source.lines if line.text.strip() and line.text == line.received)
    changed = replace(line, received=f"{line.received} ظ")
    lines = tuple(changed if other is line else other for other in document.source.lines)
    broken = replace(document, source=replace(document.source, lines=lines))
    assert [finding.line for finding in check_conservation(broken)] == [line.number]
