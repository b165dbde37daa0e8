"""What the commands share: where things lie, what is shown, and writing pages where they differ."""
