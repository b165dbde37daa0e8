"""The MkDocs plugin: each event is one call into the package."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from build_tools import site_pages
from build_tools.search import write_search


class Options(base.Config):
    """`sources`: the directory whose texts are written into `docs_dir` before a build, or nothing.

    `offline`: whether the site is to open from `file://`.
    """

    sources = config_options.Optional(config_options.Type(str))
    offline = config_options.Type(bool, default=False)


class Warraq(BasePlugin[Options]):
    """What the site needs from MkDocs."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the bundle addresses that open without a server."""
        config.use_directory_urls = config.use_directory_urls and not self.config.offline
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring `docs_dir` up to date with the sources."""
        if self.config.sources:
            site_pages.write_sources(_beside(config, self.config.sources), Path(config.docs_dir))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the sources, too."""
        if self.config.sources:
            server.watch(str(_beside(config, self.config.sources)))
        return server

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the templates about the library, and where its pages are."""
        env.globals["library"] = site_pages.read_library(Path(config.docs_dir), files)
        env.globals["page_at"] = lambda path: site_pages.page_at(path, files)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Make the front matter safe to print: the theme prints it as HTML."""
        site_pages.escape_front_matter(page)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme's frame leaves wrong."""
        return site_pages.mend_frame(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Mend the frame of pages that come from no Markdown, too."""
        return site_pages.mend_frame(output_content)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the published texts for search, in place of the theme's own search."""
        site = Path(config.site_dir)
        site_pages.remove_theme_search(site)
        if (data := Path(config.docs_dir) / "data" / "reports.json").is_file():
            write_search(data.parent, site, directory_urls=config.use_directory_urls)


def _beside(config: MkDocsConfig, path: str) -> Path:
    """The path as written in the configuration file means: relative to that file."""
    return Path(config.config_file_path).parent / path
