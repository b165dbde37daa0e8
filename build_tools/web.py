"""Addresses of the web that may become links."""

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")
MAIL = re.compile(r"[^\s@<>\"]+@[\w.-]+")


def is_address(url: str) -> bool:
    """Tell whether `url` is an address a browser can open, of the web or of mail.

    >>> [is_address(url) for url in ("https://example.org/a?b=1", "http://[", "javascript:alert(1)")]
    [True, False, False]
    """
    scheme, _, rest = url.partition(":")
    if scheme.lower() == "mailto":
        return MAIL.fullmatch(rest.partition("?")[0]) is not None
    try:
        parts = urlsplit(url)
        known = scheme.lower() in SCHEMES and HOST.fullmatch(parts.hostname or "") is not None
        return known and parts.port != 0
    except ValueError:  # of a port beyond 65535, or a bracket in the host
        return False
