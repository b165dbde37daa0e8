"""Warraq: received Arabic reports become a faithful, linkable website."""
