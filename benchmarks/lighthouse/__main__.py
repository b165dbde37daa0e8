"""`make lighthouse`: how Lighthouse scores a page of each kind, on a phone and on a desk.

Ends non-zero where a page has less than 100 for accessibility.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

from playwright.sync_api import sync_playwright

from build_tools.commands.workspace import CONFIG, own_docs, own_sources
from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from tests.chromium import launch
from tests.serving import serve

LIGHTHOUSE = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("accessibility", "best-practices", "seo")
LOOKS = {"phone": (), "desk": ("--preset=desktop",)}
PAGES = {
    "home": "",
    "report": "reports/ssr-report-2022-brief/",
    "what changed": "reports/ssr-report-2022-brief/changes/",
    "topic": "topics/security-sector-reform/",
    "term": "glossary/ssr/",
    "glossary": "glossary/",
    "list": "reports/",
    "list by year": "lists/year/",
    "list of changes": "lists/changes/",
    "missing page": "404.html",
    "search page": "search/",
}


def main() -> int:
    """Print the table, and what each page loses points for; return 1 where one is not for every reader."""
    print(f"{'page':<18}{'':<8}" + "".join(f"{name:>16}" for name in CATEGORIES))
    failed = False
    with tempfile.TemporaryDirectory() as room, sync_playwright() as playwright:
        port = _free_port()
        browser = launch(playwright, f"--remote-debugging-port={port}")
        with serve(_site(Path(room))) as address:
            for name, path in PAGES.items():
                for look, options in LOOKS.items():
                    told = _ask(address + path, port, options)
                    scores = [round(100 * told["categories"][name]["score"]) for name in CATEGORIES]
                    print(f"{name:<18}{look:<8}" + "".join(f"{score:>16}" for score in scores), flush=True)
                    print(*_losses(told), sep="\n", end="")
                    failed |= scores[0] < 100
        browser.close()
    return int(failed)


def _site(room: Path) -> Path:
    """Build the site of the project's own sources, as it is on its way to a reader."""
    os.environ["SITE_URL"] = "https://library.example/"
    docs = room / "docs"
    copytree(own_docs(), docs)
    write_pages(own_sources(), docs, draft=True)
    return build_site(docs, CONFIG, room / "site")


def _ask(address: str, port: int, options: tuple[str, ...]) -> dict[str, Any]:
    """Return what Lighthouse finds in a page, in the browser that listens at a port. It reports to nobody."""
    command = ["node", str(LIGHTHOUSE), address, f"--port={port}", "--output=json", "--quiet", *options]
    command += ["--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _losses(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield the audits that cost points, each with the first places."""
    for category in told["categories"].values():
        for part in category["auditRefs"]:
            audit = told["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"    {part['id']}: {audit['title']}"
                for item in audit.get("details", {}).get("items", [])[:3]:
                    yield f"        {json.dumps(item, ensure_ascii=False)[:300]}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
