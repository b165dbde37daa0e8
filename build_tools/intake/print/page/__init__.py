"""One page of print: its glyphs become lines in reading order, their letters in the order of writing."""
