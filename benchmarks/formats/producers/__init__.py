"""What writes files of a format: by its name, the suffix of its files, what it needs, how it is run.

A producer that is not installed says what it lacks, and the table says so.
"""

from benchmarks.formats.producers.office import OFFICE
from benchmarks.formats.producers.page import PAGES
from benchmarks.formats.producers.producer import Producer

PRODUCERS: tuple[Producer, ...] = (*PAGES, *OFFICE)

__all__ = ["PRODUCERS", "Producer"]
