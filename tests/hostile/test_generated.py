"""Text that nobody wrote: nothing a sanitiser would remove stands on a page of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.linking import link
from build_tools.model import Line, Source
from build_tools.pipeline import read_document
from build_tools.writers import pages
from tests.core.generated import PLAUSIBLE
from tests.hostile.inputs import read_texts
from tests.hostile.sanitising import foreign

PIECES = st.sampled_from(
    [
        *read_texts(),
        *"<>&\"'`*_[](){}#|!:;/\\=~^-+.\n\t",
        "<",
        "</",
        "<!--",
        "-->",
        "&#",
        "](",
        "{:",
        "}",
        "on",
        "=",
    ]
)
LINES = st.one_of(
    st.lists(PIECES, min_size=1, max_size=12).map("".join),
    st.lists(PIECES, min_size=1, max_size=6).map(" ".join),
    st.text(max_size=60),
    PLAUSIBLE,
)


@given(st.lists(LINES, min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_page_of_any_text_holds_what_a_sanitiser_would_remove(lines: list[str]) -> None:
    numbered = enumerate("\n".join(lines).split("\n"), 1)
    source = Source(
        id="a",
        file="a.txt",
        format="txt",
        sha256="0" * 64,
        lines=tuple(Line(number=number, text=text, received=text) for number, text in numbered),
    )
    document = read_document(source)
    assert [found for found in document.findings if found.id.startswith("E")] == []
    for page in pages(link((document,), (), ())):
        if page.path.endswith(".md"):
            assert foreign(page.text) == ""
