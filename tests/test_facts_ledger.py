"""The ledger: what is entered, worked back, computed and found by reference."""

from decimal import Decimal

import pytest
from figures_kit import ledger_of

from briefgen.facts.derivation import derivation_text, reasoning
from briefgen.facts.format import figure
from briefgen.facts.reads import Reader

TECH_SME = (
    "tech_sme: {label: 科技型中小企业, unit: 家, values: {now: 9776}, claims: [{growth: 85, since: 2020}]}"
)
TALENT = """
talent: {label: 人才总量, unit: 万人, kind: amount, values: {now: 300}, source: [panel, text],
  claims: [{change: 70, since: 2020}]}
"""
LABS = "labs: {label: 全国重点实验室, unit: 家, values: {now: 16}, claims: [{share: 44, of: 全省}]}"
GII = "gii: {label: 全球创新指数排名, unit: 位, kind: rank, values: {2020: 69, 2025: 34}}"
CONTRACTS = """
contracts: {label: 技术合同成交额, unit: 亿元, kind: amount, values: {2024: 709},
  claims: [{growth: 147, since: 2020}]}
"""


def printed(ledger, reference):
    return figure(ledger.find(reference), ledger.language).text


def test_a_missing_base_follows_from_growth_and_is_marked_as_derived():
    base = ledger_of(TECH_SME).find("tech_sme.2020")
    assert (base.number, base.qualifier, base.origin) == (Decimal(5284), "约", "derived")
    assert (base.interval.low, base.interval.high) == (5271, 5298)
    assert derivation_text(base, "zh-CN") == "由9776家与增长85%反推：5271–5298家"


def test_a_derived_value_never_has_more_decimals_than_its_source():
    base = ledger_of(CONTRACTS).find("contracts.2020")
    assert figure(base, "zh-CN").text == "约287亿元"
    assert derivation_text(base, "zh-CN").endswith("286.2–287.9亿元")


def test_a_missing_base_follows_from_an_absolute_change():
    base = ledger_of(TALENT).find("talent.2020")
    assert figure(base, "zh-CN").text == "约230万人"
    assert base.sources == ("panel", "text")


def test_a_base_that_is_exact_is_not_about_right():
    ledger = ledger_of("a: {label: 平台, unit: 家, values: {now: 30}, claims: [{change: 12, since: 2020}]}")
    assert printed(ledger, "a.2020") == "18家"


def test_a_missing_current_value_follows_forwards_when_the_claim_says_until_when():
    ledger = ledger_of(
        "a: {label: 企业, unit: 家, values: {2020: 100}, claims: [{growth: 50, since: 2020, until: 2024}]}"
    )
    assert printed(ledger, "a.2024") == "150家"


def test_derivations_are_sentences_in_english_too():
    ledger = ledger_of(
        "a: {label: Firms, unit: firms, values: {now: 9776}, claims: [{growth: 85, since: 2020}]}",
        language="en",
    )
    assert (
        derivation_text(ledger.find("a.2020"), "en")
        == "From 9,776 firms and up 85% on 2020: 5,271–5,298 firms"
    )
    assert printed(ledger, "a.2020") == "about 5,284 firms"


def test_several_claims_narrow_a_derived_value_together():
    ledger = ledger_of(
        "a: {label: 企业, unit: 家, values: {now: 9776}, "
        "claims: [{growth: 85, since: 2020}, {change: 4492, since: 2020}]}"
    )
    assert printed(ledger, "a.2020") == "5284家"
    assert not ledger.problems


def test_a_series_is_in_the_order_of_time_with_derived_values():
    assert [fact.period for fact in ledger_of(TECH_SME).series("tech_sme")] == ["2020", "now"]


def test_a_total_without_a_value_is_the_sum_of_its_parts_in_its_own_unit():
    ledger = ledger_of(
        """
        all: {label: 合计, unit: 万家, kind: amount, claims: [{sum: [one, two]}]}
        one: {label: 甲, unit: 家, values: {2025: 4000}}
        two: {label: 乙, unit: 家, values: {2025: 5000}}
        """
    )
    assert printed(ledger, "all") == "0.9万家"
    assert derivation_text(ledger.find("all"), "zh-CN") == "甲4000家、乙5000家合计0.9万家"


def test_the_whole_of_a_share_of_things_is_a_whole_number():
    whole = ledger_of(LABS).find("labs.whole")
    assert (whole.number, whole.qualifier, whole.origin) == (36, "", "derived")
    assert derivation_text(whole, "zh-CN") == "由16家占全省的44%反推：36家"


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("talent", "300万人"),
        ("talent.now", "300万人"),
        ("talent.2025", "300万人"),
        ("talent.2020", "约230万人"),
        ("talent.change", "70万人"),
        ("talent.change@2020", "70万人"),
        ("tech_sme.growth", "85%"),
        ("tech_sme.multiple", "1.85倍"),
        ("tech_sme.change", "约4492家"),
        ("contracts.cagr", "25%"),
        ("gii", "第34位"),
        ("gii.2020", "第69位"),
        ("gii.rank_change", "35位"),
        ("labs.share", "44%"),
    ],
)
def test_references_find_values_and_claims_and_compute_what_nobody_claimed(reference, text):
    ledger = ledger_of("\n".join(part.strip("\n") for part in (TECH_SME, TALENT, LABS, GII, CONTRACTS)))
    assert not ledger.problems
    assert printed(ledger, reference) == text


