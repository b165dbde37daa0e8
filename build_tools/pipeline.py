"""The way of a text, from files to pages. This module is the architecture: read it first."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from pathlib import Path

from build_tools.checks import check_document, tell_doubles
from build_tools.commands.writing import Written, find_written, note_written, write_pages_to
from build_tools.intake.readers import read_structure
from build_tools.intake.sources import find_sources
from build_tools.ledger.keeping import keep_anchors
from build_tools.ledger.storage.storage import NOTHING, check_targets, read_ledger, write_ledger
from build_tools.letters import repair_letters
from build_tools.library import Limits, read_limits
from build_tools.linking import link, topic_ids
from build_tools.linking.vocabulary import read_glossary, read_topics
from build_tools.model import Corpus, Document, Source
from build_tools.recognition.blocks import build_document
from build_tools.recognition.kinds.guessing import choose_genre
from build_tools.recognition.readings import read_lines
from build_tools.recognition.recognise import recognise
from build_tools.registers import draw_rows, with_registers
from build_tools.store.tasks import read_all, tasks_for
from build_tools.store.workers import HERE, Progress, Workers, silent
from build_tools.transforms.anchors import give_anchors
from build_tools.transforms.endings import mark_endings
from build_tools.transforms.figures import draw_tables
from build_tools.transforms.levels import close_levels
from build_tools.transforms.lists import gather_items, give_bodies, name_recommendations
from build_tools.transforms.notes import collect_notes, find_markers
from build_tools.transforms.page_breaks import join_page_breaks
from build_tools.transforms.sequences import mark_gaps
from build_tools.writers import pages

TRANSFORMS: tuple[Callable[[Document], Document], ...] = (
    join_page_breaks,  # while the footnotes still stand where the page ended
    collect_notes,
    gather_items,
    give_bodies,
    name_recommendations,  # after bodies: an item has its own, and what follows it is not part of it
    close_levels,  # after the headings that recommendations put below theirs
    mark_gaps,  # after bodies: a gap follows the whole recommendation before it
    mark_endings,
    draw_tables,
    give_anchors,  # after everything that adds a passage
    find_markers,  # anchors are what it finds
    check_document,
    draw_rows,  # after the checks, whose findings are rows, too
)


def read_document(source: Source) -> Document:
    """Return the document of one source. It depends on that source alone."""
    readable = read_structure(repair_letters(read_lines(source)))
    genre, why, guesses = choose_genre(readable)
    document = replace(build_document(readable, genre, why, recognise(readable, genre)), guesses=guesses)
    return reduce(lambda document, transform: transform(document), TRANSFORMS, document)


def read_corpus(
    sources: Path, *, limits: Limits | None = None, workers: Workers = HERE, progress: Progress = silent
) -> Corpus:
    """Return the library in `sources`. A refused source is listed in it; the others are there.

    `progress` is told the id of each source. Raises SharedFileError for topics, glossary or ledger.
    """
    topics, glossary = read_topics(sources), read_glossary(sources)
    found, refusals = find_sources(sources, limits)
    tasks = tasks_for(found, topic_ids(topics), limits or read_limits())
    documents, more = read_all(read_document, tasks, workers, progress)
    refusals += more
    kept = keep_anchors(tell_doubles(documents), read_ledger(sources), {one.id for one in refusals})
    check_targets(kept.ledger)
    corpus = link(kept.documents, topics, glossary, refusals)
    told = replace(corpus, ledger=kept.ledger, redirects=kept.redirects, findings=kept.findings)
    return with_registers(told)


def write_pages(
    sources: Path, docs: Path, *, draft: bool = False, workers: Workers = HERE, progress: Progress = silent
) -> Written:
    """Write the pages of the library in `sources` below `docs`, and return what was written.

    The ledger is written before them, so that what is published is in it; a draft is not published.
    Where nothing changed since they were written, no stage is done again.
    """
    if (known := find_written(workers.store, sources, docs, draft=draft)) is not None:
        return known
    corpus = read_corpus(sources, workers=workers, progress=progress)
    saved = NOTHING if draft else write_ledger(sources, corpus.ledger)
    written = replace(write_pages_to(docs, corpus, pages(corpus), sources), saved=saved)
    return note_written(workers.store, sources, docs, written, draft=draft)
