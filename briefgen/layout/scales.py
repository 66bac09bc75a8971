"""Finished pages in, the same pages out: slopes that stand side by side climb on one common scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.facts.ledger import Ledger
from briefgen.scene import Chart, ChartStyle, Group, Item, Page, walk

LEVEL_PT = 12.0
"""Charts whose tops and feet lie this near each other stand in one row."""


def on_common_scales(page: Page, ledger: Ledger) -> Page:
    """Return the page with its side-by-side slopes of one unit on the range and the height of them all.

    A slope is read by its steepness: 5 places must not climb as 35 do.
    """
    slopes = [item for item in walk(page.items) if isinstance(item, Chart) and _is_plain_slope(item)]
    changed: dict[int, Chart] = {}
    while slopes:
        first, *others = slopes
        row = [first, *(other for other in others if _beside(first, other, ledger))]
        slopes = [other for other in others if other not in row]
        if len(row) > 1:
            changed |= {id(chart): replace(chart, style=_shared(chart, row)) for chart in row}
    return replace(page, items=_with(page.items, changed)) if changed else page


def _is_plain_slope(chart: Chart) -> bool:
    return chart.word == "slope" and not chart.overlay and not chart.style.log_values


def _beside(one: Chart, other: Chart, ledger: Ledger) -> bool:
    level = abs(one.box.y - other.box.y) < LEVEL_PT and abs(one.box.bottom - other.box.bottom) < LEVEL_PT
    apart = one.box.right <= other.box.x or other.box.right <= one.box.x
    alike = one.style.reversed_values == other.style.reversed_values
    return level and apart and alike and _units(one, ledger) == _units(other, ledger)


def _units(chart: Chart, ledger: Ledger) -> frozenset[tuple[str, str]]:
    facts = (ledger.facts.get(key or "") for series in chart.series for key in series.facts)
    return frozenset((fact.measure, fact.unit) for fact in facts if fact)


def _shared(chart: Chart, row: Iterable[Chart]) -> ChartStyle:
    """Return a chart's style with the range of all charts of its row, and with the plot area's edges."""
    charts = list(row)
    top = max(each.box.y + each.style.plot[1] * each.box.height for each in charts)
    foot = min(each.box.y + sum(each.style.plot[1::2]) * each.box.height for each in charts)
    left, _, width, _ = chart.style.plot
    box = chart.box
    return replace(
        chart.style,
        plot=(left, (top - box.y) / box.height, width, max(0.05, (foot - top) / box.height)),
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
