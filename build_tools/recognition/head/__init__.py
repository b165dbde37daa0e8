"""The head and the close of a text, and what a web page puts around it."""
