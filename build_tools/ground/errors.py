"""What is said when an input cannot be used: where, what was found, what was expected, what to do."""

from build_tools.ground.invisible import visible


class WarraqError(Exception):
    """A mistake in a file, told to the editor in three parts; what cannot be seen is named in them."""

    def __init__(self, *, file: str, line: int | None, found: str, expected: str, advice: str) -> None:
        file, found, expected, advice = map(visible, (file, found, expected, advice))
        place = file if line is None else f"{file}:{line}"
        super().__init__(f"{place}: found {found}; expected {expected}. {advice}")
        self.file = file
        self.line = line
        self.found = found
        self.expected = expected
        self.advice = advice


class SourceError(WarraqError):
    """A source is refused; the others are still published. `more` is what else is wrong in the same file."""

    more: "tuple[SourceError, ...]" = ()


class Mistakes:
    """Gathers the mistakes of a file, so that an editor is told all of them at once.

    What is done `with` it goes on behind a SourceError; `tell` then raises the first, the others in `more`.
    """

    def __init__(self) -> None:
        self._found: list[SourceError] = []

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> bool:
        if isinstance(problem, SourceError):
            self._found.append(problem)
        return isinstance(problem, SourceError)

    def tell(self) -> None:
        """Raise the mistake that stands first in the file, if there is any."""
        if self._found:
            first, *more = sorted(self._found, key=lambda mistake: mistake.line or 0)
            first.more = tuple(more)
            raise first


DEFECTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def as_refused(defect: Exception, file: str) -> SourceError:
    """Return what a source is refused with if the software fails on it: the others need not wait for us."""
    trace = defect.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" in {trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}"
    return SourceError(
        file=file,
        line=None,
        found=f"a text on which the software fails ({type(defect).__name__}{place})",
        expected="a text that can be read",
        advice="This is a defect of the software: report it, with the file.",
    )


class SharedFileError(WarraqError):
    """A file that all sources share is wrong; nothing is written."""
