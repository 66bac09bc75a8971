"""`treemap`: parts of a whole as rectangles whose areas are their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from briefgen.base.colour import mixed, reads_on
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.marked import N_
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, crowd, many_parts, nested
from briefgen.blocks.charts.parts.block import ChartBlock, Found, sized, with_doubt
from briefgen.blocks.charts.parts.crossed import pairs_of
from briefgen.blocks.charts.parts.data import ChartMessage, MetricRow, has_one_unit, latest, positive
from briefgen.blocks.charts.parts.mark import Mark, mark_option, marked_part
from briefgen.blocks.charts.parts.marked_series import one_in_colour
from briefgen.blocks.charts.parts.message import of_parts
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

NOT_ALL_NAMED = N_("not all small parts are named: there is no room for them below the map")
FADE = 0.7
FADE_STEP = 0.2
SEAM_PT = 1.0
GROUP_SEAM_PT = 3.0
"""Between the parts of two members of the first dimension."""
PAD_EM = 0.35
LEAST_MAP_SHARE = 0.3
"""The map's share of the chart's height, however many parts are named below it."""
HAN = re.compile(r"[\u4e00-\u9fff]")
MOST_LINES = 3
"""Lines below the map."""
SMALLER_PT = 1.0
FEW_UNNAMED = 0.125
"""For so many parts that are named below the map its texts are made no smaller."""
FEWEST = 3
SHOWN_SHARES = (0.8, 0.6, 0.5, 0.4, 0.3, 0.24, 0.18, 0.12)
"""How many of the parts are tried with a place of their own where not all small ones can be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treemap(ChartBlock):
    """The latest values of metrics of one unit as areas, the largest at the top left."""

    SPOKEN: ClassVar[tuple[str, str]] = ("矩形树图", "Treemap")
    NATURE: ClassVar[Nature] = Nature(read_by="area", whole="chart", axes=0)

    mark: tuple[Mark, ...] = mark_option()

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the parts, the largest first; they have one unit."""
        kept = positive(latest(found), setting, self.place)
        if not has_one_unit(kept):
            message = tr("the parts of one whole must have one unit, but these have different ones")
            return self.refuse(setting, message)
        kept = tuple(row for row in kept if row.facts[0].number)
        if found and not kept:
            return self.refuse(setting, tr("every part is zero"), code="no-value")
        return _falling(kept)

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the largest part and its share of the whole."""
        return of_parts(found, setting)

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which the larger parts hold their names."""
        return sized({"page": 110.0, "deck": 250.0}, setting)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the rectangles in a box; parts too small for their labels are listed below."""
        if pairs := pairs_of(self.metrics, setting):
            return self._nested(found, pairs, setting, box)
        whole = self._drawn(found, None, setting, box)
        if not _is_cut(whole):
            return whole
        counts = (int(len(found) * share) for share in SHOWN_SHARES)
        for count in dict.fromkeys(each for each in counts if each >= FEWEST):
            if (fact := crowd.summed(found[count:], setting)) is None:
                break
            name = messages(setting.language).other_items.format(rest=len(found) - count)
            others = MetricRow(key=found[count].key, label=name, facts=(fact,))
            smaller = self._drawn(found[:count], others, setting, box)
            if not _is_cut(smaller):
                return replace(smaller, alt=whole.alt)
        return with_doubt(whole, tr(NOT_ALL_NAMED))

    def _nested(self, found: Found, pairs: nested.Pairs, setting: Setting, box: Box) -> Chart:
        """Return the map of the members of one dimension, each parted into those of the other."""
        groups, chart = nested.grouped(found, pairs), None
        for shown in nested.condensed(groups, setting):
            chart = self._of_groups(found, shown, setting, box)
            if not _is_cut(chart):
                break
        assert chart is not None, "all parts are tried"
        chart = self.with_alt(chart, nested.sums_in_words(groups, setting), setting)
        return with_doubt(chart, tr(NOT_ALL_NAMED)) if _is_cut(chart) else chart

    def _of_groups(self, found: Found, groups: nested.Groups, setting: Setting, box: Box) -> Chart:
        hue, palette = self.hue(found, setting), setting.theme.palette
        step = min(FADE / max(len(groups) - 1, 1), FADE_STEP)
        rows = tuple(row for each in groups.values() for row in each)
        of = [name for name, each in groups.items() for _ in each]
        tints = {name: mixed(hue.strong, palette.paper, step * at) for at, name in enumerate(groups)}
        colours = [tints[name] for name in of]
        lit = marked_part(self, self.mark, found, setting)
        if any(lit):
            marked = found[lit.index(True)].key
            colours = list(one_in_colour([row.key == marked for row in rows], hue.strong, setting))
        inks = [reads_on(colour, palette.paper, palette.ink) for colour in colours]
        return _sized(
            self.framed(
                found, setting, box, categories=tuple(row.label for row in rows), groups=tuple(of),
                series=(self.latest_series(rows, setting, colours, inks),),
            ),
            setting.medium.type.minimum,
        )  # fmt: skip

    def _drawn(self, found: Found, others: MetricRow | None, setting: Setting, box: Box) -> Chart:
        """Return the map of parts and, in grey, of all others as one or of what they leave of their whole."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        step = min(FADE / max(len(found) - 1, 1), FADE_STEP)
        rest = many_parts.rest_of(found, setting)
        grey = others or rest
        rows = _falling(found if grey is None else (*found, grey))
        tinted = tuple(
            many_parts.rest_grey(setting) if row.others else mixed(hue.strong, palette.paper, step * index)
            for index, row in enumerate(found)
        )
        lit = marked_part(self, self.mark, found, setting)  # the parts come in falling order
        own = iter(one_in_colour(lit, hue.strong, setting) if lit else tinted)
        colours = [many_parts.rest_grey(setting) if row is grey else next(own) for row in rows]
        inks = [reads_on(colour, palette.paper, palette.ink) for colour in colours]
        chart = self.framed(
            found, setting, box, categories=tuple(row.label for row in rows),
            series=(self.latest_series(rows, setting, colours, inks),),
        )  # fmt: skip
        return _fitted(many_parts.with_rest_in_alt(chart, self, rest, setting))


def _sized(chart: Chart, minimum: float) -> Chart:
    """Return the chart with its texts in the largest size in which most of its parts are named in it."""
    best = _fitted(chart)
    for size in fit.sizes(chart.style.category_size, minimum, SMALLER_PT):
        untold = len(_untold(best, best.style.plot[3] * best.box.height))
        if untold <= len(chart.categories) * FEW_UNNAMED:
            break
        smaller = _fitted(replace(chart, style=replace(chart.style, category_size=size)))
        if len(_untold(smaller, smaller.style.plot[3] * smaller.box.height)) < untold:
            best = smaller
    return best


def _fitted(chart: Chart) -> Chart:
    """Return the chart with room below the map for the parts that are too small for their names in it."""
    full = height = chart.box.height
    while True:
        lines = _lines_below(chart, _untold(chart, height))
        room = max(full * LEAST_MAP_SHARE, full - lines * chart.style.category_size * fit.LEADING)
        if room >= height:
            return replace(chart, style=replace(chart.style, plot=(0.0, 0.0, 1.0, height / full)))
        height = room


def _is_cut(chart: Chart) -> bool:
    """Say whether the lines below the map lose some of what they ought to name."""
    named = _naming(chart, _untold(chart, chart.style.plot[3] * chart.box.height))
    return fit.cut_anywhere((named,), chart.style.category_size, chart.box.width, MOST_LINES)


def _falling(rows: Found) -> Found:
    return crowd.others_last(sorted(rows, key=lambda row: row.facts[0].number, reverse=True))


def squarified(values: Sequence[float], box: Box) -> list[Box]:
    """Return a box each, areas as the values, as near to squares as rows allow (Bruls et al. 2000)."""
    placed, rest, whole = list[Box](), list(values), summed(values)
    while rest:
        scale = box.area / (summed(rest) or whole or 1.0)
        short = min(box.width, box.height) or 1.0
        count = 1
        while count < len(rest) and _worst(rest[: count + 1], scale, short) <= _worst(
            rest[:count], scale, short
        ):
            count += 1
        row, rest = rest[:count], rest[count:]
        thick = summed(row) * scale / short
        along = 0.0
        for value in row:
            long = value * scale / (thick or 1.0)
            if box.width <= box.height:
                placed.append(Box(box.x + along, box.y, long, thick))
            else:
                placed.append(Box(box.x, box.y + along, thick, long))
            along += long
        upright = box.width > box.height
        box = box.inset(thick, 0, 0, 0) if upright else box.inset(0, thick, 0, 0)
    return placed


def _worst(row: Sequence[float], scale: float, short: float) -> float:
    """Return the worst ratio of sides in a row of boxes."""
    area = summed(row) * scale
    return max(max(short**2 * value * scale / area**2, area**2 / (short**2 * value * scale)) for value in row)


def _parts(chart: Chart, height: float) -> list[Box]:
    """Return the boxes of the parts; those of a group lie in that of their sum."""
    values, whole = [value or 0.0 for value in chart.series[0].values], Box(0.0, 0.0, chart.box.width, height)
    if not chart.groups:
        return squarified(values, whole)
    held: dict[str, list[float]] = {}
    for name, value in zip(chart.groups, values, strict=True):
        held.setdefault(name, []).append(value)
    boxes, seam = squarified([summed(each) for each in held.values()], whole), (GROUP_SEAM_PT - SEAM_PT) / 2
    inner = [box.inset(seam, seam, seam, seam) for box in boxes]
    return [box for each, room in zip(held.values(), inner, strict=True) for box in squarified(each, room)]


def _texts(chart: Chart, boxes: Sequence[Box]) -> list[list[str]]:
    """Return the lines in each part: name and value, and above those of a group's largest the group's name.

    A group that has no room for its name has none for those of its parts.
    """
    if not chart.groups:
        return [_lines(chart, index, box) for index, box in enumerate(boxes)]
    made, named = list[list[str]](), True
    size = chart.style.category_size
    for index, box in enumerate(boxes):
        first = index == 0 or chart.groups[index] != chart.groups[index - 1]
        head = chart.groups[index] if first else ""
        if first:
            wide = fit.width_of(head, size, bold=True) + 2 * size * PAD_EM
            named = wide <= box.width and size * (fit.LEADING + PAD_EM) <= box.height
        lines = _lines(chart, index, box, head) if named else []
        made.append(lines or ([head] if named and head else []))
    return made


def _lines(chart: Chart, index: int, box: Box, head: str = "") -> list[str]:
    """Return name and value of a part in lines that fit it, none where they do not."""
    size, label = chart.style.category_size, chart.series[0].labels[index]
    room, name = box.width - 2 * size * PAD_EM, chart.categories[index]
    others = bool(head) + bool(label)

    def is_low(count: int) -> bool:
        return (others + count) * size * fit.LEADING + size * PAD_EM <= box.height

    if not is_low(1) or fit.width_of(label, size, bold=True) > room:
        return []  # most of many parts are too small for anything: their names need not be broken
    broken = fit.wrapped(name, size, room, 2)
    if not is_low(len(broken)) or fit.is_cut(name, broken) or fit.breaks_a_word(name, broken):
        return []
    return [*([head] if head else []), *broken, *([label] if label else [])]


def _untold(chart: Chart, height: float) -> list[int]:
    """Return the parts whose names and values do not stand in them."""
    texts = _texts(chart, _parts(chart, height))
    return [index for index, lines in enumerate(texts) if not lines or lines == [_group(chart, index)]]


def _group(chart: Chart, index: int) -> str:
    return chart.groups[index] if chart.groups else ""


def _told(chart: Chart, small: Sequence[int]) -> tuple[str, ...]:
    """Return the lines below the map that name the parts too small for their names."""
    if not small:
        return ()
    return fit.wrapped(_naming(chart, small), chart.style.category_size, chart.box.width, MOST_LINES)


def _lines_below(chart: Chart, small: Sequence[int]) -> int:
    """Return how many lines ``_told`` has: to shorten the last of them takes as long as all else."""
    named, size, width = _naming(chart, small), chart.style.category_size, chart.box.width
    if not named or fit.width_of(named, size) <= width:
        return min(len(small), 1)
    return min(len(fit.broken(named, size, width)), MOST_LINES)


def _naming(chart: Chart, small: Sequence[int]) -> str:
    labels = chart.series[0].labels
    chinese = bool(HAN.search("".join(chart.categories)))
    comma, semicolon = ("、", "； ") if chinese else (", ", "; ")
    names = [comma.join(filter(None, (_group(chart, index), chart.categories[index]))) for index in small]
    return semicolon.join(f"{name} {labels[index]}".strip() for name, index in zip(names, small, strict=True))


def plot(chart: Chart, axes: Any) -> None:
    """Draw the rectangles in points with their names, and below them what they are too small for."""
    style, series = chart.style, chart.series[0]
    height = style.plot[3] * chart.box.height
    fit.in_points(axes, chart.box.width, height)
    size, boxes = style.category_size, _parts(chart, height)
    for index, (box, lines) in enumerate(zip(boxes, _texts(chart, boxes), strict=True)):
        inner = box.inset(SEAM_PT / 2, SEAM_PT / 2, SEAM_PT / 2, SEAM_PT / 2)
        bars = axes.bar(
            (inner.x,), (max(inner.height, 0.2),), bottom=inner.y, width=max(inner.width, 0.2),
            align="edge", color=series.colours[index], linewidth=0,
        )  # fmt: skip
        fit.name_bars(bars, (chart.categories[index],))
        headed = bool(lines) and lines[0] == _group(chart, index)
        for number, line in enumerate(lines):
            y = box.y + size * PAD_EM + (number + 0.5) * size * fit.LEADING
            bold = number == len(lines) - 1 and bool(series.labels[index])
            ink = series.label_colours[index]
            at = (box.x + size * PAD_EM, y)
            head = headed and number == 0
            fit.write_text(axes, line, at, size=size, colour=ink, bold=bold or head, ha="left")
    told = _told(chart, _untold(chart, height))
    fit.write_lines(
        axes, told, (0, height), size=size, colour=style.muted, offset=(0, -size * 0.1), ha="left"
    )  # fmt: skip
