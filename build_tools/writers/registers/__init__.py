"""The registers of a library: their pages, their data, their charts."""
