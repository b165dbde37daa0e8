"""The lines that a reader makes of a file of styles and tags, each with what the format says of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from build_tools.intake.readers.decoding import UTF_8
from build_tools.intake.readers.formed.words import Passage, Picture, joined
from build_tools.intake.readers.received import Received
from build_tools.intake.stated.heads import Entry
from build_tools.model import Finding, Known, Span

CELL = "\t"  # parts a label from its words, and a cell from the next: in words there is none
BULLET = "\N{BULLET}"
PICTURE = "picture"  # the name of one that has none
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is printed before an item: the style of its list, its label, and how it is written."""

    style: str
    value: str | int | None
    printed: str = BULLET


@dataclass(slots=True, kw_only=True)
class Parts:
    """The lines so far."""

    file: str
    lines: list[str] = field(default_factory=list)
    formed: list[Known] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lost: list[tuple[int, str]] = field(default_factory=list)
    tables: int = 0

    def put(self, words: Passage, known: Known) -> None:
        """Put a line of words; nothing where there are none."""
        if words.text:
            self._put(words.text, words, known)

    def item(self, label: Label, words: Passage, *, level: int, list: int, note: int | None = None) -> None:
        """Put an item behind its label; one without words keeps its label."""
        known = Known(role="item", name=label.style, level=level, list=list, label=label.value, note=note)
        self._put(f"{label.printed}{CELL}{words.text}", words, known)

    def note(self, number: int, words: Passage) -> None:
        """Put the head of a note."""
        self._put(f"({number}){CELL}{words.text}", words, Known(role="footnote", note=number, label=number))

    def table(self, rows: Sequence[Sequence[Passage]], *, head: bool) -> None:
        """Put a table, a line a row, all of as many cells; nothing where all are empty."""
        width = max((n for row in rows for n, cell in enumerate(row, 1) if cell.text), default=0)
        kept = [[*row, *[Passage(text="")] * width][:width] for row in rows if any(one.text for one in row)]
        self.tables += 1
        for place, row in enumerate(kept):
            cells = tuple(cell.spans for cell in row)
            whole = replace(joined(list(row)), spans=())
            headed = head and len(kept) > 1 and any(cell.text for cell in rows[0])
            known = Known(role="table", list=self.tables, level=place, cells=(cells,), head=headed)
            self._put(CELL.join(cell.text for cell in row), whole, known)

    def figure(self, picture: Picture, spans: tuple[Span, ...] = ()) -> None:
        """Put a picture: its words, those below it, and the name of its file, which is no text."""
        known = Known(role="figure", name=picture.address, caption=picture.caption)
        name = picture.address.partition("?")[0].rpartition("/")[2][:LONGEST_NAME]
        if name.startswith("data:") or not name:
            name = PICTURE
        line = f"{picture.alt}{CELL}{picture.caption}{CELL}{' '.join(name.split())}"
        self._put(line, Passage(text=line, spans=spans), known)
        if not picture.alt:
            self.find("F03", line=len(self.lines))

    def caption(self, words: Passage) -> bool:
        """Put words below the picture right above, and tell whether there is one without any."""
        known = self.formed[-1] if self.formed else None
        if known is None or known.role != "figure" or known.caption:
            return False
        alt, _, name = self.lines[-1].split(CELL)
        self.lines[-1] = CELL.join((alt, words.text, name))
        self.formed[-1] = replace(known, caption=words.text, given=words.given)
        return True

    def remove(self, text: str, reason: str) -> None:
        """Put words that are none of the text."""
        words = " ".join(text.split())
        if words:
            self._put(words, Passage(text=words), Known(role="removed", name=reason))

    def find(self, id: str, *, line: int | None = None, **values: object) -> None:
        """Tell of something in the file."""
        place = line if line is not None else max(len(self.lines), 1)
        self.findings.append(Finding(id=id, file=self.file, line=place, values=values))

    def received(self, *, encoding: str = UTF_8, stated: Iterable[Entry] = ()) -> Received:
        """Return what was received: the lines, what the format says of each, what the file says of itself."""
        return Received(
            lines=tuple(self.lines),
            encoding=encoding,
            formed=tuple(self.formed),
            stated=tuple(stated),
            findings=(*self.findings, *self._lost()),
        )

    def _put(self, line: str, words: Passage, known: Known) -> None:
        self.lines.append(line)
        self.formed.append(replace(known, spans=words.spans, given=words.given))
        self.lost += ((len(self.lines), address) for address in words.lost)

    def _lost(self) -> Iterator[Finding]:
        """F02: links that lead nowhere from here."""
        if self.lost:
            line, address = self.lost[0]
            values = {"address": address[:200], "times": len(self.lost)}
            yield Finding(id="F02", file=self.file, line=line, values=values)
