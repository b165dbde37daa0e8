"""Hostile PDFs, written by hand: what each is, and what must come of it."""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from pypdf import PdfReader, PdfWriter

from build_tools.library import Limits
from tests.pdf_files import assembled, pdf, pdf_of, stream_of

WORDS = ("540 90 20b عنوان الملف", "540 130 12 وهذا نص من سطر واحد في الملف كله.")
GOOD = "وهذا نص من سطر واحد في الملف كله."
SMALL = Limits(page_seconds=2, parser_seconds=10, parser_bytes=512 << 20, pages=20)
REFUSED, PUBLISHED = "refused", "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostilePdf:
    """A file, made when it is tried: it is refused with these words, or its good text is published.

    `findings` are told of a published one; one that is `either` may be read or refused.
    """

    name: str
    make: Callable[[], bytes]
    refused: str = ""
    findings: tuple[str, ...] = ()
    either: bool = False
    limits: Limits = field(default=SMALL)


def _with(
    objects: dict[int, bytes], change: Callable[[dict[int, bytes]], None], trailer: bytes = b""
) -> bytes:
    changed = dict(objects)
    change(changed)
    return assembled(changed, trailer)


def _parts(stream: str = "", *, box: str = "0 0 595 842", page: str = "", more: str = "") -> dict[int, bytes]:
    """The objects of a file of one page; `page` and `more` stand in its page and its catalog."""
    return {
        1: f"<< /Type /Catalog /Pages 2 0 R {more} >>".encode(),
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R {page} >>".encode(),
        4: stream_of(stream.encode("latin-1")),
    }


def _good() -> bytes:
    return pdf([WORDS])


def _locked(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_good())))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _added(fragment: bytes, more: bytes = b"") -> bytes:
    """The good file, its catalog with something more in it, and more objects."""
    whole = _good().replace(b"/Type /Catalog", b"/Type /Catalog " + fragment, 1)
    return whole.replace(b"xref\n", more + b"xref\n", 1)


def _bomb() -> bytes:
    data = zlib.compress(b"q Q " * 40_000_000, 9)
    objects = _parts()
    objects[4] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data)
    return assembled(objects)


def _chain() -> bytes:
    data = b" " * 50_000_000
    for _ in range(8):
        data = zlib.compress(data, 9)
    objects = _parts()
    filters = b"/FlateDecode " * 8
    objects[4] = b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(data), filters, data)
    return assembled(objects)


def _many_objects() -> bytes:
    objects = _parts()
    objects |= dict.fromkeys(range(10, 200_000), b"null")
    return assembled(objects)


def _picture() -> bytes:
    objects = _parts("q 595 0 0 842 0 0 cm /I Do Q", page="/Resources << /XObject << /I 5 0 R >> >>")
    head = b"<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8"
    objects[5] = head + b" /ColorSpace /DeviceRGB /Length 3 >>\nstream\nabc\nendstream"
    return assembled(objects)


def _form_in_itself() -> bytes:
    objects = _parts("/X Do", page="/Resources << /XObject << /X 5 0 R >> >>")
    objects[5] = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> "
        b"/Length 12 >>\nstream\n/X Do /X Do \nendstream"
    )
    return assembled(objects)


def _letters(told: str, times: int = 1) -> bytes:
    """The good file in which the glyph of «ع» stands for other letters."""
    code = b"<0639> <%s>" % told.encode("utf-16-be").hex().encode() * 1
    return pdf([(*WORDS, *(f"540 {200 + n} 12 ع" for n in range(times)))]).replace(b"<0639> <0639>", code)


def _widths(value: bytes) -> bytes:
    return _good().replace(b"/DW 500", b"/DW " + value)


