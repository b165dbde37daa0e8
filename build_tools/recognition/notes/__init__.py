"""Footnotes and the markers that cite them."""
