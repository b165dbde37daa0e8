"""Which lines of a column are one paragraph: by distance, indentation, and the room behind them."""

import re
from collections.abc import Iterable, Sequence

from build_tools.arabic.sentences import ends_sentence
from build_tools.intake.readers.pdf.structure.places import Place, Usual

FAR = 1.25  # times the usual distance of lines
INDENTED = 0.7  # sizes of the letters
FEW = 4  # lines of a column that do not tell how wide it is
# As items, articles and numbered paragraphs do.
BEGINS = re.compile(r"\s*(?:[•▪●○◦■□➢✓*·-]\s|[(\[]?\w{1,3}\s?[-–—.)\]]\s|[(\[]\w{1,3}[)\]])")
HYPHEN = re.compile(r"(?<=[A-Za-z])-$")


def paragraphs(places: Iterable[Place], usual: Usual) -> list[list[Place]]:
    """Return the lines of text in reading order as paragraphs."""
    found: list[list[Place]] = []
    for place in places:
        if found and _goes_on(found[-1], place, usual):
            found[-1].append(place)
        else:
            found.append([place])
    return found


def joined(texts: Sequence[str]) -> str:
    """Return the lines of a paragraph as one; a word that a hyphen parts is whole again.

    >>> joined(["the inter-", "national law"]), joined(["نص أول", "ونص ثان"])
    ('the international law', 'نص أول ونص ثان')
    """
    whole = texts[0]
    for text in texts[1:]:
        if HYPHEN.search(whole) and text[:1].islower():
            whole = HYPHEN.sub("", whole) + text
        else:
            whole = f"{whole} {text}"
    return whole


def _goes_on(paragraph: Sequence[Place], place: Place, usual: Usual) -> bool:
    last = paragraph[-1]
    if not _is_full(last, place, usual) or "\t" in place.text or "\t" in last.text:
        return False
    if abs(last.at.size - place.at.size) > 0.05 * place.at.size or (last.at.bold and not place.at.bold):
        return False
    begins = BEGINS.match(place.text) is not None
    distance = place.at.box[3] - last.at.box[3]
    if last.at.page != place.at.page or distance <= 0:
        return not ends_sentence(last.text) and not begins and place.indent < INDENTED + _hang(paragraph)
    if distance > FAR * usual.leading * place.at.size:
        return False
    if begins and (ends_sentence(last.text) or BEGINS.match(paragraph[0].text)):
        return False
    return place.indent - last.indent < INDENTED or BEGINS.match(paragraph[0].text) is not None


def _hang(paragraph: Sequence[Place]) -> float:
    """How far the lines below the first of an item are set in."""
    return paragraph[-1].indent if len(paragraph) > 1 else 3.0 if BEGINS.match(paragraph[0].text) else 0.0


def _is_full(last: Place, place: Place, usual: Usual) -> bool:
    """Tell whether the first word of the next line would not have fitted behind a line."""
    words = place.text.split()
    width = place.at.box[2] - place.at.box[0]
    needed = width * (len(words[0]) + 1) / max(len(place.text), 1) if words else 0.0
    return last.rest < needed + 0.5 * last.at.size
