"""Markdown: what its signs say of each line, with markdown-it-py."""

from build_tools.intake.readers.markdown.structure import read_structure

__all__ = ["read_structure"]
