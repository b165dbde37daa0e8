"""What became of a passage that no longer stands under its anchor, and what stands there instead."""
