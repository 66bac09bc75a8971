"""Claims that are not nominal: what they are held against, how they are named, where they say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figures_kit import ledger_of, problems_of, the_problem_of

from briefgen.brief.read import read_draft
from briefgen.facts.prose import resolve
from briefgen.facts.summary import stated, summary

Write = Callable[[str], Path]
GDP = "gdp: {label: 国内生产总值, unit: 亿元, values: {2023: 1294272, 2024: 1349084}, claims: [CLAIMS]}\n"
REAL, NOMINAL = "{growth: 5.0, since: 2023, basis: real}", "{growth: 4.2, since: 2023}"


def gdp(*claims: str, more: str = "") -> str:
    return GDP.replace("CLAIMS", ", ".join(claims)) + more


def against(word: str, growth: str, metric: str) -> str:
    """Return GDP whose real growth is held against a metric as its deflator or its index."""
    return gdp(f"{{growth: {growth}, since: 2023, basis: real, {word}: m}}", more=f"m: {metric}\n")


def test_growth_at_constant_prices_is_not_refused_for_what_the_values_give():
    assert problems_of(gdp(REAL)) == ()


def test_growth_that_the_values_do_not_give_is_refused_and_may_be_real():
    problem = the_problem_of(gdp("{growth: 5.0, since: 2023}"))
    assert "5.0%" in problem.message
    assert "`basis: real`" in problem.hint


def test_growth_of_what_is_no_money_is_not_said_to_be_real():
    problem = the_problem_of(
        "a: {label: 企业, unit: 家, values: {2023: 100, 2024: 140}, claims: [{growth: 12, since: 2023}]}"
    )
    assert "basis" not in problem.hint


def test_growth_that_is_said_to_be_nominal_is_recomputed():
    problem = the_problem_of(gdp("{growth: 5.0, since: 2023, basis: nominal}"))
    assert "give 4.2" in problem.message
    assert "basis" not in problem.hint


@pytest.mark.parametrize(
    ("word", "growth", "metric"),
    [
        ("deflator", "4.0", "{label: 居民消费价格涨幅, unit: '%', kind: rate, values: {2024: 0.2}}"),
        ("deflator", "4.0", "{label: 消费价格指数（上年=100）, kind: index, values: {2024: 100.2}}"),
        ("deflator", "4.0", "{label: Deflator, kind: index, values: {2023: 110.0, 2024: 110.22}}"),
        ("index", "5.0", "{label: 国内生产总值指数（上年=100）, kind: index, values: {2024: 105.0}}"),
        ("index", "5.0", "{label: 指数（2020=100）, kind: index, values: {2023: 115.0, 2024: 120.75}}"),
        ("index", "5.0", "{label: Volume growth, unit: '%', kind: rate, values: {2024: 5.0}}"),
        ("index", "5.0", "{label: 不变价国内生产总值, unit: 亿元, values: {2023: 1200000, 2024: 1260000}}"),
    ],
)
def test_real_growth_is_held_against_a_deflator_or_an_index(word, growth, metric):
    ledger = ledger_of(against(word, growth, metric))
    assert ledger.problems == ()
    assert ledger.unchecked == ()
    assert "gives" in the_problem_of(against(word, "7.0", metric)).message.replace("give ", "gives ")


def test_rates_of_several_years_are_multiplied():
    gdp_of_three = (
        "gdp: {label: GDP, unit: £bn, kind: amount, values: {2021: 100.0, 2024: 130.0},"
        " claims: [{growth: GROWTH, since: 2021, basis: real, deflator: cpi}]}\n"
        "cpi: {label: CPI, unit: '%', kind: rate, values: {2022: 9.1, 2023: 7.3, 2024: 2.5}}\n"
    )
    assert problems_of(gdp_of_three.replace("GROWTH", "8.3"), language="en") == ()
    refused = the_problem_of(gdp_of_three.replace("GROWTH", "9.3"), language="en")
    assert "deflated by cpi, give 8.0" in refused.message


def test_a_deflator_without_a_year_in_between_leaves_the_claim_unchecked_and_says_why():
    (claim,) = ledger_of(
        "gdp: {label: GDP, unit: £bn, kind: amount, values: {2021: 100, 2024: 130},"
        " claims: [{growth: 9, since: 2021, basis: real, deflator: cpi}]}\n"
        "cpi: {label: CPI, unit: '%', kind: rate, values: {2022: 9.1, 2024: 2.5}}\n",
        language="en",
    ).unchecked
    assert "CPI does not have all values in between" in claim.unchecked


def test_an_index_of_the_month_before_is_multiplied_month_by_month():
    output = (
        "out: {label: 产值, unit: 亿元, values: {2025-03: 90}, claims:"
        " [{growth: GROWTH, since: 2025-01, until: 2025-03, basis: seasonally-adjusted, index: m}]}\n"
        "m: {label: 产出指数（上月=100）, kind: index, values: {2025-02: 101.0, 2025-03: 102.0}}\n"
    )
    assert problems_of(output.replace("GROWTH", "3.0")) == ()
    assert "2.9–3.2%" in the_problem_of(output.replace("GROWTH", "2.0")).message


QUARTERS = (
    "out: {label: Output, unit: $bn, kind: amount, values: {2025Q1: 1000.0, 2025Q2: 1007.0},"
    " claims: [{growth: GROWTH, since: 2025Q1, basis: annualised}]}"
)


def test_an_annualised_rate_is_held_against_the_quarters_change():
    assert problems_of(QUARTERS.replace("GROWTH", "2.8"), language="en") == ()
    refused = the_problem_of(QUARTERS.replace("GROWTH", "0.7"), language="en")
    assert "annualised" in refused.message
    assert "2.8" in refused.message


def test_an_annualised_rate_is_held_against_an_adjusted_series_where_one_is_named():
    adjusted = QUARTERS.replace("annualised}", "annualised, index: adj}").replace("GROWTH", "4.1") + (
        "\nadj: {label: Adjusted output, unit: $bn, kind: amount, values: {2025Q1: 900.0, 2025Q2: 909.0}}"
    )
    assert problems_of(adjusted, language="en") == ()


def test_growth_over_a_year_is_not_annualised():
    problem = the_problem_of(gdp("{growth: 4.2, since: 2023, basis: annualised}"))
    assert "`cagr`" in problem.hint


def test_an_unknown_deflator_is_named():
    problem = the_problem_of(gdp("{growth: 5.0, since: 2023, basis: real, deflator: gdb}"))
    assert "no metric 'gdb' to be its deflator" in problem.message
    assert "gdp" in problem.hint


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("{share: 5, of: all, basis: real}", "`share` compares no periods, so it has no `basis`"),
        ("{change: 5, since: 2023, basis: annualised}", "only `growth` is annualised"),
        ("{growth: 5, since: 2023, deflator: gdp}", "add `basis: real`"),
        ("{growth: 5, since: 2023, index: gdp}", "add its `basis`"),
        ("{growth: 5, since: 2023, basis: real, index: gdp, deflator: gdp}", "not both"),
        ("{change: 5, since: 2023, basis: real, deflator: gdp}", "`change` is not a rate of growth"),
    ],
)
def test_a_basis_that_means_nothing_is_refused_when_it_is_read(brief_file: Write, claim: str, said: str):
    path = brief_file(f"meta: {{title: T}}\nmetrics:\n  {gdp(claim)}")
    assert any(said in problem.message for problem in read_draft(path, path.read_bytes()).problems)


def test_real_and_nominal_growth_of_one_period_do_not_contradict_each_other():
    ledger = ledger_of(gdp(REAL, NOMINAL))
    assert ledger.problems == ()
    assert [claim.id for claim in ledger.facts.values() if claim.kind == "growth"] == [
        "gdp.growth.real@2023",
        "gdp.growth.nominal@2023",
    ]


def test_two_sources_of_one_basis_still_contradict_each_other():
    other = "{growth: 5.4, since: 2023, basis: real, source: text}"
    assert "contradict" in the_problem_of(gdp(REAL, other)).message


def test_a_reference_takes_the_only_claim_whatever_its_basis():
    assert ledger_of(gdp(REAL)).find("gdp.growth").basis == "real"


@pytest.mark.parametrize("reference", ["gdp.growth", "gdp.growth@2023"])
def test_a_reference_to_claims_on_several_bases_has_to_choose(reference):
    with pytest.raises(LookupError, match=r"gdp\.growth\.real@2023, gdp\.growth\.nominal@2023"):
        ledger_of(gdp(REAL, NOMINAL)).find(reference)


@pytest.mark.parametrize(
    ("reference", "number"),
    [("gdp.growth.real", "5.0"), ("gdp.growth.real@2023", "5.0"), ("gdp.growth.nominal", "4.2")],
)
def test_a_reference_chooses_by_the_basis(reference, number):
    assert str(ledger_of(gdp(REAL, NOMINAL)).find(reference).number) == number


def test_nominal_growth_beside_a_real_claim_is_computed_and_says_what_it_is():
    computed = ledger_of(gdp(REAL)).find("gdp.growth.nominal")
    assert (str(computed.number), computed.origin, computed.basis) == ("4.2", "derived", "nominal")
    assert computed.note == "增速为名义值"


def test_a_basis_that_nobody_claims_is_said_to_be_missing():
    with pytest.raises(LookupError, match="no growth that is annualised"):
        ledger_of(gdp(REAL)).find("gdp.growth.annualised")
    with pytest.raises(LookupError, match="did you mean 'real'"):
        ledger_of(gdp(REAL)).find("gdp.growth.reel")


def test_no_earlier_value_is_worked_back_from_real_growth():
    ledger = ledger_of(gdp(REAL).replace("2023: 1294272, ", ""))
    assert [fact.period for fact in ledger.series("gdp")] == ["2024"]


def test_a_multiple_is_not_converted_from_real_growth():
    with pytest.raises(LookupError):
        ledger_of(gdp(REAL).replace("2023: 1294272, ", "")).find("gdp.multiple")


@pytest.mark.parametrize(
    ("basis", "zh", "en"),
    [
        ("real", "按不变价格计算", "at constant prices"),
        ("comparable", "按可比口径", "like for like, comparable"),
        ("seasonally-adjusted", "季节调整后", "seasonally adjusted"),
    ],
)
def test_a_claim_says_its_basis_in_both_languages_where_there_are_no_footnotes(basis, zh, en):
    for language, name in (("zh-CN", f"（{zh}）"), ("en", f"({en})")):
        ledger = ledger_of(gdp(REAL.replace("real", basis)), language=language)
        assert name in stated(ledger.find("gdp.growth"), language)
        assert name in summary("gdp", ledger)


def test_a_sentence_says_one_of_the_growths_on_different_bases():
    said = summary("gdp", ledger_of(gdp(REAL, NOMINAL)))
    assert "5.0%" in said
    assert "4.2%" not in said


def test_prose_prints_the_figure_of_a_basis():
    ledger = ledger_of(gdp(REAL, NOMINAL))
    place = next(iter(ledger.metrics.values())).place
    pieces, problems = resolve("增长{gdp.growth.real}，名义{gdp.growth.nominal|signed}", ledger, place)
    assert problems == ()
    assert "".join(piece.text for piece in pieces) == "增长5.0%，名义+4.2%"


def test_a_metrics_own_note_stands_before_that_of_the_basis():
    ledger = ledger_of(gdp(REAL).replace("unit:", "note: 初步核算数。, unit:"))
    assert ledger.find("gdp.growth").note == "初步核算数；增速按不变价格计算，按来源所载，未经核算"


def test_a_claim_of_no_known_period_is_unchecked():
    bare = "a: {label: 产值, unit: 亿元, claims: [{growth: 5, since: 2023, basis: annualised}]}"
    (claim,) = ledger_of(bare).unchecked
    assert claim.unchecked == "按来源所载，未经核算"
