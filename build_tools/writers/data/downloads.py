"""A report as files for other programs: the original, references, plain text, Markdown."""

from base64 import b64decode
from collections.abc import Callable, Iterator

from build_tools.citations.bibtex import bibtex
from build_tools.citations.csl import csl_json
from build_tools.citations.reference import Reference, cite_report
from build_tools.citations.ris import ris
from build_tools.model import Corpus, Page
from build_tools.spelling import paths
from build_tools.writers.data.reading_text import markdown_text, plain_text
from build_tools.writers.json_text import json_text
from build_tools.writers.text.figures import shown_pictures

# Suffix of the file → the report's reference in that format.
REFERENCES: dict[str, Callable[[Reference], str]] = {
    "bib": bibtex,
    "ris": ris,
    "csl.json": lambda reference: json_text([csl_json(reference)]),
}

# MkDocs would make a page of a file that ends in .md.
TEXT, MARKDOWN = "txt", "markdown.txt"
# Formats of sources that are offered as received, by the suffix of the file on the site: no host may serve a
# saved page as a page, for its scripts would run under the name of the library.
ORIGINALS = {"pdf": "pdf", "docx": "docx", "odt": "odt", "html": "html.txt", "htm": "html.txt"}
SUFFIXES = (*REFERENCES, MARKDOWN, TEXT)


def write_downloads(corpus: Corpus) -> Iterator[Page]:
    """Yield the files of every report. They hold no address of the site: it is not known here."""
    for document in corpus.documents:
        if (format := document.source.format) in ORIGINALS:
            path = paths.download(document.id, ORIGINALS[format])
            yield Page(path=path, text="", copied=document.source.file)
        for picture, path in shown_pictures(document).values():
            yield Page(path=path, text="", data=b64decode(picture.data))
        reference = cite_report(document)
        for suffix, show in REFERENCES.items():
            yield Page(path=paths.download(document.id, suffix), text=show(reference))
        yield Page(path=paths.download(document.id, TEXT), text=plain_text(document))
        yield Page(path=paths.download(document.id, MARKDOWN), text=markdown_text(document))
