"""The pages of the registers: a table each, in parts, and a page that leads to them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from build_tools.arabic.wording import say
from build_tools.model import Corpus, Document, Page, Row, nodes
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.json_text import json_text
from build_tools.writers.parts import Parts, part_sheets
from build_tools.writers.registers.charts import charts_of, library_charts
from build_tools.writers.registers.columns import Cell, heads, show_row
from build_tools.writers.text.prose import heading, joined, page_link, paragraph, span, words

PART_ROWS = 120  # with their quotations less than 200 KB: a page stays below 250 KB
LONGEST_QUOTE = 320  # characters that a table shows; the passage has the rest
YEAR = 4


def write_registers(corpus: Corpus) -> Iterator[nodes.Sheet | Page]:
    """Yield the page that leads to the registers, the pages of each, and the rows that their script reads."""
    reports = {document.id: document for document in corpus.documents}
    yield _index(corpus)
    for name, rows in corpus.registers.items():
        yield from _register(name, rows, reports, corpus)
        yield from _scripts(name, rows, reports)


def _index(corpus: Corpus) -> nodes.Sheet:
    blocks: list[nodes.Block] = [heading(1, (say("registers.title"),)), paragraph((say("registers.intro"),))]
    ways = []
    for name, rows in corpus.registers.items():
        link = page_link((say(f"registers.names.{name}"),), paths.register(name))
        ways.append((link, " ", span((str(len(rows)),), "count"), ": ", say(f"registers.about.{name}")))
    blocks.append(
        nodes.Items(items=tuple(nodes.Item(blocks=(paragraph(way),)) for way in ways), classes="registers")
    )
    blocks += library_charts(corpus)
    fields = {"title": say("registers.title"), "description": say("registers.description")}
    return nodes.Sheet(path=paths.REGISTERS, fields=fields, blocks=tuple(blocks))


def _register(
    name: str, rows: Sequence[Row], reports: dict[str, Document], corpus: Corpus
) -> Iterator[nodes.Sheet]:
    title = (say(f"registers.names.{name}"),)
    head: list[nodes.Block] = [heading(1, title), paragraph((say(f"registers.about.{name}"),))]
    if not rows:
        head.append(paragraph((say("registers.empty"),)))
    head.append(_downloads(name, len(rows)))
    chunks = [rows[at : at + PART_ROWS] for at in range(0, len(rows), PART_ROWS)]
    parts: list[nodes.Blocks] = [(_table(name, chunk, reports),) for chunk in chunks] or [()]
    charts = charts_of(name, rows, corpus) if len(chunks) < 2 else ()
    parts[0] = (*head, *parts[0], *charts)
    fields = {
        "title": title[0],
        "description": say(f"registers.about.{name}"),
        "hide": ["toc"],
        "register": name,
    }
    yield from part_sheets(partial(paths.register, name), title, fields, Parts(tuple(parts), {}), len(head))


def _downloads(name: str, number: int) -> nodes.Block:
    files = (("csv", "csv"), ("json", "json"))
    links: list[nodes.Content] = [
        (
            nodes.Link(
                content=words(say(f"registers.{key}")),
                path=paths.register_data(name, suffix),
                download=f"{name}.{suffix}",
            ),
        )
        for key, suffix in files
    ]
    links.append((nodes.Link(content=(say("registers.schema"),), path=f"data/schema/{name}.json"),))
    told = (say("registers.rows", number=number), " · ", f"{say('registers.download')} ", *joined(links))
    return paragraph(told, "facts")


def _table(name: str, rows: Iterable[Row], reports: dict[str, Document]) -> nodes.Box:
    head = tuple((column,) for column in (*heads(name), say("registers.quote"), say("registers.report")))
    lines = tuple(_line(name, row, reports) for row in rows)
    table = nodes.Table(head=head, rows=lines)
    return nodes.Box(kind="div", blocks=(table,), classes=f"register register-{name}")


def _line(name: str, row: Row, reports: dict[str, Document]) -> tuple[nodes.Content, ...]:
    cells = tuple(_content(cell) for cell in show_row(name, row).cells)
    quote: nodes.Content = (page_link(words(short(row.quote)), paths.report(row.report), row.anchor),)
    return (*cells, quote, words(_title(reports[row.report])))


def _content(cell: Cell) -> nodes.Content:
    origin: nodes.Content = (" ", span((cell.origin,), "origin inferred")) if cell.origin else ()
    return (*words(cell.text or say("registers.nothing")), *origin)


def short(quote: str) -> str:
    """Return a quotation as a table shows it: on one line, and not too long."""
    told = " ".join(quote.split())
    return told if len(told) <= LONGEST_QUOTE else f"{told[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def _title(document: Document) -> str:
    return document.metadata.short_title.value or facts.title(document)


def _scripts(name: str, rows: Sequence[Row], reports: dict[str, Document]) -> Iterator[Page]:
    """The rows as the script of the page reads them, from the web or from a folder, in parts."""
    count = max(1, -(-len(rows) // PART_ROWS))
    for number in range(1, count + 1):
        chunk = rows[(number - 1) * PART_ROWS : number * PART_ROWS]
        data = [_scripted(name, row, reports[row.report]) for row in chunk]
        text = json_text(data, compact=True).strip()
        yield Page(
            path=paths.register_rows(name, number), text=f'registerRows("{name}",{number},{count},{text});\n'
        )


def _scripted(name: str, row: Row, document: Document) -> list[object]:
    """Cells with keys and origins, the quotation with its address, report, year, actors, place, amount."""
    shown = show_row(name, row)
    own_year = (document.metadata.date.value or "")[:YEAR]
    return [
        [[cell.text, cell.key, cell.origin] for cell in shown.cells],
        [short(row.quote), row.report, row.anchor],
        _title(document),
        shown.year or own_year,
        list(shown.actors),
        shown.place,
        shown.amount,
    ]
