"""What is too long for one page: how it is parted, and how links find their part."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from build_tools.html_pieces import HIDDEN, PLACE
from build_tools.model import Page
from build_tools.wording import say
from build_tools.writers import layout, markdown, paths
from build_tools.writers.json_text import json_text

PART_BYTES = 700_000  # of Markdown: less than a megabyte of HTML
PART_PAGE = re.compile(r"reports/(?P<report>[^/]+)/part-(?P<number>\d+)\.md")
# What is looked behind stands after a sign, here and below: a search for the sign is several times as fast.
ID = re.compile(r"""id="(?<![\w-]id=")([^"\s]+)"|\{: #([\w-]+)""")
# A link to a place of its own page, in HTML, in a piece of it or in Markdown; no text can look like it.
HASH = f"(?:#|[&{HIDDEN['&']}]#35;)"
LESS = f"[<{HIDDEN['<']}]"
OWN = re.compile(rf'(?P<before>{LESS}a [^<{HIDDEN["<"]}]*?href="|\](?<!\\\])\(){HASH}(?P<anchor>[\w-]+)')

PathOf = Callable[[int], str]  # number of a part → its path
Places = Mapping[str, Mapping[str, int]]  # report → anchor → number of its part


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of each part, and the number of the part on which each anchor stands."""

    blocks: tuple[list[str], ...]
    places: Mapping[str, int]


def in_parts(blocks: Iterable[str]) -> Parts:
    """Return blocks of Markdown in parts of at most `PART_BYTES`; a block that is larger is alone."""
    parts: list[list[str]] = [[]]
    size = 0
    for text in blocks:
        length = len(text.encode())
        if parts[-1] and size + length > PART_BYTES:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += length
    if len(parts) == 1:
        return Parts((parts[0],), {})
    found = {anchor: number for number, part in enumerate(parts, 1) for anchor in anchors("\n".join(part))}
    return Parts(tuple(parts), found)


def part_pages(
    path: PathOf, title: str, fields: Mapping[str, object], parts: Parts, head: int
) -> Iterator[Page]:
    """Yield the pages of what is in parts; `fields` are the first page's.

    `head` is how many of its blocks stand above the text: the ways to the other parts follow them.
    """
    if len(parts.blocks) == 1:
        yield Page(path=path(1), text=layout.page(fields, parts.blocks[0]))
        return
    for number, blocks in enumerate(parts.blocks, 1):
        own = _with_links(blocks, path, number, parts.places)
        ways = _navigation(path, number, len(parts.blocks))
        if number == 1:
            yield Page(path=path(1), text=layout.page(fields, [*own[:head], ways, *own[head:], ways]))
        else:
            name = say("parts.part", number=number)
            named = {"title": f"{fields['title']} ({name})"}
            yield Page(path=path(number), text=layout.page(named, [f"# {title} ({name})", ways, *own, ways]))


def part_map(report: str, parts: Parts) -> Iterator[Page]:
    """Yield what leads from a report's first page to the parts of its anchors, where it has several."""
    if len(parts.blocks) > 1:
        later = {anchor: number for anchor, number in parts.places.items() if number > 1}
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
        way = rf"\](?<!\\\])\((?:\.\./)*(?:reports/)?|{PLACE}reports/"
        links = re.compile(rf"((?:{way}){re.escape(report)})\.md#([\w-]+)")

        def lead(match: re.Match[str], known: Mapping[str, int] = known) -> str:
            part = known.get(match[2])
            return match[0] if part is None else f"{match[1]}/part-{part}.md#{match[2]}"

        text = links.sub(lead, text)
    return page if text is page.text else replace(page, text=text)


def _navigation(path: PathOf, number: int, count: int) -> str:
    """The links from one part to all the others."""
    links = []
    for other in range(1, count + 1):
        name = say("parts.part", number=other)
        target = paths.relative(path(number), path(other))
        links.append(f"**{name}**" if other == number else markdown.link(name, target))
    return layout.container(
        "div", [" · ".join(links)], class_="report-parts", role="navigation", aria_label=say("parts.title")
    )


def _with_links(part: list[str], path: PathOf, number: int, places: Mapping[str, int]) -> list[str]:
    """Links inside the page lead to the part that has the place; in HTML the site finds its address."""

    def lead(match: re.Match[str]) -> str:
        other = places.get(match["anchor"], number)
        if other == number:
            return match[0]
        if match["before"] == "](":
            return f"]({paths.relative(path(number), path(other), match['anchor'])}"
        return f"{match['before']}{PLACE}{path(other)}#{match['anchor']}"

    return [OWN.sub(lead, text) for text in part]
