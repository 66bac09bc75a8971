"""Lines as they are written one after another, with the comments that stand between their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from briefgen.base.dataclass import dataclass
from briefgen.brief.tidy.comments import Comment, without_comments

_BLANKS = re.compile(r"[ \t\n]*")


@dataclass(slots=True, kw_only=True)
class Manuscript:
    """What is written so far, and how far the text is read."""

    source: str
    comments: Sequence[Comment]
    lines: list[str]
    at: int = 0
    """How far the source is read."""
    closed: bool = True
    """Nothing more may stand on the last line: a comment ends it, or there is none."""
    next: int = 0
    """The comment that is written next."""
    bare: str = ""
    """The source without its comments."""

    @classmethod
    def of(cls, source: str, comments: Sequence[Comment], start: int = 0) -> Manuscript:
        """Return an empty sheet of a source that is read from a place on."""
        return cls(
            source=source, comments=comments, lines=[], at=start, bare=without_comments(source, comments)
        )

    def sign(self, sign: str) -> int:
        """Return where a sign stands next."""
        return self.bare.index(sign, self.at)

    def breaks_before(self, start: int) -> bool:
        """Return whether a line ends between what is read and a place."""
        return "\n" in self.source[self.at : start]

    def write(self, text: str, end: int) -> None:
        """Write on the last line; ``end`` is how far the source is read then."""
        self.lines[-1] += text
        self.at = max(self.at, end)

    def line(self, indent: int, start: int | None = None) -> None:
        """Begin a line; an empty one stays before it where one stood in the source."""
        if start is not None and self.lines and self.lines[-1] and self._after_empty(start):
            self.lines.append("")
        self.lines.append(" " * indent)
        self.closed = False

    def _after_empty(self, start: int) -> bool:
        line = self.source.rfind("\n", 0, start)
        before = self.source.rfind("\n", 0, line) if line > 0 else -1
        return line > 0 and not self.source[before + 1 : line].strip()

    def take_comments(self, before: int, indent: int, column: int = 0) -> None:
        """Write the comments that stand before a place, those in a lower column than one not."""
        while self.next < len(self.comments) and (comment := self.comments[self.next]).start < before:
            if comment.trails and self.lines and not self.closed:
                self.lines[-1] = f"{self.lines[-1].rstrip()}{' ' * max(2, comment.gap)}{comment.text}"
            elif comment.column < column:
                return
            else:
                self.line(indent, comment.start)
                self.lines[-1] += comment.text
            self.closed = True
            self.next += 1

    def next_word(self) -> int:
        """Return where something stands next that is no comment."""
        return behind_blanks(self.bare, self.at)

    @property
    def width(self) -> int:
        """Return how wide the last line is; a full-width character counts as two."""
        return width_of(self.lines[-1])


def behind_blanks(text: str, at: int) -> int:
    """Return where blanks and ends of lines end that begin at a place."""
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def width_of(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) + sum(unicodedata.east_asian_width(each) in "WF" for each in text)
