"""Direction in words: a text that says the opposite of its figures is an error."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

EN = """
visits: {label: Visits, unit: thousand, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: Loans, unit: thousand, kind: amount, values: {2023: 500, 2024: 480, 2025: 460}}
staff: {label: Staff, unit: people, values: {2024: 80, 2025: 80}}
place: {label: National ranking, kind: rank, values: {2024: 9, 2025: 4}}
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
        ("Staff numbers were unchanged", "holds"),
        ("Staff rose", "contradicted"),
        ("Visits were unchanged", "contradicted"),
        ("The library rose up the National ranking: National ranking improved, and visits rose", "holds"),
        ("The gap narrowed by {gap.change}", "holds"),
        ("The gap widened", "contradicted"),
        ("The Balance narrowed", "holds"),
        ("Visits may fall next year", "open"),
        ("Visits may rise", "holds"),
        ("Visits rose for the second year running and have doubled", "contradicted"),
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
