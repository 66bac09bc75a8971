"""Sums in words: what some metrics are said to be together is added up."""

import pytest
from figures_kit import ledger_of
from words_briefs import JOURNEYS, POWER
from words_kit import judged, verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rail journeys and bus journeys together carry more than half of all journeys", "holds"),
        ("Rail journeys and bus journeys together carry nearly half of all journeys", "contradicted"),
        ("Rail journeys and ferry journeys combined made up more than half of journeys", "contradicted"),
        ("Combined, rail journeys and ferry journeys made up more than half of journeys", "contradicted"),
        ("Combined, rail journeys and ferry journeys made up two fifths of journeys", "holds"),
        ("Rail journeys and bus journeys make up nine in ten journeys", "holds"),
        ("Rail journeys and bus journeys make up half of journeys", "contradicted"),
        ("Rail journeys and bus journeys together exceeded journeys", "contradicted"),
        ("Rail journeys and bus journeys together exceeded ferry journeys", "holds"),
        ("Taken together, rail journeys and ferry journeys fell short of bus journeys", "holds"),
        ("Taken together, rail journeys and bus journeys fell short of ferry journeys", "contradicted"),
        ("Rail journeys and bus journeys came to 270 million combined", "holds"),
        ("Rail journeys and bus journeys came to 290 million combined", "contradicted"),
        ("Rail journeys and bus journeys add up to {journeys}", "contradicted"),
        ("Rail journeys, bus journeys and ferry journeys add up to {journeys}", "holds"),
        (
            "Rail journeys ({rail}), bus journeys ({bus}) and ferry journeys ({ferry}) total {journeys}",
            "holds",
        ),
        ("Rail journeys ({rail}) and ferry journeys ({ferry}) total {journeys}", "contradicted"),
        ("Rail journeys, bus journeys and ferry journeys make up journeys", "holds"),
        ("Rail journeys and bus journeys make up journeys", "contradicted"),
        ("Journeys are the sum of rail journeys, bus journeys and ferry journeys", "holds"),
        ("Journeys are the sum of rail journeys and bus journeys", "contradicted"),
        ("E-books and books together came to 938 thousand", "holds"),
        ("E-books and books together came to 938 million", "contradicted"),
        ("In 2024, rail journeys and bus journeys together came to 210 million", "holds"),
        ("In 2024, rail journeys and bus journeys together came to 270 million", "contradicted"),
        ("At weekends, rail journeys and bus journeys together exceeded journeys", "open"),
        ("Rail journeys and bus journeys together carried 30 million more passengers", "open"),
        ("E-books and books together made 9,380", "open"),
        ("Rail journeys and staff together came to 300 million", "open"),
        ("Bus journeys exceeded rail journeys and ferry journeys combined", "holds"),
        ("Rail journeys exceeded bus journeys and ferry journeys combined", "contradicted"),
        ("The sum of rail journeys and ferry journeys exceeds bus journeys", "contradicted"),
        ("The sum of rail journeys and bus journeys exceeds ferry journeys", "holds"),
        ("Rail journeys plus ferry journeys came to 125 million", "holds"),
        ("Rail journeys plus ferry journeys exceeded bus journeys", "contradicted"),
        ("Ferry journeys plus bus journeys exceeded rail journeys", "holds"),
        ("Rail journeys and bus journeys may together exceed journeys", "none"),
        ("Rail journeys and bus journeys together make a network", "none"),
    ],
)
def test_an_english_sum_is_added_up(text, found):
    assert verdict(text, ledger_of(JOURNEYS, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("风电发电量、光伏发电量合计占发电量近五成", "holds"),
        ("风电发电量和光伏发电量合计占发电量一半以上", "contradicted"),
        ("风电发电量和光伏发电量合计占发电量三成", "contradicted"),
        ("风电发电量、光伏发电量合计约占发电量的一半", "holds"),
        ("风电发电量和光伏发电量占发电量三成", "contradicted"),
        ("风电发电量、光伏发电量合计300亿千瓦时", "holds"),
        ("风电发电量、光伏发电量合计400亿千瓦时", "contradicted"),
        ("风电发电量和光伏发电量共计300亿千瓦时", "holds"),
        ("风电发电量和光伏发电量合计3万亿千瓦时", "contradicted"),
        ("风电发电量、光伏发电量两者之和超过火电发电量", "contradicted"),
        ("风电发电量、火电发电量两者之和超过光伏发电量", "holds"),
        ("风电发电量和火电发电量加起来仍不及光伏发电量", "contradicted"),
        ("风电发电量和光伏发电量加起来仍不及火电发电量", "holds"),
        ("风电发电量、光伏发电量和火电发电量总计{power}", "holds"),
        ("风电发电量、光伏发电量总计{power}", "contradicted"),
        ("发电量由风电发电量、光伏发电量和火电发电量组成", "holds"),
        ("发电量由风电发电量和光伏发电量组成", "contradicted"),
        ("风电发电量{wind}、光伏发电量{solar}，合计{power}", "contradicted"),
        ("风电发电量{wind}，光伏发电量{solar}，两者合计{power}", "contradicted"),
        ("风电发电量{wind}，光伏发电量{solar}，两者合计300亿千瓦时", "holds"),
        ("风电发电量{wind}，光伏发电量{solar}，火电发电量{coal}，三者合计{power}", "holds"),
        ("火电发电量{coal}，风电发电量{wind}、光伏发电量{solar}，合计{power}", "none"),
        ("风电发电量和光伏发电量合计接近火电发电量", "holds"),
        ("夜间，风电发电量和光伏发电量合计超过发电量", "open"),
        ("风电发电量和光伏发电量合计有望超过火电发电量", "none"),
        ("火电发电量超过风电发电量和光伏发电量之和", "holds"),
        ("光伏发电量超过风电发电量和火电发电量之和", "contradicted"),
        ("风电发电量和光伏发电量等合计{power}", "none"),
    ],
)
def test_a_chinese_sum_is_added_up(text, found):
    assert verdict(text, ledger_of(POWER)) == found


@pytest.mark.parametrize(
    ("text", "metrics", "reason", "right"),
    [
        (
            "Rail journeys and bus journeys add up to {journeys}",
            JOURNEYS,
            "Rail journeys + Bus journeys is 270 million (2025), not Journeys 300 million (2025)",
            "270 million (2025)",
        ),
        (
            "风电发电量、光伏发电量两者之和超过火电发电量",
            POWER,
            "风电发电量 + 光伏发电量 is 300亿千瓦时（2025年）, 火电发电量 320亿千瓦时（2025年）",
            "合计300亿千瓦时（2025年）",
        ),
    ],
)
def test_what_the_sum_is_is_told(text, metrics, reason, right):
    (found,) = judged(text, ledger_of(metrics, language="en" if text.isascii() else "zh-CN")).values()
    assert (found.reason, found.right) == (reason, right)


def test_shares_of_one_whole_add_up_and_rates_do_not():
    shares = """
a: {label: Young readers, unit: "%", kind: share, values: {2025: 31}}
b: {label: Old readers, unit: "%", kind: share, values: {2025: 24}}
c: {label: Loan rate, unit: "%", kind: rate, values: {2025: 12}}
"""
    ledger = ledger_of(shares, language="en")
    assert verdict("Young readers and old readers together make up more than half", ledger) == "holds"
    assert (
        verdict("Young readers and old readers together make up three quarters of the total", ledger)
        == "contradicted"
    )
    assert verdict("Young readers and loan rate together came to 43%", ledger) == "open"
