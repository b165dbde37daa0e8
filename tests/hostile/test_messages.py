"""What an editor is told: where, what was found, what was expected, and what to do."""

import pytest

from build_tools.__main__ import FAILED, main
from build_tools.checks.wording import message, reader_advice, reader_message
from build_tools.commands.workspace import docs_for
from build_tools.ground.errors import SourceError
from build_tools.ground.locks import held
from build_tools.intake.readers.decoding import decode
from build_tools.model import Finding
from tests.hostile.inputs import lay_out

SHORT = "نص قصير"


@pytest.mark.parametrize(
    ("encoding", "text", "named"),
    [
        ("cp1256", SHORT, "It may be windows-1256"),
        ("iso8859-6", SHORT, "It may be ISO-8859-6"),
        ("latin-1", "Été à la frontière: où ?", "Save the file as UTF-8"),
        ("cp949", "안녕하세요", "Save the file as UTF-8"),
    ],
)
def test_an_encoding_is_named_only_where_it_gives_arabic_words(encoding: str, text: str, named: str) -> None:
    with pytest.raises(SourceError) as told:
        decode(text.encode(encoding), "a.txt")
    assert told.value.advice.startswith(named)


def test_one_missing_number_is_told_as_one() -> None:
    one, many = (
        Finding(id="C03", file="a.txt", line=1, values={"what": "paragraph", "first": 5, "last": last})
        for last in (5, 7)
    )
    assert message(one) == "paragraph 5 is missing"
    assert message(many) == "paragraphs 5 to 7 are missing"
    assert "5" in reader_message(one)
    assert "إلى" not in reader_message(one)
    assert [advice.split()[2] for advice in map(reader_advice, (one, many))] == ["مكانه", "مكانها"]


def test_a_reader_is_told_dates_in_words() -> None:
    latest = Finding(id="C10", file="a.txt", line=1, values={"latest": "2023-07-25"})
    assert "25 يوليو (تموز) 2023" in reader_message(latest)
    assert "2023-07-25" in message(latest)


def test_a_second_server_of_a_library_is_told_who_serves_it(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    sources = lay_out({}, tmp_path)
    place = docs_for(sources)
    place.parent.mkdir(parents=True)
    with held(place, "served"):
        assert main(["serve", "--sources", str(sources)]) == FAILED
    said = capsys.readouterr().err
    assert "being served by process" in said
    assert said.count("\n") == 1


def test_refused_sources_do_not_fail_a_command_that_keeps_going(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    sources = lay_out({"broken.txt": ""}, tmp_path)
    assert main(["pages", "--sources", str(sources)]) == FAILED
    assert main(["pages", "--sources", str(sources), "--keep-going"]) == 0
    assert "refused broken.txt" in capsys.readouterr().err
    docs = docs_for(sources)
    assert "broken.txt" in (docs / "data" / "refused.json").read_text("utf-8")
    assert "broken.txt" in (docs / "lists" / "changes.md").read_text("utf-8")
