"""The rows of one report, or about one topic."""

from build_tools.model import Corpus, Row


def rows_of_report(corpus: Corpus, report: str) -> dict[str, tuple[Row, ...]]:
    """Return the rows of a report, by register."""
    return {
        name: tuple(row for row in rows if row.report == report) for name, rows in corpus.registers.items()
    }


def rows_of_topic(corpus: Corpus, topic: str) -> dict[str, tuple[Row, ...]]:
    """Return the rows of the passages that are about a topic, by register."""
    about = {(use.report, use.anchor) for use in corpus.topic_uses.get(topic, ())}
    return {
        name: tuple(row for row in rows if (row.report, row.anchor) in about)
        for name, rows in corpus.registers.items()
    }
