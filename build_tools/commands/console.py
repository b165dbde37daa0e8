"""What the commands show: tables of findings, trees, summaries. Text in, text out; `__main__` prints."""

from collections.abc import Iterable, Iterator, Sequence

from build_tools.checks.wording import SEVERITIES, advice, message, severity
from build_tools.commands.writing import Told
from build_tools.model import (
    Block,
    Corpus,
    Document,
    Fact,
    Footnote,
    Guess,
    ItemList,
    ListItem,
    Paragraph,
    PrintedTable,
    Recommendation,
    Refusal,
)

COLOURS = {"error": "\N{ESCAPE}[31m", "warning": "\N{ESCAPE}[33m", "note": "\N{ESCAPE}[2m"}
PLAIN = "\N{ESCAPE}[0m"
GUESSED = "C01"


def finding_rows(corpus: Corpus, *, colour: bool) -> Iterator[str]:
    """Yield the findings of a library, the gravest first, each with what to do about it."""
    found = [finding for document in corpus.documents for finding in document.findings]
    found += corpus.findings
    guesses = {document.source.file: document.guesses for document in corpus.documents}
    for finding in sorted(found, key=lambda f: (SEVERITIES.index(severity(f)), f.file, f.line)):
        place = f"{finding.file}:{finding.line}"
        head = _coloured(severity(finding), f"{finding.id}  {severity(finding):<8}", colour)
        yield f"{head} {place:<36} {message(finding)}\n{'':<15}{advice(finding)}"
        if finding.id == GUESSED:
            yield from (f"{'':<15}{row}" for row in guess_rows(guesses[finding.file]))


def guess_rows(guesses: Sequence[Guess]) -> Iterator[str]:
    """Yield what spoke for the genre that was guessed, and against it: for the one that comes next."""
    for place, guess in enumerate(guesses):
        told = "; ".join(f"{one.sign} {one.points} × {_counted_lines(one.lines)}" for one in guess.evidence)
        against = "against it " if place else "for "
        yield f"{against}{guess.genre}, {_counted(guess.points, 'point')}{f': {told}' if told else ''}"


def _counted_lines(lines: Sequence[int]) -> str:
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"


def refusal_rows(refusals: Iterable[Refusal], *, colour: bool) -> Iterator[str]:
    """Yield the sources that are not published, each with the reason."""
    for refused in refusals:
        place = refused.file if refused.line is None else f"{refused.file}:{refused.line}"
        head = _coloured("error", "refused", colour)
        told = f"  found     {refused.found}\n  expected  {refused.expected}\n  to do     {refused.advice}"
        yield f"{head} {place}\n{told}"


def summary(told: Told) -> str:
    """Return one line on a library: reports, refused sources, findings by severity."""
    found = ", ".join(_counted(told.findings.get(name, 0), name) for name in SEVERITIES)
    files = {refused.file for refused in told.refusals}
    refused = f", {len(files)} refused" if files else ""
    return f"{_counted(told.reports, 'report')}{refused}; {found}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def tree_rows(document: Document) -> Iterator[str]:
    """Yield the tree of a document, a block a row: lines, kind, anchor, first words."""
    for name in document.metadata.__dataclass_fields__:
        fact = getattr(document.metadata, name)
        if isinstance(fact, Fact) and fact.value is not None:
            yield f"{_lines(fact.lines):>9}  {name} [{fact.origin}] {fact.value}"
    for block in (*document.front, *document.blocks, *document.footnotes, *document.furniture):
        yield from _rows(block, 0)


def _rows(block: Block, depth: int) -> Iterator[str]:
    parts: Sequence[Block] = ()
    match block:
        case ItemList():
            parts = block.items
        case ListItem() | Recommendation() | Footnote():
            parts = block.body
    yield f"{_lines(block.lines):>9}  {'  ' * depth}{_name(block)}"
    for part in parts:
        yield from _rows(part, depth + 1)
    for cells in block.rows if isinstance(block, PrintedTable) else ():
        yield f"{'':>9}  {'  ' * (depth + 1)}{' | '.join(cell.plain for cell in cells)}"


def _name(block: Block) -> str:
    facts = {
        name: getattr(block, name, None)
        for name in ("level", "label", "number", "style", "field", "what", "first", "last", "reason", "head")
    }
    told = " ".join(f"{name}={value}" for name, value in facts.items() if value not in (None, ""))
    flags = " ".join(flag for flag in ("starts_cut", "ends_cut", "unstopped") if getattr(block, flag, False))
    text = getattr(block, "text", "")
    words = text if isinstance(text, str) else text.plain
    anchor = f"#{block.anchor}" if block.anchor else ""
    kind = "paragraph" if isinstance(block, Paragraph) else type(block).__name__.lower()
    return " ".join(part for part in (kind, anchor, told, flags, words[:60]) if part)


def _lines(lines: Sequence[int]) -> str:
    return "+".join(map(str, lines)) if len(lines) < 3 else f"{lines[0]}…{lines[-1]}"


def _coloured(severity: str, text: str, colour: bool) -> str:
    return f"{COLOURS[severity]}{text}{PLAIN}" if colour else text
