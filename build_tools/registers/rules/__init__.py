"""One register a module: what draws its rows from a passage."""