def test_a_computed_claim_is_a_fact_like_any_other_and_is_marked_as_derived():
    frozen, reader = ledger_of(GII), Reader()
    published = dict(frozen.facts)
    ledger = frozen.read_by(reader)
    fact = ledger.find("gii.rank_change")
    assert ledger.facts[fact.id] is fact
    assert reader.reads.computed == {fact.id: fact}
    assert reader.reads.metrics == {"gii"}
    assert frozen.facts == published
    assert frozen.with_computed(reader.reads.computed).facts[fact.id] is fact
    assert fact.origin == "derived"
    assert derivation_text(fact, "zh-CN") == "由69位与34位计算"


def test_an_unqualified_difference_of_published_values_needs_no_about():
    ledger = ledger_of('a: {label: 比重, unit: "%", kind: share, values: {2020: 61.77, 2025H1: 68.52}}')
    assert printed(ledger, "a.points") == "6.75个百分点"


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("talnt", "no metric 'talnt'; did you mean 'talent'?"),
        ("talent.2019", "talent has no value for 2019; it has: talent.2020, talent.now, talent.change@2020"),
        ("talent.grwth", "talent has no 'grwth'; did you mean 'growth'?"),
        ("talent.share", "talent has no share, nor the values for it; it has: "),
        ("talent.rank_change", "talent has no rank_change"),
        ("gii.growth", "gii has no growth"),
        ("", "not a valid reference"),
        ("talent.", "not a valid reference"),
    ],
)
def test_a_reference_that_finds_nothing_says_what_there_is(reference, message):
    ledger = ledger_of(TALENT + GII)
    with pytest.raises(LookupError) as caught:
        ledger.find(reference)
    assert message in caught.value.args[0]


def test_claims_of_one_kind_since_several_years_must_be_told_apart():
    ledger = ledger_of(
        "a: {label: 企业, unit: 家, values: {now: 400}, "
        "claims: [{growth: 100, since: 2020}, {growth: 300, since: 2015}]}"
    )
    assert printed(ledger, "a.growth@2015") == "300%"
    with pytest.raises(LookupError, match=r"a\.growth@2020, a\.growth@2015"):
        ledger.find("a.growth")


def test_a_metric_without_values_has_its_claims():
    ledger = ledger_of(
        "rd: {label: 研发投入, unit: 亿元, kind: amount, claims: [{cagr: 11.6, since: 2020, until: 2024}]}"
    )
    assert printed(ledger, "rd.cagr") == "11.6%"
    with pytest.raises(LookupError, match=r"rd has no value; it has: rd\.cagr@2020"):
        ledger.find("rd")


def test_tenths_are_about_that_many_per_cent():
    ledger = ledger_of(
        'a: {label: 甲, unit: "%", kind: share, values: {2024: 七成, 2025: 近九成}}\n'
        'b: {label: 乙, unit: "%", kind: share, values: {2025: 四成以上}}'
    )
    assert [printed(ledger, each) for each in ("a.2024", "a", "b")] == ["约70%", "近90%", "40%以上"]
    assert Decimal(66) in ledger.find("a.2024").interval


def test_sources_of_a_merged_fact_are_those_of_all_who_state_it():
    ledger = ledger_of(
        "a: {label: 企业, unit: 家, "
        "values: {now: [{value: 300, source: panel}, {value: 近310, source: text}]}}"
    )
    assert ledger.find("a").sources == ("panel", "text")
    assert ledger.find("a").number == 300


def test_ids_stay_unique_when_a_metric_is_a_share_of_two_wholes():
    ledger = ledger_of(
        "a: {label: 成果, unit: 项, values: {now: 15}, claims: [{share: 43, of: 全省}, {share: 5, of: 全国}]}"
    )
    assert [fact.id for fact in ledger.facts.values()] == ["a.now", "a.share", "a.share#2"]
    assert ledger.find("a.share#2").scope == "全国"


def test_numbers_that_no_machine_should_multiply_are_refused():
    ledger = ledger_of("a: {label: 甲, values: {now: 99999999999999999999999999}}")
    assert [problem.code for problem in ledger.problems] == ["figure"]


def test_a_range_of_money_is_told_apart_from_how_it_was_worked_back():
    ledger = ledger_of(
        "a: {label: Sales, unit: £m, kind: amount, values: {2025: 2.4},"
        " claims: [{growth: 20, since: 2023}], source: panel}",
        language="en",
    )
    assert reasoning(ledger.find("a.2023"), "en") == ("From £2.4m and up 20% on 2023", "£1.9–2.1m")
