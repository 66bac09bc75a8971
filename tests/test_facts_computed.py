"""Metrics that are computed of others: their values, units, decimals and doubts, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from computed_kit import TRADE, computed, shown, two
from figures_kit import ledger_of, problems_of, the_problem_of

from briefgen.facts.derivation import derivation_text, formula_of
from briefgen.facts.format import figure


def test_a_formula_gives_a_value_for_every_period_that_all_its_figures_have():
    ledger = computed("exports - imports")
    assert [(fact.period, str(fact.number)) for fact in ledger.series("m")] == [
        ("2024", "70622"),
        ("2025", "85132"),
    ]


def test_a_computed_value_has_the_interval_and_the_sources_of_its_figures():
    fact = computed("exports - imports").find("m")
    assert (fact.interval.low, fact.interval.high) == (85131, 85133)
    assert fact.sources == ("panel", "text")
    assert fact.origin == "computed"


def test_the_ledger_says_of_what_a_value_is_computed():
    fact = computed("(exports - imports) / people").find("m")
    assert derivation_text(fact, "zh-CN") == "= （出口269892亿元 − 进口184760亿元）÷ 年末人口140500万人"
    assert formula_of(fact) == "（出口 − 进口）÷ 年末人口"


def test_a_difference_has_the_decimals_of_its_figures_and_is_not_about_right():
    assert shown("a - b", given=two("亿元", "亿元", ("25.45", "18.3"))) == "7.15亿元"


def test_a_difference_of_percentages_has_their_decimals_in_percentage_points():
    given = two("%", "%", ("95", "70.2"))
    assert shown("a - b", ", unit: percentage points", given=given, language="en") == "24.8 percentage points"


def test_what_its_interval_rounds_to_one_number_is_printed_without_about():
    assert shown("exports / people", ", unit: 元") == "19209元"


def test_what_its_figures_leave_open_is_printed_with_about():
    assert shown("a / b", ", unit: 元", given=two("亿元", "万人", ("150", "12"))) == "约120000元"


def test_a_figure_that_is_about_right_makes_what_is_computed_of_it_about_right():
    assert shown("a - b", given=two("亿元", "亿元", ("约25", "18"))) == "约7亿元"


def test_a_figure_that_stands_twice_in_a_formula_is_one_figure():
    fact = computed("a / (a + b)", ', unit: "%"', given=two("亿元", "亿元", ("60", "40"))).find("m")
    low, high = Fraction(119, 2), Fraction(121, 2)
    assert fact.interval.low == low / (low + Fraction(81, 2)) * 100
    assert fact.interval.high == high / (high + Fraction(79, 2)) * 100


def test_a_weighted_mean_is_bounded_by_rates_and_weights_at_their_ends():
    given = (
        two("%", "%", ("50", "90"))
        + "\nx: {label: 丙, unit: 人, kind: amount, values: {2025: '300'}}"
        + "\ny: {label: 丁, unit: 人, kind: amount, values: {2025: '100'}}"
    )
    fact = computed("weighted(a by x, b by y)", given=given).find("m")
    assert figure(fact, "zh-CN").text == "约60%"
    least = (Fraction(99, 2) * Fraction(601, 2) + Fraction(179, 2) * Fraction(199, 2)) / 400
    assert fact.interval.low == least


def test_what_is_computed_may_be_computed_with_in_any_order():
    ledger = ledger_of(
        "m: {label: 结果, computed: n * 2}\nn: {label: 差, computed: exports - imports}" + TRADE
    )
    assert str(ledger.find("m").number) == "170264"


def test_a_total_that_only_its_parts_give_may_be_computed_with():
    total = "\ntotal: {label: 进出口, claims: [{sum: [exports, imports]}]}"
    assert shown("exports / total", ', unit: "%"', given=TRADE + total) == "59.4%"


def test_a_claimed_relation_without_values_gives_them():
    ledger = ledger_of(TRADE + "m: {label: 人均, unit: 元, claims: [{ratio: [exports, people]}]}")
    assert [str(fact.number) for fact in ledger.series("m")] == ["18075", "19209"]


def test_a_claim_of_a_computed_metric_is_recomputed():
    wrong = the_problem_of(
        TRADE + "m: {label: 差, computed: exports - imports, claims: [{growth: 30, since: 2024}]}"
    )
    assert wrong.code == "claim"
    assert "20.5" in wrong.message


def test_a_published_value_beside_a_formula_is_printed_where_both_agree():
    ledger = computed("exports - imports", ", unit: 亿元, values: {2025: 约85100}, source: text")
    assert ledger.problems == ()
    assert figure(ledger.find("m"), "zh-CN").text == "约85100亿元"
    assert ledger.find("m.2024").origin == "computed"


@pytest.mark.parametrize("formula", ["exports - imports", "(exports - imports) * 1"])
def test_a_published_value_beside_a_formula_that_contradicts_it_is_refused(formula):
    (problem,) = computed(formula, ", unit: 亿元, values: {2025: 85312}, source: text").problems
    assert "85312亿元 in 2025年" in problem.message
    assert "gives 85131–85133亿元" in problem.message


def test_a_value_is_as_provisional_as_its_figures():
    given = TRADE.replace("2025: 269892", "2025: 269892 (p)")
    assert computed("exports - imports", given=given).find("m").status == "provisional"


def test_a_forecast_is_computed_and_is_not_the_latest_value():
    given = TRADE.replace("2025: 269892", "2025: 269892, 2026: 280000 (f)").replace(
        "2025: 184760", "2025: 184760, 2026: 190000 (f)"
    )
    ledger = computed("exports - imports", given=given)
    assert ledger.problems == ()
    assert ledger.find("m").period == "2025"
    assert ledger.find("m.2026").status == "forecast"


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("exports - imports", "amount"),
        ("imports - exports", "balance"),
        ("exports / imports * 100", "rate"),
        ("exports + imports", "amount"),
        ("exports / people", "amount"),
    ],
)
def test_the_kind_of_a_computed_metric_follows_from_its_formula(formula, kind):
    assert computed(formula).metrics["m"].kind == kind


def test_a_stated_kind_stands():
    assert computed("exports - imports", ", kind: profit").metrics["m"].kind == "profit"


REFUSED = {
    "exprts - imports": "no metric 'exprts'",
    "exports - people": "what is in 万人 cannot be taken from what is in 亿元",
    "exports / people + 5": "a plain number cannot be added to what is in 元/人",
    "exports * people": "say in which `unit`",
    "exports -": "missing behind 'exports -'",
    "exports ** imports": "found '* imports'",
    "(exports - imports": "a bracket is not closed",
    "exports imports": "'imports' is left over",
    "__import__(1)": "no metric '__import__'",
    "average(exports)": "average() of one metric alone",
    "weighted(exports, imports)": "a weight is missing",
    "12 + 3": "a formula without a metric",
    "m + exports": "'m' cannot be computed of itself",
    "exports / (imports - imports)": "a division by zero in 2024年",
    "2exports": "neither a number nor a metric",
    "((((((((((((((((((((((exports))))))))))))))))))))))": "more than 20 brackets",
    "exports" + "+1" * 260: "260 signs in one formula",
    "average(" + "1," * 300 + "imports)": "301 terms in one formula",
    "exports * 99999999999999": "values of more digits than are printed, in 亿元",
    "exports / 99999999999999 / 99999999999999": "values of more digits than are printed, in 亿元",
    "9" * 3000: "a formula of 3000 characters",
}


@pytest.mark.parametrize("formula", REFUSED)
def test_what_cannot_be_computed_is_refused_with_its_place(formula):
    problems = computed(formula).problems
    assert problems
    for problem in problems:
        assert problem.severity == "error"
        assert problem.place.line == 7
        assert problem.place.column > 1
        assert problem.hint
    assert REFUSED[formula] in f"{problems[0].message} {problems[0].hint}"


def test_a_misspelled_metric_is_named_as_it_is_spelled():
    (problem,) = computed("exprts - imports").problems
    assert problem.hint == "did you mean 'exports'?"


def test_a_unit_of_another_thing_is_refused():
    (problem,) = computed("exports - imports", ", unit: 万人").problems
    assert "what is in 亿元 cannot be measured in 万人" in problem.message


def test_figures_without_a_common_period_are_named_with_theirs():
    (problem,) = computed(
        "a - b",
        given=two("家", "家").replace(
            "乙, unit: '家', kind: amount, values: {2025", "乙, unit: '家', kind: amount, values: {2020"
        ),
    ).problems
    assert "a has 2025; b has 2020" in problem.message


@pytest.mark.parametrize("formula", ["a / b", "1 / b * a"])
@pytest.mark.parametrize("moment", ["2025-12-31", "end 2025"])
def test_what_is_counted_at_the_end_of_a_year_counts_for_the_year(formula, moment):
    given = "b: {label: 乙, unit: 万人, kind: amount, values: {MOMENT: 4}}\n".replace("MOMENT", moment)
    given += "a: {label: 甲, unit: 亿元, kind: amount, values: {2025: 10}}"
    assert [fact.period for fact in computed(formula, given=given).series("m")] == ["2025"]


def test_figures_that_are_both_of_the_end_of_a_year_stay_of_its_end():
    given = two("亿元", "亿元").replace("2025:", "end 2025:")
    assert computed("a - b", given=given).find("m").period == "end-2025"


def test_metrics_that_are_computed_of_each_other_are_one_error_with_their_circle():
    circle = {"a": "b + exports", "b": "c * 2", "c": "a - 1"}
    (problem,) = problems_of(
        TRADE + "\n".join(f"{key}: {{label: 甲, computed: {text}}}" for key, text in circle.items())
    )
    assert "a → b → c → a" in problem.message


def test_a_period_through_zero_is_left_out_when_the_brief_says_so():
    given = (
        two("亿元", "亿元")
        .replace("{2025: '4'}", "{2024: 0, 2025: '4'}")
        .replace("{2025: '10'}", "{2024: 3, 2025: '10'}")
    )
    assert computed("a / b", given=given).problems
    ledger = computed("a / b", ", values: {2024: n/a}", given=given)
    assert ledger.problems == ()
    assert [fact.period for fact in ledger.series("m")] == ["2025"]


def test_what_is_computed_of_a_broken_metric_is_no_further_error():
    broken = "a: {label: 甲, computed: exprts * 2}\nb: {label: 乙, computed: a + exports}"
    assert the_problem_of(TRADE + broken).message.startswith("a (甲)")


def test_keys_with_hyphens_and_of_two_words_are_read_whole():
    cars = (("new-cars", 9), ("old cars", 4))
    given = "\n".join(f"{key}: {{label: 甲, unit: 辆, values: {{2025: {value}}}}}" for key, value in cars)
    assert shown("new-cars-old cars", given=given) == "5辆"


def test_chinese_signs_are_signs():
    assert shown("（exports－imports）＋0") == "85132亿元"


def test_a_computed_sum_is_a_sum_of_its_parts():
    ledger = computed("exports + imports")
    assert ledger.metrics["m"].claims[0].parts == ("exports", "imports")
    assert figure(ledger.find("exports.share"), "zh-CN").text == "59.4%"
