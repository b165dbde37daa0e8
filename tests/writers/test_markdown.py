"""Any text is shown as typed, wherever on a page it stands."""

from pathlib import Path

import frontmatter
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_tools.writers import layout, markdown
from tests.writers.rendering import tree, words

CASES = Path(__file__).parents[1] / "cases" / "markdown"
SIGNS = st.sampled_from(yaml.safe_load((CASES / "signs.yml").read_text("utf-8")))
TEXTS = st.one_of(
    st.text(), st.lists(SIGNS, max_size=14).map("".join), st.lists(SIGNS, max_size=14).map(" ".join)
)


def visible(text: str) -> str:
    return words("".join(c for c in markdown.flatten(text) if c.isprintable() or c.isspace()))


def assert_shown(shown: object, typed: str) -> None:
    assert visible(str(shown)) == visible(typed)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("klzzwxh:0001")
@example("- - -")
@example(": تعريف")
def test_a_paragraph_shows_what_was_typed(text: str) -> None:
    block = layout.paragraph(markdown.escape(text) or "x", id="p1")
    main = tree(f"قبلها\n\n{block}\n\nبعدها")
    assert [child.tag for child in main] == ["p", "p", "p"]
    assert len(main[1]) == 0
    assert main[1].get("id") == "p1"
    if markdown.escape(text):
        assert_shown(main[1].text_content(), text)


@given(TEXTS)
@settings(max_examples=120, deadline=None)
def test_a_heading_shows_what_was_typed(text: str) -> None:
    main = tree(layout.heading(2, "س " + markdown.escape(text, opens=False), "a1"))
    assert [child.tag for child in main] == ["h2"]
    assert main[0].get("id") == "a1"
    assert_shown(main[0].text_content(), "س " + text)


@given(TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_a_link_shows_its_label_and_its_title(label: str, title: str) -> None:
    made = markdown.link(
        "س" + markdown.escape(label, opens=False), "../glossary/x.md", title=title, classes="term"
    )
    main = tree(f"قبل {made} بعد\n{{: #p1 }}")
    [found] = main.iter("a")
    assert found.get("class") == "term"
    assert_shown(found.text_content(), "س" + label)
    assert_shown(found.get("title", ""), title)


@given(TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_items_and_definitions_show_what_was_typed(first: str, second: str) -> None:
    one, two = markdown.escape(first) or "x", markdown.escape(second) or "x"
    items = "\n".join(
        [
            layout.item([layout.paragraph(one, id="a1")]),
            layout.item([layout.paragraph("س", id="a2"), layout.item([layout.paragraph(two, id="a3")])]),
        ]
    )
    main = tree(f"{items}\n\nفاصل\n\nمصطلح\n:   {one}\n\n> {two}\n")
    assert [child.tag for child in main] == ["ul", "p", "dl", "blockquote"]
    shown = {e.get("id"): e for e in main.iter("li")}
    assert set(shown) == {"a1", "a2", "a3"}
    assert_shown(shown["a1"].text_content(), first if markdown.escape(first) else "x")
    assert_shown(shown["a3"].text_content(), second if markdown.escape(second) else "x")
    assert_shown(main[2][1].text_content(), first if markdown.escape(first) else "x")


@given(TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_a_table_cell_shows_what_was_typed(first: str, second: str) -> None:
    cells = [markdown.escape(text) for text in (first, second)]
    main = tree("\n".join(["| س | ع |", "| --- | --- |", f"| {cells[0]} | {cells[1]} |"]))
    row = [cell.text_content() for cell in main.iter("td")]
    assert [visible(cell) for cell in row] == [visible(first), visible(second)]


@given(st.dictionaries(st.sampled_from(["title", "issuer"]), TEXTS, min_size=1))
def test_front_matter_reads_back(fields: dict[str, str]) -> None:
    page = layout.page(fields, ["نص"])
    assert frontmatter.loads(page).metadata == {
        key: markdown.flatten(value).strip() for key, value in fields.items()
    }
