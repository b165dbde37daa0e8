"""What all pages are made of: words and lines, places in them, bodies of passages, notices."""
