"""One ZIP that opens from `file://` with no network."""

import re
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from build_tools.site import build_site

FOLDER = "warraq"  # what the ZIP unpacks to
DATE = (2000, 1, 1, 0, 0, 0)  # no clock: the same site gives the same bytes
FILE_MODE = 0o100644

# What only a server, a search engine or a developer of the theme uses, and search in other languages.
LEFT_OUT = re.compile(
    r"sitemap\.xml(\.gz)?|404\.html|search/search_index\.json|.*\.map"
    r"|.*/lunr/(tinyseg|wordcut)\.js|.*/lunr\.(?!ar|multi|stemmer)[a-z]+\.min\.js"
)


def write_offline(docs: Path, config: Path, out: Path) -> Path:
    """Write the site of `docs` as one ZIP to `out` and return `out`.

    Raises SiteError where the site cannot be built.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        site = build_site(docs, config, Path(room, "site"), offline=True)
        packed = Path(room, "packed.zip")
        _pack(site, packed)
        out.write_bytes(packed.read_bytes())
    return out


def _pack(site: Path, out: Path) -> None:
    with ZipFile(out, "w") as bundle:
        for name, path in sorted(_files(site)):
            entry = ZipInfo(f"{FOLDER}/{name}", DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = FILE_MODE << 16
            bundle.writestr(entry, path.read_bytes())


def _files(site: Path) -> list[tuple[str, Path]]:
    found = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return [(name, path) for name, path in found if not LEFT_OUT.fullmatch(name)]
