"""What a finding says, from the templates in `arabic/findings.toml`."""

from collections.abc import Iterable

from build_tools.arabic.dates import is_date
from build_tools.arabic.wording import show_date
from build_tools.ground.tables import table
from build_tools.model import Finding

SEVERITIES = ("error", "warning", "note")
READER = "reader"


def severity(finding: Finding) -> str:
    """Return error, warning or note."""
    return _entry(finding)["severity"]


def for_readers(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that readers are told, too: the others are questions to an editor."""
    return tuple(finding for finding in findings if _entry(finding)["audience"] == READER)


def message(finding: Finding) -> str:
    """Return what was found, in English."""
    return _template(finding, "english").format(**finding.values)


def advice(finding: Finding) -> str:
    """Return what an editor can do, in English."""
    return _template(finding, "advice").format(**finding.values)


def reader_message(finding: Finding) -> str:
    """Return what was found, in Arabic, for a reader: dates in words."""
    shown = {
        name: show_date(value) if isinstance(value, str) and is_date(value) else value
        for name, value in finding.values.items()
    }
    return _template(finding, "arabic").format(**shown)


def reader_advice(finding: Finding) -> str:
    """Return what was done about it, in Arabic, for a reader."""
    return _template(finding, "arabic_advice").format(**finding.values)


def _template(finding: Finding, name: str) -> str:
    """The words of a finding; of a single number for a range that is one, of a doubt for one with `words`."""
    entry, values = _entry(finding), finding.values
    single = "first" in values and values["first"] == values.get("last")
    form = "single" if single else "doubtful" if "words" in values else ""
    return entry.get(f"{name}_{form}", entry[name])


def _entry(finding: Finding) -> dict[str, str]:
    entry: dict[str, str] = table("arabic/findings")[finding.id]
    return entry
