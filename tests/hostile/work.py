"""One library from its sources to HTML, in a process of its own: what it cost, as a line of JSON.

python -m tests.hostile.work SOURCES SECONDS
"""

import json
import resource
import sys
from pathlib import Path

from build_tools.pipeline import read_corpus
from build_tools.writers import pages


def work(sources: Path) -> dict[str, object]:
    """Return the seconds of the processor for reading and for writing, the memory, and the largest page."""
    start = _seconds()
    corpus = read_corpus(sources)
    read = _seconds()
    largest = max(len(page.shown.html.encode()) for page in pages(corpus) if page.shown)
    written = _seconds()
    return {
        "read": round(read - start, 1),
        "write": round(written - read, 1),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "largest_page": largest,
        "refused": [f"{r.file}{f':{r.line}' if r.line else ''}: {r.found}" for r in corpus.refusals],
    }


def _seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    seconds = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    print(json.dumps(work(Path(sys.argv[1]))))
