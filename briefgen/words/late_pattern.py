"""Regular expressions of words, which are used only where a text may have a match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from sys import maxsize

from briefgen.base.compile_late import compile_late


class LatePattern:
    """A regular expression, in upper and lower case alike, that is compiled when it is first used."""

    def __init__(self, text: str, hints: Sequence[str] = ()) -> None:
        """Take the expression, and what a text has one of, in lower case, if it has a match."""
        self.text, self.hints = text, hints

    def _may_match(self, text: str) -> bool:
        """Return whether a text has one of the hints: most texts have none, and need no expression."""
        if not self.hints or "compiled" in self.__dict__:
            return True
        lower = text.lower()
        return any(hint in lower for hint in self.hints)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return compile_late(self.text, re.I)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Return the first match between two positions."""
        return self.compiled.search(text, start, end) if self._may_match(text) else None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Return the match that begins at a position."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Return the match of all that lies between two positions."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """Yield the matches between two positions."""
        return self.compiled.finditer(text, start, end) if self._may_match(text) else iter(())
