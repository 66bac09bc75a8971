"""`doughnut`: parts of a whole as a ring, or one share with its number in the hole."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, crowd, many_parts
from briefgen.blocks.charts.parts.block import ChartBlock, Found, Native, chart_style, with_doubt
from briefgen.blocks.charts.parts.colour import TINTS, hue_tints
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    MetricRow,
    number_label,
    share_rows,
    with_units_beside,
)
from briefgen.blocks.charts.parts.mark import Mark, mark_option, marked_part
from briefgen.blocks.charts.parts.marked_series import one_in_colour
from briefgen.blocks.charts.parts.message import of_parts
from briefgen.facts.unit import is_percent
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series

WHOLE_PERCENT = 100.0
FEWEST_PARTS = 3
KEY_GAP_EM = 1.8
"""What lies between a ring and its parts' names, their squares too."""
NARROW_EM = 19.0
"""In label sizes: on a page, a ring in less width stands over the names of its parts."""
WIDEST_RING = 0.8
LARGER = 1.25
"""Of the width at most, and of the ring beside the names at least."""
KEY_STEP_EM = 1.45
"""From one name below a ring to the next."""
RING_SHARE = 0.5
"""Of the chart's width, at most: a ring beside the names of its parts."""
BEFORE_NUMBER_EM = 0.2
"""What the gap between a name and its number is wider than a space."""
LEAST_NAME_EM = 2.0
LEAST_RING = 0.2
"""Of the chart's width: a smaller ring shows nothing."""
KEY_EM = 0.75
"""Side of the square that stands before a part's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doughnut(ChartBlock):
    """One share against the rest with the number in the hole, or several metrics as parts of a whole."""

    SPOKEN: ClassVar[tuple[str, str]] = ("环形图", "Doughnut chart")
    NATURE: ClassVar[Nature] = Nature(read_by="angle", whole="chart", axes=0)
    NATIVE: ClassVar[Native] = "doughnut"

    mark: tuple[Mark, ...] = mark_option()

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the latest value of each part; a single one is a share. Parts are not negative."""
        if len(found) == 1:
            return share_rows(found, setting, self.place)
        kept: list[MetricRow] = []
        for row in found:
            fact = row.facts[-1]
            if any(fact.metric == other.facts[0].metric for other in kept):
                message = tr(
                    "{metric!r} is a part twice: the parts of a ring make one whole", metric=fact.metric
                )
                hint = tr("show a metric's periods side by side with `column`, or each in a ring of its own")
                self.refuse(setting, message, hint)
            elif fact.number >= 0:
                kept.append(replace(row, facts=row.facts[-1:]))
            else:
                self.refuse(setting, tr("{key!r} is negative: it cannot be a part of a ring", key=row.key))
        return tuple(kept)

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the largest part and its share of the whole."""
        return of_parts(found, setting)

    def most(self, found: Found, setting: Setting, width: float) -> float:
        """Return the height of the widest ring, or of the names beside it."""
        lines = (len(found) + 1) * setting.medium.type.sizes["label"] * fit.LEADING * 1.5
        if len(found) > 1 and width <= NARROW_EM * setting.medium.type.sizes["label"]:
            return width * WIDEST_RING + lines
        return width if len(found) == 1 else max(width * RING_SHARE, lines)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the ring in a box."""
        every = found
        found, others = _largest(every, box, setting)
        palette, hue = setting.theme.palette, self.hue(found, setting)
        unit = with_units_beside(self.labels, found, setting, box.width)
        values = tuple(float(row.facts[0].number) for row in found)
        labels = tuple(number_label(row.facts[0], setting, unit=unit) for row in found)
        names = tuple(row.label for row in found)
        ids: tuple[str | None, ...] = tuple(row.facts[0].id for row in found)
        marked = marked_part(self, self.mark, found, setting)
        own = iter(hue_tints(hue, palette.paper, sum(not row.others for row in found)))
        colours = tuple(many_parts.rest_grey(setting) if row.others else next(own) for row in found)
        inks = tuple(palette.muted if row.others else hue.words for row in found)
        if marked:
            colours = one_in_colour(marked, hue.strong, setting)
            inks = tuple(hue.words if own else palette.muted for own in marked)
        missing = many_parts.rest_of(every, setting) if len(found) > 1 else None
        left = others or missing
        if len(found) == 1:
            rest = max(0.0, round(WHOLE_PERCENT - values[0], 10))
            values, labels = (*values, rest), (*labels, "")
            names = (*names, messages(setting.language).remainder)
        if left is not None:
            (fact,) = left.facts
            values, names, ids = (*values, float(fact.number)), (*names, left.label), (*ids, fact.id)
            labels = (*labels, number_label(fact, setting, unit=unit or is_percent(fact.unit)))
        colours = (*colours, *(many_parts.rest_grey(setting),) * (len(values) - len(colours)))
        style = chart_style(setting)
        series = Series(
            name=found[0].label if len(found) == 1 else "",
            values=values,
            labels=labels,
            colours=colours,
            label_colours=(*inks, *(palette.muted,) * (len(values) - len(found))),
            bold=(True,) * len(values),
            facts=ids,
        )
        pie = self.NATIVE == "pie"
        style = replace(style, legend=pie or len(found) > 1, hole=0.0 if pie else style.hole)
        chart = self.framed(
            every, setting, box, native=self.NATIVE, categories=names, series=(series,), style=style
        )
        ring = fitted_ring(many_parts.with_rest_in_alt(chart, self, missing, setting), setting)
        if has_cut_key(ring):
            ring = with_doubt(ring, tr("a part's name is cut: it does not fit beside the ring"))
        lacking = box.width * LEAST_RING - _ring_width(ring, setting)
        if ring.style.legend and lacking > 0:
            self.too_narrow(setting, box.width + lacking, box)
        return ring


