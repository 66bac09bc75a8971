"""What every chart word keeps to, whatever it is given."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

import pytest
from charts_fixtures import (
    DEALS,
    EXTREMES,
    GII,
    GOALS,
    HERE,
    HTE,
    LAB,
    LADDER,
    MANY,
    PLACES,
    QUARTERS,
    RATE,
    RND,
    SCORES,
    SHARE,
    SME,
    TALENT,
    YEARS,
    block_of,
    drawn,
    metric,
    setting,
    texts,
)

from briefgen.brief.vocabulary import given
from briefgen.model.frame import lowest
from briefgen.model.scene import Chart

FLAT = (
    "area", "bar", "bump", "column", "control_chart", "doughnut", "dumbbell", "funnel", "gauge", "heatmap",
    "histogram", "line", "lollipop", "mekko", "pareto", "pictogram", "pie", "progress", "radar", "slope",
    "sparkline", "stacked", "stacked_bar", "treemap", "waffle", "waterfall",
)  # fmt: skip
"""Words that need nothing but metrics."""
KEYED = ("bubble", "bullet", "choropleth", "combo", "gantt", "scatter", "small_multiples")
NEGATIVE = metric("net", "净增", {"2020": "-12", "2021": "30", "2022": "-40", "2023": "8"})
NOTHING = metric("none", "无值", {})
ZERO = metric("zero", "零", {"2020": "0", "2021": "0"})
GOAL_KEYS, SCORE_KEYS = (tuple(m.key for m in metrics) for metrics in (GOALS, SCORES))

CASES: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("column", (TALENT,), {}),
    ("column", (SME, HTE), {}),
    ("column", LADDER, {}),
    ("column", EXTREMES, {}),
    ("column", (QUARTERS,), {}),
    ("column", (NEGATIVE,), {}),
    ("column", (ZERO,), {}),
    ("column", (YEARS[0],), {"difference": ("2019", "2024"), "cagr": ("2019",), "average": True}),
    ("column", (YEARS[0],), {"forecast": "2023", "target": "rev.2024"}),
    ("bar", LADDER, {}),
    ("bar", EXTREMES, {}),
    ("bar", (QUARTERS,), {}),
    ("bar", (NEGATIVE,), {}),
    ("bar", SCORES, {"difference": ("score0", "score1"), "average": True}),
    ("control_chart", (QUARTERS,), {}),
    ("control_chart", (YEARS[0],), {"run": 5, "trend": 5}),
    ("line", (RND,), {}),
    ("line", (RND, DEALS), {}),
    ("line", (QUARTERS,), {}),
    ("line", (NEGATIVE,), {}),
    ("line", (GII,), {}),
    ("line", (RND, LADDER[0], DEALS), {"log": True, "cagr": ("rnd.2015",), "average": True}),
    ("line", (RND,), {"log": True}),
    ("line", (LADDER[0],), {}),
    ("line", (YEARS[0],), {"cagr": ("2019",), "average": True, "forecast": "2023", "gaps": True}),
    ("stacked", (RND, DEALS), {}),
    ("stacked", LADDER, {}),
    ("stacked", EXTREMES, {}),
    ("stacked", YEARS, {"totals": True}),
    ("slope", (GII,), {}),
    ("slope", (RND, DEALS), {}),
    ("doughnut", (SHARE,), {}),
    ("doughnut", LADDER, {}),
    ("doughnut", EXTREMES, {}),
    ("waffle", (LAB,), {}),
    ("waffle", (LAB, SHARE), {}),
    ("progress", (LAB, SHARE), {}),
    ("dumbbell", (SME, HTE), {}),
    ("dumbbell", (RND, DEALS, TALENT), {}),
    ("dumbbell", (GII,), {}),
    ("area", (YEARS[0],), {}),
    ("area", YEARS, {}),
    ("area", YEARS, {"share": True}),
    ("area", YEARS, {"totals": True}),
    ("pie", (SHARE,), {}),
    ("pie", LADDER, {}),
    ("combo", (YEARS[0], RATE), {"keys": ("rev",), "lines": ("rate",)}),
    ("combo", (*YEARS[:2], RATE), {"keys": ("rev", "tax"), "lines": ("rate",)}),
    ("pareto", LADDER, {}),
    ("pareto", MANY, {}),
    ("stacked_bar", YEARS, {}),
    ("stacked_bar", YEARS, {"share": True}),
    ("stacked_bar", YEARS, {"totals": True}),
    ("stacked_bar", EXTREMES, {"totals": True}),
    ("stacked_bar", LADDER, {}),
    ("waterfall", (YEARS[0],), {}),
    ("waterfall", (NEGATIVE,), {}),
    ("waterfall", LADDER, {}),
    ("scatter", (*SCORES, *GOALS), {"keys": SCORE_KEYS, "x": GOAL_KEYS}),
    ("scatter", YEARS[:2], {"keys": ("rev",), "x": ("tax",)}),
    ("bubble", (*SCORES, *GOALS), {"keys": SCORE_KEYS, "x": GOAL_KEYS, "sizes": SCORE_KEYS}),
    ("radar", SCORES, {}),
    ("radar", MANY[:5], {}),
    ("funnel", LADDER, {}),
    ("funnel", MANY, {}),
    ("lollipop", LADDER, {}),
    ("lollipop", EXTREMES, {}),
    ("bump", PLACES, {}),
    ("bump", YEARS, {}),
    ("gauge", (LAB,), {}),
    ("gauge", (LAB, SHARE), {}),
    ("bullet", (*SCORES, *GOALS), {"keys": SCORE_KEYS, "targets": GOAL_KEYS}),
    ("sparkline", YEARS, {}),
    ("sparkline", (GII,), {}),
    ("treemap", LADDER, {}),
    ("treemap", MANY, {}),
    ("heatmap", YEARS, {}),
    ("heatmap", LADDER, {}),
    ("histogram", (QUARTERS,), {}),
    ("histogram", MANY, {"bins": 3}),
    ("mekko", YEARS, {}),
    ("mekko", LADDER, {}),
    ("pictogram", LADDER, {}),
    ("pictogram", (TALENT,), {"symbol": "circle"}),
]
NAMES = [
    f"{word}-{'-'.join(m.key for m in metrics)[:20]}{'+' if more else ''}" for word, metrics, more in CASES
]
NUMBERS = range(len(CASES))


@cache
def plain(number: int) -> Chart:
    """Return a case on a page, drawn once for all tests."""
    word, metrics, more = CASES[number]
    return drawn(word, *metrics, **more)


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
@pytest.mark.parametrize(("kind", "width"), [("page", 110.0), ("page", 220.0), ("deck", 880.0)])
def test_its_marks_lie_in_its_box_and_its_labels_apart(number, kind, width):
    word, metrics, more = CASES[number]
    chart = plain(number) if width == 220.0 else drawn(word, *metrics, kind=kind, width=width, **more)
    for mark in chart.marks:
        assert chart.box.contains(mark.box, 0.6), (mark.name, mark.box, chart.box)
    for one, other in combinations(texts(chart), 2):
        assert not one.box.overlaps(other.box, 0.3), (one.text, other.text)


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
def test_no_label_is_smaller_than_the_medium_allows(number):
    smallest = setting().medium.type.minimum
    for text in texts(plain(number)):
        assert all(run.style.size >= smallest for p in text.paragraphs for run in p.runs), text.text


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
def test_it_fills_the_height_it_is_given(number):
    word, metrics, more = CASES[number]
    keys = more.get("keys", tuple(m.key for m in metrics))
    rest = {key: value for key, value in more.items() if key != "keys"}
    block = block_of(word)(metrics=keys, place=HERE, **rest)
    chart, *note = block.compose(setting(*metrics, kind="deck"), 500.0, 700.0).items
    assert (
        lowest((chart, *note)) == pytest.approx(700.0) or word == "waffle"
    )  # a field that grows says no more
    assert chart.box.y == 0.0
    assert chart.box.height == 700.0 or note or word == "waffle"


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
def test_it_is_read_aloud_with_every_value(number):
    chart = plain(number)
    spoken = block_of(CASES[number][0]).SPOKEN[0]
    assert chart.alt.startswith(f"{spoken}：")
    if chart.word in ("pareto", "histogram", "bump"):
        return  # their labels are ranks, counts and shares of the values that are spoken
    for series in chart.series:
        for label in series.labels:
            assert label.removeprefix("/ ") in chart.alt.replace("第", "")


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
def test_every_series_has_a_label_a_colour_and_a_value_for_each_category(number):
    chart = plain(number)
    for series in chart.series:
        counts = {len(series.values), len(series.labels), len(series.colours), len(series.label_colours)}
        assert counts == {len(chart.categories)}


@pytest.mark.parametrize("word", FLAT)
def test_an_unknown_metric_is_a_problem_at_the_charts_place(word):
    around = setting(TALENT)
    laid = block_of(word)(metrics=("talend",), place=HERE).compose(around, 200.0)
    assert laid.items == ()
    (problem,) = around.problems
    assert problem.place == HERE
    assert "talend" in problem.message
    assert "talent" in problem.hint


@pytest.mark.parametrize("word", FLAT)
def test_a_metric_without_values_is_a_problem_and_no_chart(word):
    around = setting(NOTHING)
    laid = block_of(word)(metrics=("none",), place=HERE).compose(around, 200.0)
    assert laid.items == ()
    assert [problem.place for problem in around.problems] == [HERE]


@pytest.mark.parametrize("word", FLAT + KEYED)
def test_every_key_of_a_word_is_documented(word):
    undocumented = [f.name for f in given(block_of(word)) if not f.metadata.get("doc")]
    assert undocumented == []


@pytest.mark.parametrize("word", FLAT)
def test_a_word_takes_one_metric_or_a_list_as_its_short_form(word):
    block = block_of(word)
    assert block.from_scalar("talent", HERE).metrics == ("talent",)
    assert block.from_items(("a", "b"), HERE).metrics == ("a", "b")


def test_an_english_chart_speaks_english():
    around = setting(metric("riders", "Riders", {"2020": "1200", "2025": "3400"}, unit=""), language="en")
    (chart,) = block_of("column")(metrics=("riders",), place=HERE).compose(around, 200.0).items
    assert chart.alt == "Column chart: Riders: up from 1,200 (2020) to 3,400 (2025) by 183.3%"
