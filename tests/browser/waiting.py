"""Waiting for what a click or a key leads to: a busy browser does it a moment after it is told to."""

from typing import Any

from playwright.sync_api import Page, TimeoutError


def becomes(page: Page, expression: str, value: Any) -> None:
    """Wait until an expression has a value, compared as JSON. Fails with the value that it has instead."""
    try:
        page.wait_for_function(f"value => JSON.stringify({expression}) === JSON.stringify(value)", arg=value)
    except TimeoutError:
        assert page.evaluate(expression) == value
