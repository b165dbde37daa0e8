"""The names of Word's XML, and what a part of a file says of the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.intake.readers.archives import Archive, Element, inside

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT = {  # names of the strict form of the standard → those of the usual one
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
}
ON = ("1", "true", "on", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a part names: the kind of it, and the name of a part or an address outside the archive."""

    kind: str
    part: str | None = None
    address: str = ""


def word_xml(archive: Archive, name: str) -> Element:
    """Return a part of a Word file as a tree, in the usual form of the standard."""
    data = archive.read(name)
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    return archive.parsed(data, name)


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """Return what a part names, by its own identifiers; a part that is not there has no name."""
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if path not in archive.parts:
        return {}
    found = {}
    for one in archive.xml(path):
        target, kind = one.get("Target") or "", (one.get("Type") or "").rpartition("/")[2]
        if (one.get("TargetMode") or "").lower() == "external":
            found[one.get("Id") or ""] = Relation(kind=kind, address=target)
        else:
            within = inside(part, target)
            known = within if within in archive.parts else None
            found[one.get("Id") or ""] = Relation(kind=kind, part=known, address="" if known else target)
    return found


def value(element: Element | None, name: str) -> str | None:
    """Return the `w:val` of a child of an element, or None where there is no such child."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def is_on(element: Element | None, name: str) -> bool | None:
    """Tell whether a switch is on in an element; None where it does not say so."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val") in ON


def number(text: str | None) -> int | None:
    """Return a number as Word writes it, or None for what is none, or too large for one."""
    bare = (text or "").strip()
    return (
        int(bare)
        if bare.removeprefix("-").isascii() and bare.removeprefix("-").isdecimal() and len(bare) < 10
        else None
    )


def shown(element: Element) -> Iterator[Element]:
    """Yield the elements right below one; of two forms of the same content the first that is whole."""
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            forms = [form for form in child if form.tag in (f"{MC}Choice", f"{MC}Fallback")]
            for form in forms[:1]:
                yield from shown(form)
        else:
            yield child
