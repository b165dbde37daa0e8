"""The lines of a text in Markdown, as Markdown has them: each knows what it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from build_tools.arabic.numerals import ascii_digits
from build_tools.intake.readers.markdown.headings import with_headings
from build_tools.intake.readers.markdown.html.output import put_html
from build_tools.intake.readers.markdown.inline import read_inline
from build_tools.intake.readers.markdown.lists import Item, Lists, as_item
from build_tools.intake.readers.markdown.notes import note_numbers
from build_tools.intake.readers.markdown.output import COMMENT, RULE, SIGN, Output
from build_tools.intake.readers.markdown.parser import parse, parse_inline
from build_tools.intake.readers.markdown.pieces import Piece, as_one, cut, is_picture
from build_tools.intake.readers.markdown.signs import line_of_signs, sign_before, sign_behind
from build_tools.intake.readers.markdown.tables import read_table
from build_tools.model import Known, Source

Places = tuple[int, ...]  # the received lines of some words
Words = tuple[Piece, Places]


def read_structure(source: Source) -> Source:
    """Return a source in Markdown with the lines as Markdown has them.

    Every line that is not blank is in one of them: what only means something to a program is removed, and
    says why.
    """
    found = _Reader(source).read()
    return replace(found, structure=with_headings(found.structure))


class _Reader:
    """Reads the tokens of one text. Where a token stands, in lists, notes and quotations, is remembered."""

    def __init__(self, source: Source) -> None:
        self.output = Output(source)
        self.first = source.lines[0].number if source.lines else 1
        self.tokens, self.env = parse("\n".join("" if line.known else line.text for line in source.lines))
        self.notes = note_numbers(self.tokens)
        self.lists = Lists()
        self.quotations = self.definitions = 0
        self.heading: Token | None = None
        self.item: Item | None = None  # that waits for its words
        self.note: str | None = None  # the name of the note that is open
        self.heads_note = False

    def read(self) -> Source:
        """Return the source with its structure."""
        end = -1
        for place, token in enumerate(self.tokens):
            if place <= end:
                continue
            if token.type == "table_open":
                end = self._table(place)
            elif token.type.endswith("_list_open"):
                self.lists.open(self.tokens, place)
            elif reader := READERS.get(token.type):
                reader(self, token)
        return self.output.finished(self._addresses())

    def _addresses(self) -> Mapping[int, object]:
        """The lines that give the address of a link by its name."""
        found = self.env.get("references")
        named = [*found.values()] if isinstance(found, dict) else []
        twice = self.env.get("duplicate_refs")
        named += twice if isinstance(twice, list) else []
        ranges = (range(*reference["map"]) for reference in named if reference.get("map"))
        return dict.fromkeys(self.first + line for lines in ranges for line in lines)

    def _numbers(self, token: Token) -> list[int]:
        """The received lines of a token that are not blank."""
        start, end = token.map or (0, 0)
        numbers = range(self.first + start, self.first + max(end, start + 1))
        return [number for number in numbers if self.output.raw[number].text.strip()]

    def _open_item(self, token: Token) -> None:
        if self.item is not None:  # «1. - نص»: the number of an item without words is a sign
            self.output.sign(self.item.printed)
        self.item = self.lists.next_item()
        if self.item.is_counted:
            printed, shown = f"{self.item.printed}.", f"{self.item.number}."
            self.output.repair(self._numbers(token)[0], printed, shown, "counted_item")

    def _close_item(self, _: Token) -> None:
        if self.item is not None:  # «1. 2014.»: items without words are a line of the text as it stands
            self.output.forget_signs()
        self.item = None

    def _without_item(self) -> None:
        """What comes is no words of the item that waits for some: its number is a sign before it."""
        if self.item is not None:
            self.output.sign(self.item.printed)
        self.item = None

    def _close_list(self, _: Token) -> None:
        self.lists.close()

    def _open_note(self, token: Token) -> None:
        self.note, self.heads_note = token.meta["label"], True

    def _close_note(self, _: Token) -> None:
        self.note = None

    def _open_quotation(self, _: Token) -> None:
        self.quotations += 1

    def _close_quotation(self, _: Token) -> None:
        self.quotations -= 1

    def _open_definitions(self, _: Token) -> None:
        self.definitions += 1

    def _close_definitions(self, _: Token) -> None:
        self.definitions -= 1

    def _open_heading(self, token: Token) -> None:
        self.heading = token

    def _close_heading(self, _: Token) -> None:
        self.heading = None

    def _rule(self, token: Token) -> None:
        self.output.remove(self._numbers(token), RULE)

    def _code(self, token: Token) -> None:
        self._without_item()
        numbers, text = self._numbers(token), token.content.rstrip("\n")
        language = next(iter(token.info.split()), "")
        if text.strip():
            self.output.put(numbers, Piece(text=text), Known(role="code", name=language, taken=token.info))
        else:
            self.output.remove(numbers, SIGN)

    def _html(self, token: Token) -> None:
        self._without_item()
        self.lists.number += 1
        put_html(self.output, self._numbers(token), self.lists.number, is_free=self._is_free)

    def _table(self, place: int) -> int:
        """Read a table, and return the place of its last token."""
        self._without_item()
        end = next(n for n in range(place, len(self.tokens)) if self.tokens[n].type == "table_close")
        found = read_table(
            self.tokens[place : end + 1],
            line_at=lambda line: self.output.raw[self.first + line].text,
            read_cell=lambda text: as_one(read_inline(parse_inline(text, self.env), self.notes)),
        )
        numbers = self._numbers(self.tokens[place])
        if found is None:
            self.output.remove(numbers, SIGN)
        else:
            self.output.put(numbers, *found)
        return end

    def _inline(self, token: Token) -> None:
        """The words of a paragraph, a heading, an item, in as many lines as they have."""
        numbers = self._numbers(token)
        pieces = read_inline(token.children or (), self.notes)
        words: list[Words] = [(as_one(pieces), tuple(numbers))]
        if len(pieces) == len(numbers):  # no line ends inside an address, or in code
            words = [(piece, (number,)) for piece, number in zip(pieces, numbers, strict=True)]
        self._words([one for one in words if not self._is_removed(one)])

    def _is_removed(self, words: Words) -> bool:
        """Tell whether a line is a sign alone, and put it away."""
        piece, numbers = words
        reason = line_of_signs(piece.text)
        if reason is None and (piece.text or piece.images):
            return False
        self.output.remove(numbers, reason or (COMMENT if piece.removed else SIGN))
        return True

    @property
    def _is_free(self) -> bool:
        """Whether what comes is part of no list, note, quotation or heading."""
        return not (self.lists.depth or self.quotations or self.note or self.heading)

    def _words(self, words: Sequence[Words]) -> None:
        words = [(cut(piece, 0, sign_behind(piece.text)), numbers) for piece, numbers in words]
        if self._is_free:
            self._free(words)
        elif self.heading is not None and self.item is None and words:
            piece, numbers = _whole(words)
            below = self.output.free(n for n in self._numbers(self.heading) if n not in numbers)
            known = Known(role="heading", level=int(self.heading.tag[1:]))
            self.output.put((*numbers, *below), piece, known)
        else:
            for group in _groups(words):
                self._held(*_whole(group))

    def _free(self, words: Sequence[Words]) -> None:
        """A paragraph of the text: its lines go on, one with the next, but where the source parts them.

        A line of pictures alone is a figure wherever it stands. Rows between bars that Markdown does not
        take for a table are left to the recognition.
        """
        rows = all(piece.text.startswith("|") and piece.text.endswith("|") for piece, _ in words)
        for place, (piece, numbers) in enumerate(words):
            if is_picture(piece):
                self.output.put_figure(numbers, piece)
                continue
            goes_on = place > 0 and not piece.parted and not rows
            known = Known(role="paragraph", continues=goes_on, plain=self.definitions > 0)
            self.output.put(numbers, piece, known)

    def _held(self, piece: Piece, numbers: Places) -> None:
        """Words in a list, a note or a quotation: the first of an item or of a note are its own."""
        if self.quotations:
            piece = cut(piece, sign_before(piece.text), len(piece.text))
        note = None if self.note is None else self.notes[self.note]
        depth = self.lists.depth
        known = Known(role="paragraph", list=self.lists.number if depth else 0, level=depth, note=note)
        if self.item is not None:
            known, piece = as_item(self.item, known, piece)
            self.item = None
        elif self.note is not None and self.heads_note:
            known = self._as_note(known, self.note, numbers[0])
        elif not depth and note is None:
            known = replace(known, role="quotation")
        self.output.put(numbers, piece, known)

    def _as_note(self, known: Known, name: str, line: int) -> Known:
        self.heads_note = False
        known = replace(known, role="footnote", label=known.note)
        if ascii_digits(name) == str(known.note):
            return known
        self.output.repair(line, f"[^{name}]", f"({known.note})", "named_note")
        return replace(known, taken=name, given=str(known.note))


READERS: Mapping[str, Callable[[_Reader, Token], None]] = {
    "inline": _Reader._inline,
    "heading_open": _Reader._open_heading,
    "heading_close": _Reader._close_heading,
    "blockquote_open": _Reader._open_quotation,
    "blockquote_close": _Reader._close_quotation,
    "dl_open": _Reader._open_definitions,
    "dl_close": _Reader._close_definitions,
    "bullet_list_close": _Reader._close_list,
    "ordered_list_close": _Reader._close_list,
    "list_item_open": _Reader._open_item,
    "list_item_close": _Reader._close_item,
    "footnote_reference_open": _Reader._open_note,
    "footnote_reference_close": _Reader._close_note,
    "fence": _Reader._code,
    "code_block": _Reader._code,
    "html_block": _Reader._html,
    "hr": _Reader._rule,
}


def _whole(words: Sequence[Words]) -> Words:
    return as_one(piece for piece, _ in words), tuple(n for _, numbers in words for n in numbers)


def _groups(words: Sequence[Words]) -> Iterator[list[Words]]:
    """The lines between two places where the source parts them."""
    group: list[Words] = []
    for one in words:
        if one[0].parted and group:
            yield group
            group = []
        group.append(one)
    if group:
        yield group
