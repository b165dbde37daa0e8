"""How the values of rows are shown to readers: amounts, bounds, dates, origins."""

from functools import cache

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

from build_tools.arabic.wording import say, show_date
from build_tools.model import Happening, Money, Origin, Quantity

LARGE = 1_000_000
DAY, MONTH = len("2023-07-23"), len("2023-07")


def show_number(value: int | float) -> str:
    """Return a number as a reader reads it.

    >>> show_number(8_500_000), show_number(8717), show_number(0.6)
    ('8.5 مليون', '8,717', '0.6')
    """
    if abs(value) >= LARGE:
        found = format_compact_decimal(
            value, format_type="long", locale="ar", fraction_digits=3, numbering_system="latn"
        )
        return str(found).replace("\N{NO-BREAK SPACE}", " ")
    return str(format_decimal(value, locale="en", format="#,##0.####"))


def show_currency(code: str | None, word: str = "") -> str:
    """Return the Arabic name of a currency; where its country is open, the word of the text."""
    return _currencies().get(code or "", code or word)


def show_amount(row: Money) -> str:
    """Return an amount with its currency, and what bounds it."""
    told = f"{show_number(row.amount)} {show_currency(row.currency, row.currency_word)}".strip()
    told = say("registers.bound.about", value=told) if row.approximate else told
    return f"{told} {say(f'registers.per_{row.per}')}" if row.per else told


def show_value(row: Quantity) -> str:
    """Return a figure or a range, with its unit and what bounds it."""
    told = show_number(row.value)
    if row.value_to is not None:
        told = say("registers.range", first=told, last=show_number(row.value_to))
    if row.unit == "percent":
        told = say("registers.unit.percent", value=told)
    told = told if row.bound == "exact" else say(f"registers.bound.{row.bound}", value=told)
    return f"{told} {say(f'registers.per_{row.per}')}" if row.per else told


def show_period(period: str | None) -> str:
    """Return a date or a range in words.

    >>> show_period("2011/2013"), show_period(None)
    ('2011 إلى 2013', '')
    """
    if not period:
        return ""
    first, _, last = period.partition("/")
    return (
        show_date(first) if not last else say("registers.range", first=show_date(first), last=show_date(last))
    )


def show_dates(row: Happening) -> str:
    """Return when something happened; two days of one month name it once."""
    first, last = row.begin, row.until
    if first == last:
        return show_date(first)
    same_month = len(first) == DAY and first[:MONTH] == last[:MONTH]
    begin = str(int(first[MONTH + 1 :])) if same_month else show_date(first)
    return say("registers.range", first=begin, last=show_date(last))


def show_origin(origin: str) -> str:
    """Return the word for what is not said by the source itself, or nothing."""
    return say(f"registers.{origin}") if origin in (Origin.INFERRED, Origin.EDITOR) else ""


@cache
def _currencies() -> dict[str, str]:
    return dict(Locale("ar").currencies)
