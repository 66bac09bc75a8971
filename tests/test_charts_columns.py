"""Columns close beside each other: the last one's value is always printed, and off the others' columns."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import bars, drawn, metric, texts
from test_charts_time import native

from briefgen.model.scene import Chart

NAMESPACE = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def months(last: str, sign: str = "") -> dict[str, str]:
    keys = [f"{year}-{month:02d}" for year in (2022, 2023, 2024) for month in range(1, 13)]
    high = {key: sign + ("89.3" if index % 4 else "88.1") for index, key in enumerate(keys)}
    return {**high, keys[-1]: sign + last}


def columns(last: str, *, kind: Any = "deck", sign: str = "") -> Chart:
    return drawn("column", metric("a", "率", months(last, sign)), width=420, height=220, kind=kind)


@pytest.mark.parametrize("kind", ["deck", "page"])
@pytest.mark.parametrize(("last", "sign"), [("83.0", ""), ("12.5", ""), ("83.0", "-"), ("99.9", "")])
def test_the_last_of_many_columns_has_its_value_printed_clear_of_longer_ones(
    last: str, sign: str, kind: Any
) -> None:
    chart = columns(last, kind=kind, sign=sign)
    assert chart.series[0].labels[-1] == sign.replace("-", "−") + last
    (label,) = [item.box for item in texts(chart) if item.text.endswith(last)]
    drawn_bars = [bar.box for bar in bars(chart) if bar.name[:4].isdigit()]
    assert len(drawn_bars) == 36
    assert not any(label.overlaps(bar) for bar in drawn_bars)
    assert chart.box.y - 0.5 <= label.y


def test_a_native_label_is_moved_by_as_much_and_no_line_leads_to_it() -> None:
    chart = columns("83.0")
    plot = native(chart).plots[0]
    (moved,) = plot._element.xpath(".//c:dLbl[c:layout]")
    assert moved.find("c:idx", NAMESPACE).get("val") == "35"
    low, high = chart.style.span
    share = float(moved.find(".//c:y", NAMESPACE).get("val"))
    assert share == pytest.approx(-(89.3 - 83.0) / (high - low) * chart.style.plot[3], abs=1e-5)
    leading = plot._element.xpath(".//c:ser[1]/c:dLbls/c:showLeaderLines")
    assert [each.get("val") for each in leading] == ["0"]


def test_a_column_that_no_longer_one_hides_keeps_its_label_at_its_end() -> None:
    assert columns("99.9").series[0].lifted == 0.0


@pytest.mark.parametrize("low", [2818.395068714632, 79.392271624899, 12345678.123456789])
def test_names_of_a_time_axis_stand_on_the_axis_end_to_the_digits_that_applications_keep(low: float) -> None:
    from briefgen.render.pptx.chart.workbook import number_text
    from briefgen.verify.workbook import plain_number

    text = number_text(low)
    assert sum(letter.isdigit() for letter in text) <= 15
    assert plain_number(text) == plain_number(low)


def test_whole_numbers_keep_all_their_digits() -> None:
    from briefgen.render.pptx.chart.workbook import number_text

    assert number_text(1_234_567_890_123_456) == "1234567890123456"
    assert number_text(300) == "300"
    assert number_text(0.1) == "0.1"


@pytest.mark.parametrize("kind", ["deck", "page"])
def test_no_label_of_a_combos_columns_lies_on_a_longer_neighbour(kind: Any) -> None:
    keys = [f"{year}-{month:02d}" for year in (2022, 2023, 2024) for month in range(1, 13)]
    high = dict.fromkeys(keys, "218.5") | {keys[4]: "152.5", keys[-1]: "219.0"}
    rate = metric("r", "失业率", dict.fromkeys(keys, "4.9"), unit="%", kind="rate")
    chart = drawn("combo", metric("a", "求职", high), rate, keys=("a",), lines=("r",), width=420, height=220,
                  kind=kind)  # fmt: skip
    drawn_bars = [bar.box for bar in bars(chart) if "20" in bar.name]
    labels = [item.box for item in texts(chart) if item.text.startswith(("21", "15"))]
    assert len(labels) == 2
    assert not any(label.overlaps(bar) for label in labels for bar in drawn_bars)
