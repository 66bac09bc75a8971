"""Groups of columns side by side, and as bars below each other where names or values have no room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from charts_fixtures import HERE, block_of, drawn, meeting, metric, setting, texts

from briefgen.blocks.charts.drawing.cache import marks
from briefgen.model.scene import Chart, Text

NAMES = tuple(f"{each}省" for each in "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新")


def provinces(count: int, *years: str):
    return [
        metric(
            f"p{at}", name, {year: f"{1000 + 137 * at + 71 * int(year[-1])}.5" for year in years}, unit="亿元"
        )
        for at, name in enumerate(NAMES[:count])
    ]


def made(rows, width: float, height: float | None = None, kind: str = "deck", **more):
    around = setting(*rows, kind=kind)
    block = block_of("column")(metrics=tuple(row.key for row in rows), place=HERE, **more)
    found = block.compose(around, width, height)
    return (
        found,
        [replace(item, marks=marks(item)) for item in found.items if isinstance(item, Chart)],
        around,
    )


@pytest.mark.parametrize(("count", "years"), [(31, ("2022", "2023")), (14, ("2022", "2023", "2024"))])
def test_many_groups_are_bars_below_each_other_with_all_names_and_values(
    count: int, years: tuple[str, ...]
) -> None:
    found, charts, _ = made(provinces(count, *years), 880.0, 340.0)
    shown = [name for chart in charts for name in chart.categories]
    assert charts[0].left_out == count - len(shown)
    assert found.height <= 340.0
    for chart in charts:
        assert chart.native == "bar"
        assert [series.name for series in chart.series] == list(years)
        assert all(label for series in chart.series for label in series.labels)
        drawn_names = [text.text for text in texts(chart)]
        assert set(chart.categories) <= set(drawn_names)
        assert meeting(chart) == []
    printed = [item.text for item in found.items if isinstance(item, Text)]
    assert [text for text in printed if text in years] == list(years)


def test_the_periods_of_such_bars_differ_in_their_colour_the_last_in_the_hue() -> None:
    rows = provinces(14, "2022", "2023", "2024")
    _, (chart, *_), around = made(rows, 880.0, 340.0)
    colours = [series.colours[0] for series in chart.series]
    assert len(set(colours)) == 3
    assert colours[-1] == around.accent.strong


def test_the_others_of_many_groups_are_added_up_for_the_last_period_which_is_told() -> None:
    found, charts, _ = made(provinces(31, "2022", "2023"), 420.0, 250.0)
    out = charts[0].left_out
    total = sum(1000.5 + 137 * at + 71 * 3 for at in range(out))
    assert out > 0
    (said,) = [item.text for item in found.items if isinstance(item, Text) and "其余" in item.text]
    assert said.endswith(f"其余{out}项合计{total:.1f}亿元（2023年）")


def test_a_few_groups_stay_columns() -> None:
    _, (chart,), _ = made(provinces(3, "2022", "2023"), 420.0, 250.0)
    assert chart.native == "column"
    assert chart.groups == ("京省", "京省", "津省", "津省", "冀省", "冀省")
    assert all(chart.series[0].labels)


def test_a_word_of_latin_letters_is_not_broken_below_columns_for_bars_have_room_for_it() -> None:
    names = ("Austria", "Belgium", "Liechtenstein", "Switzerland")
    rows = [metric(f"m{at}", name, {"2022": "12", "2023": "15"}) for at, name in enumerate(names)]
    _, (chart,), _ = made(rows, 250.0, 250.0)
    assert chart.native == "bar"


def test_the_last_value_of_each_group_comes_before_others_where_not_all_have_room() -> None:
    rows = provinces(5, "2021", "2022", "2023", "2024")
    chart = drawn("column", *rows, width=400.0, height=70.0)
    assert chart.native == "column"
    last = [
        label
        for group, label in zip(chart.categories, chart.series[0].labels, strict=True)
        if group == "2024"
    ]
    assert all(last) or chart.doubts


def test_columns_with_notes_say_how_many_values_they_do_not_print() -> None:
    _, (chart,), _ = made(provinces(31, "2022", "2023"), 880.0, 340.0, average=True)
    assert any("values are not printed" in doubt for doubt in chart.doubts)
