"""How much of what reports say the registers hold, and how much of what they hold is right."""