FILES = (
    HostilePdf(
        name="no PDF but its first bytes",
        make=lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50,
        refused="a damaged PDF",
    ),
    HostilePdf(name="half a file", make=lambda: _good()[: len(_good()) // 2], either=True),
    HostilePdf(
        name="a file without its table of places",
        make=lambda: _good().partition(b"xref\n")[0],
        refused="a damaged PDF",
    ),
    HostilePdf(name="locked with a password", make=lambda: _locked("secret"), refused="a PDF that is locked"),
    HostilePdf(name="locked for its owner alone", make=lambda: _locked("")),
    HostilePdf(name="160 MB of signs in a small stream", make=_bomb, refused="a PDF"),
    HostilePdf(name="a stream packed eight times", make=_chain, refused="a PDF"),
    HostilePdf(
        name="a page of ten metres",
        make=lambda: pdf_of(["BT ET"], box="0 0 28350 28350"),
        refused="a PDF of pages larger",
    ),
    HostilePdf(name="200,000 objects", make=_many_objects, refused="a PDF"),
    HostilePdf(
        name="more letters on a page than any has",
        make=lambda: pdf_of(["BT /F 0.005 Tf 9 9 Td <" + "0041" * 70_000 + "> Tj ET"], "A"),
        refused="a PDF with too many signs",
    ),
    HostilePdf(
        name="pages that are their own parents",
        make=lambda: _with(
            _parts(), lambda o: o.update({2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"})
        ),
        refused="a PDF",
    ),
    HostilePdf(name="a form that draws itself twice", make=_form_in_itself, refused="a PDF"),
    HostilePdf(name="brackets in brackets", make=lambda: assembled(_parts("[" * 100_000)), refused="a PDF"),
    HostilePdf(
        name="a table of places that goes back to itself",
        make=lambda: assembled(_parts(), b"/Prev 9 "),
        refused="a PDF",
    ),
    HostilePdf(
        name="a page without any measure", make=lambda: assembled(_parts(box="0 0 0 0")), refused="a PDF"
    ),
    HostilePdf(
        name="a page of words for measures",
        make=lambda: assembled(_parts(box="/a /b /c /d")),
        refused="a damaged PDF",
    ),
    HostilePdf(name="a picture of 100,000 by 100,000 points", make=_picture, refused="a PDF"),
    HostilePdf(
        name="JavaScript, a program to start, an address to open",
        make=lambda: _added(
            b"/OpenAction << /S /JavaScript /JS (app.launchURL('https://evil.example/')) /Next "
            b"<< /S /Launch /F (calc.exe) /Next << /S /URI /URI (https://evil.example/) >> >> >>"
        ),
    ),
    HostilePdf(
        name="a file within",
        make=lambda: _added(
            b"/Names << /EmbeddedFiles << /Names [(evil.exe) 90 0 R] >> >>",
            b"90 0 obj\n<< /Type /Filespec /F (../../evil.exe) /EF << /F 91 0 R >> >>\nendobj\n"
            b"91 0 obj\n<< /Type /EmbeddedFile /Length 4 >>\nstream\nMZ!!\nendstream\nendobj\n",
        ),
    ),
    HostilePdf(name="a glyph that stands for a script", make=lambda: _letters("<script>alert(1)</script>")),
    HostilePdf(name="a glyph that stands for directions", make=lambda: _letters("\u202eع\u2066\u0000")),
    HostilePdf(name="a glyph that stands for a book", make=lambda: _letters("ا" * 60_000, 50), either=True),
    HostilePdf(name="glyphs wider than any page", make=lambda: _widths(b"1" + b"0" * 300), either=True),
    HostilePdf(name="glyphs of no width", make=lambda: _widths(b"0")),
    HostilePdf(name="glyphs of negative width", make=lambda: _widths(b"-500"), either=True),
    HostilePdf(
        name="glyphs of which no font tells the letters",
        make=lambda: pdf_of(["BT /F 12 Tf 90 700 Td <0639063a0641> Tj ET"]),
        findings=("F22",),
        either=True,
    ),
    HostilePdf(
        name="more pages than are read",
        make=lambda: pdf([WORDS, *[("540 90 12 نص",)] * 30]),
        findings=("F20",),
    ),
)
