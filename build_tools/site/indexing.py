"""The search index, written by a process of its own while MkDocs makes the pages."""

import subprocess
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError


class Indexing:
    """The index of the data in a directory, on its way into a site."""

    def __init__(self, data: Path, site: Path, *, directory_urls: bool) -> None:
        """Begin. The process ends when its standard input does: with this one, however that ends.

        Its standard output is that of this one, so that whoever reads this to the end has waited for both.
        """
        command = [sys.executable, "-m", "build_tools.search", str(data), str(site)]
        self._process = subprocess.Popen(
            [*command, *["--directory-urls"] * directory_urls],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def finish(self) -> None:
        """Wait until the index is written. Raises PluginError with what went wrong."""
        with self._process as process:
            assert process.stderr is not None
            said = process.stderr.read()
        if process.returncode:
            raise PluginError(said.strip())

    def stop(self) -> None:
        """Give up: nothing is written after this."""
        with self._process as process:
            process.kill()
