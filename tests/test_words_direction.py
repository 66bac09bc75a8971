"""Direction in words: a text that says the opposite of its figures is an error."""

import pytest
from figures_kit import ledger_of
from words_kit import judged, verdict

from briefgen.words.fact_checker import FactChecker

EN = """
visits: {label: Visits, unit: thousand, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: Loans, unit: thousand, kind: amount, values: {2023: 500, 2024: 480, 2025: 460}}
staff: {label: Staff, unit: people, values: {2024: 80, 2025: 80}}
place: {label: National ranking, kind: rank, values: {2024: 9, 2025: 4}}
tours: {label: Tours, unit: thousand, kind: amount, values: {2024: 3.8, 2025: 3.8}}
gap: {label: Gap, unit: £m, kind: amount, values: {2024: 9, 2025: 4}}
net: {label: Balance, unit: £m, kind: balance, values: {2024: -9, 2025: 4}}
"""
ZH = """
visits: {label: 到馆人次, unit: 千人次, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: 外借册次, unit: 千册次, kind: amount, values: {2023: 500, 2024: 480, 2025: 460}}
staff: {label: 馆员, unit: 人, values: {2024: 80, 2025: 80}}
place: {label: 全国排名, kind: rank, values: {2024: 9, 2025: 4}}
surplus: {label: 贸易顺差, unit: 亿元, kind: balance, values: {2024: 706, 2025: 851}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Visits rose {visits.growth}", "holds"),
        ("Visits fell {visits.growth}", "contradicted"),
        ("Visits were up {visits.growth} on 2024", "holds"),
        ("Visits were down on 2024", "contradicted"),
        ("Visits fell between 2021 and 2023 and rose again", "holds"),
        ("Visits rose between 2021 and 2023", "contradicted"),
        ("Since 2023, visits have grown", "holds"),
        ("Since 2023, visits have fallen", "contradicted"),
        ("Visits fell from {visits.2021} to {visits.2023}", "holds"),
        ("Visits fell from {visits.2021} to {visits}", "contradicted"),
        ("Visits fell to {visits}", "contradicted"),
        ("Visits did not fall", "holds"),
        ("Visits did not rise", "contradicted"),
        ("The rise in visits", "holds"),
        ("The fall in visits", "contradicted"),
        ("Visits rose, while loans fell", "holds"),
        ("Visits and loans rose", "contradicted"),
        ("Loans fell but visits fell too", "contradicted"),
        ("There was no growth in tours", "holds"),
        ("Staff numbers were unchanged", "holds"),
        ("Staff rose", "contradicted"),
        ("Visits were unchanged", "contradicted"),
        ("The library rose up the National ranking: National ranking improved, and visits rose", "holds"),
        ("The gap narrowed by {gap.change}", "holds"),
        ("The gap widened", "contradicted"),
        ("The Balance narrowed", "holds"),
        ("For the second year, Visits fell", "contradicted"),
        ("The library saw visits fall", "contradicted"),
        ("Visits may fall next year", "open"),
        ("Visits fell in 2019", "open"),
        ("Spending on visits fell", "open"),
        ("Prices fell", "open"),
        ("The rising tide of paper", "open"),
        ("It is up to the reader", "none"),
        ("Set up in 1901, the library is open to all", "none"),
    ],
)
def test_an_english_text_is_held_against_the_way_its_figures_went(text, found):
    assert verdict(text, ledger_of(EN, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到馆人次增长{visits.growth}", "holds"),
        ("到馆人次下降{visits.growth}", "contradicted"),
        ("到馆人次较2023年增长{visits.growth@2023}，外借册次继续下降", "holds"),
        ("到馆人次比2021年减少", "contradicted"),
        ("到馆人次的三个分项里，一个下滑", "open"),
        ("2023年到馆人次下降", "holds"),
        ("2023年到馆人次上升", "contradicted"),
        ("到馆人次由{visits.2021}降至{visits.2023}", "holds"),
        ("到馆人次由{visits.2021}降至{visits}", "contradicted"),
        ("到馆人次升至{visits}", "holds"),
        ("到馆人次降至{visits}", "contradicted"),
        ("到馆人次没有下降", "holds"),
        ("到馆人次没有增长", "contradicted"),
        ("到馆人次、外借册次均增长", "contradicted"),
        ("外借册次同比下降，到馆人次同比上升", "holds"),
        ("外借册次同比上升", "contradicted"),
        ("馆员人数与上年持平", "holds"),
        ("到馆人次与上年持平", "contradicted"),
        ("全国排名上升", "holds"),
        ("全国排名下滑", "contradicted"),
        ("票价上涨，到馆人次下降", "contradicted"),
        ("票价上涨，到馆人次上升", "open"),
        ("提升服务水平", "none"),
        ("贸易顺差扩大{surplus.change}", "holds"),
        ("贸易顺差收窄{surplus.change}", "contradicted"),
        ("贸易顺差缩小", "contradicted"),
        ("到馆人次缩小差距", "none"),
        ("到馆人次预计下降", "open"),
        ("到馆人次增速回落", "contradicted"),
        ("到馆人次在2019年下降", "open"),
        ("读者满意度下降", "open"),
    ],
)
def test_a_chinese_text_is_held_against_the_way_its_figures_went(text, found):
    assert verdict(text, ledger_of(ZH)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("居民消费价格同比上涨{cpi}，涨幅比上月回落", "holds"),
        ("居民消费价格同比下降{cpi}", "contradicted"),
        ("食品价格下降{food|magnitude}", "holds"),
        ("食品价格上涨{food|magnitude}", "contradicted"),
        ("居民消费价格同比升至{cpi}", "contradicted"),
        ("居民消费价格同比降至{cpi}", "holds"),
    ],
)
def test_a_rate_of_change_beside_a_verb_says_the_way_by_its_sign(text, found):
    ledger = ledger_of("""
