"""Labels that follow one another in a text are a chain: 1, 2, 3; أ، ب، ج; 1.1, 1.2; المادة 1، المادة 2."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from build_tools.recognition.outline.labels import LETTER, LEVELS, NUMBER, WORD, Label

Labels = Sequence[tuple[Label, ...]]  # what each line of a text may bear, by its place
OPEN = 12  # chains of one kind that may go on, the last ones
LONGEST_BREAK, SHORT_BREAK = 100, 3  # numbers from one of a chain to the next, if it is strong or weak
ALONE = (NUMBER, "ordinal", "letter_name")  # a chain of one is one, where it begins a row


@dataclass(slots=True, kw_only=True)
class Chain:
    """Labels of one system and form in their order, by the places of their lines.

    `breaks` counts jumps; a `quoted` one stands in a text that is quoted.
    """

    system: str
    form: str
    places: list[int] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    breaks: int = 0
    quoted: bool = False

    def add(self, place: int, label: Label) -> None:
        """Put a label at the end."""
        self.places.append(place)
        self.labels.append(label)

    @property
    def last(self) -> tuple[int, ...]:
        """The value of its last label."""
        return self.labels[-1].value


def find_chains(labels: Labels, quoting: Collection[int] = ()) -> list[Chain]:
    """Return the chains of a text, each label in one at most; what stands in none is no label.

    A label goes on with the latest chain of its kind that it follows; else it begins one if it is a first,
    or jumps ahead in one that is there. Below the places in `quoting` another text is quoted, with labels of
    its own, up to the next label of the chain that quotes. The cost grows with the number of labels.
    """
    chains: list[Chain] = []
    texts = [_Text()]
    for place, found in enumerate(_settled_orders(labels)):
        for label in found[:1]:
            if len(texts) > 1 and texts[-1].ends_at(label):
                texts.pop()
            chain = texts[-1].chain_of(label)
            if not chain.places:
                chain.quoted = len(texts) > 1
                chains.append(chain)
            elif not follows(chain.last, label.value):
                chain.breaks += 1
            chain.add(place, label)
        if place in quoting and len(texts) == 1 and texts[0].words is not None:
            texts.append(_Text(quoted_by=texts[0].words))
    return [chain for chain in chains if _holds(chain)]


@dataclass(slots=True, kw_only=True)
class _Text:
    """The chains that may go on in a text, or in one that it quotes; `words` is the latest of named parts."""

    quoted_by: Chain | None = None
    words: Chain | None = None
    open: dict[tuple[str, str], list[Chain]] = field(default_factory=lambda: defaultdict(list))

    def chain_of(self, label: Label) -> Chain:
        """Return the chain that a label goes on with, or a new one."""
        kind = self.open[_kind(label)]
        chain = _followed(kind, label) or (None if label.is_first else _jumped(kind, label))
        if chain is None:
            chain = Chain(system=label.system, form=label.form)
            kind.append(chain)
            del kind[:-OPEN]
        if label.form == WORD and not label.weak:
            self.words = chain
        return chain

    def ends_at(self, label: Label) -> bool:
        """Tell whether a label is the next of the chain that quotes, and none of what is quoted."""
        if self.quoted_by is None or _kind(label) != _kind(self.quoted_by.labels[-1]):
            return False
        inner = _followed(self.open[_kind(label)], label)
        return inner is None and follows(self.quoted_by.last, label.value)


def follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Tell whether one value comes right after another, in one row or as the first of a lower one.

    >>> follows((1, 2), (1, 3)), follows((1, 2), (2,)), follows((1,), (1, 1)), follows((1, 2), (2, 1))
    (True, True, True, True)
    >>> follows((1,), (3,)), follows((5,), (5, 1)), follows((5, 1), (6,))
    (False, True, True)
    """
    common = min(len(before), len(after))
    if after[:-1] == before and after[-1] == 1:
        return True
    same = next((i for i in range(common) if before[i] != after[i]), common)
    return same < common and after[same] == before[same] + 1 and all(one == 1 for one in after[same + 1 :])


def _kind(label: Label) -> tuple[str, str]:
    """What labels of a chain share; words and numbers of several levels run on in whatever form."""
    if label.system == LETTER:
        return label.system, "(" if "(" in label.form else ""
    if label.system == NUMBER:  # «1-» and «-1» are one: PDF programs turn them
        return label.system, label.form.removeprefix("before")
    return label.system, "" if label.form == WORD or label.system == LEVELS else label.form


def _followed(kind: Sequence[Chain], label: Label) -> Chain | None:
    return next((chain for chain in reversed(kind) if follows(chain.last, label.value)), None)


def _jumped(kind: Sequence[Chain], label: Label) -> Chain | None:
    """The latest chain that a strong label may be further on in, or a weak one a little further."""
    longest = LONGEST_BREAK if not label.weak else SHORT_BREAK if label.system == NUMBER else 0
    if not longest:
        return None
    ahead = (c for c in reversed(kind) if c.last < label.value and label.value[0] - c.last[0] <= longest)
    return next(ahead, None)


def _settled_orders(labels: Labels) -> Labels:
    """Letters in the one of their orders in which more of them follow one another."""
    orders = ("abjad", "alphabet")
    if not any(label.system == LETTER for found in labels for label in found):
        return labels
    counts = {order: _successions(_in_order(labels, order)) for order in orders}
    best = max(orders, key=lambda order: counts[order])
    other = next(order for order in orders if order != best)
    return [tuple(label for label in found if not label.form.startswith(other)) for found in labels]


def _in_order(labels: Labels, order: str) -> Iterator[int]:
    for found in labels:
        yield from (
            label.value[0] for label in found if label.system == LETTER and label.form.startswith(order)
        )


def _successions(values: Iterator[int]) -> int:
    times, before = 0, 0
    for value in values:
        times += value == before + 1 and value > 1
        before = value
    return times


def _holds(chain: Chain) -> bool:
    """Tell whether what was put together is a chain: weak labels must be several, and begin at the first."""
    strong = [label for label in chain.labels if not label.weak]
    begins = chain.labels[0].is_first
    if chain.form == WORD:
        sure = begins or len(chain.labels) > 1 or chain.labels[0].printed.startswith("ال")
        return (bool(strong) and sure) or (begins and len(chain.labels) >= FEWEST_WEAK)
    if chain.form == "bare":
        return begins and not chain.breaks and len(chain.labels) >= FEWEST_BARE
    if strong:
        return chain.system in ALONE or len(chain.labels) > 1
    return begins and len(chain.labels) >= (1 if "(" in chain.form else FEWEST_ROW)


FEWEST_WEAK, FEWEST_BARE, FEWEST_ROW = 3, 3, 2  # labels of a chain that none of them is sure of
