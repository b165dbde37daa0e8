"""The ledger's file: stable, mergeable, told apart from what it is not, safe."""

import json
from pathlib import Path

import pytest

from build_tools.ground.errors import SharedFileError
from build_tools.ledger import storage
from build_tools.ledger.keeping import keep_anchors
from build_tools.ledger.storage import NAME, ledger_text, read_ledger, write_ledger
from build_tools.model import Entry, Fate, Ledger, Target
from tests.ledger.library import documents

LIBRARY = {"r": ["# تمهيد", "1 - نص أول عن الحدود", "بند بلا رقم عن التدريب"], "s": ["نص آخر عن القانون"]}


def _ledger() -> Ledger:
    return keep_anchors(documents(LIBRARY), Ledger()).ledger


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    deleted = Entry(report="r", anchor="p9", kind="paragraph", fate=Fate.DELETED, date="2024-05")
    moved = Entry(
        report="r", anchor="p8", kind="paragraph", fate=Fate.MOVED, targets=(Target(report="s", anchor="p1"),)
    )
    ledger = _ledger()
    ledger = Ledger(
        publications=ledger.publications,
        entries={**ledger.entries, "r": (*ledger.entries["r"], deleted, moved)},
    )
    assert write_ledger(tmp_path, ledger) is None
    assert ledger_text(read_ledger(tmp_path)) == ledger_text(ledger)


def test_lines_are_objects_sorted_by_report_and_anchor() -> None:
    lines = [json.loads(line) for line in ledger_text(_ledger()).splitlines()]
    places = [(line["report"], line.get("anchor", "")) for line in lines]
    assert places == sorted(places)
    assert len(places) == 6


def test_editing_one_passage_changes_its_line_and_that_of_its_report(tmp_path: Path) -> None:
    before = _ledger()
    edited = {**LIBRARY, "r": [*LIBRARY["r"][:2], "بند بلا رقم عن التدريب والتمويل"]}
    after = keep_anchors(documents(edited), before).ledger
    old, new = (set(ledger_text(ledger).splitlines()) for ledger in (before, after))
    assert [json.loads(line).get("anchor") for line in old - new] in (
        [
            None,
            old_anchor := next(
                e.anchor for e in before.entries["r"] if e.number is None and e.kind == "paragraph"
            ),
        ],
        [old_anchor, None],
    )


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"])
def test_a_merge_conflict_is_reported_with_its_line(tmp_path: Path, mark: str) -> None:
    lines = ledger_text(_ledger()).splitlines()
    (tmp_path / NAME).write_text("\n".join([*lines[:2], mark, *lines[2:]]), encoding="utf-8")
    with pytest.raises(SharedFileError) as refused:
        read_ledger(tmp_path)
    assert (refused.value.file, refused.value.line) == (NAME, 3)
    assert "merge conflict" in refused.value.found


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
def test_what_is_no_entry_is_reported_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / NAME).write_text(f"{ledger_text(_ledger())}{line}\n", encoding="utf-8")
    with pytest.raises(SharedFileError) as refused:
        read_ledger(tmp_path)
    assert refused.value.line == 7


ODD = [None, True, 0, -1, 1.5, "", "1", "\ud800", "../x", [], [1], [None], {}, {"a": 1}, [[[]]]]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_any_value_in_any_place_is_read_or_refused_with_its_line(tmp_path: Path, value: object) -> None:
    lines = ledger_text(_ledger()).splitlines()
    names = {name for line in lines for name in json.loads(line)}
    for name in sorted(names | {"fate", "targets", "target", "update", "added", "date"}):
        for line in lines:
            odd = json.dumps(json.loads(line) | {name: value})
            (tmp_path / NAME).write_text(odd, encoding="utf-8")
            assert _refused_at(tmp_path) in (None, 1)


def _refused_at(sources: Path) -> int | None:
    """The line for which the ledger is refused, or None."""
    try:
        ledger_text(read_ledger(sources))
    except SharedFileError as refused:
        return refused.line
    return None


def test_one_anchor_for_two_passages_is_refused(tmp_path: Path) -> None:
    twice = '{"report": "r", "anchor": "p1", "kind": "paragraph", "exact": "نص آخر"}\n'
    (tmp_path / NAME).write_text(ledger_text(_ledger()) + twice, encoding="utf-8")
    with pytest.raises(SharedFileError, match="second passage"):
        read_ledger(tmp_path)


def test_both_sides_of_a_merge_are_one_ledger(tmp_path: Path) -> None:
    """Two branches add a paragraph each at one place; git keeps the lines of both."""
    first = _ledger()
    sides = [
        keep_anchors(documents({**LIBRARY, "s": [*LIBRARY["s"], added]}), first).ledger
        for added in ("فقرة من فرع أول عن الطرق", "فقرة من فرع ثان عن المدارس")
    ]
    lines = {line for side in sides for line in ledger_text(side).splitlines() if '"published"' not in line}
    lines |= {line for line in ledger_text(first).splitlines() if '"published"' in line}
    (tmp_path / NAME).write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    merged = {**LIBRARY, "s": [*LIBRARY["s"], "فقرة من فرع أول عن الطرق", "فقرة من فرع ثان عن المدارس"]}
    ledger = read_ledger(tmp_path)
    [update] = ledger.updates["s"]
    assert set(update.added) == {anchor for side in sides for anchor in side.updates["s"][0].added}
    kept = keep_anchors(documents(merged), ledger)
    own = {entry.anchor for entry in kept.ledger.entries["s"] if entry.fate is None}
    assert own == {e.anchor for side in sides for e in side.entries["s"] if e.fate is None}


def test_a_missing_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == Ledger()


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    write_ledger(tmp_path, _ledger())
    before = (tmp_path / NAME).stat().st_mtime_ns
    assert write_ledger(tmp_path, _ledger()) is None
    assert (tmp_path / NAME).stat().st_mtime_ns == before


def test_an_interrupted_write_leaves_the_old_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ledger(tmp_path, _ledger())
    before = (tmp_path / NAME).read_bytes()

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(storage.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_ledger(tmp_path, Ledger(publications=_ledger().publications))
    assert (tmp_path / NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_sources_that_cannot_be_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(storage, "put_file", refuse)
    problem = write_ledger(tmp_path, _ledger())
    assert problem is not None
    assert NAME in problem
