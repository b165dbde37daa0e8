"""A library in which each of some texts stands wherever a source, an editor or a reader can bring it."""

import json
from collections.abc import Sequence

REPORT = """عنوان عادي للنص

متن قبله {text} ومتن بعده وهو فقرة تامة طويلة من النص.

{text}

- سطر في قائمة {text}

12 - فقرة مرقمة {text} تمامها.

(7) حاشية {text} تمامها.

وهذا الموضع المصحح في النص كله هنا.
"""


def everywhere(texts: Sequence[str]) -> dict[str, str]:
    """Return the files of a library in which each text stands everywhere."""
    files = {"topics.yml": _entries(texts, _topic), "glossary.yml": _entries(texts, _term)}
    for number, text in enumerate(texts):
        files[f"text-{number}.txt"] = REPORT.format(text=text)
        files[f"text-{number}.yml"] = _notes(number, text)
    return files


def _notes(number: int, text: str) -> str:
    line = REPORT.format(text=text).splitlines().index("وهذا الموضع المصحح في النص كله هنا.") + 1
    correction = {
        "line": line,
        "received": "المصحح",
        "published": f"الذي صحح {text} تماما",
        "why": f"سبب {text} تمامه",
    }
    return _yaml(
        {
            "genre": "charter",
            "date": "2020-01-02",
            "title": f"عنوان {text} تمامه",
            "short_title": f"مختصر {text}",
            "issuer": f"جهة {text} تمامها",
            "author": f"كاتب {text}",
            "type": f"نوع {text}",
            "topics": [f"topic-{number}"],
            "corrections": [correction],
        }
    )


def _topic(number: int, text: str) -> dict[str, object]:
    return {
        "id": f"topic-{number}",
        "title": f"موضوع {number} {text} تمامه",
        "description": f"وصف {text} تمامه",
        "terms": [f"موضوع {number}ز"],
    }


def _term(number: int, text: str) -> dict[str, object]:
    return {
        "id": f"term-{number}",
        "term": f"مصطلح {number} {text} تمامه",
        "definition": f"تعريف {text} تمامه",
        "english": f"term {number} {text}",
        "variants": [f"صيغة {number} {text}"],
    }


def _entries(texts: Sequence[str], entry) -> str:
    return _yaml([entry(number, text) for number, text in enumerate(texts)])


def _yaml(data: object) -> str:
    """JSON is YAML; what JSON leaves as it is, YAML reads as it is."""
    return json.dumps(data, ensure_ascii=True)
