"""What two charts of one brief reckon is kept apart: each prints its own sums, shares, places and counts."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import HERE, block_of, metric, setting

from briefgen.facts.metric import Metric
from briefgen.model.scene import Chart

ROWS = tuple(
    metric(key, key.upper(), {"2023": early, "2024": late}, unit="家")
    for key, early, late in (
        ("a", "50", "80"),
        ("b", "30", "90"),
        ("c", "20", "10"),
        ("d", "60", "70"),
        ("e", "9", "8"),
    )
)


def made(word: str, around: Any, rows: tuple[Metric, ...], **more: Any) -> Chart:
    block = block_of(word)(metrics=tuple(row.key for row in rows), place=HERE, **more)
    (chart,) = (item for item in block.compose(around, 400.0, 240.0).items if isinstance(item, Chart))
    return chart


def printed(chart: Chart) -> list[tuple[Any, ...]]:
    texts = tuple(getattr(item, "text", "") for item in chart.overlay)
    return [texts, *((row.values, row.labels) for row in chart.series)]


@pytest.mark.parametrize(
    ("word", "first", "second"),
    [
        ("pareto", (ROWS, {}), (ROWS[:3], {})),
        ("bump", (ROWS, {}), (ROWS[2:], {})),
        ("histogram", (ROWS, {"bins": 3}), (ROWS, {"bins": 9})),
        ("waterfall", (ROWS[:3], {"periods": ("2023",)}), (ROWS[:3], {"periods": ("2024",)})),
    ],
)
def test_a_second_chart_prints_what_it_prints_alone(word: str, first: Any, second: Any) -> None:
    alone = printed(made(word, setting(*ROWS), second[0], **second[1]))
    around = setting(*ROWS)
    made(word, around, first[0], **first[1])
    assert printed(made(word, around, second[0], **second[1])) == alone
