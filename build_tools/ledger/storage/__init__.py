"""The ledger as files: a line of it, the lines of a report, the files beside the sources."""
