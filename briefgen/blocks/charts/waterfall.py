"""`waterfall`: how a figure came to be: what stood at first, what rose and fell, and what it is now."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.geometry import Box
from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.blocks.charts import column
from briefgen.blocks.charts.parts import aggregate, axes as fit, category_axis, overlay
from briefgen.blocks.charts.parts.block import MORE_ROOM, ChartBlock, Found
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    MetricRow,
    has_one_unit,
    joined_messages,
    number_label,
    period_name,
)
from briefgen.blocks.charts.parts.message import of_rows
from briefgen.blocks.charts.parts.ranking import under_heading
from briefgen.blocks.charts.parts.too_many import crowded_periods
from briefgen.facts import period as calendar
from briefgen.facts.baseline import all_alike, overlap_in
from briefgen.facts.fact import Fact
from briefgen.facts.part_of_year import is_part
from briefgen.facts.wording import is_unchanged, unchanged
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, Series, Text

BASE, RISE, FALL, TOTAL = range(4)
NAMES = (both("（底）", "(base)"), both("增加", "Rise"), both("减少", "Fall"), both("总量", "Level"))
DASH = (2.0, 1.5)

MOST_STEPS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallStep:
    """One column of the chart."""

    name: str
    fact: Fact
    label: str
    low: float
    high: float
    kind: int
    spoken: str = ""
    """Its name by itself, as the alternative text says it; empty: the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall(ChartBlock):
    """The steps of one metric from period to period, or several metrics that add up to a last one."""

    SPOKEN: ClassVar[tuple[str, str]] = ("瀑布图", "Waterfall chart")
    NATURE: ClassVar[Nature] = Nature(read_by="length")

    result: str = option("the metric that the others add up to; their sum by default", "")

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows if they share a unit, are no ranks, and the result is what they add up to."""
        if not found:
            return ()
        count = max(len(found), *(len(row.facts) for row in found))
        if count > MOST_STEPS:
            return self.refuse(setting, *crowded_periods("waterfall", count, MOST_STEPS))
        message = ""
        if not has_one_unit(found) or any(fact.measure == "rank" for row in found for fact in row.facts):
            message = tr("a waterfall adds figures of one unit, but these have different ones, or are ranks")
        elif len(found) == 1 and len(found[0].facts) < 2:
            message = tr("one metric needs two periods, or name several metrics")
        elif len(found) == 1 and not all_alike(found[0].facts, setting.ledger.context):
            message = tr("a waterfall steps from period to period, and these are of different length")
        elif len(found) == 1 and (twice := overlap_in(found[0].facts, setting.ledger.context)):
            one, other = (period_name(fact, setting) for fact in twice)
            message = tr(
                "a waterfall steps from period to period, and {one} and {other} overlap", one=one, other=other
            )
        elif self.result:
            message = self._wrong_sum(found, setting)
        return self.refuse(setting, message) if message else found

    def _wrong_sum(self, found: Found, setting: Setting) -> str:
        """Return what is wrong with the result, empty when the metrics may add up to it."""
        try:
            result = setting.ledger.find(self.result)
        except LookupError as error:
            return str(error.args[0])
        made = aggregate.total([row.facts[-1] for row in found], setting)
        if made.interval.agrees(result.interval):
            return ""
        told = aggregate.printed(made, setting)
        return tr(
            "the metrics add up to {told}, but {result!r} is {printed}",
            told=told,
            result=self.result,
            printed=aggregate.printed(result, setting),
        )

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the change of one metric; of several the largest rise and fall among the steps."""
        if len(found) == 1:
            return of_rows(found, setting)
        steps = sorted(found[1:], key=lambda row: row.facts[-1].number)
        mark, told = messages(setting.language), []
        if steps[-1].facts[-1].number > 0:
            told.append(under_heading(mark.largest_rise, steps[-1:], setting))
        if steps[0].facts[-1].number < 0:
            told.append(under_heading(mark.largest_fall, steps[:1], setting))
        return joined_messages(told, setting)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the columns in a box."""
        steps = self._steps(found, setting)
        low = min(0.0, *(step.low for step in steps))
        chart = self.framed(
            found, setting, box, native="column-stacked" if low >= 0 else None,
            categories=tuple(step.name for step in steps), series=self._series(steps, found, setting),
        )  # fmt: skip
        fitted = fitted_waterfall(chart, steps, setting.medium.type.minimum)
        if category_axis.has_cut_label(fitted):
            self.warn(setting, tr("a column's label is cut: it does not fit under its column"), tr(MORE_ROOM))
        fitted, hidden = _thinned(fitted, steps)
        mark = messages(setting.language)
        if hidden:
            names = mark.list_comma.join(dict.fromkeys(hidden))
            self.warn(
                setting, tr("values that lie too close are not printed: {names}", names=names), tr(MORE_ROOM)
            )
        told = mark.list_comma.join(
            f"{step.spoken or step.name} {_moved(step, setting)}"
            for step in steps
            if step.fact.kind == "change" or step.fact.id.endswith(".total")
        )
        return self.with_alt(fitted, told, setting)

    def _steps(self, found: Found, setting: Setting) -> list[WaterfallStep]:
        if len(found) == 1:
            return self._steps_of_one(found[0], setting)
        level, steps = 0.0, list[WaterfallStep]()
        for number, row in enumerate(found):
            fact = row.facts[-1]
            value = float(fact.number)
            label = number_label(fact, setting, unit=False)
            sign = "+" if number and value > 0 else ""
            kind = TOTAL if not number else RISE if value >= 0 else FALL
            steps.append(
                WaterfallStep(
                    name=row.label, fact=fact, label=sign + label, kind=kind,
                    low=min(level, level + value), high=max(level, level + value),
                )
            )  # fmt: skip
            level += value
        facts = [row.facts[-1] for row in found]
        end = setting.ledger.find(self.result) if self.result else aggregate.total(facts, setting)
        name = end.label if self.result else messages(setting.language).total
        return [*steps, self._level(end, name, setting)]

    def _steps_of_one(self, row: MetricRow, setting: Setting) -> list[WaterfallStep]:
        """Return the first value, the change to each later period, and the last value."""
        first, *later = row.facts
        steps = [self._level(first, period_name(first, setting), setting)]
        before, year = first, next(iter(calendar.parse(first.period).parts), 0)
        for fact in later:
            name, year = _way(before, fact, year, setting)
            one, other = float(before.number), float(fact.number)
            change = aggregate.change(fact, before, setting) or fact
            steps.append(
                WaterfallStep(
                    name=name, fact=change,
                    spoken=f"{period_name(before, setting)}–{period_name(fact, setting)}",
                    label=aggregate.printed(replace(change, unit=""), setting, sign=True),
                    low=min(one, other), high=max(one, other), kind=RISE if other >= one else FALL,
                )
            )  # fmt: skip
            before = fact
        return [*steps, self._level(before, period_name(before, setting), setting)]

    def _level(self, fact: Fact, name: str, setting: Setting) -> WaterfallStep:
        value = float(fact.number)
        label = number_label(fact, setting, unit=False)
        low, high = min(0.0, value), max(0.0, value)
        return WaterfallStep(name=name, fact=fact, label=label, low=low, high=high, kind=TOTAL)

    def _series(self, steps: list[WaterfallStep], found: Found, setting: Setting) -> tuple[Series, ...]:
        """Return the invisible base, then rises, falls and levels: a native chart stacks them."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        fills = ("", hue.strong, palette.muted, palette.past_beside(hue))
        made = []
        for kind, colour in enumerate(fills):
            own = [step.kind == kind for step in steps]
            values = [step.low if kind == BASE else step.high - step.low for step in steps]
            shown = [
                (kind == BASE and (step.kind != TOTAL or step.low < 0)) or mine
                for step, mine in zip(steps, own, strict=True)
            ]
            if kind != BASE and not any(own):
                continue
            made.append(
                Series(
                    name=say(setting.language, *NAMES[kind]),
                    values=tuple(v if s else None for v, s in zip(values, shown, strict=True)),
                    labels=("",) * len(steps),
                    colours=(colour,) * len(steps),
                    label_colours=(hue.words,) * len(steps),
                )
            )
        return tuple(made)


