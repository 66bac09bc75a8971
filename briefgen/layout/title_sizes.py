"""Slides in a company's template in, the same with titles of one size where many had to be smaller out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefgen.base.copier import replace
from briefgen.layout.slots import in_size, size_of
from briefgen.model.scene import Item, Page, Text
from briefgen.model.slide_template import Slot

MANY_SHARE = 0.25
"""Where more of the titles are set smaller than the template says, all of them are."""
LEAST_SHARE = 0.7
"""A title that needs a smaller size than this, against the template's, stays an exception."""


def on_one_size(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the slides; titles in one placeholder share a size where many of them are long."""
    by_slot: dict[Slot, list[float]] = defaultdict(list)
    for text in _titles(item for page in pages for item in page.items):
        if text.slot is not None:
            by_slot[text.slot].append(size_of(text))
    common = {slot: size for slot, sizes in by_slot.items() if (size := _common(slot, sizes))}
    return tuple(
        replace(page, items=tuple(_resized(item, common) for item in page.items)) if common else page
        for page in pages
    )


def _titles(items: Iterable[Item]) -> Iterable[Text]:
    return (item for item in items if isinstance(item, Text) and item.role == "title" and size_of(item))


def _common(slot: Slot, sizes: Sequence[float]) -> float:
    """Return the size that titles of a placeholder share; 0 where each keeps its own."""
    smaller = [size for size in sizes if size < slot.style.size]
    if len(smaller) <= len(sizes) * MANY_SHARE:
        return 0.0
    return min((size for size in smaller if size >= slot.style.size * LEAST_SHARE), default=0.0)


def _resized(item: Item, common: dict[Slot, float]) -> Item:
    if not isinstance(item, Text) or item.slot is None or item.role != "title" or not size_of(item):
        return item
    size = common.get(item.slot, 0.0)
    return in_size(item, item.slot, size) if size and size_of(item) > size else item
