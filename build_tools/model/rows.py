"""What reports say, in rows: each leads to one passage, quotes it, and says how it is known.

`passage` is the place of the row's passage in the order of passages, from 0; `start` and `end` are those of
the quotation in `Passage.own`. Dates are EDTF: `2023`, `2023-07`, `2023-07-23`, a range `2011/2013`.
"""

from dataclasses import dataclass

from build_tools.model.facts import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What all rows share. `id` and `anchor` are given when the anchors of the library are known.

    `origin` is SOURCE where the words say it, INFERRED where a rule read it, EDITOR where an editor did.
    """

    passage: int
    start: int
    end: int
    quote: str
    lines: tuple[int, ...]
    origin: Origin = Origin.SOURCE
    report: str = ""
    anchor: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Row):
    """A recommendation, a commitment, a task or a decision, and whom it addresses."""

    modality: str
    text: str
    number: int | None = None
    label: str = ""
    section: str | None = None
    addressees: tuple[str, ...] = ()
    package: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Row):
    """A sum of money. `currency` is its ISO 4217 code; None where the words leave it open."""

    amount: int | float
    currency: str | None
    currency_origin: str
    currency_word: str = ""
    approximate: bool = False
    payer: str | None = None
    payer_origin: str = ""
    recipient: str | None = None
    recipient_origin: str = ""
    purpose: str | None = None
    period: str | None = None
    said_by: str | None = None
    part_of: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Row):
    """A figure that is no money: `value_to` is the other end of a range, `unit` None where none is named."""

    value: int | float
    value_to: int | float | None = None
    unit: str | None = None
    bound: str = "exact"
    period: str | None = None
    per: str | None = None
    of_what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Row):
    """A happening with its date; `end` of one day is its `begin`. The date's origin tells a computed one."""

    begin: str
    until: str
    what: str
    place: str | None = None
    date_origin: str = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """A document that the text names, by its symbol or its title."""

    kind: str
    symbol: str | None = None
    title: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way in which a name is written, with its lines."""

    written: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Row):
    """A person, an organisation or a country that a text names."""

    name: str
    kind: str
    forms: tuple[Form, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency(Row):
    """What two places say that should agree; `computed` is not in the text, `other` the second quotation."""

    kind: str
    says: str
    computed: str
    agrees: bool
    other: str | None = None
    other_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The rows of one document, by register, each in the order of the text."""

    recommendations: tuple[Advice, ...] = ()
    money: tuple[Money, ...] = ()
    figures: tuple[Quantity, ...] = ()
    events: tuple[Happening, ...] = ()
    documents: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    checks: tuple[Consistency, ...] = ()
