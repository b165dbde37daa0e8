"""The tables of `arabic/` as search needs them: folded, and small enough to travel to the browser."""

from functools import cache
from typing import Any

from build_tools.arabic.text import fold, folded_words
from build_tools.ground.tables import table

Rules = dict[str, Any]
HAMZA = "\N{ARABIC LETTER HAMZA}"
DIGIT = "0-9٠-٩۰-۹"


@cache
def rules() -> Rules:
    """Return the rules of analysis as plain data; the browser gets the very same."""
    search = table("search/language/rules")
    folding, clitics = table("arabic/language/folding"), table("arabic/language/clitics")
    return {
        "fold": ["".join(row[side] for row in folding["fold"]) for side in ("from", "to")],
        "dropped": "".join(folding["dropped"]["ranges"]),
        # Letters by themselves are replaced before folding: folded, «ئو» is part of «يوم».
        "spelling": [_pairs(row["forms"], len(row["forms"][0]) > 2) for row in folding["spelling"]],
        "articles": _longest_first(clitics["article"]["prefixes"]),
        "clitics": _longest_first(clitics["bare"]["prefixes"])[::-1],
        "clitic_least": clitics["bare"]["least"],
        "hamza": HAMZA,
        "longest": search["longest"],
        "endings": _longest_first(search["endings"]["forms"]),
        "nasal": _folded(search["endings"]["nasal"]),
        "least": search["endings"]["least"],
        "alef": {"behind": fold(search["alef"]["behind"]), "least": search["alef"]["least"]},
        "whole": _folded(search["whole"]["words"]),
        "glued": search["glued"] | {"openers": _folded(search["glued"]["openers"]), "yes": [], "no": []},
        "plurals": {kind: search["plurals"][kind] for kind in ("shapes", "masdar")},
        "irregular": [_folded(row) for row in search["irregular"]["words"]],
        "stop": _folded(search["stop"]["words"]),
        "dates": {
            "pattern": _dates(search["dates"]),
            "months": [fold(name) for name in search["dates"]["months"]],
        },
        "percent": search["percent"] | {"words": _folded(search["percent"]["words"])},
        "units": [[row["number"], _folded(row["words"])] for row in search["unit"]],
        "values": [
            [row["number"], row.get("multiplies", False), _folded(row["words"])] for row in search["value"]
        ],
    }


def _dates(row: dict[str, Any]) -> str:
    """The pattern of a date in figures, in a form that Python and a browser read alike."""
    orders = ([row["day"], row["month"], row["year"]], [row["year"], row["month"], row["day"]])
    found = "|".join(between.join(order) for order in orders for between in row["between"])
    return f"(?:{found})(?![DIGIT])".replace("DIGIT", DIGIT)


def _folded(words: list[str]) -> list[str]:
    plain = {folded_words(word).replace(HAMZA, "") for word in words}
    return sorted(plain, key=lambda word: (-len(word), word))


def _pairs(forms: list[str], folded: bool) -> dict[str, Any]:
    first, *others = [fold(form) for form in forms] if folded else forms
    return {"folded": folded, "from": others, "to": first}


def _longest_first(words: list[str]) -> list[str]:
    return sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
