"""YAML as people write it beside the sources: data, and the line of every value in it."""

import json
import re
from typing import Any

import yaml

from build_tools.ground.errors import WarraqError
from build_tools.ground.invisible import find_hidden

Path = tuple[str | int, ...]
MAX_DEPTH = 20
SHOWN = 80
KINDS = {dict: "the mapping", list: "the list", str: "the text", bool: "the value"} | dict.fromkeys(
    (int, float), "the number"
)
LOOK = "Check indentation, colons and quotation marks at this line."
QUOTE = "Put the value in quotation marks."
SIGN = ("a value that begins with a sign of YAML", QUOTE)
TAB = ("a tab character at the beginning of a line", "Write spaces.")
SECOND_COLON = ("a second colon in the line", QUOTE)
INDENTED = ("a key that is indented below a value", "Begin it where the key above it begins.")
BRACKET = ("a bracket that does not close", "Close it; quote a text that begins with one.")
UNFIT = ("a line that does not fit those above it", LOOK)
SYNTAX = {  # what the parser says → what an editor reads
    "mapping values are not allowed": SECOND_COLON,
    "mapping keys are not allowed": SIGN,
    "cannot start any token": SIGN,
    "scanning an alias": SIGN,
    "scanning an anchor": SIGN,
    "scanning a tag": SIGN,
    "parsing a tag": SIGN,
    "scanning a block scalar": SIGN,
    "scanning a directive": (
        "a line that begins with a sign of YAML",
        "Remove it, or put it in quotation marks.",
    ),
    "parsing a quoted scalar": (
        "a backslash that names no character",
        "Write the character itself, or put the value in single quotation marks.",
    ),
    "block sequence entries are not allowed": ("a value that begins with a hyphen", QUOTE),
    "another document": ("a second document", "Keep one, and remove the line «---» between them."),
    "unexpected end of stream": ("a quotation mark that does not close", "Close it."),
    "expected ',' or": BRACKET,
    "expected node content": BRACKET,
    "could not find expected ':'": ("a line without a colon", "Write `key: value`."),
    "did not find expected": UNFIT,
    "tab character": TAB,
    "control characters": ("a control character", "Delete it."),
}
LINE_END = re.compile("\r\n|[\n\r\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
INDENTED_BY_TAB = re.compile(r"[ ]*\t")
ODD_SPACE = re.compile(r"[^\S \t\n]")
UNENDED = ("a quotation mark that does not close", "a bracket that does not close", "a line without a colon")
GLUED_COMMENT = re.compile(r"#[^\s#]")
TAGGED = (
    "a YAML anchor, alias or tag",
    "plain keys, lists and values",
    "Write the value out; quote a text that begins with &, * or !.",
)
NESTED = (f"values nested more than {MAX_DEPTH} deep", "a flat mapping or list", "Remove the nesting.")
COMMENT = (
    "a value in quotation marks, or a space behind the «#» of a comment",
    "Put the whole value in quotation marks if this belongs to it.",
)
NOT_PLAIN = (yaml.AliasToken, yaml.AnchorToken, yaml.TagToken)
OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


def load_yaml(text: str, file: str, error: type[WarraqError]) -> tuple[Any, dict[Path, int]]:
    """Return the data of `text` and the 1-based line of each value, by its path.

    Only plain YAML is read: no tags, no anchors or aliases, no key twice.
    Raises `error` naming `file` and the line otherwise.

    >>> load_yaml("a: 1\\nb: [x, y]", "f.yml", WarraqError)[1][("b", 1)]
    2
    """
    try:
        _refuse_what_is_not_plain(text, file, error)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as problem:
        raise _syntax_error(problem, text, file, error) from None
    lines: dict[Path, int] = {}
    return (None if node is None else _value(node, (), lines, file, error)), lines


def decode_yaml(data: bytes, file: str, error: type[WarraqError]) -> str:
    """Return the text of a YAML file, which is in UTF-8. Raises `error` naming line and byte otherwise."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise error(
            file=file,
            line=data.count(b"\n", 0, problem.start) + 1,
            found=f"byte 0x{data[problem.start]:02x} at offset {problem.start}, not UTF-8",
            expected="YAML in UTF-8",
            advice="Save the file as UTF-8.",
        ) from None


def hidden_character(text: str) -> str:
    """Return the name of the first character of `text` that cannot be seen, or nothing.

    >>> hidden_character("a\\N{RIGHT-TO-LEFT OVERRIDE}b"), hidden_character("نص")
    ('the character U+202E', '')
    """
    place = next((place for place in find_hidden(text) if text[place] != "\n"), None)
    return "" if place is None else _named(text[place])


def unseen_character(text: str) -> str:
    """Return the name of the first character of `text` that cannot be seen or looks like a space, or nothing.

    >>> unseen_character("title:\\N{NO-BREAK SPACE}نص"), unseen_character("title: نص")
    ('the character U+00A0', '')
    """
    odd = ODD_SPACE.search(text)
    return hidden_character(text) or (_named(odd[0]) if odd else "")


def _named(char: str) -> str:
    return f"the character U+{ord(char):04X}"


def shown_value(value: Any) -> str:
    """Return a value as a message names it: what it is, and its beginning.

    >>> shown_value([1, 2]), shown_value(True), shown_value(None)
    ('the list «[1, 2]»', 'the value «true»', 'nothing')
    """
    if value is None:
        return "nothing"
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"{KINDS[type(value)]} «{shown if len(shown) <= SHOWN else f'{shown[:SHOWN]}…'}»"


def _refuse_what_is_not_plain(text: str, file: str, error: type[WarraqError]) -> None:
    """Before anything is composed: a reader of nested values needs room that a file can use up."""
    rows, depth = _rows(text), 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
        if isinstance(token, NOT_PLAIN):
            trouble = TAGGED
        elif depth > MAX_DEPTH:
            trouble = NESTED
        elif isinstance(token, yaml.ScalarToken) and (rest := _cut_off(token, rows)):
            trouble = (f"«{rest[:SHOWN]}», which YAML leaves out as a comment", *COMMENT)
        else:
            continue
        found, expected, advice = trouble
        raise error(file=file, line=token.start_mark.line + 1, found=found, expected=expected, advice=advice)


def _rows(text: str) -> list[str]:
    """The lines of a text, and the empty one at which a parser stands behind the last."""
    return [*LINE_END.split(text), ""]


def _cut_off(token: yaml.ScalarToken, rows: list[str]) -> str:
    """What YAML leaves out behind a value that is not quoted, where it may be a part of it: «#5»."""
    rest = rows[token.end_mark.line][token.end_mark.column :].strip() if token.plain else ""
    return rest if GLUED_COMMENT.match(rest) else ""


def _value(node: yaml.Node, path: Path, lines: dict[Path, int], file: str, error: type[WarraqError]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, file, error)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), lines, file, error) for i, item in enumerate(node.value)]
    return _scalar(node, file, error)


