"""OpenDocument texts, read from their XML into the same lines as Word files."""

from collections.abc import Iterator

from build_tools.intake.readers.archives import Archive, Element
from build_tools.intake.readers.damage import refuse_damage
from build_tools.intake.readers.formed.parts import Parts
from build_tools.intake.readers.formed.pictures import with_pictures
from build_tools.intake.readers.formed.properties import property_entries
from build_tools.intake.readers.opendocument.lists import Lists
from build_tools.intake.readers.opendocument.names import OFFICE, STYLE, TEXT, local
from build_tools.intake.readers.opendocument.runs import Runs, Seen
from build_tools.intake.readers.opendocument.styles import Styles
from build_tools.intake.readers.opendocument.walk import Walk
from build_tools.intake.readers.received import Received
from build_tools.library import Limits

__all__ = ["read_lines"]

CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
KIND = "application/vnd.oasis.opendocument.text"
PAGE_PARTS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
MACROS = ("basic/", "scripts/")
RUNNING_HEAD = "running_head"


def read_lines(data: bytes, file: str, limits: Limits) -> Received:
    """Return the lines of an OpenDocument text, each with what its style says, and what its properties say.

    Tracked changes are accepted, comments left out, and both are told. Raises SourceError for what is no such
    text, or too much of one.
    """
    archive = Archive(data, file, limits)
    if "mimetype" in archive.parts and not archive.read("mimetype").startswith(KIND.encode()):
        raise archive.refused("an OpenDocument file that is no text", "Save its text as .odt.")
    if CONTENT not in archive.parts:
        raise archive.refused("an archive without an OpenDocument text", "Save it as .odt from its program.")
    content = archive.xml(CONTENT)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise archive.refused("an OpenDocument file without a text", "Save it again from its program.")
    whole = archive.xml(STYLES) if STYLES in archive.parts else content
    parts, seen = Parts(file=file), Seen()
    _page_heads(whole, parts, _walk(parts, content, whole, Seen()))
    _count_on(body, seen, parts)
    walk = _walk(parts, content, whole, seen)
    walk.blocks(body)
    _notes(walk)
    _tell(parts, seen, body, archive)
    refuse_damage("\n".join(parts.lines), file, holds_tags=True)
    received = parts.received(stated=property_entries(_properties(archive)))
    return with_pictures(received, archive.pictures(received), file, limits)


def _walk(parts: Parts, content: Element, whole: Element, seen: Seen) -> Walk:
    styles = Styles(content, whole)
    return Walk(parts=parts, styles=styles, lists=Lists(content, whole), runs=Runs(styles=styles, seen=seen))


def _page_heads(whole: Element, parts: Parts, walk: Walk) -> None:
    """What stands at the head and the foot of each page, once."""
    told: set[str] = set()
    for place in (one for name in PAGE_PARTS for one in whole.iter(f"{STYLE}{name}")):
        walk.parts = Parts(file=parts.file)
        walk.blocks(place)
        for line in walk.parts.lines:
            if line not in told:
                parts.remove(line, RUNNING_HEAD)
            told.add(line)


def _count_on(body: Element, seen: Seen, parts: Parts) -> None:
    """Notes of two kinds with the same numbers: those at the end go on behind those of the pages."""
    kinds = [one.get(f"{TEXT}note-class") or "footnote" for one in body.iter(f"{TEXT}note")]
    if "footnote" in kinds and "endnote" in kinds:
        seen.endnotes_from = kinds.count("footnote")
        parts.find("F34", line=1, first=seen.endnotes_from + 1)


def _notes(walk: Walk) -> None:
    """The notes by their numbers; one may hold the marker of another."""
    done = 0
    while waiting := sorted(walk.runs.seen.notes[done:], key=lambda one: one[0]):
        done += len(waiting)
        for number, body in waiting:
            walk.note, walk.heads_note = number, True
            walk.depths.end()
            walk.blocks(body)


def _tell(parts: Parts, seen: Seen, body: Element, archive: Archive) -> None:
    """F30, F31, F32: changes that are accepted, comments and objects that are left out."""
    changes = [local(one) for region in body.iter(f"{TEXT}changed-region") for one in region]
    if changes:
        inserted, deleted = changes.count("insertion"), changes.count("deletion")
        parts.find("F30", line=1, inserted=inserted, deleted=deleted)
    if seen.comments:
        parts.find("F31", line=1, times=seen.comments)
    macros = any(name.lower().startswith(MACROS) for name in archive.parts)
    left = [*seen.objects, *(["macros"] if macros else [])]
    if left:
        parts.find("F32", line=1, times=len(left), what=", ".join(sorted(set(left))))


def _properties(archive: Archive) -> Iterator[tuple[str, str]]:
    if META in archive.parts:
        for group in archive.xml(META):
            yield from ((local(one), "".join(one.itertext())) for one in group)
