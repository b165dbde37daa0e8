"""A page as it is published, frame and all, equals its sanitised self, whatever the texts look like."""

from pathlib import Path

import pytest

from tests.hostile.sanitising import allowed_in, content, difference

pytestmark = pytest.mark.xdist_group("site")
ACTIVE = {
    "a script": "<script>alert(1)</script>",
    "a handler": '<p onclick="alert(1)">نص</p>',
    "a style": '<p style="position: fixed">نص</p>',
    "a scheme": '<a href="javascript:alert(1)">نص</a>',
    "a frame": '<iframe src="https://example.org/"></iframe>',
    "a picture": '<img src="x.png" alt="">',
}


def pages_of(site: Path) -> dict[str, str]:
    return {str(path.relative_to(site)): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_no_published_page_holds_what_a_sanitiser_would_remove(hostile_site: Path, site: Path) -> None:
    """What may stand on a page is what stands on the pages of the project's own sources."""
    allowed = allowed_in(pages_of(site).values())
    found = {
        name: parted
        for name, page in pages_of(hostile_site).items()
        if (parted := difference(content(page), allowed))
    }
    assert found == {}


@pytest.mark.parametrize("active", ACTIVE.values(), ids=ACTIVE)
def test_a_sanitiser_finds_what_is_active(active: str, site: Path) -> None:
    about = pages_of(site)["about/index.html"]
    allowed = allowed_in([about]) if "script" not in active else None
    page = content(about) if allowed else ""
    assert difference(page, allowed) == ""
    assert difference(page + active, allowed)
