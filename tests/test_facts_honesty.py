"""Charts that would mislead, and those that look alike but do not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.brief.vocabulary import word as class_of
from briefgen.facts.honesty import PlottedData, check

PLACE = Place("brief.yaml", 40, 7)


def picture(word, *values, **more):
    nature = class_of(word).NATURE
    return PlottedData(
        word=word, nature=nature, values=[Decimal(str(value)) for value in values], place=PLACE, **more
    )


def messages(shown):
    return [problem.message for problem in check(shown)]


@pytest.fixture(scope="module")
def ranks():
    return ledger_of("a: {label: 排名, kind: rank, values: {2020: 69, 2025: 34}}").series("a")


def test_an_honest_chart_has_no_problems():
    assert check(picture("column", 61, 68, periods=["2020", "2025"])) == ()
    assert check(picture("doughnut", 44, 56, labels=["44%", "56%"])) == ()
    assert check(picture("line", 61, 68, axis_min=60)) == ()


@pytest.mark.parametrize("word", ["column", "bar", "stacked", "area"])
def test_bars_begin_at_zero(word):
    (message,) = messages(picture(word, 61, 68, axis_min=60))
    assert "begin at 60 and not at zero" in message
    assert messages(picture(word, 61, 68, axis_min=None)) == [f"{word}: the axis has no fixed beginning"]
    assert "below zero" in messages(picture(word, 61, 68, axis_min=-60))[0]


def test_a_log_axis_is_declared_and_above_zero_and_has_no_bars():
    assert messages(picture("line", 1, 1000, axis_min=0.5, log_axis=True, log_told=True)) == []
    (message,) = messages(picture("line", 1, 1000, axis_min=0.5, log_axis=True))
    assert "does not say so" in message
    (message,) = messages(picture("line", 0, 1000, log_axis=True, log_told=True))
    assert "no place for zero" in message
    (message,) = messages(picture("column", 1, 1000, log_axis=True, log_told=True))
    assert "no zero for lengths" in message


def test_bars_of_values_below_zero_may_begin_below_zero():
    assert messages(picture("bar", -5, 8, axis_min=-10)) == []


def test_parts_are_no_more_than_their_whole():
    (message,) = messages(picture("doughnut", 61, 68, labels=["61%", "68%"]))
    assert "129% of their whole" in message
    assert "below zero" in messages(picture("waffle", -1, 50))[0]


def test_parts_that_are_over_their_whole_by_rounding_only_are_honest():
    ledger = ledger_of(
        'a: {label: 甲, unit: "%", kind: share, values: {2025: 33.4}}\n'
        'b: {label: 乙, unit: "%", kind: share, values: {2025: 66.7}}'
    )
    facts = [ledger.find("a"), ledger.find("b")]
    assert messages(picture("pie", 33.4, 66.7, facts=facts)) == []


def test_parts_that_are_drawn_as_more_than_they_are_say_how_much_they_are():
    ledger = ledger_of(
        'a: {label: 甲, unit: "%", kind: share, values: {2025: 50}}\n'
        'b: {label: 乙, unit: "%", kind: share, values: {2025: 20}}'
    )
    facts = [ledger.find("a"), ledger.find("b")]
    (message,) = messages(picture("pie", 50, 20, facts=facts))
    assert "70% of their whole and are drawn as all of it" in message
    assert messages(picture("waffle", 50, 20, facts=facts)) == []


def test_unequal_steps_of_time_are_named():
    (problem,) = check(picture("line", 1, 2, 3, periods=["2015", "2020", "2021"]))
    assert problem.severity == "warning"
    assert "2015 to 2020 (5 years), 2020 to 2021 (1 year)" in problem.message


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (["2024-01", "2024-02", "2024-05"], "2024-01 to 2024-02 (1 month), 2024-02 to 2024-05 (3 months)"),
        (["2024-02-28", "2024-02-29", "2024-03-10"], "(1 day), 2024-02-29 to 2024-03-10 (10 days)"),
        (["2023Q4", "2024Q1", "2025Q4"], "2024Q1 to 2025Q4 (1 year and 9 months)"),
        (["2024-W01", "2024-W02", "2024-W05"], "2024-W02 to 2024-W05 (21 days)"),
    ],
)
def test_a_step_is_told_in_the_unit_it_is_counted_in(periods, told):
    assert told in messages(picture("line", 1, 2, 3, periods=periods))[0]


def test_of_many_steps_only_the_uncommon_ones_are_named():
    days = [f"2024-03-{day:02}" for day in (1, 2, 3, 4, 5, 9, 10)]
    (message,) = messages(picture("column", *range(1, 8), periods=days))
    assert message.endswith("2024-03-05 to 2024-03-09 (4 days), where 5 other steps are 1 day each")


@pytest.mark.parametrize(
    "periods",
    [
        ["2024-01", "2024-02", "2024-03", "2024-04"],
        ["2024-01-31", "2024-02-01", "2024-02-02"],
        ["2024-02-28", "2024-02-29", "2024-03-01"],
        ["2023-12-31", "2024-01-01", "2024-01-02"],
        ["2024-W52", "2025-W01", "2025-W02"],
        ["2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31"],
        ["2025-01-15", "2025-02-15", "2025-03-15"],
    ],
)
def test_months_of_28_to_31_days_and_days_across_their_ends_are_equal_steps(periods):
    assert messages(picture("line", *range(1, len(periods) + 1), periods=periods)) == []


def test_a_month_beside_a_quarter_is_told_where_values_add_up_over_time():
    text = "a: {label: Output, unit: bn, kind: %s, values: {2023Q4: 10.5, 2024-04: 2.9}}"
    flow, level = (ledger_of(text % kind).series("a") for kind in ("amount", "index"))
    shown = picture("column", 10.5, 2.9, periods=["2023Q4", "2024-04"])
    (message,) = messages(replace(shown, facts=flow))
    assert message == (
        "column: periods of different length stand side by side: 2023Q4 (3 months), 2024-04 (1 month)"
    )
    assert messages(replace(shown, facts=level)) == []


def test_steps_drawn_to_scale_or_even_or_too_few_are_honest():
    uneven = picture("line", 1, 2, 3, periods=["2015", "2020", "2021"])
    assert check(replace(uneven, even_steps=False)) == ()
    assert check(picture("line", 1, 2, 3, periods=["2024Q4", "2025Q1", "2025Q2"])) == ()
    assert check(picture("column", 1, 2, periods=["2020", "2025H1"])) == ()


def test_time_runs_forwards():
    assert messages(picture("line", 1, 2, periods=["2025", "2020"])) == [
        "line: the periods are not in the order of time"
    ]


def test_the_first_rank_is_at_the_top(ranks):
    (message,) = messages(picture("line", 69, 34, facts=ranks))
    assert "the rank axis is inverted" in message
    assert messages(picture("slope", 69, 34, facts=ranks, axis_reversed=True)) == []


def test_ranks_are_no_bars(ranks):
    assert messages(picture("column", 69, 34, facts=ranks)) == ["column: a longer bar for a worse rank"]


def test_labels_are_no_more_precise_than_their_figures():
    facts = ledger_of("a: {label: 甲, unit: 亿元, kind: amount, values: {2024: 709, 2025: 720.5}}").series(
        "a"
    )
    (message,) = messages(picture("column", 709, 720.5, facts=facts, labels=["709.0", "720.5"]))
    assert "709.0 is more precise than its source, 709亿元" in message


def test_areas_grow_as_the_values_do():
    (message,) = messages(picture("bubble", 100, 200, widths=[10, 20]))
    assert "an area 4 times as large stands for 2 times as much" in message
    assert messages(picture("bubble", 100, 200, widths=[10, 14.14])) == []


def test_problems_stand_where_the_chart_does():
    assert {problem.place for problem in check(picture("bar", 1, 2, axis_min=1))} == {PLACE}


@pytest.mark.parametrize(
    ("shown", "message", "hint"),
    [
        (
            picture("column", 61, 68, axis_min=None),
            "the axis has no fixed beginning",
            "let the axis begin at zero",
        ),
        (picture("doughnut", -4, 104), "a part is below zero", "show it with `bar`"),
        (
            picture("doughnut", 70, 44, labels=["70%", "44%"]),
            "the parts are 114% of their whole",
            "parts of one whole must not overlap; show them with `bar`",
        ),
    ],
)
def test_a_misleading_chart_is_told_with_a_way_out(shown, message, hint):
    found = {(problem.message, problem.hint, problem.code, problem.place) for problem in check(shown)}
    assert (f"{shown.word}: {message}", hint, "honesty", PLACE) in found


def test_a_part_of_nothing_and_parts_of_just_all_are_no_fault():
    assert check(picture("doughnut", 0, 100, labels=["0%", "100%"])) == ()


@pytest.mark.parametrize(
    ("ratio", "honest"), [(1.0, True), (1.1, True), (1.11, False), (0.9, True), (0.89, False)]
)
def test_areas_may_differ_from_their_values_by_a_tenth(ratio, honest):
    sizes = (10.0, 10.0 * (2 * ratio) ** 0.5)
    assert (check(picture("bubble", 10, 20, widths=sizes)) == ()) is honest