def _moved(step: WaterfallStep, setting: Setting) -> str:
    """Return what a step comes to, as the alternative text says it: +5万人, 持平."""
    if is_unchanged(step.fact):
        return unchanged(step.fact, setting.language)
    return aggregate.printed(step.fact, setting, sign=step.kind != TOTAL)


def _way(before: Fact, fact: Fact, year: int, setting: Setting) -> tuple[str, int]:
    """Return the name of a step, 2023–2024 or Sep–Oct, and the year that a reader has in mind behind it.

    ``year`` is the one that was named before: it is not said again.
    """
    one, other = calendar.parse(before.period), calendar.parse(fact.period)
    if one.kind == other.kind and is_part(one):
        told = one.parts[0] == other.parts[0] == year
        return calendar.from_to(one, other, setting.language, bare=told), other.parts[0]
    return f"{period_name(before, setting)}–{period_name(fact, setting)}", 0


def fitted_waterfall(chart: Chart, steps: list[WaterfallStep], minimum: float) -> Chart:
    """Return the chart with its ranges, and the labels and connecting lines that stand over it."""
    sized = replace(
        chart.series[-1],
        values=tuple(step.high if step.high > 0 else step.low for step in steps),
        labels=tuple(step.label for step in steps),
    )
    fitted = column.fitted_columns(replace(chart, series=(sized,)), minimum, stacked=True)
    style = fitted.style
    low, high = min(0.0, *(step.low for step in steps)), max(0.0, *(step.high for step in steps))
    labelled = replace(chart, series=(sized,), style=style)
    chart = replace(chart, style=column.with_plot(labelled, low, high))
    return replace(chart, overlay=_over(chart, steps))


