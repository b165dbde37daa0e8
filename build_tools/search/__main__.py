"""The search index as a command of its own: `python -m build_tools.search DATA SITE`."""

import argparse
import os
import sys
from pathlib import Path
from threading import Thread

from build_tools.search import write_search


def main() -> None:
    """Write the index. It ends with the process that started it, which holds its standard input open."""
    parser = argparse.ArgumentParser(
        prog="python -m build_tools.search", description="Index what is published."
    )
    parser.add_argument("data", type=Path, help="directory of published data")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--directory-urls", action="store_true", help="pages have addresses like reports/x/")
    options = parser.parse_args()
    Thread(target=_end_with_starter, daemon=True).start()
    try:
        write_search(options.data, options.site, directory_urls=options.directory_urls)
    except OSError as problem:
        sys.exit(f"the search index could not be written: {problem.strerror or problem}")


def _end_with_starter() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    main()
