"""Any text is shown as typed, wherever on a page it stands."""

from pathlib import Path

import frontmatter
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_tools.model import nodes
from build_tools.spelling import escaping
from build_tools.spelling.markdown import front_matter
from tests.writers.rendering import in_markdown, tree, words

CASES = Path(__file__).parents[1] / "cases" / "markdown"
SIGNS = st.sampled_from(yaml.safe_load((CASES / "signs.yml").read_text("utf-8")))
TEXTS = st.one_of(
    st.text(), st.lists(SIGNS, max_size=14).map("".join), st.lists(SIGNS, max_size=14).map(" ".join)
)


def visible(text: str) -> str:
    return words("".join(c for c in escaping.flatten(text) if c.isprintable() or c.isspace()))


def assert_shown(shown: object, typed: str) -> None:
    assert visible(str(shown)) == visible(typed)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("klzzwxh:0001")
@example("- - -")
@example(": تعريف")
def test_a_paragraph_shows_what_was_typed(text: str) -> None:
    around = [nodes.Paragraph(content=(word,)) for word in ("قبلها", "بعدها")]
    block = nodes.Paragraph(content=(text if escaping.escape(text) else "x",), id="p1")
    main = tree(in_markdown(around[0], block, around[1]))
    assert [child.tag for child in main] == ["p", "p", "p"]
    assert len(main[1]) == 0
    assert main[1].get("id") == "p1"
    if escaping.escape(text):
        assert_shown(main[1].text_content(), text)


@given(TEXTS)
@settings(max_examples=120, deadline=None)
def test_a_heading_shows_what_was_typed(text: str) -> None:
    main = tree(in_markdown(nodes.Heading(level=2, content=("س " + text,), id="a1")))
    assert [child.tag for child in main] == ["h2"]
    assert main[0].get("id") == "a1"
    assert_shown(main[0].text_content(), "س " + text)


@given(TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_a_link_shows_its_label_and_its_title(label: str, title: str) -> None:
    made = nodes.Link(content=("س" + label,), path="glossary/x.md", title=title, classes="term")
    main = tree(in_markdown(nodes.Paragraph(content=("قبل ", made, " بعد"), id="p1")))
    [found] = main.iter("a")
    assert found.get("class") == "term"
    assert_shown(found.text_content(), "س" + label)
    assert_shown(found.get("title", ""), title)


@given(TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_items_and_definitions_show_what_was_typed(first: str, second: str) -> None:
    one, two = ((text if escaping.escape(text) else "x",) for text in (first, second))
    inner = nodes.Items(items=(nodes.Item(blocks=(nodes.Paragraph(content=two, id="a3"),)),))
    items = nodes.Items(
        items=(
            nodes.Item(blocks=(nodes.Paragraph(content=one, id="a1"),)),
            nodes.Item(blocks=(nodes.Paragraph(content=("س",), id="a2"), inner)),
        )
    )
    defined = nodes.Definitions(entries=(nodes.Definition(term=("مصطلح",), meanings=(one,)),))
    quoted = nodes.Quotation(blocks=(nodes.Paragraph(content=two),))
    main = tree(in_markdown(items, nodes.Paragraph(content=("فاصل",)), defined, quoted))
    assert [child.tag for child in main] == ["ul", "p", "dl", "blockquote"]
    shown = {e.get("id"): e for e in main.iter("li")}
    assert set(shown) == {"a1", "a2", "a3"}
    assert_shown(shown["a1"].text_content(), first if escaping.escape(first) else "x")
    assert_shown(shown["a3"].text_content(), second if escaping.escape(second) else "x")
    assert_shown(main[2][1].text_content(), first if escaping.escape(first) else "x")


@given(TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_a_table_cell_shows_what_was_typed(first: str, second: str) -> None:
    main = tree(in_markdown(nodes.Table(head=(("س",), ("ع",)), rows=(((first,), (second,)),))))
    row = [cell.text_content() for cell in main.iter("td")]
    assert [visible(cell) for cell in row] == [visible(first), visible(second)]


@given(st.dictionaries(st.sampled_from(["title", "issuer"]), TEXTS, min_size=1))
def test_front_matter_reads_back(fields: dict[str, str]) -> None:
    page = f"{front_matter(fields)}\nنص\n"
    assert frontmatter.loads(page).metadata == {
        key: escaping.flatten(value).strip() for key, value in fields.items()
    }
