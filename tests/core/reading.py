"""A case is read as an editor's directory would be, and its results are put into words."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from build_tools.arabic.dates import DateMention, find_dates
from build_tools.commands.console import guess_rows, tree_rows
from build_tools.model import Address, Corpus, Document, Fact, Refusal, Row
from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus
from build_tools.writers.registers.columns import Cell, show_row
from tests.case_files import Case
from tests.office_files import opendocument, word
from tests.pdf_files import pdf

SUBJECTS = (
    "checks",
    "dates",
    "footnotes",
    "genres",
    "letters",
    "head",
    "lists",
    "metadata",
    "page_breaks",
    "reading_html",
    "reading_markdown",
    "reading_opendocument",
    "reading_pdf",
    "reading_word",
    "readings",
    "recognition",
    "recommendations",
    "registers",
    "sequences",
    "sources",
    "stated",
    "wrapping",
)
OPAQUE_ANCHOR = re.compile(r" #a[a-z2-7]{6}\b")
METADATA_ROW = re.compile(r"[\d+… ]*  \w+ \[")
SHARED = {"topics.yml": "[]\n", "glossary.yml": "[]\n"}


def read_case(case: Case, room: Path) -> Corpus:
    """Return the library of a case, built from the files it gives, in the empty directory `room`."""
    sources = room / "sources"
    sources.mkdir()
    for name, content in {**SHARED, **_files(case.data)}.items():
        _write(sources / name, content)
    return read_corpus(sources)


def results(case: Case, corpus: Corpus) -> dict[str, Any]:
    """Return the results of the kinds that the case expects."""
    return {key: VIEWS[key](case, corpus) for key in VIEWS if key in case.data}


def document(corpus: Corpus) -> Document:
    """Return the only document of a library."""
    (only,) = corpus.documents
    return only


def rows(document: Document) -> Iterator[str]:
    """Yield the rows of the tree without metadata and opaque anchors, in the order of the document."""
    for row in tree_rows(document):
        lines, text = row[:9].strip() or "-", OPAQUE_ANCHOR.sub("", row[9:])
        if not METADATA_ROW.match(row):
            yield f"{lines}{text}".rstrip()


def _files(data: Mapping[str, Any]) -> dict[str, Any]:
    """A case gives `files`, or the `text` of one report and an editor's `notes` on it."""
    if "files" in data:
        return dict(data["files"])
    files = {f"report.{data.get('suffix', 'txt')}": data["text"]}
    notes = data.get("notes", f"genre: {data['genre']}\n" if "genre" in data else None)
    return files if notes is None else {**files, "report.yml": notes}


def _write(path: Path, content: Any) -> None:
    """A file's content is its text; or how it is encoded, its bytes, or what else it is."""
    match content:
        case str():
            path.write_bytes(content.encode("utf-8"))
        case {"encoding": encoding, "text": text}:
            path.write_bytes(text.encode(encoding))
        case {"bytes_hex": digits}:
            path.write_bytes(bytes.fromhex(digits))
        case {"pages": pages}:
            path.write_bytes(pdf(pages))
        case {"word": parts}:
            path.write_bytes(word(**parts))
        case {"opendocument": parts}:
            path.write_bytes(opendocument(**parts))
        case {"link_to": target}:
            path.symlink_to(target)
        case {"directory": True}:
            path.mkdir()
        case _:
            raise ValueError(f"{path.name}: {content!r} tells no file")


def _tree(_: Case, corpus: Corpus) -> str:
    return "".join(f"{row}\n" for row in rows(document(corpus)))


def _metadata(case: Case, corpus: Corpus) -> dict[str, str]:
    """The fields that the case names; all that have a value where it names none."""
    metadata = document(corpus).metadata
    named = case.data["metadata"] or [
        name for name in metadata.__dataclass_fields__ if getattr(getattr(metadata, name), "value", None)
    ]
    return {name: _fact(getattr(metadata, name)) for name in named}


def _fact(fact: Fact) -> str:
    """«[source 5+6] the title»: where it comes from, then what it is."""
    where = f"[{fact.origin} {'+'.join(map(str, fact.lines))}".rstrip() + "]"
    return f"{where} {fact.value or ''}".rstrip()


