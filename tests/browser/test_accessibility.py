"""Axe finds nothing to complain about, in light and in dark."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
pytestmark = pytest.mark.browser

KINDS = (
    "home",
    "numbered report",
    "report",
    "topic",
    "term",
    "list",
)


@pytest.mark.parametrize("visit", ["http"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_is_content(visit, report_with, site, scheme, kind):
    page = visit(scheme=scheme).open(_address(kind, report_with, site))
    page.evaluate(AXE.read_text("utf-8"))  # a policy lets no other script into a page
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    told = [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"][:3]]
    assert told == []


def _address(kind, report_with, site):
    match kind:
        case "numbered report":
            return report_with('id="rec1"')
        case "report":
            return report_with('class="recommendation')
        case "topic":
            return f"topics/{_first(site / 'topics')}/"
        case "term":
            return f"glossary/{_first(site / 'glossary')}/"
        case "list":
            return "reports/"
    return ""


def _first(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_dir())[0]
