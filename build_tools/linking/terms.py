"""Glossary terms in a text, and which use of a term in a section is its first."""

from collections.abc import Iterable, Iterator

from build_tools.linking.folded import Folded, place
from build_tools.linking.forms import Form, entry_forms
from build_tools.linking.matching import Matcher, build_matcher, find_matches, select_longest
from build_tools.model import Document, Heading, Term, TermUse
from build_tools.model.tree import passages

FOOTNOTES = "footnotes"


def build_term_matcher(glossary: Iterable[Term]) -> Matcher:
    """Return a matcher for the names, variants, abbreviations and English names of `glossary`."""
    return build_matcher(form for term in glossary for form in term_forms(term))


def term_forms(term: Term) -> Iterator[Form]:
    """Yield the forms of a term."""
    listed = (term.name, *term.variants, term.abbreviation, term.english)
    yield from entry_forms(term.id, (form for form in listed if form), term.excluded)


def find_terms(matcher: Matcher, folded: Folded) -> Iterator[TermUse]:
    """Yield the terms used in a text, the longest where two overlap; none is a first use yet."""
    for match in select_longest(find_matches(matcher, folded), len(folded.text)):
        start, end = place(folded, match.start, match.end)
        yield TermUse(start=start, end=end, term=match.form.owner, first=False)


def sections_of(document: Document) -> dict[str, str | None]:
    """Return the section of each passage by its anchor: the heading's anchor, one for all footnotes.

    Headings have none: a term is explained where the text uses it.
    """
    sections: dict[str, str | None] = {}
    in_footnotes = False
    for passage in passages(document):
        in_footnotes = in_footnotes or passage.kind == "footnote"
        if not isinstance(passage.block, Heading):
            sections[passage.anchor] = FOOTNOTES if in_footnotes else passage.section or ""
    return sections
