"""Word and OpenDocument files made of the XML that a test is about, and of no more than they need."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
OASIS = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"
    for name, space in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
} | {"xlink": "http://www.w3.org/1999/xlink", "dc": SPACES["dc"]}  # fmt: skip
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in {
        "Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Quote": "Quote",
        "Caption": "caption",
        "TOC1": "toc 1",
    }.items()
)  # fmt: skip


def word(
    body: str,
    *,
    parts: Mapping[str, str | bytes] | None = None,
    relations: str = "",
    core: str = "",
    **told: str,
) -> bytes:
    """Return a Word file with a body; `told` are its other parts by their kind."""
    kinds = {"styles": STYLES, **told}
    inner = "".join(
        f'<Relationship Id="{kind}" Type="{TYPE}/{kind}" Target="{kind}.xml"/>'
        for kind in KINDS
        if kind in kinds
    )
    inner += relations
    root = f'<Relationship Id="main" Type="{TYPE}/officeDocument" Target="word/document.xml"/>'
    if core:
        root += f'<Relationship Id="core" Type="{TYPE}/core-properties" Target="docProps/core.xml"/>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{root}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>',
        "word/document.xml": _xml("w:document", f"<w:body>{body}</w:body>", SPACES),
        **{f"word/{kind}.xml": _xml(f"w:{kind}", text, SPACES) for kind, text in kinds.items()},
        **({"docProps/core.xml": _xml("cp:coreProperties", core, SPACES)} if core else {}),
        **(parts or {}),
    }
    return archive(files)


def opendocument(
    text: str,
    *,
    styles: str = "",
    meta: str = "",
    pages: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return an OpenDocument text; `styles` are those of its content, `pages` what its master pages hold."""
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{text}</office:text></office:body>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": _xml("office:document-content", content, OASIS),
            "styles.xml": _xml("office:document-styles", pages, OASIS),
            "meta.xml": _xml("office:document-meta", f"<office:meta>{meta}</office:meta>", OASIS),
            **(parts or {}),
        }
    )


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of files by their names."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return data.getvalue()


def _xml(name: str, inner: str, spaces: Mapping[str, str]) -> str:
    told = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {told}>{inner}</{name}>'