def _largest(found: Found, box: Box, setting: Setting) -> tuple[Found, MetricRow | None]:
    """Return the parts with a tint and a line of their own, and one row for the others."""
    lines = int(box.height / (setting.medium.type.minimum * fit.LEADING))
    if len(found) <= max(FEWEST_PARTS, min(len(TINTS) + 1, lines)):
        return found, None
    shown = crowd.chosen(found, max(FEWEST_PARTS, min(len(TINTS), lines - 1)), "largest")
    rest = [row for row in found if row not in shown]
    left = many_parts.rest_of(shown, setting)
    fact = crowd.summed(rest, setting)
    if left is None and fact is not None:
        left = MetricRow(key=rest[0].key, label="", facts=(fact,))
    if left is None:
        return found, None
    name = messages(setting.language).other_items.format(rest=len(rest))
    complete = many_parts.rest_of(found, setting) is None
    return shown, replace(left, label=name) if complete else left


def fitted_ring(chart: Chart, setting: Setting) -> Chart:
    """Return the chart with its ring as a square, the names of several parts beside it."""
    style, box = chart.style, chart.box
    side = min(box.height, box.width)
    left = (box.width - side) / 2
    figure = 0.0
    if style.legend:
        side, left = min(side, max(_ring_width(chart, setting), box.width * LEAST_RING)), 0.0
        size = _key_size(chart, side, setting.medium.type.minimum)
        style = replace(style, label_size=size, category_size=size)
        below = replace(chart, style=replace(style, label_size=chart.style.label_size))
        if setting.kind == "page" and (stood := _over_key(below, side, setting.medium.type.minimum)):
            return stood
    else:
        label = chart.series[0].labels[0]
        figure = setting.medium.type.sizes["figure"]
        figure = min(figure, figure * side * style.hole * 0.84 / fit.figure_width(label, figure))
    area = (left / box.width, (box.height - side) / 2 / box.height, side / box.width, side / box.height)
    return replace(chart, style=replace(style, plot=area, figure_size=round(figure, 2)))


def _over_key(chart: Chart, beside: float, minimum: float) -> Chart | None:
    """Return a narrow chart with the ring over the names; None where it would be no larger for it."""
    style, box = chart.style, chart.box
    if box.width > NARROW_EM * style.label_size:
        return None
    size = fit.shrunk(
        _keys(chart), style.label_size, minimum, box.width - style.label_size * KEY_GAP_EM, bold=True
    )
    deep = (len(chart.categories) + 0.5) * size * KEY_STEP_EM
    side = min(box.width * WIDEST_RING, box.height - deep)
    if side < beside * LARGER:
        return None
    area = ((box.width - side) / 2 / box.width, 0.0, side / box.width, side / box.height)
    return replace(chart, style=replace(style, plot=area, label_size=size, category_size=size))


def _keys(chart: Chart) -> list[str]:
    """Return the names of the parts, each with its number."""
    return [f"{name} {label}" for name, label in zip(chart.categories, chart.series[0].labels, strict=True)]


