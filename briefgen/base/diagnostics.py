"""Problems as values: the place in the brief, what was found, what is allowed, and a hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import field
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file; lines and columns count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """An error or a warning about a brief."""

    place: Place
    message: str
    hint: str = ""
    code: str = "brief"
    severity: Severity = field(default="error")
    underlined: tuple[str, str] | None = None
    """The line of the text that is meant, and the line that underlines its words; None: none is shown."""

    def __str__(self) -> str:
        shown = "".join(f"\n    {line}" for line in self.underlined or ())
        tail = "\n    " + tr("hint: {hint}", hint=self.hint) if self.hint else ""
        severity = tr("error") if self.severity == "error" else tr("warning")
        return f"{self.place}: {severity}: {self.message} [{self.code}]{shown}{tail}"

    @property
    def file(self) -> str:
        """The file that it is about, or the cell of a table, as messages name it."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line from 1; 0 where it is about the whole file."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column from 1; 0 where it is about the whole file."""
        return self.place.column

    def as_dict(self) -> dict[str, str | int]:
        """Return it as JSON has it; line and column are 0 where it is about the whole file."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }

    def as_error(self) -> Problem:
        """Return the same problem as an error (what --strict does to warnings)."""
        return replace(self, severity="error")


class FieldError(ValueError):
    """A value that its dataclass rejects: what is wrong, and its key in the brief."""

    def __init__(self, message: str, key: str, index: int | None = None) -> None:
        """``index`` counts from 0 where one item of a list is rejected."""
        super().__init__(message)
        self.key = key
        self.index = index


@contextmanager
def errors_at(key: str) -> Iterator[None]:
    """Turn a ValueError raised inside into a FieldError about a key."""
    try:
        yield
    except ValueError as error:
        raise FieldError(str(error), key) from None


class BriefError(Exception):
    """A brief that cannot be built: all of its problems, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def excerpt(text: str, start: int, end: int, room: int = 12) -> str:
    """Return a part of a text with its context, in whole words and on one line."""
    first, last = max(start - room, 0), min(end + room, len(text))
    while start > first > 0 and _joined(text, first):
        first -= 1
        if start - first > 2 * room:
            return excerpt(text[start:], 0, end - start, room)
    while end < last < len(text) and _joined(text, last):
        last += 1
        if last - end > 2 * room:
            last = end
    return " ".join(text[first:last].split())


def _joined(text: str, at: int) -> bool:
    """Say whether a position lies inside a word or a number."""
    before, behind = text[at - 1], text[at]
    return (before.isascii() and behind.isascii()) and not (before.isspace() or behind.isspace())


def unknown_reference(error: LookupError, place: Place, code: str, otherwise: str = "") -> Problem:
    """Return the Problem of an unknown reference; its message may have a hint after a semicolon."""
    message, hint = parted(error)
    return Problem(place, message, hint or otherwise, code)


def parted(error: LookupError | str) -> tuple[str, str]:
    """Return a message and its hint, which stands after a semicolon, Chinese or not; or ""."""
    said = error if isinstance(error, str) else str(error.args[0])
    at = min((found for mark in ("; ", "；") if (found := said.find(mark)) >= 0), default=len(said))
    return said[:at], said[at + 1 :].lstrip()


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is spelled most like the given one, or None when none is near."""
    import difflib  # a sound brief asks for no near word

    near = difflib.get_close_matches(word.lower(), list(allowed), n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return a hint that names the nearest right word, or else what is allowed, without each member."""
    words = sorted(allowed)
    near = nearest(word, words)
    if near:
        return tr("did you mean {near!r}?", near=near)
    return tr("allowed: {names}", names=", ".join(each for each in words if "[" not in each))
