"""A line of the ledger in short: a passage that stands under its anchor, in three columns between tabs.

    p14<tab>how it begins, in ASCII letters<tab>its fingerprint, and the trace of the words that follow
    a3t3u5x heading<tab>all of its words

What another column tells is not written: the kind and the number that a printed anchor has, the words of a
passage that the second column holds whole, the passage before, whose line stands above.
"""

import re

from build_tools.arabic.romanised import exchanged
from build_tools.ground.files import shown_name
from build_tools.ledger.identity.fingerprints import (
    FINGERPRINT,
    comparable_words,
    fingerprint,
    read_trace,
    trace,
    written_trace,
)
from build_tools.ledger.storage.lines import LABELLED, check_anchor
from build_tools.model import PASSAGE_KINDS, Entry
from build_tools.transforms.anchors import split_anchor

PARAGRAPH = "paragraph"
FIGURES = re.compile("[1-9][0-9]{0,5}")
BROKEN = re.compile(r"[\t\n\r]")


def as_short_line(entry: Entry, before: str) -> str | None:
    """Return an entry in short, after the line of the passage `before`; None where that is not all of it.

    >>> words = comparable_words("نص")
    >>> known = {"number": 1, "exact": "نص", "fingerprint": fingerprint(words), "trace": trace(words)}
    >>> as_short_line(Entry(report="a", anchor="p1", kind="paragraph", **known), "")
    'p1\\tnS'
    """
    first, whole = _beginning(entry.exact)
    name = _name(entry)
    if entry.after != before or not entry.trace.startswith(first) or not _is_simple(entry, name):
        return None
    if entry.fingerprint == whole:
        return f"{name}\t{exchanged(entry.exact)}" if entry.trace == first else None
    if len(entry.fingerprint) != FINGERPRINT:
        return None
    return f"{name}\t{exchanged(entry.exact)}\t{entry.fingerprint}{written_trace(entry.trace[len(first) :])}"


def read_short_line(report: str, line: str, before: str) -> Entry:
    """Return the entry that a short line of a report is. Raises ValueError, in words, where it is none.

    >>> read_short_line("a", "p1\\tnS", "").exact
    'نص'
    """
    name, exact, words, *more = (*line.split("\t"), "", "")
    if any(more) or not exact or 0 < len(words) < FINGERPRINT:
        raise ValueError("neither a JSON object nor columns between tabs")
    anchor, kind, number = _told(name)
    opening = exchanged(exact)
    first, whole = _beginning(opening)
    return Entry(
        report=report,
        anchor=anchor,
        kind=kind,
        number=number,
        fingerprint=words[:FINGERPRINT] or whole,
        trace=first + read_trace(words[FINGERPRINT:]),
        exact=opening,
        after=before,
    )


def _is_simple(entry: Entry, name: str) -> bool:
    """Tell whether a passage stands under its anchor, in words of one line, and its name tells what it is."""
    stands = entry.fate is None and entry.exact and not BROKEN.search(entry.exact)
    return bool(stands) and not entry.targets and entry.date is None and _is_told(entry, name)


def _is_told(entry: Entry, name: str) -> bool:
    try:
        return _told(name) == (entry.anchor, entry.kind, entry.number)
    except ValueError:
        return False


def _beginning(exact: str) -> tuple[str, str]:
    """The trace of the first words of a passage, and its fingerprint where it has no others."""
    words = comparable_words(exact)
    return trace(words), fingerprint(words)


def _name(entry: Entry) -> str:
    """The anchor, then what it does not tell itself: the kind, and after that the number."""
    kind, number = _known(entry.anchor)
    if entry.number != number and entry.number is not None:
        return f"{entry.anchor} {entry.kind} {entry.number}"
    return entry.anchor if entry.kind == kind else f"{entry.anchor} {entry.kind}"


def _told(name: str) -> tuple[str, str, int | str | None]:
    """The anchor, the kind and the number of a passage."""
    anchor, _, rest = name.partition(" ")
    check_anchor(anchor)
    known, printed = _known(anchor)
    kind, _, number = rest.partition(" ")
    kind = kind or known
    if kind not in PASSAGE_KINDS:
        raise ValueError(f"«{shown_name(kind)}» is no kind of passage")
    if FIGURES.fullmatch(number):
        return anchor, kind, int(number)
    if number and kind not in LABELLED:
        raise ValueError(f"«{shown_name(number)}» is no number of a passage")
    return anchor, kind, number or printed


def _known(anchor: str) -> tuple[str, int | str | None]:
    """What an anchor tells of its passage: the kind, and the number, which is a label's in an article."""
    printed = split_anchor(anchor)
    if printed is None:
        return PARAGRAPH, None
    kind, number = printed
    return (kind, number) if kind in PASSAGE_KINDS else (PARAGRAPH, str(number))
