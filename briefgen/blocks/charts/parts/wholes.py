"""What parts add up to, and what percentages leave of their whole: as facts, rows and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.base.colour import mixed
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import reckon
from briefgen.blocks.charts.parts.data import Row, has_one_unit, number_label, time_of
from briefgen.blocks.charts.parts.frame import ChartBlock
from briefgen.facts.fact import Fact
from briefgen.facts.unit import is_percent
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

REST_FADE = 0.45
"""How far the grey of the rest lies towards paper."""
WHOLE_PERCENT = 100


def rest_of(found: Sequence[Row], setting: Setting) -> Row | None:
    """Return what is left of the whole at each period, None where the parts are it, rounding allowed.

    Parts that are not percentages are a whole by themselves. Latest values of several periods make one whole.
    """
    facts = [fact for row in found for fact in row.facts]
    if not facts or not all(is_percent(fact.unit) for fact in facts):
        return None
    by_period: dict[str, list[Fact]] = {}
    single = len({fact.metric for fact in facts}) == len(facts)
    for fact in facts:
        by_period.setdefault("" if single else fact.period, []).append(fact)
    left = [reckon.remainder(parts, WHOLE_PERCENT, setting) for parts in by_period.values()]
    rest = tuple(fact for fact in left if fact is not None)
    return Row(key=found[0].key, label=rest[0].label, facts=rest) if rest else None


def rest_grey(setting: Setting) -> str:
    """Return the colour of the rest: it is not one of the stated parts."""
    return mixed(setting.theme.palette.past, setting.theme.palette.paper, REST_FADE)


def with_rest_in_alt(chart: Chart, block: ChartBlock, rest: Row | None, setting: Setting) -> Chart:
    """Return the chart with the rest in its alternative text, unless the author wrote that."""
    if rest is None or block.alt:
        return chart
    mark = messages(setting.language)
    shown = [number_label(fact, setting, unit=True) for fact in rest.facts]
    if len(shown) > 1:
        shown = [f"{time_of(fact, setting)} {text}" for fact, text in zip(rest.facts, shown, strict=True)]
    alt = f"{chart.alt}{mark.semicolon}{rest.label}{mark.colon}{mark.list_comma.join(shown)}"
    return replace(chart, alt=alt)


def sums_of(
    block: ChartBlock, found: Sequence[Row], places: Mapping[str, int], setting: Setting, *, share: bool
) -> dict[int, Fact]:
    """Return the sum at each place, with a warning where the parts have none that means something."""
    if share or not has_one_unit(found):
        block.warn(setting, "no totals are drawn: the chart is of shares, or its parts differ in unit")
        return {}
    facts = [fact for row in found for fact in row.facts]
    return {
        index: reckon.total([fact for fact in facts if fact.period == period], setting)
        for period, index in places.items()
    }


def sum_label(fact: Fact, setting: Setting) -> str:
    """Return a sum as printed at its column: without its unit, which its parts have or imply."""
    return reckon.told(replace(fact, unit=""), setting)


def with_sums_in_alt(chart: Chart, block: ChartBlock, sums: Mapping[int, Fact], setting: Setting) -> Chart:
    """Return the chart with the sums in its alternative text, unless the author wrote that."""
    if block.alt or not sums:
        return chart
    mark = messages(setting.language)
    shown = (f"{chart.categories[index]} {reckon.told(fact, setting)}" for index, fact in sums.items())
    return replace(chart, alt=f"{chart.alt}{mark.semicolon}{mark.list_comma.join(shown)}")
