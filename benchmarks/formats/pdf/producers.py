"""Programs that write PDFs: each of those that are installed writes a text in a font."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pypdfium2

from benchmarks.formats.pdf.texts import Part

FONTS = {
    "Amiri": "Amiri",
    "Noto Naskh": "Noto Naskh Arabic",
    "Noto Sans": "Noto Sans Arabic",
    "KacstBook": "KacstBook",
    "Scheherazade": "Scheherazade",
    "DejaVu Sans": "DejaVu Sans",
}
HEAD = "نشرة الميناء - العدد الرابع"
STYLE = """
@page {{ size: A4; margin: 25mm 22mm; @top-center {{ content: "{head}"; font-size: 9pt }}
  @bottom-center {{ content: counter(page); font-size: 9pt }} }}
body {{ font-family: '{font}'; font-size: 13pt; line-height: 1.7; {more} }}
h1 {{ font-size: 22pt; column-span: all }} h2 {{ font-size: 17pt }} h3 {{ font-size: 14pt }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ border: 1px solid #000; padding: 4px }}
sup {{ font-size: 65%; vertical-align: super; line-height: 0 }}
.notes {{ font-size: 10pt; border-top: 1px solid #000 }}
.foot {{ float: footnote; font-size: 10pt }}
"""
DOTS = 300  # an inch
MARKER = re.compile(r"\[\^(\d+)\]")


class MissingError(Exception):
    """A program is not installed: its name."""


def page(parts: Sequence[Part], font: str, *, columns: int = 1, notes_at_foot: bool = False) -> str:
    """Return a text as a web page to be printed."""
    notes = {part.number: part.text for part in parts if part.kind == "note"}

    def words(text: str) -> str:
        def marker(found: re.Match[str]) -> str:
            number = int(found[1])
            if notes_at_foot:
                return f'<span class="foot">{escape(notes[number])}</span>'
            return f"<sup>{number}</sup>"

        return MARKER.sub(marker, escape(text))

    body = "\n".join(_element(part, words) for part in parts if part.kind != "note")
    if notes and not notes_at_foot:
        told = "".join(f"<p><sup>{number}</sup> {escape(text)}</p>" for number, text in notes.items())
        body += f'<div class="notes">{told}</div>'
    more = f"column-count: {columns}; column-gap: 9mm; font-size: 11pt" if columns > 1 else ""
    style = STYLE.format(font=FONTS[font], head=HEAD, more=more)
    head = (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><style>{style}</style></head>'
    )
    return f"{head}<body>{body}</body></html>"


def _element(part: Part, words: Callable[[str], str]) -> str:
    text = words(part.text)
    match part.kind:
        case "title":
            return f"<h1>{text}</h1>"
        case "heading":
            return f"<h{part.level}>{text}</h{part.level}>"
        case "bullet":
            return f"<ul><li>{text}</li></ul>"
        case "item":
            return f'<ol start="{part.number}"><li>{text}</li></ol>'
        case "table":
            head, *rows = (
                "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
                for tag, row in zip(("th", *["td"] * len(part.rows)), part.rows, strict=False)
            )
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in (head, *rows))}</table>"
    return f"<p>{text}</p>"


def chromium(parts: Sequence[Part], font: str, out: Path) -> None:
    """Print a page with Chromium; the notes stand at the end of the text."""
    program = _program("chromium")
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "text.html"
        source.write_text(page(parts, font), encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={out}",
        ]
        subprocess.run([program, *options, str(source)], check=True, capture_output=True, timeout=120)


def weasyprint(parts: Sequence[Part], font: str, out: Path) -> None:
    """Print a page with WeasyPrint; the notes stand at the foot of their pages."""
    _weasy(page(parts, font, notes_at_foot=True), out)


def weasyprint_columns(parts: Sequence[Part], font: str, out: Path) -> None:
    """Print a page in two columns with WeasyPrint."""
    _weasy(page(parts, font, columns=2), out)


def _weasy(source: str, out: Path) -> None:
    try:
        from weasyprint import HTML
    except ImportError:
        raise MissingError("weasyprint") from None
    HTML(string=source).write_pdf(out)


def xelatex(parts: Sequence[Part], font: str, out: Path) -> None:
    """Typeset a text with pandoc and XeLaTeX."""
    pandoc, _ = _program("pandoc"), _program("xelatex")
    options = ["--pdf-engine=xelatex", "-V", f"mainfont={FONTS[font]}", "-f", "markdown", "-o", str(out)]
    given = _markdown(parts)
    subprocess.run([pandoc, *options], input=given, text=True, check=True, capture_output=True, timeout=180)


def scanned(parts: Sequence[Part], font: str, out: Path) -> None:
    """Draw each page of a print by Chromium as a picture of 300 dots an inch, as a scanner does."""
    _program("tesseract")
    with tempfile.TemporaryDirectory() as room:
        printed = Path(room) / "text.pdf"
        chromium(parts, font, printed)
        document = pypdfium2.PdfDocument(printed)
        pictures = [
            document[n].render(scale=DOTS / 72, grayscale=True).to_pil() for n in range(len(document))
        ]
        pictures[0].save(out, save_all=True, append_images=pictures[1:], resolution=DOTS)


def libreoffice(parts: Sequence[Part], font: str, out: Path) -> None:
    """Write a Word file with pandoc, as editors do, and print it with LibreOffice."""
    office, pandoc = _program("soffice"), _program("pandoc")
    with tempfile.TemporaryDirectory() as room:
        word = Path(room) / "text.docx"
        subprocess.run(
            [pandoc, "-f", "markdown", "-o", str(word)],
            input=_markdown(parts), text=True, check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        _set_font(word, FONTS[font])
        home = f"-env:UserInstallation=file://{tempfile.gettempdir()}/warraq-office"
        command = [office, "--headless", home, "--convert-to", "pdf", "--outdir", room, str(word)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.move(word.with_suffix(".pdf"), out)


def _markdown(parts: Sequence[Part]) -> str:
    blocks = ["---\ndir: rtl\nlang: ar\n---"]
    for part in parts:
        text = MARKER.sub(r"\\[^\1\\]", part.text).replace("[", "\\[").replace("]", "\\]")
        text = text.replace("\\\\[^", "[^").replace("\\\\]", "]")
        match part.kind:
            case "title":
                blocks.append(f"# {text}")
            case "heading":
                blocks.append(f"{'#' * part.level} {text}")
            case "bullet":
                blocks.append(f"- {text}\n\n<!-- -->")
            case "item":
                blocks.append(f"{part.number}. {text}\n\n<!-- -->")
            case "note":
                blocks.append(f"[^{part.number}]: {text}")
            case "table":
                head, *rows = (f"| {' | '.join(row)} |" for row in part.rows)
                blocks.append("\n".join((head, "|" + "---|" * len(part.rows[0]), *rows)))
            case _:
                blocks.append(text)
    return "\n\n".join(blocks)


def _set_font(word: Path, font: str) -> None:
    """Set the font of a Word file, and its tables from right to left and ruled."""
    with zipfile.ZipFile(word) as given:
        files = {name: given.read(name).decode("utf-8") for name in given.namelist()}
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
    styles = re.sub(r"<w:rFonts [^>]*/>", fonts, files["word/styles.xml"])
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    files["word/styles.xml"] = styles
    files["word/document.xml"] = re.sub(
        r"<w:tblPr>(<w:tblStyle [^>]*/>)?",
        rf"<w:tblPr>\g<1><w:bidiVisual/><w:tblBorders>{border}</w:tblBorders>",
        files["word/document.xml"],
    )
    with zipfile.ZipFile(word, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            out.writestr(name, text)


def _program(name: str) -> str:
    if (found := shutil.which(name)) is None:
        raise MissingError(name)
    return found


PRODUCERS: dict[str, Callable[[Sequence[Part], str, Path], None]] = {
    "Chromium": chromium,
    "WeasyPrint": weasyprint,
    "WeasyPrint, two columns": weasyprint_columns,
    "LibreOffice": libreoffice,
    "XeLaTeX": xelatex,
}
SCANNED = "Chromium, scanned at 300 dpi"
