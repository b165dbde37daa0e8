"""A library: a folder with `warraq.toml`, where its texts lie and what its readers see of it."""

from build_tools.library.home import find_library
from build_tools.library.reading import read_limits, read_settings
from build_tools.library.settings import Limits, Settings

__all__ = ["Limits", "Settings", "find_library", "read_limits", "read_settings"]
