"""The commands, and all printing."""

import argparse
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from types import FrameType

from build_tools.bundles import BUNDLES
from build_tools.checks.wording import severity
from build_tools.commands.console import finding_rows, refusal_rows, summary, tree_rows
from build_tools.commands.new_notes import draft_notes
from build_tools.commands.workspace import (
    check_apart,
    copy_people_pages,
    docs_for,
    is_own,
    own_config,
    own_docs,
    own_sources,
    room_for_check,
    workers_of,
)
from build_tools.commands.writing import Told, stale_pages, told_of, write_pages_to
from build_tools.ground.errors import WarraqError
from build_tools.ground.invisible import visible
from build_tools.ground.locks import PlaceHeldError, held
from build_tools.ground.publishing import put_file, workroom
from build_tools.intake.sources import FORMER_LEDGER, LEDGER, leftovers, notes_path, read_source, report_id
from build_tools.ledger.fates.landing import publish
from build_tools.ledger.guard import check_anchors
from build_tools.ledger.history.changes import change_data, change_rows, list_changes
from build_tools.ledger.history.published import publications_of, read_published
from build_tools.ledger.history.returns import tell_returns
from build_tools.ledger.storage.storage import holds_ledger, read_ledger
from build_tools.library import read_settings
from build_tools.library.starting import start_library
from build_tools.model import Corpus, Page
from build_tools.pipeline import read_corpus, read_document, write_pages
from build_tools.site.build import SiteError, build_site, serve_site
from build_tools.store.workers import Workers
from build_tools.writers import pages
from build_tools.writers.json_text import json_text

