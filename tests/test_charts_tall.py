"""Charts on a page given more height than they can use: they stay in shape, right below their heading."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import HERE, LADDER, SCORES, TALENT, block_of, setting

from briefgen.model.scene import Chart


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
