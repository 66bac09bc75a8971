"""What a chart's levels and the names of its time axis say: in its cache, its labels and its workbook."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.model.scene import Chart
from briefgen.verify.workbook import letters_of, plain_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A series that is no data: one value at every category, with words beside some of them."""

    name: str
    value: float
    labels: tuple[str, ...]
    cells: tuple[str, ...]
    """What its cells say: a number or a formula first, then each the one above it."""
    fact: str | None = None


def guides(chart: Chart) -> Iterator[Guide]:
    """Yield the guides in the order of their columns."""
    count = len(chart.categories)
    before = 1 + bool(chart.groups)
    first, last = letters_of(before + 1), letters_of(before + len(chart.series))
    column = before + len(chart.series) + 1
    for level in chart.levels:
        told = (*("",) * (count - 1), level.label)
        begin = f"=AVERAGE({first}2:{last}{count + 1})" if level.mean else plain_number(level.value)
        cells = _below(begin, column, count)
        yield Guide(name=level.name, value=level.value, labels=told, cells=cells, fact=level.fact)
        column += 1
    if chart.time and chart.ticks:
        style = chart.style
        foot = (style.value_max if style.reversed_values else style.value_min) or 0.0
        name = "时间轴" if is_chinese(chart.time.language) else "time axis"
        yield Guide(
            name=name, value=foot, labels=chart.ticks, cells=_below(plain_number(foot), column, count)
        )


def _below(first: str, column: int, count: int) -> tuple[str, ...]:
    return (first, *(f"={letters_of(column)}{row}" for row in range(2, count + 1)))