cpi: {label: 居民消费价格同比, unit: "%", kind: rate, values: {2021-06: 1.1, 2021-07: 1.0}}
food: {label: 食品价格, unit: "%", kind: rate, values: {2021-06: -4.7, 2021-07: -3.7}}
""")
    assert verdict(text, ledger) == found


def test_what_chance_may_have_moved_may_be_called_unchanged_but_not_the_other_way():
    ledger = ledger_of(
        """
trust:
  label: Trust
  unit: "%"
  kind: rate
  values: {2024: {value: 51.4, ci: 1.8}, 2025: {value: 52.1, ci: 1.8}}
""",
        language="en",
    )
    assert verdict("Trust was unchanged", ledger) == "holds"
    assert verdict("Trust rose", ledger) == "holds"
    assert verdict("Trust fell", ledger) == "contradicted"


BASES = """
gdp:
  label: Output
  unit: £bn
  kind: amount
  values: {2023: 98, 2024: 100, 2025: 103}
  claims: [{growth: 3, since: 2024}, {growth: -0.4, since: 2024, basis: real, deflator: d}]
d: {label: Deflator, unit: "%", kind: rate, values: {2025: 3.4}}
visits: {label: Visits, unit: thousand, kind: amount, values: {2024: 915, 2025: 1033}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Output shrank in real terms", "holds"),
        ("Output grew in real terms", "contradicted"),
        ("In real terms Output declined, in cash terms Output grew", "holds"),
        ("Output rose in cash terms but fell in real terms", "open"),
        ("Output fell in cash terms", "contradicted"),
        ("Output rose {gdp.growth.real|magnitude} at constant prices", "contradicted"),
        ("Output fell {gdp.growth.real|magnitude} at constant prices", "holds"),
        ("Output fell for the second year running in real terms", "open"),
        ("Visits fell in real terms", "open"),
    ],
)
def test_what_is_said_in_real_terms_is_held_against_the_claim_in_real_terms(text, found):
    assert verdict(text, ledger_of(BASES, language="en")) == found


def test_the_right_statement_in_real_terms_is_the_claim_in_real_terms():
    (found,) = judged("Output grew in real terms", ledger_of(BASES, language="en")).values()
    assert found.reason == "Output down 0.4% on 2024 (at constant prices)"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("地区生产总值实际下降，名义上升", "holds"),
        ("按不变价格计算，地区生产总值下降", "holds"),
        ("地区生产总值实际增长", "contradicted"),
        ("地区生产总值名义下降", "contradicted"),
    ],
)
def test_a_chinese_text_may_say_the_basis_too(text, found):
    assert verdict(text, ledger_of(BASES.replace("Output", "地区生产总值"))) == found


QUARTERS = """
orders:
  label: Orders
  unit: £m
  kind: amount
  values: {2024Q3: 60, 2024Q4: 72, 2025Q1: 52, 2025Q2: 59, 2025Q3: 64}
"""


def test_the_second_quarter_running_is_no_second_quarter():
    assert (
        verdict("Orders rose for the second quarter running", ledger_of(QUARTERS, language="en")) == "holds"
    )
    third = verdict("Orders rose for the third quarter running", ledger_of(QUARTERS, language="en"))
    assert third == "contradicted"


def test_a_run_that_is_over_may_have_ended_earlier():
    visits = (
        "v: {label: Visits, unit: km, kind: amount, values: {2021: 9, 2022: 8, 2023: 6, 2024: 7, 2025: 9}}"
    )
    ledger = ledger_of(visits, language="en")
    assert verdict("Visits are up again, after two years of decline", ledger) == "holds"
    assert verdict("Visits saw two years of decline", ledger) == "contradicted"
    chinese = ledger_of(visits.replace("Visits", "到馆人次"))
    assert verdict("到馆人次连续两年下降后回升", chinese) != "contradicted"
    assert verdict("到馆人次连续两年下降", chinese) == "contradicted"


def test_two_values_that_are_printed_alike_are_not_said_to_have_risen():
    ledger = ledger_of(
        "a: {label: Tours, unit: km, kind: amount, values: {2024: 3.8, 2025: 3.8}}", language="en"
    )
    checker = FactChecker(ledger=ledger, chinese=False, benchmarks=None)
    assert checker.moved((ledger.find("a.2024"), ledger.find("a.2025"))) == "Tours stayed at 3.8 km (2025)"


def test_a_range_within_another_may_have_moved_either_way():
    ledger = ledger_of(
        "a: {label: Cost, unit: km, kind: amount, values: {2024: 3-5, 2025: 4-6}}", language="en"
    )
    assert verdict("Cost was unchanged", ledger) == "holds"
    assert verdict("Cost rose", ledger) == "holds"
    apart = ledger_of(
        "a: {label: Cost, unit: km, kind: amount, values: {2024: 3-5, 2025: 7-9}}", language="en"
    )
    assert verdict("Cost fell", apart) == "contradicted"


def test_real_growth_is_not_held_against_nominal_growth():
    ledger = ledger_of(
        """
gdp:
  label: Output
  unit: £bn
  kind: amount
  values: {2024: 100, 2025: 105}
  claims: [{growth: 2, since: 2024, basis: real}]
sales: {label: Sales, unit: £bn, kind: amount, values: {2024: 50, 2025: 52}}
""",
        language="en",
    )
    assert verdict("Output grew faster than Sales", ledger) == "open"
    assert verdict("Contrary to reports that sales fell, all is well", ledger) == "open"
