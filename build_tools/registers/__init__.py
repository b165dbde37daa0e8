"""What reports say, in rows: rules that draw them from a document, and the registers of a library."""

from build_tools.registers.drawing import draw_rows
from build_tools.registers.library import with_registers

__all__ = ["draw_rows", "with_registers"]
