"""Rows of more periods than a chart can show go in; rows of fewer values, at their true times, come out.

The time is parted evenly. Of each part the highest and the lowest value of each row stay, and as many periods
in all, so that distances stay true. What a chart prints of its rows stays too: their first, last, highest and
lowest values, what is marked or remarked on, and where one row overtakes the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from briefgen.base.conventions import conventions
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.data import MetricRow
from briefgen.blocks.charts.parts.period_slots import MOST_SLOTS, period_slots
from briefgen.blocks.charts.parts.slots import PeriodSlots
from briefgen.facts.fact import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.guides import Thinning
from briefgen.model.scene import Chart, Item

FINE = 0.4
"""Of its usual width a line has so much that draws some of its values."""
MOST_OF_A_PART = 16
"""Periods that stay of a part of the time, however many rows there are."""
NOTE_GAP_EM, NOTE_SHARE = 0.35, 0.97
"""Above the note below the chart; and the share of its width that the note is broken to."""
_POINTS = both(
    "绘出{count}个点中的{shown}个，含最外侧的点",
    "{shown} of {count} points are drawn, the outermost among them",
)
_DRAWN = both(
    "绘出{count}个数值中的{shown}个，含最高、最低和最后的值",
    "{shown} of {count} values are drawn, the highest, the lowest and the last among them",
)


def are_too_many(found: Sequence[MetricRow]) -> bool:
    """Say whether rows have values at more times than a chart shows; members of a dimension are no times."""
    return len({slot for row in found if not row.columns for slot in row.slots}) > MOST_SLOTS


def thinned(
    found: Sequence[MetricRow], setting: Setting, asked: Collection[str] = ()
) -> tuple[MetricRow, ...]:  # fmt: skip
    """Return rows with the values that a chart shows; ``asked``: periods and ids of facts that stay."""
    if not are_too_many(found):
        return tuple(found)
    line = period_slots(found, setting)
    each = min(2 * len(found), MOST_OF_A_PART)
    parting = _Parting(line=line, parts=MOST_SLOTS // each, each=each)
    chosen = tuple(parting.chosen(found, asked))
    at = {place: index for index, place in enumerate(chosen)}
    places = {key: at[place] for key, place in line.places.items() if place in at}
    axis = line.axis and replace(
        line.axis,
        periods=tuple(line.axis.periods[place] for place in chosen),
        dates=tuple(line.axis.dates[place] for place in chosen) if line.axis.dates else (),
    )
    names = tuple(line.names[place] for place in chosen)
    slotted = PeriodSlots(names=names, places=places, axis=axis, gaps=parting.has_gap(found))
    return tuple(replace(row.only(places), slotted=slotted, whole=row.facts) for row in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parting:
    """All periods of a chart in even parts, of each of which so many stay."""

    line: PeriodSlots
    parts: int
    each: int

    def part_of(self, place: int) -> int:
        """Return the part that a place lies in."""
        return place * self.parts // len(self.line.names)

    def chosen(self, found: Sequence[MetricRow], asked: Collection[str]) -> Iterator[int]:
        """Yield the places that stay, in order."""
        ranked = self._ranked(found, asked)
        known = sorted({self.line.places[slot] for row in found for slot in row.slots})
        for part in range(self.parts):
            first = -(-part * len(self.line.names) // self.parts)
            end = -(-(part + 1) * len(self.line.names) // self.parts)
            kept = list(dict.fromkeys(place for _, place in sorted(ranked[part])))[: self.each]
            kept += spread(known[bisect_left(known, first) : bisect_left(known, end)], kept, self.each)
            kept += spread(range(first, end), kept, self.each)
            yield from sorted(kept)

    def _ranked(self, found: Sequence[MetricRow], asked: Collection[str]) -> list[list[tuple[int, int]]]:
        """Return for each part the places that matter, those that matter most with the lowest number."""
        ranked: list[list[tuple[int, int]]] = [[] for _ in range(self.parts)]
        for row in found:
            placed = [(self.line.places[slot], fact) for slot, fact in row.at.items()]
            placed.sort(key=lambda pair: pair[0])
            for place in _stays(placed, asked):
                ranked[self.part_of(place)].append((0, place))
            highest: dict[int, tuple[Fact, int]] = {}
            lowest: dict[int, tuple[Fact, int]] = {}
            for place, fact in placed:
                part = self.part_of(place)
                if part not in highest or fact.number > highest[part][0].number:
                    highest[part] = (fact, place)
                if part not in lowest or fact.number < lowest[part][0].number:
                    lowest[part] = (fact, place)
            for ends in (highest, lowest):
                for part, (_, place) in ends.items():
                    ranked[part].append((1, place))
        return ranked

    def has_gap(self, found: Sequence[MetricRow]) -> bool:
        """Say whether a whole part has no value between others, where rows have values at the same times."""
        if len({row.slots for row in found}) > 1:
            return False
        parts = sorted({self.part_of(self.line.places[slot]) for row in found for slot in row.slots})
        return any(later - earlier > 1 for earlier, later in pairwise(parts))


def _stays(placed: Sequence[tuple[int, Fact]], asked: Collection[str]) -> Iterator[int]:
    """Yield the places of a row's values that are told, and those just before what is asked for."""
    numbers = [fact.number for _, fact in placed]
    yield placed[0][0]
    yield placed[-1][0]
    yield placed[numbers.index(max(numbers))][0]
    yield placed[numbers.index(min(numbers))][0]
    for index, (place, fact) in enumerate(placed):
        ahead = index + 1 < len(placed) and placed[index + 1][1].status != fact.status
        if ahead or fact.period in asked or fact.id in asked:
            yield place
            yield placed[max(0, index - 1)][0]
            yield placed[min(len(placed) - 1, index + ahead)][0]


