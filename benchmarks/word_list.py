"""Writes `build_tools/letters/words.txt.gz`, by which damaged letters are repaired, from data of wordfreq.

Run from the root where wordfreq 3.1.1 is installed, which the project itself does not need:
`python -m benchmarks.word_list`. The same data give the same bytes.
"""

import gzip
import importlib
import math
import re
from collections import defaultdict

from benchmarks.building import ROOT
from build_tools.ground.tables import table

TARGET = ROOT / "build_tools" / "letters" / "words.txt.gz"
WORD = re.compile(
    "[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER GHAIN}\N{ARABIC LETTER FEH}-\N{ARABIC LETTER YEH}]{2,20}"
)
LEAST = 2.5  # on the scale of Zipf
NEARLY = 1e-9  # of a tenth: what calculating with logarithms loses


def main() -> None:
    """Write the list, a line for each tenth of a frequency, and tell how many words it holds."""
    left_out = frozenset(table("arabic/language/damage")["left_out"]["words"])
    words: dict[int, list[str]] = defaultdict(list)
    frequencies = importlib.import_module("wordfreq").get_frequency_dict("ar", wordlist="large")
    for word, frequency in frequencies.items():
        zipf = math.log10(frequency) + 9
        if zipf + NEARLY >= LEAST and WORD.fullmatch(word) and word not in left_out:
            words[math.floor(10 * zipf + NEARLY)].append(word)
    lines = (f"{tenths} {' '.join(sorted(words[tenths]))}" for tenths in sorted(words, reverse=True))
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{sum(map(len, words.values())):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
