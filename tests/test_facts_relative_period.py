"""`previous` and `year-earlier`: which period they name in claims, references and charts, and where none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figures_kit import ledger_of, problems_of, the_problem_of

from briefgen.brief.read import read_draft
from briefgen.facts.period import parse
from briefgen.facts.relative_period import NoSuchPeriod, resolved
from briefgen.model.scene import Chart, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
BOXES = (
    "boxes: {label: Boxes, unit: thousand, kind: amount, values: {2024-10: 77, 2025-09: 84, 2025-10: 90},"
    " claims: [CLAIMS]}"
)


def boxes(*claims: str) -> str:
    return BOXES.replace("CLAIMS", ", ".join(claims))


@pytest.mark.parametrize(
    ("period", "previous", "year_earlier"),
    [
        ("2025", "2024", "2024"),
        ("2025H1", "2024H2", "2024H1"),
        ("2025Q1", "2024Q4", "2024Q1"),
        ("2025-10", "2025-09", "2024-10"),
        ("2025-01", "2024-12", "2024-01"),
        ("2025-03-01", "2025-02-28", "2024-03-01"),
        ("2025-W01", "2024-W52", "2024-W01"),
        ("FY2025", "FY2024", "FY2024"),
        ("2024/25", "FY2023/24", "FY2023/24"),
        ("FY2025Q1", "FY2024Q4", "FY2024Q1"),
        ("2024/25H2", "FY2024/25H1", "FY2023/24H2"),
        ("AY2024/25", "AY2023/24", "AY2023/24"),
        ("end 2025", "end-2024", "end-2024"),
        ("week ending 2025-10-05", "WE2025-09-28", "WE2024-10-06"),
        ("2025-08/2025-10", "2025-05/2025-07", "2024-08/2024-10"),
        ("2025-02/2025-04", "2024-11/2025-01", "2024-02/2024-04"),
    ],
)
def test_each_kind_of_period_has_one_before_it_and_one_a_year_earlier(period, previous, year_earlier):
    assert resolved("previous", parse(period), ()) == previous
    assert resolved("year-earlier", parse(period), ()) == year_earlier


def test_several_years_follow_several_years():
    assert resolved("previous", parse("2021-2025"), ()) == "2016-2020"


@pytest.mark.parametrize(
    ("word", "period", "why"),
    [
        ("year-earlier", "2024-02-29", "the year before has none like 2024-02-29"),
        ("year-earlier", "2021-W01", ""),
        ("year-earlier", "2020-W53", "the year before has none like 2020-W53"),
        ("year-earlier", "2021-2025", "name the period"),
        ("previous", "2025-01/2025-10", "counts from January"),
        ("previous", "now", "date the value"),
    ],
)
def test_a_period_that_is_not_there_or_not_certain_is_said_to_be(word, period, why):
    if not why:
        assert resolved(word, parse(period), ()) == "2020-W01"
        return
    with pytest.raises(NoSuchPeriod, match=why):
        resolved(word, parse(period), ())


def test_the_year_before_in_a_survey_of_every_second_year_is_two_years_before():
    known = [parse(key) for key in ("2019", "2021", "2023", "2023Q4")]
    assert resolved("previous", parse("2023"), known) == "2021"
    assert resolved("year-earlier", parse("2023"), known) == "2022"


def test_the_month_before_is_no_earlier_one_that_happens_to_have_a_value():
    assert resolved("previous", parse("2025-10"), [parse("2025-08")]) == "2025-09"


def test_a_claim_compares_with_the_month_before_and_with_the_same_month_of_the_year_before():
    ledger = ledger_of(
        boxes("{growth: 7, since: previous}", "{growth: 17, since: year-earlier}"), language="en"
    )
    assert ledger.problems == ()
    assert [fact.id for fact in ledger.facts.values() if fact.kind == "growth"] == [
        "boxes.growth@2025-09",
        "boxes.growth@2024-10",
    ]


def test_a_claim_that_does_not_hold_is_refused_with_the_period_that_was_meant():
    problem = the_problem_of(boxes("{growth: 7, since: year-earlier}"), language="en")
    assert "October 2024" in problem.message


def test_the_next_month_needs_no_other_claim():
    later = boxes("{growth: 5, since: previous}").replace("2025-10: 90", "2025-10: 90, 2025-11: 94.5")
    assert problems_of(later.replace("growth: 5", "growth: 5.0"), as_of="2025-11") == ()


def test_a_claim_of_an_earlier_period_is_compared_with_what_was_before_that():
    claim = "{change: 7, since: year-earlier, until: 2025-09}"
    ledger = ledger_of(boxes(claim).replace("2024-10: 77", "2024-09: 77"))
    assert ledger.problems == ()
    assert "boxes.change@2024-09" in ledger.facts


def test_a_claim_whose_earlier_value_is_gone_is_unchecked_and_says_which():
    (claim,) = ledger_of(boxes("{growth: 17, since: year-earlier}").replace("2024-10: 77, ", "")).unchecked
    assert claim.since == "2024-10"
    assert "2024年10月" in claim.unchecked


def test_a_word_that_names_no_period_is_an_error_with_the_cause():
    spans = (
        "a: {label: 产值, unit: 亿元, values: {2021-2025: 90}, claims: [{growth: 7, since: year-earlier}]}"
    )
    assert "2021-2025" in the_problem_of(spans).message
    bare = "a: {label: 产值, unit: 亿元, claims: [{growth: 7, since: previous}]}"
    assert "add `until`" in the_problem_of(bare).message


def test_now_is_compared_with_the_year_before_that_of_the_brief():
    ledger = ledger_of(
        "a: {label: 人才, unit: 万人, values: {2024: 100, now: 110}, claims: [{growth: 10, since: previous}]}"
    )
    assert ledger.problems == ()
    assert "a.growth@2024" in ledger.facts


@pytest.mark.parametrize(
    ("reference", "identity"),
    [
        ("boxes.growth@previous", "boxes.growth@2025-09"),
        ("boxes.change@year-earlier", "boxes.change@2024-10"),
        ("boxes.previous", "boxes.2025-09"),
        ("boxes.year-earlier", "boxes.2024-10"),
    ],
)
def test_a_reference_names_a_period_by_its_place(reference, identity):
    assert ledger_of(boxes()).find(reference).id == identity


def test_a_reference_to_a_period_without_a_value_says_which_it_is():
    ledger = ledger_of(boxes().replace("2024-10: 77, ", ""))
    with pytest.raises(LookupError, match="no value of 2024-10"):
        ledger.find("boxes.growth@year-earlier")
    with pytest.raises(LookupError, match="no value for 2024-10"):
        ledger.find("boxes.year-earlier")


def brief(block: str, values: str = "{2024-10: 77, 2024-11: 80, 2025-09: 84, 2025-10: 90}") -> str:
    return (
        "meta: {title: Port, language: en}\nsources: {p: {title: Port}}\nmetrics:\n"
        f"  boxes: {{label: Boxes, unit: thousand, kind: amount, values: {values}, source: p}}\n"
        f"deck:\n  - {{title: Boxes, blocks: [{{{block}}}]}}\n"
    )


@pytest.mark.parametrize(("since", "shown"), [("year-earlier", 4), ("previous", 2), ("2024-11", 3)])
def test_a_chart_begins_with_the_period_that_a_word_names(brief_file: Write, since: str, shown: int):
    path = brief_file(brief(f"column: {{metrics: boxes, since: {since}}}"))
    (chart,) = [item for item in walk(lay_out(path).deck.pages[0].items) if isinstance(item, Chart)]
    assert sum(value is not None for value in chart.series[0].values) == shown


def test_a_tile_compares_with_the_period_that_a_word_names(brief_file: Write):
    path = brief_file(brief("kpi: {metric: boxes, claim: growth@previous}"))
    said = [item.text for item in walk(lay_out(path).deck.pages[0].items) if isinstance(item, Text)]
    assert "about +7% vs Sep 2025" in said


def test_a_misspelled_word_is_told_what_it_may_be(brief_file: Write):
    claim = (
        "metrics: {a: {label: A, unit: m, values: {2024: 1, 2025: 2}, claims: [{growth: 100, since: SINCE}]}}"
    )
    path = brief_file("meta: {title: T}\n" + claim.replace("SINCE", "year-earlyer"))
    (problem,) = read_draft(path, path.read_bytes()).problems
    assert "year-earlier" in problem.hint
    path = brief_file("meta: {title: T}\n" + claim.replace("SINCE", "soon"))
    (problem,) = read_draft(path, path.read_bytes()).problems
    assert "'soon' is not a period" in problem.message
    assert problem.hint.endswith("; or previous or year-earlier")


def test_a_claim_that_last_month_left_behind_is_advised_to_go_with_the_latest_value():
    stale = boxes("{growth: 17, since: 2024-10}").replace("2025-10: 90", "2025-10: 90, 2025-11: 90")
    problem = the_problem_of(stale, as_of="2025-11")
    assert "`since: year-earlier` goes with the latest value" in problem.hint
