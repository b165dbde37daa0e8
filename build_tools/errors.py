"""What is said when an input cannot be used: where, what was found, what was expected, what to do."""


class WarraqError(Exception):
    """A mistake in a file, told to the editor in three parts."""

    def __init__(self, *, file: str, line: int | None, found: str, expected: str, advice: str) -> None:
        place = file if line is None else f"{file}:{line}"
        super().__init__(f"{place}: found {found}; expected {expected}. {advice}")
        self.file = file
        self.line = line
        self.found = found
        self.expected = expected
        self.advice = advice


class SourceError(WarraqError):
    """A source is refused; the others are still published."""


class SharedFileError(WarraqError):
    """A file that all sources share is wrong; nothing is written."""
