"""Rows that small charts draw in; what each of these draws out: a metric, or a member with its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import chart_style
from briefgen.blocks.charts.parts.colour import line_hue, line_look, line_tints
from briefgen.blocks.charts.parts.crossed import latest_period, parted
from briefgen.blocks.charts.parts.data import MetricRow
from briefgen.blocks.charts.parts.thinned import are_too_many, note_lines, thinned, thinning, thinning_of
from briefgen.model.context import Setting
from briefgen.model.guides import Thinning
from briefgen.model.scene import Chart, Item
from briefgen.model.theme import Accent

SAMPLE_EM = 2.0
LINE_EM = 0.2
"""How thick a line is in its labels' size."""
SAMPLE_GAP_EM = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallChart:
    """What a small chart draws, and what it is called."""

    label: str
    rows: tuple[MetricRow, ...]
    period: str = ""
    """The one period that it is of; empty: all of them."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The metrics."""
        return tuple(row.key for row in self.rows)


def panels_of(found: Sequence[MetricRow], setting: Setting, *, one_time: bool) -> tuple[SmallChart, ...]:
    """Return a panel a metric; of two dimensions one for each member of the first, over the second.

    ``one_time``: those of two dimensions show the latest period that any of them has.
    """
    made = parted(found, setting)
    if not made:
        return tuple(SmallChart(label=row.label, rows=(row,)) for row in found)
    if not one_time:
        return tuple(SmallChart(label=label, rows=rows) for label, rows in made)
    period = latest_period(found, setting)
    dated = ((label, tuple(_of(row, period) for row in rows)) for label, rows in made)
    panels = (
        SmallChart(label=label, rows=tuple(row for row in rows if row.facts), period=period)
        for label, rows in dated
    )
    return tuple(panel for panel in panels if panel.rows)


def thinning_of_panel(panel: SmallChart, setting: Setting) -> Thinning | None:
    """Return how many of a panel's values are drawn; None where all are."""
    if panel.period or not are_too_many(panel.rows):
        return None
    return thinning_of(thinned(panel.rows, setting), setting)


def thinning_depth(said: Thinning | None, width: float, setting: Setting) -> float:
    """Return the height of the note that a chart by itself would have; below panels one stands for all."""
    return note_lines(said.text, width, setting)[1] if said else 0.0


def summed_thinning(said: Sequence[Thinning | None], setting: Setting) -> Iterator[str]:
    """Yield the sentence on how many values all panels draw, where one draws some of its own."""
    some = [each for each in said if each is not None]
    if some:
        yield thinning(sum(each.drawn for each in some), sum(each.of for each in some), setting).text


def names_of(panels: Sequence[SmallChart]) -> tuple[str, ...]:
    """Return what the panels draw, in one order."""
    return tuple(dict.fromkeys(row.label for panel in panels for row in panel.rows))


def in_one_look(
    chart: Chart, panel: SmallChart, names: Sequence[str], hue: Accent, setting: Setting
) -> Chart:
    """Return a chart of lines in the looks that its members have in every panel."""
    palette = setting.theme.palette
    tints = line_tints(line_hue(hue, palette.paper), palette.paper, palette.ink, len(names))
    series = []
    for each, row in zip(chart.series, panel.rows, strict=True):
        number = names.index(row.label)
        dash, symbol = line_look(number)
        colours = (tints[number],) * len(each.values)
        series.append(replace(each, name=row.label, colours=colours, dash=dash, symbol=symbol))
    return replace(chart, series=tuple(series), style=replace(chart.style, legend=False))


def key_of_lines(
    names: Sequence[str], hue: Accent, width: float, setting: Setting
) -> tuple[tuple[Item, ...], float]:
    """Return a row of pieces of lines with their names, and its height; it wraps."""
    palette, size = setting.theme.palette, setting.medium.type.sizes["label"]
    tints = line_tints(line_hue(hue, palette.paper), palette.paper, palette.ink, len(names))
    style = chart_style(setting)
    thick = style.label_size * LINE_EM * style.line_times
    sample, leading = size * SAMPLE_EM, size * fit.LEADING
    x, y, items = 0.0, leading / 2, list[Item]()
    for number, (name, tint) in enumerate(zip(names, tints, strict=True)):
        (told,) = fit.wrapped(name, size, max(width - sample - size, size * 2), 1)
        wide = sample + size * SAMPLE_GAP_EM + fit.width_of(told, size)
        if x and x + wide > width:
            x, y = 0.0, y + leading
        dash, _ = line_look(number)
        items.append(overlay.line((x, y), (x + sample, y), tint, width=thick, dash=dash, name=f"{name} key"))
        at = (x + sample + size * SAMPLE_GAP_EM, y)
        items.append(overlay.text_at(told, at, size=size, colour=palette.ink, ha="left"))
        x += wide + size
    return tuple(items), y + leading / 2


def on_one_scale(charts: Sequence[Chart], *, lying: bool) -> list[Chart]:
    """Return charts on one scale, their plot areas between the same margins."""
    styles = [chart.style for chart in charts]
    low = min(style.value_min for style in styles if style.value_min is not None)
    high = max(style.value_max for style in styles if style.value_max is not None)
    first, long = (0, 2) if lying else (1, 3)
    begin = max(style.plot[first] for style in styles)
    end = min(style.plot[first] + style.plot[long] for style in styles)
    made = []
    for chart in charts:
        plot = list(chart.style.plot)
        plot[first], plot[long] = begin, end - begin
        area = (plot[0], plot[1], plot[2], plot[3])
        made.append(replace(chart, style=replace(chart.style, value_min=low, value_max=high, plot=area)))
    return made


def widest_names(names: Sequence[str], size: float) -> float:
    """Return the width that names below columns need: each its longest word."""
    words = (max(fit.width_of(word, size) for word in name.split() or [""]) for name in names)
    return max(words) * len(names) * 1.2


def _of(row: MetricRow, period: str) -> MetricRow:
    return replace(row, facts=tuple(fact for fact in row.facts if fact.period == period))
