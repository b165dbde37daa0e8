"""The commands end with the status that tells what happened, and say it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from build_tools.__main__ import DONE, FAILED, MISUSED, main
from build_tools.commands import workspace
from build_tools.commands.new_notes import draft_notes
from build_tools.intake.editor_notes import read_notes
from build_tools.intake.sources import LEDGER, report_id
from build_tools.model import Origin
from build_tools.pipeline import read_document
from tests.core.corpora import ROOT, all_sources
from tests.core.reading import SHARED

COMMANDS = ("pages", "site", "offline", "check", "tree", "new", "serve")
SENTENCES = (
    "رمم الجسر القديم عمال جاءوا من القرى المجاورة.",
    "وأغلقت البلدية الطريق المؤدية إليه طوال الشتاء.",
    "ثم وضعت عليه مصابيح تضاء من غروب الشمس.",
    "وزار الوزير الجسر مع ثلاثة من المهندسين.",
)
TEXT = "جسور المدينة\n\nافتتح الجسر القديم في 3 مارس 2015 وحضر الافتتاح سكان القرى كلها.\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory of one source; what is built from it goes below the same room."""
    monkeypatch.chdir(tmp_path)
    sources = tmp_path / "texts"
    sources.mkdir()
    for name, text in {**SHARED, "bridges.txt": TEXT}.items():
        (sources / name).write_text(text, encoding="utf-8")
    return sources


def run(command: str, sources: Path, *more: str) -> int:
    return main([command, *more, "--sources", str(sources)])


