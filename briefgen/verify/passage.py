"""Passages of text of a document, page by page, wherever they are. Types only."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.runtime.package import UnreadableError as UnreadableError

Channel = Literal[
    "text", "table", "chart", "label", "workbook", "notes", "alt", "drawn", "attachment", "data", "other"
]
"""Where a passage stands. ``chart`` is a chart's cache, ``label`` what is printed at its points, ``drawn``
a PDF's glyphs whatever it claims that they mean, ``attachment`` the hash of a file that it carries, ``data``
that of a table it was built from, ``other`` what no brief puts there (a master's text)."""

FIELD = "‹#›"
"""Stands for a page number that the application computes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of one place. ``shape`` counts the page's outermost shapes; ``facts`` are ids it prints."""

    channel: Channel
    where: str
    """What to look for: “shape 'Figure 8'”, “table row 2, column 3”, “column chart '人才总量', 2020”."""
    text: str
    shape: int = 0
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """One slide or page as it was read, or as the brief lays it out."""

    number: int
    title: str
    passages: tuple[Passage, ...]
    hidden: bool = False
    rows: tuple[Passage, ...] = ()
    """Its printed lines as readers have them that sort by their left edges what stands at one height."""

    def of(self, channel: Channel) -> tuple[Passage, ...]:
        """Return the passages of a channel in their order."""
        return tuple(passage for passage in self.passages if passage.channel == channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One way in which a file differs from its brief; ``differs`` False: worth saying, but no figure does."""

    file: str
    page: str
    """“slide 10”, “page 1”, or empty for the whole file."""
    where: str
    message: str
    code: str
    differs: bool = True

    def __str__(self) -> str:
        places = ", ".join(part for part in (self.page, self.where) if part)
        word = "differs" if self.differs else "note"
        return f"{self.file}: {places + ': ' if places else ''}{self.message} [{word}: {self.code}]"
