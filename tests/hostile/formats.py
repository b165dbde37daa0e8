"""Hostile files of formats that programs write, made by code: each with what must come of it."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from build_tools.library import Limits
from tests.office_files import archive, opendocument, word

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
TEXT = P.format("نص عن النهر.")
ODT_TEXT = "<text:p>نص عن النهر.</text:p>"
PAGE = "<html><body><p>نص عن النهر.</p>{}</body></html>"
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ضحك'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE x [<!ENTITY out SYSTEM '../outside.txt'>]>"
REMOTE = "<!DOCTYPE x SYSTEM 'https://example.org/x.dtd'>"
PARAMETER = "<!DOCTYPE x [<!ENTITY % p SYSTEM '../outside.txt'> %p;]>"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A file: how it is made, what it is refused for (nothing: it is published), and what it tells."""

    name: str
    suffix: str
    make: Callable[[], bytes]
    refused: str = ""
    findings: tuple[str, ...] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    shows: str = "نص عن النهر."

    @property
    def bounds(self) -> Limits:
        """The limits it is read within."""
        return Limits(**self.limits)


def _xml(declared: str, inner: str = "", part: str = "word/document.xml") -> bytes:
    """A Word file one part of which declares what it must not."""
    text = word(TEXT)
    with ZipFile(BytesIO(text)) as given:
        files: dict[str, str | bytes] = {name: given.read(name) for name in given.namelist()}
    old = files[part].decode()  # type: ignore[union-attr]
    head, _, rest = old.partition("?>")
    files[part] = f"{head}?>{declared}{rest.replace('نص عن النهر.', f'نص عن النهر.{inner}')}"
    return archive(files)


def _bomb() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * (40 << 20))
    return data.getvalue()


def _twice() -> bytes:
    """Two parts of one name: of what one program checks, another may read the other."""
    data = BytesIO(word(TEXT))
    with ZipFile(data, "a") as made:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made.writestr("word/document.xml", "<x/>")
    return data.getvalue()


def _locked() -> bytes:
    """An archive whose parts say that they are locked."""
    data = bytearray(word(TEXT))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        flags = struct.unpack_from("<H", data, place + 8)[0]
        struct.pack_into("<H", data, place + 8, flags | 1)
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def _relation(kind: str, target: str, *, external: bool = True) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="x1" Type="{LINK}/{kind}" Target="{target}"{mode}/>'


def _picture(target: str, *, external: bool = True) -> bytes:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="صورة"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="x1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    return word(TEXT + drawing, relations=_relation("image", target, external=external))


def _field(told: str) -> bytes:
    run = (
        '<w:p><w:r><w:t>نص عن النهر.</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>{told}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return word(run)


def _page(inner: str, head: str = "") -> bytes:
    return (head + PAGE.format(inner)).encode()


def _loop() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("a", "b"), ("b", "a"))
    )
    return word(
        '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>نص عن النهر.</w:t></w:r></w:p>', styles=styles
    )


def _counts() -> bytes:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
        '<w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1%1%1%9."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    listed += "<w:r><w:t>بند</w:t></w:r></w:p>"
    return word(TEXT + listed, numbering=numbering)


def _noted() -> bytes:
    marker = '<w:p><w:r><w:t>حاشية</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body = '<w:p><w:r><w:t>نص عن النهر.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    return word(body, footnotes=f'<w:footnote w:id="2">{marker}</w:footnote>')


def _wide() -> bytes:
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>خلية</w:t></w:r></w:p></w:tc>'
    )
    return word(f"{TEXT}<w:tbl><w:tr>{cell * 2}</w:tr><w:tr>{cell * 2}</w:tr></w:tbl>")


