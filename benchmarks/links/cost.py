"""Prints what keeping the links of a report costs: `python -m benchmarks.links.cost`.

In processor time, for a report that stayed the same, one in which a word of every other paragraph
changed, one that was written anew, and one of which a paragraph is left. A ratio near 10 for ten times
the words is linear.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from random import Random

from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Document, Ledger, Line, Metadata, Paragraph, Source, Text
from build_tools.transforms.anchors import give_anchors

SIZES = (8_000, 80_000)
PARAGRAPH = 70
VOCABULARY = 1_500
RUNS = 5


def main() -> None:
    """Measure and print a row for each kind of update."""
    print(f"{'report':<12}" + "".join(f"{f'{size:,} words':>16}" for size in SIZES) + f"{'ratio':>8}")
    for name, update in UPDATES.items():
        spent = [_seconds(_texts(size), update) for size in SIZES]
        cells = "".join(f"{seconds * 1e3:>13.1f} ms" for seconds in spent)
        print(f"{name:<12}{cells}{spent[1] / spent[0]:>8.1f}")


def _edited(texts: list[str]) -> list[str]:
    return [text.replace(" ", " كلمة ", 1) if place % 2 else text for place, text in enumerate(texts)]


UPDATES: dict[str, Callable[[list[str]], list[str]]] = {
    "unchanged": lambda texts: texts,
    "edited": _edited,
    "rewritten": lambda texts: _texts(len(texts) * PARAGRAPH, seed=2),
    "shortened": lambda texts: texts[:1],
}


def _seconds(texts: list[str], update: Callable[[list[str]], list[str]]) -> float:
    """The shortest of some runs: what keeping adds to a build of this report."""
    ledger = keep_anchors([_document(texts)], Ledger()).ledger
    document = _document(update(texts))
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        keep_anchors([document], ledger)
        spent.append(time.process_time() - start)
    return min(spent)


def _texts(words: int, seed: int = 1) -> list[str]:
    random = Random(seed)
    return [
        " ".join(f"كلمة{random.randrange(VOCABULARY)}" for _ in range(PARAGRAPH))
        for _ in range(words // PARAGRAPH)
    ]


def _document(texts: list[str]) -> Document:
    lines = tuple(Line(number=number, text=text, received=text) for number, text in enumerate(texts, 1))
    source = Source(id="report", file="report.txt", format="txt", sha256="", lines=lines)
    blocks = tuple(Paragraph(lines=(line.number,), text=Text(plain=line.text)) for line in lines)
    document = Document(source=source, genre="analysis_paper", metadata=Metadata(), blocks=blocks)
    return give_anchors(replace(document, footnotes=()))


if __name__ == "__main__":
    main()
