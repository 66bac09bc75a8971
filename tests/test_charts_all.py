"""What every chart word keeps to, whatever it is given."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import pytest
from charts_fixtures import (
    DEALS,
    EXTREMES,
    GII,
    HERE,
    HTE,
    LAB,
    LADDER,
    QUARTERS,
    RND,
    SHARE,
    SME,
    TALENT,
    block_of,
    drawn,
    metric,
    setting,
    texts,
)

WORDS = ("column", "bar", "line", "stacked", "slope", "doughnut", "waffle", "progress", "dumbbell")
NEGATIVE = metric("net", "净增", {"2020": "-12", "2021": "30", "2022": "-40", "2023": "8"})
NOTHING = metric("none", "无值", {})

CASES = [
    ("column", (TALENT,)),
    ("column", (SME, HTE)),
    ("column", LADDER),
    ("column", EXTREMES),
    ("column", (QUARTERS,)),
    ("column", (NEGATIVE,)),
    ("column", (metric("zero", "零", {"2020": "0", "2021": "0"}),)),
    ("bar", LADDER),
    ("bar", EXTREMES),
    ("bar", (QUARTERS,)),
    ("bar", (NEGATIVE,)),
    ("line", (RND,)),
    ("line", (RND, DEALS)),
    ("line", (QUARTERS,)),
    ("line", (NEGATIVE,)),
    ("line", (GII,)),
    ("line", (LADDER[0],)),
    ("stacked", (RND, DEALS)),
    ("stacked", LADDER),
    ("stacked", EXTREMES),
    ("slope", (GII,)),
    ("slope", (RND, DEALS)),
    ("doughnut", (SHARE,)),
    ("doughnut", LADDER),
    ("doughnut", EXTREMES),
    ("waffle", (LAB,)),
    ("waffle", (LAB, SHARE)),
    ("progress", (LAB, SHARE)),
    ("dumbbell", (SME, HTE)),
    ("dumbbell", (RND, DEALS, TALENT)),
    ("dumbbell", (GII,)),
]
NAMES = [f"{word}-{'-'.join(m.key for m in metrics)[:20]}" for word, metrics in CASES]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))


@pytest.mark.parametrize(("word", "metrics"), CASES, ids=NAMES)
@pytest.mark.parametrize(
    ("kind", "width"), [("page", 110.0), ("page", 250.0), ("deck", 420.0), ("deck", 880.0)]
)
def test_its_marks_lie_in_its_box_and_its_labels_apart(word, metrics, kind, width):
    chart = drawn(word, *metrics, kind=kind, width=width)
    for mark in chart.marks:
        assert chart.box.contains(mark.box, 0.6), (mark.name, mark.box, chart.box)
    for one, other in combinations(texts(chart), 2):
        assert not one.box.overlaps(other.box, 0.3), (one.text, other.text)


@pytest.mark.parametrize(("word", "metrics"), CASES, ids=NAMES)
def test_no_label_is_smaller_than_the_medium_allows(word, metrics):
    chart = drawn(word, *metrics)
    smallest = setting(*metrics).medium.type.minimum
    assert all(run.style.size >= smallest for text in texts(chart) for p in text.paragraphs for run in p.runs)


@pytest.mark.parametrize(("word", "metrics"), CASES, ids=NAMES)
def test_it_fills_the_height_it_is_given(word, metrics):
    chart = drawn(word, *metrics, kind="deck", width=500, height=700.0)
    assert chart.box.height == 700.0


@pytest.mark.parametrize(("word", "metrics"), CASES, ids=NAMES)
def test_it_is_read_aloud_with_every_value(word, metrics):
    chart = drawn(word, *metrics)
    spoken = block_of(word).SPOKEN[0]
    assert chart.alt.startswith(f"{spoken}：")
    for series in chart.series:
        for label in series.labels:
            assert label in chart.alt.replace("第", "")


@pytest.mark.parametrize(("word", "metrics"), CASES, ids=NAMES)
def test_every_series_has_a_label_a_colour_and_a_value_for_each_category(word, metrics):
    chart = drawn(word, *metrics)
    for series in chart.series:
        counts = {len(series.values), len(series.labels), len(series.colours), len(series.label_colours)}
        assert counts == {len(chart.categories)}


@pytest.mark.parametrize("word", WORDS)
def test_an_unknown_metric_is_a_problem_at_the_charts_place(word):
    around = setting(TALENT)
    laid = block_of(word)(metrics=("talend",), place=HERE).compose(around, 200.0)
    assert laid.items == ()
    (problem,) = around.problems
    assert problem.place == HERE
    assert "talend" in problem.message
    assert "talent" in problem.hint


@pytest.mark.parametrize("word", WORDS)
def test_a_metric_without_values_is_a_problem_and_no_chart(word):
    around = setting(NOTHING)
    laid = block_of(word)(metrics=("none",), place=HERE).compose(around, 200.0)
    assert laid.items == ()
    assert [problem.place for problem in around.problems] == [HERE]


@pytest.mark.parametrize("word", WORDS)
def test_every_key_of_a_word_is_documented(word):
    undocumented = [f.name for f in fields(block_of(word)) if f.name != "place" and not f.metadata.get("doc")]
    assert undocumented == []


@pytest.mark.parametrize("word", WORDS)
def test_a_word_takes_one_metric_or_a_list_as_its_short_form(word):
    block = block_of(word)
    assert block.from_scalar("talent", HERE).metrics == ("talent",)
    assert block.from_items(("a", "b"), HERE).metrics == ("a", "b")


def test_an_english_chart_speaks_english():
    around = setting(metric("riders", "Riders", {"2020": "1200", "2025": "3400"}, unit=""), language="en")
    (chart,) = block_of("column")(metrics=("riders",), place=HERE).compose(around, 200.0).items
    assert chart.alt == "Column chart: Riders, 2020: 1,200, 2025: 3,400"
