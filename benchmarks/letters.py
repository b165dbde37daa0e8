"""Prints how well damaged letters are repaired: the project's own texts are damaged by rule, and read again.

Run from the root: `python -m benchmarks.letters`. Precision is the share of the changed words that are right,
recall that of the damaged words that are; a sound text must come back as it was.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.letters.families import WORD, Family, all_families, families_in
from build_tools.letters.repairs import told_by_next
from build_tools.letters.words import read_word

SOURCES = Path(__file__).parent.parent / "sources"


@dataclass(slots=True, kw_only=True)
class Score:
    """Words of the texts by what became of them."""

    damaged: int = 0
    repaired: int = 0
    spoilt: int = 0


def main() -> None:
    """Print the scores of each way of damage, and what was changed in the sound texts."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    print(f"{'damage':<12}{'words':>8}{'damaged':>9}{'precision %':>13}{'recall %':>10}")
    words = sum(len(WORD.findall(text)) for text in texts)
    for name, damage in DAMAGE.items():
        score = Score()
        families = [family for family in all_families() if name in (family.name, BOTH)]
        for before, after, received in _read(texts, damage, families):
            score.damaged += received != before
            score.repaired += received != before and after == before
            score.spoilt += after not in (before, received)
        changed = score.repaired + score.spoilt
        print(
            f"{name:<12}{words:>8}{score.damaged:>9}{100 * score.repaired / changed:>13.2f}"
            f"{100 * score.repaired / score.damaged:>10.2f}"
        )
    touched = sum(bool(families_in(text.splitlines())) for text in texts)
    print(f"sound texts taken for damaged: {touched} of {len(texts)}")


def lam_alef(word: str) -> str:
    """Return a word as programs leave it that put the alef of a ligature first."""
    return re.sub("ل([اأإآ])", r"\1ل", word)


def joined(word: str) -> str:
    """Return a word as programs leave it that turn other ligatures."""
    word = re.sub("^([وف]?)في$", r"\1يف", re.sub("ين$", "ني", word))
    return re.sub("^([وفبك]?)ال([محخج])", r"\1ا\2ل", re.sub("لى$", "ىل", word))


BOTH = "both"
DAMAGE: dict[str, Callable[[str], str]] = {
    "lam_alef": lam_alef,
    "joined": joined,
    BOTH: lambda word: joined(lam_alef(word)),
}


def _read(
    texts: list[str], damage: Callable[[str], str], families: Sequence[Family]
) -> Iterator[tuple[str, str, str]]:
    """Yield each word as it was, as it is read, and as it was received."""
    for text in texts:
        damaged = WORD.sub(lambda match: damage(match[0]), text)
        for before, match in zip(WORD.findall(text), WORD.finditer(damaged), strict=True):
            after = (
                told_by_next(match[0], families, damaged, match.end()) or read_word(match[0], families).word
            )
            yield before, after, match[0]


if __name__ == "__main__":
    main()
