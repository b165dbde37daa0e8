"""The words of the project as frozen values: what a source, a document and a library are made of.

Nothing here computes. A step takes these values and returns new ones.
Line numbers are 1-based lines of the received file.
"""

from build_tools.model.anchors import Fate, Notice, Target
from build_tools.model.blocks import (
    Block,
    Footnote,
    FrontLine,
    Furniture,
    Gap,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    PrintedTable,
    Quotation,
    Recommendation,
    Table,
    Tombstone,
)
from build_tools.model.corpus import Corpus, Page, Shown, Term, Topic, Use
from build_tools.model.documents import PASSAGE_KINDS, Document, Finding, Join, Passage
from build_tools.model.facts import Fact, Metadata, Origin
from build_tools.model.ledger import Entry, Ledger, Publication, Redirect, Update
from build_tools.model.sources import Line, Refusal, Repair, Source
from build_tools.model.texts import (
    Address,
    Citation,
    CrossReference,
    Emphasis,
    NoteReference,
    Span,
    TermUse,
    Text,
    TopicUse,
)

__all__ = [
    "PASSAGE_KINDS",
    "Address",
    "Block",
    "Citation",
    "Corpus",
    "CrossReference",
    "Document",
    "Emphasis",
    "Entry",
    "Fact",
    "Fate",
    "Finding",
    "Footnote",
    "FrontLine",
    "Furniture",
    "Gap",
    "Heading",
    "ItemList",
    "Join",
    "Ledger",
    "Line",
    "ListItem",
    "Metadata",
    "NoteReference",
    "Notice",
    "Origin",
    "Page",
    "Paragraph",
    "Passage",
    "PrintedTable",
    "Publication",
    "Quotation",
    "Recommendation",
    "Redirect",
    "Refusal",
    "Shown",
    "Repair",
    "Source",
    "Span",
    "Table",
    "Target",
    "Term",
    "TermUse",
    "Text",
    "Tombstone",
    "Topic",
    "TopicUse",
    "Update",
    "Use",
]
