"""Periods of a brief: every place that takes one reads all spellings, and points at the one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.read import read_brief
from briefgen.facts.ledger import Ledger
from briefgen.model.scene import Chart, TableItem, walk
from briefgen.pipeline.lay_out import lay_out

BRIEF = """\
meta: {title: Jobs, language: en, date: 4 Dec 2025, as_of: 2025年11月}
sources: {r: {title: Labour office, date: 2025/12}}
metrics:
  jobs: {label: Jobs, unit: thousand, kind: amount, source: r,
    values: {Sep 2025: 10.1, 2025/10: 10.4, 202511: 11.2},
    claims: [{change: 0.8, since: Oct 2025, until: November 2025}]}
deck:
  - title: "{jobs.2025.10} in October and {jobs.change@2025年10月} more in November"
    blocks:
      - column: {metrics: jobs, periods: [2025年10月, 2025-11], highlight: [Nov 2025],
          remarks: [{at: Oct 2025, text: strike}, {at: jobs.202511, text: over}]}
      - table: {metrics: [jobs], columns: [2025年9月, 202510]}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "jobs.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as error:
        lay_out(written(folder, text))
    return error.value.problems


def test_values_claims_and_dates_come_out_in_one_spelling(tmp_path):
    brief = read_brief(written(tmp_path, BRIEF))
    jobs = brief.metrics["jobs"]
    assert list(jobs.values) == ["2025-09", "2025-10", "2025-11"]
    assert (jobs.claims[0].since, jobs.claims[0].until) == ("2025-10", "2025-11")
    assert (brief.meta.date, brief.meta.as_of, brief.sources["r"].date) == (
        "2025-12-04",
        "2025-11",
        "2025-12",
    )


def test_references_charts_and_tables_find_the_period_however_it_is_written(tmp_path):
    laid = lay_out(written(tmp_path, BRIEF))
    (slide,) = laid.deck.pages
    assert slide.title == "10.4 thousand in October and 0.8 thousand more in November"
    (chart,) = (item for item in walk(slide.items) if isinstance(item, Chart))
    assert chart.series[0].facts == ("jobs.2025-10", "jobs.2025-11")
    (table,) = (item for item in walk(slide.items) if isinstance(item, TableItem))
    assert [cell.text.paragraphs[0].runs[0].text for cell in table.rows[1].cells][1:] == [
        "10.1 thousand", "10.4 thousand",
    ]  # fmt: skip
    assert {problem.code for problem in laid.problems} <= {"left-out"}


def test_a_reference_finds_every_spelling_of_a_period(tmp_path):
    brief = read_brief(written(tmp_path, BRIEF))
    ledger = Ledger.of(brief.metrics, brief.sources, language="en", as_of=brief.meta.as_of)
    for spelled in ("2025-10", "2025/10", "2025.10", "202510", "2025年10月", "Oct 2025", "October 2025"):
        assert ledger.find(f"jobs.{spelled}").id == "jobs.2025-10"
        assert ledger.find(f"jobs.change@{spelled}").id == "jobs.change@2025-10"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("4 Dec 2025", "2025-02-31"),
        ("as_of: 2025年11月", "as_of: 11月"),
        ("2025/10: 10.4", "2009/10: 10.4"),
        ("since: Oct 2025", "since: Oct-25"),
        ("until: November 2025", "until: last month"),
        ("periods: [2025年10月", "periods: [2025年13月"),
    ],
)
def test_a_period_that_cannot_be_read_is_an_error_in_its_own_column(tmp_path, right, wrong):
    text = BRIEF.replace(right, wrong)
    (problem,) = refused(tmp_path, text)
    at = text.index(wrong) + (wrong.index(":") + 2 if wrong[0].isalpha() else 0) + wrong.count("[")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    assert (problem.place.line, problem.place.column, problem.code) == (line, column, "period")


def test_two_spellings_of_one_period_in_one_metric_are_one_key_twice(tmp_path):
    (problem,) = refused(tmp_path, BRIEF.replace("Sep 2025: 10.1", "2025年10月: 10.1"))
    assert problem.message == "'2025/10' is the period 2025-10, which has a key already"
    assert problem.hint == "it is in line 5: keep one of the two"


def test_a_publication_day_is_a_day(tmp_path):
    (problem,) = refused(tmp_path, BRIEF.replace("4 Dec 2025", "Dec 2025"))
    assert "date must be a day" in problem.message
    assert problem.place.column == BRIEF.index("4 Dec") + 1


def test_financial_years_beside_calendar_years_are_refused(tmp_path):
    text = "meta: {title: T}\nmetrics:\n  a: {label: 甲, values: {2023: 3, FY2024: 5}}\n"
    (problem,) = refused(tmp_path, text)
    assert problem.message == "a (甲): 2023 and FY2024 are years of different calendars"
