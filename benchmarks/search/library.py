"""Published data of a library as large as wanted, to measure the search index with: its words are drawn."""

import json
import random
from itertools import accumulate
from pathlib import Path

CONSONANTS = "بتثجحخدذرزسشصضطعغفقكلمنه"
PATTERNS = (
    "123",
    "1ا23",
    "12ا3",
    "12و3",
    "12ي3",
    "م123",
    "م12و3",
    "ا12ا3",
    "123ه",
    "ت12ي3",
    "م1ا23ه",
    "ا1ت2ا3",
    "است12ا3",
)
PREFIXES = ("", "", "", "ال", "ال", "ال", "و", "وال", "ب", "لل")
SUFFIXES = ("", "", "", "", "ه", "ات", "ين", "يه")


def write_library(own: Path, data: Path, reports: int, words: int, seed: int = 1) -> None:
    """Write the data of `reports` reports of `words` words into `data`, with words of the library in `own`.

    How often a word is drawn falls with its rank, as in real texts.
    """
    draw = random.Random(seed)
    vocabulary = _vocabulary(own, draw)
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(vocabulary))))
    entries = json.loads((own / "reports.json").read_bytes())
    (data / "reports").mkdir(parents=True)
    written = []
    for number in range(reports):
        entry = entries[number % len(entries)] | {
            "id": f"report-{number}",
            "title": _words(vocabulary, weights, 7, draw),
        }
        written.append(entry)
        passages = [_passage(at, vocabulary, weights, draw) for at in range(words // 50)]
        facts = {
            "short_title": " ".join(entry["title"].split()[:3]),
            "symbol": f"S/{2000 + number % 30}/{number}",
            "author": _words(vocabulary, weights, 2, draw),
            "issuer": entry["issuer"],
        }
        told = {name: {"value": value} for name, value in facts.items()}
        report = json.dumps({"id": entry["id"], **told, "passages": passages}, ensure_ascii=False)
        (data / "reports" / f"report-{number}.json").write_text(report, "utf-8")
    (data / "reports.json").write_text(json.dumps(written, ensure_ascii=False), "utf-8")
    for name in ("topics.json", "glossary.json"):
        (data / name).write_bytes((own / name).read_bytes())


def _vocabulary(own: Path, draw: random.Random) -> list[str]:
    found: dict[str, int] = {}
    for path in sorted((own / "reports").glob("*.json")):
        for passage in json.loads(path.read_bytes())["passages"]:
            for word in passage["text"].split():
                found[word] = found.get(word, 0) + 1
    words = sorted(found, key=lambda word: (-found[word], word))
    known = set(words)
    while len(known) < 120_000:
        root = draw.sample(CONSONANTS, 3)
        word = draw.choice(PATTERNS)
        for place, letter in enumerate(root, 1):
            word = word.replace(str(place), letter)
        word = draw.choice(PREFIXES) + word + draw.choice(SUFFIXES)
        if word not in known:
            known.add(word)
            words.append(word)
    return words


def _words(vocabulary: list[str], weights: list[float], count: int, draw: random.Random) -> str:
    return " ".join(draw.choices(vocabulary, cum_weights=weights, k=count))


def _passage(at: int, vocabulary: list[str], weights: list[float], draw: random.Random) -> dict[str, object]:
    is_heading = at % 10 == 0
    return {
        "anchor": f"p{at}",
        "kind": "heading" if is_heading else "paragraph",
        "level": 2 if is_heading else None,
        "number": None if is_heading else at,
        "text": _words(vocabulary, weights, 5 if is_heading else 55, draw),
        "section": None if at == 0 else f"p{at // 10 * 10 if at % 10 else at - 10}",
    }
