"""Prints how the time of linking grows: with ten times the text, with ten times the forms.

Run from the root: `python -m benchmarks.matching`. A ratio near 10 for the text is linear; the number
of forms should hardly matter. Ratios, not seconds, are to be compared between machines.
"""

import time
from collections.abc import Callable
from itertools import islice, pairwise, product
from pathlib import Path

from build_tools.linking.citations import find_citations
from build_tools.linking.folded import fold_plain
from build_tools.linking.terms import build_term_matcher, find_terms
from build_tools.linking.topics import build_topic_finder, find_topics
from build_tools.linking.vocabulary import read_glossary, read_topics
from build_tools.linking.vocabulary.countries import other_countries
from build_tools.model import Term

ROOT = Path(__file__).parent.parent
SENTENCES = {
    "ordinary": "دعت البعثة ليبيا ومالي إلى مراقبة الحدود ومكافحة الهجرة السرية، وفقا للقرار 2553 (2020). ",
    "excluded": "عجز مالي ",
    "ambiguous": "مالي، ",
    "one word": "و" * 40,
    "quotes": '«“"',
}
SIZES = (2_000, 20_000, 200_000)


def main() -> None:
    topics, glossary = read_topics(ROOT / "sources"), read_glossary(ROOT / "sources")
    finder = build_topic_finder([*topics, *other_countries(topics)])
    terms = build_term_matcher(glossary)
    for name, sentence in SENTENCES.items():
        for label, work in (
            ("topics", lambda text: find_topics(finder, fold_plain(text))),
            ("terms", lambda text: list(find_terms(terms, fold_plain(text)))),
            ("citations", lambda text: list(find_citations(fold_plain(text)))),
        ):
            spent = [seconds(work, sentence * (size // len(sentence))) for size in SIZES]
            ratios = " ".join(f"×{later / earlier:5.1f}" for earlier, later in pairwise(spent))
            print(f"{name:10} {label:10} {spent[-1] * 1e3:8.1f} ms for {SIZES[-1]:,} characters   {ratios}")
    many = build_term_matcher([*glossary, *invented(1_000)])
    text = SENTENCES["ordinary"] * 500
    few, more = (
        seconds(lambda text, m=m: list(find_terms(m, fold_plain(text))), text) for m in (terms, many)
    )
    print(f"{len(glossary)} terms and {len(glossary) + 1_000}: ×{more / few:.2f}")


def invented(count: int) -> list[Term]:
    """Terms of two words that no text holds."""
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنه"
    words = ["".join(three) + "مة" for three in islice(product(letters, repeat=3), count)]
    return [Term(id=f"t{n}", name=f"{word} جديدة", definition="") for n, word in enumerate(words)]


def seconds(work: Callable[[str], object], text: str) -> float:
    """The shortest of three runs, in processor time."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        work(text)
        spent.append(time.process_time() - start)
    return min(spent)


if __name__ == "__main__":
    main()
