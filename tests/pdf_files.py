"""PDFs written by hand: each glyph where a test wants it, drawn as producers do, from left to right."""

import re
import zlib
from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
PAPER = f"0 0 {WIDTH} {HEIGHT}"
GLYPH = 0.5  # of the size of its letters is each glyph wide
KEPT = re.compile(r"[0-9A-Za-z]+(?:[.,/:][0-9A-Za-z]+)*")  # what is written from its left
MIRRORED = str.maketrans("()[]«»", ")(][»«")
LETTERS = re.compile(
    r"(?P<right>[\d.]+) (?P<top>[\d.]+) (?P<size>[\d.]+)(?P<bold>b?) (?P<text>.+)", re.DOTALL
)
RULING = re.compile(r"rule (?P<points>[\d.]+ [\d.]+ [\d.]+ [\d.]+)")
DIFFERENT = "\N{REPLACEMENT CHARACTER}"  # a glyph of which the font tells no letter


def pdf(pages: Iterable[Sequence[str]]) -> bytes:
    """Return a PDF of pages of rows: «540 80 12 نص», a line's right end, its place from the top, size, words.

    «12b» is bold; «rule 60 100 540 100» is a line across the page.
    """
    streams = ["\n".join(map(_drawn, rows)) for rows in pages]
    letters = sorted({char for rows in pages for row in rows for char in row})
    return pdf_of(streams, letters)


def pdf_of(streams: Sequence[str], letters: Sequence[str] = (), *, box: str = PAPER) -> bytes:
    """Return a PDF whose pages draw the given streams."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(streams)))
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        **_font(3, "Naskh", letters),
        **_font(6, "Naskh-Bold", letters),
    }
    for n, stream in enumerate(streams):
        page, content = 10 + 2 * n, 11 + 2 * n
        fonts = "<< /F 3 0 R /B 6 0 R >>"
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources << /Font {fonts} >> "
            f"/Contents {content} 0 R >>"
        ).encode()
        objects[content] = stream_of(stream.encode("latin-1"))
    return assembled(objects)


def stream_of(data: bytes, *, packed: bool = False) -> bytes:
    """Return a stream object of some data."""
    told = b" /Filter /FlateDecode" if packed else b""
    data = zlib.compress(data, 9) if packed else data
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), told, data)


def assembled(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a file of numbered objects, with the table of their places."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def _font(number: int, name: str, letters: Sequence[str]) -> dict[int, bytes]:
    """A font that is not in the file; each letter is the glyph of its own number."""
    told = [char for char in letters if char != DIFFERENT and ord(char) < 0x10000]
    parts = [told[n : n + 100] for n in range(0, len(told), 100)]
    pairs = "\n".join(
        "\n".join(
            (f"{len(part)} beginbfchar", *(f"<{ord(c):04x}> <{ord(c):04x}>" for c in part), "endbfchar")
        )
        for part in parts
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{pairs}\nendcmap end end"
    )
    system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    return {
        number: (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{number + 1} 0 R] /ToUnicode {number + 2} 0 R >>"
        ).encode(),
        number + 1: (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo {system} "
            f"/DW {round(1000 * GLYPH)} /FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 "
            "/FontBBox [0 -250 1000 800] /Ascent 800 /Descent -250 /ItalicAngle 0 /StemV 80 >> >>"
        ).encode(),
        number + 2: stream_of(cmap.encode()),
    }


def _drawn(row: str) -> str:
    if ruled := RULING.fullmatch(row):
        left, top, right, bottom = map(float, ruled["points"].split())
        return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S"
    found = LETTERS.fullmatch(row)
    assert found, row
    size, shown = float(found["size"]), visual(found["text"])
    left = float(found["right"]) - len(shown) * size * GLYPH
    codes = "".join(f"{ord(char):04x}" for char in shown)
    font = "B" if found["bold"] else "F"
    return f"BT /{font} {size} Tf {left:.2f} {HEIGHT - float(found['top']):.2f} Td <{codes}> Tj ET"


def visual(text: str) -> str:
    """Return the signs of a line from its left to its right: numbers and Latin words keep their direction."""
    parts: list[str] = []
    end = 0
    for kept in KEPT.finditer(text):
        parts += [text[end : kept.start()][::-1].translate(MIRRORED), kept[0]]
        end = kept.end()
    parts.append(text[end:][::-1].translate(MIRRORED))
    return "".join(reversed(parts))
