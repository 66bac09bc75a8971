"""Periods below charts: months above their year also where they lie unevenly, never broken inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.facts.period import from_to, parse, shortly
from briefgen.model.scene import Chart, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
BRIEF = """\
meta: {title: 月报, language: LANGUAGE}
metrics:
  a: {label: 客运, unit: 万, kind: amount, values: {2022-03: 81, 2024-09: 92, 2024-10: 97, 2025-09: 103}}
  b: {label: 货运, unit: 万, kind: amount, values: {2022-03: 61, 2024-09: 52, 2024-10: 57, 2025-09: 63}}
  c: {label: 排名, kind: rank, values: {2022-03: 3, 2024-09: 4, 2025-09: 1}}
  d: {label: 位次, kind: rank, values: {2022-03: 5, 2024-09: 2, 2025-09: 3}}
  e: {label: 月量, unit: 万, kind: amount, values: {2024-11: 81, 2024-12: 92, 2025-01: 97, 2025-02: 90}}
deck:
  - title: 甲
    blocks: [{row: [CHARTS]}]
"""


def laid(write: Write, charts: str, language: str = "zh-CN") -> Publication:
    return lay_out(write(BRIEF.replace("CHARTS", charts).replace("LANGUAGE", language)))


def charts_of(write: Write, charts: str, language: str = "zh-CN") -> list[Chart]:
    (page,) = laid(write, charts, language).deck.pages
    return [item for item in walk(page.items) if isinstance(item, Chart)]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("zh-CN", "3月\n2022年", "9月\n2024年"), ("en", "Mar\n2022", "Sep\n2024")],
)
@pytest.mark.parametrize(
    "chart", ["column: [a]", "stacked: [a, b]", "area: [a]", "combo: {metrics: [a], lines: [b]}"]
)
def test_months_that_lie_unevenly_stand_above_their_year(
    brief_file: Write, chart: str, language: str, first: str, second: str
) -> None:
    drawn, *_ = charts_of(brief_file, f"{{{chart}}}, {{prose: 。}}", language)
    assert drawn.ticks[:2] == (first, second) or not drawn.ticks
    assert drawn.time is not None
    assert not drawn.time.even


@pytest.mark.parametrize("beside", range(4))
@pytest.mark.parametrize("chart", ["bump: [c, d]", "column: [a]", "area: [a]"])
def test_no_month_stands_behind_the_year_of_another(brief_file: Write, chart: str, beside: int) -> None:
    drawn, *_ = charts_of(brief_file, f"{{{chart}}}" + ", {prose: 。}" * beside)
    year = ""
    for tick, key in zip(drawn.ticks, drawn.time.periods if drawn.time else (), strict=False):
        year = tick.partition("\n")[2] or year
        assert not tick or year == f"{key[:4]}年"


def test_uneven_months_are_all_named_in_smaller_type_where_they_are_many(brief_file: Write) -> None:
    wide, *_ = charts_of(brief_file, "{column: [a]}")
    narrow, *_ = charts_of(brief_file, "{column: [a]}, {column: [b]}, {column: [a]}")
    assert all(narrow.ticks)
    assert narrow.style.category_size < wide.style.category_size


def test_uneven_steps_are_still_warned_of(brief_file: Write) -> None:
    found = {problem.code for problem in laid(brief_file, "{column: [a]}").problems}
    assert "honesty" in found


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("zh-CN", ("2024年11月", "11–12月", "2024年12月–2025年1月", "1–2月", "2025年2月")),
        ("en", ("Nov 2024", "Nov–Dec", "Dec 2024–Jan 2025", "Jan–Feb", "Feb 2025")),
    ],
)
def test_a_step_of_a_waterfall_says_its_months_and_a_year_where_it_changes(
    brief_file: Write, language: str, names: tuple[str, ...]
) -> None:
    (drawn,) = charts_of(brief_file, "{waterfall: [e]}", language)
    assert drawn.categories == names


def test_a_waterfall_of_periods_that_overlap_is_refused_with_their_names(brief_file: Write) -> None:
    text = BRIEF.replace("LANGUAGE", "en, fiscal_year: 4").replace("CHARTS", "{waterfall: [e]}")
    years = text.replace(
        "2024-11: 81, 2024-12: 92, 2025-01: 97, 2025-02: 90", "2023: 81, 2023/24: 92, 2024/25: 97"
    )
    with pytest.raises(BriefError, match="2023 and 2023/24 overlap"):
        lay_out(brief_file(years))
    lay_out(brief_file(years.replace("2023: 81, ", "")))


@pytest.mark.parametrize(
    ("one", "other", "language", "said"),
    [
        ("2024-09", "2024-10", "en", "Sep–Oct 2024"),
        ("2024-09", "2024-10", "zh-CN", "2024年9–10月"),
        ("2024Q3", "2024Q4", "en", "Q3–Q4 2024"),
        ("2024Q3", "2024Q4", "zh-CN", "2024年三–四季度"),
        ("2024H1", "2024H2", "zh-CN", "2024年上–下半年"),
        ("2024-12", "2025-01", "en", "Dec 2024–Jan 2025"),
        ("2023", "2024", "en", "2023–2024"),
        ("FY2025Q1", "FY2025Q2", "en", "FY2025 Q1–Q2"),
        ("FY2025Q1", "FY2025Q2", "zh-CN", "2025财年一–二季度"),
        ("FY2024/25H1", "FY2024/25H2", "en", "2024/25 H1–H2"),
        ("FY2024Q4", "FY2025Q1", "en", "FY2024 Q4–FY2025 Q1"),
    ],
)
def test_the_way_between_two_periods_names_their_year_once(
    one: str, other: str, language: str, said: str
) -> None:
    assert from_to(parse(one), parse(other), language) == said


@pytest.mark.parametrize(
    ("period", "language", "said"),
    [
        ("2024-09", "en", "Sep 2024"),
        ("2024-05", "en", "May 2024"),
        ("2024Q3", "zh-CN", "2024年三季度"),
        ("2024-09", "zh-CN", "2024年9月"),
        ("2024-01/2024-09", "en", "Jan–Sep 2024"),
        ("2024-W40", "en", "W40 2024"),
        ("WE2024-10-06", "en", "w/e 6 Oct 2024"),
        ("WE2024-10-06", "zh-CN", "至2024年10月6日当周"),
        ("AY2024/25", "en", "2024/25"),
        ("end-2024", "en", "end 2024"),
        ("FY2025Q3", "zh-CN", "2025财年三季度"),
    ],
)
def test_a_period_has_a_shorter_name(period: str, language: str, said: str) -> None:
    assert shortly(parse(period), language) == said


@pytest.mark.parametrize("chart", ["column: a", "line: [a, b]"])
def test_a_value_of_now_alone_is_drawn_where_no_day_is_known(brief_file: Write, chart: str) -> None:
    text = """\
meta: {title: T, language: en}
metrics:
  a: {label: Firms, unit: firms, values: {now: 30}}
  b: {label: Jobs, unit: firms, values: {now: 4}}
deck: [{title: Firms, blocks: [{CHART}]}]
"""
    (page,) = lay_out(brief_file(text.replace("CHART", chart))).deck.pages
    assert [item for item in walk(page.items) if isinstance(item, Chart)]
