"""What an update did and what it left to the person: conflicts, by slide and shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.update.moves import Move

Code = Literal[
    "gone", "ambiguous", "wording", "sense", "own", "value", "drawing", "vanished", "table", "chart", "alt"
]
"""Why a thing was left as it is: its figure is not found, or is there more than once; the sentence that is
generated has other words now; the person's own words contradict the figures of now; it is in a text of
theirs; a value or a drawing was changed by hand; what it told is gone …"""
Judge = Callable[[str, tuple[str, ...]], Iterable[str]]
"""(a text, the metrics shown beside it) -> how its words contradict the figures of now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A thing of the file that was left as the person made it, though the brief has moved."""

    slide: int
    """Its number in the file; 0 for the file as a whole."""
    title: str
    shape: str
    code: Code
    message: str
    at: tuple[int, int] = (0, 0)
    """Where the shape is, in EMU."""

    def __str__(self) -> str:
        where = tr("slide {number}", number=self.slide) + (f", {self.shape!r}" if self.shape else "")
        return f"{where}: {self.message} [{self.code}]"


@dataclass(slots=True, kw_only=True)
class Log:
    """What is found while a file is updated."""

    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    moved: int = 0
    """Texts, values, cells and places that were brought up to date."""
    slide: int = 0
    title: str = ""
    shape: str = ""
    at: tuple[int, int] = (0, 0)
    judge: Judge = field(default=lambda text, metrics: ())
    metrics: tuple[str, ...] = ()
    """Those that the slide shows."""
    figures: tuple[Move, ...] = ()
    """What moved on the slide: a person may have written it elsewhere on it, too."""

    def conflict(self, code: Code, message: str) -> None:
        """Add a conflict about the shape that is being updated, once."""
        found = Conflict(
            slide=self.slide, title=self.title, shape=self.shape, code=code, message=message, at=self.at
        )
        if found not in self.conflicts:
            self.conflicts.append(found)

    def note(self, message: str) -> None:
        """Add a remark about the slide that is being updated."""
        self.notes.append(f"{tr('slide {number}', number=self.slide)}: {message}" if self.slide else message)
