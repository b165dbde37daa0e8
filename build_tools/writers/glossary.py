"""The glossary: the list of terms by letter, and a page for each term with where it is used."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from build_tools.model import Corpus, Page, Term
from build_tools.wording import count, is_said, say
from build_tools.writers import layout, markdown, paths
from build_tools.writers.collation import by_alphabet, first_letter
from build_tools.writers.prose import words
from build_tools.writers.uses import Passages, passages_by_place, show_uses


def write_glossary(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of terms and the page of each."""
    found = passages_by_place(corpus)
    terms = {term.id: term for term in corpus.glossary}
    yield _index(corpus)
    for term in corpus.glossary:
        yield _term(term, terms, corpus, found)


def _index(corpus: Corpus) -> Page:
    blocks = [f"# {say('glossary.title')}"]
    terms = by_alphabet(corpus.glossary, lambda term: term.name)
    for letter, group in groupby(terms, key=lambda term: first_letter(term.name)):
        heading = _letter(letter)
        blocks.append(layout.heading(2, heading, f"letter-{ord(letter):x}" if letter else "letter-none"))
        blocks.append("\n\n".join(_entry(term) for term in group))
    if not terms:
        blocks.append(say("glossary.empty"))
    fields = {"title": say("glossary.title"), "description": say("glossary.description")}
    return Page(path=paths.GLOSSARY, text=layout.page(fields, blocks))


def _letter(letter: str) -> str:
    """A letter as a list is headed by it: an alef carries its hamza."""
    if is_said(f"letters.{letter}"):
        return say(f"letters.{letter}")
    return words(letter.upper(), opens=False) or say("glossary.other_letters")


def _entry(term: Term) -> str:
    link = markdown.link(words(term.name, opens=False), paths.relative(paths.GLOSSARY, paths.term(term.id)))
    return layout.definition(link, words(term.definition))


def _term(term: Term, terms: Mapping[str, Term], corpus: Corpus, found: Passages) -> Page:
    path = paths.term(term.id)
    uses = corpus.term_uses.get(term.id, ())
    blocks = [
        f"# {words(term.name, opens=False)}",
        layout.paragraph(words(term.definition), classes="lead"),
        "\n\n".join(_forms(term, terms, path)),
        layout.heading(2, say("glossary.used"), "uses"),
    ]
    if uses:
        summary = f"{count('places', len(uses))} · {count('reports', len({use.report for use in uses}))}"
        blocks += [
            layout.paragraph(words(summary), classes="facts"),
            *show_uses(uses, corpus, found, path, level=3),
        ]
    else:
        blocks.append(say("glossary.unused"))
    fields = {"id": term.id, "title": term.name, "description": term.definition}
    return Page(path=path, text=layout.page(fields, blocks))


def _forms(term: Term, terms: Mapping[str, Term], path: str) -> Iterator[str]:
    if term.variants:
        shown = "، ".join(words(variant, opens=False) for variant in term.variants)
        yield layout.definition(say("glossary.variants"), shown)
    if term.english:
        english = markdown.tag("span", markdown.escape(term.english, opens=False), lang="en", dir="ltr")
        yield layout.definition(say("glossary.english"), english)
    if term.abbreviation:
        yield layout.definition(say("glossary.abbreviation"), words(term.abbreviation))
    related = [terms[id] for id in term.related if id in terms]
    if related:
        links = [
            markdown.link(words(other.name, opens=False), paths.relative(path, paths.term(other.id)))
            for other in related
        ]
        yield layout.definition(say("glossary.related"), "، ".join(links))
