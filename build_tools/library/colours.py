"""Colours: the palettes of the theme with those of a library in them, and whether they can be read."""

import re
from functools import cache
from pathlib import Path

from build_tools.library.settings import Colours

CONTRAST = 4.5  # WCAG 2.2, 1.4.3 Contrast (Minimum)
THEME = Path(__file__).parents[1] / "theme"
SCHEMES = {"light": "default", "dark": "slate"}


def palette(scheme: str, given: Colours) -> dict[str, str]:
    """Return the colours of a scheme, `light` or `dark`, by their names in the style sheet.

    >>> palette("light", Colours(accent="#003366"))["accent"], palette("dark", Colours())["paper"]
    ('#003366', '#15191b')
    """
    named = {name: getattr(given, name) for name in ("paper", "ink", "quiet", "accent")}
    return _theme()[scheme] | {name: value for name, value in named.items() if value}


@cache
def _theme() -> dict[str, dict[str, str]]:
    style = (THEME / "assets" / "css" / "colours.css").read_text(encoding="utf-8")
    blocks = {name: style.split(f'"{word}"] {{', 1)[1].split("}", 1)[0] for name, word in SCHEMES.items()}
    return {name: dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for name, block in blocks.items()}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it.

    >>> round(contrast("#000000", "#ffffff"), 1), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def style_of(light: Colours, dark: Colours) -> str:
    """Return the style sheet that sets the colours of a library; empty where it names none.

    >>> print(style_of(Colours(accent="#003366"), Colours()))
    :root, [data-md-color-scheme="default"] { --accent: #003366; }
    """
    rows = []
    for scheme, given in (("light", light), ("dark", dark)):
        named = {name: getattr(given, name) for name in ("paper", "ink", "quiet", "accent")}
        rules = " ".join(f"--{name}: {value};" for name, value in named.items() if value)
        selector = f'[data-md-color-scheme="{SCHEMES[scheme]}"]'
        rows += [f"{':root, ' if scheme == 'light' else ''}{selector} {{ {rules} }}"] if rules else []
    return "\n".join(rows)