def has_cut_key(chart: Chart) -> bool:
    """Say whether a part's name loses characters beside its ring."""
    room = _name_room(chart)
    parts = zip(chart.categories, chart.series[0].labels, strict=True)
    size = chart.style.label_size
    return chart.style.legend and any(
        fit.cut_anywhere((name,), size, _beside_number(chart, label, room), 1) for name, label in parts
    )


def _name_room(chart: Chart) -> float:
    """Return the width that a part's name and number may take."""
    width, taken = fit.plot_size(chart)[0], chart.style.label_size * KEY_GAP_EM
    return chart.box.width - taken - (0.0 if _has_key_below(chart) else width)


def _beside_number(chart: Chart, label: str, room: float) -> float:
    size = chart.style.label_size
    return max(room - fit.width_of(label, size, bold=True) - size * 0.4, size)


def _has_key_below(chart: Chart) -> bool:
    return chart.style.legend and chart.style.plot[0] > 0.0


def _ring_width(chart: Chart, setting: Setting) -> float:
    """Return the ring's largest width: half, less where numbers need more; only names are cut."""
    minimum = setting.medium.type.minimum
    numbers = max(fit.width_of(label, minimum, bold=True) for label in chart.series[0].labels)
    return min(
        chart.box.width * RING_SHARE, chart.box.width - numbers - minimum * (KEY_GAP_EM + LEAST_NAME_EM)
    )


def _key_size(chart: Chart, side: float, minimum: float) -> float:
    """Return the size at which the names and numbers beside the ring fit."""
    style = chart.style
    room = chart.box.width - side - style.label_size * (KEY_GAP_EM + BEFORE_NUMBER_EM)
    texts = _keys(chart)
    size = fit.shrunk(texts, style.label_size, minimum, room, bold=True)
    return max(minimum, min(size, chart.box.height / len(texts) / fit.LEADING))


def plot(chart: Chart, axes: Any) -> None:
    """Draw the ring from the top clockwise, and its number or its parts' names."""
    style, (series,) = chart.style, chart.series
    axes.set(xlim=(-1, 1), ylim=(-1, 1))
    values = [value or 0.0 for value in series.values]
    if not summed(values):
        values = [1.0 for _ in values]
    edge = 1.0 / chart.box.width / style.plot[2]
    wedges = axes.pie(
        values, radius=1.0 - edge, startangle=90, counterclock=False, colors=series.colours, normalize=True,
        wedgeprops={"width": 1.0 - edge - style.hole, "linewidth": 1.0, "edgecolor": style.paper},
    )[0]  # fmt: skip
    axes.set(xlim=(-1, 1), ylim=(-1, 1))
    fit.name_bars(wedges, chart.categories)
    if style.figure_size:
        label = series.labels[0]
        shift = -fit.figure_width(label, style.figure_size) / 2
        colour = series.label_colours[0]
        fit.write_figure(axes, label, (0, 0), size=style.figure_size, colour=colour, offset=(shift, 0.0))
        return
    _draw_key(chart, axes)


def _draw_key(chart: Chart, axes: Any) -> None:
    """Draw a square in each part's colour with its name and number, in the ring's order."""
    style, (series,) = chart.style, chart.series
    size = style.label_size
    below, count = _has_key_below(chart), len(chart.categories)
    step = size * KEY_STEP_EM if below else min(chart.box.height / count, size * 1.9)
    side = size * KEY_EM
    width, height = fit.plot_size(chart)
    unit_x, unit_y = 2 / width, 2 / height
    top = -height / 2 - step if below else (count - 1) * step / 2
    edge = -1 - (style.plot[0] * chart.box.width + size * 0.7) * unit_x if below else 1.0
    room = _name_room(chart)
    for index, name in enumerate(chart.categories):
        y = top - index * step
        bars = axes.barh(
            (y * unit_y,), (side * unit_x,), left=edge + size * 0.7 * unit_x, height=side * unit_y,
            color=series.colours[index], linewidth=0,
        )  # fmt: skip
        fit.name_bars(bars, (name,))
        x = size * 0.7 + side + size * 0.35
        number = series.labels[index]
        shown = fit.wrapped(name, size, _beside_number(chart, number, room), 1)[0]
        fit.write_text(axes, shown, (edge, 0), size=size, colour=style.ink, offset=(x, y), ha="left")
        x += fit.width_of(shown, size) + size * 0.4
        ink = series.label_colours[index]
        fit.write_text(axes, number, (edge, 0), size=size, colour=ink, bold=True, offset=(x, y), ha="left")
