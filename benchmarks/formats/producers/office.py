"""Producers of Word and OpenDocument files: pandoc, LibreOffice, python-docx."""

import importlib.util
import tempfile
from pathlib import Path

from benchmarks.formats.producers.producer import Producer, needs, program, run
from benchmarks.formats.texts import markdown
from build_tools.arabic.wording import heading_label
from build_tools.model import Document, Heading, ItemList, Paragraph, PrintedTable, Quotation, Recommendation
from build_tools.writers.text.bodies import LABELS

OFFICE_PROGRAM = "soffice|libreoffice"


def pandoc(document: Document, path: Path) -> None:
    """Write a document with pandoc, in the format of the suffix."""
    run("pandoc", "-f", "markdown-smart", "-s", "-o", str(path), text=markdown(document))


def converted(document: Document, path: Path) -> None:
    """Write a document with LibreOffice, from what pandoc wrote of it in another format."""
    other = ".odt" if path.suffix == ".docx" else ".docx"
    with tempfile.TemporaryDirectory() as room:
        given = Path(room) / f"{path.stem}{other}"
        pandoc(document, given)
        office(given, path)


def office(given: Path, path: Path) -> None:
    """Convert a file with LibreOffice, in a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        kind = path.suffix.removeprefix(".")
        command = (program("soffice", "libreoffice"), f"-env:UserInstallation=file://{profile}", "--headless")
        run(*command, "--convert-to", kind, "--outdir", str(path.parent), str(given))


def by_hand(document: Document, path: Path) -> None:
    """Write a document with python-docx, which knows no notes."""
    from docx import Document as make

    made = make()
    made.add_heading(document.metadata.title.value or "", 0)
    for block in document.blocks:
        _add(made, block)
    made.save(str(path))


def _add(made, block) -> None:  # type: ignore[no-untyped-def]
    match block:
        case Heading():
            made.add_heading(f"{heading_label(block.label)}{block.text.plain}", block.level - 1)
        case Paragraph():
            label = f"{block.number} - " if block.number else f"{block.label or ''} "
            made.add_paragraph(f"{label.lstrip()}{block.text.plain}")
        case Quotation():
            made.add_paragraph(block.text.plain, style="Quote")
        case PrintedTable():
            table = made.add_table(rows=len(block.rows), cols=len(block.rows[0]))
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text.plain
        case ItemList():
            _add_items(made, block, 1)
        case Recommendation():
            made.add_paragraph(f"{block.label}{f' {block.number}' if block.number else ''}")
            for part in block.body:
                _add(made, part)


def _add_items(made, block: ItemList, depth: int) -> None:  # type: ignore[no-untyped-def]
    """Items: python-docx cannot begin a list anew, so that labels are typed before paragraphs."""
    style = "List Bullet" if depth == 1 else f"List Bullet {min(depth, 3)}"
    for item in block.items:
        for part in item.body:
            if isinstance(part, ItemList):
                _add_items(made, part, depth + 1)
            else:
                typed = part is item.body[0] and item.label is not None
                label = f"{LABELS[block.style].format(label=item.label)} " if typed else ""
                named = None if item.label is not None else style
                made.add_paragraph(f"{label}{part.text.plain}", style=named)


def _without_python_docx() -> str:
    return "" if importlib.util.find_spec("docx") else "python-docx"


OFFICE = (
    Producer(name="pandoc", suffix=".docx", make=pandoc, lacks=needs("pandoc")),
    Producer(name="LibreOffice", suffix=".docx", make=converted, lacks=needs("pandoc", OFFICE_PROGRAM)),
    Producer(
        name="python-docx",
        suffix=".docx",
        make=by_hand,
        lacks=_without_python_docx,
        leaves=("note", "marker"),
    ),
    Producer(name="pandoc", suffix=".odt", make=pandoc, lacks=needs("pandoc")),
    Producer(name="LibreOffice", suffix=".odt", make=converted, lacks=needs("pandoc", OFFICE_PROGRAM)),
)
