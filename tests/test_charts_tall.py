"""Charts on a page given more height than they can use: they stay in shape, right below their heading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from charts_fixtures import HERE, LADDER, SCORES, TALENT, block_of, meeting, metric, setting, texts

from briefgen.blocks.charts.drawing.cache import marks
from briefgen.blocks.charts.slope import fitted_slope
from briefgen.model.scene import Chart, Shape, Text


def placed(word: str, *metrics: Any, width: float, height: float, kind: Any = "page", **more: Any) -> Any:
    block = block_of(word)(metrics=tuple(each.key for each in metrics), place=HERE, **more)
    made = block.compose(setting(*metrics, kind=kind), width, height)
    (chart,) = (item for item in made.items if isinstance(item, Chart))
    return made, chart


def test_two_columns_in_a_narrow_pillar_are_no_towers() -> None:
    made, chart = placed("column", TALENT, width=105, height=330)
    assert (made.height, chart.box.y) == (330, 0)
    assert chart.box.height == pytest.approx(1.8 * 105)


def test_a_few_bars_are_not_strewn_over_a_high_module() -> None:
    _, chart = placed("bar", *LADDER[:3], width=220, height=300)
    assert chart.box.height == pytest.approx(3 * 5.0 * 8.5)


@pytest.mark.parametrize(
    ("word", "metrics", "limit"), [("doughnut", LADDER, 0.7), ("radar", SCORES, 1.2), ("pie", LADDER, 0.7)]
)
def test_a_ring_and_a_web_stand_right_below_their_heading_and_not_in_the_middle_of_a_void(
    word: str, metrics: Any, limit: float
) -> None:
    _, chart = placed(word, *metrics, width=190, height=420)
    assert chart.box.height <= limit * 190
    assert chart.box.y == 0


@pytest.mark.parametrize("word", ["column", "bar", "doughnut"])
def test_a_slide_is_filled_and_a_height_that_the_brief_asks_for_is_given(word: str) -> None:
    made, chart = placed(word, *LADDER, width=300, height=400, kind="deck")
    assert chart.box.height == made.height == 400
    block = block_of(word)(metrics=tuple(each.key for each in LADDER), place=HERE, height=390.0)
    (asked,) = block.compose(setting(*LADDER), 190).items
    assert asked.box.height == 390


def test_in_a_narrow_pillar_a_ring_stands_over_the_names_of_its_parts() -> None:
    made, chart = placed("doughnut", *LADDER, width=120, height=330)
    left, top, wide, high = chart.style.plot
    assert wide * 120 >= 0.75 * 120
    assert left == pytest.approx((1 - wide) / 2)
    chart = replace(chart, marks=marks(chart))
    foot = (top + high) * chart.box.height
    said = [item for item in texts(chart) if item.text in {row.label for row in LADDER}]
    assert len(said) == len(LADDER)
    assert min(item.box.y for item in said) >= foot
    assert max(item.box.bottom for item in said) <= chart.box.bottom + 0.5 <= made.height
    assert meeting(chart) == []


def test_a_wide_or_low_ring_keeps_its_names_beside_it() -> None:
    for width, height in ((300, 300), (120, 60)):
        _, chart = placed("doughnut", *LADDER, width=width, height=height)
        assert chart.style.plot[0] == 0


def test_the_name_of_a_part_that_is_cut_beside_its_ring_is_said() -> None:
    long = tuple(replace(row, label=row.label * 4) for row in LADDER[:3])
    _, chart = placed("doughnut", *long, width=120, height=60)
    assert chart.doubts == ("a part's name is cut: it does not fit beside the ring",)


def test_a_bubble_that_lies_on_another_has_an_edge() -> None:
    rows = [
        metric(f"{key}{at}", f"{key}{at}", {"2025": str(value)})
        for key in "abc"
        for at, value in ((0, 30), (1, 33))
    ]
    block = block_of("bubble")(metrics=("a0", "a1"), x=("b0", "b1"), sizes=("c0", "c1"), place=HERE)
    (chart,) = (item for item in block.compose(setting(*rows), 220, 160).items if isinstance(item, Chart))
    bubbles = [item for item in marks(chart) if isinstance(item, Shape) and item.fill == "#B8470D"]
    assert [item.stroke.colour for item in bubbles if item.stroke] == ["#FFFFFF", "#FFFFFF"]


def test_a_figure_that_a_slope_ends_low_with_stands_clear_of_its_period() -> None:
    fallen = metric("r", "排名", {"2020": "6", "2025": "16"}, kind="rank")
    _, chart = placed("slope", fallen, width=1000, height=1200)
    chart = replace(chart, style=replace(chart.style, figure_size=66.0))
    texts_of = {mark.name or mark.text: mark for mark in marks(fitted_slope(chart)) if isinstance(mark, Text)}
    figure, period = texts_of["16"], texts_of["2025"]
    size = period.lines[0].spans[0].style.size
    assert figure.box.y + figure.lines[0].baseline < period.box.y + period.lines[0].baseline - 0.62 * size
