"""Two versions of a text: which passage became which."""
