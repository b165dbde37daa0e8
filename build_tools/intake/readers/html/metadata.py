"""What the head of a page says of its text: tags for libraries, for networks, for search engines."""

import json
from collections.abc import Iterator

from build_tools.intake.readers.html.tree import Element
from build_tools.intake.stated.heads import Entry

# Names of tags → a key of the table of keys; the surest first.
NAMES = {
    "citation_title": "title", "dc.title": "title", "dcterms.title": "title", "og:title": "headline",
    "citation_publication_date": "published", "citation_date": "date_published", "dc.date": "dc:date",
    "dcterms.issued": "issued", "article:published_time": "article:published_time", "date": "datetime",
    "article:modified_time": "article:modified_time",
    "citation_author": "author", "dc.creator": "dc:creator", "article:author": "article:author",
    "author": "byline",
    "citation_publisher": "publisher", "citation_technical_report_institution": "institution",
    "dc.publisher": "dc:publisher", "og:site_name": "og:site_name",
    "citation_technical_report_number": "document_number",
    "og:url": "og:url", "og:locale": "og:locale", "dc.language": "dc:language",
}  # fmt: skip
LINKED = {"headline": "headline", "datePublished": "date_published", "author": "authors",
          "publisher": "publisher", "dateModified": "date_modified", "inLanguage": "language"}  # fmt: skip
WORKS = (
    "Article",
    "NewsArticle",
    "Report",
    "ScholarlyArticle",
    "BlogPosting",
    "TechArticle",
    "WebPage",
    "Legislation",
)
LONGEST_DATA = 200_000
BETWEEN = " |-–—»«:·"
MOST = 200  # tags that are read


def page_entries(root: Element) -> Iterator[Entry]:
    """Yield what the head of a page says, by keys that the project knows; the same key as a list."""
    found: dict[str, list[object]] = {}
    for key, value in (*_tags(root), *_linked(root), *_links(root)):
        if value not in found.setdefault(key, []):
            found[key].append(value)
    titles = found.get("title") or found.get("headline")
    if titles:
        found["title"] = titles[:1]
    elif titled := _title(root, str(found.get("og:site_name", [""])[0])):
        found["title"] = [titled]
    for key, values in found.items():
        yield Entry(
            key=key, value=values if len(values) > 1 and key in ("author", "authors") else values[0], lines=()
        )


def _title(root: Element, site: str) -> str:
    """The title of a page without the name of its site behind it."""
    title = " ".join("".join(root.xpath("string(/html/head/title)")).split())
    return title.removesuffix(site).strip(BETWEEN) if site else title


def _tags(root: Element) -> Iterator[tuple[str, object]]:
    for number, tag in enumerate(root.iter("meta")):
        if number >= MOST:
            return
        name = (tag.get("name") or tag.get("property") or "").strip().lower()
        value = (tag.get("content") or "").strip()
        if value and name in NAMES:
            yield NAMES[name], value


def _links(root: Element) -> Iterator[tuple[str, object]]:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "canonical", (link.get("href") or "").strip()
            return


def _linked(root: Element) -> Iterator[tuple[str, object]]:
    """What data for search engines say of the work that the page is."""
    for script in root.iter("script"):
        told = "".join(script.itertext())
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(told) > LONGEST_DATA:
            continue
        try:
            data = json.loads(told)
        except (ValueError, RecursionError):
            continue
        for work in _works(data):
            yield from ((LINKED[key], work[key]) for key in LINKED if work.get(key))
            return


def _works(data: object) -> Iterator[dict[str, object]]:
    candidates = data if isinstance(data, list) else [data]
    for one in candidates:
        if isinstance(one, dict):
            inner = one.get("@graph")
            for work in inner if isinstance(inner, list) else [one]:
                kinds = work.get("@type") if isinstance(work, dict) else None
                if any(kind in WORKS for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    yield work
