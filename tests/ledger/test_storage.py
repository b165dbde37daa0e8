"""The ledger's files: stable, mergeable, told apart from what they are not, safe."""

import json
import subprocess
from pathlib import Path

import pytest

from build_tools.ground import publishing
from build_tools.ground.errors import SharedFileError
from build_tools.intake.sources import FORMER_LEDGER, LEDGER
from build_tools.ledger.identity.fingerprints import OPENING, comparable_words, fingerprint, trace
from build_tools.ledger.keeping import keep_anchors
from build_tools.ledger.storage import storage
from build_tools.ledger.storage.lines import as_line
from build_tools.ledger.storage.short_lines import as_short_line, read_short_line
from build_tools.ledger.storage.storage import (
    NOTHING,
    PENDING,
    Saved,
    holds_ledger,
    ledger_texts,
    read_ledger,
    shard_name,
    write_ledger,
)
from build_tools.model import Entry, Fate, Ledger, Target
from tests.ledger.library import documents

LONG = (
    "تتولى البلديات صيانة الطرق والمدارس، وترفع عنها تقريرا سنويا إلى الوزارة التي تنشره في موقعها، مع جداوله"
)
LIBRARY = {
    "r": ["# تمهيد", "1 - نص أول عن الحدود", "بند بلا رقم عن التدريب", f"3 - {LONG}"],
    "s": ["نص آخر عن القانون"],
}
SHARD = shard_name("r")


def _ledger(library: dict[str, list[str]] = LIBRARY, before: Ledger | None = None) -> Ledger:
    return keep_anchors(documents(library), before or Ledger()).ledger


def _former_lines(ledger: Ledger) -> list[str]:
    """A ledger as it was written when it was one file, with what no longer is in it."""
    known = [*ledger.publications.values(), *(one for of in ledger.updates.values() for one in of)]
    lines = [{"report": one.report, **json.loads(as_line(one))} for one in known]
    for entry in (entry for of in ledger.entries.values() for entry in of):
        told = {"report": entry.report, **json.loads(as_line(entry)), "prefix": "قبله", "suffix": "بعده"}
        lines.append(told | {"fingerprint": f"{entry.fingerprint}AbC-"})
    return sorted(json.dumps(line, ensure_ascii=False) for line in lines)


