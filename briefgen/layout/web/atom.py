"""The items of a page in, its atoms out: what is not taken apart, with the grounds that others stand on."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.scene import Chart, Group, Item, PictureItem, Shape, TableItem, Text, walk

INSIDE_PT = 1.5
"""By so much may words exceed the ground that they stand on."""
LEAST_PANEL_PT = 8.0
"""A lower or narrower ground is a line or a mark."""
FOOT_ROLES = ("source", "note")
"""Of texts that stand alone in their boxes."""
THIN_PT = 3.2
"""A rectangle no wider is a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """An item, its ink, and what stands on it."""

    item: Item
    ink: Box
    order: int
    """Its number in reading order; -1 where nothing of it is read."""
    at: int = 0
    """Its number in the order of painting."""
    on_it: tuple[Atom, ...] = ()

    @property
    def is_line(self) -> bool:
        """Whether it is a thin straight line."""
        return isinstance(self.item, Shape) and is_line(self.item)


def is_line(shape: Shape) -> bool:
    """Say whether a shape is a thin straight line, from left to right or from top to bottom."""
    if shape.geometry not in ("rectangle", "line"):
        return False
    return min(shape.box.width, shape.box.height) <= THIN_PT < max(shape.box.width, shape.box.height)


def atoms_of(items: Sequence[Item]) -> tuple[Atom, ...]:
    """Return the atoms of items, each on the smallest ground that holds it."""
    shown = [item for item in items if not _is_empty(item)]
    atoms = [
        Atom(item=item, ink=ink_of(item), order=_order(item, at), at=at) for at, item in enumerate(shown)
    ]
    owner = [_owner(atoms, at) for at in range(len(atoms))]

    def built(at: int) -> Atom:
        own = tuple(built(other) for other in range(at + 1, len(atoms)) if owner[other] == at)
        reads = [each.order for each in own if each.order >= 0]
        atom = atoms[at]
        order = atom.order if atom.order >= 0 else min(reads, default=-1)
        return replace(atom, order=order, on_it=own)

    return tuple(built(at) for at, owned in enumerate(owner) if owned is None)


def _is_empty(item: Item) -> bool:
    return isinstance(item, Text) and not item.text.strip()


def _owner(atoms: Sequence[Atom], at: int) -> int | None:
    """Return the last ground painted before an atom that holds its ink; None where none does."""
    for other in range(at - 1, -1, -1):
        if _is_ground(atoms[other].item) and _holds(atoms[other].item.box, atoms[at].ink):
            return other
    return None


def _is_ground(item: Item) -> bool:
    if isinstance(item, PictureItem | TableItem | Chart):
        return True
    if not isinstance(item, Shape) or item.geometry != "rectangle" or (not item.fill and not item.stroke):
        return False
    return min(item.box.width, item.box.height) >= LEAST_PANEL_PT


def _holds(ground: Box, ink: Box) -> bool:
    return ground.contains(ink, INSIDE_PT)


def _order(item: Item, at: int) -> int:
    return at if any(isinstance(each, Text | Chart | TableItem) for each in walk([item])) else -1


def ink_of(item: Item) -> Box:
    """Return the box of what is seen of an item: lines of text as wide as they were set."""
    if isinstance(item, Text) and not item.rotation:
        return _text_ink(item)
    if isinstance(item, Group):
        return Box.around([ink_of(each) for each in item.items]) if item.items else item.box
    if isinstance(item, Chart) and item.marks:
        return Box.around([item.box, *(_marked(each) for each in item.marks)])
    return item.box


def _marked(mark: Item) -> Box:
    return ink_of(mark) if isinstance(mark, Text) else mark.box


def _text_ink(text: Text) -> Box:
    spans = [span for line in text.lines for span in line.spans]
    if not spans:
        return text.box
    if text.role in FOOT_ROLES and text.paragraphs[0].align == "right":
        return text.box
    left, right = min(span.x for span in spans), max(span.x + span.width for span in spans)
    return Box(text.box.x + left, text.box.y, right - left, text.box.height)
