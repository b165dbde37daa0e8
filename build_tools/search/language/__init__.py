"""What search knows of Arabic: words, their stems, numbers, dates, names that mean the same."""
