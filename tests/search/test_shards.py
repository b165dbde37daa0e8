"""The files of the index: few, of a size that is told, and holding every passage under its number."""

import json
from pathlib import Path

import pytest

from build_tools.search import write_search
from build_tools.search.files import FOLDER
from build_tools.search.records import Record, Report
from build_tools.search.shards import TAILS, Stack
from build_tools.search.texts import SLOTS, TextShards, text_name

KB = 1024
BEGUN = "reportSearch.take("


def _content(path: Path) -> list[list[list[object]]]:
    """What a part of the index holds: the third value that its script hands over."""
    return json.loads(f"[{path.read_text('utf-8').removeprefix(BEGUN).rstrip()[:-1]}]".replace("<\\/", "</"))[
        2
    ]


def _report(id: str, texts: list[str]) -> Report:
    records = [
        Record(anchor=f"p{number}", kind="paragraph", number=number, text=text, words=text, path=("فصل", id))
        for number, text in enumerate(texts, 1)
    ]
    return Report(
        id=id, title=f"تقرير {id}", date=None, issuer=None, type=None, topics=(), records=tuple(records)
    )


@pytest.fixture
def library() -> list[Report]:
    """Reports of few passages and of many, short ones and long."""
    sizes = (3, 700, 40, 1, 300, 90)
    return [
        _report(f"r{at}", [f"نص رقمه {number} عن الحدود " * (1 + number % 9) for number in range(size)])
        for at, size in enumerate(sizes)
    ]


def test_every_passage_is_in_a_shard_under_its_number(library: list[Report], tmp_path: Path) -> None:
    shards = TextShards(site=tmp_path)
    placed = [(report, item) for report in library for item in shards.add(report)]
    shards.close()
    numbers = [item.number for _, item in placed]
    assert numbers == sorted(set(numbers))
    for report, item in placed:
        reports, paths, rows = _content(tmp_path / FOLDER / f"{text_name(item.number // SLOTS)}.js")
        of, anchor, _, _, path, text = rows[item.number % SLOTS]
        assert (reports[of][0], anchor, text) == (report.id, item.record.anchor, item.record.text)  # type: ignore[call-overload]
        assert paths[path] == f"فصل › {report.id}"  # type: ignore[call-overload]


def test_all_shards_of_texts_but_the_last_have_some_tens_of_kilobytes(
    library: list[Report], tmp_path: Path
) -> None:
    shards = TextShards(site=tmp_path)
    for report in library:
        shards.add(report)
    shards.close()
    sizes = [
        (tmp_path / FOLDER / f"{text_name(number)}.js").stat().st_size for number in range(shards.number)
    ]
    assert len(sizes) > 5
    assert all(16 * KB <= size <= 64 * KB for size in sizes[:-1])


def test_postings_are_found_where_they_are_said_to_stand(tmp_path: Path) -> None:
    stack = Stack(site=tmp_path, stamp="x", folder="tails", most=TAILS)
    packs = [str(number) * 4_000 for number in range(30)] + ["9" * 2 * TAILS]
    places = [stack.add(packed) for packed in packs]
    stack.close()
    for packed, place in zip(packs, places, strict=True):
        file, at = place.split(".")
        assert _content(tmp_path / FOLDER / "tails" / f"{file}.js")[int(at)] == packed
    assert stack.number < len(packs) / 3


def test_an_empty_library_has_an_index(tmp_path: Path) -> None:
    for name in ("reports", "topics", "glossary"):
        (tmp_path / f"{name}.json").write_text("[]", "utf-8")
    write_search(tmp_path, tmp_path / "site", directory_urls=True)
    assert (tmp_path / "site" / FOLDER / "root.js").is_file()
    assert not (tmp_path / "site" / FOLDER / "texts").exists()
