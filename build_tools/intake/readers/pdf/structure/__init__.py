"""What the places of lines say of them: heads of pages, notes, tables, headings, paragraphs."""

from build_tools.intake.readers.pdf.structure.structure import read_structure

__all__ = ["read_structure"]
