"""What the host of the site is given: headers, and whom to tell of a weakness."""

import re
from pathlib import Path

import pytest

from build_tools.site.pages import write_security_txt

ROOT = Path(__file__).parents[2]
PATTERNS = {
    "build_tools/theme/_headers": r"^  ([\w-]+): (.*)$",
    "deploy/nginx.conf": r'^add_header ([\w-]+) "(.*)" always;$',
    "deploy/apache.conf": r'^Header always set ([\w-]+) "(.*)"$',
}


def headers(name: str) -> dict[str, str]:
    return dict(re.findall(PATTERNS[name], (ROOT / name).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", PATTERNS)
def test_every_host_is_given_the_same_headers(name: str) -> None:
    assert headers(name) == headers("build_tools/theme/_headers")
    assert "frame-ancestors 'none'" in headers(name)["Content-Security-Policy"]
    assert "unsafe" not in str(headers(name))


def test_the_headers_are_part_of_the_site(site: Path) -> None:
    assert (site / "_headers").read_bytes() == (ROOT / "build_tools" / "theme" / "_headers").read_bytes()


def test_security_txt_expires_when_the_configuration_says(tmp_path: Path) -> None:
    write_security_txt(tmp_path, {"contact": "mailto:a@example.org", "expires": "2027-12-31T00:00:00Z"})
    assert (tmp_path / ".well-known" / "security.txt").read_text("utf-8").splitlines() == [
        "Contact: mailto:a@example.org",
        "Expires: 2027-12-31T00:00:00Z",
        "Preferred-Languages: ar, en",
    ]


@pytest.mark.parametrize(
    "security", [{}, {"contact": "", "expires": "2027-12-31T00:00:00Z"}, {"contact": "a"}]
)
def test_without_a_contact_there_is_no_security_txt(security: dict[str, str], tmp_path: Path) -> None:
    write_security_txt(tmp_path, security)
    assert list(tmp_path.iterdir()) == []
