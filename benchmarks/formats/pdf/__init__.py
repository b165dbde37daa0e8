"""How well PDFs are read: texts of the project, written by several producers and read back."""
