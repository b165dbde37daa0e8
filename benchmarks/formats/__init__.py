"""How well files of other formats are read back."""
