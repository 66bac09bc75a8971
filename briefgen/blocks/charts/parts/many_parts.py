"""Parts of a sum: the largest with a tint each, the sum of the others, and what they leave of a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefgen.base.colour import mixed, reads_on
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import aggregate, axes as fit, crowd
from briefgen.blocks.charts.parts.block import ChartBlock, Found
from briefgen.blocks.charts.parts.colour import TINTS, hue_tints
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    MetricRow,
    has_one_unit,
    number_label,
    positive,
    time_of,
)
from briefgen.blocks.charts.parts.mark import Mark, mark_option, marked_part
from briefgen.blocks.charts.parts.marked_series import one_in_colour
from briefgen.blocks.charts.parts.message import of_parts
from briefgen.blocks.charts.parts.period_slots import periods_of, series_over
from briefgen.facts.fact import Fact
from briefgen.facts.unit import is_percent
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart, Item, Series
from briefgen.model.theme import Accent

REST_FADE = 0.45
"""How far the grey of the rest lies towards paper."""
WHOLE_PERCENT = 100


def rest_of(found: Sequence[MetricRow], setting: Setting) -> MetricRow | None:
    """Return what is left of the whole at each period, None where the parts are it, rounding allowed.

    Parts that are not percentages are a whole by themselves. Latest values of several periods make one whole.
    """
    facts = [fact for row in found for fact in row.facts]
    if not facts or not all(is_percent(fact.unit) for fact in facts):
        return None
    by_period: dict[str, list[Fact]] = {}
    single = len({fact.metric for fact in facts}) == len(facts)
    for row in found:
        for slot, fact in row.at.items():
            by_period.setdefault("" if single and not row.columns else slot, []).append(fact)
    left = [aggregate.remainder(parts, WHOLE_PERCENT, setting) for parts in by_period.values()]
    rest = {slot: fact for slot, fact in zip(by_period, left, strict=True) if fact is not None}
    if not rest:
        return None
    (label, *_), crossed = (fact.label for fact in rest.values()), bool(found[0].columns)
    columns = tuple(rest) if crossed else ()
    return MetricRow(key=found[0].key, label=label, facts=tuple(rest.values()), columns=columns)


def rest_grey(setting: Setting) -> str:
    """Return the colour of the rest: it is not one of the stated parts."""
    return mixed(setting.theme.palette.past, setting.theme.palette.paper, REST_FADE)


def with_rest_in_alt(chart: Chart, block: ChartBlock, rest: MetricRow | None, setting: Setting) -> Chart:
    """Return the chart with the rest in its alternative text."""
    if rest is None:
        return chart
    mark = messages(setting.language)
    shown = [number_label(fact, setting, unit=True) for fact in rest.facts]
    if len(shown) > 1:
        shown = [f"{time_of(fact, setting)} {text}" for fact, text in zip(rest.facts, shown, strict=True)]
    return block.with_alt(chart, f"{rest.label}{mark.colon}{mark.list_comma.join(shown)}", setting)


def sums_of(
    block: ChartBlock, found: Sequence[MetricRow], places: Mapping[str, int], setting: Setting, *, share: bool
) -> dict[int, Fact]:
    """Return the sum at each place, with a warning where the parts have none that means something."""
    if share or not has_one_unit(found):
        message = tr("no totals are drawn: the chart is of shares, or its parts differ in unit")
        block.warn(setting, message, tr("leave `totals` out"))
        return {}
    rows = [row.at for row in found]
    return {
        index: aggregate.total([row[slot] for row in rows if slot in row], setting)
        for slot, index in places.items()
    }


def sum_label(fact: Fact, setting: Setting) -> str:
    """Return a sum as printed at its column: without its unit, which its parts have or imply."""
    return aggregate.printed(replace(fact, unit=""), setting)


def with_sums_in_alt(chart: Chart, block: ChartBlock, sums: Mapping[int, Fact], setting: Setting) -> Chart:
    """Return the chart with the sums in its alternative text."""
    shown = (f"{chart.categories[index]} {aggregate.printed(fact, setting)}" for index, fact in sums.items())
    return block.with_alt(chart, messages(setting.language).list_comma.join(shown), setting)


FEWEST = 3
"""So many parts keep their own piece, however low the chart is."""
FADE = 0.3
"""How far the grey of all others lies towards muted ink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted(ChartBlock):
    """A chart of parts that are stacked: of many it shows the largest, and all others as one."""

    mark: tuple[Mark, ...] = mark_option()

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the chart of as many parts as have a tint and room for a name of their own."""
        most, shown = len(TINTS), with_others(found, len(TINTS), setting)
        asked = height if height is not None else self.height
        while shown is not found and asked and most > FEWEST and self.least(shown, setting) > asked:
            most -= 1
            shown = with_others(found, most, setting)
        made = ChartBlock.composed(self, shown, setting, width, height)
        if shown is found:
            return made
        left_out = len(found) - (len(shown) - 1)
        more = (_of_all(self, item, found, shown, left_out, setting) for item in made.items)
        return replace(made, items=tuple(more))

    def pieces(
        self, found: Found, rest: MetricRow | None, names: Sequence[str], places: Mapping[str, int],
        setting: Setting, *, unit: bool = False,
    ) -> tuple[Series, ...]:  # fmt: skip
        """Return a series for each part in its tint, and in grey what they leave of their whole."""
        palette, labelled = setting.theme.palette, self.labels != "none"
        rows, hue = found, self.hue(found, setting)
        lit = marked_part(self, self.mark, found, setting) if len(found) > 1 else ()
        shades = one_in_colour(lit, hue.strong, setting) if lit else shades_of(found, hue, setting)
        if rest is not None:
            rows, shades = (*found, rest), (*shades, rest_grey(setting))
        inks = (reads_on(shade, palette.paper, palette.ink) for shade in shades)
        return tuple(
            series_over(row, places, len(names), setting, shade, ink, unit=unit, labelled=labelled)
            for row, shade, ink in zip(rows, shades, inks, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed(Parted):
    """Parts that are stacked period by period, in values or in per cent."""

    share: bool = option("true: the parts of each period add up to 100 %", False)
    totals: bool = option("true: the sum of each period, where it has room", False)

    @property
    def nature(self) -> Nature:
        """Return the nature: in per cent each period is a whole."""
        return replace(self.NATURE, whole="category") if self.share else self.NATURE

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows without those that have a negative value, which cannot be stacked."""
        return positive(found, setting, self.place)

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return how the sum changed, and its largest part."""
        return of_parts(found, setting, summed=not self.share)

    def rest(self, found: Found, setting: Setting) -> MetricRow | None:
        """Return what percentages leave of their whole, where the chart shows that."""
        return rest_of(found, setting) if self.share else None


def with_others(found: Found, most: int, setting: Setting) -> Found:
    """Return the largest parts and the sum of the others, or all where that is no sum or of one part."""
    if len(found) <= most + 1 or not has_one_unit(found):
        return found
    shown = crowd.chosen(found, most, "largest")
    rest = [row for row in found if row not in shown]
    _, places = periods_of(rest, setting, filled=False)
    slots = sorted({slot for row in rest for slot in row.slots}, key=places.__getitem__)
    parts = ([row.at[slot] for row in rest if slot in row.slots] for slot in slots)
    sums = tuple(aggregate.total(facts, setting) for facts in parts)
    name = messages(setting.language).other_items.format(rest=len(rest))
    columns = tuple(slots) if rest[0].columns else ()
    return (*shown, MetricRow(key=rest[0].key, label=name, facts=sums, others=True, columns=columns))


def shades_of(found: Sequence[MetricRow], hue: Accent, setting: Setting) -> tuple[str, ...]:
    """Return a tint for each part, and a grey for what is the sum of all others."""
    palette = setting.theme.palette
    own = hue_tints(hue, palette.paper, sum(not row.others for row in found))
    return (*own, *(mixed(palette.past, palette.muted, FADE) for row in found if row.others))


def _of_all(
    block: ChartBlock, item: Item, found: Found, shown: Found, left_out: int,
    setting: Setting,
) -> Item:  # fmt: skip
    """Return the chart with the alternative text of all parts, and how many have no piece of their own."""
    if not isinstance(item, Chart):
        return item
    more = item.alt.removeprefix(block.spoken(shown, setting))
    return replace(item, alt=f"{block.spoken(found, setting)}{more}", asked=len(found), left_out=left_out)


def totals(chart: Chart) -> list[float]:
    """Return the sum of each category's parts."""
    columns = zip(*(series.values for series in chart.series), strict=True)
    return [summed(value or 0.0 for value in column) for column in columns]


