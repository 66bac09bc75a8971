"""A briefing of a batch: what is to be built, and what became of it. Both go from process to process."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.pipeline.build import Options

State = Literal["built", "unchanged", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One row: the parameters of its briefing, and where its files go."""

    number: int
    """Of the row, from 1."""
    name: str
    """Of its files without endings; folders before it where it has slashes."""
    place: Place
    """Of the row in its table."""
    brief: str
    """The brief's path."""
    options: Options
    """With the row's parameters; ``out`` is not used."""
    out: str
    """A folder, or the address of one: s3://bucket/folder."""
    program: str
    """The hash of the program and of the libraries that write the files."""
    language: str = "en"
    """In which the program says what is wrong with it."""
    thumbnail: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFile:
    """A file that was written."""

    name: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure that a briefing prints, to compare with those of the other rows."""

    metric: str
    label: str
    kind: str
    """``value`` or ``growth``."""
    period: str
    number: Decimal
    text: str

    @property
    def what(self) -> tuple[str, str, str]:
        """What it has in common with the figures that it is compared with."""
        return self.metric, self.kind, self.period


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a row."""

    number: int
    name: str
    place: Place
    settings: Mapping[str, str]
    state: State
    files: tuple[BuiltFile, ...] = ()
    slides: int = 0
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    error: str = ""
    """Why the files could not be written, or what else went wrong."""
    kept: tuple[str, ...] = ()
    """Where earlier files went that had been edited."""
    figures: tuple[KeyFigure, ...] = ()
    thumbnail: bytes = b""
    """The first page as a small PNG; empty where there is none."""
