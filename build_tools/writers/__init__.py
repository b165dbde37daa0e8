"""Pages from the library: the table below lists every kind of page and data file."""

from collections.abc import Callable, Iterator, Mapping

from build_tools.model import Corpus, Page, nodes
from build_tools.spelling import spell
from build_tools.writers.card.card import write_cards
from build_tools.writers.changes.changes import write_changes
from build_tools.writers.changes.history import write_history
from build_tools.writers.changes.overview import write_overview
from build_tools.writers.data.data import write_data
from build_tools.writers.data.downloads import write_downloads
from build_tools.writers.data.feed import write_feed
from build_tools.writers.home import write_home
from build_tools.writers.indexes.glossary import write_glossary
from build_tools.writers.indexes.lists import write_lists
from build_tools.writers.indexes.topics import write_topics
from build_tools.writers.redirects import write_redirects
from build_tools.writers.registers.charts import write_charts
from build_tools.writers.registers.pages import write_registers
from build_tools.writers.registers.records import write_register_data
from build_tools.writers.report.head import write_references
from build_tools.writers.report.report import write_reports

WRITERS: tuple[Callable[[Corpus], Iterator[nodes.Sheet | Page]], ...] = (
    write_reports,
    write_redirects,
    write_changes,
    write_history,
    write_overview,
    write_lists,
    write_topics,
    write_glossary,
    write_registers,
    write_register_data,
    write_charts,
    write_home,
    write_data,
    write_downloads,
    write_cards,
    write_references,
    write_feed,
)


def pages(corpus: Corpus) -> Iterator[Page]:
    """Yield every file that the build writes below `docs/`. The same library gives the same files."""
    places: dict[str, Mapping[str, str]] = {}
    for write in WRITERS:
        for made in write(corpus):
            if isinstance(made, nodes.Sheet):
                places.update(made.places)
            yield spell(made, places) if isinstance(made, nodes.Sheet) else made
