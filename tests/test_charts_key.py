"""The key over a chart: long names take two lines or a smaller size, and what is cut is said."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import drawn, metric, setting, texts

from briefgen.model.scene import Chart, Shape, Text
from briefgen.text.shorten import ELLIPSIS

LONG = "Passenger journeys on all concessionary services"
RATE = "Average punctuality of the whole network per year"
YEARS = ("2021", "2022", "2023", "2024")


def combo(name: str, *, width: float, kind: Any = "page") -> Chart:
    journeys = metric("j", name, {year: str(100 + 20 * at) for at, year in enumerate(YEARS)}, unit="million")
    rate = metric("r", RATE, {year: str(88 + at) for at, year in enumerate(YEARS)}, unit="%")
    around = setting(journeys, rate, kind=kind, language="en")
    return drawn("combo", journeys, rate, around=around, keys=("j",), lines=("r",), width=width, height=240)


def key_of(chart: Chart) -> tuple[list[Shape], list[Text]]:
    shapes = [item for item in chart.overlay if isinstance(item, Shape)]
    return shapes, [item for item in chart.overlay if isinstance(item, Text)]


@pytest.mark.parametrize("kind", ["page", "deck"])
def test_a_long_name_in_a_key_takes_two_lines_instead_of_being_cut(kind: Any) -> None:
    chart = combo(LONG, width=150.0 if kind == "page" else 270.0, kind=kind)
    _, names = key_of(chart)
    assert " ".join(item.text for item in names) == f"{LONG} (million) {RATE} (%)"
    assert len(names) > 2
    assert max(item.box.right for item in names) <= chart.box.right
    assert not chart.doubts


def test_the_key_stands_above_the_plot_area_and_each_square_beside_its_name_s_first_line() -> None:
    chart = combo(LONG, width=150.0)
    squares, names = key_of(chart)
    plot = chart.style.plot[1] * chart.box.height
    assert max(item.box.bottom for item in names) < plot
    firsts = [next(item for item in names if name.name.startswith(item.text)) for name in squares]
    for square, first in zip(squares, firsts, strict=True):
        assert square.box.y + square.box.height / 2 == pytest.approx(first.box.y + first.box.height / 2)
    assert not any(one.box.overlaps(other.box) for one in names for other in names if one is not other)


def test_a_name_that_no_key_can_hold_is_cut_and_said() -> None:
    chart = combo(" ".join([LONG] * 3), width=110.0)
    assert ELLIPSIS in " ".join(item.text for item in texts(chart))
    assert chart.doubts == ("a name in the key is cut",)
