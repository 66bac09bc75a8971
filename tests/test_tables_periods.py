"""Periods of tables: in one column or two, as dates, and as the heads of columns."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tables_kit import Tables

from briefgen.brief.read import read_brief

D = Decimal
TWO = {"2025-09": D("39.5"), "2025-10": D("36.9")}


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


@pytest.mark.parametrize(("head", "months"), [
    ("Year,Month", ("2025,9", "2025,10")), ("Year,Month", ("2025,Sep", "2025,Oct")),
    ("年,月", ("2025年,9月", "2025年,10月")), ("Year,Month", ("2025.0,9.0", "2025.0,10.0")),
])  # fmt: skip
def test_a_year_and_a_month_in_two_columns_are_one_period(
    tables: Tables, head: str, months: tuple[str, str]
) -> None:
    wanted = f"{{table: t, value: value, period: [{head}]}}"
    rows = f"{months[0]},39.5\n{months[1]},36.9"
    assert tables.write(f"{head},value\n{rows}\n").values(wanted) == TWO


def test_a_year_and_a_quarter_in_two_columns_are_no_month(tables: Tables) -> None:
    tables.write("Year,Quarter,value\n2025,1,39.5\n2025,2,36.9\n")
    wanted = "{table: t, value: value, period: [Year, Quarter]}"
    assert list(tables.values(wanted)) == ["2025Q1", "2025Q2"]


def test_days_counted_as_workbooks_count_them_are_dates(tables: Tables) -> None:
    tables.write("month,value\n45915,39.5\n45945,36.9\n")
    assert list(tables.values()) == ["2025-09-15", "2025-10-15"]


def test_first_days_of_months_are_not_taken_for_days_or_months_unasked(tables: Tables) -> None:
    tables.write("month,value\n2025-09-01,39.5\n2025-10-01,36.9\n")
    assert "every date of t.csv is the first of a month" in tables.problem()
    by = "{{table: t, value: value, period: month, dates: {}}}"
    assert tables.values(by.format("month")) == TWO
    assert list(tables.values(by.format("day"))) == ["2025-09-01", "2025-10-01"]


def test_days_become_months_that_add_up(tables: Tables) -> None:
    tables.write("day,value\n2025-09-29,10\n2025-09-30,20\n2025-10-01,5\n")
    wanted = "{table: t, value: value, period: day, dates: month, aggregate: sum}"
    assert tables.values(wanted) == {"2025-09": D(30), "2025-10": D(5)}


def test_a_row_of_a_table_with_periods_as_heads_gives_its_values(tables: Tables) -> None:
    tables.write("Measure,Unit,Sep 2025,Oct 2025\nVisits,thousand,39.5,36.9\nLoans,thousand,12.5,13.0\n")
    assert tables.values("{table: t, row: Visits}") == TWO
    assert tables.cells("{table: t, row: loans}") == {"2025-09": "t.csv:3:3", "2025-10": "t.csv:3:4"}
    assert "did you mean 'Visits'?" in tables.problem("{table: t, row: Visit}")


def test_a_head_may_say_how_final_the_values_below_it_are(tables: Tables) -> None:
    tables.write("Measure,2023,2024 (r),2025p,2026F,Change 2024–25\nVisits,1,2,3,4,50%\n")
    given = read_brief(tables.brief("{table: t, row: Visits}")).metrics["m"].values
    assert {key: value.final for key, (value,) in given.items()} == {
        "2023": "", "2024": "revised", "2025": "provisional", "2026": "forecast",
    }  # fmt: skip


@pytest.mark.parametrize("head", ["2009/10", "10/12/2025", "Oct", "25-10", "2024-25"])
def test_a_head_that_may_be_one_of_two_periods_is_named_and_not_passed_over(
    tables: Tables, head: str
) -> None:
    said = tables.write(f"Measure,2023,{head}\nVisits,1,2\n").problem("{table: t, row: Visits}")
    assert said.startswith(f"t.csv:1:3: error: {head!r} ")


def test_heads_of_two_rows_are_read_together(tables: Tables) -> None:
    tables.write(",2025,,2024,\nMeasure,Q1,Q2,Q1,Q2\nVisits,3,4,1,2\nLoans,7,8,5,6\n")
    assert tables.values("{table: t, row: Visits}", data="header: 2") == {
        "2025Q1": D(3), "2025Q2": D(4), "2024Q1": D(1), "2024Q2": D(2),
    }  # fmt: skip
    tables.write(
        "site,month,Waits,,Visits,\n,,median,mean,median,mean\nA,2025-10,1,2,3,4\nB,2025-11,5,6,7,8\n"
    )
    wanted = "{table: t, value: Visits median, period: month}"
    assert tables.values(wanted, data="header: 2") == {"2025-10": D(3), "2025-11": D(7)}
    said = tables.problem(wanted.replace("Visits median", "median"), data="header: 2")
    assert "2 columns of t.csv are called 'median'" in said
