"""The card of a passage: what a page shows beside it when a reader asks."""