DONE, FAILED, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 something failed or was refused, 2 misuse."""
    options = _parser().parse_args(arguments)
    former = signal.signal(signal.SIGTERM, _stop)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except WarraqError as problem:
        print(f"error: {problem.file}{f':{problem.line}' if problem.line else ''}", file=sys.stderr)
        print(f"  found     {problem.found}\n  expected  {problem.expected}", file=sys.stderr)
        print(f"  to do     {problem.advice}", file=sys.stderr)
    except SiteError as problem:
        print(f"error: the site could not be built\n{problem}", file=sys.stderr)
    except PlaceHeldError as problem:
        print(f"error: {problem}", file=sys.stderr)
    except OSError as problem:
        print(f"error: {problem.filename or 'writing'}: {problem.strerror or problem}", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    finally:
        signal.signal(signal.SIGTERM, former)
    return FAILED


def _pages(options: argparse.Namespace) -> int:
    with _held_docs(options.sources) as docs:
        return _write(options, docs)


def _site(options: argparse.Namespace) -> int:
    check_apart(options.site, options.sources)
    with _held_docs(options.sources) as docs:
        status = _write(options, docs)
        _say(f"building {options.site} …")
        build_site(docs, own_config(), options.site, store=workers_of().store)
    print(f"{options.site}/index.html")
    return status


def _offline(options: argparse.Namespace) -> int:
    options.out = options.out or Path("build", f"{read_settings().library.slug}-offline.zip")
    check_apart(options.out, options.sources)
    with _held_docs(options.sources) as docs:
        status = _write(options, docs)
        _say(f"packing {options.out} …")
        print(BUNDLES["offline"](docs, own_config(), options.out))
    return status


def _serve(options: argparse.Namespace) -> int:
    place = docs_for(options.sources)
    place.parent.mkdir(parents=True, exist_ok=True)
    with held(place, "served"):
        with _held_docs(options.sources) as docs:
            status = _write(options, docs, draft=True)
        return serve_site(place, own_config(), options.sources) or status


def _check(options: argparse.Namespace) -> int:
    corpus = read_corpus(options.sources, workers=_workers(options), progress=_progress)
    for row in finding_rows(corpus, colour=_colour()):
        print(row)
    made = tuple(pages(corpus))
    stale = stale_pages(own_docs(), made, options.sources) if is_own(options.sources) else ()
    for path in stale:
        print(f"stale   docs/{path}: not what the build would write; run `make pages`")
    lost = tuple(
        check_anchors(read_published(docs_for(options.sources)), publish(corpus.documents, corpus.redirects))
    )
    for row in finding_rows(replace(corpus, documents=(), findings=lost), colour=_colour()):
        print(row)
    if is_own(options.sources) and not holds_ledger(options.sources, corpus.ledger):
        stale = (*stale, LEDGER)
        print(f"stale   {options.sources / LEDGER}: not what the build would write; run `make pages`")
    if options.verbose:
        for name in leftovers(options.sources):
            print(f"passed over  {visible(name)}: left by a program, or hidden")
    print(summary(told_of(corpus)))
    _try_site(options.sources, corpus, made)
    errors = any(severity(found) == "error" for document in corpus.documents for found in document.findings)
    return _refused(corpus, options) or (FAILED if errors or stale or lost else DONE)


def _changes(options: argparse.Namespace) -> int:
    corpus = read_corpus(options.sources, workers=_workers(options), progress=_progress)
    waiting = {redirect.report for redirect in corpus.redirects if redirect.refused}
    before = {
        id: known for id, known in read_published(docs_for(options.sources)).items() if id not in waiting
    }
    after = publications_of(corpus.documents)
    known = read_ledger(options.sources)
    found = tell_returns(list_changes(before, after), before, after, known, corpus.ledger)
    print(json_text(change_data(found)) if options.json else "\n".join(change_rows(found)))
    return _refused(corpus, options)


def _try_site(sources: Path, corpus: Corpus, made: Sequence[Page]) -> None:
    """Build the site where nobody sees it. Raises SiteError with the links that lead nowhere."""
    _say("following every link …")
    with workroom(room_for_check(sources)) as room:
        docs = room.fresh / "docs"
        copy_people_pages(docs)
        write_pages_to(docs, corpus, made, sources, draw=False)
        build_site(docs, own_config(), room.fresh / "site")


def _tree(options: argparse.Namespace) -> int:
    corpus = read_corpus(options.sources, workers=_workers(options))
    chosen = [document for document in corpus.documents if document.id == options.id]
    for document in chosen:
        print("\n".join(tree_rows(document)))
    if not chosen:
        known = ", ".join(document.id for document in corpus.documents) or "none"
        asked, place = visible(options.id), visible(str(options.sources))
        print(f"error: no report «{asked}» in {place}; there are: {known}", file=sys.stderr)
        _refused(corpus, options)
    return DONE if chosen else FAILED


def _new(options: argparse.Namespace) -> int:
    if not options.file.exists():
        print(f"error: {options.file}: no such file", file=sys.stderr)
        return FAILED
    source = read_source(report_id(options.file.stem), options.file)
    notes = notes_path(options.file)
    for place, there in ((notes, notes.exists()), (options.file, source.lines[0].number > 1)):
        if there:
            print(f"error: notes in {place} are there already; nothing was written", file=sys.stderr)
            return FAILED
    put_file(notes, draft_notes(read_document(source)).encode())
    print(f"{notes}: read it and confirm each line")
    return DONE


def _init(options: argparse.Namespace) -> int:
    place = options.folder
    name = options.name or place.resolve().name
    for path in start_library(place, name=name, url=options.url, texts=options.texts):
        print(f"{place}/{path}")
    print(f"now: cd {place} && warraq serve")
    return DONE


@contextmanager
def _held_docs(sources: Path) -> Iterator[Path]:
    """Give the docs directory of `sources`, with what people wrote, for this process alone."""
    docs = docs_for(sources)
    docs.mkdir(parents=True, exist_ok=True)
    with held(docs):
        copy_people_pages(docs)
        yield docs


def _write(options: argparse.Namespace, docs: Path, *, draft: bool = False) -> int:
    written = write_pages(
        options.sources, docs, draft=draft, workers=_workers(options, keeping=True), progress=_progress
    )
    if written.saved.unwritten:
        print(f"warning: the ledger could not be written: {written.saved.unwritten}", file=sys.stderr)
    if written.saved.taken_over:
        print(f"{options.sources / FORMER_LEDGER}: taken over into {options.sources / LEDGER}/; commit both")
    print(f"{summary(written.told)}; {len(written.changed)} files written, {len(written.removed)} removed")
    return _refused(written.told, options)


def _refused(told: Corpus | Told, options: argparse.Namespace) -> int:
    """Say which files are not published; with `--keep-going` that is no failure."""
    for row in refusal_rows(told.refusals, colour=_colour()):
        print(row, file=sys.stderr)
    return FAILED if told.refusals and not options.keep_going else DONE


def _workers(options: argparse.Namespace, *, keeping: bool = False) -> Workers:
    """What reads the sources; a command that only looks keeps nothing."""
    workers = workers_of(options.scheduler, lambda told: print(f"warning: {told}", file=sys.stderr))
    return workers if keeping else replace(workers, store=None)


def _progress(id: str) -> None:
    _say(f"reading {id} …")


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl+C does, so that a build that is told to stop tidies up."""
    raise KeyboardInterrupt


