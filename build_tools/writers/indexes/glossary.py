"""The glossary: the list of terms by letter, and a page for each term with where it is used."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from build_tools.arabic.wording import count, is_said, say
from build_tools.model import Corpus, Term, nodes
from build_tools.spelling import paths
from build_tools.writers.indexes.collation import by_alphabet, first_letter
from build_tools.writers.parts import index_sheets
from build_tools.writers.text.prose import english, heading, joined, page_link, paragraph, words
from build_tools.writers.uses import Passages, passages_by_place, show_uses


def write_glossary(corpus: Corpus) -> Iterator[nodes.Sheet]:
    """Yield the list of terms and the page of each."""
    found = passages_by_place(corpus)
    terms = {term.id: term for term in corpus.glossary}
    yield _index(corpus)
    for term in corpus.glossary:
        yield from _term(term, terms, corpus, found)


def _index(corpus: Corpus) -> nodes.Sheet:
    blocks: list[nodes.Block] = [heading(1, (say("glossary.title"),))]
    terms = by_alphabet(corpus.glossary, lambda term: term.name)
    for letter, group in groupby(terms, key=lambda term: first_letter(term.name)):
        id = f"letter-{ord(letter):x}" if letter else "letter-none"
        blocks.append(heading(2, _letter(letter), id))
        blocks.append(nodes.Definitions(entries=tuple(map(_entry, group))))
    if not terms:
        blocks.append(paragraph((say("glossary.empty"),)))
    fields = {"title": say("glossary.title"), "description": say("glossary.description")}
    return nodes.Sheet(path=paths.GLOSSARY, fields=fields, blocks=tuple(blocks))


def _letter(letter: str) -> nodes.Content:
    """A letter as a list is headed by it: an alef carries its hamza."""
    if is_said(f"letters.{letter}"):
        return (say(f"letters.{letter}"),)
    return words(letter.upper()) or (say("glossary.other_letters"),)


def _entry(term: Term) -> nodes.Definition:
    link = page_link(words(term.name), paths.term(term.id))
    return nodes.Definition(term=(link,), meanings=(words(term.definition),))


def _term(term: Term, terms: Mapping[str, Term], corpus: Corpus, found: Passages) -> Iterator[nodes.Sheet]:
    uses = corpus.term_uses.get(term.id, ())
    blocks: list[nodes.Block] = [
        heading(1, words(term.name)),
        paragraph(words(term.definition), "lead"),
    ]
    if forms := tuple(_forms(term, terms)):
        blocks.append(nodes.Definitions(entries=forms))
    blocks.append(heading(2, (say("glossary.used"),), "uses"))
    head, path = len(blocks), paths.term(term.id)
    if uses:
        summary = f"{count('places', len(uses))} · {count('reports', len({use.report for use in uses}))}"
        blocks.append(paragraph(words(summary), "facts"))
        blocks += show_uses(uses, corpus, found, path, level=3)
    else:
        blocks.append(paragraph((say("glossary.unused"),)))
    fields = {"id": term.id, "title": term.name, "description": term.definition}
    yield from index_sheets(path, words(term.name), fields, blocks, head)


def _forms(term: Term, terms: Mapping[str, Term]) -> Iterator[nodes.Definition]:
    told: dict[str, nodes.Content] = {}
    if term.variants:
        told["variants"] = joined(map(words, term.variants))
    if term.english:
        told["english"] = (english(term.english),)
    if term.abbreviation:
        told["abbreviation"] = words(term.abbreviation)
    if related := [terms[id] for id in term.related if id in terms]:
        told["related"] = joined((page_link(words(other.name), paths.term(other.id)),) for other in related)
    for name, meaning in told.items():
        yield nodes.Definition(term=(say(f"glossary.{name}"),), meanings=(meaning,))
