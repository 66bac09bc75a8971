"""`radar`: several figures of one unit as a web, the present against the past."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import cos, pi, sin
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import MORE_ROOM, ChartBlock, Found, chart_style, sized
from briefgen.blocks.charts.parts.colour import visible
from briefgen.blocks.charts.parts.data import has_one_unit, period_name, series_of
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, Text
from briefgen.text.shorten import ELLIPSIS

LEAST_SPOKES = 3
MOST_SPOKES = 8
MARKER_EM = 0.5
WEB_SHARES = (1.0, 0.85, 0.7)
"""Sizes of the web that are tried for the sake of its names."""
NAMES_SHARE = 0.22
AROUND_EM = 5.4
"""Above and below the web together: a name and a value each."""
LEAST_SIDE_EM = 4.0
"""The smallest web, in label sizes."""
UPRIGHT = 0.2
"""Spokes that lean less than this to a side have their words centred above or below them."""
LETTERS_EM = 0.8
"""Height of the letters of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokeEnd:
    """The words at the end of a spoke: lines of its name, its value, and how they stand there."""

    lines: tuple[str, ...]
    label: str
    ha: str
    at: tuple[float, float]
    """Where they begin, end or have their middle, and the middle of their height, in the chart's box."""
    box: Box
    """Where the letters stand in the chart's box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Radar(ChartBlock):
    """A spoke a metric from zero at the centre: the latest values, over the first where all have them."""

    SPOKEN: ClassVar[tuple[str, str]] = ("雷达图", "Radar chart")
    NATURE: ClassVar[Nature] = Nature(read_by="position")

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return first and last values of three or more metrics of one unit, none of them negative."""
        if not found:
            return ()
        message = ""
        if len(found) < LEAST_SPOKES:
            message = tr("a radar chart needs at least {LEAST_SPOKES} metrics", LEAST_SPOKES=LEAST_SPOKES)
        elif len(found) > MOST_SPOKES:
            message = tr("a web of more than {MOST_SPOKES} spokes cannot be read", MOST_SPOKES=MOST_SPOKES)
        elif not has_one_unit(found):
            message = tr("the spokes share one scale, but the metrics have different units")
        elif min(fact.number for row in found for fact in row.facts) < 0:
            message = tr("a spoke begins at zero: values below it cannot be drawn")
        if message:
            return self.refuse(setting, message, tr("show them with `bar`"))
        spans = {(row.facts[0].period, row.facts[-1].period) for row in found}
        compared = len(spans) == 1 and all(len(row.facts) > 1 for row in found)
        return tuple(
            replace(row, facts=(row.facts[0], row.facts[-1]) if compared else row.facts[-1:]) for row in found
        )

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which the web is no dot."""
        return sized({"page": 130.0, "deck": 260.0}, setting)

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height of the smallest web with its words and, above it, a key to two periods."""
        key = fit.LEADING * (len(found[0].facts) > 1)
        words = setting.medium.type.minimum * (key + AROUND_EM + LEAST_SIDE_EM)
        return max(ChartBlock.least(self, found, setting), words)

    def most(self, found: Found, setting: Setting, width: float) -> float:
        """Return the height of the widest web with its words and the key."""
        words = setting.medium.type.sizes["label"] * (fit.LEADING + AROUND_EM)
        return width * (1.0 - NAMES_SHARE) + words

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the web in a box: a series a period, the present last."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        past = visible(palette.past, palette.paper, palette.ink)
        series, last = [], len(found[0].facts) - 1
        for end in range(last + 1):
            facts = [row.facts[end] for row in found]
            colour, labelled = (
                hue.words if end == last else past,
                end == last and self.labels != "none",
            )
            name = period_name(facts[0], setting)
            series.append(series_of(facts, setting, colour, hue.words, name=name, labelled=labelled))
        style = chart_style(setting)
        style = replace(
            style,
            line_width=style.label_size * 0.18 * style.line_times,
            marker_size=style.label_size * MARKER_EM,
        )
        chart = self.framed(
            found, setting, box, native="radar",
            series=tuple(series), style=style,
        )  # fmt: skip
        fitted = self._fitted(chart, setting)
        return replace(fitted, overlay=(*fitted.overlay, *_words(fitted)))

    def _fitted(self, chart: Chart, setting: Setting) -> Chart:
        """Return the web at the largest size at which its words stand clear, at last without its values.

        A smaller web beside whole names comes before a larger one beside names that are cut or broken.
        """
        size, minimum = chart.style.category_size, setting.medium.type.minimum
        sizes = [max(minimum, size - 0.5 * step) for step in range(int(max(0.0, size - minimum) * 2) + 2)]
        webs = (fitted_radar(chart, each, share) for each in sizes for share in WEB_SHARES)
        fitted = next((web for web in webs if _has_whole_names(web) and _is_clear(web)), None)
        fitted = fitted or next(
            (web for web in (fitted_radar(chart, each) for each in sizes) if _is_clear(web)), None
        )
        if not fitted:
            blank = ("",) * len(chart.categories)
            bare = replace(chart, series=tuple(replace(row, labels=blank) for row in chart.series))
            fitted = fitted_radar(bare, minimum)
            if not _is_clear(fitted):
                self._without_room(setting, fitted)
                return fitted
            self.warn(setting, tr("no values are printed at the spokes: they have no room"), tr(MORE_ROOM))
        if any(ELLIPSIS in text for each in _ends(fitted) for text in each.lines):
            self.warn(setting, tr("a spoke's name is cut: it does not fit beside the web"), tr(MORE_ROOM))
        return fitted

    def _without_room(self, setting: Setting, chart: Chart) -> None:
        """Note that not even the names stand clear: for want of width, or else of height."""
        if (needed := _needed(chart)) > chart.box.width:
            self.too_narrow(setting, needed, chart.box)
            return
        hint = tr("give it more height, or fewer metrics")
        self.refuse(setting, tr("the names of the web lie on each other"), hint)


