"""What painters of parts share: style rules that they need, notes of figures, the depth of headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.flow import ChartPart
from briefgen.model.web_page import FigureNote, WebPage
from briefgen.render.svg.markup import number

PIXELS_AN_EM = 16.0


@dataclass(slots=True, kw_only=True)
class WebCanvas:
    """A document in progress."""

    web: WebPage
    factor: float
    """Pixels of the document a point of the page."""
    _classes: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    """The level of the last heading."""
    first: int = 1
    """The level that a page's title has."""
    narrow: Mapping[Box, ChartPart] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    """Characters of words that are on no page."""
    drawn: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    """Characters of charts for narrow screens, by family word and weight."""
    printed: dict[str, None] = field(default_factory=dict)
    """The facts that are printed, in their order."""

    @property
    def language(self) -> str:
        """The document's language."""
        return self.web.scene.imprint.language

    def look(self, declarations: str) -> str:
        """Return the name of the class that has these declarations."""
        return self._classes.setdefault(declarations, f"c{len(self._classes)}")

    def number(self, kind: str) -> int:
        """Return the next number of a kind of thing, from 1."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._numbers[kind]

    def rem(self, points: float) -> str:
        """Return a length of the page as it is in the document."""
        return f"{number(points * self.factor / PIXELS_AN_EM)}rem"

    def note(self, fact: str | None) -> FigureNote | None:
        """Return what is said of a fact."""
        return self.web.notes.get(fact) if fact else None

    def rules(self) -> str:
        """Return the rules of all classes."""
        return "".join(f".{name}{{{declarations}}}" for declarations, name in self._classes.items())
