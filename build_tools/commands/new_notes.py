"""An editor's notes for a new source: what was inferred, for a person to confirm."""

import yaml

from build_tools.checks.wording import message
from build_tools.intake.editor_notes import MAY_BE_ABSENT, NONE
from build_tools.model import Document, Fact, Origin

ORDER = (
    "title",
    "short_title",
    "date",
    "issuer",
    "author",
    "type",
    "genre",
    "symbol",
    "original_language",
    "address",
)


def draft_notes(document: Document) -> str:
    """Return YAML for `<id>.yml`: each field with its inferred value, commented out where there is none."""
    rows = [f"# {document.source.file}: take the # from what you confirm, and correct the rest."]
    rows += [_row(name, getattr(document.metadata, name)) for name in ORDER]
    rows += ["# topics: []", "# corrections:"]
    rows += ['#   - {line: 1, received: "…", published: "…", why: "…"}']
    rows += [f"# line {found.line}: {message(found)}" for found in document.findings]
    return "\n".join(rows) + "\n"


def _row(name: str, fact: Fact) -> str:
    if fact.value is None:
        absent = f": write it, or `{name}: {NONE}` if the source has none" if name in MAY_BE_ABSENT else ""
        return f"# {name}:   # not recognised{absent}"
    waits = "" if fact.origin is Origin.EDITOR else "# "  # what nobody confirmed stays what it is
    value = waits + yaml.safe_dump({name: fact.value}, allow_unicode=True, width=10_000).strip()
    lines = f", line {', '.join(map(str, fact.lines))}" if fact.lines else ""
    return f"{value}   # {fact.origin}{lines}"
