"""Arabic in the letters of ASCII and back: half the bytes, for what programs keep and people seldom read."""

from functools import cache

from build_tools.ground.tables import table


def exchanged(text: str) -> str:
    """Return a text, each Arabic letter as the ASCII one that stands for it and the other way round.

    Done twice it gives the text again, whatever that holds.

    >>> exchanged("«الأمن»، 2017")
    '<AlOmn>, 2017'
    >>> exchanged(exchanged("UN, «الأمم المتحدة»"))
    'UN, «الأمم المتحدة»'
    """
    return text.translate(_places())


@cache
def _places() -> dict[int, str]:
    places: dict[int, str] = {}
    for kind in table("arabic/romanised").values():
        for arabic, latin in zip(kind["arabic"], kind["latin"], strict=True):
            places |= {ord(arabic): latin, ord(latin): arabic}
    return places
