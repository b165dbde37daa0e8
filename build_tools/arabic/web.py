"""Addresses of the web that may become links."""

import re
from ipaddress import IPv4Address
from urllib.parse import urlsplit

SCHEMES = ("http", "https")
# Letters that look like others lead elsewhere than they seem to: a name is in English or in Arabic ones.
LABEL = "(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?|[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}0-9-]+)"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*\.?")
LONGEST_LABEL, LONGEST_HOST = 63, 253  # bytes, as a name is asked for
NUMBER = re.compile("[0-9]+|0x[0-9a-f]*")
# A mail program does more than to write to a place: it takes copies and files that a link names.
MAIL = re.compile(r"[\w.+'-]+@(?P<host>[^\s@?]+)(?:\?subject=[^&]*)?")


def is_address(url: str) -> bool:
    """Tell whether `url` is an address that a browser opens where it seems to lead, of the web or of mail.

    What stands before an @ looks like a host and is none; a backslash is a slash to a browser alone, and
    «0x7f.1» is 127.0.0.1.

    >>> [is_address(url) for url in ("https://example.org/a?b=1", "http://[", "javascript:alert(1)")]
    [True, False, False]
    >>> is_address("https://un.example@evil.example/"), is_address("https://0x7f.1/")
    (False, False)
    >>> is_address("mailto:press@example.org"), is_address("mailto:press@example.org?attach=/etc/hosts")
    (True, False)
    """
    scheme, _, rest = url.partition(":")
    try:
        if scheme.lower() == "mailto":
            mail = MAIL.fullmatch(rest)
            return mail is not None and _is_host(mail["host"].lower())
        parts = urlsplit(url)
        known = scheme.lower() in SCHEMES and _is_host(parts.hostname or "")
        return known and parts.port != 0 and "@" not in parts.netloc and "\\" not in url
    except ValueError:  # of a port beyond 65535, or a bracket in the host
        return False


def _is_host(name: str) -> bool:
    """A name that can be asked for, or four numbers as they are written. Raises ValueError for others."""
    if HOST.fullmatch(name) is None:
        return False
    labels = [_asked(label) for label in name.removesuffix(".").split(".")]
    if NUMBER.fullmatch(labels[-1]):
        return str(IPv4Address(name)) == name
    return max(map(len, labels)) <= LONGEST_LABEL and len(".".join(labels)) <= LONGEST_HOST


def _asked(label: str) -> str:
    """What stands for Arabic letters where only English ones may pass."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