def _say(text: str) -> None:
    """Show what is under way on one line of a terminal; a pipe gets nothing of it."""
    if sys.stderr.isatty():
        print(f"\r\N{ESCAPE}[K{text}", end="\r", file=sys.stderr, flush=True)


def _colour() -> bool:
    return sys.stdout.isatty()


def _path(text: str) -> Path:
    """A path that was typed: an empty one, as `make site SOURCES=` gives, is not the current directory.

    Nor does a directory named «~» mean what was meant where the shell leaves it as it is.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("empty; expected a path")
    if text.startswith("~"):
        raise argparse.ArgumentTypeError(f"«{text}» begins with a ~ that the shell left; write $HOME for it")
    try:
        str(Path(text).resolve()).encode()
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"«{text}» is a link that leads to itself") from None
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(f"«{visible(text)}» is not in UTF-8; rename it") from None
    return Path(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="warraq", description="Arabic reports become a website.")
    parser.add_argument("--version", action="version", version=f"warraq {version('warraq')}")
    commands = parser.add_subparsers(required=True, metavar="command")
    init = commands.add_parser("init", help="write a new library", description="Write a new library.")
    init.set_defaults(command=_init)
    init.add_argument("folder", type=_path, help="a new folder, or an empty one")
    init.add_argument("--name", default="", help="what readers see [the name of the folder]")
    init.add_argument("--url", default="", help="where the site will stand, https://…/")
    init.add_argument("--from", dest="texts", type=_path, help="a folder of texts that become its sources")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--sources", type=_path, default=own_sources(), help="folder of sources [sources]")
    shared.add_argument("--keep-going", action="store_true", help="end with 0 though sources were refused")
    shared.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="of a Dask scheduler whose workers read the sources",
    )
    for name, run, help in (
        ("pages", _pages, "write the Markdown and the data of every source"),
        ("site", _site, "write the pages and build the site"),
        ("offline", _offline, "pack the site into one ZIP that opens without a network"),
        ("check", _check, "list findings; non-zero on errors, refused sources and stale pages"),
        ("changes", _changes, "list what a build adds, edits, moves and removes, passage by passage"),
        ("tree", _tree, "print the tree of one report"),
        ("new", _new, "write <id>.yml with what is inferred from a file"),
        ("serve", _serve, "serve the site on this machine and follow edits"),
    ):
        command = commands.add_parser(name, parents=[shared], help=help, description=help)
        command.set_defaults(command=run)
        if name == "site":
            command.add_argument(
                "--site", type=_path, default=Path("site"), help="where the site goes [site]"
            )
        if name == "offline":
            command.add_argument("--out", type=_path, help="the ZIP [build/<slug>-offline.zip]")
        if name == "check":
            command.add_argument(
                "--verbose", action="store_true", help="list the files that are passed over, too"
            )
        if name == "changes":
            command.add_argument("--json", action="store_true", help="as data")
        if name == "tree":
            command.add_argument("id", help="the report's identifier")
        if name == "new":
            command.add_argument("file", type=_path, help="the received text")
    return parser


def _give_streams() -> None:
    """Let a command say what it has to say wherever it was started from.

    Where UTF-8 is not spoken, files would have other names; where nobody listens, as to what a timer
    starts, there is nothing to write to.
    """
    if sys.getfilesystemencoding() != "utf-8":
        environment = os.environ | {"PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "build_tools", *sys.argv[1:]], environment)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def run() -> None:
    """Run the command that was typed, and end."""
    _give_streams()
    gc.disable()  # nothing a build makes refers to itself; looking for what does took a sixth of its time
    sys.exit(main())


if __name__ == "__main__":
    run()
