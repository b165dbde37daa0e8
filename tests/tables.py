"""A table of what was tried, below the dots of a test run."""

from collections.abc import Sequence

import pytest


def show_table(reporter: pytest.TerminalReporter, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table; its first column begins its rows, its last ends them, numbers stand between."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head) - 1)]
    reporter.write_line("")
    for first, *others, last in (head, *rows):
        columns = [f"{text:>{width}}" for text, width in zip(others, widths[1:], strict=True)]
        reporter.write_line("  ".join([f"{first:{widths[0]}}", *columns, last]))
