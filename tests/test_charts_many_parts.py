"""Many parts of a sum: the largest by themselves, the others as one piece that says how many it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from charts_fixtures import HERE, block_of, drawn, meeting, metric, setting

from briefgen.blocks.charts.parts.colour import TINTS
from briefgen.model.scene import Chart

WORDS = ("stacked", "stacked_bar", "area", "mekko")
PARTS = [
    metric(f"p{at}", f"第{at}类", {"2023": str(10 + at * 7 % 40), "2024": str(20 + at * 11 % 40)})
    for at in range(40)
]


def made(word: str, rows, **more) -> Chart:
    block = block_of(word)(metrics=tuple(row.key for row in rows), place=HERE, **more)
    (chart,) = block.compose(setting(*rows, kind="deck"), 880.0, 340.0).items
    return chart


@pytest.mark.parametrize("word", WORDS)
def test_of_forty_parts_the_largest_have_a_tint_of_their_own_and_the_others_are_added_up(word: str) -> None:
    chart = made(word, PARTS)
    *own, others = chart.series
    assert len(own) == len(TINTS)
    assert len({series.colours[0] for series in chart.series}) == len(TINTS) + 1
    assert others.name == "其余33项"
    assert (chart.asked, chart.left_out) == (40, 33)
    for at, period in enumerate(("2023", "2024")):
        whole = sum(Decimal(row.values[period][0].value.text) for row in PARTS)
        assert sum(Decimal(str(series.values[at])) for series in chart.series) == whole
    least = min(series.values[1] for series in own)
    left = [row for row in PARTS if row.label not in {series.name.split()[0] for series in own}]
    assert all(Decimal(row.values["2024"][0].value.text) <= Decimal(str(least)) for row in left)


@pytest.mark.parametrize("word", WORDS)
def test_the_alternative_text_tells_all_parts_and_calls_no_sum_of_others_the_largest(word: str) -> None:
    chart = made(word, PARTS)
    assert all(row.label in chart.alt for row in PARTS)
    assert "其余33项" not in chart.alt


@pytest.mark.parametrize("word", WORDS)
def test_eight_parts_are_all_shown(word: str) -> None:
    chart = made(word, PARTS[:8])
    assert [series.name for series in chart.series] == [row.label for row in PARTS[:8]]
    assert chart.left_out == 0


@pytest.mark.parametrize("word", WORDS)
def test_the_names_of_what_is_shown_touch_nothing(word: str) -> None:
    assert meeting(drawn(word, *PARTS, kind="page", width=420.0, height=180.0)) == []


def test_parts_of_unlike_units_have_no_sum_and_all_stay() -> None:
    rows = [*PARTS[:10], metric("t", "其他", {"2023": "3", "2024": "4"}, unit="吨")]
    assert len(made("stacked", rows).series) == 11
