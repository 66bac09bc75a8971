"""Time axes of financial years, months up to a month, ends and weeks: names, gaps, and what misleads."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import drawn, metric, setting
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.base.nature import Nature
from briefgen.blocks.charts.gantt import Gantt, Task
from briefgen.blocks.charts.parts.time_labels import narrowest
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.honesty import PlottedData, check
from briefgen.facts.period import parse
from briefgen.facts.period_number import are_alike, key_of, number_of
from briefgen.model.guides import TimeAxis
from briefgen.model.scene import Chart

PLACE = Place("b.yaml", 1, 1)


def axis(word: str, *keys: str, language: str = "en", width: float = 860.0) -> tuple[Chart, list[list[str]]]:
    values = {parse(key).key: str(100 + index * 37 % 41) for index, key in enumerate(keys)}
    row = metric("a", "Jobs", values)
    chart: Any = drawn(
        word, row, around=setting(row, kind="deck", language=language), width=width, height=300.0
    )
    return chart, [tick.split("\n") for tick in chart.ticks or chart.categories]


@pytest.mark.parametrize("word", ["line", "column"])
@pytest.mark.parametrize(
    ("keys", "language", "first", "last"),
    [
        ("FY2024Q1 FY2024Q2 FY2024Q3 FY2024Q4 FY2025Q1", "en", ["Q1", "FY2024"], ["Q1", "FY2025"]),
        ("2023/24_H1 2023/24_H2 2024/25_H1", "en", ["H1", "2023/24"], ["H1", "2024/25"]),
        (
            "FY2024Q1 FY2024Q2 FY2024Q3 FY2024Q4 FY2025Q1", "zh-CN",
            ["一季度", "2024财年"], ["一季度", "2025财年"],
        ),
        ("2022/23 2023/24 2024/25", "en", ["2022/23"], ["2024/25"]),
        ("2022/23 2023/24 2024/25", "zh-CN", ["2022/23财年"], ["2024/25财年"]),
        ("AY2022/23 AY2023/24 AY2024/25", "en", ["2022/23"], ["2024/25"]),
        ("AY2022/23 AY2023/24 AY2024/25", "zh-CN", ["2022/23学年"], ["2024/25学年"]),
        ("end_2023 end_2024 end_2025", "en", ["end 2023"], ["end 2025"]),
        ("end-2025-01 end-2025-02 end-2025-03", "zh-CN", ["1月末", "2025年"], ["3月末"]),
        ("2023M1-10 2024M1-10 2025M1-10", "zh-CN", ["2023年1—10月"], ["2025年1—10月"]),
        ("2025M1-2 2025M1-3 2025M1-4 2025M1-5 2025M1-6", "zh-CN", ["1—2月", "2025年"], ["1—6月"]),
        ("2025M1-2 2025M1-3 2025M1-4 2025M1-5 2025M1-6", "en", ["Jan–Feb", "2025"], ["Jan–Jun"]),
        ("WE2025-09-26 WE2025-10-03", "en", ["26", "Sep 2025"], ["3", "Oct 2025"]),
    ],
)  # fmt: skip
def test_an_axis_names_its_ends_by_their_calendar(
    word: str, keys: str, language: str, first: list[str], last: list[str]
) -> None:
    _, named = axis(word, *(key.replace("_", " ") for key in keys.split()), language=language)
    assert (named[0], named[-1]) == (first, last)


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ("FY2022 FY2024 FY2025", "FY2023"),
        ("2021/22 2023/24 2024/25", "2022/23"),
        ("FY2024Q3 FY2025Q1 FY2025Q2", "FY2024 Q4"),
        ("2024-W51 2025-W01 2025-W02", "W52 2024"),
        ("2020-W52 2021-W01 2021-W02", "W53 2020"),
        ("end-2025-01 end-2025-03 end-2025-04", "end Feb 2025"),
    ],
)
def test_what_is_missing_between_them_has_its_place(keys: str, missing: str) -> None:
    chart, _ = axis("line", *keys.split())
    assert chart.categories[1] == missing
    assert chart.series[0].values[1] is None


@pytest.mark.parametrize(
    "key",
    [
        "2025", "2025H1", "2025Q3", "2025-10", "2025-10-05", "2025-W40", "2020-W53", "WE2025-10-05", "FY2025",
        "FY2024/25", "FY2025H2", "FY2024/25Q1", "AY2024/25", "end-2025", "end-2025-10", "2025-01/2025-10",
        "2024-10/2025-09",
    ],
)  # fmt: skip
def test_periods_of_one_sort_are_numbers_that_follow_each_other(key: str) -> None:
    period = parse(key)
    following = parse(key_of(number_of(period) + 1, period))
    assert key_of(number_of(period), period) == key
    assert are_alike((period, following))
    assert number_of(following) == number_of(period) + 1
    assert following.order > period.order


def plotted(values: str, *, whole: bool = False, kind: str = "amount", even: bool = False) -> list[str]:
    """Return what is said of a chart of values, one a metric where they are parts of one whole."""
    ledger = ledger_of(f"a: {{label: Debt, unit: m, kind: {kind}, values: {{{values}}}}}", language="en")
    facts = ledger.series("a")
    nature = Nature(read_by="length", timed=not whole, whole="chart" if whole else "none")
    picture = PlottedData(
        word="chart", nature=nature, values=[fact.number for fact in facts], facts=facts,
        periods=[fact.period for fact in facts], place=PLACE, even_steps=even,
    )  # fmt: skip
    return [problem.message for problem in check(picture)]


def test_months_that_hold_each_other_are_said_to_grow_with_time():
    (said,) = plotted("2025M1-2: 5, 2025M1-3: 8, 2025M1-6: 17, 2025M1-10: 29")
    assert "each period holds the one before: 2025-01/2025-02 (2 months), …, 2025-01/2025-10" in said
    assert plotted("2023M1-10: 5, 2024M1-10: 8, 2025M1-10: 7") == []
    assert plotted("2025M1-2: 5, 2025M1-3: 8, 2025M1-10: 7", kind="rate") == []


def test_weeks_across_the_end_of_a_short_month_are_as_long_as_others():
    assert plotted("2025-W39: 5, 2025-W40: 6, 2025-W41: 5, 2025-W48: 5, 2025-W49: 5") == []


def test_a_year_beside_its_last_quarter_is_warned_of_and_is_no_wrong_order():
    values = "2022: 5, 2023Q4: 8, 2023: 6"
    (said,) = plotted(values, even=True, kind="rate")
    assert "2023 and 2023Q4 end together and stand side by side" in said
    (said,) = plotted(values, even=True)
    assert "periods of different length" in said


@pytest.mark.parametrize("whole", [True, False])
def test_what_stands_at_an_end_is_not_drawn_with_what_came_about_unwarned(whole: bool):
    (said,) = plotted("2024: 5, end 2025: 8", whole=whole)
    assert "what stands at a moment (end-2025) is drawn with what comes about over a time (2024)" in said
    assert plotted("end 2024: 5, 2025-12-31: 8", whole=whole) == []


@pytest.mark.parametrize("keys", ["2025-01-31 2025-02-28", "WE2025-05-25 WE2025-06-01 WE2025-06-15"])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_small_charts_of_days_have_room_for_both_ends(keys: str, language: str) -> None:
    known = [parse(key) for key in keys.split()]
    line = TimeAxis(periods=tuple(period.key for period in known), language=language)
    assert narrowest(line, keys.split(), 10.0) > 40


def test_a_task_of_a_financial_year_lies_where_that_year_does() -> None:
    around = setting(year=FiscalYear(starts=4, place=PLACE))
    tasks = (
        Task(name="a", since="FY2025Q1", until="FY2025Q4", place=PLACE),
        Task(name="b", since="2025-04", until="FY2025/26", place=PLACE),
    )
    (chart,) = Gantt(tasks=tasks, place=PLACE).compose(around, 300.0).items
    assert isinstance(chart, Chart)
    assert [series.values for series in chart.series] == [(2024.25, 2025.25), (2025.25, 2026.25)]


def test_a_forecast_from_a_month_on_holds_of_the_financial_years_behind_it() -> None:
    row = metric("a", "Jobs", {"FY2024": "5", "FY2025": "6", "FY2026": "7"})
    for start, hollow in ((4, (False, False, True)), (10, (False, True, True))):
        around = setting(row, kind="deck", as_of="2027", year=FiscalYear(starts=start, place=PLACE))
        chart: Any = drawn("column", row, around=around, width=500.0, height=300.0, forecast="2025-06")
        assert chart.series[0].hollow == hollow


def test_financial_years_of_two_names_lose_their_word_where_all_are_named_without_it() -> None:
    keys = ("2021/22", "2022/23", "2023/24", "2024/25")
    wide, _ = axis("column", *keys, language="zh-CN", width=500.0)
    _, named = axis("column", *keys, language="zh-CN", width=260.0)
    assert (wide.categories[0], wide.ticks) == ("2021/22财年", ())
    assert [tick for (tick,) in named] == list(keys)
    _, named = axis("column", "FY2021", "FY2022", "FY2023", "FY2024", language="zh-CN", width=200.0)
    assert named[-1] == ["2024财年"]
