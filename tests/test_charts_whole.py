"""Parts in per cent that are less than their whole: the rest is drawn in grey, or the chart refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from charts_fixtures import drawn, metric, setting

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
HEAD = """\
meta: {title: Survey, language: LANGUAGE}
metrics:
  yes: {label: Yes, unit: "%", kind: share, values: {2023: 40, 2024: 50}}
  no: {label: No, unit: "%", kind: share, values: {2023: 15, 2024: 20}}
  a: {label: A, unit: "%", kind: share, values: {2023: 33.3, 2024: 33.3}}
  b: {label: B, unit: "%", kind: share, values: {2023: 33.3, 2024: 33.3}}
  c: {label: C, unit: "%", kind: share, values: {2023: 33.3, 2024: 33.3}}
  d: {label: D, unit: "%", kind: share, values: {2023: 61, 2024: 68}}
"""


def laid(brief_file: Write, block: str, language: str = "en") -> Publication:
    text = f"{HEAD.replace('LANGUAGE', language)}deck:\n  - {{title: Answers, blocks: [{block}]}}\n"
    return lay_out(brief_file(text + "onepager: {hero: [{blocks: [{kpi: yes}]}]}\n"))


def chart_of(brief_file: Write, block: str, language: str = "en") -> Chart:
    items = laid(brief_file, block, language).deck.pages[0].items
    (chart,) = (item for item in items if isinstance(item, Chart))
    return chart


@pytest.mark.parametrize("word", ["doughnut", "pie", "treemap"])
@pytest.mark.parametrize(("language", "name"), [("en", "Rest"), ("zh-CN", "其余")])
def test_the_rest_of_the_whole_is_a_grey_part_with_its_name(
    brief_file: Write, word: str, language: str, name: str
) -> None:
    chart = chart_of(brief_file, f"{{{word}: [yes, no]}}", language)
    (series,) = chart.series
    place = chart.categories.index(name)
    assert (series.values[place], series.labels[place]) == (30.0, "30%")
    assert series.colours.count(series.colours[place]) == 1
    assert sum(value or 0.0 for value in series.values) == pytest.approx(100)
    assert name in chart.alt


@pytest.mark.parametrize("word", ["stacked", "stacked_bar", "area"])
def test_each_period_of_a_chart_in_per_cent_shows_its_rest(brief_file: Write, word: str) -> None:
    chart = chart_of(brief_file, f"{{{word}: {{metrics: [yes, no], share: true}}}}")
    assert chart.series[-1].values == (45.0, 30.0)
    assert chart.series[-1].name.startswith("Rest")


@pytest.mark.parametrize("block", ["{pie: [a, b, c]}", "{stacked: {metrics: [a, b, c], share: true}}"])
def test_thirds_that_were_rounded_are_their_whole(brief_file: Write, block: str) -> None:
    chart = chart_of(brief_file, block)
    assert "Rest" not in (*chart.categories, *(series.name for series in chart.series))


def refused(brief_file: Write, block: str) -> list[str]:
    with pytest.raises(BriefError) as caught:
        laid(brief_file, block)
    return [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize("word", ["doughnut", "stacked"])
def test_parts_beyond_their_whole_are_refused(brief_file: Write, word: str) -> None:
    more: Any = "share: true" if word == "stacked" else "labels: unit"
    (message,) = set(refused(brief_file, f"{{{word}: {{metrics: [yes, d], periods: ['2024'], {more}}}}}"))
    assert "118% of their whole" in message


def test_columns_as_wide_as_their_sum_are_refused_for_parts_that_lack_something(brief_file: Write) -> None:
    assert any("less than their whole" in message for message in refused(brief_file, "{mekko: [yes, no]}"))


def test_fields_of_a_waffle_are_each_a_part_of_a_whole_of_its_own(brief_file: Write) -> None:
    assert chart_of(brief_file, "{waffle: [d, yes]}").series[0].values == (68.0, 50.0)


@pytest.mark.parametrize("word", ["doughnut", "pie"])
def test_one_metric_at_two_periods_is_not_two_parts_of_a_ring(word):
    one = metric("a", "甲", {"2024": "40", "2025": "30"}, unit="%", kind="share")
    two = metric("b", "乙", {"2024": "20", "2025": "10"}, unit="%", kind="share")
    around = setting(one, two)
    chart = drawn(word, one, two, around=around, keys=("a.2024", "b.2024", "b.2025"))
    (problem,) = [problem for problem in around.problems if "twice" in problem.message]
    assert problem.message == "'b' is a part twice: the parts of a ring make one whole"
    assert chart.series[0].values == (40.0, 20.0, 40.0)
