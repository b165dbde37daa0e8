"""YAML as people write it beside the sources: data, and the line of every value in it."""

from typing import Any

import yaml

from build_tools.errors import WarraqError

Path = tuple[str | int, ...]
MAX_DEPTH = 20


def load_yaml(text: str, file: str, error: type[WarraqError]) -> tuple[Any, dict[Path, int]]:
    """Return the data of `text` and the 1-based line of each value, by its path.

    Only plain YAML is read: no tags, no anchors or aliases, no key twice.
    Raises `error` naming `file` and the line otherwise.

    >>> load_yaml("a: 1\\nb: [x, y]", "f.yml", WarraqError)[1][("b", 1)]
    2
    """
    try:
        _refuse_aliases(text, file, error)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as problem:
        raise _syntax_error(problem, file, error) from None
    lines: dict[Path, int] = {}
    return (None if node is None else _value(node, (), lines, file, error)), lines


def _refuse_aliases(text: str, file: str, error: type[WarraqError]) -> None:
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken):
            raise error(
                file=file,
                line=token.start_mark.line + 1,
                found="a YAML anchor, alias or tag",
                expected="plain keys, lists and values",
                advice="Write the value out; quote a text that begins with &, * or !.",
            )


def _value(node: yaml.Node, path: Path, lines: dict[Path, int], file: str, error: type[WarraqError]) -> Any:
    lines[path] = node.start_mark.line + 1
    if len(path) > MAX_DEPTH:
        raise error(
            file=file,
            line=lines[path],
            found=f"values nested more than {MAX_DEPTH} deep",
            expected="a flat mapping or list",
            advice="Remove the nesting.",
        )
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
        key = str(key_node.value)
        if key in data:
            raise error(
                file=file,
                line=key_node.start_mark.line + 1,
                found=f"the key «{key}» a second time",
                expected="each key once",
                advice="Remove one of the two.",
            )
        data[key] = _value(value_node, (*path, key), lines, file, error)
    return data


def _scalar(node: yaml.Node, file: str, error: type[WarraqError]) -> Any:
    """A date stays the text that was written: `2023-07-25`, and `2023-02-30` too, is checked later."""
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (ValueError, yaml.YAMLError):
        raise error(
            file=file,
            line=node.start_mark.line + 1,
            found=f"«{node.value}»",
            expected="a text, a number or a list",
            advice="Put the value in quotation marks.",
        ) from None


def _syntax_error(problem: yaml.YAMLError, file: str, error: type[WarraqError]) -> WarraqError:
    mark = getattr(problem, "problem_mark", None)
    return error(
        file=file,
        line=None if mark is None else mark.line + 1,
        found=str(getattr(problem, "problem", None) or "text that is not YAML"),
        expected="valid YAML",
        advice="Check indentation, colons and quotation marks at this line.",
    )
