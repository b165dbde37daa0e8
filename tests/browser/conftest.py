"""A browser, and the site in it: over http on loopback, and from `file://`."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

from tests.serving import serve

Scheme = Literal["light", "dark"]
Motion = Literal["no-preference", "reduce"]
expect.set_options(timeout=30_000)  # milliseconds, as everything else that is waited for


@dataclass
class Visit:
    """An open page, with what it asked for outside the site and what it complained about."""

    page: Page
    base: str
    site: Path
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.noticed: dict[str, Callable[[Any], None]] = {
            "request": self.notice_request,
            "requestfailed": self.notice_failure,
            "console": self.notice_message,
            "pageerror": self.notice_error,
        }
        for event, notice in self.noticed.items():
            self.page.on(event, notice)

    def end(self) -> None:
        """Notice nothing any more."""
        for event, notice in self.noticed.items():
            self.page.remove_listener(event, notice)

    def open(self, address: str = "") -> Page:
        """Go to a page of the site; over http a folder, in the bundle its file."""
        path, hash, fragment = address.partition("#")
        if self.base.startswith("file:"):
            path = (path.rstrip("/") or "index") + ".html" if not path.endswith(".html") else path
            path = path if (self.site / path).is_file() else path.removesuffix(".html") + "/index.html"
        self.page.goto(self.base + path + hash + fragment)
        self.page.evaluate("document.fonts.ready")
        return self.page

    def notice_request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.outside.append(request.url)

    def notice_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was opened while it was under way
            self.errors.append(f"failed: {request.url}")

    def notice_message(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    def notice_error(self, error: Error) -> None:
        self.errors.append(str(error))


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a server of its own."""
    with serve(site) as address:
        yield address


class Tabs:
    """Tabs that are used again: what a page needs is loaded once, not once for each test."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[str, list[Page]] = defaultdict(list)
        self._names: dict[Page, str] = {}

    def take(self, place: str, options: dict[str, Any]) -> Page:
        """Return a tab of a browser with these options that has been nowhere but in this place."""
        name = repr((place, options))
        if self._free[name]:
            return self._free[name].pop()
        page = self._browser.new_context(**options).new_page()
        self._names[page] = name
        return page

    def give_back(self, page: Page) -> None:
        """Empty a tab, and forget what a reader has chosen in it."""
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.goto("about:blank")
        self._free[self._names[page]].append(page)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, tabs: Tabs) -> Iterator[Callable[..., Visit]]:
    """Opens the site with a width and a colour scheme. Nothing may leave the site or be complained about."""
    visits: list[Visit] = []

    def start(
        width: int = 1280, scheme: Scheme = "light", motion: Motion = "no-preference", **options: Any
    ) -> Visit:
        if request.param == "http":
            base, site = request.getfixturevalue("served"), request.getfixturevalue("site")
        else:
            site = request.getfixturevalue("bundle")
            base = site.as_uri() + "/"
        page = tabs.take(request.param, options)
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion=motion)
        visits.append(Visit(page, base, site))
        return visits[-1]

    yield start
    for visit in visits:
        visit.end()
        tabs.give_back(visit.page)
    assert [url for visit in visits for url in visit.outside] == []
    assert [error for visit in visits for error in visit.errors] == []


@pytest.fixture(scope="session")
def report_with(site: Path) -> Callable[[str], str]:
    """Finds a report whose page holds a piece of HTML."""

    def find(piece: str) -> str:
        for page in sorted(site.glob("reports/*/index.html")):
            if piece in page.read_text("utf-8"):
                return f"reports/{page.parent.name}/"
        pytest.fail(f"no report of the project holds {piece}")

    return find
