"""Paths of the pages below `docs/`, and links from one to another."""

import posixpath

REPORTS = "reports/index.md"
REGISTERS = "registers/index.md"
TOPICS = "topics/index.md"
GLOSSARY = "glossary/index.md"
OVERVIEW = "lists/changes.md"
SEARCH = "search.md"
REFUSED = "data/refused.json"
FEED = "data/feed.json"


def report(id: str) -> str:
    """Return the path of a report's page."""
    return f"reports/{id}.md"


def part(path: str, number: int) -> str:
    """Return the path of a part of a page that is too long for one; the first is the page itself.

    >>> part("topics/libya.md", 1), part("topics/libya.md", 2)
    ('topics/libya.md', 'topics/libya/part-2.md')
    """
    return path if number == 1 else f"{path.removesuffix('.md')}/part-{number}.md"


def part_map(id: str) -> str:
    """Return the path of what leads from a report's first page to the part of an anchor."""
    return f"reports/{id}/parts.js"


def changes(id: str, number: int = 1) -> str:
    """Return the path of the page that tells what was changed in a report, or of a later part of it."""
    return _numbered(f"reports/{id}/changes", number)


def history(id: str, number: int = 1) -> str:
    """Return the path of the page that tells of a report's updates, or of a later part of it."""
    return _numbered(f"reports/{id}/history", number)


def data(id: str) -> str:
    """Return the path of a report's data file."""
    return f"data/reports/{id}.json"


def cards(id: str) -> str:
    """Return the path of what the cards of a report's passages show; it is no file of the site."""
    return f"data/cards/{id}.json"


def reference(id: str) -> str:
    """Return the path of what a report is cited by; it is no file of the site."""
    return f"data/references/{id}.json"


def download(id: str, suffix: str) -> str:
    """Return the path of a report's file for other programs."""
    return f"downloads/{id}.{suffix}"


def register(name: str, number: int = 1) -> str:
    """Return the path of a register's page, or of a later part of it."""
    return _numbered(f"registers/{name}", number)


def register_data(name: str, suffix: str) -> str:
    """Return the path of a register's data file."""
    return f"data/registers/{name}.{suffix}"


def register_rows(name: str, number: int) -> str:
    """Return the path of a part of a register's rows, as the script of its page reads them."""
    return f"data/registers/{name}-{number}.js"


def chart(name: str) -> str:
    """Return the path of a chart as a picture of its own."""
    return f"data/charts/{name}.svg"


def printed(id: str, page: int) -> str:
    """Return the path of the picture of a printed page; it lies beside `docs/`, and in the site."""
    return f"prints/{id}/{page}.webp"


def topic(id: str) -> str:
    """Return the path of a topic's page."""
    return f"topics/{id}.md"


def term(id: str) -> str:
    """Return the path of a glossary entry's page."""
    return f"glossary/{id}.md"


def relative(page: str, target: str, anchor: str | None = None) -> str:
    """Return the link that leads from `page` to `target`, both below `docs/`.

    >>> relative("topics/libya.md", "reports/a.md", "p12")
    '../reports/a.md#p12'
    """
    path = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return f"{path}#{anchor}" if anchor else path


def _numbered(path: str, number: int) -> str:
    return f"{path}.md" if number == 1 else f"{path}-{number}.md"