def test_check_tells_findings_and_is_done(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", library) == DONE
    out = capsys.readouterr().out
    assert "C10  note     bridges.txt:3" in out
    assert out.splitlines()[-1].startswith("1 report; 0 errors, ")
    assert "\N{ESCAPE}" not in out


def test_check_writes_nothing(library: Path) -> None:
    before = sorted(library.parent.rglob("*"))
    run("check", library)
    assert sorted(library.parent.rglob("*")) == before


def test_check_fails_on_a_refused_source(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "broken.txt").write_bytes(b"\x00\x01")
    assert run("check", library) == FAILED
    told = capsys.readouterr()
    assert "refused broken.txt:1" in told.err
    assert "1 report, 1 refused" in told.out


def test_check_fails_on_a_link_that_leads_nowhere(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def copy_with_a_broken_link(docs: Path) -> None:
        workspace.copy_people_pages(docs)
        with (docs / "about.md").open("a", encoding="utf-8") as page:
            page.write("\n[نص](../nowhere.md)\n")

    monkeypatch.setattr("build_tools.__main__.copy_people_pages", copy_with_a_broken_link)
    assert run("check", library) == FAILED
    told = capsys.readouterr().err
    assert "nowhere" in told
    assert "Traceback" not in told


def test_check_fails_on_a_missing_directory(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", library / "nowhere") == FAILED
    assert "no such directory" in capsys.readouterr().err


def test_check_fails_on_a_broken_shared_file(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "topics.yml").write_text("- id: a\n  titel: b\n", encoding="utf-8")
    assert run("check", library) == FAILED
    error = capsys.readouterr().err
    assert "topics.yml:2" in error
    assert "expected" in error
    assert "Traceback" not in error


def test_tree_prints_the_tree(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tree", library, "bridges") == DONE
    out = capsys.readouterr().out
    assert "title [source] جسور المدينة" in out
    assert "3  paragraph #a" in out


def test_tree_names_what_there_is(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tree", library, "rivers") == FAILED
    assert "there are: bridges" in capsys.readouterr().err


def test_new_writes_notes_that_can_be_read(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(library / "bridges.txt")]) == DONE
    assert "bridges.yml" in capsys.readouterr().out
    drafted = library / "bridges.yml"
    assert read_notes(drafted, None, "bridges.txt", None).metadata.title.origin is Origin.UNRECOGNISED
    drafted.write_text(drafted.read_text(encoding="utf-8").replace("# title:", "title:"), encoding="utf-8")
    title = read_notes(drafted, None, "bridges.txt", None).metadata.title
    assert (title.value, title.origin) == ("جسور المدينة", Origin.EDITOR)
    assert run("check", library) == DONE


def test_new_leaves_notes_alone(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = library / "bridges.yml"
    notes.write_text("title: عنوان\n", encoding="utf-8")
    assert main(["new", str(library / "bridges.txt")]) == FAILED
    assert "are there already" in capsys.readouterr().err
    assert notes.read_text(encoding="utf-8") == "title: عنوان\n"


def test_new_writes_no_notes_beside_front_matter(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "wells.txt").write_text(f"---\ndate: 2015\n---\n{TEXT}", encoding="utf-8")
    assert main(["new", str(library / "wells.txt")]) == FAILED
    assert "wells.txt are there already" in capsys.readouterr().err
    assert not (library / "wells.yml").exists()


@pytest.mark.parametrize("name", ["nowhere.txt", "scan.pdf", "README", "folder.txt", ".", "/"])
def test_new_refuses_what_is_no_text(name: str, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "scan.pdf").write_bytes(b"%PDF-1.4")
    (library / "README").write_text("نص", encoding="utf-8")
    (library / "folder.txt").mkdir()
    assert main(["new", str(library / name)]) == FAILED
    assert name.strip("./") in capsys.readouterr().err
    assert list(library.glob("*.yml")) == [library / "topics.yml", library / "glossary.yml"]


@pytest.mark.parametrize("id", [source.id for source in all_sources()])
def test_a_draft_of_notes_says_what_was_inferred(id: str, tmp_path: Path) -> None:
    """Confirmed, the notes say what the text says; untouched, they say nothing in an editor's name."""
    (source,) = (source for source in all_sources() if source.id == id)
    document = read_document(source)
    path = tmp_path / f"{id}.yml"
    rows = draft_notes(document).splitlines()
    confirmed = [
        row.removeprefix("# ") if "   # " in row and "not recognised" not in row else row for row in rows
    ]
    path.write_text("\n".join(confirmed), encoding="utf-8")
    drafted = read_notes(path, None, source.file, None).metadata
    for name in ("title", "date", "issuer", "author", "type", "genre", "symbol"):
        assert getattr(drafted, name).value == getattr(document.metadata, name).value, name


def test_what_programs_leave_is_listed_where_it_is_asked_for(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("build_tools.__main__._try_site", lambda *_: None)
    for name in ("bridges.txt~", ".DS_Store", "~$bridges.docx"):
        (library / name).write_text("نص", encoding="utf-8")
    run("check", library)
    assert "bridges.txt~" not in "".join(capsys.readouterr())
    run("check", library, "--verbose")
    told = capsys.readouterr().out
    assert all(f"passed over  {name}" in told for name in ("bridges.txt~", ".DS_Store", "~$bridges.docx"))


def test_pages_are_written_once(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pages", library) == DONE
    first = capsys.readouterr().out
    assert run("pages", library) == DONE
    assert first.startswith("1 report; ")
    assert "; 0 files written, 0 removed" in capsys.readouterr().out
    assert not (ROOT / "docs" / "reports" / "bridges.md").exists()


def test_nothing_changes_once_a_table_and_a_gap_are_published(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"# سجل الجسور\n\n1 - {TEXT.splitlines()[2]}\n\n3 - ثم أغلق الجسر للصيانة.\n\n"
    table = "| الجسر | الطول |\n|---|---|\n| القديم | 40 |\n"
    (library / "record.md").write_text(text + table, encoding="utf-8")
    (library / "record.yml").write_text("genre: un_report", encoding="utf-8")
    assert run("pages", library) == DONE
    (data,) = library.parent.rglob("data/reports/record.json")
    kinds = {passage["kind"] for passage in json.loads(data.read_text(encoding="utf-8"))["passages"]}
    assert {"gap", "table"} <= kinds
    capsys.readouterr()
    assert run("changes", library, "--json") == DONE
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("name", ["x" * 220, "\N{SNOWMAN}\N{VARIATION SELECTOR-16}"])
def test_a_refused_report_waits_whatever_its_name_looks_like(name: str, library: Path) -> None:
    source = (library / "bridges.txt").rename(library / f"{name}.txt")
    assert run("pages", library) == DONE
    ledger = _ledger_of(library)
    source.unlink()
    source.mkdir()
    assert run("pages", library) == FAILED
    assert _ledger_of(library) == ledger


def _ledger_of(library: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (library / LEDGER).iterdir()}


def test_a_repaired_report_returns_with_what_was_changed_in_it(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = library / "bridges.txt"
    first, second, third, fourth = SENTENCES
    source.write_text("\n\n".join(["جسور", first, second, third]), encoding="utf-8")
    assert run("pages", library) == DONE
    source.write_bytes(b"\x00\x01")
    assert run("pages", library) == FAILED
    mended = {
        "as it was": ([first, second, third], ["returned"]),
        "one more": ([first, second, third, fourth], ["returned", "added"]),
        "others": (
            [second.replace("الشتاء", "الخريف"), fourth, third],
            ["returned", "edited", "added", "removed"],
        ),
        "another order": ([second, first, third], ["returned", "moved"]),
    }
    for name, (sentences, told) in mended.items():
        source.write_text("\n\n".join(["جسور", *sentences]), encoding="utf-8")
        capsys.readouterr()
        assert run("changes", library, "--json") == DONE
        changes = json.loads(capsys.readouterr().out)
        assert [change["change"] for change in changes] == told, name
    assert run("changes", library) == DONE
    assert "  عاد: التقرير كله · جسور\n" in capsys.readouterr().out


def test_pages_of_other_sources_are_still_written(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "broken.txt").write_bytes(b"\x00\x01")
    assert run("pages", library) == FAILED
    (page,) = library.parent.rglob("reports/bridges.md")
    (data,) = library.parent.rglob("data/reports/bridges.json")
    assert "جسور المدينة" in page.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8"))["id"] == "bridges"
    assert "refused broken.txt" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == DONE
    assert "--sources" in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert [command for command in COMMANDS if f"    {command} " not in out] == []


@pytest.mark.parametrize(
    "arguments", [[], ["publish"], ["tree"], ["check", "--colour"], ["site", "--site", ""]]
)
def test_misuse_has_its_own_status(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == MISUSED
    assert "usage: warraq" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["pages", "site", "offline", "check", "changes", "serve"])
@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_path_is_not_the_current_directory(
    command: str,
    empty: str,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(library)
    said = misuse([command, "--sources", empty], library, capsys)
    assert "argument --sources: empty; expected a path" in said


@pytest.mark.parametrize(
    ("command", "option"), [("site", "--site"), ("site", "--sources"), ("offline", "--out")]
)
def test_a_tilde_that_the_shell_left_names_no_directory(
    command: str,
    option: str,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(library)
    said = misuse([command, option, "~/public"], library, capsys)
    assert f"argument {option}: «~/public» begins with a ~ that the shell left; write $HOME" in said


def misuse(arguments: list[str], library: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a command that is misused, and leaves everything as it was."""
    before = sorted(library.parent.rglob("*"))
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == MISUSED
    assert sorted(library.parent.rglob("*")) == before
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "place"),
    [("offline", "texts/bridges.txt"), ("offline", "texts/new.zip"), ("offline", "texts"),
     ("site", "texts/site"), ("site", "texts"), ("site", "."), ("site", "docs/pictures/new"),
     ("site", "build"), ("site", "build/docs/other"), ("site", str(workspace.PACKAGE / "theme" / "new")),
     ("offline", "docs/new.zip")],
)  # fmt: skip
def test_nothing_is_built_among_the_sources(
    command: str, place: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    option = "--out" if command == "offline" else "--site"
    before = {path: path.read_bytes() for path in library.parent.rglob("*") if path.is_file()}
    assert run(command, library, option, str(library.parent / place)) == FAILED
    assert "expected  a place apart from the sources" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in library.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("place", ["SHA256SUMS", "new\nline.zip"])
def test_a_zip_has_a_name_that_its_checksum_can_stand_beside(
    place: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = library.parent / "room"
    assert run("offline", library, "--out", str(room / place)) == FAILED
    assert "a name that its checksum beside it leaves no room for" in capsys.readouterr().err
    assert not room.exists()


@pytest.mark.parametrize("option", ["--sources", "--site"])
def test_a_path_that_is_not_in_utf_8_is_named(
    option: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = f"{library.parent}/{os.fsdecode(bytes([0xE9]))}"
    assert "/⟨U+DCE9⟩» is not in UTF-8" in misuse(["site", option, place], library, capsys)


def test_a_directory_of_sources_may_have_the_longest_name(library: Path) -> None:
    sources = library.rename(library.with_name("ن" * 127))
    assert run("pages", sources) == DONE


def test_pages_that_people_removed_go_from_the_docs_of_other_sources(library: Path) -> None:
    assert run("pages", library) == DONE
    left = workspace.docs_for(library) / "pictures" / "gone.html"
    left.parent.mkdir()
    left.write_text("left", encoding="utf-8")
    assert run("pages", library) == DONE
    assert not left.exists()


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_a_command_says_the_same_in_any_locale(environment: dict[str, str], library: Path) -> None:
    text = (library / "bridges.txt").rename(library / "جسور.txt")
    done = subprocess.run(
        [sys.executable, "-m", "build_tools", "tree", report_id(text.stem), "--sources", str(library)],
        cwd=ROOT, capture_output=True, check=False, env=os.environ | environment,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert b"paragraph" in done.stdout


def test_a_command_runs_without_standard_streams(library: Path) -> None:
    command = f'exec "{sys.executable}" -m build_tools changes --sources "$0" <&- >&- 2>&-'
    assert subprocess.run(["sh", "-c", command, str(library)], cwd=ROOT, check=False).returncode == DONE


@pytest.mark.parametrize("name", ["letter.txt", "other.zip", "SHA256SUMS", "folder"])
def test_a_file_of_something_else_is_not_replaced_by_the_zip(
    name: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = library.parent / "room"
    (room / "folder").mkdir(parents=True)
    with ZipFile(room / "other.zip", "w") as other:
        other.writestr("letter.txt", TEXT)
    (room / "letter.txt").write_text(TEXT, encoding="utf-8")
    (room / "SHA256SUMS").write_text("".join(f"{n:064x}  {n}.zip\n" for n in (1, 2)), encoding="utf-8")
    before = {path: path.read_bytes() for path in room.rglob("*") if path.is_file()}
    assert (
        run("offline", library, "--out", str(room / (name if name != "SHA256SUMS" else "new.zip"))) == FAILED
    )
    assert f"{name}: there, and not built by this command" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in room.rglob("*") if path.is_file()} == before


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "build_tools", "--help"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == DONE
    assert b"usage: warraq" in done.stdout


def test_a_place_that_is_a_link_to_itself_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(SystemExit):
        main(["check", "--sources", str(tmp_path / "loop")])
    assert "a link that leads to itself" in capsys.readouterr().err
