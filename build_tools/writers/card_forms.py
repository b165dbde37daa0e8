"""The citations of a report's passages as forms, which the page's script fills for each passage."""

from dataclasses import replace

from build_tools.citations.attribution import passage_name, quotation
from build_tools.citations.bibtex import bibtex
from build_tools.citations.csl import csl_json
from build_tools.citations.reference import Reference, cite_report
from build_tools.citations.ris import ris
from build_tools.model import Document

# Words that stand in a form for what it leaves open; no format escapes any of them.
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
    return replace(
        report,
        id=f"{report.id}-{ANCHOR}",
        url=ADDRESS,
        kind="paragraph",
        anchor=ANCHOR,
        number=NUMBER,
        text=TEXT,
    )