def _authors(_: Case, corpus: Corpus) -> list[str]:
    """«[source 3] د. | منى سالم | باحثة»: the title before the name, and what is said of the author."""
    return [
        f"[{one.origin} {'+'.join(map(str, one.lines))}".rstrip()
        + f"] {one.title or '-'} | {one.name} | {one.affiliation or '-'}"
        for one in document(corpus).metadata.authors
    ]


def _passages(_: Case, corpus: Corpus) -> list[str]:
    return [f"{passage.kind} {passage.plain}" for passage in passages(document(corpus))]


def _findings(_: Case, corpus: Corpus) -> list[str]:
    """«C03 12: first=5»; with its file where the case has several texts."""
    several = len(corpus.documents) > 1
    return [
        " ".join(
            (
                found.id,
                f"{found.file}:{found.line}:" if several else f"{found.line}:",
                *(f"{key}={value}" for key, value in found.values.items()),
            )
        )
        for document in corpus.documents
        for found in document.findings
    ]


def _guesses(_: Case, corpus: Corpus) -> list[str]:
    return list(guess_rows(document(corpus).guesses))


def _joins(_: Case, corpus: Corpus) -> list[str]:
    return [f"{'+'.join(map(str, join.lines))} {join.reason}" for join in document(corpus).joins]


def _repairs(_: Case, corpus: Corpus) -> list[str]:
    found = document(corpus).repairs
    return [f"{repair.line} [{repair.origin}] {repair.reason}: {repair.published}" for repair in found]


def _refused(_: Case, corpus: Corpus) -> list[str]:
    return [f"{_place(refused)}: {refused.found}; expected {refused.expected}" for refused in corpus.refusals]


def _place(refused: Refusal) -> str:
    return refused.file if refused.line is None else f"{refused.file}:{refused.line}"


def _reports(_: Case, corpus: Corpus) -> list[str]:
    return [f"{found.id}: {found.source.file}" for found in corpus.documents]


def _dates(case: Case, _: Corpus) -> list[str]:
    text = case.data["text"]
    return [_date(text, date) for date in find_dates(text, written=case.data.get("written"))]


def _date(text: str, date: DateMention) -> str:
    day = f"{date.first}/{date.last}" if date.first != date.last else date.first
    flags = (" resolved" if date.resolved else "") + (
        f" weekday {date.weekday}" if date.weekday is not None else ""
    )
    return f"{day}{flags} «{text[date.start : date.end]}»"


def _links(_: Case, corpus: Corpus) -> list[str]:
    return [
        f"«{text.plain[span.start : span.end]}» {span.url}"
        for passage in passages(document(corpus))
        for text in passage.texts
        for span in text.spans
        if isinstance(span, Address)
    ]


def _rows(_: Case, corpus: Corpus) -> list[str]:
    """«money 3: 100 مليون يورو | إيطاليا … «the quotation»»: rows as the registers show them."""
    return [
        f"{name} {'+'.join(map(str, row.lines))}: "
        + " | ".join(
            f"{cell.text} ({cell.origin})" if cell.origin else cell.text for cell in cells(name, row)
        )
        + f" «{row.quote}»"
        for name, found in corpus.registers.items()
        for row in found
    ]


def cells(name: str, row: Row) -> tuple[Cell, ...]:
    """Return the cells of a row in the table of its register."""
    return show_row(name, row).cells


def _front_matter(_: Case, corpus: Corpus) -> dict[str, Any]:
    return dict(document(corpus).source.unused)


VIEWS: Mapping[str, Callable[[Case, Corpus], Any]] = {
    "reports": _reports,
    "refused": _refused,
    "metadata": _metadata,
    "authors": _authors,
    "front_matter": _front_matter,
    "tree": _tree,
    "passages": _passages,
    "links": _links,
    "joins": _joins,
    "repairs": _repairs,
    "dates": _dates,
    "findings": _findings,
    "guesses": _guesses,
    "rows": _rows,
}
