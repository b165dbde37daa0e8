"""A new library: a folder with all that `serve`, `check` and `site` need, and nothing that a build makes."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from build_tools.ground.errors import SharedFileError, WarraqError
from build_tools.ground.invisible import visible
from build_tools.library.checking import check_settings
from build_tools.library.settings import Identity, Settings

TEMPLATE = Path(__file__).with_name("new")
SAMPLE = "sources/welcome.txt"
NO_SLUG = re.compile(r"[^a-z0-9]+")
MOST_SLUG = 64


def start_library(folder: Path, *, name: str, url: str = "", texts: Path | None = None) -> tuple[str, ...]:
    """Write a new library into `folder`, and return the paths of its files below it.

    The files of `texts` become its sources in place of the sample. Raises WarraqError where `folder` holds
    anything, where the name or the address cannot be used, and where `texts` is no folder of files;
    nothing is written then.
    """
    _check(folder, name, url, texts)
    words = _words(folder, name, url)
    for path in _template():
        target = folder / path.relative_to(TEMPLATE)
        if texts is not None and target == folder / SAMPLE:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(f"{{{word}}}", value)
        target.write_text(text, encoding="utf-8", newline="\n")
    for path in () if texts is None else _files(texts):
        shutil.copyfile(path, folder / "sources" / path.name)
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))


def _check(folder: Path, name: str, url: str, texts: Path | None) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        expected = "a new folder, or an empty one"
        raise _refused(str(folder), "something there", expected, "Choose another place.")
    if texts is not None and not (texts.is_dir() and any(_files(texts))):
        raise _refused(str(texts), "no files", "a folder of the texts as received", "Name the folder.")
    identity = Identity(name=name, address=url, footer=name, slug=_slug(folder))

    def mistake(_table: str, key: str, found: str, expected: str, advice: str) -> SharedFileError:
        return SharedFileError(file=f"--{key}", line=None, found=found, expected=expected, advice=advice)

    check_settings(Settings(library=identity), folder, mistake)


def _refused(file: str, found: str, expected: str, advice: str) -> WarraqError:
    return WarraqError(file=visible(file), line=None, found=found, expected=expected, advice=advice)


def _template() -> Sequence[Path]:
    return sorted(path for path in TEMPLATE.rglob("*") if path.is_file())


def _files(texts: Path) -> Iterator[Path]:
    """The files of a folder that are not hidden; what is in folders below it stays there."""
    yield from sorted(path for path in texts.iterdir() if path.is_file() and not path.name.startswith("."))


def _words(folder: Path, name: str, url: str) -> dict[str, str]:
    """What stands in the places of the template; in TOML, texts are written as JSON writes them."""
    address = url if not url or url.endswith("/") else f"{url}/"
    told = {"name": name, "url": address, "slug": _slug(folder), "version": version("warraq")}
    written = {word: json.dumps(value, ensure_ascii=False) for word, value in told.items()}
    return written | {"heading": name, "bare_version": told["version"]}


def _slug(folder: Path) -> str:
    plain = NO_SLUG.sub("-", folder.resolve().name.lower()).strip("-")
    return plain[:MOST_SLUG].strip("-") or Identity().slug
