"""Hostile and broken input: what comes of it, and that nothing else changes."""