MANY = {"elements": 1_000}
WORD = (
    Hostile(
        name="an-archive-that-unpacks-to-much-more",
        suffix=".docx",
        make=_bomb,
        refused="a thousand times",
        limits={"archive_bytes": 1 << 20},
    ),
    Hostile(
        name="an-archive-of-very-many-files",
        suffix=".docx",
        make=lambda: word(TEXT, parts={f"x/{n}": "" for n in range(5_000)}),
        refused="an archive of 5,0",
    ),
    Hostile(name="no-archive", suffix=".docx", make=lambda: "نص".encode(), refused="no archive"),
    Hostile(
        name="an-old-file-under-a-new-name",
        suffix=".docx",
        make=lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600,
        refused="an old or a locked Office file",
    ),
    Hostile(
        name="an-archive-that-is-cut",
        suffix=".docx",
        make=lambda: word(TEXT)[:900],
        refused="a damaged archive",
    ),
    Hostile(
        name="two-parts-of-one-name",
        suffix=".docx",
        make=_twice,
        refused="an archive with two parts of one name",
    ),
    Hostile(name="a-locked-archive", suffix=".docx", make=_locked, refused="a file locked with a password"),
    Hostile(
        name="an-archive-of-something-else",
        suffix=".docx",
        make=lambda: archive({"a.txt": "نص"}),
        refused="an archive without a Word document",
    ),
    Hostile(
        name="entities-that-multiply",
        suffix=".docx",
        make=lambda: _xml(LAUGHS, "&j;"),
        refused="a part «word/document.xml»",
    ),
    Hostile(
        name="an-entity-from-outside",
        suffix=".docx",
        make=lambda: _xml(OUTSIDE, "&out;"),
        refused="a part «word/document.xml»",
    ),
    Hostile(
        name="a-type-from-the-network",
        suffix=".docx",
        make=lambda: _xml(REMOTE),
        refused="a part «word/document.xml»",
    ),
    Hostile(
        name="a-parameter-from-outside",
        suffix=".docx",
        make=lambda: _xml(PARAMETER),
        refused="a part «word/document.xml»",
    ),
    Hostile(
        name="entities-in-the-styles",
        suffix=".docx",
        make=lambda: _xml(LAUGHS, part="word/styles.xml"),
        refused="a part «word/styles.xml»",
    ),
    Hostile(
        name="parts-too-deep-in-others",
        suffix=".docx",
        make=lambda: word("<w:sdt><w:sdtContent>" * 2_000 + TEXT + "</w:sdtContent></w:sdt>" * 2_000),
        refused="a part «word/document.xml» that is no XML, or goes too deep",
    ),
    Hostile(
        name="very-many-elements",
        suffix=".docx",
        make=lambda: word(TEXT + "<w:p/>" * 5_000),
        refused="a part of more than 1,000 elements",
        limits=MANY,
    ),
    Hostile(
        name="a-name-that-leads-out",
        suffix=".docx",
        make=lambda: word(TEXT, parts={"../../outside.txt": "نص آخر"}),
    ),
    Hostile(
        name="a-picture-out-of-the-archive",
        suffix=".docx",
        make=lambda: _picture("../../../outside.txt", external=False),
        findings=("F35",),
    ),
    Hostile(
        name="a-picture-from-the-network",
        suffix=".docx",
        make=lambda: _picture("https://example.org/a.png"),
        findings=("F35",),
    ),
    Hostile(
        name="a-picture-from-the-machine",
        suffix=".docx",
        make=lambda: _picture("file:///etc/passwd"),
        findings=("F35",),
    ),
    Hostile(
        name="a-picture-that-is-none",
        suffix=".docx",
        make=lambda: _with_part("word/media/a.png", b"MZ" + b"\0" * 90),
        findings=("F35",),
    ),
    Hostile(
        name="macros",
        suffix=".docx",
        make=lambda: word(TEXT, parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        findings=("F32",),
    ),
    Hostile(
        name="an-object-of-another-program",
        suffix=".docx",
        make=lambda: word(TEXT + "<w:p><w:r><w:object/></w:r></w:p>"),
        findings=("F32",),
    ),
    Hostile(
        name="a-page-inside-the-file",
        suffix=".docx",
        make=lambda: word(
            TEXT + '<w:altChunk r:id="x1"/>',
            parts={"word/a.html": "<script>1</script>"},
            relations=_relation("aFChunk", "a.html", external=False),
        ),
        findings=("F32",),
    ),
    Hostile(
        name="a-template-from-the-network",
        suffix=".docx",
        make=lambda: word(TEXT, relations=_relation("attachedTemplate", "https://example.org/t.dotm")),
    ),
    Hostile(
        name="a-link-that-is-a-program",
        suffix=".docx",
        make=lambda: word(
            TEXT + '<w:p><w:hyperlink r:id="x1"><w:r><w:t>اضغط</w:t></w:r></w:hyperlink></w:p>',
            relations=_relation("hyperlink", "javascript:alert(1)"),
        ),
        findings=("F02",),
    ),
    Hostile(
        name="a-field-that-runs-a-program",
        suffix=".docx",
        make=lambda: _field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'),
    ),
    Hostile(
        name="a-field-that-takes-a-file",
        suffix=".docx",
        make=lambda: _field('INCLUDETEXT "file:///etc/passwd"'),
    ),
    Hostile(name="styles-in-a-circle", suffix=".docx", make=_loop),
    Hostile(name="numbers-without-end", suffix=".docx", make=_counts),
    Hostile(name="a-note-in-itself", suffix=".docx", make=_noted),
    Hostile(name="cells-over-a-million-columns", suffix=".docx", make=_wide),
)
OPENDOCUMENT = (
    Hostile(
        name="a-sheet-that-is-called-a-text",
        suffix=".odt",
        make=lambda: opendocument("", parts={"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        refused="an OpenDocument file that is no text",
    ),
    Hostile(
        name="entities-that-multiply-in-a-text",
        suffix=".odt",
        make=lambda: opendocument(ODT_TEXT, parts={"styles.xml": LAUGHS + "<x>&j;</x>"}),
        refused="a part «styles.xml»",
    ),
    Hostile(
        name="cells-repeated-without-end",
        suffix=".odt",
        make=lambda: opendocument(
            ODT_TEXT + '<table:table><table:table-row table:number-rows-repeated="999999">'
            '<table:table-cell table:number-columns-repeated="999999"><text:p>خلية</text:p>'
            "</table:table-cell>"
            "</table:table-row><table:table-row><table:table-cell><text:p>أ</text:p></table:table-cell>"
            "</table:table-row></table:table>"
        ),
    ),
    Hostile(
        name="a-part-of-another-file",
        suffix=".odt",
        make=lambda: opendocument(
            ODT_TEXT
            + '<text:section text:name="s"><text:section-source xlink:href="../outside.txt"/></text:section>'
        ),
    ),
    Hostile(
        name="scripts-of-a-text",
        suffix=".odt",
        make=lambda: opendocument(ODT_TEXT, parts={"Basic/Standard/a.xml": "<x/>"}),
        findings=("F32",),
    ),
    Hostile(
        name="an-object-in-a-frame",
        suffix=".odt",
        make=lambda: opendocument(
            ODT_TEXT + '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
        ),
        findings=("F32",),
    ),
    Hostile(
        name="a-picture-by-its-path",
        suffix=".odt",
        make=lambda: opendocument(
            ODT_TEXT + '<text:p><draw:frame><draw:image xlink:href="/etc/passwd"/>'
            "<svg:desc>صورة</svg:desc></draw:frame></text:p>"
        ),
        findings=("F35",),
    ),
)
PAGES = (
    Hostile(
        name="scripts-and-their-kin",
        suffix=".html",
        make=lambda: _page(
            '<script>alert(1)</script><img src=x onerror="alert(1)">'
            '<svg><script>alert(2)</script></svg><a href="javascript:alert(3)">رابط</a>'
        ),
        findings=("F02",),
    ),
    Hostile(
        name="elements-too-deep-in-others",
        suffix=".html",
        make=lambda: _page("<div>" * 50_000),
        refused="a page whose parts lie more than",
    ),
    Hostile(
        name="very-many-elements-of-a-page",
        suffix=".html",
        make=lambda: _page("<b>نص</b>" * 5_000),
        refused="a page of more than 1,000 elements",
        limits=MANY,
    ),
    Hostile(
        name="cells-over-very-many-rows",
        suffix=".html",
        make=lambda: _page(
            '<table><tr><td colspan="999999" rowspan="999999">أ</td></tr>'
            "<tr><td>ب</td><td>ج</td></tr></table>"
        ),
    ),
    Hostile(
        name="a-frame-of-the-machine",
        suffix=".html",
        make=lambda: _page(
            '<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>'
            '<link rel="import" href="file:///etc/passwd">'
        ),
    ),
    Hostile(name="entities-of-a-page-that-multiply", suffix=".html", make=lambda: _page("&j;", LAUGHS)),
    Hostile(
        name="an-encoding-that-hides-tags",
        suffix=".html",
        make=lambda: (
            b'<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- '
            + "نص عن النهر.</p>".encode()
        ),
    ),
    Hostile(name="bytes-of-nothing", suffix=".html", make=lambda: _page("<p>ن\0ص</p>")),
    Hostile(name="a-comment-without-an-end", suffix=".html", make=lambda: _page("<!-- نص مخفي" * 2_000)),
    Hostile(
        name="notes-in-a-circle",
        suffix=".html",
        make=lambda: _page('<p>أ<a id="a" href="#b">1</a></p><p id="b">ب<a id="c" href="#a">1</a></p>'),
    ),
    Hostile(
        name="an-attribute-without-an-end",
        suffix=".html",
        make=lambda: _page(f'<p title="{"x" * 3_000_000}">نص</p>'),
    ),
    Hostile(name="lists-in-lists-in-lists", suffix=".html", make=lambda: _page("<ul><li>بند" * 60)),
    Hostile(
        name="a-picture-in-its-address",
        suffix=".html",
        make=lambda: _page(f'<img alt="صورة" src="data:image/png;base64,{"A" * 400_000}">'),
        findings=("F35",),
    ),
)
HOSTILE = (*WORD, *OPENDOCUMENT, *PAGES)


def _with_part(name: str, data: bytes) -> bytes:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="صورة"/><a:graphic><a:graphicData><pic:pic>'
        '<pic:blipFill><a:blip r:embed="x1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline>"
        "</w:drawing></w:r></w:p>"
    )
    target = name.removeprefix("word/")
    return word(TEXT + drawing, parts={name: data}, relations=_relation("image", target, external=False))
