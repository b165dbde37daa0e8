"""How well PDFs are read: texts of the project, written by several producers in several fonts, and read back."""
