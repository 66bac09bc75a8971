"""Tiles, charts and tables compare as sentences do: the same base, the same words, one id a figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
METRICS = """\
meta: {title: 月报}
metrics:
  a: {label: 净利润, unit: 亿元, values: {2022: 2.2, 2023: -4.8, 2024: 1.1}}
  b: {label: 排名, kind: rank, values: {2022: 4, 2023: 3, 2024: 3}}
  c: {label: 产值, unit: 亿元, kind: amount, values: {2023-11: 80, 2024-10: 90, 2024-11: 100}}
  d: {label: PM2.5, unit: 微克, kind: amount, values: {2024: 36}}
  e: {label: 总值, unit: 亿元, kind: amount, values: {2023: 900, 2024H1: 480}}
  f: {label: 指数, kind: index, values: {2023: 100.2, 2024: 100.4}}
  g: {label: 客流, unit: 万人, kind: amount, values: {2020: 5, 2023: 6, 2024: 7}}
"""


def laid(write: Write, deck: str) -> Publication:
    text = f"{METRICS}deck:\n  - title: 发现\n    blocks: {deck}\n"
    return lay_out(write(text), parts=frozenset({"deck"}))


def spoken(write: Write, deck: str) -> str:
    """Return what is read aloud of the first slide."""
    return "\n".join(item.alt for item in walk(laid(write, deck).deck.pages[0].items) if item.alt)


def refused(write: Write, deck: str) -> str:
    with pytest.raises(BriefError) as caught:
        laid(write, deck)
    return str(caught.value)


@pytest.mark.parametrize(
    ("metric", "text"),
    [
        ("a", "净利润、1.1亿元、较2023年+5.9亿元，扭亏为盈"),
        ("a.2023", "净利润、−4.8亿元、较2022年−7.0亿元，由盈转亏"),
        ("b", "排名、第3位、较2023年 持平"),
        ("b.2023", "排名、第3位、较2022年 上升1位"),
        ("c", "产值、100亿元、较2023年11月约+25%"),
    ],
)
def test_a_tile_is_compared_by_the_period_of_its_own_figure(
    brief_file: Write, metric: str, text: str
) -> None:
    found = spoken(brief_file, f"[{{kpi_grid: [{metric}, d]}}]")
    assert re.sub(" ", "", text) in re.sub(" ", "", found)


def test_a_value_of_unlike_periods_alone_is_compared_with_nothing(brief_file: Write) -> None:
    assert "900" not in spoken(brief_file, "[{kpi_grid: [e, d]}]")
    assert "较" not in spoken(brief_file, "[{kpi_grid: [e, d]}]")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("last", ["kpi: unknown claim 'last'", "growth"]),
        ("growth@last", ["'last'", "a.2024"]),
        ("growth", ["there is no growth rate from −4.8亿元 to 1.1亿元", "`change: 5.9`"]),
        ("growht", ["did you mean 'growth'?"]),
    ],
)
def test_a_claim_that_a_tile_cannot_show_is_an_error_that_says_why(
    brief_file: Write, claim: str, words: list[str]
) -> None:
    found = refused(brief_file, f"[{{kpi: {{metric: a, claim: {claim}}}}}]")
    assert all(word in found for word in words), found


def test_a_tile_shows_the_claim_since_the_period_that_is_asked_for(brief_file: Write) -> None:
    deck = laid(brief_file, "[{kpi: {metric: c, claim: growth@2024-10}}]").deck
    assert "c.growth@2024-10" in str(deck.pages[0].items)


def test_a_chart_and_a_tile_of_the_same_change_print_one_figure(brief_file: Write) -> None:
    ledger = laid(
        brief_file, "[{row: [{kpi: c}, {line: c}, {kpi: {metric: g, claim: growth@2020}}, {line: g}]}]"
    ).edition.ledger
    growths = [fact for fact in ledger.facts.values() if fact.kind == "growth"]
    assert len({(fact.metric, fact.since, fact.period) for fact in growths}) == len(growths)
    assert {"c.growth@2023-11", "g.growth@2020"} <= ledger.facts.keys()


def test_the_course_of_months_is_told_from_the_same_month_a_year_before(brief_file: Write) -> None:
    assert "产值由2023年11月80亿元升至2024年11月100亿元" in spoken(brief_file, "[{line: c}]")


def test_sizes_of_periods_of_unlike_length_are_not_ordered_nor_stepped_over(brief_file: Write) -> None:
    assert "大小不可相比" in spoken(brief_file, "[{bar: [e, a]}]")  # 2024H1 and 2024
    assert "different length" in refused(brief_file, "[{waterfall: e}]")
    assert "periods of equal length" in refused(brief_file, "[{before_after: [e]}]")
    assert "periods of equal length" in refused(brief_file, "[{slope: e}]")


def test_a_label_and_its_figure_are_held_apart_in_charts_too(brief_file: Write) -> None:
    assert "PM2.5在2024年36微克" in spoken(brief_file, "[{bar: d}]")


def test_a_derived_page_draws_what_compares_and_columns_only_where_they_grow_from_zero(
    brief_file: Write,
) -> None:
    kept = [line for line in METRICS.splitlines() if not line.startswith(("  a", "  b", "  c", "  d", "  e"))]
    page = lay_out(brief_file("\n".join(kept))).page.pages[0]
    charts = [item for item in walk(page.items) if isinstance(item, Chart)]
    drawn = {
        chart.series[0].facts[0].partition(".")[0]: chart.word for chart in charts if chart.series[0].facts[0]
    }
    assert drawn["f"] == "slope"  # 100.2 and 100.4 from zero are two alike columns
    assert drawn["g"] == "line"  # three years and one apart
