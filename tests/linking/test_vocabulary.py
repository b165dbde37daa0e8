"""Topics and glossary are read as documented; a mistake in them ends the build and names its line."""

from pathlib import Path

import pytest

from build_tools.ground.errors import SharedFileError
from build_tools.linking.vocabulary import read_glossary, read_topics
from build_tools.linking.vocabulary.countries import country_topics

TOPICS = """\
- id: borders
  title: الحدود
  description: وصف
  related: [libya, iraq]
  terms: [حدود]
  not: [بلا حدود]
- id: libya
  country: LY
  terms: [ليبي]
"""
TERM = """\
- id: ssr
  term: إصلاح قطاع الأمن
  definition: تعريف
  english: security sector reform
  abbreviation: SSR
  variants: [إصلاح القطاع الأمني]
"""


def test_topic_of_a_country_gets_its_names(tmp_path: Path) -> None:
    borders, libya = read_topics(write(tmp_path, "topics.yml", TOPICS))
    assert (borders.forms, borders.excluded, borders.related) == (("حدود",), ("بلا حدود",), ("libya", "iraq"))
    assert libya.title == "ليبيا"
    assert {"ليبي", "ليبيا"} <= set(libya.forms)
    assert libya.description


def test_term_is_read_with_all_its_forms(tmp_path: Path) -> None:
    (term,) = read_glossary(write(tmp_path, "glossary.yml", TERM))
    assert (term.name, term.abbreviation, term.variants) == (
        "إصلاح قطاع الأمن",
        "SSR",
        ("إصلاح القطاع الأمني",),
    )


def test_directory_without_own_files_uses_those_of_the_project(tmp_path: Path) -> None:
    assert read_topics(tmp_path) == read_topics(Path(__file__).parents[2] / "sources")
    assert read_glossary(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ("title: الحدود", "titel: الحدود", 2, "titel"),
        ("title: الحدود", "title: 12", 2, "the number «12»"),
        ("title: الحدود", "title: ''", 2, "title"),
        ("terms: [حدود]", "terms: حدود", 5, "terms"),
        ("terms: [حدود]", "terms: [حدود, 2030]", 5, "2030"),
        ("- id: libya", "- id: borders", 7, "again"),
        ("- id: borders", "- id: Borders", 1, "Borders"),
        ("- id: borders", "- id: index", 1, "index"),
        ("- id: borders", "- id: chad", 1, "chad"),
        ("related: [libya, iraq]", "related: [libya, nowhere]", 4, "nowhere"),
        ("terms: [ليبي]", "terms: [ليبي, الحدود]", 9, "الحدود"),
        ("country: LY", "country: XX", 8, "XX"),
        ("  description: وصف\n", "", 1, "description"),
        ("- id: libya\n  country: LY", "- country: LY", 7, "id"),
        ("title: الحدود", "title: [", None, ""),
    ],
)
def test_mistake_in_topics_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int | None, found: str
) -> None:
    assert old in TOPICS
    with pytest.raises(SharedFileError) as refused:
        read_topics(write(tmp_path, "topics.yml", TOPICS.replace(old, new)))
    assert found in refused.value.found
    assert line is None or refused.value.line == line
    assert refused.value.file.endswith("topics.yml")


def test_form_of_two_terms_is_refused(tmp_path: Path) -> None:
    second = "- id: other\n  term: اصلاح القطاع الامنى\n  definition: تعريف\n"
    with pytest.raises(SharedFileError) as refused:
        read_glossary(write(tmp_path, "glossary.yml", TERM + second))
    assert refused.value.line == 8


def test_undecodable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_bytes("- id: حدود".encode("cp1256"))
    with pytest.raises(SharedFileError):
        read_topics(tmp_path)


def test_every_country_has_its_own_identifier_and_title() -> None:
    countries = list(country_topics().values())
    assert (
        len({topic.id for topic in countries})
        == len({topic.title for topic in countries})
        == len(countries)
        == 249
    )


def write(directory: Path, name: str, text: str) -> Path:
    (directory / name).write_text(text, encoding="utf-8")
    return directory
