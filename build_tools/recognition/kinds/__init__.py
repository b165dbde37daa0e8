"""Kinds of text: their tables, the marks they know, and the guess which one a text is."""
