"""What a page may load and run: its Content-Security-Policy, with hashes of the theme's scripts."""

import base64
import hashlib
import re
from collections.abc import Iterable

# A script of the page itself; a block of data is none.
SCRIPT = re.compile(
    r"<script(?![^>]*\s(?:src=|type=\"application/(?:[a-z]+\+)?json\"))[^>]*>(.*?)</script\s*>",
    re.DOTALL | re.IGNORECASE,
)
# The theme writes into it how far the page is below the root.
SCOPE = re.compile(r'(?<=__md_scope=new URL\(")[^"]*(?=",location\))')
PLACE = '<meta charset="utf-8">'  # in the head, and before anything that loads

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's signs are data: in its style sheets
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


class UnknownScriptError(Exception):
    """A page holds a script that the theme's frame does not."""


def frame_scripts(page: str) -> frozenset[str]:
    """Return the scripts inside a page that shows no text of a source: what the frame brings along."""
    return frozenset(SCOPE.sub("", script) for script in SCRIPT.findall(page))


def with_policy(page: str, frame: frozenset[str]) -> str:
    """Return the page with a policy that lets the scripts in `frame` run, and no other inside the page.

    Raises UnknownScriptError where there is another one, as a policy must not bless what came
    with a text.
    """
    scripts = tuple(SCRIPT.findall(page))
    for script in scripts:
        if SCOPE.sub("", script) not in frame:
            raise UnknownScriptError(
                f"a script stands inside the page that is not the theme's: {script.strip()[:80]}"
            )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return page.replace(PLACE, f"{PLACE}\n      {meta}", 1)


def policy(scripts: Iterable[str]) -> str:
    """Return the policy of a page that holds these scripts.

    >>> policy(["let a = 1"]).split("; ")[1]
    "script-src 'self' 'sha256-LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ='"
    """
    hashes = "".join(f" '{_hash(script)}'" for script in scripts)
    return "; ".join(DIRECTIVES).format(hashes=hashes)


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
