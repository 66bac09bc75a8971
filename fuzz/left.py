"""Which seeds of a run are left to try, in a file, so that a run that is stopped goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Range = tuple[int, int]
"""The first seed and the one behind the last."""


@dataclass(slots=True, kw_only=True)
class Left:
    """The seeds of a run that nobody has tried yet; those at work count among them until they are done."""

    asked: Range
    ranges: list[Range]
    path: Path | None = None
    """Where they are kept; None: nowhere."""

    @classmethod
    def of(cls, asked: Range, path: Path | None) -> Left:
        """Return what is left of a run: all of it, unless the file says that some of it was done."""
        if path is not None and path.is_file():
            said = json.loads(path.read_text(encoding="utf-8"))
            if tuple(said["asked"]) == asked and said["left"]:
                return cls(asked=asked, ranges=[(first, end) for first, end in said["left"]], path=path)
        return cls(asked=asked, ranges=[asked], path=path)

    @property
    def count(self) -> int:
        """How many seeds are left."""
        return sum(end - first for first, end in self.ranges)

    def next(self, size: int, at_work: list[Range]) -> Range | None:
        """Return up to so many seeds that are left and that nobody is at; None where there are none."""
        for first, end in self._free(at_work):
            return first, min(end, first + size)
        return None

    def done(self, first: int, end: int) -> None:
        """Take seeds out, and say so in the file; a run of which nothing is left leaves none."""
        self.ranges = [part for each in self.ranges for part in _without(each, (first, end))]
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps({"asked": self.asked, "left": self.ranges}), encoding="utf-8")
        new.replace(self.path)
        if not self.ranges:
            self.path.unlink()

    def _free(self, at_work: list[Range]) -> Iterator[Range]:
        free = self.ranges
        for busy in at_work:
            free = [part for each in free for part in _without(each, busy)]
        yield from free


def _without(one: Range, other: Range) -> Iterator[Range]:
    """Yield what is left of a range without another."""
    (first, end), (start, stop) = one, other
    if first < min(end, start):
        yield first, min(end, start)
    if max(first, stop) < end:
        yield max(first, stop), end
