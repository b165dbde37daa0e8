"""The text of a page apart from what stands around it: landmarks, what classes say, where the prose lies."""

from collections.abc import Iterator

from build_tools.intake.readers.html.around import is_unread, reason_around, reason_by_words
from build_tools.intake.readers.html.tree import Element

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "dd",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MAIN_SHARE = 0.4  # of the prose of a page, that its main part must hold
ARTICLE_SHARE = 0.7  # of that of the main part
DENSE_SHARE = 0.9  # of all prose, where the page names no main part
AROUND_SHARE = 0.3  # of the prose: what holds more is no menu, whatever its class says
SENTENCE = 40  # letters that a block of prose has, outside of links
PARAGRAPH = 120
STOPS = (".", "؟", "!", "؛", ":", "»", "…")


class Content:
    """Which elements of a page are its text, and why the others are not."""

    def __init__(self, root: Element) -> None:
        self.reasons: dict[Element, str] = {}
        self.prose: dict[Element, int] = {}
        self._weigh(root)
        self.named: Element | None = None  # the part that the page names as the main one
        self.total = max(self.prose.get(root, 0), 1)
        self._leave(root)
        self.body = self._body(root)
        self.kept = set(_kept(self.body, root, self.reasons))

    def reason(self, element: Element) -> str | None:
        """Return why an element is left out as a whole, or None."""
        return self.reasons.get(element)

    def is_outside(self, block: Element) -> bool:
        """Tell whether a block stands outside the text: it is no part of the body, nor the heading above it.

        Where the page names no main part, only links are outside of it; within it a long paragraph is text.
        """
        if block in self.kept:
            return False
        if self.named is None:
            return _is_linked(block)
        return not (self.named in block.iterancestors() and _own_prose(block) >= PARAGRAPH)

    def _weigh(self, root: Element) -> None:
        """The letters of prose below each element: those of sentences, outside links and what is around."""
        for element in _elements(root):
            if element.tag in BLOCKS and (weight := _own_prose(element)):
                for one in (element, *element.iterancestors()):
                    self.prose[one] = self.prose.get(one, 0) + weight

    def _leave(self, root: Element) -> None:
        """What is left out: by name and role wherever it stands, by its words where it holds little prose."""
        for element in _elements(root):
            if element.tag in ("html", "body", "main"):
                continue
            reason = reason_around(element)
            small = self.prose.get(element, 0) < AROUND_SHARE * self.total
            if reason is None and element.tag not in HEADINGS and small:
                reason = reason_by_words(element, self.prose.get(element, 0))
            if reason is not None and (small or reason != "html_controls"):
                self.reasons[element] = reason

    def _body(self, root: Element) -> Element:
        """The smallest part that the page names as its text, or that holds nearly all its prose."""
        main = self.named = self._only(root, ("main",), MAIN_SHARE)
        if main is not None:
            within = self._only(main, ("article",), ARTICLE_SHARE)
            return within if within is not None else self._dense(main, 1.0)
        article = self.named = self._only(root, ("article",), ARTICLE_SHARE)
        return article if article is not None else self._dense(root, DENSE_SHARE)

    def _only(self, within: Element, names: tuple[str, ...], share: float) -> Element | None:
        """The only element of these names, or of their roles, that holds a share of the prose within."""
        least = share * self.prose.get(within, 0)
        found = [
            element
            for element in _elements(within)
            if element is not within and _is_named(element, names) and not self._is_left(element)
        ]
        large = [element for element in found if self.prose.get(element, 0) >= max(least, 1)]
        outermost = [one for one in large if not any(other in large for other in one.iterancestors())]
        return outermost[0] if len(outermost) == 1 else None

    def _is_left(self, element: Element) -> bool:
        return any(one in self.reasons for one in (element, *element.iterancestors()))

    def _dense(self, element: Element, share: float) -> Element:
        """The innermost element below which nearly all the prose lies."""
        total = self.prose.get(element, 0)
        while total:
            inner = [one for one in element if isinstance(one.tag, str) and one.tag in BLOCKS]
            best = max(inner, key=lambda one: self.prose.get(one, 0), default=None)
            if best is None or best.tag not in ("div", "section", "article", "main", "body", "center"):
                break
            if self.prose.get(best, 0) < share * total:
                break
            element = best
        return element


def _is_named(element: Element, names: tuple[str, ...]) -> bool:
    if element.tag in names or (element.get("role") or "").lower() in names:
        return True
    return "article" in names and (element.get("itemprop") or "").lower() in ("articlebody", "text")


def _kept(body: Element, root: Element, reasons: dict[Element, str]) -> Iterator[Element]:
    """The elements of the text: all of the body, and above it the highest heading with what holds it."""
    yield from body.iter()
    if any(element.tag == "h1" for element in body.iter()):
        return
    for element in _elements(root):
        if element is body:
            return
        left = any(one in reasons and reasons[one] != "html_head" for one in element.iterancestors())
        if element.tag == "h1" and not left and element not in reasons:
            yield from element.iter()
            return


def _elements(root: Element) -> Iterator[Element]:
    """The elements that readers see, in their order."""
    for element in root.iter():
        if isinstance(element.tag, str):
            yield element


def _own_prose(block: Element) -> int:
    """The letters of a block's own words, outside of links; none of what is no sentence."""
    if is_unread(block) or block.tag in HEADINGS:
        return 0
    own = " ".join(" ".join(_own_words(block)).split())
    return len(own) if len(own) >= SENTENCE or own.endswith(STOPS) else 0


def _is_linked(block: Element) -> bool:
    """Tell whether most of a block's own words are links."""
    free = len("".join("".join(_own_words(block)).split()))
    linked = sum(len("".join("".join(link.itertext()).split())) for link in block.iter("a"))
    return linked > free


def _own_words(element: Element) -> Iterator[str]:
    """The words that stand in an element and in no block below it, nor in a link."""
    yield element.text or ""
    for inner in element:
        if (
            isinstance(inner.tag, str)
            and inner.tag not in BLOCKS
            and inner.tag != "a"
            and not is_unread(inner)
        ):
            yield from _own_words(inner)
        yield inner.tail or ""
