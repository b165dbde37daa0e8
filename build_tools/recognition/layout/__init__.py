"""Lines as units: pages, widths, tables, talk, and labels on lines of their own."""
