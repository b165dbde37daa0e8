"""The ledger: every anchor ever published keeps leading to its passage, or says what became of it."""
