"""What makes a passage the same passage: its words as fingerprints, its label, its place in the order."""
