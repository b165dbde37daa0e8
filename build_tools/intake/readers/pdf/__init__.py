"""PDF: the lines of its pages with their places, and what these say of each line."""

from build_tools.intake.readers.pdf.reading import read_lines
from build_tools.intake.readers.pdf.structure import read_structure

__all__ = ["read_lines", "read_structure"]
