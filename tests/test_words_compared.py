"""Comparisons, places in an order, thresholds and measures in words."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

EN = """
ebooks: {label: E-books, unit: thousand, kind: amount, values: {2024: 150, 2025: 219}}
books: {label: Books, unit: thousand, kind: amount, values: {2024: 730, 2025: 719}}
films: {label: Films, unit: thousand, kind: amount, values: {2024: 90, 2025: 96}}
all: {label: All loans, unit: thousand, kind: amount, values: {2024: 970, 2025: 1034},
  claims: [{sum: [ebooks, books, films]}]}
children: {label: Children, unit: "%", kind: share, values: {2024: 26, 2025: 31}}
place: {label: National place, kind: rank, values: {2024: 9, 2025: 4}}
spend: {label: Spending, unit: £ million, kind: amount, values: {2024: 8.5, 2025: 9.2}}
"""
ZH = """
ebooks: {label: 电子书外借, unit: 千册, kind: amount, values: {2024: 150, 2025: 219}}
books: {label: 纸质书外借, unit: 千册, kind: amount, values: {2024: 730, 2025: 719}}
films: {label: 影像外借, unit: 千册, kind: amount, values: {2024: 90, 2025: 96}}
children: {label: 少儿读者占比, unit: "%", kind: share, values: {2024: 26, 2025: 31}}
place: {label: 全国位次, kind: rank, values: {2024: 9, 2025: 4}}
cargo: {label: 港口吞吐量, unit: 万吨, kind: amount, values: {2023: 7321, 2024: 7677}}
readers: {label: 持证读者, unit: 万人, kind: amount, values: {2023: 98, 2024: 101, 2025: 117}}
"""
NEAR = ("ebooks", "books", "films")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More books than e-books were lent", "holds"),
        ("More e-books than books were lent", "contradicted"),
        ("Fewer films than e-books were lent", "holds"),
        ("Fewer books than films were lent", "contradicted"),
        ("Books outnumber e-books", "holds"),
        ("E-books outnumber books", "contradicted"),
        ("E-books ({ebooks}) exceed books ({books})", "contradicted"),
        ("E-books exceeded films", "holds"),
        ("Films were still below e-books", "holds"),
        ("Books were below films", "contradicted"),
        ("E-books grew faster than films", "holds"),
        ("Films grew faster than e-books", "contradicted"),
        ("E-books cost more than readers think", "none"),
        ("Books are the largest group", "holds"),
        ("E-books are the largest group", "contradicted"),
        ("E-books are the second largest", "holds"),
        ("Films are the second largest", "contradicted"),
        ("Films are the smallest", "holds"),
        ("Books are the smallest", "contradicted"),
        ("E-books saw the largest rise", "holds"),
        ("Films grew fastest", "contradicted"),
        ("National place: ranked fourth", "holds"),
        ("National place: ranked third", "contradicted"),
        ("First aid comes first", "open"),
        ("All loans passed one million for the first time", "holds"),
        ("All loans passed two million", "contradicted"),
        ("Books fell below 700 thousand", "contradicted"),
        ("Children rose 5%", "contradicted"),
        ("Children rose 5 percentage points", "holds"),
        ("Children rose 19%", "holds"),
        ("Books fell 2 percentage points", "contradicted"),
        ("Children: {children} per cent", "contradicted"),
        ("Spending of £9.2 billion", "contradicted"),
        ("Spending of £9.2 million", "none"),
        ("Spending: {spend|number} billion pounds", "contradicted"),
    ],
)
def test_an_english_comparison_is_held_against_both_figures(text, found):
    assert verdict(text, ledger_of(EN, language="en"), NEAR) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("纸质书外借多于电子书外借", "holds"),
        ("电子书外借超过纸质书外借", "contradicted"),
        ("电子书外借{ebooks}，高于影像外借的{films}", "holds"),
        ("电子书外借{ebooks}，低于影像外借的{films}", "contradicted"),
        ("影像外借比电子书外借少", "holds"),
        ("电子书外借比纸质书外借多", "contradicted"),
        ("电子书外借增速快于影像外借", "holds"),
        ("影像外借增速快于电子书外借", "contradicted"),
        ("纸质书外借居首", "holds"),
        ("电子书外借居首位", "contradicted"),
        ("电子书外借居第二位", "holds"),
        ("影像外借居第二位", "contradicted"),
        ("影像外借最少", "holds"),
        ("电子书外借最多", "contradicted"),
        ("电子书外借增长最快", "holds"),
        ("影像外借增长最快", "contradicted"),
        ("全国位次居第四位", "holds"),
        ("全国位次居第三位", "contradicted"),
        ("持证读者突破百万人", "holds"),
        ("持证读者首次突破110万人", "holds"),
        ("持证读者首次突破100万人", "contradicted"),
        ("持证读者突破1000万人", "contradicted"),
        ("持证读者不足百万", "contradicted"),
        ("港口吞吐量首次跨过7500万吨大关", "holds"),
        ("港口吞吐量首次跨过7000万吨大关", "contradicted"),
        ("少儿读者占比提高5%", "contradicted"),
        ("少儿读者占比提高5个百分点", "holds"),
        ("持证读者增长16个百分点", "contradicted"),
        ("少儿读者占比为{children}个百分点", "contradicted"),
        ("持证读者117亿人", "contradicted"),
        ("持证读者{readers|number}亿人", "contradicted"),
        ("持证读者{readers|number}万人", "none"),
        ("第一季度开放第二分馆", "none"),
    ],
)
def test_a_chinese_comparison_is_held_against_both_figures(text, found):
    assert verdict(text, ledger_of(ZH), NEAR) == found


def test_a_name_means_the_figure_that_is_shown_beside_the_words():
    ledger = ledger_of(
        """
england: {label: England, unit: people, kind: amount, values: {2024: 3218700}}
wales: {label: Wales, unit: people, kind: amount, values: {2024: 198400}}
england_share: {label: "England, share", unit: "%", kind: share, values: {2024: 5.90}}
wales_share: {label: "Wales, share", unit: "%", kind: share, values: {2024: 6.53}}
""",
        language="en",
    )
    assert verdict("England came second", ledger, ("england_share", "wales_share")) == "holds"
    assert verdict("England came second", ledger, ("england", "wales")) == "contradicted"
