"""Chromium for tests and measurements: the system's, else the one Playwright installed."""

from shutil import which

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright, *more: str) -> Browser:
    """Return a browser that asks for nothing by itself, with `more` options."""
    found = next(filter(None, map(which, NAMES)), None)
    return playwright.chromium.launch(executable_path=found, args=[*OPTIONS, *more])
