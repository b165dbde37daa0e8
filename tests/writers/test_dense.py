"""Text with very many signs is one piece of HTML, and is shown as any other."""

import time

import pytest

from build_tools.model import Address, CrossReference, Emphasis, NoteReference, Text
from build_tools.writers.references import Place
from build_tools.writers.spans import inline
from tests.writers.rendering import tree, words


@pytest.mark.parametrize(
    "sign", ["[", "<", "&amp;", "`", "*", "_ ", "\\", "{: #x }", "![", "<b>", "a (", "{{ x }}", "|", "- "]
)
def test_many_signs_are_shown_as_typed_in_little_time(sign: str) -> None:
    text = "نص " + sign * (100_000 // len(sign)) + " نص"
    start = time.process_time()
    main = tree(inline(Text(plain=text), Place(page="reports/a.md")) + "\n{: #p1 .passage }")
    assert time.process_time() - start < 5
    assert [child.tag for child in main] == ["p"]
    assert main[0].get("id") == "p1"
    assert words(main[0].text_content()) == words(text)


def test_many_markers_and_links_stand_in_their_places() -> None:
    plain = "كلمة https://example.org/a نص مميز الفقرة 3 " * 100
    spans = []
    for start in range(0, len(plain), len(plain) // 100):
        spans += [
            Address(start=start + 5, end=start + 26, url="https://example.org/a"),
            Emphasis(start=start + 27, end=start + 34),
            CrossReference(start=start + 35, end=start + 43, report="a", anchor="p3"),
            NoteReference(start=start + 43, end=start + 43, number=1),
        ]
    place = Place(page="reports/a.md", notes={1: ["fn1"]})
    main = tree(inline(Text(plain=plain, spans=tuple(spans)), place))
    assert {a.get("href") for a in main.iter("a")} == {"https://example.org/a", "#p3", "#fn1"}
    assert len(list(main.iter("sup"))) == len(list(main.iter("strong"))) == 100
    assert [strong.text for strong in main.iter("strong")] == ["نص مميز"] * 100
    for marker in list(main.iter("sup")):
        marker.drop_tree()
    assert words(main.text_content()) == words(plain)
