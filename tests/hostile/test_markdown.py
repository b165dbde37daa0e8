"""Markdown of any kind is published, its raw HTML never reaches a page, and no letter of it is lost."""

from pathlib import Path

import pytest

from build_tools.model import Address, Corpus
from build_tools.model.tree import passages
from tests.hostile.conftest import Tally
from tests.hostile.inputs import read_texts
from tests.hostile.judging import build
from tests.hostile.sanitising import foreign

TEXTS = read_texts()
REPORT = """# عنوان عادي للنص

متن قبله {text} ومتن بعده وهو فقرة تامة طويلة من النص.

{text}

- بند أول {text}

> قول مأثور {text}

| أ | {text} |
|---|---|
| ب | {text} |

[^1]: حاشية {text} تمامها.

{text}
===

وهذا الموضع الأخير في النص كله هنا.[^1]
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, dict[str, str]]:
    """A library of reports in Markdown, one for each text, and its pages."""
    files = {f"text-{number}.md": REPORT.format(text=text) for number, text in enumerate(TEXTS)}
    corpus, made = build(files, tmp_path_factory.mktemp("texts"))
    return corpus, {page.path: page.text for page in made}


def test_every_text_in_markdown_is_published_whole(
    library: tuple[Corpus, dict[str, str]], tally: Tally
) -> None:
    tally("texts in Markdown", "published")
    assert library[0].refusals == ()
    assert len(library[0].documents) == len(TEXTS) + 1
    lost = {
        document.id: found
        for document in library[0].documents
        if (found := [finding for finding in document.findings if finding.id.startswith("E")])
    }
    assert lost == {}


def test_no_page_of_a_text_in_markdown_holds_what_a_sanitiser_would_remove(
    library: tuple[Corpus, dict[str, str]],
) -> None:
    found = {
        path: removed
        for path, text in library[1].items()
        if path.endswith(".md") and (removed := foreign(text))
    }
    assert found == {}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/hosts",
        "//evil.example/x",
        "https://good.example@evil.example/",
        "https:\\\\evil.example",
        "&#106;avascript:alert(1)",
        "\\javascript:alert(1)",
        "mailto:a@b.example?attach=/etc/hosts",
        "#__config",
    ],
)
def test_an_address_that_is_none_is_no_link(address: str, tmp_path: Path) -> None:
    text = (
        f"# عنوان\n\nكلام [قبله]({address}) و[بعده][اسم] و<a href='{address}'>وسم</a>.\n\n[اسم]: {address}\n"
    )
    (document,) = [one for one in build({"a.md": text}, tmp_path)[0].documents if one.id == "a"]
    spans = [span for passage in passages(document) for text in passage.texts for span in text.spans]
    assert [span for span in spans if isinstance(span, Address)] == []
