"""What formats of styles and tags have in common: their words, their lines, what is known of each."""

from build_tools.intake.readers.formed.structure import read_structure

__all__ = ["read_structure"]