def lengths(chart: Chart, *, relative: bool) -> list[list[float]]:
    """Return how long each series' piece of each category is: its value, or its share of the sum."""
    wholes = [(total or 1.0) if relative else 1.0 for total in totals(chart)]
    return [
        [(value or 0.0) / whole for value, whole in zip(series.values, wholes, strict=True)]
        for series in chart.series
    ]


def with_fitting_labels(
    chart: Chart, fits: Callable[[float, int, float], bool], *, relative: bool
) -> Chart:  # fmt: skip
    """Return the chart with the labels that fit: ``fits`` gets width, place and the piece's length."""
    size = chart.style.label_size
    series = []
    for row, pieces in zip(chart.series, lengths(chart, relative=relative), strict=True):
        told = enumerate(zip(row.labels, pieces, strict=True))
        labels = (text if fits(fit.width_of(text, size), at, long) else "" for at, (text, long) in told)
        series.append(replace(row, labels=tuple(labels)))
    return replace(chart, series=tuple(series))


def draw_pieces(
    chart: Chart, axes: Any, rows: Sequence[Sequence[float]], places: Sequence[float], *,
    thick: float | Sequence[float], seam: float, lying: bool = False,
) -> None:  # fmt: skip
    """Draw pieces of such lengths one on the other, centred on their places, each with its label."""
    base = [0.0] * len(places)
    for series, long in zip(chart.series, rows, strict=True):
        look = {"color": series.colours[0], "linewidth": seam, "edgecolor": chart.style.paper}
        if lying:
            bars = axes.barh(places, long, left=base, height=thick, **look)
        else:
            bars = axes.bar(places, long, bottom=base, width=thick, **look)
        fit.name_bars(bars, [f"{series.name} {name}" for name in chart.categories])
        middles = [low + each / 2 for low, each in zip(base, long, strict=True)]
        for index, (place, middle) in enumerate(zip(places, middles, strict=True)):
            fit.write_label(chart, axes, series, index, (middle, place) if lying else (place, middle))
        base = [low + each for low, each in zip(base, long, strict=True)]
