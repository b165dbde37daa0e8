"""Pages that grow with the library: none is large, and every passage is led to from one of them."""

import re
from collections import Counter

import pytest

from build_tools.model import Corpus, Page
from build_tools.pipeline import read_corpus
from build_tools.writers import pages
from build_tools.writers.parts import INDEX_BYTES

REPORTS, PARAGRAPHS = 70, 25
GROWING = ("topics/", "glossary/", "lists/", "reports/index")
LINK = re.compile(r'href="docs:reports/([\w-]+)\.md#([\w-]+)"')


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A library whose reports all speak of one country, in every paragraph."""
    sources = tmp_path_factory.mktemp("library") / "sources"
    sources.mkdir()
    (sources / "glossary.yml").write_text("- {id: bridge, term: جسر, definition: ما يُعبر عليه.}\n", "utf-8")
    (sources / "topics.yml").write_text("[]\n", "utf-8")
    for number in range(REPORTS):
        told = "\n\n".join(
            f"{at} - افتتح الوزير في ليبيا جسر القرية رقم {at} وحضر الافتتاح سكان القرى كلها في ذلك اليوم."
            for at in range(1, PARAGRAPHS)
        )
        (sources / f"r{number}.txt").write_text(f"تقرير الجسور {number}\n\n{told}\n", "utf-8")
    return read_corpus(sources)


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> dict[str, Page]:
    return {page.path: page for page in pages(corpus) if page.path.startswith(GROWING)}


def test_no_page_that_grows_with_the_library_is_large(made: dict[str, Page]) -> None:
    sizes = {path: len(page.shown.html.encode()) for path, page in made.items()}
    assert max(sizes.values()) > INDEX_BYTES / 2
    assert {path: size for path, size in sizes.items() if size > 1.1 * INDEX_BYTES} == {}


@pytest.mark.parametrize(
    ("folder", "uses"), [("topics/libya", "topic_uses"), ("glossary/bridge", "term_uses")]
)
def test_every_passage_is_led_to_once(folder: str, uses: str, made: dict[str, Page], corpus: Corpus) -> None:
    shown = "".join(page.shown.html for path, page in made.items() if path.startswith(folder))
    told = Counter(LINK.findall(shown))
    wanted = getattr(corpus, uses)[folder.split("/")[1]]
    assert len(wanted) == REPORTS * (PARAGRAPHS - 1)
    assert told == Counter((use.report, use.anchor) for use in wanted)


def test_what_stands_on_another_page_is_led_to_without_a_script(made: dict[str, Page]) -> None:
    first = made["topics/libya.md"].shown.html
    assert re.search(r'href="docs:topics/libya/part-\d+\.md#more-r\d+"', first)
