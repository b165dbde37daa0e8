"""No page runs a script that is not the theme's."""

import re
from pathlib import Path

import pytest

from build_tools.site.policy import UnknownScriptError, frame_scripts, policy, with_policy

FRAME = (
    '<meta charset="utf-8"><script>__md_scope=new URL("/",location),a=1</script><script src="b.js"></script>'
)
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@pytest.mark.parametrize("where", ["site", "bundle"])
def test_every_page_says_what_it_may_run(where: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(where)
    policies = {page: META.findall(page.read_text("utf-8")) for page in site.rglob("*.html")}
    assert [page for page, found in policies.items() if len(found) != 1] == []
    for (stated,) in policies.values():
        assert stated.startswith("default-src 'none'; script-src 'self' 'sha256-")
        assert "unsafe" not in stated
        assert stated.endswith("base-uri 'none'; form-action 'none'")


@pytest.mark.parametrize("where", ["site", "bundle"])
def test_the_policy_stands_before_all_it_governs(where: str, request: pytest.FixtureRequest) -> None:
    for page in request.getfixturevalue(where).rglob("*.html"):
        text = page.read_text("utf-8")
        assert text.index("Content-Security-Policy") < min(text.index("<link"), text.index("<script"))


def test_no_page_carries_a_style_of_its_own(site: Path) -> None:
    own = [
        page.name
        for page in site.rglob("*.html")
        if re.search(r"<style|<[^>]* style=", page.read_text("utf-8"))
    ]
    assert own == []


def test_the_frame_is_known_at_every_depth() -> None:
    page = FRAME.replace('"/"', '"../.."')
    assert policy(re.findall(r"<script>(.*?)</script>", page)) in with_policy(page, frame_scripts(FRAME))


@pytest.mark.parametrize(
    "strange",
    ["<script>a=2</script>", '<script type="module">a=2</script>', '<SCRIPT async="">a=2</SCRIPT >'],
)
def test_another_script_ends_the_build(strange: str) -> None:
    with pytest.raises(UnknownScriptError, match="a=2"):
        with_policy(FRAME + strange, frame_scripts(FRAME))


def test_data_is_no_script() -> None:
    data = '<script id="c" type="application/json">{}</script><script type="application/ld+json">{}</script>'
    assert frame_scripts(data) == frozenset()
