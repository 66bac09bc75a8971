"""Parts in per cent go in; what they leave of their whole comes out as a row of its own, drawn in grey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.colour import mixed
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import reckon
from briefgen.blocks.charts.parts.data import Row, number_label, time_of
from briefgen.blocks.charts.parts.frame import ChartBlock
from briefgen.facts.fact import Fact
from briefgen.facts.unit import is_percent
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

FADE = 0.45
"""How far the grey of the rest lies towards paper."""
WHOLE_PERCENT = 100


def row_of(found: Sequence[Row], setting: Setting) -> Row | None:
    """Return what is left of the whole at each period, None where the parts are it, rounding allowed.

    Parts that are no percentages are their whole by themselves.
    """
    facts = [fact for row in found for fact in row.facts]
    if not facts or not all(is_percent(fact.unit) for fact in facts):
        return None
    left = (_left(parts, setting) for parts in _together(facts).values())
    rest = tuple(fact for fact in left if fact is not None)
    return Row(key=found[0].key, label=rest[0].label, facts=rest) if rest else None


def grey(setting: Setting) -> str:
    """Return the colour of the rest: it is no part of what is told."""
    return mixed(setting.theme.palette.past, setting.theme.palette.paper, FADE)


def told_too(chart: Chart, block: ChartBlock, rest: Row | None, setting: Setting) -> Chart:
    """Return the chart with the rest in its alternative text, unless the author wrote that."""
    if rest is None or block.alt:
        return chart
    mark, several = messages(setting.language), len(rest.facts) > 1
    told = (
        f"{time_of(fact, setting)} {number_label(fact, setting, unit=True)}"
        if several
        else number_label(fact, setting, unit=True)
        for fact in rest.facts
    )
    return replace(
        chart, alt=f"{chart.alt}{mark.semicolon}{rest.label}{mark.colon}{mark.list_comma.join(told)}"
    )


def _together(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Return the facts of each period; latest values of different periods make one whole."""
    by_period: dict[str, list[Fact]] = {}
    single = len({fact.metric for fact in facts}) == len(facts)
    for fact in facts:
        by_period.setdefault("" if single else fact.period, []).append(fact)
    return by_period


def _left(parts: Sequence[Fact], setting: Setting) -> Fact | None:
    return reckon.remainder(parts, WHOLE_PERCENT, setting, "+".join(fact.id for fact in parts))
