"""What Python-Markdown makes of a page's Markdown is the HTML that the site shows of it."""

from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

import frontmatter
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Corpus, Ledger, Page, nodes
from build_tools.pipeline import read_corpus
from build_tools.spelling import spell
from build_tools.writers import pages
from tests.core.corpora import ROOT
from tests.hostile.inputs import read_texts
from tests.hostile.judging import build
from tests.hostile.library import everywhere
from tests.ledger import library as ledger
from tests.spelling.comparing import outline
from tests.writers import library
from tests.writers.rendering import EXTENSIONS

RECEIVED = ROOT.parent / "shared" / "sources"
TEXTS = read_texts()


@pytest.mark.parametrize("sources", [ROOT / "sources", RECEIVED], ids=["own", "received"])
def test_pages_of_sources_are_the_same_in_both(sources: Path) -> None:
    if not sources.is_dir():
        pytest.skip(f"no {sources} here")
    assert_same(pages(read_corpus(sources)))


def test_pages_with_a_block_of_each_kind_are_the_same_in_both() -> None:
    assert_same(pages(library.corpus()))


@pytest.mark.parametrize("number", range(0, len(TEXTS), 12))
def test_pages_on_which_any_text_stands_anywhere_are_the_same_in_both(number: int, tmp_path: Path) -> None:
    assert_same(build(everywhere(TEXTS[number : number + 12]), tmp_path)[1])


def test_pages_of_updated_reports_are_the_same_in_both() -> None:
    """Notices stand below passages and among the items of lists."""
    lines = [
        "1 - بدأ البرنامج في العاصمة قبل ثلاث سنوات.",
        "- بند أول من القائمة الطويلة",
        "- بند ثان من القائمة الطويلة",
        "- بند ثالث من القائمة الطويلة",
        "2 - تتولى البلديات صيانة الطرق والمدارس.",
    ]
    first = keep_anchors([ledger.document("r", lines), ledger.document("s", lines[:1])], Ledger())
    without = [line for line in lines if "ثان" not in line and not line.startswith("1 -")]
    kept = keep_anchors([ledger.document("r", without)], first.ledger)
    made = list(pages(Corpus(documents=kept.documents, ledger=kept.ledger, redirects=kept.redirects)))
    assert any("tombstone" in page.text for page in made)
    assert_same(made)


WORDS = st.text("اب 1.-_*#<&[|:~=+>{}/!?`\\\"'", min_size=1, max_size=12).map(lambda text: f"س{text}")
INLINE: st.SearchStrategy[nodes.Content] = st.lists(
    st.one_of(
        WORDS,
        st.builds(
            lambda kind, text: nodes.Phrase(kind=kind, content=(text,)),
            st.sampled_from(["strong", "mark", "ins", "del", "sup", "bdi", "code", "s"]),
            WORDS.map(str.strip),
        ),
        st.builds(
            lambda text, title: nodes.Link(content=(text,), path="reports/b.md", anchor="p1", title=title),
            WORDS,
            WORDS,
        ),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
LINES = st.builds(lambda content: nodes.Paragraph(content=content, classes="facts"), INLINE)
LEAVES = st.one_of(
    LINES,
    st.builds(lambda content: nodes.Heading(level=2, content=content, id="h"), INLINE),
    st.builds(lambda content: nodes.Quotation(blocks=(nodes.Paragraph(content=content),)), INLINE),
    st.builds(
        lambda rows: nodes.Table(head=rows[0], rows=tuple(rows[1:])),
        st.lists(st.tuples(INLINE, INLINE), min_size=1, max_size=3),
    ),
    st.builds(
        lambda found, classes: nodes.Definitions(
            entries=tuple(nodes.Definition(term=term, meanings=(said,)) for term, said in found),
            classes=classes,
        ),
        st.lists(st.tuples(INLINE, INLINE), min_size=1, max_size=3),
        st.sampled_from(["", "changes"]),
    ),
    st.builds(lambda text: nodes.Code(text=text), WORDS),
    st.builds(lambda alt: nodes.Picture(path="downloads/a.webp", alt=alt, width=8, height=5), WORDS),
)


def lists_of(blocks: st.SearchStrategy[nodes.Block]) -> st.SearchStrategy[nodes.Block]:
    """Return lists of lines, and boxes around any blocks."""
    items = st.lists(LINES.map(lambda line: nodes.Item(blocks=(line,))), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(lambda found, loose: nodes.Items(items=found, loose=loose), items, st.booleans()),
        st.builds(
            lambda found, inner: nodes.Items(
                items=(*found, nodes.Item(blocks=(*found[0].blocks, nodes.Items(items=inner))))
            ),
            items,
            items,
        ),
        st.lists(blocks, min_size=1, max_size=3).map(
            lambda inner: nodes.Box(kind="div", blocks=tuple(inner), classes="notice", role="note")
        ),
        st.lists(blocks, min_size=1, max_size=3).map(
            lambda inner: nodes.Items(
                items=(nodes.Item(blocks=tuple(inner), id="fn1", value="1"),), numbered=True, loose=True
            )
        ),
        st.builds(
            lambda summary, inner: nodes.Disclosure(summary=summary, blocks=tuple(inner)),
            INLINE,
            st.lists(blocks, min_size=1, max_size=2),
        ),
    )


@given(st.lists(st.recursive(LEAVES, lists_of, max_leaves=8), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_blocks_are_the_same_in_both(blocks: list[nodes.Block]) -> None:
    sheet = nodes.Sheet(path="reports/a.md", fields={"title": "س"}, blocks=tuple(blocks))
    assert_same([spell(sheet, {})])


def assert_same(made: Iterable[Page]) -> None:
    """Assert for each page that both spellings give one HTML, and one table of contents."""
    for page in made:
        if page.shown is None:
            assert not page.path.endswith(".md"), page.path
            continue
        reader = markdown.Markdown(extensions=EXTENSIONS)
        theirs = reader.convert(frontmatter.loads(page.text).content)
        assert outline(page.shown.html, page.path) == outline(theirs, page.path), page.path
        theirs_told = list(_flat(reader.toc_tokens))  # type: ignore[attr-defined]
        ours_told = [(level, id, unescape(words)) for level, id, words in page.shown.contents]
        assert ours_told == theirs_told, page.path


def _flat(tokens: list[dict[str, Any]]) -> Iterable[tuple[int, str, str]]:
    for token in tokens:
        yield token["level"], token["id"], unescape(token["name"])
        yield from _flat(token["children"])
