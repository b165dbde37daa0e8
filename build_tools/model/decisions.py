"""What an editor decided about the rows of a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An editor's word on a row: `confirm` or `reject` one by its id and the digest of its quotation, or `add` one.

    `place` is the line of the notes in `file`. What is added has its `register`, its quotation and its fields.
    """

    action: str
    file: str
    place: int
    id: str = ""
    digest: str = ""
    register: str = ""
    quote: str = ""
    fields: Mapping[str, object] = field(default_factory=dict, hash=False)
