"""A mistake in what a library says of itself is told with its line, and what it says rightly is read."""

from importlib.metadata import version
from pathlib import Path

import pytest

from build_tools.ground.errors import SharedFileError
from build_tools.library import Settings, read_settings
from build_tools.library.settings import Colours

# What stands in warraq.toml → the line of the mistake, and words of what is told.
MISTAKES = {
    '[library]\nnmae = "x"': (2, "Did you mean «name»"),
    '[libary]\nname = "x"': (1, "Did you mean «library»"),
    "[library]\nname = 5": (2, "text between quotation marks for «name»"),
    '[library]\nname = "<b>اسم</b>"': (2, "without < and >"),
    '[library]\nname = " "': (2, "an empty name"),
    '[library]\nslug = "مكتبة"': (2, "a-z, 0-9 and hyphens"),
    '[library]\naddress = "example.org"': (2, "https://"),
    '[library]\naddress = "javascript:alert(1)"': (2, "https://"),
    '[library]\ncontact = "someone"': (2, "mailto:"),
    '[library]\ncredit = "no"': (2, "true or false"),
    '[library]\nversion = "999.0.0"': (2, "a newer one"),
    '[pages]\nlists = ["years"]': (2, "year, issuer"),
    '[pages]\nlinks = ["https://example.org"]': (2, "pairs of a title"),
    '[pages]\nlinks = [["موقع", "ftp://example.org"]]': (2, "begins with https://"),
    '[look]\nlogo = "../logo.svg"': (2, "outside the library"),
    '[look]\nlogo = "none.svg"': (2, "no such file"),
    '[look]\nlogo = "text.svg"': (2, "another content than its name says"),
    '[look]\nlogo = "live.svg"': (2, "a picture with a script in it"),
    '[look]\nfont = "logo.svg"': (2, "a file of another kind"),
    '[look.light]\naccent = "green"': (2, "a colour such as"),
    '[look.light]\naccent = "#eeeeee"': (2, "a contrast of 1.12"),
    '[look.dark]\npaper = "#ffffff"': (2, "on paper #ffffff"),
    '# نص\n\n[look.light]\nshine = "#000000"': (4, "one of paper, ink"),
    "[library]\nname = x": (2, "TOML in UTF-8"),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (tmp_path / "live.svg").write_text('<svg onload="alert(1)"/>', "utf-8")
    (tmp_path / "text.svg").write_text("نص", "utf-8")
    return tmp_path


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_what_to_do(text: str, library: Path) -> None:
    (library / "warraq.toml").write_text(text, "utf-8")
    with pytest.raises(SharedFileError) as told:
        read_settings(library)
    line, words = MISTAKES[text]
    assert told.value.line == line
    assert words in str(told.value)
    assert "Nothing was written." in told.value.advice


def test_what_is_said_is_read_and_the_rest_keeps_its_default(library: Path) -> None:
    text = f"""
[library]
name = "مركز «الدراسات» & \\"البحوث\\""
version = "{version("warraq")}"
[pages]
links = [["موقعنا", "https://example.org/"]]
[look]
logo = "logo.svg"
[look.light]
accent = "#003366"
"""
    (library / "warraq.toml").write_text(text, "utf-8")
    read = read_settings(library)
    assert read.library.name == 'مركز «الدراسات» & "البحوث"'
    assert read.pages.links == (("موقعنا", "https://example.org/"),)
    assert read.light == Colours(accent="#003366")
    assert read.limits == Settings().limits


def test_windows_line_ends_and_a_byte_order_mark_are_read(library: Path) -> None:
    text = "\N{ZERO WIDTH NO-BREAK SPACE}[library]\r\nname = 'س'\r\n"
    (library / "warraq.toml").write_bytes(text.encode())
    assert read_settings(library).library.name == "س"
