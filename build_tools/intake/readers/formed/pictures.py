"""The pictures of a file as the site shows them: drawn anew, in a process of its own."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from build_tools.ground.confined import ConfinedError, run_confined
from build_tools.ground.errors import SourceError
from build_tools.ground.files import read_bytes, unfit
from build_tools.intake.readers.received import Received
from build_tools.library import Limits
from build_tools.model import Finding, Known, Picture

DRAWING = "build_tools.intake.readers.formed.drawing"
DIGEST = 12
MISSING, MANY = "it is not in the file", "the file has too many of them"


def with_pictures(received: Received, files: Mapping[str, bytes], file: str, limits: Limits) -> Received:
    """Return what was received with the pictures of its figures; `files` are at hand, by their addresses.

    F35 tells of each that is not shown. None is ever fetched.
    """
    wanted = {known.name for known in received.formed if known.role == "figure"}
    given = {address: files[address] for address in sorted(wanted) if address in files}
    chosen = dict(list(given.items())[: limits.pictures])
    drawn = dict(zip(chosen, _drawn(list(chosen.values()), limits), strict=True)) if chosen else {}
    shown = {address: one for address, one in drawn.items() if isinstance(one, Picture)}
    findings = []
    for line, known in enumerate(received.formed, 1):
        if known.role == "figure" and known.name not in shown:
            told = drawn.get(known.name) or (MANY if known.name in given else MISSING)
            findings.append(Finding(id="F35", file=file, line=line, values={"trouble": told}))
    return replace(
        received,
        formed=tuple(_named(known, shown) for known in received.formed),
        pictures=tuple({picture.name: picture for picture in shown.values()}.values()),
        findings=(*received.findings, *findings),
    )


def pictures_beside(named: Sequence[str], folder: Path, limits: Limits) -> tuple[Picture, ...]:
    """Return the pictures that a text names and that lie in the folder beside it, drawn anew.

    Of an address only the name of its file is looked for; one that is not there stays words.
    """
    files: dict[str, bytes] = {}
    for address in dict.fromkeys(named):
        path = folder / PurePosixPath(address.partition("?")[0]).name
        if path.name and len(files) < limits.pictures and unfit(path) is None:
            files[address] = read_bytes(path, limits.source_bytes, SourceError)
    drawn = zip(files, _drawn(list(files.values()), limits), strict=True)
    return tuple(replace(one, address=address) for address, one in drawn if isinstance(one, Picture))


def _named(known: Known, shown: Mapping[str, Picture]) -> Known:
    """A figure by the name of its picture; the address of one that is not shown is of no use to anybody."""
    if known.role != "figure":
        return known
    return replace(known, name=shown[known.name].name if known.name in shown else "")


def _drawn(files: Sequence[bytes], limits: Limits) -> Iterator[Picture | str]:
    """Each picture drawn anew, or why it is not: one that ends the process is left out, the rest go on."""
    rest = list(files)
    while rest:
        told, limit = _run(rest, limits)
        yield from map(_picture, told)
        if limit:
            yield f"its parser ran out of {limit}" if limit != "defect" else "its parser failed"
        rest = rest[len(told) + bool(limit) :] if told or limit else []


def _run(files: Sequence[bytes], limits: Limits) -> tuple[list[dict[str, object]], str]:
    data = "\n".join(b64encode(one).decode("ascii") for one in files).encode("ascii")
    try:
        found = run_confined(
            DRAWING,
            data,
            seconds=limits.parser_seconds,
            memory=limits.parser_bytes,
            output=(limits.picture_bytes * 2 + 1_000) * len(files),
            arguments=(str(limits.picture_points), str(limits.picture_bytes)),
        )
        return [json.loads(line) for line in found.splitlines()], ""
    except ConfinedError as problem:
        whole, _, _ = problem.output.rpartition(b"\n")
        return [json.loads(line) for line in whole.splitlines()][: len(files) - 1], problem.limit


def _picture(told: Mapping[str, object]) -> Picture | str:
    if "trouble" in told:
        return str(told["trouble"])
    data = str(told["data"])
    digest = hashlib.sha256(b64decode(data)).hexdigest()[:DIGEST]
    return Picture(
        name=f"{digest}.webp", width=int(str(told["width"])), height=int(str(told["height"])), data=data
    )
