"""What a block knows of its surroundings, and what it gives back: the hinge of blocks, charts and layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, unfound
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.model.scene import Frame, Item, Style
from briefgen.model.theme import Accent, Medium, SizeName, Theme

if TYPE_CHECKING:
    from briefgen.facts.fact import Fact
    from briefgen.facts.ledger import Ledger


@dataclass(slots=True)
class Footnotes:
    """The notes of one page, numbered ① ② … in the order in which the page first needs them."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """Return the mark of a note, giving it the next number when it is new on the page."""
        if text not in self.texts:
            self.texts.append(text)
        return _circled(self.texts.index(text) + 1)

    def lines(self) -> tuple[str, ...]:
        """Return the page's notes with their marks."""
        return tuple(f"{_circled(number)} {text}" for number, text in enumerate(self.texts, 1))


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else f"({number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the document that a block stands in: its name, its finding, and where it begins."""

    title: Phrase
    message: Phrase | None
    accent: Accent
    first: int
    """Number of its first slide; 0 where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Theme, medium, facts and hue under which a block is laid out; ``problems`` collects what it finds."""

    theme: Theme
    medium: Medium
    kind: Literal["deck", "page"]
    ledger: Ledger
    language: str
    accent: Accent
    pillar_accents: Mapping[str, Accent]
    """The hue of each pillar, by its key."""
    folder: Path
    """The brief's folder: pictures lie in it."""
    footnotes: Footnotes
    problems: list[Problem]
    sections: tuple[Section, ...] = ()
    """The parts of the document, in order."""
    figure_most: float = 0.0
    """Size in points that figures side by side share: none shouts over its neighbour; 0: their own."""
    sketch: bool = False
    """Only heights and words are asked: what is costly to draw may be left out."""
    laid: dict[tuple[int, Accent, float, float | None], tuple[Block, Composition]] = field(
        default_factory=dict
    )
    """What was composed already under this setting: layout asks for the same block many times."""

    def style(self, size: SizeName, colour: str | None = None, *, bold: bool = False) -> Style:
        """Return a style of the medium's type scale, in ink unless a colour is given."""
        return self.theme.style(self.medium, size, colour or self.theme.palette.ink, bold=bold)

    def gap(self, steps: float) -> float:
        """Return a gap of so many steps of the spacing scale, in points."""
        return self.medium.gap * steps

    def accent_of(self, metric: str, name: str = "") -> Accent:
        """Return the named hue of the theme, else that of the metric's pillar, else the present one."""
        if name in self.theme.palette.accents:
            return self.theme.palette.accents[name]
        return self.pillar_accents.get(self.ledger.metrics[metric].pillar, self.accent)

    def find(self, reference: str, place: Place) -> Fact | None:
        """Return the fact a reference names; None after noting the Problem at its place."""
        try:
            return self.ledger.find(reference)
        except LookupError as error:
            known = "metrics are listed under `metrics`"
            self.problems.append(unfound(error, place, "unknown-metric", known))
            return None

    def compose(self, block: Block, width: float, height: float | None = None) -> Composition:
        """Return the block laid out, from memory where it was laid out so before."""
        key = (id(block), self.accent, width, height)
        if key not in self.laid:
            self.laid[key] = (
                block,
                block.compose(self, width, height),
            )  # the block is kept, so its id stays its own
        return self.laid[key][1]

    def with_figures(self, most: float) -> Setting:
        """Return the same setting with its figures no larger than so many points."""
        return replace(self, figure_most=min(most, self.figure_most or most), laid={})

    def with_accent(self, accent: Accent) -> Setting:
        """Return the same setting in another hue."""
        return replace(self, accent=accent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A block laid out with its top left corner at 0, 0."""

    items: tuple[Item, ...]
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[Item, ...]:
        """Return the items as one frame with its corner at x, y; nothing where there are none."""
        if not self.items:
            return ()
        return (Frame(box=Box(x, y, self.width, self.height), items=self.items),)


class Block(Protocol):
    """One content element of a brief. Each word's dataclass in blocks/ and charts/ is one."""

    @property
    def place(self) -> Place:
        """Where the block stands in the brief."""

    @property
    def stretch(self) -> float:
        """How much of a column's spare height the block can use: 0 text, 1 a chart."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in a width; in its natural height, or filling the given one."""