def _put(sources: Path, lines: list[str], name: str = SHARD) -> None:
    (sources / name).parent.mkdir(exist_ok=True)
    (sources / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _same(one: Ledger, other: Ledger) -> bool:
    return ledger_texts(one) == ledger_texts(other)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    deleted = Entry(report="r", anchor="p9", kind="paragraph", fate=Fate.DELETED, date="2024-05", exact=LONG)
    moved = Entry(
        report="r", anchor="p8", kind="paragraph", fate=Fate.MOVED, targets=(Target(report="s", anchor="p1"),)
    )
    ledger = _ledger()
    ledger = Ledger(
        publications=ledger.publications,
        entries={**ledger.entries, "r": (*ledger.entries["r"], deleted, moved)},
    )
    assert write_ledger(tmp_path, ledger) == NOTHING
    back = read_ledger(tmp_path)
    assert {id: set(known) for id, known in back.entries.items()} == {
        id: set(known) for id, known in ledger.entries.items()
    }
    assert back.publications == ledger.publications
    assert holds_ledger(tmp_path, ledger)


def test_a_file_tells_its_report_its_passages_in_reading_order_and_what_they_were_before() -> None:
    lines = [*LIBRARY["r"][:2], LIBRARY["r"][3], "# خاتمة التقرير كله"]
    texts = ledger_texts(_ledger({**LIBRARY, "r": lines}, _ledger()))
    assert list(texts) == [shard_name("r"), shard_name("s")]
    publication, update, *passages, former = texts[SHARD].splitlines()
    assert json.loads(publication)["published"] is True
    assert json.loads(update)["update"] == 1
    assert [len(line.split("\t")) for line in passages] == [2, 2, 3, 2]
    assert [line.split("\t")[0] for line in passages[1:3]] == ["p1", "p3"]
    assert [line.split("\t")[0].split()[1:] for line in passages[::3]] == [["heading"], ["heading"]]
    assert (json.loads(former)["fate"], json.loads(former)["exact"]) == ("deleted", LIBRARY["r"][2])


WORDS = {"exact": "نص", "fingerprint": fingerprint(["نص"]), "trace": trace(["نص"])}
PASSAGES = [
    {}, {"anchor": "a3t3u5x", "number": None}, {"anchor": "a3t3u5x", "kind": "heading", "number": "ثالثا"},
    {"anchor": "a3t3u5x", "kind": "list_item", "number": "1.2"}, {"kind": "heading", "number": "ثالثا عشر"},
    {"anchor": "a3t3u5x", "kind": "list_item", "number": "7"}, {"anchor": "art3", "number": "3"},
    {"anchor": "art3", "number": 3}, {"number": None}, {"number": 4}, {"after": ""}, {"after": "p1"},
    {"exact": ""}, {"exact": "a\tb"}, {"exact": "a\nb\rc"}, {"exact": "Latin, 17; «عربي» \\ \"ab"},
    {"exact": "\N{ARABIC TATWEEL}\N{ARABIC FATHA}\N{ARABIC LETTER PEH}"}, {"fingerprint": ""}, {"trace": ""},
    {"fingerprint": "short"}, {"fate": Fate.DELETED}, {"kind": "gap", "after": ""}, {"date": "2024"},
    {"targets": (Target(report="s", anchor="p1"),)}, {"number": 1_000_000}, {"number": 0},
]  # fmt: skip


@pytest.mark.parametrize("different", PASSAGES, ids=repr)
@pytest.mark.parametrize("words", [{}, WORDS, WORDS | {"exact": LONG[:OPENING]}], ids=["bare", "few", "many"])
def test_every_passage_is_told_in_short_or_in_full(
    words: dict[str, str], different: dict[str, object]
) -> None:
    """Whatever stands in an entry, its line gives it back, or there is a longer one that does."""
    known = {"report": "r", "anchor": "p3", "kind": "paragraph", "number": 3, "after": "p2"}
    entry = Entry(**{**known, **words, **different})  # type: ignore[arg-type]
    short = as_short_line(entry, "p2")
    if short is not None:
        assert read_short_line("r", short, "p2") == entry


def test_a_passage_of_a_text_is_told_in_short() -> None:
    words = comparable_words(LONG)
    opening = LONG[: LONG.rfind(" ", 0, OPENING + 1)]
    long = Entry(
        report="r", anchor="art3", kind="paragraph", number="3", after="p2",
        exact=opening, fingerprint=fingerprint(words), trace=trace(words),
    )  # fmt: skip
    short = as_short_line(long, "p2")
    assert short is not None
    assert short.isascii()
    assert len(short) < len(LONG.encode())
    assert read_short_line("r", short, "p2") == long


def test_editing_one_passage_changes_its_line_and_that_of_its_report() -> None:
    before = _ledger()
    edited = {**LIBRARY, "r": [*LIBRARY["r"][:2], "بند بلا رقم عن التدريب والتمويل", LIBRARY["r"][3]]}
    old, new = (ledger_texts(ledger) for ledger in (before, _ledger(edited, before)))
    assert new[shard_name("s")] == old[shard_name("s")]
    gone = [line for line in old[SHARD].splitlines() if line not in new[SHARD].splitlines()]
    come = [line for line in new[SHARD].splitlines() if line not in old[SHARD].splitlines()]
    assert [line.split("\t")[0] for line in gone[1:]] == [old[SHARD].splitlines()[3].split("\t")[0]]
    assert [line.partition("\t")[0] for line in come[2:]] == [line.partition("\t")[0] for line in gone[1:]]
    assert ["published" in come[0], "edited" in come[1]] == [True, True]


def test_adding_a_passage_adds_its_line_where_it_stands() -> None:
    before = _ledger()
    added = {**LIBRARY, "r": [*LIBRARY["r"][:2], "بند جديد عن المعابر", *LIBRARY["r"][2:]]}
    old = ledger_texts(before)[SHARD].splitlines()[1:]
    new = ledger_texts(_ledger(added, before))[SHARD].splitlines()[2:]
    assert [*new[:2], *new[3:]] == old


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"])
@pytest.mark.parametrize("name", [SHARD, FORMER_LEDGER])
def test_a_merge_conflict_is_reported_with_its_line(tmp_path: Path, name: str, mark: str) -> None:
    lines = _lines_of(name)
    _put(tmp_path, [*lines[:2], mark, *lines[2:]], name)
    with pytest.raises(SharedFileError) as refused:
        read_ledger(tmp_path)
    assert (refused.value.file, refused.value.line) == (name, 3)
    assert "merge conflict" in refused.value.found


def _lines_of(name: str) -> list[str]:
    ledger = _ledger()
    return ledger_texts(ledger)[name].splitlines() if name == SHARD else _former_lines(ledger)


@pytest.mark.parametrize(
    "line",
    ["نص", "[]", "{}", '{"report": "r", "anchor": "p1"}', '{"report": "r", "anchor": 1, "kind": "paragraph"}',
     '{"report": "r", "anchor": "p1", "kind": "paragraph", "fate": "lost"}',
     '{"report": "r", "anchor": "p1", "kind": "paragraph", "trace": "abc"}',
     '{"report": "r", "anchor": "p1", "kind": "paragraph", "targets": ["nowhere"]}',
     '{"report": "r", "anchor": "p1", "kind": "paragraph", "colour": "red"}',
     '{"report": "r", "anchor": "p1", "kind": "paragraph", "targets": ["../s#p1"]}',
     '{"report": "r", "anchor": "p1", "kind": "paragraph", "targets": ["s#../p1"]}',
     '{"report": "r", "anchor": "../p1", "kind": "paragraph"}',
     '{"report": "r", "anchor": "", "kind": "paragraph"}',
     '{"report": "r", "anchor": "p1", "kind": "paragraph", "after": "p1\\" onclick=\\""}',
     '{"report": "../index", "anchor": "p1", "kind": "paragraph"}', '{"report": "", "published": true}',
     '{"report": "../../../../x/out", "published": true}', '{"report": "/tmp/out", "published": true}',
     '{"report": "index", "published": true}', '{"report": "a\\\\b", "published": true}',
     '{"report": "r", "published": false, "fate": "moved", "target": "../index"}',
     '{"report": "r", "anchor": "p9", "kind": "x"}',
     '{"report": "r", "anchor": "p9", "kind": "paragraph_number"}',
     '{"report": "r", "anchor": "p9", "kind": "paragraph", "fate": "moved"}',
     '{"report": "r", "anchor": "p9", "kind": "paragraph", "fate": "deleted", "date": "2026-13-40"}',
     '{"report": "r", "update": 1, "date": "yesterday"}',
     '{"report": "r", "published": true, "date": "2026-02-30"}',
     '{"report": "../index", "update": 1}', '{"report": "r", "update": 1, "added": ["../p1"]}',
     '{"report": "r", "update": 1, "removed": [1]}'],
)  # fmt: skip
@pytest.mark.parametrize("name", [SHARD, FORMER_LEDGER])
def test_what_is_no_entry_is_reported_with_its_line(tmp_path: Path, name: str, line: str) -> None:
    lines = _lines_of(name)
    _put(tmp_path, [*lines, line], name)
    with pytest.raises(SharedFileError) as refused:
        read_ledger(tmp_path)
    assert (refused.value.file, refused.value.line) == (name, len(lines) + 1)


@pytest.mark.parametrize(
    "line",
    ["p9", "p9\t", "\tnS", "../p9\tnS", "p9 x\tnS", "p9 paragraph_number\tnS", "a9 footnote 1.2\tnS",
     "p9\tnS\tshort", "p9\tnS\tAAAAAAAAAAAAb", "p9\tnS\tAAAAAAAAAAAA!!", "P9\tnS",
     '{"report": "s", "anchor": "p9", "kind": "paragraph"}', f"p{'9' * 5000}\tnS"],
)  # fmt: skip
def test_what_is_no_short_line_is_reported_with_its_line(tmp_path: Path, line: str) -> None:
    lines = _lines_of(SHARD)
    _put(tmp_path, [*lines, line])
    with pytest.raises(SharedFileError) as refused:
        read_ledger(tmp_path)
    assert (refused.value.file, refused.value.line) == (SHARD, len(lines) + 1)


ODD = [None, True, 0, -1, 1.5, "", "1", "\ud800", "../x", [], [1], [None], {}, {"a": 1}, [[[]]]]


@pytest.mark.parametrize("value", ODD, ids=repr)
@pytest.mark.parametrize("name", [SHARD, FORMER_LEDGER])
def test_any_value_in_any_place_is_read_or_refused_with_its_line(
    tmp_path: Path, name: str, value: object
) -> None:
    lines = _former_lines(_ledger())
    names = {key for line in lines for key in json.loads(line)}
    for key in sorted(names | {"fate", "targets", "target", "update", "added", "date"}):
        for line in lines:
            _put(tmp_path, [json.dumps(json.loads(line) | {key: value})], name)
            assert _refused_at(tmp_path) in (None, 1)


def _refused_at(sources: Path) -> int | None:
    """The line for which the ledger is refused, or None."""
    try:
        ledger_texts(read_ledger(sources))
    except SharedFileError as refused:
        return refused.line
    return None


@pytest.mark.parametrize("name", [SHARD, FORMER_LEDGER])
def test_one_anchor_for_two_passages_is_refused(tmp_path: Path, name: str) -> None:
    twice = '{"report": "r", "anchor": "p1", "kind": "paragraph", "exact": "نص آخر"}'
    _put(tmp_path, [*_lines_of(name), twice], name)
    with pytest.raises(SharedFileError, match="second passage"):
        read_ledger(tmp_path)


def test_both_sides_of_a_merge_are_one_ledger(tmp_path: Path) -> None:
    """Two branches add a paragraph each at one place; git keeps the lines of both."""
    first = _ledger()
    texts = ("فقرة من فرع أول عن الطرق", "فقرة من فرع ثان عن المدارس")
    sides = [_ledger({**LIBRARY, "s": [*LIBRARY["s"], added]}, first) for added in texts]
    _put(tmp_path, _union(tmp_path, shard_name("s"), sides[0], first, sides[1]), shard_name("s"))
    ledger = read_ledger(tmp_path)
    [update] = ledger.updates["s"]
    assert set(update.added) == {anchor for side in sides for anchor in side.updates["s"][0].added}
    kept = keep_anchors(documents({"s": [*LIBRARY["s"], *texts]}), ledger)
    own = {entry.anchor for entry in kept.ledger.entries["s"] if entry.fate is None}
    assert own == {e.anchor for side in sides for e in side.entries["s"] if e.fate is None}


def _union(room: Path, name: str, *ledgers: Ledger) -> list[str]:
    """What git makes of three versions of a file that is merged line by line."""
    for number, ledger in enumerate(ledgers):
        (room / f"side-{number}").write_text(ledger_texts(ledger)[name], encoding="utf-8")
    sides = [f"side-{number}" for number in range(3)]
    merge = ["git", "merge-file", "--union", "-p", *sides]
    return subprocess.run(merge, cwd=room, capture_output=True, text=True, check=True).stdout.splitlines()


def test_branches_that_change_distant_passages_merge_by_themselves(tmp_path: Path) -> None:
    """Only the line of the report itself, with the digest of its text, is changed by both."""
    lines = [f"{number} - نص رقمه {number} عن الحدود" for number in range(1, 20)]
    first = _ledger({"r": lines})
    sides = [_ledger({"r": [*lines[:at], f"فقرة جديدة عند {at}", *lines[at:]]}, first) for at in (3, 15)]
    merged = _union(tmp_path, SHARD, sides[0], first, sides[1])
    assert sum(line.startswith('{"published"') for line in merged) == 2
    _put(tmp_path, merged)
    text = [*lines[:3], "فقرة جديدة عند 3", *lines[3:15], "فقرة جديدة عند 15", *lines[15:]]
    kept = _ledger({"r": text}, read_ledger(tmp_path))
    ours = {entry.anchor for entry in kept.entries["r"]}
    assert ours == {entry.anchor for side in sides for entry in side.entries["r"]}


def test_a_missing_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == Ledger()


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    write_ledger(tmp_path, _ledger())
    before = (tmp_path / SHARD).stat().st_mtime_ns
    assert write_ledger(tmp_path, _ledger()) == NOTHING
    assert (tmp_path / SHARD).stat().st_mtime_ns == before


def test_what_changes_one_report_writes_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ledger(tmp_path, _ledger())
    put: list[Path] = []
    monkeypatch.setattr(storage, "put_file", lambda path, text, **_: put.append(path))
    write_ledger(tmp_path, _ledger({**LIBRARY, "s": ["نص آخر عن القانون والمحاكم"]}, _ledger()))
    assert put == [tmp_path / shard_name("s")]


class TestLedgerOfBefore:
    def test_it_is_taken_over_and_goes(self, tmp_path: Path) -> None:
        after = _ledger({**LIBRARY, "r": LIBRARY["r"][1:]}, _ledger())
        _put(tmp_path, _former_lines(after), FORMER_LEDGER)
        read = read_ledger(tmp_path)
        assert _same(read, after)
        assert write_ledger(tmp_path, read) == Saved(taken_over=True)
        assert sorted(path.name for path in tmp_path.iterdir()) == [LEDGER]
        assert holds_ledger(tmp_path, after)

    def test_it_is_taken_over_with_what_is_published_unchanged(self, tmp_path: Path) -> None:
        first = keep_anchors(documents(LIBRARY), Ledger())
        second = keep_anchors(documents({**LIBRARY, "r": LIBRARY["r"][1:]}), first.ledger)
        _put(tmp_path, _former_lines(second.ledger), FORMER_LEDGER)
        again = keep_anchors(documents({**LIBRARY, "r": LIBRARY["r"][1:]}), read_ledger(tmp_path))
        assert again.documents == second.documents
        assert _same(again.ledger, second.ledger)

    def test_one_that_a_merge_brought_back_adds_what_it_knows(self, tmp_path: Path) -> None:
        """A branch from before edited one passage and added another; the other branch took over."""
        first = _ledger()
        theirs = _ledger({**LIBRARY, "s": ["نص آخر عن القانون والمحاكم", "فقرة من فرع قديم عن الطرق"]}, first)
        write_ledger(tmp_path, first)
        _put(tmp_path, _former_lines(theirs), FORMER_LEDGER)
        merged = read_ledger(tmp_path)
        own, other = ({e.anchor: e for e in known.entries["s"]} for known in (first, theirs))
        assert {entry.anchor: entry for entry in merged.entries["s"]} == other | own
        assert write_ledger(tmp_path, merged).taken_over


@pytest.fixture
def halves(tmp_path: Path) -> tuple[Path, Ledger, Ledger]:
    """Sources with a ledger, and what a passage makes of it that moved from one report to the other."""
    before = _ledger()
    after = _ledger({"r": [*LIBRARY["r"][:3], "خاتمة"], "s": [*LIBRARY["s"], LONG]}, before)
    assert any(target.report == "s" for entry in after.entries["r"] for target in entry.targets)
    write_ledger(tmp_path, before)
    return tmp_path, before, after


@pytest.mark.parametrize("done", range(3))
def test_a_write_that_is_broken_off_leaves_the_old_ledger_or_the_new_one(
    done: int, halves: tuple[Path, Ledger, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is noted what three files are to hold before the first of them is replaced."""
    sources, before, after = halves
    left = done

    def put(path: Path, content: bytes, *, lasting: bool) -> None:
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        publishing.put_file(path, content, lasting=lasting)
        left -= 1

    with monkeypatch.context() as patched:
        patched.setattr(storage, "put_file", put)
        with pytest.raises(KeyboardInterrupt):
            write_ledger(sources, after)
    assert _same(read_ledger(sources), before if done == 0 else after)
    assert not holds_ledger(sources, after)
    assert write_ledger(sources, after) == NOTHING
    assert holds_ledger(sources, after)
    assert not (sources / PENDING).exists()


def test_an_interrupted_write_of_one_file_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _ledger()
    write_ledger(tmp_path, before)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    edited = _ledger({**LIBRARY, "s": ["نص آخر عن القانون والمحاكم"]}, before)
    with monkeypatch.context() as patched:
        patched.setattr(publishing.os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_ledger(tmp_path, edited)
    assert holds_ledger(tmp_path, before)
    assert sorted(path.name for path in (tmp_path / LEDGER).iterdir()) == ["r.ledger", "s.ledger"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "[[[[" * 100_000, '{"ledger/../x.ledger": "a"}', '{"../x": null}', '{"r.txt": ""}',
     '{"ledger/index.ledger": ""}', '{"ledger/r.ledger": 1}', '{"ledger/r.ledger": "نص"}'],
)  # fmt: skip
def test_what_was_not_noted_by_a_build_is_refused(text: str, tmp_path: Path) -> None:
    _put(tmp_path, [text], PENDING)
    with pytest.raises(SharedFileError):
        read_ledger(tmp_path)


def test_sources_that_cannot_be_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "there")

    monkeypatch.setattr(storage, "put_file", refuse)
    assert write_ledger(tmp_path, _ledger()).unwritten == "there: Permission denied"


@pytest.mark.parametrize("place", [".", LEDGER])
def test_a_directory_that_is_read_only_is_told(tmp_path: Path, place: str) -> None:
    write_ledger(tmp_path, _ledger())
    (tmp_path / place).chmod(0o555)
    told = write_ledger(tmp_path, _ledger({"r": ["نص"]})).unwritten
    (tmp_path / place).chmod(0o755)
    assert told == f"{tmp_path / place}: the directory is read-only"
    assert holds_ledger(tmp_path, _ledger())
