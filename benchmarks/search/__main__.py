"""`make bench-search`: how well search answers, what it fetches and how long it takes, in real Chromium."""

import argparse
import gzip
import os
import statistics
import tempfile
import time
from pathlib import Path
from shutil import copytree
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search.library import write_library
from build_tools.pipeline import read_corpus
from build_tools.search import write_search
from build_tools.writers.data.data import write_data
from tests.chromium import launch
from tests.serving import serve

ROOT = Path(__file__).parent.parent.parent
QUERIES = ROOT / "benchmarks" / "queries"
SCRIPTS = ROOT / "build_tools" / "theme" / "assets" / "js" / "search"
ASKED = (
    "إصلاح قطاع الأمن",
    "تمويل التنمية",
    "وزارة الداخلية الإيطالية",
    "مكافحة الإرهاب",
    "التوصية 3",
    "حصة النساء في الشرطة",
)


def main() -> None:
    """Print the tables."""
    options = _options()
    with tempfile.TemporaryDirectory() as room, sync_playwright() as playwright:
        browser = launch(playwright, "--enable-precise-memory-info")
        for path in sorted(QUERIES.glob("*.yml")):
            asked = yaml.safe_load(path.read_text("utf-8"))
            sources = ROOT / asked["sources"]
            if sources.is_dir():
                site = _site_of(sources, Path(room, path.stem))
                with serve(site) as base:
                    _print_quality(path.stem, asked, _open(browser.new_page(), base))
        print(f"\nReports of {options.words} words; load of the machine {os.getloadavg()[0]:.1f}", SIZES_HEAD)
        for reports in options.sizes:
            _print_size(reports, options, Path(room), browser)
        browser.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[5, 300, 3000], help="numbers of generated reports"
    )
    parser.add_argument("--words", type=int, default=1000, help="words of a generated report")
    parser.add_argument("--times", type=int, default=5, help="cold pages on which the first result is timed")
    return parser.parse_args()


# ── Quality ───────────────────────────────────────────────────────────────────────────────────────


def _print_quality(name: str, asked: dict[str, Any], page: Page) -> None:
    rows: dict[str, list[tuple[float, float, float, int]]] = {}
    for kind, queries in asked["classes"].items():
        for query, passages in queries.items():
            wanted = {_full(passage, asked["reports"]) for passage in passages.split()}
            hits = [(hit["report"], hit["anchor"]) for hit in _find(page, query)]
            rows.setdefault(kind, []).append(_measure(hits, wanted))
    print(f"\n{name}: {sum(map(len, rows.values()))} queries over {asked['sources']}\n")
    print(f"{'':20}{'queries':>8}{'R@5 %':>8}{'R@10 %':>8}{'MRR':>7}{'empty':>7}")
    for kind, measured in [*rows.items(), ("all", [row for some in rows.values() for row in some])]:
        five, ten, rank = (100 * statistics.mean(row[at] for row in measured) for at in range(3))
        empty = sum(row[3] for row in measured)
        print(f"{kind:20}{len(measured):8}{five:8.1f}{ten:8.1f}{rank / 100:7.3f}{empty:7}")
    if off := asked.get("off_topic"):
        unlabelled = [query for query in off if any(not hit["near"] for hit in _find(page, query))]
        print(f"off topic: {len(unlabelled)} of {len(off)} with an unlabelled hit {unlabelled or ''}")


def _full(passage: str, reports: dict[str, str]) -> tuple[str, str]:
    report, anchor = passage.split("#")
    return reports[report], anchor


def _measure(hits: list[tuple[str, str]], wanted: set[tuple[str, str]]) -> tuple[float, float, float, int]:
    def recall(at: int) -> float:
        return len(wanted.intersection(hits[:at])) / min(at, len(wanted))

    rank = next((1 / place for place, hit in enumerate(hits, 1) if hit in wanted), 0.0)
    return recall(5), recall(10), rank, 0 if hits else 1


def _find(page: Page, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        "async (query) => (await reportSearch.find(query, { limit: 10 })).map("
        "({ report, anchor, near }) => ({ report, anchor, near }))",
        query,
    )
    return found


