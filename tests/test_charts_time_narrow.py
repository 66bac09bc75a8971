"""Time axes in narrow modules: both ends are named, no name lies on another, labels stay at their points."""

from __future__ import annotations

import datetime
import random

import pytest
from charts_fixtures import drawn, meeting, metric, setting, texts

from briefgen.blocks.charts.parts import overlay

DAYS = [(datetime.date(2025, 2, 20) + datetime.timedelta(at)).isoformat() for at in range(30)]
QUARTERS = [f"{year}Q{part}" for year in range(2021, 2026) for part in range(1, 5)]
WEEKS = [f"2025-W{week:02}" for week in range(1, 27)]
MONTHS = [f"{2020 + at // 12}-{at % 12 + 1:02}" for at in range(60)]


def series(periods: list[str], low: float, high: float):
    chance = random.Random(len(periods))
    return metric("a", "客流", {period: f"{chance.uniform(low, high):.1f}" for period in periods})


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("periods", [DAYS, QUARTERS, WEEKS, MONTHS])
@pytest.mark.parametrize("low", [-9, 10])
@pytest.mark.parametrize(
    ("word", "width"), [("column", 86.0), ("line", 92.0), ("line", 104.0), ("area", 104.0)]
)
def test_both_ends_of_a_narrow_time_axis_are_named_and_nothing_lies_on_another(
    word: str, low: float, periods: list[str], language: str, width: float
) -> None:
    row = series(periods, max(low, 1) if word == "area" else low, 99)
    chart = drawn(word, row, around=setting(row, language=language), width=width, height=110.0)
    assert chart.ticks[0]
    assert chart.ticks[-1]
    assert meeting(chart) == []


def test_the_first_value_of_an_area_stands_at_its_point_and_not_on_another_ones_peak() -> None:
    steep = metric("a", "就诊", {week: "9000" if at == 1 else "1384" for at, week in enumerate(WEEKS)})
    flat = metric("a", "就诊", {week: "9000" if at == 9 else "1384" for at, week in enumerate(WEEKS)})
    crowded = drawn("area", steep, width=400.0, height=160.0)
    assert [text.box.x > 200 for text in texts(crowded) if text.text == "1384"] == [True]  # the last one
    chart = drawn("area", flat, width=400.0, height=160.0)
    first = min((text for text in texts(chart) if text.text == "1384"), key=lambda text: text.box.x)
    assert 0 <= overlay.value_y(chart, 1384.0) - first.box.bottom < 1.5 * chart.style.label_size
