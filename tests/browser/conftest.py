"""A browser, and the site in it: over http on loopback, and from `file://`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.serving import serve


@dataclass
class Visit:
    """An open page, with what it asked for outside the site and what it complained about."""

    page: Page
    base: str
    site: Path
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> Page:
        """Go to a page of the site; over http a folder, in the bundle its file."""
        path, hash, fragment = address.partition("#")
        if self.base.startswith("file:"):
            path = (path.rstrip("/") or "index") + ".html" if not path.endswith(".html") else path
            path = path if (self.site / path).is_file() else path.removesuffix(".html") + "/index.html"
        self.page.goto(self.base + path + hash + fragment)
        self.page.evaluate("document.fonts.ready")
        return self.page

    def notice(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.outside.append(request.url)


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a server of its own."""
    with serve(site) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens the site with a width and a colour scheme. Nothing may leave the site or be complained about."""
    visits: list[Visit] = []

    def start(width: int = 1280, scheme: str = "light", **options: Any) -> Visit:
        if request.param == "http":
            base, site = request.getfixturevalue("served"), request.getfixturevalue("site")
        else:
            site = request.getfixturevalue("bundle")
            base = site.as_uri() + "/"
        viewport = {"width": width, "height": 800}
        page = browser.new_context(viewport=viewport, color_scheme=scheme, **options).new_page()
        visit = Visit(page, base, site)
        page.on("request", lambda request: visit.notice(request))
        page.on("console", lambda said: visit.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: visit.errors.append(str(error)))
        page.on("requestfailed", visit_failure(visit))
        visits.append(visit)
        return visit

    yield start
    for visit in visits:
        visit.page.context.close()
    assert [url for visit in visits for url in visit.outside] == []
    assert [error for visit in visits for error in visit.errors] == []


def visit_failure(visit: Visit) -> Callable[[Request], None]:
    """Notes a request that failed, unless the next page was opened while it was under way."""
    return lambda request: (
        None if request.failure == "net::ERR_ABORTED" else visit.errors.append(f"failed: {request.url}")
    )


@pytest.fixture(scope="session")
def report_with(site: Path) -> Callable[[str], str]:
    """Finds a report whose page holds a piece of HTML."""

    def find(piece: str) -> str:
        for page in sorted(site.glob("reports/*/index.html")):
            if piece in page.read_text("utf-8"):
                return f"reports/{page.parent.name}/"
        pytest.fail(f"no report of the project holds {piece}")

    return find
