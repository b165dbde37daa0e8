"""PDFs in processes of their own, which load nothing else of the project: parsed, drawn, read as pictures."""
