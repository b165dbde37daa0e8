"""One ZIP that opens from `file://` with no network."""

import hashlib
import io
import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from build_tools.ground.publishing import put_file, workroom
from build_tools.library import read_settings
from build_tools.site.build import SiteError, build_site, check_outside

HOME = re.compile(r"[a-z0-9-]+/index\.html")
DATE = (2000, 1, 1, 0, 0, 0)  # no clock: the same site gives the same bytes
FILE_MODE = 0o100644
UNIX = 3
SUMS = "SHA256SUMS"  # as sha256sum -c reads it
SUM = re.compile(rb"[0-9a-f]{64}  [^\n]+\n")

# What only a server, a search engine or a developer of the theme uses.
LEFT_OUT = re.compile(
    r"sitemap\.xml(\.gz)?|feed\.xml|robots\.txt|llms\.txt|404\.html|_headers|\.well-known/.*"
    r"|.*\.map"
)


def write_offline(docs: Path, config: Path, out: Path) -> Path:
    """Write the site of `docs` as one ZIP to `out`, its checksum beside it, and return `out`.

    Each is replaced whole. A build that is stopped between the two leaves the ZIP without a
    checksum, never with a wrong one. Raises SiteError where the site cannot be built, where a file of
    something else would be lost, and where `out` is inside a published site.
    """
    check_outside(out)
    _check_replaceable(out)
    with workroom(out) as room:
        room.fresh.mkdir()
        folder = read_settings().library.slug  # what the ZIP unpacks to
        packed = _pack(build_site(docs, config, room.fresh / "site", offline=True), folder)
        sums = out.with_name(SUMS)
        if not (out.is_file() and out.read_bytes() == packed):
            sums.unlink(missing_ok=True)
            put_file(out, packed)
        put_file(sums, f"{hashlib.sha256(packed).hexdigest()}  {out.name}\n".encode())
    return out


def _check_replaceable(out: Path) -> None:
    for path, ours in ((out, _is_bundle), (out.parent / SUMS, _is_sum)):
        if path.exists() and not (path.is_file() and ours(path)):
            raise SiteError(
                f"{path}: there, and not built by this command; it would be lost. Choose another place."
            )
    if out.name == SUMS or "\n" in out.name:
        raise SiteError(f"{out}: a name that its checksum beside it leaves no room for. Choose another.")


def _is_bundle(path: Path) -> bool:
    try:
        with ZipFile(path) as bundle:
            return any(HOME.fullmatch(name) for name in bundle.namelist())
    except BadZipFile:
        return False


def _is_sum(path: Path) -> bool:
    return SUM.fullmatch(path.read_bytes()) is not None


def _pack(site: Path, folder: str) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as bundle:
        for name, path in sorted(_files(site)):
            entry = ZipInfo(f"{folder}/{name}", DATE)
            entry.create_system = UNIX  # zipfile notes the system it runs on
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = FILE_MODE << 16
            bundle.writestr(entry, path.read_bytes())
    return packed.getvalue()


def _files(site: Path) -> list[tuple[str, Path]]:
    found = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return [(name, path) for name, path in found if not LEFT_OUT.fullmatch(name)]
