"""A syntax error as libyaml tells it, and the text around it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What YAML complains of; lines and columns count from 0."""

    file: str
    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int

    def at(self, line: int, column: int, message: str, hint: str, code: str = "syntax") -> Problem:
        """Return a problem at a line and column that count from 0."""
        return Problem(Place(self.file, line + 1, column + 1), message, hint, code)

    def here(self, message: str, hint: str, code: str = "syntax") -> Problem:
        """Return a problem where YAML stumbled."""
        return self.at(self.line, self.column, message, hint, code)

    def text(self, line: int) -> str:
        """Return a line, or nothing beyond the end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands on the line before the point where YAML stumbled."""
        return self.text(self.line)[: self.column]

    @property
    def character(self) -> str:
        """The character at which YAML stumbled."""
        return self.text(self.line)[self.column : self.column + 1]

    def suspects(self) -> Iterator[int]:
        """Return the lines on which the cause may stand: YAML often notices one line late."""
        previous = self.line - 1
        while previous > 0 and not self.text(previous).strip():
            previous -= 1
        yield from sorted({max(0, self.context_line), self.line, max(0, previous)})
