"""Ways into the library: topics, terms, lists of the reports."""
