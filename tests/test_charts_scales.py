"""Small multiples: one scale where it shows each chart, else a scale each and a line that says so."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import HERE, block_of, metric, setting

from briefgen.model.scene import Chart, Text, walk

NOTE = "各图刻度不同，高低不可相比"


def small(*tops: float, width: float = 600.0, height: float | None = 200.0, **more: Any) -> tuple[Any, Any]:
    rows = [
        metric(
            f"r{index}", f"第{index}线", {str(2020 + year): str(top * (year + 5) / 10) for year in range(6)}
        )
        for index, top in enumerate(tops)
    ]
    block = block_of("small_multiples")(metrics=tuple(row.key for row in rows), place=HERE, **more)
    made = block.compose(setting(*rows), width, height)
    charts = [item for item in walk(made.items) if isinstance(item, Chart)]
    return charts, made


def notes(made: Any) -> list[str]:
    return [item.text for item in walk(made.items) if isinstance(item, Text) and item.text == NOTE]


@pytest.mark.parametrize("kind", ["column", "line"])
def test_a_chart_that_would_be_flat_beside_the_others_has_a_scale_of_its_own_and_that_is_said(
    kind: str,
) -> None:
    charts, made = small(310, 44, 7, kind=kind)
    assert len({chart.style.value_max for chart in charts}) == 3
    assert notes(made) == [NOTE]
    assert made.height == pytest.approx(200)
    assert max(item.box.bottom for item in walk(made.items)) <= 200.5


def test_rows_of_small_charts_have_like_numbers_of_them() -> None:
    charts, _ = small(310, 120, 60, 90, 100, width=410.0, height=400.0, kind="line")
    assert 3 * charts[0].box.width < 410 < 4 * charts[0].box.width


def test_charts_of_like_sizes_keep_one_scale_that_needs_no_word() -> None:
    charts, made = small(310, 120, 60)
    assert len({chart.style.value_max for chart in charts}) == 1
    assert notes(made) == []


@pytest.mark.parametrize(("own", "scales", "said"), [(True, 2, [NOTE]), (False, 1, [])])
def test_the_brief_may_ask_for_either(own: bool, scales: int, said: list[str]) -> None:
    charts, made = small(300, 20 if not own else 200, own_scale=own)
    assert len({chart.style.value_max for chart in charts}) == scales
    assert notes(made) == said
