"""The words of one paragraph, heading, item or cell as they are gathered, with the places in them."""

import re
from dataclasses import dataclass, field, replace

from build_tools.arabic.web import is_address
from build_tools.model import Address, Emphasis, NoteReference, Span, Struck, Verbatim

SPACES = re.compile(r"[ \t\r\n\f]+")
STYLES: dict[str, type[Span]] = {"em": Emphasis, "struck": Struck, "code": Verbatim}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it stands in a text: its address, the words that stand for it, and those below it."""

    address: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Gathered words with single spaces, the places in them, the numbers of notes there, lost addresses."""

    text: str
    spans: tuple[Span, ...] = ()
    given: str = ""
    lost: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Words:
    """Words that are still gathered; what was opened is closed by its number."""

    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    length: int = 0
    spaced: bool = True

    def add(self, text: str, *styles: str) -> None:
        """Add words, runs of spaces as one, none at the head; they bear all of the styles."""
        words = SPACES.sub(" ", text)
        if self.spaced:
            words = words.removeprefix(" ")
        if not words:
            return
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        self.spaced = words.endswith(" ")
        for style in styles:
            self._style(STYLES[style], start)

    def _style(self, kind: type[Span], start: int) -> None:
        """Set words apart; they go on with those of the same style before them."""
        for place in range(len(self.spans) - 1, max(len(self.spans) - 4, -1), -1):
            last = self.spans[place]
            if type(last) is kind and last.end == start:
                self.spans[place] = replace(last, end=self.length)
                return
        self.spans.append(kind(start=start, end=self.length))

    def link(self, start: int, url: str) -> None:
        """Make the words from `start` on a link; an address that may not be one is told as lost."""
        if not "".join(self.parts)[start:].strip():
            return
        if is_address(url):
            self.spans.append(Address(start=start, end=self.length, url=url))
        elif url:
            self.lost.append(url)

    def note(self, number: int) -> None:
        """Put the marker of a note behind the words."""
        place = self.length - (self.spaced and self.length > 0)
        self.spans.append(NoteReference(start=place, end=place, number=number))
        self.numbers.append(str(number))

    def finished(self) -> Passage:
        """Return what was gathered, and begin anew."""
        whole = "".join(self.parts)
        text = whole.strip(" ")
        first = len(whole) - len(whole.lstrip(" "))
        spans = []
        for span in self.spans:
            start, end = (min(max(place - first, 0), len(text)) for place in (span.start, span.end))
            end -= len(text[start:end]) - len(text[start:end].rstrip(" "))
            if start < end or isinstance(span, NoteReference):
                spans.append(replace(span, start=start, end=end))
        spans.sort(key=lambda span: (span.start, -span.end))
        found = Passage(text=text, spans=tuple(spans), given=" ".join(self.numbers), lost=tuple(self.lost))
        self.parts, self.spans, self.numbers, self.lost = [], [], [], []
        self.length, self.spaced = 0, True
        return found


def joined(passages: list[Passage]) -> Passage:
    """Return several passages as one, with spaces between them."""
    texts: list[str] = []
    spans: list[Span] = []
    length = 0
    for one in passages:
        spans += (replace(span, start=span.start + length, end=span.end + length) for span in one.spans)
        if one.text:
            texts.append(one.text)
            length += len(one.text) + 1
    text = " ".join(texts)
    fitting = tuple(replace(s, start=min(s.start, len(text)), end=min(s.end, len(text))) for s in spans)
    return Passage(
        text=text,
        spans=fitting,
        given=" ".join(one.given for one in passages if one.given),
        lost=tuple(address for one in passages for address in one.lost),
    )