def _over(chart: Chart, steps: list[WaterfallStep]) -> tuple[Item, ...]:
    """Return labels above their columns, and lines from each level to the next column."""
    style, items, level = chart.style, list[Item](), 0.0
    half = style.bar_share / 2
    for index, step in enumerate(steps):
        x, falling = overlay.slot_x(chart, index), step.kind == FALL
        x += fit.kept_inside(x, fit.width_of(step.label, style.label_size, bold=True), chart.box.width)
        gap, under = style.label_size * fit.LABEL_GAP_EM, step.kind == TOTAL and step.low < 0
        y = overlay.value_y(chart, step.low) + gap if under else overlay.value_y(chart, step.high) - gap
        colour = next(
            each.label_colours[0]
            for each in chart.series
            if each.colours[0] and each.values[index] is not None
        )
        ink = style.muted if falling or (step.kind == TOTAL and index < len(steps) - 1) else style.ink
        items.append(
            overlay.text_at(
                step.label, (x, y), size=style.label_size, va="top" if under else "bottom", fact=step.fact.id,
                colour=colour if step.kind == RISE else ink,
                bold=step.kind == RISE or index == len(steps) - 1,
            )
        )  # fmt: skip
        level = step.low if step.kind == FALL or under else step.high
        if index < len(steps) - 1:
            y = overlay.value_y(chart, level)
            ends = (overlay.slot_x(chart, index + half), y), (overlay.slot_x(chart, index + 1 - half), y)
            items.append(overlay.line(*ends, style.muted, width=0.5, dash=DASH))
    return tuple(items)


def _thinned(chart: Chart, steps: list[WaterfallStep]) -> tuple[Chart, list[str]]:
    """Return the chart without overlapping labels (last and first win), and the names of their steps."""
    labels = [item for item in chart.overlay if isinstance(item, Text)]
    kept, hidden = list[Text](), dict[int, str]()
    for index in dict.fromkeys((len(labels) - 1, 0, *range(len(labels)))):
        if any(labels[index].box.overlaps(other.box) for other in kept):
            hidden[index] = steps[index].name
        else:
            kept.append(labels[index])
    left_out = [id(labels[index]) for index in hidden]
    shown = tuple(item for item in chart.overlay if id(item) not in left_out)
    return replace(chart, overlay=shown), [hidden[index] for index in sorted(hidden)]


def plot(chart: Chart, axes: Any) -> None:
    """Draw the columns between their levels, the base line and the names."""
    style, count = chart.style, len(chart.categories)
    low, high = style.span
    axes.set(xlim=(-0.5, count - 0.5), ylim=(low, high))
    base = [value or 0.0 for value in chart.series[0].values]
    for series in chart.series[1:]:
        at = [index for index, value in enumerate(series.values) if value is not None]
        bars = axes.bar(
            at, [series.values[index] or 0.0 for index in at], bottom=[base[index] for index in at],
            width=style.bar_share, color=series.colours[0], linewidth=0,
        )  # fmt: skip
        fit.name_bars(bars, [f"{series.name} {chart.categories[index]}" for index in at])
    category_axis.draw_categories(chart, axes, low)
