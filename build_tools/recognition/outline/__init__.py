"""The outline of a text: labels, the chains they stand in, and what each is."""