# ── Size ──────────────────────────────────────────────────────────────────────────────────────────


SIZES_HEAD = """
| reports | index, CPU | page view | from | first query | first result (least, median) | later | heap |
| --- | --- | --- | --- | --- | --- | --- | --- |"""
# Types a query into the open dialog; resolves to the milliseconds until a result stands there.
TYPE = """(query) => new Promise((resolve) => {
  const input = document.querySelector(".search__input");
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".search__hit")) return;
    observer.disconnect();
    resolve(performance.now() - start);
  }).observe(document.querySelector("dialog"), { childList: true, subtree: true });
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def _print_size(reports: int, options: argparse.Namespace, room: Path, browser: Browser) -> None:
    own = _site_of(ROOT / "sources", room / "own-data").parent / "docs" / "data"
    data, site = room / f"data-{reports}", room / f"site-{reports}"
    write_library(own, data, reports, options.words)
    _add_page(site)
    start = time.process_time()
    write_search(data, site, directory_urls=True)
    built = time.process_time() - start
    view = len(gzip.compress((site / "assets" / "js" / "search" / "open.js").read_bytes())) / 1000
    with serve(site) as base:
        for address in (base, site.as_uri() + "/"):
            first, later, heap = _weigh_queries(browser.new_page(), address, site)
            times = [_time_first_result(browser, address) for _ in range(options.times)]
            print(
                f"| {reports:,} | {built:.1f} s | {view:.1f} KB | {address.split(':')[0]} | {first:.1f} KB"
                f" | {min(times):.0f} / {statistics.median(times):.0f} ms | {later:.1f} KB | {heap:.1f} MB |",
                flush=True,
            )


def _weigh_queries(page: Page, base: str, site: Path) -> tuple[float, float, float]:
    """Kilobytes (gzip) of a first query with all that answers it, of later ones, and megabytes of heap.

    To the first belong the script of every page, the dialog and the results in it.
    """
    fetched: list[int] = []
    page.on("requestfinished", lambda request: fetched.append(_weight(request.url, base, site)))
    _open_dialog(page, base)
    page.fill(".search__input", ASKED[0])
    page.wait_for_selector(".search__hit")
    costs = []
    for query in ASKED[1:]:
        page.wait_for_timeout(100)
        costs.append(sum(fetched) / 1000)
        fetched.clear()
        _find(page, query)
    page.wait_for_timeout(100)
    costs.append(sum(fetched) / 1000)
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    page.close()
    return costs[0], statistics.median(costs[1:]), heap


def _time_first_result(browser: Browser, base: str) -> float:
    """Milliseconds from a keystroke to its first result, on a page that nobody searched from before."""
    context = browser.new_context()
    page = context.new_page()
    _open_dialog(page, base)
    took: float = page.evaluate(TYPE, ASKED[0])
    context.close()
    return took


def _open_dialog(page: Page, base: str) -> None:
    page.goto(base + "index.html", wait_until="load")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.wait_for_load_state("networkidle")


def _weight(url: str, base: str, site: Path) -> int:
    """Bytes of a script as servers pack it; the page itself is none of search."""
    path = site / url.removeprefix(base).split("?")[0]
    return len(gzip.compress(path.read_bytes())) if path.suffix == ".js" else 0


# ── Sites ─────────────────────────────────────────────────────────────────────────────────────────


def _site_of(sources: Path, room: Path) -> Path:
    """A site of nothing but the index of the library in `sources` and a page that loads search."""
    docs, site = room / "docs", room / "site"
    if not site.exists():
        for page in write_data(read_corpus(sources)):
            path = docs / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, "utf-8")
        _add_page(site)
        write_search(docs / "data", site, directory_urls=True)
    return site


def _add_page(site: Path) -> None:
    copytree(SCRIPTS, site / "assets" / "js" / "search")
    script = '<script src="assets/js/search/open.js"></script>'
    (site / "index.html").write_text(f'<!doctype html><meta charset="utf-8">{script}', "utf-8")


def _open(page: Page, base: str) -> Page:
    page.goto(base + "index.html")
    return page


if __name__ == "__main__":
    main()