def spread(free: Sequence[int], kept: Sequence[int], most: int) -> list[int]:
    """Return further places, evenly chosen among those that are free, up to so many with those kept."""
    taken = set(kept)
    others = [place for place in free if place not in taken]
    needed = min(most - len(kept), len(others))
    return [others[index * len(others) // needed] for index in range(needed)]


def thinning_of(found: Sequence[MetricRow], setting: Setting) -> Thinning:
    """Return how many values of thinned rows are drawn, with the sentence that says so."""
    drawn = sum(len(row.facts) for row in found)
    return thinning(drawn, sum(len(row.whole or row.facts) for row in found), setting)


def thinning(drawn: int, count: int, setting: Setting, *, points: bool = False) -> Thinning:
    """Return that so many of all values are drawn; ``points``: of points, of which the outermost stay."""
    written, told = conventions(setting.language), _POINTS if points else _DRAWN
    figures = {"shown": written.number(str(drawn)), "count": written.number(str(count))}
    return Thinning(drawn=drawn, of=count, text=say(setting.language, *told, **figures), points=points)


class ThinnedChart(Protocol):
    """What is asked of a chart that draws some of its values."""

    def stays(self, found: tuple[MetricRow, ...], setting: Setting, /) -> frozenset[str]:
        """Return periods and ids of facts that are drawn in any case."""

    def composed(
        self, found: tuple[MetricRow, ...], setting: Setting, width: float, height: float | None, /
    ) -> Composition:
        """Return the chart of some rows."""

    def spoken(self, found: tuple[MetricRow, ...], setting: Setting, /) -> str:
        """Return what is read aloud of some rows."""


def composed_thinned(
    block: ThinnedChart, found: tuple[MetricRow, ...], setting: Setting, width: float, height: float | None
) -> Composition:
    """Return the chart of some of its values, and below it a line that says so."""
    shown = thinned(found, setting, block.stays(found, setting))
    every = tuple(replace(row, whole=row.facts) for row in found)
    return noted(block, (shown, every), thinning_of(shown, setting), setting, width, height)


def fineness(found: Sequence[MetricRow]) -> float:
    """Return how thick a line is drawn against a usual one: so many points would make it a band."""
    return FINE if any(row.whole for row in found) else 1.0


def note_lines(text: str, width: float, setting: Setting) -> tuple[tuple[str, ...], float]:
    """Return the lines of a note below a chart, and their height with the gap above."""
    size = setting.medium.type.minimum
    lines = fit.broken(text, size, width * NOTE_SHARE)
    return tuple(lines), size * (NOTE_GAP_EM + fit.LEADING * len(lines))


def note_below(lines: Sequence[str], top: float, setting: Setting) -> tuple[Item, ...]:
    """Return a note's lines below what ends at a height."""
    size, muted = setting.medium.type.minimum, setting.theme.palette.muted
    at = (0.0, top + size * NOTE_GAP_EM)
    return tuple(overlay.label_lines(lines, at, size=size, colour=muted, ha="left"))


def noted(
    block: ThinnedChart, rows: tuple[tuple[MetricRow, ...], tuple[MetricRow, ...]], said: Thinning,
    setting: Setting, width: float, height: float | None,
) -> Composition:  # fmt: skip
    """Return the chart of the first of two rows, some of all the second ones, with what is left out said."""
    lines, deep = note_lines(said.text, width, setting)
    laid = block.composed(rows[0], setting, width, None if height is None else height - deep)
    drawn, whole = (block.spoken(each, setting) for each in rows)

    def told(item: Item) -> Item:
        if not isinstance(item, Chart):
            return item
        alt = whole + item.alt[len(drawn) :] if item.alt.startswith(drawn) else item.alt
        mark = messages(setting.language).semicolon
        return replace(item, thinning=said, alt=f"{alt}{mark}{said.text}")

    texts = note_below(lines, max(item.box.bottom for item in laid.items), setting)
    return Composition(items=(*map(told, laid.items), *texts), width=width, height=laid.height + deep)
