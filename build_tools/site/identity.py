"""A library's name, look and navigation in the configuration of MkDocs, from its `warraq.toml`."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from build_tools.arabic.wording import say
from build_tools.library import Settings, find_library, read_settings
from build_tools.library.colours import style_of

THEME = Path(__file__).parents[1] / "theme"
BASE = Path(__file__).with_name("base.yml")
STYLE = "assets/css/identity.css"
FOLDER = "assets/library"  # of the site, for a library's own pictures and fonts
FONTS = (("font", "--naskh"), ("interface_font", "--ui"))


def library_of(config: MkDocsConfig) -> Path:
    """Return the library that is built: the one that the command names, else that of the configuration."""
    named = os.environ.get("WARRAQ_LIBRARY")
    return Path(named) if named else find_library(Path(config.config_file_path).parent)


def dress(config: MkDocsConfig, library: Path) -> None:
    """Bring what `library` says of itself into the configuration; what its own mkdocs.yml says stays.

    Raises SharedFileError for a mistake in `warraq.toml`.
    """
    settings = read_settings(library)
    told = settings.library
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.site_name = told.name
    config.site_description = told.tagline or told.description or told.name
    config.site_url = _address(os.environ.get("SITE_URL") or config.site_url or told.address)
    config.copyright = told.footer or told.name
    config.nav = config.nav or list(_navigation(settings, Path(config.docs_dir)))
    if settings.look.favicon:
        config.theme["favicon"] = f"{FOLDER}/{Path(settings.look.favicon).name}"
    if _style(settings):
        config.extra_css.append(STYLE)
    config.extra["library"] = told
    config.extra["links"] = settings.pages.links
    config.extra["logo"] = f"{FOLDER}/{Path(settings.look.logo).name}" if settings.look.logo else ""
    if told.contact:
        security = config.extra.setdefault("security", {})
        security["contact"] = security.get("contact") or told.contact


def _address(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"


def _navigation(settings: Settings, docs: Path) -> Iterator[dict[str, Any]]:
    """The parts of the site; a page that people write beside the home page has its own title."""
    lists = [{say(f"navigation.{name}"): f"lists/{name}.md"} for name in settings.pages.lists]
    yield {say("navigation.home"): "index.md"}
    yield {say("navigation.reports"): [{say("navigation.all_reports"): "reports/index.md"}, *lists]}
    yield {say("navigation.topics"): "topics/index.md"}
    yield {say("navigation.glossary"): "glossary/index.md"}
    for path in sorted(docs.glob("*.md")):
        if path.name not in ("index.md", "search.md"):
            yield {_title(path): path.name}


def _title(path: Path) -> str:
    """The title in the front matter of a page, else what its first heading says, else its name."""
    text = path.read_text(encoding="utf-8-sig")
    if text.startswith("---\n"):
        head, _, text = text[4:].partition("\n---")
        told = yaml.safe_load(head)
        if isinstance(told, dict) and told.get("title"):
            return str(told["title"])
    heading = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return heading[2:].partition("{")[0].strip() or path.stem


def add_files(files: Files, config: MkDocsConfig, library: Path) -> None:
    """Add to the site what it shows of the library's own: pictures, fonts, and the style that names them."""
    settings = read_settings(library)
    for name in own_files(library):
        content = (library / name).read_bytes()
        files.append(File.generated(config, f"{FOLDER}/{Path(name).name}", content=content))
    if style := _style(settings):
        files.append(File.generated(config, STYLE, content=style))


def own_files(library: Path) -> list[str]:
    """Return the files of a library that its look names: pictures and fonts."""
    look = read_settings(library).look
    return sorted({look.logo, look.favicon, look.font, look.interface_font} - {""})


def _style(settings: Settings) -> str:
    """The colours and the fonts of the library, where it names any."""
    rules = [style_of(settings.light, settings.dark)]
    for key, variable in FONTS:
        if name := getattr(settings.look, key):
            url = f"../library/{Path(name).name}"
            family = f"library-{key.replace('_', '-')}"
            rules.append(
                f'@font-face {{ font-family: "{family}"; src: url("{url}") format("woff2"); '
                f"font-weight: 100 900; font-display: swap; }}"
            )
            rules.append(f':root {{ {variable}: "{family}", sans-serif; }}')
    return "\n".join(rule for rule in rules if rule)
