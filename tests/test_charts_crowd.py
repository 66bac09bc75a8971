"""Many categories in one chart: thinner rows, then columns on one scale, then some and a word on the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from charts_fixtures import HERE, block_of, metric, setting

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.charts.drawing.cache import marks
from briefgen.facts.metric import Metric
from briefgen.model.context import Composition
from briefgen.model.scene import Chart, Item, Text
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
COUNT = 40
VALUES = [str(120 + (index * 7919 + 1234) % 9000) for index in range(COUNT)]
PLACES = tuple(metric(f"m{index}", f"地区{index:02}", {"2025": VALUES[index]}) for index in range(COUNT))
NAMES = [f"{first}{second}" for first in "ABCD" for second in "abcdefghij"]
KINDS: tuple[Any, ...] = ("deck", "page")


def composed(
    rows: Sequence[Metric], width: float, height: float, kind: Any = "deck", **more: Any
) -> Composition:
    word = more.pop("word", "bar")
    around = setting(*rows, kind=kind, language=more.pop("language", "zh-CN"))
    block = block_of(word)(metrics=tuple(row.key for row in rows), place=HERE, **more)
    made: Composition = block.compose(around, width, height)
    assert around.problems == []
    return made


def charts_of(items: Sequence[Item]) -> list[Chart]:
    return [item for item in items if isinstance(item, Chart)]


def said(items: Sequence[Item]) -> str:
    return "".join(item.text for item in items if isinstance(item, Text))


@pytest.mark.parametrize("word", ["bar", "lollipop"])
def test_rows_get_thinner_before_they_stand_in_columns(word: str) -> None:
    (chart,) = composed(PLACES[:20], 880, 400, word=word).items
    assert isinstance(chart, Chart)
    assert len(chart.categories) == 20
    assert chart.style.category_size >= 12


@pytest.mark.parametrize("word", ["bar", "lollipop"])
def test_forty_rows_stand_in_two_columns_on_one_scale(word: str) -> None:
    made = composed(PLACES, 880, 400, word=word, sort="falling")
    one, other = charts_of(made.items)
    assert one.categories + other.categories == tuple(
        row.label for row in sorted(PLACES, key=lambda row: -float(row.values["2025"][0].value.number))
    )
    assert one.style == other.style
    assert one.box.width == other.box.width
    assert one.box.right < other.box.x
    assert max(chart.box.bottom for chart in (one, other)) <= 400.01
    assert one.style.category_size >= 12
    assert (one.left_out, said(made.items)) == (0, "")


@pytest.mark.parametrize("kind", KINDS)
def test_where_not_all_fit_the_largest_stand_and_the_sum_of_the_others_is_said(kind: Any) -> None:
    made = composed(PLACES, 420, 150 if kind == "deck" else 70, kind)
    charts = charts_of(made.items)
    shown = sum(len(chart.categories) for chart in charts)
    largest = sorted((int(value) for value in VALUES), reverse=True)
    assert 12 <= shown < COUNT
    assert (
        sorted((v or 0 for chart in charts for v in chart.series[0].values), reverse=True) == largest[:shown]
    )
    rest = sum(largest[shown:])
    assert said(made.items) == f"最大的{shown}项，共40项；其余{COUNT - shown}项合计{rest}家"
    assert {chart.left_out for chart in charts} == {COUNT - shown}
    assert all(f"地区{index:02}" in charts[0].alt for index in range(COUNT))


def test_shares_and_rates_that_are_left_out_are_counted_and_not_added_up() -> None:
    shares = [replace(row, unit="%", kind="rate") for row in PLACES]
    made = composed(shares, 420, 150, language="en")
    shown = sum(len(chart.categories) for chart in charts_of(made.items))
    assert said(made.items) == f"The {shown} largest of 40"


def test_of_many_periods_the_latest_stay() -> None:
    years = metric("years", "年度", {str(year): str(year % 90 + 5) for year in range(1975, 2026)})
    made = composed((years,), 300, 150, language="en")
    names = [name for chart in charts_of(made.items) for name in chart.categories]
    assert names[-1] == "2025"
    assert said(made.items) == f"The latest {len(names)} of 51 periods"


def test_what_is_highlighted_is_never_left_out() -> None:
    least = min(PLACES, key=lambda row: int(row.values["2025"][0].value.number))
    made = composed(PLACES, 420, 150, highlight=(least.key,))
    assert least.label in [name for chart in charts_of(made.items) for name in chart.categories]


def brief(blocks: str) -> str:
    rows = "".join(
        f"  m{index}: {{label: Place {NAMES[index]}, unit: people, values: {{2025: {value}}}}}\n"
        for index, value in enumerate(VALUES)
    )
    keys = ", ".join(f"m{index}" for index in range(COUNT))
    deck = f"deck:\n  - {{title: All places, blocks: [{blocks.replace('KEYS', f'[{keys}]')}]}}\n"
    page = "onepager: {hero: [{blocks: [{kpi: m0}]}]}\n"
    return f"meta: {{title: Places, language: en}}\nmetrics:\n{rows}{deck}{page}"


def test_a_slide_of_forty_places_is_built_without_a_doubt(brief_file: Write) -> None:
    laid = lay_out(brief_file(brief("{bar: KEYS}")))
    assert laid.problems == ()
    assert len(charts_of(laid.deck.pages[0].items)) == 2


def test_what_is_left_out_is_a_warning_with_its_number(brief_file: Write) -> None:
    laid = lay_out(brief_file(brief("{row: [{stack: [{bar: KEYS}, {bar: KEYS}]}, {prose: Text}]}")))
    assert {problem.severity for problem in laid.problems} == {"warning"}
    assert all(
        "there is room for" in problem.message and "of 40" in problem.message for problem in laid.problems
    )


def test_a_slide_that_is_too_full_says_how_many_rows_would_fit(brief_file: Write) -> None:
    with pytest.raises(BriefError) as caught:
        lay_out(brief_file(brief("{bar: {metrics: KEYS, average: true}}")))
    (problem,) = caught.value.problems
    assert "overflows by" in problem.message
    assert "of the 40 rows of this bar would fit" in problem.hint


TWO_YEARS = tuple(
    replace(row, values={"2020": row.values["2025"], "2025": PLACES[index - 1].values["2025"]})
    for index, row in enumerate(PLACES)
)


@pytest.mark.parametrize("word", ["dumbbell", "pictogram", "slope", "heatmap", "sparkline"])
def test_rows_of_other_charts_are_those_that_fit_and_a_word_on_the_rest(word: str) -> None:
    made = composed(TWO_YEARS, 880, 300, word=word, language="en")
    (chart,) = charts_of(made.items)
    shown = chart.asked - chart.left_out
    assert (chart.asked, 12 <= shown < COUNT) == (COUNT, True)
    assert said(made.items).startswith(f"The {shown} largest of 40; the other {COUNT - shown} add up to ")
    assert max(item.box.bottom for item in made.items) <= 300.01


@pytest.mark.parametrize("word", ["doughnut", "pie"])
def test_of_many_parts_the_largest_have_a_tint_and_the_others_are_one_grey_part(word: str) -> None:
    (chart,) = charts_of(composed(PLACES, 880, 300, word=word).items)
    (series,) = chart.series
    assert (len(series.values), chart.categories[-1]) == (8, "其余33项")
    assert sum(value or 0 for value in series.values) == sum(int(value) for value in VALUES)
    assert len(set(series.colours)) == 8


def test_of_many_shares_the_others_are_what_is_left_of_the_whole() -> None:
    shares = tuple(
        metric(f"s{index}", f"部分{index}", {"2025": "3.5"}, unit="%", kind="share") for index in range(20)
    )
    (chart,) = charts_of(composed(shares, 880, 300, word="pie").items)
    assert (chart.categories[-1], chart.series[0].values[-1]) == ("其余", 75.5)


def test_the_last_column_of_many_in_a_pareto_is_the_sum_of_the_others() -> None:
    (chart,) = charts_of(composed(PLACES, 480, 300, word="pareto").items)
    columns, shares = (series.values for series in chart.series)
    assert chart.categories[-1] == f"其余{COUNT - len(columns) + 1}项"
    assert sum(value or 0 for value in columns) == sum(int(value) for value in VALUES)
    assert list(shares) == sorted(share or 0.0 for share in shares)
    assert shares[-1] == 100


def test_columns_of_many_names_are_those_whose_names_fit_and_none_goes_without_its_name() -> None:
    made = composed(PLACES, 600, 300, word="column")
    (chart,) = charts_of(made.items)
    assert 12 <= len(chart.categories) < COUNT
    assert chart.style.category_step == 1
    assert said(made.items).startswith(f"最大的{len(chart.categories)}项，共40项；其余")


def test_each_part_of_a_treemap_is_named_once_and_the_smallest_of_many_are_one_part() -> None:
    made = composed(PLACES, 260, 200, word="treemap")
    (chart,) = charts_of(made.items)
    assert chart.doubts == ()
    assert sum(value or 0 for value in chart.series[0].values) == sum(int(value) for value in VALUES)
    assert sum(name.startswith("其余") for name in chart.categories) == 1
    texts = " ".join(mark.text for mark in marks(chart) if isinstance(mark, Text))
    assert [texts.count(name) for name in chart.categories] == [1] * len(chart.categories)
    assert "…" not in texts


@pytest.mark.parametrize("width", [160, 200, 242, 300])
def test_columns_of_values_of_both_signs_stand_only_where_labels_and_bars_fit(width: float) -> None:
    rates = [
        metric(
            f"r{index}",
            f"地区{index:02}",
            {"2025": f"{(index * 7919) % 9000 / 100 - 30:.2f}"},
            unit="%",
            kind="rate",
        )
        for index in range(20)
    ]
    for height in (150, 220, 400, 600):
        assert charts_of(composed(rates, width, height, "page").items)
