"""`pictogram`: figures as rows of equal symbols, each of which stands for a round number."""

from __future__ import annotations

from decimal import Decimal
from math import cos, log10, pi, sin
from typing import Any, ClassVar, Literal

from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, overlay, row_labels
from briefgen.blocks.charts.parts.block import Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.crowd import Crowded
from briefgen.blocks.charts.parts.data import has_one_unit, latest, positive
from briefgen.facts.format import digits, measure_text
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

ROUND = (1, 2, 5, 10)
MOST_SYMBOLS = 12
"""The largest figure takes about so many symbols."""
LEAST_SHARE = 0.05
"""Of the chart's width that its symbols have at least."""
FILL = 0.82
CIRCLE_STEPS = 24

Outline = list[tuple[float, float]]


def _circle(x: float, y: float, radius: float) -> Outline:
    turns = (2 * pi * step / CIRCLE_STEPS for step in range(CIRCLE_STEPS))
    return [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]


def _shoulders() -> Outline:
    turns = [pi + pi * step / CIRCLE_STEPS for step in range(CIRCLE_STEPS + 1)]
    return [*((0.5 + 0.34 * cos(turn), 0.78 + 0.3 * sin(turn)) for turn in turns), (0.84, 1.0), (0.16, 1.0)]


SHAPES: dict[str, list[Outline]] = {
    "person": [_circle(0.5, 0.22, 0.2), _shoulders()],
    "circle": [_circle(0.5, 0.5, 0.5)],
    "square": [[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]],
}
"""The outlines of a symbol in a square of side 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictogram(Crowded):
    """The latest value of each metric as a row of people, squares or circles; a part of one is cut off."""

    SPOKEN: ClassVar[tuple[str, str]] = ("象形图", "Pictogram")
    NATURE: ClassVar[Nature] = Nature(read_by="length", lying=True)
    HEADS: ClassVar[int] = 1

    symbol: Literal["person", "circle", "square"] = option("what is repeated", "person")

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows if their symbols can stand for one number: they have one unit."""
        kept = positive(latest(found), setting, self.place)
        if has_one_unit(kept):
            return kept
        message = tr("one symbol stands for a number of one unit, but the metrics have different ones")
        return self.refuse(setting, message, tr("show them with `bar`"))

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a row's height for every metric, and a line for what a symbol means."""
        return row_labels.ROW_EM[setting.kind] * setting.medium.type.sizes["label"] * (len(found) * 1.1 + 0.8)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the rows in a box; the outer label of a category is its symbol's number."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        series = self.latest_series(found, setting, hue.strong, hue.words)
        raw = max(max(value or 0.0 for value in series.values) / MOST_SYMBOLS, 1e-9)
        power = 10 ** max(int(log10(raw)) if raw >= 1 else 0, 0)
        each = int(next(step * power for step in ROUND if step * power >= raw or step == ROUND[-1]))
        style = chart_style(setting)
        foot = style.category_size * 1.7 / box.height
        chart = self.framed(
            found, setting, box, series=(series,),
            style=replace(
                style, plot=(0.0, 0.0, 1.0, 1.0 - foot), rule=mixed(palette.past, palette.paper, 0.4)
            ),
            groups=(self.symbol,) * len(found),
        )  # fmt: skip
        chart, names = row_labels.fitted_names(chart, setting.medium.type.minimum)
        if row_labels.has_cut_names(chart):
            chart = with_doubt(chart, tr("a row's name is cut: it does not fit beside its symbols"))
        least, minimum = box.width * LEAST_SHARE, setting.medium.type.minimum
        chart = fit.labels_shrunk(
            chart, minimum, lambda each: summed(_sides(each, names)) + least <= box.width
        )
        left, wide = _sides(chart, names)
        area = (left / box.width, 0.0, max(least, box.width - left - wide) / box.width, 1.0 - foot)
        fact = found[0].facts[0]
        measured = measure_text(
            digits(Decimal(each), setting.language), fact.unit, fact.number, setting.language
        )
        meaning = messages(setting.language).each_symbol.format(number=measured)
        told = fit.shrunk((meaning,), style.category_size, minimum, box.width)
        needed = max(left + wide + least, long := fit.width_of(meaning, told))
        if needed > box.width + 0.5:
            self.too_narrow(setting, needed, box)
        at = (max(0.0, min(left, box.width - long)), box.height)
        key = overlay.text_at(meaning, at, size=told, colour=style.muted, ha="left", va="bottom")
        style = replace(chart.style, plot=area, value_min=0.0, value_max=float(each))
        return replace(chart, style=style, overlay=(key,))


def _sides(chart: Chart, names: float) -> tuple[float, float]:
    """Return the room that names take before the symbols, and numbers behind them."""
    size = chart.style.label_size
    wide = max(fit.width_of(label, size, bold=True) for label in chart.series[0].labels)
    return names + size * 0.8, wide + size * 0.6


def plot(chart: Chart, axes: Any) -> None:
    """Draw the symbols row by row in points, the part of the last one cut off, and the numbers behind."""
    style, series = chart.style, chart.series[0]
    width, height = fit.plot_size(chart)
    fit.in_points(axes, width, height)
    each, rows = style.value_max or 1.0, len(chart.categories)
    most = max((value or 0.0) / each for value in series.values) or 1.0
    cell = min(width / max(-int(-most // 1), 1), height / rows)
    for index, value in enumerate(series.values):
        count, y = (value or 0.0) / each, height * (index + 0.5) / rows
        for number in range(-int(-count // 1)):
            part = min(count - number, 1.0)
            corner = (number * cell + cell * (1 - FILL) / 2, y - cell * FILL / 2)
            _symbol(axes, chart, index, corner, cell * FILL, part)
        x = -int(-count // 1) * cell + style.label_size * 0.3
        fit.write_label(chart, axes, series, index, (x, y), ha="left")
    left, (size, room, lines) = -style.plot[0] * chart.box.width, row_labels.name_room(chart)
    for index, name in enumerate(chart.categories):
        y = height * (index + 0.5) / rows
        told = fit.wrapped(name, size, room, lines)
        fit.write_lines(axes, told, (left, y), size=size, colour=style.ink, ha="left", va="center")


def _symbol(
    axes: Any, chart: Chart, index: int, at: tuple[float, float], side: float, part: float
) -> None:  # fmt: skip
    """Draw a symbol of which a part from the left is in colour, the rest in grey below it."""
    shape, name = chart.groups[index], chart.categories[index]
    layers = [(chart.series[0].colours[index], part)]
    if part < 1.0:
        layers.insert(0, (chart.style.rule, 1.0))
    for colour, share in layers:
        for outline in SHAPES[shape]:
            xs, ys = (
                [at[0] + min(x, share) * side for x, _ in outline],
                [at[1] + y * side for _, y in outline],
            )
            (drawn,) = axes.fill(xs, ys, color=colour, linewidth=0, clip_on=False)
            drawn.set_gid(name)
