"""A block laid out by itself: items in a frame of its own."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.scene import Frame, Item


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
