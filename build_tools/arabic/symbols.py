"""What identifies a document of the United Nations: its symbol, and the number of the printer's work."""

from functools import cache

from build_tools.ground.tables import table


def with_symbols(pattern: str) -> str:
    """Return a pattern of a table with the patterns that it names: SYMBOL, and JOB for the printer's number.

    >>> import re
    >>> [bool(re.fullmatch(with_symbols(name), "A/HRC/35/CRP.2")) for name in ("SYMBOL", "JOB")]
    [True, False]
    """
    return pattern.replace("SYMBOL", _symbol()).replace(
        "JOB", table("arabic/language/symbols")["job"]["pattern"]
    )


@cache
def _symbol() -> str:
    row = table("arabic/language/symbols")["symbol"]
    pattern: str = row["pattern"].replace("BODIES", "|".join(row["bodies"]))
    return pattern.replace("KIND", row["kind"]).replace("PAPER", row["paper"])
