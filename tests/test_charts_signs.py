"""Values below zero: their labels and the names of their categories keep apart, on page and slide."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import HERE, bars, block_of, drawn, metric, setting, texts

from briefgen.base.geometry import Box
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.model.scene import Chart, walk

NET = metric("net", "净迁入", {"2019": "3.2", "2020": "-1.4", "2021": "0", "2023": "-12.4", "2024": "1.1"})
ALL_BELOW = tuple(
    metric(key, name, {"2024": value})
    for key, name, value in (
        ("a", "企业职工跨省流动", "-8.4"), ("b", "城镇新增", "-3.1"), ("c", "农村", "-0.2"),
    )
)  # fmt: skip
KINDS: tuple[Any, ...] = ("page", "deck")


def place(chart: Chart, text: str) -> Box:
    return next(item.box for item in texts(chart) if item.text == text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [(NET,), ALL_BELOW])
@pytest.mark.parametrize("word", ["column", "bar", "lollipop"])
def test_the_plot_area_holds_the_labels_of_values_below_zero(word: str, rows: Any, kind: Any) -> None:
    chart = drawn(word, *rows, width=420, height=220, kind=kind)
    (series,), size, (width, height) = chart.series, chart.style.label_size, fit.plot_size(chart)
    for value, text in zip(series.values, series.labels, strict=True):
        if value is not None and value < 0:
            lying = chart.nature.lying
            needed = fit.width_of(text, size, bold=True) if lying else size
            room = chart.style.fraction(value) * (width if lying else height)
            assert room >= needed + chart.style.marker_size / 2


@pytest.mark.parametrize("word", ["column", "bar", "lollipop"])
def test_no_label_lies_on_the_name_of_its_category(word: str) -> None:
    chart = drawn(word, NET, width=420, height=220)
    lowest = place(chart, "−12.4")
    assert not any(lowest.overlaps(place(chart, year)) for year in ("2019", "2020", "2021", "2023"))


def test_lengths_below_and_above_zero_are_to_one_scale_and_each_label_ends_inside_the_chart() -> None:
    chart = drawn("bar", NET, width=300, height=160)
    assert place(chart, "3.2").right <= chart.box.right + 0.01
    assert 0.0 < chart.style.fraction(-12.4) < chart.style.fraction(0) < chart.style.fraction(3.2) <= 1.0


def test_columns_below_zero_stand_under_the_lines_of_a_combo() -> None:
    rate = metric(
        "rate", "增速", {"2019": "3", "2020": "-2", "2021": "1", "2023": "-4", "2024": "2"}, unit="%"
    )
    around = setting(NET, rate)
    chart = drawn("combo", NET, rate, around=around, keys=("net",), lines=("rate",), width=420, height=240)
    assert around.problems == []
    lowest = place(chart, "−12.4")
    assert not any(lowest.overlaps(place(chart, year)) for year in ("2021", "2023", "2024"))
    columns = [bar for bar in bars(chart) if bar.name[-4:].isdigit()]
    lines = [each for each in texts(chart) if each.text.endswith("%")]
    assert max(line.box.bottom for line in lines) <= min(bar.box.y for bar in columns)
    heights = {bar.name[-4:]: bar.box.height for bar in columns}
    assert heights["2023"] / heights["2019"] == pytest.approx(12.4 / 3.2, rel=1e-3)


def test_small_charts_of_one_unit_keep_one_scale_where_only_some_go_below_zero() -> None:
    up = metric("up", "迁入", {"2019": "3.2", "2020": "6.4"})
    around = setting(NET, up)
    block = block_of("small_multiples")(metrics=("net", "up"), place=HERE)
    charts = [item for item in walk(block.compose(around, 500, 160).items) if isinstance(item, Chart)]
    scales = [(c.style.value_min, c.style.value_max, c.style.plot[1], c.style.plot[3]) for c in charts]
    assert len(scales) == 2
    assert scales[0] == scales[1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("word", ["column", "bar", "lollipop"])
@pytest.mark.parametrize("values", [{"2023": "-0.8", "2024": "0"}, {"2022": "0", "2023": "-3", "2024": "-2"}])
def test_losses_beside_a_zero_end_inside_their_chart_and_off_its_names(
    word: str, values: dict[str, str], kind: Any
) -> None:
    chart = drawn(word, metric("net", "净利润", values), width=300, height=160, kind=kind)
    labels = [place(chart, text) for text in chart.series[0].labels]
    names = [place(chart, year) for year in values]
    assert not any(label.overlaps(name) for label in labels for name in names)
    assert all(label.y >= chart.box.y - 0.5 for label in labels)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("values", [("3.1", "5.6", "-12.4"), ("-4", "2", "-3"), ("-4", "-2", "-3")])
def test_a_level_of_a_waterfall_below_zero_hangs_from_zero_down_with_its_value_under_it(
    values: tuple[str, ...], kind: Any
) -> None:
    years = {str(2022 + index): value for index, value in enumerate(values)}
    chart = drawn("waterfall", metric("net", "净利润", years), width=300, height=220, kind=kind)
    zero = overlay.value_y(chart, 0.0)
    levels = [bar for bar in bars(chart) if bar.name.startswith("总量")]
    for bar, value in zip(levels, (values[0], values[-1]), strict=True):
        top, foot = (zero, overlay.value_y(chart, float(value)))[:: 1 if float(value) < 0 else -1]
        assert (bar.box.y, bar.box.bottom) == pytest.approx((top, foot), abs=0.01)
        assert chart.box.contains(bar.box, 0.5)
    assert place(chart, values[-1].replace("-", "−")).y >= levels[-1].box.bottom


@pytest.mark.parametrize("kind", KINDS)
def test_the_low_of_a_line_below_zero_stands_well_above_its_year(kind: Any) -> None:
    chart = drawn("line", NET, width=420, height=150, kind=kind)
    assert place(chart, "2023").y - place(chart, "−12.4").bottom > 0.75 * chart.style.label_size


def test_a_value_above_zero_and_its_neighbour_s_below_zero_do_not_silence_each_other() -> None:
    months = [-0.8, 0.7, *(0.1 + 0.01 * month for month in range(18))]
    years = {f"{2024 + at // 12}-{at % 12 + 1:02}": f"{value:.1f}" for at, value in enumerate(months)}
    chart = drawn("column", metric("cpi", "涨跌幅", years, unit="%", kind="rate"), width=300, height=160)
    assert {"−0.8%", "0.7%"} <= set(chart.series[0].labels)
