"""The names of OpenDocument's XML."""

from build_tools.intake.readers.archives import Element

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{OASIS}office:1.0}}"
STYLE = f"{{{OASIS}style:1.0}}"
TEXT = f"{{{OASIS}text:1.0}}"
TABLE = f"{{{OASIS}table:1.0}}"
DRAW = f"{{{OASIS}drawing:1.0}}"
FO = f"{{{OASIS}xsl-fo-compatible:1.0}}"
SVG = f"{{{OASIS}svg-compatible:1.0}}"
LINK = "{http://www.w3.org/1999/xlink}"
LARGEST = 1_000_000


def local(element: Element) -> str:
    """Return the name of an element without that of its space."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def count(text: str | None, otherwise: int) -> int:
    """Return the number in an attribute; `otherwise` for what is none, or too large for one."""
    bare = (text or "").strip()
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 7 else otherwise
