"""The lines that a reader of Markdown has made, and what is told of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from build_tools.intake.readers.markdown.pieces import Piece
from build_tools.model import Finding, Known, Line, Origin, Repair, Source

SIGN, ADDRESS, RULE, COMMENT = "markdown_sign", "markdown_address", "markdown_rule", "markdown_comment"


class Output:
    """Lines of a text as its format has them; each received line is in one of them, or removed."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.raw = {line.number: line for line in source.lines}
        self.repairs: list[Repair] = []
        self._lines: list[Line] = []
        self._taken: set[int] = set()
        self._addresses: list[tuple[int, str]] = []
        self._pictures: list[int] = []
        self._signs = ""

    def put(
        self, numbers: Sequence[int], piece: Piece, known: Known, rows: tuple[tuple[str, ...], ...] = ()
    ) -> None:
        """Put the words of some received lines as one line; what the words take and give is `known` of it."""
        first, *more = numbers
        taken, given = f"{self._signs} {known.taken} {piece.taken}", f"{known.given} {piece.given}"
        self._signs = ""
        known = replace(known, spans=piece.spans, taken=taken, given=given)
        received = "\n".join(self.raw[number].received for number in numbers)
        line = Line(
            number=first, text=piece.text, received=received, more=tuple(more), rows=rows, known=known
        )
        self._lines.append(line)
        self._taken.update(numbers)
        self._addresses += ((first, address) for address in piece.lost)
        self._pictures += (first for image in piece.images if image.start == image.end)
        if piece.removed:
            self.repair(first, piece.removed, "", COMMENT)

    def sign(self, printed: str) -> None:
        """Take note of a sign of the format that stands before the words that come next."""
        self._signs += printed

    def forget_signs(self) -> None:
        """Take no note of signs whose line is a line of the text."""
        self._signs = ""

    def put_figure(self, numbers: Sequence[int], piece: Piece) -> None:
        """Put pictures that are all there is of some lines; the first tells address and caption."""
        first = piece.images[0]
        known = Known(role="figure", name=first.address, caption=first.title, given=first.title)
        self.put(numbers, piece, known)

    def free(self, numbers: Iterable[int]) -> list[int]:
        """Return those of some lines that nothing was made of."""
        return [number for number in numbers if number not in self._taken]

    def remove(self, numbers: Sequence[int], reason: str) -> None:
        """Put lines that hold no words of the text."""
        self._signs = ""
        for number in self.free(numbers):
            self._taken.add(number)
            self._lines.append(replace(self.raw[number], known=Known(role="removed", name=reason)))

    def repair(self, line: int, received: str, published: str, reason: str) -> None:
        """Tell of a place where the text does not show what was received."""
        self.repairs.append(
            Repair(line=line, received=received, published=published, reason=reason, origin=Origin.INFERRED)
        )

    def finished(self, addresses: Mapping[int, object]) -> Source:
        """Return the source with all its lines; `addresses` are those of the names of links."""
        rest = [line for line in self.source.lines if line.number not in self._taken and line.text.strip()]
        found = [line if line.known else _rest(line, line.number in addresses) for line in rest]
        return replace(
            self.source,
            structure=tuple(sorted([*self._lines, *found], key=lambda line: line.number)),
            repairs=(*self.source.repairs, *self.repairs),
            findings=(*self.source.findings, *self._findings()),
        )

    def _findings(self) -> Iterator[Finding]:
        """F02, F03: links that lead nowhere from here, pictures of which nothing is said."""
        if self._addresses:
            line, address = self._addresses[0]
            values = {"address": address, "times": len(self._addresses)}
            yield Finding(id="F02", file=self.source.file, line=line, values=values)
        for line in dict.fromkeys(self._pictures):
            yield Finding(id="F03", file=self.source.file, line=line)


def _rest(line: Line, is_address: bool) -> Line:
    """A line that no token holds: an address by its name, a sign alone, or words that lie too deep."""
    if is_address or not any(map(str.isalnum, line.text)):
        return replace(line, known=Known(role="removed", name=ADDRESS if is_address else SIGN))
    return replace(line, text=" ".join(line.text.split()), known=Known(role="paragraph"))
