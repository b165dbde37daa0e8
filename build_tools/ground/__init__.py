"""The ground: files, limits, tables, errors, strict YAML, locks, and swapping whole outputs."""
