"""Archives that nobody trusts, as Word and OpenDocument files are: each part is read within limits."""

import posixpath
import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from build_tools.ground.errors import SourceError
from build_tools.intake.readers.received import Received
from build_tools.library import Limits

MOST_TIMES = 1_000  # that a part of some size may be larger than what is stored of it
LARGE = 8 << 20
LOCKED = 0x1
CHUNK = 1 << 16
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
Element = Any


class Archive:
    """The parts of an archive by their names. Each is unpacked when it is asked for, and never to a file."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self.left = limits.archive_bytes
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, LookupError, NotImplementedError) as problem:
            raise self.refused(
                _no_archive(data, problem), "Save it again with the program that wrote it."
            ) from None
        if len(entries) > limits.archive_files:
            found = f"an archive of {len(entries):,} files, more than {limits.archive_files:,}"
            raise self.refused(found, "Raise `archive_files` in warraq.toml if you know the file.")
        self.parts: dict[str, ZipInfo] = {}
        for entry in entries:
            if entry.filename in self.parts:
                raise self.refused("an archive with two parts of one name", "Save the document again.")
            self.parts[entry.filename] = entry

    def read(self, name: str) -> bytes:
        """Return the bytes of a part. Raises SourceError where they are too many, or cannot be unpacked."""
        entry = self.parts[name]
        if entry.flag_bits & LOCKED:
            raise self.refused("a file locked with a password", "Save it without one.")
        most = min(self.left, max(entry.compress_size * MOST_TIMES, LARGE))
        try:
            data = self._unpacked(entry, most)
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
            raise self.refused("an archive that is damaged", "Save it again from its original.") from None
        if len(data) > most:
            found = f"an archive that unpacks to a thousand times its size, or to more than {most:,} bytes"
            raise self.refused(found, "Raise `archive_bytes` in warraq.toml if you know the file.")
        self.left -= len(data)
        return data

    def pictures(self, received: Received) -> dict[str, bytes]:
        """Return those parts that figures name, as bytes."""
        named = {known.name for known in received.formed if known.role == "figure"}
        return {name: self.read(name) for name in sorted(named) if name in self.parts}

    def xml(self, name: str) -> Element:
        """Return a part as a tree. Raises SourceError for what is no XML, or has entities of its own."""
        return self.parsed(self.read(name), name)

    def parsed(self, data: bytes, name: str) -> Element:
        """Return the bytes of a part as a tree; nothing is fetched for it."""
        if data.count(b"<") > 2 * self.limits.elements:
            found = f"a part of more than {self.limits.elements:,} elements"
            raise self.refused(found, "Raise `elements` in warraq.toml if you know the file.")
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            found = f"a part «{name}» that is no XML, or goes too deep ({problem.msg})"
            raise self.refused(found[:300], "Save the document again from its original.") from None
        if root.getroottree().docinfo.internalDTD is not None:
            found = f"a part «{name}» with a document type of its own, as no program writes it"
            raise self.refused(found, "Do not trust this file; ask for another.")
        return root

    def refused(self, found: str, advice: str) -> SourceError:
        """Return the error that refuses this file."""
        return SourceError(
            file=self.file, line=None, found=found, expected="a document as programs write it", advice=advice
        )

    def _unpacked(self, entry: ZipInfo, most: int) -> bytes:
        parts: list[bytes] = []
        length = 0
        with self._zip.open(entry) as stream:
            while length <= most and (chunk := stream.read(CHUNK)):
                parts.append(chunk)
                length += len(chunk)
        return b"".join(parts)


def inside(base: str, target: str) -> str | None:
    """Return the name of a part that another one names; None for what leads out of the archive.

    >>> inside("word/document.xml", "media/a.png"), inside("word/document.xml", "../../etc/passwd")
    ('word/media/a.png', None)
    """
    if target.startswith("/"):
        path = posixpath.normpath(target.lstrip("/"))
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
    return None if path.startswith("..") or path == "." or "://" in target or "\\" in target else path


def _no_archive(data: bytes, problem: Exception) -> str:
    if data.startswith(OLD_OFFICE):
        return "an old or a locked Office file under a new name"
    return "no archive" if not data.startswith(b"PK") else f"a damaged archive ({type(problem).__name__})"
