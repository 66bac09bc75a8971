"""Finished scenes in, faults out: what overlaps, leaves its page, or is no number.

It shares nothing with the product's own check, which sees one box a chart: this one looks into charts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.model.scene import Chart, Group, Item, Page, PictureItem, Scene, Shape, TableItem, Text

BODY_EM = (0.62, 0.02)
"""How far the letters of a line reach above and below its baseline at least: x-height, digits and Han do."""
MEETING_PT = 1.0
"""So much may two pieces of ink share in each direction: rounding, and the white of their own glyphs."""
OUTSIDE_PT = 1.0
OPENING, CLOSING = frozenset("“‘「『《〈（【〔［"), frozenset("”’」』》〉）】〕］，。、；：！？")
"""The half of these that looks outwards is blank where they are a whole em wide."""
WHITE = frozenset("\u200b\u2060\u00a0\u3000\u00ad \t")


@dataclass(frozen=True, slots=True)
class Ink:
    """Something that must be seen whole: left, top, right, bottom in points, whose it is, what it says."""

    left: float
    top: float
    right: float
    bottom: float
    owner: int
    says: str
    within: str
    """What it belongs to: a chart's word, or what kind of item it is."""

    def meets(self, other: Ink) -> bool:
        """Say whether the two lie on each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > MEETING_PT and down > MEETING_PT


def faults(scene: Scene) -> list[str]:
    """Return what is wrong with a scene whose charts have their marks, a sentence each."""
    found: list[str] = []
    for page in scene.pages:
        found += [f"page {page.number}: {fault}" for fault in _faults(page, *scene.size_of(page))]
    return found


def _faults(page: Page, width: float, height: float) -> Iterator[str]:
    found = list(_all(page.items))
    items = [item for item, _ in found]
    bad = [item for item in items if not _finite(item)]
    yield from (f"{type(item).__name__} {item.name!r} has a place that is no number" for item in bad)
    if bad:
        return
    shown = [ink for owner, (item, within) in enumerate(found) for ink in inks(item, owner, within)]
    for ink in shown:
        if min(ink.left, ink.top, width - ink.right, height - ink.bottom) < -OUTSIDE_PT:
            yield f"{ink.within}: {ink.says[:30]!r} leaves the page"
    for item in items:
        box = item.box
        if box.width < 0 or box.height < 0:
            yield f"{type(item).__name__} {item.name!r} has a negative size"
        inside = min(box.x, box.y, width - box.right, height - box.bottom) > -OUTSIDE_PT
        if isinstance(item, Shape) and not inside:
            yield f"shape {item.name!r} leaves the page"
    yield from _on_each_other(shown)


def _on_each_other(inks: list[Ink]) -> Iterator[str]:
    open_: list[Ink] = []
    for ink in sorted(inks, key=lambda each: each.top):
        open_ = [other for other in open_ if other.bottom > ink.top + MEETING_PT]
        for other in open_:
            if other.owner != ink.owner and ink.meets(other):
                where = " and ".join(dict.fromkeys((other.within, ink.within)))
                yield f"{where}: {other.says[:30]!r} and {ink.says[:30]!r} lie on each other"
        open_.append(ink)


def _all(items: Iterable[Item], within: str = "") -> Iterator[tuple[Item, str]]:
    for item in items:
        yield item, within or (item.role if isinstance(item, Text) else type(item).__name__.lower())
        if isinstance(item, Group):
            yield from _all(item.items, within)
        elif isinstance(item, Chart):
            yield from _all(item.marks, item.word)


def inks(item: Item, owner: int, within: str) -> Iterator[Ink]:
    """Yield what an item shows of letters and pictures."""
    if isinstance(item, Text):
        yield from _lines(item, owner, within)
    elif isinstance(item, TableItem):
        for number, cell in enumerate(item.cells):
            yield from _lines(cell.text, owner * 10_000 + number + 1, within)
    elif isinstance(item, PictureItem) and not item.behind:
        box = item.box
        yield Ink(box.x, box.y, box.right, box.bottom, owner, item.name, within)


def _lines(text: Text, owner: int, within: str) -> Iterator[Ink]:
    """Yield the letters of each line; those of turned texts by the corners of their boxes."""
    if text.rotation % 180:
        yield from _turned(text, owner, within)
        return
    for line in text.lines:
        spans = [span for span in line.spans if set(span.text) - WHITE]
        if not spans:
            continue
        base = text.box.y + line.baseline
        top = min(base - span.style.rise - span.style.size * BODY_EM[0] for span in spans)
        bottom = max(base - span.style.rise + span.style.size * BODY_EM[1] for span in spans)
        first, last = min(spans, key=lambda span: span.x), max(spans, key=lambda span: span.x + span.width)
        left = text.box.x + first.x + (first.style.size / 2 if first.text[0] in OPENING else 0.0)
        right = text.box.x + last.x + last.width
        right -= last.style.size / 2 if last.text[-1] in CLOSING else 0.0
        yield Ink(left, top, right, bottom, owner, line.text, within)


def _turned(text: Text, owner: int, within: str) -> Iterator[Ink]:
    box, turn = text.box, math.radians(text.rotation)
    across, down = abs(math.cos(turn)), abs(math.sin(turn))
    half = (box.width * across + box.height * down) / 2, (box.width * down + box.height * across) / 2
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if text.rotation % 90 == 0 and text.text.strip():
        yield Ink(x - half[0], y - half[1], x + half[0], y + half[1], owner, text.text, within)


def _finite(item: Item) -> bool:
    box = item.box
    numbers = [box.x, box.y, box.width, box.height]
    if isinstance(item, Shape):
        numbers += [number for _, points in item.path for number in points]
    elif isinstance(item, Text):
        numbers += [line.baseline for line in item.lines]
        numbers += [number for line in item.lines for span in line.spans for number in (span.x, span.width)]
    elif isinstance(item, Chart):
        numbers += [value for row in item.series for value in row.values if value is not None]
    return all(map(math.isfinite, numbers))
