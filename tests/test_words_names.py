"""What a text calls a metric: its label, what tells it from its like, what stood before its figure."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

from briefgen.words.mention import Names

EN = """
men: {label: Unemployed men, unit: thousand, kind: amount, values: {2024: 950, 2025: 924}}
women: {label: Unemployed women, unit: thousand, kind: amount, values: {2024: 750, 2025: 766}}
starts: {label: Housing starts, unit: thousand, kind: amount, values: {2024: 120, 2025: 100}}
multi: {label: Starts of five units or more, unit: thousand, kind: amount, values: {2024: 30, 2025: 40}}
"""
ZH = """
urban: {label: 城市居民收入, unit: 元, kind: amount, values: {2024: 500, 2025: 520}}
rural: {label: 农村居民收入, unit: 元, kind: amount, values: {2024: 200, 2025: 230}}
male: {label: 男性人口, unit: 万人, kind: amount, values: {2025: 72334}}
female: {label: 女性人口, unit: 万人, kind: amount, values: {2025: 68844}}
"""


@pytest.mark.parametrize(
    ("text", "near", "found"),
    [
        ("More men than women are unemployed", ("men", "women"), "holds"),
        ("More women than men are unemployed", ("men", "women"), "contradicted"),
        ("Fewer women than men are unemployed", ("men", "women"), "holds"),
        ("More women than men are unemployed", (), "none"),
        ("Starts fell", ("starts",), "holds"),
        ("Starts rose", ("starts",), "contradicted"),
        ("Starts rose", ("multi",), "holds"),
    ],
)
def test_a_short_english_name_is_that_of_what_is_shown_beside_it(text, near, found):
    assert verdict(text, ledger_of(EN, language="en"), near) == found


@pytest.mark.parametrize(
    ("text", "near", "found"),
    [
        ("城市高于农村", ("urban", "rural"), "holds"),
        ("农村高于城市", ("urban", "rural"), "contradicted"),
        ("农村高于城市", (), "none"),
        ("男性{male}，女性{female}，男性比女性多", (), "holds"),
        ("男性{male}，女性{female}，女性比男性多", (), "contradicted"),
    ],
)
def test_a_short_chinese_name_is_that_of_what_is_shown_or_printed(text, near, found):
    assert verdict(text, ledger_of(ZH), near) == found


def test_letters_that_are_one_only_to_a_pattern_name_nothing_and_stop_nothing():
    known = ledger_of(
        "s: {label: Sme, unit: 家, values: {2025: 4}}\ni: {label: İzmir, unit: 家, values: {2025: 4}}\n"
    )
    names = Names(known.metrics)
    assert list(names.within("ſme")) == []
    assert [(each.metric, each.start) for each in names.within("İ and SME, SMEs")] == [("s", 6)]
