"""How deep an item lies in others, whatever depth its program gives it: no level is passed over."""


class Depths:
    """The depths of the items that stand together, and the number of the list that they are."""

    def __init__(self) -> None:
        self.list = 0
        self._open: list[int] = []

    def add(self, depth: int) -> int:
        """Take an item of some depth, and return its level, from 1."""
        self.list += not self._open
        while self._open and self._open[-1] > depth:
            self._open.pop()
        if not self._open or self._open[-1] < depth:
            self._open.append(depth)
        return len(self._open)

    @property
    def level(self) -> int:
        """The level of the last item, or 0 behind the end of a list."""
        return len(self._open)

    def end(self) -> None:
        """End the list: what comes is no part of it."""
        self._open = []
