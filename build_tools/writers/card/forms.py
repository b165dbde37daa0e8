"""The citations of a report's passages as forms, which the page's script fills for each passage."""

from dataclasses import asdict, replace

from build_tools.citations.attribution import passage_name, quotation
from build_tools.citations.bibtex import bibtex
from build_tools.citations.csl import csl_json
from build_tools.citations.reference import Reference, cite_report
from build_tools.citations.ris import ris
from build_tools.model import Document

# Words that stand in a form for what it leaves open; no format escapes any of them. «WQ» in a fact is told
# as «WQQ», which the page's script reads back.
OPENING, KEPT = "WQ", "WQQ"
ANCHOR, NUMBER, TEXT, ADDRESS, PASSAGE = "WQANCHOR", "WQNUMBER", "WQTEXT", "WQADDRESS", "WQPASSAGE"

Forms = dict[str, object]


def citation_forms(document: Document) -> Forms:
    """Return how a passage of `document` is cited in each format, what is its own left open."""
    passage = _any_passage(document)
    name = passage_name(passage)
    return {
        "quotation": quotation(passage).replace(name, PASSAGE),
        "bibtex": bibtex(passage).replace(name, PASSAGE),
        "ris": ris(passage).replace(name, PASSAGE),
        "csl": {key: PASSAGE if value == name else value for key, value in csl_json(passage).items()},
    }


def _any_passage(document: Document) -> Reference:
    report = cite_report(document)
    facts = {name: value for name, value in asdict(report).items() if isinstance(value, str)}
    open_to_fill = {"url": ADDRESS, "kind": "paragraph", "anchor": ANCHOR, "number": NUMBER, "text": TEXT}
    kept = {name: value.replace(OPENING, KEPT) for name, value in facts.items()}
    kept |= open_to_fill | {"id": f"{report.id}-{ANCHOR}"}
    return replace(report, authors=tuple(name.replace(OPENING, KEPT) for name in report.authors), **kept)
