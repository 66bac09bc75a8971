"""The rows of a stack go in; the sums at its periods come out as facts, and told in its alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import reckon
from briefgen.blocks.charts.parts.data import Row, has_one_unit
from briefgen.blocks.charts.parts.frame import ChartBlock
from briefgen.facts.fact import Fact
from briefgen.model.context import Setting
from briefgen.model.scene import Chart


def sums_of(
    block: ChartBlock, found: Sequence[Row], places: Mapping[str, int], setting: Setting, *, share: bool
) -> dict[int, Fact]:
    """Return the sum at each place, noting a doubt where the parts have none that means something."""
    if share or not has_one_unit(found):
        block.warn(setting, "no totals are drawn: the chart is of shares, or its parts differ in unit")
        return {}
    sums = {}
    for period, index in places.items():
        facts = [fact for row in found for fact in row.facts if fact.period == period]
        sums[index] = reckon.total(facts, setting, "+".join(fact.id for fact in facts))
    return sums


def printed(fact: Fact, setting: Setting) -> str:
    """Return a sum as it stands at its column: without its unit, which the parts' labels have or need not."""
    return reckon.told(replace(fact, unit=""), setting)


def told_too(chart: Chart, block: ChartBlock, sums: Mapping[int, Fact], setting: Setting) -> Chart:
    """Return the chart with the sums in its alternative text, unless the author wrote that."""
    if block.alt or not sums:
        return chart
    mark = messages(setting.language)
    told = (f"{chart.categories[index]} {reckon.told(fact, setting)}" for index, fact in sums.items())
    return replace(chart, alt=f"{chart.alt}{mark.semicolon}{mark.list_comma.join(told)}")