def fitted_radar(chart: Chart, size: float, share: float = 1.0) -> Chart:
    """Return the chart with its scale, room for words of a size around it, and a key to two periods.

    ``share``: how much of its largest size the web has; what it leaves is its words'.
    """
    box, style = chart.box, replace(chart.style, category_size=size)
    entries = [(row.colours[0], row.name) for row in chart.series]
    key, deep = (
        overlay.legend(entries, box.width, size=size, ink=style.muted) if len(entries) > 1 else ((), 0.0)
    )
    highest = max(value or 0.0 for series in chart.series for value in series.values)
    _, high, step = fit.axis_range(0.0, highest or 1.0, 5)
    lines = (
        line for name in chart.categories for line in fit.wrapped(name, size, box.width * NAMES_SHARE, 2)
    )
    room = max(fit.width_of(line, size) for line in lines) + size
    side = min(box.width - 2 * room, box.height - deep - size * AROUND_EM, _beside_values(chart, size))
    side = max(side * share, size * LEAST_SIDE_EM)
    left, top = (box.width - side) / 2, deep + (box.height - deep - side) / 2
    area = (left / box.width, top / box.height, side / box.width, side / box.height)
    style = replace(style, plot=area, value_min=0.0, value_max=high, steps=(0.0, step))
    return replace(chart, style=style, overlay=key)


def _has_whole_names(chart: Chart) -> bool:
    """Say whether no name is cut, nor broken within a word."""
    ends = zip(chart.categories, _ends(chart), strict=True)
    return not any(fit.is_cut(name, end.lines) or fit.breaks_a_word(name, end.lines) for name, end in ends)


def _beside_values(chart: Chart, size: float) -> float:
    """Return the widest web beside which the values stay inside the box."""
    sides = [chart.box.width]
    for turn, label in zip(_turns(chart), chart.series[-1].labels, strict=True):
        if label and not _is_upright(turn):
            wide, along = fit.width_of(label, size, bold=True), abs(cos(turn))
            sides.append((chart.box.width - 2 * wide) / along - size)
    return min(sides)


def _needed(chart: Chart) -> float:
    """Return the width in points that the words take as they are broken, with the smallest web between."""
    size = chart.style.category_size
    sides = [
        each.box.width * (1 if _is_upright(turn) else 2) + abs(cos(turn)) * size * (LEAST_SIDE_EM + 1)
        for turn, each in zip(_turns(chart), _ends(chart), strict=True)
    ]
    return max(sides)


def _is_clear(chart: Chart) -> bool:
    """Say whether the words at the spokes stay inside the box, below the key, and off each other."""
    boxes = [each.box for each in _ends(chart)]
    deep = max((item.box.bottom for item in chart.overlay if isinstance(item, Text)), default=0.0)
    room = Box(0.0, deep, chart.box.width, chart.box.height - deep)
    return all(room.contains(box, 0.5) for box in boxes) and not any(
        one.overlaps(other) for one, other in combinations(boxes, 2)
    )


