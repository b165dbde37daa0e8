"""What a row of each register shows: its cells, what it is sorted by, what it is found by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_tools.arabic.wording import say
from build_tools.model import Actor, Advice, Consistency, Happening, Mention, Money, Origin, Quantity, Row
from build_tools.writers.registers.showing import (
    show_amount,
    show_dates,
    show_origin,
    show_period,
    show_value,
)

Key = str | int | float


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, what it is sorted by, and what is said of where that comes from."""

    text: str
    key: Key = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A row as its table shows it; `actors`, `place`, `year` and `amount` are what it is found by."""

    cells: tuple[Cell, ...]
    actors: tuple[str, ...] = ()
    place: str = ""
    year: str = ""
    amount: float | None = None


def show_row(name: str, row: Row) -> Shown:
    """Return what the table of a register shows of a row, before its quotation and its report."""
    return _SHOW[name](row)


def heads(name: str) -> tuple[str, ...]:
    """Return the names of a register's columns, before those of the quotation and of the report."""
    return tuple(say(f"registers.columns.{column}") for column in COLUMNS[name])


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "recommendations": ("number", "addressees", "modality"),
    "money": ("amount", "payer", "recipient", "purpose", "period"),
    "figures": ("value", "of_what", "period"),
    "events": ("date", "what", "where"),
    "documents": ("document", "kind"),
    "actors": ("name", "kind", "roles", "forms"),
    "checks": ("kind", "says", "computed", "result"),
}


def _advice(row: Row) -> Shown:
    assert isinstance(row, Advice)
    number = str(row.number) if row.number is not None else ""
    return Shown(
        cells=(
            Cell(number, row.number or 0),
            Cell("، ".join(row.addressees), origin=show_origin(row.origin)),
            Cell(say(f"registers.modality.{row.modality}")),
        ),
        actors=row.addressees,
    )


def _money(row: Row) -> Shown:
    assert isinstance(row, Money)
    currency = show_origin(Origin.INFERRED) if row.currency_origin == "inferred" else ""
    payer = show_origin(Origin.INFERRED) if row.payer_origin == "inferred" else ""
    recipient = show_origin(Origin.INFERRED) if row.recipient_origin == "inferred" else ""
    return Shown(
        cells=(
            Cell(show_amount(row), row.amount, currency or show_origin(row.origin)),
            Cell(row.payer or "", origin=payer),
            Cell(row.recipient or "", origin=recipient),
            Cell(row.purpose or ""),
            Cell(show_period(row.period), row.period or ""),
        ),
        actors=tuple(name for name in (row.payer, row.recipient) if name),
        year=(row.period or "")[:4],
        amount=row.amount,
    )


def _quantity(row: Row) -> Shown:
    assert isinstance(row, Quantity)
    return Shown(
        cells=(
            Cell(show_value(row), row.value, show_origin(row.origin)),
            Cell(row.of_what),
            Cell(show_period(row.period), row.period or ""),
        ),
        year=(row.period or "")[:4],
        amount=row.value,
    )


def _happening(row: Row) -> Shown:
    assert isinstance(row, Happening)
    return Shown(
        cells=(
            Cell(show_dates(row), row.begin, show_origin(row.date_origin)),
            Cell(row.what),
            Cell(row.place or ""),
        ),
        place=row.place or "",
        year=row.begin[:4],
    )


def _mention(row: Row) -> Shown:
    assert isinstance(row, Mention)
    return Shown(cells=(Cell(row.symbol or row.title or ""), Cell(_kind(row.kind))))


def _actor(row: Row) -> Shown:
    assert isinstance(row, Actor)
    forms = "، ".join(form.written for form in row.forms)
    cells = (Cell(row.name), Cell(_kind(row.kind)), Cell("، ".join(row.roles)), Cell(forms))
    return Shown(cells=cells, actors=(row.name,), place=row.name if row.kind == "country" else "")


def _consistency(row: Row) -> Shown:
    assert isinstance(row, Consistency)
    result = say("registers.agrees" if row.agrees else "registers.differs")
    return Shown(cells=(Cell(_kind(row.kind)), Cell(row.says), Cell(row.computed), Cell(result)))


def _kind(kind: str) -> str:
    return say(f"registers.kind.{kind}")


def summaries(rows: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, str]]:
    """Yield what was drawn from a passage in a few words, with its register; whoever is named in one line."""
    told = list(rows)
    for name, row in told:
        if not isinstance(row, Actor):
            yield name, summary(name, row)
    if actors := [row.name for _, row in told if isinstance(row, Actor)]:
        yield "actors", "، ".join(dict.fromkeys(actors))


def summary(name: str, row: Row) -> str:
    """Return in a few words what was drawn, for the card of a passage."""
    cells = [cell for cell in show_row(name, row).cells if cell.text]
    return " · ".join(f"{cell.text} ({cell.origin})" if cell.origin else cell.text for cell in cells)


_SHOW: Mapping[str, Callable[[Row], Shown]] = {
    "recommendations": _advice,
    "money": _money,
    "figures": _quantity,
    "events": _happening,
    "documents": _mention,
    "actors": _actor,
    "checks": _consistency,
}
