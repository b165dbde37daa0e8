"""Addresses in a line are found by their table, in time that grows with its length."""

import re

import pytest

from build_tools.arabic.addresses import find_pattern, is_mostly_address
from build_tools.ground.tables import table
from build_tools.recognition.readings import separate_sentences


@pytest.mark.parametrize("name", ["address", "name"])
def test_examples_of_addresses_hold(name: str) -> None:
    row = table("arabic/printed/addresses")[name]
    find = re.compile(find_pattern(name)).search
    assert [text for text in row["yes"] if find(text) is None] == []
    assert [text for text in row["no"] if find(text) is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "والموقع https://مثال.إختبار/ والقائمة",
        "راسلوا press@مثال.إختبار أو بريد@مثال.إختبار",
        "انظر https://example.org/تقرير.الأمن.pdf و (https://example.org/a_(ب)/تقرير.الأمن)",
        "في ملف تقرير.الأمن.pdf المرفق",
        "موقع الساحل.نت وموقع الساحل.كوم، وقناة بي.بي.سي",
    ],
)
def test_no_stop_in_an_address_parts_sentences(text: str) -> None:
    assert separate_sentences(text) == text


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("(انظر https://example.org/مثال).وقال الوزير", "(انظر https://example.org/مثال). وقال الوزير"),
        ("نشر الساحل.نت ذلك.وقال غيره", "نشر الساحل.نت ذلك. وقال غيره"),
        ("https://example.org/نهر،ثم قال", "https://example.org/نهر، ثم قال"),
        ("انتهى.نتائج البحث", "انتهى. نتائج البحث"),
    ],
)
def test_stops_beside_addresses_part_sentences(text: str, parted: str) -> None:
    assert separate_sentences(text) == parted


@pytest.mark.parametrize("text", ["https://example.org/a", "المصدر: www.example.org/reports/2024/a.pdf"])
def test_a_line_of_an_address_is_told(text: str) -> None:
    assert is_mostly_address(text)


@pytest.mark.parametrize(
    "text", ["تقرير عن موقع example.org", "المراجع", "A/76/1", "ملخص: www.a.org وما بعده"]
)
def test_a_line_with_an_address_is_none(text: str) -> None:
    assert not is_mostly_address(text)
