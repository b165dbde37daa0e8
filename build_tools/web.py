"""Addresses of the web that may become links."""

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https")
# Letters that look like others lead elsewhere than they seem to: a name is in English or in Arabic ones.
LABEL = "(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?|[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}0-9-]+)"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*\.?")
MAIL = re.compile(r"[^\s@<>\"]+@[\w.-]+")


def is_address(url: str) -> bool:
    """Tell whether `url` is an address that a browser opens where it seems to lead, of the web or of mail.

    What stands before an @ looks like a host and is none; a backslash is a slash to a browser alone.

    >>> [is_address(url) for url in ("https://example.org/a?b=1", "http://[", "javascript:alert(1)")]
    [True, False, False]
    >>> is_address("https://un.example@evil.example/")
    False
    """
    scheme, _, rest = url.partition(":")
    if scheme.lower() == "mailto":
        return MAIL.fullmatch(rest.partition("?")[0]) is not None
    try:
        parts = urlsplit(url)
        known = scheme.lower() in SCHEMES and HOST.fullmatch(parts.hostname or "") is not None
        return known and parts.port != 0 and "@" not in parts.netloc and "\\" not in url
    except ValueError:  # of a port beyond 65535, or a bracket in the host
        return False
