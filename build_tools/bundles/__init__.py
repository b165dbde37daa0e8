"""The site packed for reading without a network: one module a kind of bundle."""

from collections.abc import Callable
from pathlib import Path

from build_tools.bundles.offline import write_offline

# Name of the command → (docs, mkdocs.yml, file to write) → that file.
BUNDLES: dict[str, Callable[[Path, Path, Path], Path]] = {"offline": write_offline}
