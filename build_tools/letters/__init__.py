"""Letters that a PDF program damaged: told by the whole text, repaired word by word, each repair recorded."""

from build_tools.letters.repairs import repair_letters

__all__ = ["repair_letters"]
