"""A report of several pages: how its text is parted, and how links find their part."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from build_tools.html_pieces import HIDDEN, PLACE
from build_tools.model import Page
from build_tools.wording import say
from build_tools.writers import layout, markdown, paths
from build_tools.writers.json_text import json_text

PART_BYTES = 700_000  # of Markdown: less than a megabyte of HTML
PART_PAGE = re.compile(r"reports/(?P<report>[^/]+)/part-(?P<number>\d+)\.md")
# What is looked behind stands after a sign, here and below: a search for the sign is several times as fast.
ID = re.compile(r"""id="(?<![\w-]id=")([^"\s]+)"|\{: #([\w-]+)""")
# A link to a place of its own page, in a piece of HTML or in Markdown; no text can look like it.
HASH = f"(?:#|{HIDDEN['&']}#35;)"
OWN = re.compile(
    rf'(?P<before>{HIDDEN["<"]}a [^{HIDDEN["<"]}]*?href="|\](?<!\\\])\(){HASH}(?P<anchor>[\w-]+)'
)

Places = Mapping[str, Mapping[str, int]]  # report → anchor → number of its part


def part_texts(pieces: Iterable[str]) -> list[list[str]]:
    """Return pieces of Markdown as parts of at most `PART_BYTES`; a piece that is larger is alone."""
    parts: list[list[str]] = [[]]
    size = 0
    for text in pieces:
        length = len(text.encode())
        if parts[-1] and size + length > PART_BYTES:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += length
    return parts


def part_pages(
    report: str, title: str, fields: Mapping[str, object], parts: Sequence[list[str]], head: int
) -> Iterator[Page]:
    """Yield the pages of a report, its first blocks among them, and the map that leads to its parts.

    `head` is how many of its blocks stand above the text: the ways to the other parts follow them.
    """
    if len(parts) == 1:
        yield Page(path=paths.report(report), text=layout.page(fields, parts[0]))
        return
    places = {anchor: number for number, part in enumerate(parts, 1) for anchor in anchors("\n".join(part))}
    for number, part in enumerate(parts, 1):
        own = _with_links(part, report, number, places)
        path = paths.report(report) if number == 1 else paths.part(report, number)
        ways = _navigation(report, number, len(parts))
        if number == 1:
            yield Page(path=path, text=layout.page(fields, [*own[:head], ways, *own[head:], ways]))
        else:
            named = {"title": f"{fields['title']} ({say('parts.part', number=number)})", "report": report}
            heading = f"# {title} ({say('parts.part', number=number)})"
            yield Page(path=path, text=layout.page(named, [heading, ways, *own, ways]))
    later = {anchor: number for anchor, number in places.items() if number > 1}
    yield Page(path=paths.part_map(report), text=f"reportParts({json_text(later).strip()});\n")


def anchors(text: str) -> Iterator[str]:
    """Yield the anchors that Markdown gives."""
    for found in ID.finditer(text):
        yield found[1] or found[2]


def collect_places(pages: Iterable[Page], places: dict[str, dict[str, int]]) -> Iterator[Page]:
    """Yield `pages`, and note in `places` which anchors stand on later parts of a report."""
    for page in pages:
        if found := PART_PAGE.fullmatch(page.path):
            known = places.setdefault(found["report"], {})
            known.update((anchor, int(found["number"])) for anchor in anchors(page.text))
        yield page


def lead_to_parts(page: Page, places: Places) -> Page:
    """Return a page whose links to passages of a report in parts lead to the right one."""
    text = page.text
    if not page.path.endswith(".md"):  # a text in the data is as it was typed
        return page
    for report, known in places.items():
        links = re.compile(rf"(\](?<!\\\])\((?:\.\./)*(?:reports/)?{re.escape(report)})\.md#([\w-]+)")

        def lead(match: re.Match[str], known: Mapping[str, int] = known) -> str:
            part = known.get(match[2])
            return match[0] if part is None else f"{match[1]}/part-{part}.md#{match[2]}"

        text = links.sub(lead, text)
    return page if text is page.text else replace(page, text=text)


def _navigation(report: str, number: int, count: int) -> str:
    """The links from one part to all the others."""
    page = paths.report(report) if number == 1 else paths.part(report, number)
    links = []
    for other in range(1, count + 1):
        target = paths.report(report) if other == 1 else paths.part(report, other)
        name = say("parts.part", number=other)
        links.append(f"**{name}**" if other == number else markdown.link(name, paths.relative(page, target)))
    return layout.container(
        "div", [" · ".join(links)], class_="report-parts", role="navigation", aria_label=say("parts.title")
    )


def _with_links(part: list[str], report: str, number: int, places: Mapping[str, int]) -> list[str]:
    """Links inside the report lead to the part that has the place; in HTML the site finds its address."""

    def lead(match: re.Match[str]) -> str:
        other = places.get(match["anchor"], number)
        if other == number:
            return match[0]
        target = paths.report(report) if other == 1 else paths.part(report, other)
        if match["before"] == "](":
            page = paths.report(report) if number == 1 else paths.part(report, number)
            return f"]({paths.relative(page, target, match['anchor'])}"
        return f"{match['before']}{PLACE}{target}#{match['anchor']}"

    return [OWN.sub(lead, text) for text in part]
