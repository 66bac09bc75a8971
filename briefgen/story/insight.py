"""An insight: what a slide or a module of the page is about, which metrics show it, and why it was made."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.model.context import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The blocks of an insight in one of the ways that it can be shown."""

    name: str
    """The composition's name: neighbours have different ones."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """One relation among figures that is worth a slide, or the panel of those that have none."""

    form: str
    """The word of its form: a module of story/forms/."""
    metrics: tuple[str, ...]
    """The figures that it shows, the one that leads first."""
    titles: tuple[str, ...]
    """Sentences with references to figures, the best first: one is taken that fits and is not taken yet."""
    weight: float
    """How much it moves a reader: the strongest stand on the overview."""
    why: str
    """Why the figures belong together, for `build --explain`."""
    ways: tuple[View, ...]
    """The ways to show it, the best first."""
    narrow: tuple[Block, ...]
    """Its blocks in a column of a page, where nothing stands side by side."""
    place: Place
    about: str = ""
    """The figure that it is about, where that is not the first."""
    group: str = ""
    """The name under which the brief groups its figures."""

    @property
    def lead(self) -> str:
        """The figure that it is about."""
        return self.about or self.metrics[0]
