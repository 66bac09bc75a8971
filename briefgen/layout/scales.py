"""A page's items in, the same with slope charts in one row or column on a common scale out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.base.copier import replace
from briefgen.facts.ledger import Ledger
from briefgen.model.scene import Chart, ChartStyle, Group, Item, walk

LEVEL_PT = 12.0
"""Charts whose edges differ by less stand in one row or one column."""


def on_common_scales(items: tuple[Item, ...], ledger: Ledger) -> tuple[Item, ...]:
    """Return a page's items with slopes of one unit in a row or column on a common range and plot height.

    Slopes are compared by their steepness: 5 ranks must not look like 35.
    """
    slopes = [item for item in walk(items) if isinstance(item, Chart) and _is_plain_slope(item)]
    changed: dict[int, Chart] = {}
    while slopes:
        first, *others = slopes
        row = [first, *(other for other in others if _beside(first, other, ledger))]
        slopes = [other for other in others if other not in row]
        if len(row) > 1:
            changed |= {id(chart): replace(chart, style=_shared(chart, row)) for chart in row}
    return _with(items, changed) if changed else items


def _is_plain_slope(chart: Chart) -> bool:
    return chart.nature.read_by == "slope" and not chart.overlay and not chart.style.log_values


def _beside(one: Chart, other: Chart, ledger: Ledger) -> bool:
    """Say whether two slopes of one unit and height stand in a row or a column."""
    first, second = one.box, other.box
    row = _near(first.y, second.y) and (first.right <= second.x or second.right <= first.x)
    column = _near(first.x, second.x) and (first.bottom <= second.y or second.bottom <= first.y)
    alike = one.style.reversed_values == other.style.reversed_values
    placed = (row or column) and _near(first.height, second.height)
    return placed and alike and _units(one, ledger) == _units(other, ledger)


def _near(one: float, other: float) -> bool:
    return abs(one - other) < LEVEL_PT


def _units(chart: Chart, ledger: Ledger) -> frozenset[tuple[str, str]]:
    facts = (ledger.facts.get(key or "") for series in chart.series for key in series.facts)
    return frozenset((fact.measure, fact.unit) for fact in facts if fact)


def _shared(chart: Chart, row: Iterable[Chart]) -> ChartStyle:
    """Return a chart's style with the value range and the plot height common to its row."""
    charts = list(row)
    head = max(each.style.plot[1] * each.box.height for each in charts)
    foot = max((1.0 - each.style.plot[1] - each.style.plot[3]) * each.box.height for each in charts)
    tall = min(each.box.height for each in charts) - head - foot
    left, _, width, _ = chart.style.plot
    top = chart.box.height - foot - tall
    return replace(
        chart.style,
        plot=(left, top / chart.box.height, width, max(0.05, tall / chart.box.height)),
        value_min=min(each.style.value_min or 0.0 for each in charts),
        value_max=max(each.style.value_max or 0.0 for each in charts),
    )


def _with(items: tuple[Item, ...], changed: Mapping[int, Chart]) -> tuple[Item, ...]:
    return tuple(
        replace(item, items=_with(item.items, changed))
        if isinstance(item, Group)
        else changed.get(id(item), item)
        for item in items
    )
