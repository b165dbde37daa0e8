"""The numbers of notes, which Markdown knows by their names."""

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from build_tools.arabic.numerals import ascii_digits

LONGEST_NUMBER = 4  # digits: more are a name


def note_numbers(tokens: Sequence[Token]) -> Mapping[str, int]:
    """Return the number of each note and each marker by its name: the one printed.

    A note with another name has the next number above those that are printed, in the order of the markers.
    """
    defined = dict.fromkeys(t.meta["label"] for t in tokens if t.type == "footnote_reference_open")
    names = list(dict.fromkeys([*_cited(tokens), *defined]))
    printed = {name: int(ascii_digits(name)) for name in names if _is_number(name)}
    others = [name for name in names if name in defined and name not in printed]
    return printed | dict(zip(others, range(max(printed.values(), default=0) + 1, 10**9), strict=False))


def _cited(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from (child.meta["label"] for child in token.children or () if child.type == "footnote_ref")


def _is_number(name: str) -> bool:
    return name.isdecimal() and len(name) <= LONGEST_NUMBER and int(ascii_digits(name)) > 0
