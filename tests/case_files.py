"""Cases as files: what goes in and what comes out, side by side in YAML below `tests/cases/`.

A case says in `says` what it shows. Its expected results stand last in the file, so that
`pytest --update-golden` can write them anew and leave what people wrote alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: its file, and what stands in it."""

    path: Path
    data: Mapping[str, Any]

    def expected(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return what the case expects, for those of `keys` it names, in the order of `keys`."""
        return {key: self.data[key] for key in keys if key in self.data}

    def rewrite(self, results: Mapping[str, Any]) -> None:
        """Write `results` in place of the expected results, and keep all that stands before them."""
        given = []
        for line in self.path.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.partition(":")[0] in results:
                break
            given.append(line)
        self.path.write_text("".join(given) + _yaml(results), encoding="utf-8")


def read_cases(*subjects: str) -> list[Any]:
    """Return the cases of the subjects as parameters of a test; a known failure must fail."""
    paths = [path for subject in subjects for path in sorted((CASES / subject).glob("*.yml"))]
    return [_parameter(Case(path=path, data=_data(path))) for path in paths]


def _data(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def _parameter(case: Case) -> Any:
    known = case.data.get("known_failure")
    marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
    return pytest.param(case, id=case.path.relative_to(CASES).with_suffix("").as_posix(), marks=marks)


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, everything else in the shortest form."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _yaml(results: Mapping[str, Any]) -> str:
    return yaml.dump(dict(results), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