def _mapping(
    node: yaml.MappingNode, path: Path, lines: dict[Path, int], file: str, error: type[WarraqError]
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise error(
                file=file,
                line=key_node.start_mark.line + 1,
                found="a key that is a list or a mapping",
                expected="a word as key",
                advice="Write `key: value`; quote a value that begins with [ or {.",
            )
        key = str(key_node.value)
        if key in data:
            raise error(
                file=file,
                line=key_node.start_mark.line + 1,
                found=f"the key «{key[:SHOWN]}» a second time",
                expected="each key once",
                advice="Remove one of the two.",
            )
        data[key] = _value(value_node, (*path, key), lines, file, error)
    return data


def _scalar(node: yaml.Node, file: str, error: type[WarraqError]) -> Any:
    """A date and a number in other figures stay the text that was written: `2023-02-30`, `012`, `1:30`."""
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    try:
        value = yaml.SafeLoader("").construct_object(node)
        return node.value if type(value) is int and str(value) != node.value else value
    except (ValueError, yaml.YAMLError):
        raise error(
            file=file,
            line=node.start_mark.line + 1,
            found=shown_value(node.value),
            expected="a text, a number or a list",
            advice="Put the value in quotation marks.",
        ) from None


def _syntax_error(problem: yaml.YAMLError, text: str, file: str, error: type[WarraqError]) -> WarraqError:
    mark = getattr(problem, "problem_mark", None)
    place = getattr(problem, "position", None)
    line = None if place is None else text.encode().count(b"\n", 0, place) + 1
    parts = (getattr(problem, name, None) for name in ("context", "problem", "reason"))
    said = " ".join(str(part) for part in parts if part) or "text that is not YAML"
    found, advice = next((told for words, told in SYNTAX.items() if words in said), (said, LOOK))
    if found in UNENDED:
        mark = getattr(problem, "context_mark", None) or mark  # where it begins
    if mark is not None:
        rows = _rows(text)
        last = next((row for row in range(mark.line, 0, -1) if rows[row].strip()), 0)
        found, advice = _plainly(rows[last], mark.column, (found, advice))
        line = last + 1
    return error(
        file=file,
        line=line,
        found=found.removeprefix("found ").removeprefix("but found "),
        expected="valid YAML",
        advice=advice,
    )


def _plainly(line: str, place: int, told: tuple[str, str]) -> tuple[str, str]:
    """What an editor sees at `place` of a line of which the parser has `told` something else."""
    before = line[:place].rstrip()
    if INDENTED_BY_TAB.match(line):
        return TAB
    if unseen := unseen_character(line):
        return unseen, "Delete it, or write a plain space."
    if told == SECOND_COLON and ":" not in before:
        return INDENTED if line.startswith(" ") else UNFIT
    if told == UNFIT and before.endswith(("'", '"')):
        return ("words behind a closing quotation mark", "Put all of the value in marks of the other kind.")
    return told
