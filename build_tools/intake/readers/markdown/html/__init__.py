"""HTML inside Markdown."""
