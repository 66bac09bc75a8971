"""Lengths and boxes: everything inside briefgen is in points, y grows downwards."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass

PT_PER_INCH = 72.0
PT_PER_MM = PT_PER_INCH / 25.4
EMU_PER_PT = 12700
"""PowerPoint's unit (ISO 29500-1, 20.1.2.1): 914,400 an inch."""

TOLERANCE_PT = 0.01
"""Rounding error that comparisons of boxes ignore."""


def mm(length: float) -> float:
    """Return a length given in millimetres in points."""
    return length * PT_PER_MM


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """The area in square points."""
        return self.width * self.height

    def inset(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return the box that is left when each side moves inwards."""
        return Box(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def moved(self, dx: float, dy: float) -> Box:
        """Return the same box elsewhere."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def contains(self, other: Box, tolerance: float = TOLERANCE_PT) -> bool:
        """Say whether the other box lies inside this one."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: Box, tolerance: float = TOLERANCE_PT) -> bool:
        """Say whether the two boxes share more than an edge."""
        return (
            self.x < other.right - tolerance
            and other.x < self.right - tolerance
            and self.y < other.bottom - tolerance
            and other.y < self.bottom - tolerance
        )

    def shared(self, other: Box) -> Box | None:
        """Return what two boxes have in common; None where that has no extent."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - left, min(self.bottom, other.bottom) - top
        return Box(left, top, width, height) if width > 0 and height > 0 else None

    def covered(self, by: Box) -> float:
        """Return the share of the box that another one covers."""
        common = self.shared(by)
        return 0.0 if common is None else common.area / self.area

    def rounded(self) -> Box:
        """Return the box to hundredths of a point."""
        return Box(round(self.x, 2), round(self.y, 2), round(self.width, 2), round(self.height, 2))

    @staticmethod
    def around(boxes: list[Box]) -> Box:
        """Return the smallest box that holds all the given ones (at least one)."""
        left = min(box.x for box in boxes)
        top = min(box.y for box in boxes)
        right = max(box.right for box in boxes)
        bottom = max(box.bottom for box in boxes)
        return Box(left, top, right - left, bottom - top)
