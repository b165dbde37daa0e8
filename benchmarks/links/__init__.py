"""Do links hold? Sources are published, changed in every way an editor changes them, and published again."""
