"""The parser of Markdown: CommonMark with tables, notes, definitions, tasks and struck words.

What it makes of a text are tokens; no HTML is written. Its rules take bounded time and depth.
"""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.code import code
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

DEEPEST = 40  # lists and quotations in others: what lies deeper is text
ARABIC = ("\N{ARABIC LETTER HAMZA}", "\N{ARABIC LETTER YEH}")

MARKER = re.compile(r"\[\^[^\s\[\]]{1,100}\]")

InlineRule = Callable[[StateInline, bool], bool]


def parse(text: str) -> tuple[list[Token], dict[str, object]]:
    """Return the tokens of a text, and what the parser remembers beside them: addresses by their names."""
    env: dict[str, object] = {}
    return _parser().parse(text, env), env


def parse_inline(text: str, env: dict[str, object]) -> list[Token]:
    """Return the tokens of a text that is one line, as a cell is."""
    (token,) = _parser().parseInline(text, env)
    return token.children or []


@cache
def _parser() -> MarkdownIt:
    """Addresses stay as they are written: `read_inline` judges them."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "tasklists": True})
    md.enable(["table", "strikethrough"]).disable("text_join")
    md.use(deflist_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    md.block.ruler.at("code", _code)
    md.inline.ruler.at("footnote_ref", _marker)
    md.inline.ruler.at("link", _with_tail(link, "link_open"))
    md.inline.ruler.at("image", _with_tail(image, "image"))
    md.normalizeLink = md.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    md.validateLink = bool  # type: ignore[method-assign,assignment]
    return md


def _marker(state: StateInline, silent: bool) -> bool:
    """The marker of a note has a short name: the plugin looks for its end as far as the text goes."""
    found = MARKER.match(state.src, state.pos, state.posMax)
    return found is not None and footnote_ref(state, silent, always_match=True)


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that stand in are code; those of Arabic prose are what a word processor sets in."""
    if not state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] : state.eMarks[start]]
    letters = [char for char in line if char.isalpha()]
    arabic = sum(ARABIC[0] <= char <= ARABIC[1] for char in letters)
    return 2 * arabic <= len(letters) and code(state, start, end, silent)


def _with_tail(rule: InlineRule, kind: str) -> InlineRule:
    """A rule whose token knows its `tail` as it is written: «(address "title")» or «[name]»."""

    def with_tail(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[before:] if token.type == kind)
            end = state.pos
            opening = start + state.src[start : start + 1].count("!")
            state.pos = opening
            closing = state.md.helpers.parseLinkLabel(state, opening, kind == "link_open")
            state.pos = end
            token.meta["tail"] = state.src[closing + 1 : end]
        return True

    return with_tail
