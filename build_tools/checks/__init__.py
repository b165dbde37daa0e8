"""What a reader or an editor should know about a document. To add a check, add a function to the table."""

from collections.abc import Callable, Iterator

from build_tools.checks.conservation import check_conservation
from build_tools.checks.damage import check_disguises, check_script
from build_tools.checks.dating import check_conflicting_years, check_date, check_weekdays
from build_tools.checks.doubles import tell_doubles
from build_tools.checks.inference import (
    check_encoding,
    check_extent,
    check_genre,
    check_reading,
    check_title,
    check_wrapping,
)
from build_tools.checks.numbering import (
    check_bodies,
    check_gaps,
    check_markers,
    check_repeated_numbers,
    check_unplaced_numbers,
)
from build_tools.checks.removal import check_removed_once, check_removed_share
from build_tools.checks.sentences import check_endings
from build_tools.checks.spelling import check_lookalikes, check_misprints
from build_tools.model import Document, Finding
from build_tools.model.extent import is_vast
from build_tools.model.tree import replace_findings

__all__ = ["CHECKS", "check_document", "tell_doubles"]

Check = Callable[[Document], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_conservation,
    check_encoding,
    check_reading,
    check_disguises,
    check_script,
    check_genre,
    check_title,
    check_wrapping,
    check_extent,
    check_removed_share,
    check_removed_once,
    check_gaps,
    check_unplaced_numbers,
    check_repeated_numbers,
    check_markers,
    check_bodies,
    check_endings,
    check_date,
    check_weekdays,
    check_conflicting_years,
    check_misprints,
    check_lookalikes,
)
CLOSE_READING = frozenset(
    {
        check_disguises,
        check_script,
        check_date,
        check_weekdays,
        check_conflicting_years,
        check_misprints,
        check_lookalikes,
    }
)


def check_document(document: Document) -> Document:
    """The document carries every finding about it, in the order of its lines.

    A vast one is not read word by word: C21 says so.
    """
    left_out = CLOSE_READING if is_vast(document) else frozenset()
    found = [finding for check in CHECKS if check not in left_out for finding in check(document)]
    ordered = sorted(found, key=lambda finding: (finding.line, finding.id))
    return replace_findings(document, (*document.findings, *ordered))
