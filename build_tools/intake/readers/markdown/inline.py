"""What stands inside a line of Markdown: words, emphasis, links, pictures, notes, tags of HTML."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from build_tools.arabic.web import is_address
from build_tools.intake.readers.markdown.html.tags import attribute, is_known, name_of
from build_tools.intake.readers.markdown.pieces import Image, Piece
from build_tools.model import Address, Emphasis, NoteReference, Span, Struck, Verbatim

SPACES = re.compile(r"\s+")
WIKI = re.compile(r"!?\[\[(?P<page>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{1,200}))?\]\]")
MARKED = re.compile(r"==(?P<marked>[^=\s](?:[^=\n]{0,300}[^=\s])?)==")
OPENING = {"em_open": "em", "strong_open": "em", "s_open": "struck"}
CLOSING = {"em_close": "em", "strong_close": "em", "s_close": "struck"}
TAGS = {"b": "em", "strong": "em", "i": "em", "em": "em", "mark": "em", "s": "struck", "del": "struck"}
TAGS |= {"strike": "struck", "code": "code", "kbd": "code", "tt": "code"}
UNSEEN = ("script", "style")


def read_inline(tokens: Sequence[Token], notes: Mapping[str, int]) -> list[Piece]:
    """Return the words of a block, a piece for each of its lines.

    `notes` are the printed numbers of notes by their names. An address that may not be a link is only taken.
    """
    writer = _Writer(notes=notes)
    for token in tokens:
        writer.read(token)
    return writer.finished()


@dataclass(slots=True, kw_only=True)
class _Open:
    """Something that begins in a line and ends later: its kind, where, and the address it leads to."""

    kind: str
    start: int
    url: str = ""


@dataclass(slots=True, kw_only=True)
class _Writer:
    notes: Mapping[str, int]
    pieces: list[Piece] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    parted: bool = False
    unseen: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spaced: bool = True

    def read(self, token: Token) -> None:
        """Take in a token."""
        kind = token.type
        if kind in ("softbreak", "hardbreak"):
            self._end_line(parted=kind == "hardbreak")
        elif self.unseen and kind != "html_inline":
            self.removed.append(token.content)
            self.taken.append(token.content)
        elif kind == "text":
            self._words(token.content)
        elif kind == "text_special":
            if token.info == "entity":
                self._account(token.markup, token.content)
            self._add(token.content)
        elif kind == "code_inline":
            self._begin("code")
            self._add(token.content)
            self._end("code")
        elif kind in OPENING:
            self._begin(OPENING[kind])
        elif kind in CLOSING:
            self._end(CLOSING[kind])
        elif kind == "link_open":
            self.taken.append(token.meta.get("tail", ""))
            self._begin("link", "" if token.info == "auto" else str(token.attrGet("href") or ""))
        elif kind == "link_close":
            self._end("link")
        elif kind == "image":
            self._image(token)
        elif kind == "footnote_ref":
            self._note(token.meta["label"])
        elif kind == "html_inline":
            self._tag(token.content)
        else:
            self._add(token.content)

    def finished(self) -> list[Piece]:
        """Return the pieces, the last line among them."""
        self._end_line(parted=False)
        return self.pieces

    def _words(self, text: str) -> None:
        """Words, the links of a wiki and marked words among them."""
        if "[[" not in text and "==" not in text:
            self._add(text)
            return
        end = 0
        for found, is_link in _signs(text):
            if found.start() < end:
                continue
            self._add(text[end : found.start()])
            if is_link:
                self.taken.append(found["page"] if found["label"] else "")
                self._add(found["label"] or found["page"])
            else:
                self._begin("em")
                self._add(found["marked"])
                self._end("em")
            end = found.end()
        self._add(text[end:])

    def _add(self, text: str) -> None:
        """Add words, runs of spaces as one, none at the head of a line."""
        words = SPACES.sub(" ", text)
        if self.spaced:
            words = words.lstrip(" ")
        if words:
            self.parts.append(words)
            self.length += len(words)
            self.spaced = words.endswith(" ")

    def _begin(self, kind: str, url: str = "") -> None:
        self.open.append(_Open(kind=kind, start=self.length, url=url))

    def _end(self, kind: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].kind == kind:
                self._close(self.open.pop(place))
                return

    def _close(self, one: _Open) -> None:
        start, end = one.start, self.length - (self.spaced and self.length > one.start)
        if end <= start:
            return
        match one.kind:
            case "em":
                self.spans.append(Emphasis(start=start, end=end))
            case "struck":
                self.spans.append(Struck(start=start, end=end))
            case "code":
                self.spans.append(Verbatim(start=start, end=end))
            case "link" if is_address(one.url):
                self.spans.append(Address(start=start, end=end, url=one.url))
            case "link" if one.url:
                self.lost.append(one.url)

    def _image(self, token: Token) -> None:
        self.taken.append(token.meta.get("tail", ""))
        start = self.length
        for child in token.children or ():
            if child.type in ("text", "text_special", "code_inline", "html_inline", "image"):
                self.read(child)
            elif child.type == "link_open":
                self.taken.append(child.meta.get("tail", ""))
            elif child.type in ("softbreak", "hardbreak"):
                self._add(" ")
        address, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
        self.images.append(Image(start=start, end=self.length, address=address, title=title))

    def _note(self, label: str) -> None:
        """The marker of a note; a name that no note has stays as it was typed."""
        number = self.notes.get(label)
        if number is None:
            self._add(f"[^{label}]")
            return
        self._account(label, str(number))
        place = self.length - (self.spaced and self.length > 0)
        self.spans.append(NoteReference(start=place, end=place, number=number))

    def _account(self, taken: str, given: str) -> None:
        self.taken.append(taken)
        self.given.append(given)

    def _tag(self, tag: str) -> None:
        name, closes = name_of(tag)
        if self.unseen:
            self.removed.append(tag)
            self.unseen = "" if closes and name == self.unseen else self.unseen
        elif not name:  # a comment, a declaration
            self.removed.append(tag)
        elif not is_known(name):
            self._add(tag)
            return
        self.taken.append(tag)
        if name in UNSEEN and not closes:
            self.unseen = name
            self.removed.append(tag)
        elif name in TAGS:
            self._end(TAGS[name]) if closes else self._begin(TAGS[name])
        elif name == "a":
            self._end("link") if closes else self._begin("link", attribute(tag, "href"))
        elif name == "img":
            start, words = self.length, attribute(tag, "alt")
            self.given.append(words)
            self._add(words)
            self.images.append(Image(start=start, end=self.length, address=attribute(tag, "src")))
        elif name == "br":
            self._add(" ")

    def _end_line(self, *, parted: bool) -> None:
        """Finish a line; what is open goes on in the next one."""
        text = "".join(self.parts).rstrip()
        still = list(self.open)
        for one in still:
            self._close(one)
        spans = [span for span in self.spans if span.start <= len(text)]
        spans.sort(key=lambda span: (span.start, -span.end))
        self.pieces.append(
            Piece(
                text=text,
                spans=tuple(spans),
                images=tuple(self.images),
                taken=" ".join(self.taken),
                given=" ".join(self.given),
                removed=" ".join(self.removed),
                lost=tuple(self.lost),
                parted=self.parted,
            )
        )
        for name in ("parts", "spans", "images", "taken", "given", "removed", "lost"):
            setattr(self, name, [])
        self.length, self.spaced, self.parted = 0, True, parted
        self.open = [_Open(kind=one.kind, start=0, url=one.url) for one in still]


def _signs(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    found = [(match, True) for match in WIKI.finditer(text)] if "[[" in text else []
    found += [(match, False) for match in MARKED.finditer(text)] if "==" in text else []
    yield from sorted(found, key=lambda pair: pair[0].start())


def decoded(text: str) -> Piece:
    """Return words in which entities stand for letters, and the account of these."""
    taken = [found[0] for found in ENTITY.finditer(text)] if "&" in text else []
    words = html.unescape(text) if taken else text
    return Piece(text=words, taken=" ".join(taken), given=" ".join(map(html.unescape, taken)))


ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
