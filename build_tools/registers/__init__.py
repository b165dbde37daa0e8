"""What reports say, in rows: rules that draw them from a document, and the registers of a library."""
