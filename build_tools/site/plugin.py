"""The MkDocs plugin: each event is one call into the package."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_tools.arabic.wording import say
from build_tools.commands.writing import people_folders, prints_beside, shown_beside
from build_tools.ground.errors import WarraqError
from build_tools.search import lighten_scripts
from build_tools.site import pages, reports
from build_tools.site.check import broken_links, undefined_references
from build_tools.site.identity import add_files, dress, library_of
from build_tools.site.indexing import Indexing
from build_tools.site.policy import UnknownScriptError, frame_scripts, with_policy
from build_tools.site.showing import Showing, is_built

LOG = get_plugin_logger("warraq")


class Options(base.Config):
    """`sources`: the directory whose texts are written into `docs_dir` before a build, or nothing.

    `offline`: whether the site is to open from `file://`.
    """

    sources = config_options.Optional(config_options.Type(str))
    offline = config_options.Type(bool, default=False)


class Warraq(BasePlugin[Options]):
    """What the site needs from MkDocs."""

    serving = False
    frame: frozenset[str] = frozenset()
    undefined: tuple[str, ...] = ()
    index: Indexing | None = None
    showing: Showing

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note that the site is served to its editor, who sees broken links and goes on."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Dress the site as its library, and give the bundle addresses that open without a server."""
        try:
            dress(config, library_of(config))
        except WarraqError as problem:
            raise PluginError(str(problem)) from None
        config.mdx_configs.setdefault("toc", {})["slugify"] = pages.heading_id
        config.use_directory_urls = config.use_directory_urls and not self.config.offline
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring `docs_dir` up to date with the sources, and tell an editor which of them were refused."""
        self.undefined = ()
        if self.config.sources:
            refused = pages.write_sources(_beside(config, self.config.sources), Path(config.docs_dir))
            for told in refused if self.serving else ():
                LOG.warning("%s", told)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the sources, and of the pages those that people write: a build must not call for the next."""
        if self.config.sources:
            server.unwatch(config.docs_dir)
            server.watch(config.docs_dir, recursive=False)
            for folder in people_folders(Path(config.docs_dir)):
                server.watch(str(folder))
            server.watch(str(_beside(config, self.config.sources)))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Begin to index the published texts for search, in place of the theme's own.

        What the build spelt of the pages is there by now.
        """
        self.showing = Showing(shown_beside(Path(config.docs_dir)), files)
        pages.add_prints(prints_beside(Path(config.docs_dir)), files, config)
        add_files(files, config, library_of(config))
        data = Path(config.docs_dir) / "data"
        if (data / "reports.json").is_file():
            urls = config.use_directory_urls
            self.index = Indexing(data, Path(config.site_dir), directory_urls=urls)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the templates about the library, and where its pages are."""
        env.globals["library"] = pages.read_library(Path(config.docs_dir), files)
        shelf = reports.Shelf(
            docs=Path(config.docs_dir), files=files, url=config.site_url or "", name=config.site_name
        )
        env.globals["say"] = say
        env.globals["feed"] = reports.read_feed(shelf)
        env.globals["head_of"] = lambda page: reports.head(page, shelf)
        env.globals["cards_of"] = lambda page: reports.cards(page, shelf)
        env.globals["page_at"] = lambda path: pages.page_at(path, files)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Make the front matter safe to print: the theme prints it as HTML. Spare Markdown what is spelt."""
        pages.escape_front_matter(page)
        self.showing.take(page)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Note undefined references. Only pages that people write in Markdown can hold one."""
        if not is_built(page.file.src_uri):
            self.undefined += tuple(f"{page.file.src_uri}: {found}" for found in undefined_references(html))
        return self._adapt(html)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Bring what the build spelt of the page."""
        self.showing.bring(page, self._adapt)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme's frame leaves wrong, and say what the page may run."""
        self.showing.drop(page)
        return self._finish(output, page.file.src_uri)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same with pages that come from no Markdown; that of missing pages is the bare frame.

        A feed or a list for machines is no page: it shows a title as typed, and no browser runs it.
        """
        if not template_name.endswith(".html"):
            return output_content
        if template_name == "404.html":
            self.frame = frame_scripts(output_content)
        return self._finish(output_content, template_name)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish what no page of Markdown gives, and follow every link."""
        site = Path(config.site_dir)
        pages.remove_unread(site)
        lighten_scripts(site)
        if config.site_url:
            reports.write_addresses(Path(config.docs_dir), site, config.site_url)
        pages.write_security_txt(site, config.extra.get("security") or {})
        self._check(site, urlsplit(config.site_url or "/").path)
        if self.index:
            self.index.finish()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave no index behind that nobody asks for."""
        if self.index:
            self.index.stop()

    def _adapt(self, html: str) -> str:
        """Show the addresses of cited documents as text where there is no network."""
        return reports.address_text(html) if self.config.offline else html

    def _finish(self, page: str, name: str) -> str:
        mended = pages.mend_frame(page)
        if self.serving:  # mkdocs serve adds a script of its own, which reloads the page
            return mended
        try:
            return with_policy(mended, self.frame)
        except UnknownScriptError as problem:
            raise PluginError(f"{name}: {problem}") from problem

    def _check(self, site: Path, base: str) -> None:
        undefined = (f"{place}: a reference that is not defined" for place in self.undefined)
        if not self.serving and (broken := [*undefined, *broken_links(site, base=base)]):
            raise PluginError("\n".join(("links that lead nowhere:", *broken)))


def _beside(config: MkDocsConfig, path: str) -> Path:
    """The path as written in the configuration file means: relative to that file."""
    return Path(config.config_file_path).parent / path
