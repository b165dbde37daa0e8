"""What the properties of a document say of its text: programs fill them, often from a template."""

import re
from collections.abc import Iterable, Iterator

from build_tools.intake.stated.heads import Entry

KEYS = {"title": "title", "creator": "author", "initial-creator": "author", "language": "language",
        "description": "description", "subject": "subject", "keyword": "keywords",
        "keywords": "keywords"}  # fmt: skip
UNTITLED = re.compile(
    r"microsoft word\b.*|word document"
    r"|(?:document|untitled|presentation|slide)\s*\d*|.*\.(?:docx?|odt|rtf|dotx?|pdf|indd|pptx?|html?)",
    re.IGNORECASE,
)
NOBODY = (
    "microsoft office user",
    "windows user",
    "python-docx",
    "user",
    "admin",
    "administrator",
    "owner",
    "author",
)
LONGEST = 1_000


def property_entries(told: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    """Yield the properties by keys that the project knows, without those that only name a program.

    When a file was made is no date of the text.
    """
    taken: set[str] = set()
    for name, text in told:
        value, key = " ".join(text.split()), KEYS.get(name)
        if key is None or not value or len(value) > LONGEST or key in taken or _says_nothing(key, value):
            continue
        taken.add(key)
        yield Entry(key=key, value=value, lines=())


def _says_nothing(key: str, value: str) -> bool:
    if key == "title":
        return UNTITLED.fullmatch(value) is not None
    if key == "author":
        return value.lower() in NOBODY or (value.isascii() and " " not in value)
    return False
