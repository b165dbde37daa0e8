"""What was changed in a text on its way to the page, and from one update to the next."""
