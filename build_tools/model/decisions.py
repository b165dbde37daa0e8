"""What an editor decided about the rows of a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An editor's word on a row: `confirm` or `reject` by its id and its quotation's digest, or `add`.

    `place` is the line of the notes in `file`. What is added has a `register`, a quotation and fields.
    """

    action: str
    file: str
    place: int
    id: str = ""
    digest: str = ""
    register: str = ""
    quote: str = ""
    fields: Mapping[str, object] = field(default_factory=dict, hash=False)
