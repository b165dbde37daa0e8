"""Word files, read from their XML: no library gives the labels of lists, notes, changes and boxes at once."""

from collections.abc import Iterator

from build_tools.intake.readers.archives import Archive, Element
from build_tools.intake.readers.damage import refuse_damage
from build_tools.intake.readers.formed.parts import Parts
from build_tools.intake.readers.formed.pictures import with_pictures
from build_tools.intake.readers.formed.properties import property_entries
from build_tools.intake.readers.received import Received
from build_tools.intake.readers.word.names import R, Relation, W, relations, word_xml
from build_tools.intake.readers.word.numbering import Numbering
from build_tools.intake.readers.word.runs import Runs, Seen
from build_tools.intake.readers.word.styles import Styles
from build_tools.intake.readers.word.walk import Walk
from build_tools.library import Limits

__all__ = ["read_lines"]

MAIN = "word/document.xml"
PAGE_PARTS = ("headerReference", "footerReference")
KINDS = ("footnote", "endnote")
RUNNING_HEAD, HIDDEN = "running_head", "html_hidden"
MACROS = ("vbaproject.bin", "vbadata.xml")


def read_lines(data: bytes, file: str, limits: Limits) -> Received:
    """Return the lines of a Word file, each with what its style says, and what its properties say.

    Tracked changes are accepted, comments left out, and both are told. Raises SourceError for what is no Word
    file, or too much of one.
    """
    return _Reader(Archive(data, file, limits), file).read()


class _Reader:
    """Reads one file part by part."""

    def __init__(self, archive: Archive, file: str) -> None:
        self.archive = archive
        self.parts = Parts(file=file)
        self.seen = Seen()
        root = relations(archive, "")
        self.main = next(
            (one.part for one in root.values() if one.kind == "officeDocument" and one.part), MAIN
        )
        if self.main not in archive.parts:
            raise archive.refused("an archive without a Word document in it", "Save it as .docx from Word.")
        self.core = next(
            (one.part for one in root.values() if one.kind == "core-properties" and one.part), None
        )
        self.relations = relations(archive, self.main)
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"))

    def read(self) -> Received:
        """Return the lines: the heads of pages, the text, the notes below it."""
        document = word_xml(self.archive, self.main)
        body = document.find(f"{W}body")
        if body is None:
            raise self.archive.refused("a Word file without a text", "Save it again from Word.")
        self._page_heads(body)
        self._count_on(body)
        walk = self._walk(self.relations)
        walk.blocks(body)
        for line in walk.runs.finished():
            self.parts.remove(line.text, HIDDEN)
        self._notes()
        self._tell(document)
        refuse_damage("\n".join(self.parts.lines), self.parts.file, holds_tags=True)
        received = self.parts.received(stated=property_entries(self._properties()))
        files = self.archive.pictures(received)
        return with_pictures(received, files, self.parts.file, self.archive.limits)

    def _part(self, kind: str) -> Element | None:
        name = next((one.part for one in self.relations.values() if one.kind == kind and one.part), None)
        return None if name is None else word_xml(self.archive, name)

    def _walk(self, known: dict[str, Relation]) -> Walk:
        runs = Runs(styles=self.styles, relations=known, seen=self.seen)
        return Walk(parts=self.parts, styles=self.styles, numbering=self.numbering, runs=runs)

    def _page_heads(self, body: Element) -> None:
        """What stands at the head and the foot of each page, once."""
        told: set[str] = set()
        for reference in (one for name in PAGE_PARTS for one in body.iter(f"{W}{name}")):
            relation = self.relations.get(reference.get(f"{R}id") or "")
            if relation is None or relation.part is None or relation.part in told:
                continue
            told.add(relation.part)
            inner = Parts(file=self.parts.file)
            walk = self._walk(relations(self.archive, relation.part))
            walk.parts = inner
            walk.blocks(word_xml(self.archive, relation.part))
            for line in inner.lines:
                self.parts.remove(line, RUNNING_HEAD)

    def _notes(self) -> None:
        """The notes in the order of their markers: those of the pages, then those at the end."""
        kinds = {kind: self._noted(f"{kind}s") for kind in KINDS}
        done: set[tuple[str, str]] = set()
        while waiting := [one for one in self.seen.noted if one not in done]:  # a note may hold a marker
            for kind, id in waiting:
                done.add((kind, id))
                self._note(kinds[kind].get(id), kind, self.seen.noted[kind, id])
        for kind, notes in kinds.items():
            for id, note in notes.items():
                if (kind, id) not in done:
                    self.parts.remove(" ".join(note.itertext(f"{W}t")), HIDDEN)

    def _count_on(self, body: Element) -> None:
        """Notes of two kinds with the same numbers: those at the end go on behind those of the pages."""
        cited = {kind: {one.get(f"{W}id") for one in body.iter(f"{W}{kind}Reference")} for kind in KINDS}
        if all(cited.values()):
            self.seen.endnotes_from = len(cited["footnote"])
            self.parts.find("F34", line=1, first=self.seen.endnotes_from + 1)

    def _noted(self, kind: str) -> dict[str, Element]:
        root = self._part(kind)
        found = () if root is None else root.iter(f"{W}{kind[:-1]}")
        kept = [one for one in found if one.get(f"{W}type") in (None, "normal")]
        return {one.get(f"{W}id") or "": one for one in kept}

    def _note(self, note: Element | None, kind: str, number: int) -> None:
        name = next(
            (one.part for one in self.relations.values() if one.kind == f"{kind}s" and one.part), None
        )
        walk = self._walk(relations(self.archive, name) if name else {})
        walk.note, walk.heads_note = number, True
        if note is not None:
            walk.blocks(note)

    def _tell(self, document: Element) -> None:
        """F30, F31, F32: changes that are accepted, comments and objects that are left out."""
        if self.seen.inserted or self.seen.deleted:
            self.parts.find("F30", line=1, inserted=self.seen.inserted, deleted=self.seen.deleted)
        comments = self._part("comments")
        if comments is not None and (times := sum(1 for _ in comments.iter(f"{W}comment"))):
            self.parts.find("F31", line=1, times=times)
        names = (name.rpartition("/")[2].lower() for name in self.archive.parts)
        left = [*self.seen.objects, *("macros" for name in names if name in MACROS)]
        if left:
            self.parts.find("F32", line=1, times=len(left), what=", ".join(sorted(set(left))))

    def _properties(self) -> Iterator[tuple[str, str]]:
        if self.core is not None:
            for one in self.archive.xml(self.core):
                yield str(one.tag).rpartition("}")[2], "".join(one.itertext())
