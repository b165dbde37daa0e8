"""Citations read back by the parsers of others; what is not known is left out."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from build_tools.citations.attribution import attribution, quotation
from build_tools.citations.bibtex import bibtex
from build_tools.citations.csl import csl_json
from build_tools.citations.linked_data import json_ld
from build_tools.citations.meta import meta_tags
from build_tools.citations.reference import Reference, cite_passage, cite_report
from build_tools.citations.ris import ris
from build_tools.model import Author, Fact, Metadata, Origin
from build_tools.model.tree import passages
from tests.citations.samples import ALL, AWKWARD, BARE, PASSAGE, PLAIN
from tests.ledger.library import document

SCHEMA = json.loads((Path(__file__).parent / "csl-item.schema.json").read_text(encoding="utf-8"))
# Terms of schema.org that a report may use; the vocabulary itself is not fetched.
TERMS = {
    "@context", "@type", "@id", "name", "headline", "inLanguage", "identifier", "url", "datePublished",
    "author", "publisher", "isBasedOn", "hasPart", "position", "text",
}  # fmt: skip
TYPES = {"Report", "Article", "NewsArticle", "CreativeWork", "Person", "Organization"}


@pytest.mark.parametrize("reference", ALL, ids=lambda reference: reference.id)
def test_bibtex_is_read_back(reference: Reference) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    middlewares = pytest.importorskip("bibtexparser.middlewares")
    library = bibtexparser.parse_string(
        bibtex(reference), append_middleware=[middlewares.LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    read = fields["title"].replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^")
    assert _bare(read) == _bare(reference.title)
    assert fields.get("year") == (reference.date[:4] if reference.date else None)
    assert ("author" in fields) == bool(reference.creators)


@pytest.mark.parametrize("reference", ALL, ids=lambda reference: reference.id)
def test_ris_is_read_back(reference: Reference) -> None:
    rispy = pytest.importorskip("rispy")
    (entry,) = rispy.loads(ris(reference))
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == " ".join(reference.title.split())
    assert entry.get("authors", []) == list(reference.creators)
    assert entry.get("year") == (reference.date[:4] if reference.date else None)
    assert entry.get("abstract") == (" ".join(reference.text.split()) if reference.text else None)


def test_csl_fits_its_schema() -> None:
    items = json.loads(json.dumps([csl_json(reference) for reference in ALL]))
    assert list(Draft202012Validator(SCHEMA).iter_errors(items)) == []
    assert [item.get("issued") for item in items] == [
        {"date-parts": [[2022, 3, 15]]},
        None,
        {"date-parts": [[2021, 8]]},
        {"date-parts": [[2022]]},
    ]


@pytest.mark.parametrize("genre", ["un_report", "news_item", "web_article", "analysis_paper", "charter"])
def test_linked_data_uses_terms_of_its_context(genre: str) -> None:
    data = json.loads(json.dumps(json_ld(PLAIN, genre, [PASSAGE, BARE])))
    used, types = _terms(data)
    assert used <= TERMS
    assert types <= TYPES
    assert [part["position"] for part in data["hasPart"]] == [14]


def test_what_is_not_known_is_left_out() -> None:
    assert set(csl_json(BARE)) == {"id", "type", "title", "language"}
    assert "author" not in bibtex(BARE)
    assert "year" not in bibtex(BARE)
    assert "PY" not in ris(BARE)
    assert set(json_ld(BARE, "charter")) == {
        "@context",
        "@type",
        "name",
        "headline",
        "inLanguage",
        "identifier",
    }
    assert {name for _, name, _ in meta_tags(BARE)} == {
        "citation_title", "citation_language", "DC.title", "DC.language", "og:type", "og:title", "og:locale",
    }  # fmt: skip
    assert attribution(BARE) == "«نص بلا تاريخ ولا كاتب»."


def test_inferred_facts_are_not_cited_but_a_supplied_title_is() -> None:
    inferred = {"value": "مستنتج", "origin": Origin.INFERRED}
    metadata = Metadata(
        title=Fact(**inferred),  # type: ignore[arg-type]
        issuer=Fact(**inferred),  # type: ignore[arg-type]
        author=Fact(value="سعاد علي", origin=Origin.EDITOR),
        authors=(Author(name="سعاد علي", origin=Origin.EDITOR),),
    )
    from dataclasses import replace

    cited = cite_report(replace(document("r", ["نص"]), metadata=metadata))
    assert (cited.title, cited.issuer, cited.authors, cited.date) == ("مستنتج", None, ("سعاد علي",), None)


def test_a_passage_is_cited_by_its_printed_number_and_its_own_link() -> None:
    report = document("r", ["7 - نص الفقرة", "نص بلا رقم"])
    numbered, other = (cite_passage(report, passage, "https://x.example/r/") for passage in passages(report))
    assert numbered.url == "https://x.example/r/#p7"
    assert numbered.id == "r-p7"
    assert attribution(numbered) == "«تقرير r»، الفقرة 7. https://x.example/r/#p7"
    assert other.number is None
    assert other.url == f"https://x.example/r/#{other.anchor}"


def test_a_quotation_is_closed_and_attributed() -> None:
    words, line = quotation(PASSAGE).split("\n")
    assert words == "«تتولى البلديات “صيانة” الطرق. ER - وترفع عنها تقريرا.»"
    assert line.startswith("مركز البحوث، «تقرير عن إصلاح قطاع الأمن»، 2022، الفقرة 14. https://")


def test_no_value_breaks_a_line_of_ris() -> None:
    assert sum(line.startswith("ER  -") for line in ris(PASSAGE).splitlines()) == 1


def test_braces_of_bibtex_are_balanced() -> None:
    for reference in ALL:
        assert bibtex(reference).count("{") == bibtex(reference).count("}")
    assert r"5\% \& 100\$ \textbraceleft{}مركز" in bibtex(AWKWARD)
    assert "@techreport{a-b--," in bibtex(AWKWARD)


def test_heads_carry_three_vocabularies() -> None:
    tags = {name: content for _, name, content in meta_tags(PLAIN, "وصف", "المكتبة")}
    assert tags["citation_publication_date"] == "2022/03/15"
    assert tags["DC.date"] == "2022-03-15"
    assert tags["og:description"] == "وصف"
    assert tags["citation_technical_report_number"] == "A/62/659-S/2008/39"


def _bare(text: str) -> str:
    """The text without braces: the parser knows no command for them."""
    return " ".join(text.replace("{", "").replace("}", "").split())


def _terms(data: object) -> tuple[set[str], set[str]]:
    used: set[str] = set()
    types: set[str] = set()
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        inner, inner_types = _terms(value)
        used, types = used | inner, types | inner_types
    if isinstance(data, dict):
        used |= data.keys()
        types |= {data["@type"]}
    return used, types