def plot(chart: Chart, axes: Any) -> None:
    """Draw rings, spokes, and a polygon a period."""
    style, count = chart.style, len(chart.categories)
    high = style.value_max or 1.0
    axes.set(xlim=(-high, high), ylim=(-high, high))
    turns = _turns(chart)
    for value, _ in fit.axis_numbers(0.0, high, style.steps[1])[1:]:
        _polygon(axes, [value] * count, turns, style.rule, 0.5)
    for turn in turns:
        fit.hairline(axes, (0, high * cos(turn)), (0, high * sin(turn)), style.rule, 0.5)
    for series in chart.series:
        values = [value or 0.0 for value in series.values]
        _polygon(axes, values, turns, series.colours[0], style.line_width, series.name, style.marker_size)


def _turns(chart: Chart) -> list[float]:
    """Return the angles of the spokes, the first one upright, on clockwise."""
    return [pi / 2 - 2 * pi * index / len(chart.categories) for index in range(len(chart.categories))]


def _is_upright(turn: float) -> bool:
    return abs(cos(turn)) < UPRIGHT


def _ends(chart: Chart) -> list[SpokeEnd]:
    """Return what stands at the end of each spoke."""
    return [_end(chart, index, turn) for index, turn in enumerate(_turns(chart))]


def _end(chart: Chart, index: int, turn: float) -> SpokeEnd:
    """Return a spoke's name and, under it, the present value, with where they stand."""
    style, size, side = chart.style, chart.style.category_size, fit.plot_size(chart)[0]
    ha = "center" if _is_upright(turn) else "left" if cos(turn) > 0 else "right"
    reach = (chart.box.width - side * abs(cos(turn))) / 2 if ha != "center" else chart.box.width
    lines = fit.wrapped(chart.categories[index], size, max(reach - size * 0.6, size * 2), 2)
    label = chart.series[-1].labels[index]
    count, step = len(lines) + bool(label), size * fit.LEADING
    lift = size * 0.5 * sin(turn) + (count - 1) * step / 2 * sin(turn)
    lift += (size * 0.3 if abs(sin(turn)) > 0.9 else 0.0) * sin(turn)
    wide = max([fit.width_of(label, size, bold=True), *(fit.width_of(line, size) for line in lines)])
    x = chart.box.width * (style.plot[0] + style.plot[2] / 2) + (side + size) / 2 * cos(turn)
    y = chart.box.height * (style.plot[1] + style.plot[3] / 2) - side / 2 * sin(turn) - lift
    deep = (count - 1) * step + size * LETTERS_EM
    left = x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[ha]
    return SpokeEnd(
        lines=lines, label=label, ha=ha, at=(x, y),
        box=Box(left, y - deep / 2, wide, deep),
    )  # fmt: skip


def _words(chart: Chart) -> Iterator[Item]:
    """Yield the spokes' names and, under each, the present value.

    They stand over the native chart too: PowerPoint sets values on the web's lines, and names where it likes.
    """
    style, series, size = chart.style, chart.series[-1], chart.style.category_size
    for index, end in enumerate(_ends(chart)):
        told = [*end.lines, *([end.label] if end.label else [])]
        for number, text in enumerate(told):
            value = number == len(end.lines)
            y = end.at[1] + (number - (len(told) - 1) / 2) * size * fit.LEADING
            yield overlay.text_at(
                text, (end.at[0], y), size=size, bold=value, ha=end.ha,
                colour=series.label_colours[index] if value else style.muted,
                fact=series.facts[index] if value else None,
            )  # fmt: skip


def _polygon(
    axes: Any, values: list[float], turns: list[float], colour: str, width: float, name: str = "rule",
    marker: float = 0.0,
) -> None:  # fmt: skip
    """Draw a closed line through a value on each spoke."""
    points = [(value * cos(turn), value * sin(turn)) for value, turn in zip(values, turns, strict=True)]
    closed = [*points, points[0]]
    axes.plot(
        [x for x, _ in closed], [y for _, y in closed], color=colour, linewidth=width, gid=name,
        clip_on=False, marker="o" if marker else "", markersize=marker, markeredgewidth=0,
        solid_joinstyle="round",
    )  # fmt: skip
