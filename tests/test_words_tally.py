"""Counts of figures in words: how many of them went one way is counted."""

import pytest
from figures_kit import ledger_of
from words_briefs import JOURNEYS, POWER
from words_kit import judged, verdict

FIVE = ("rail", "bus", "ferry", "visits", "books")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two of the three kinds of journeys rose", "holds"),
        ("None of the three kinds of journeys rose", "contradicted"),
        ("All three kinds of journeys fell", "contradicted"),
        ("Rail journeys and bus journeys both fell", "contradicted"),
        ("Rail journeys and bus journeys both rose", "holds"),
        ("Both rail journeys and bus journeys fell", "contradicted"),
        ("Neither rail journeys nor bus journeys grew", "contradicted"),
        ("Neither rail journeys nor bus journeys fell", "holds"),
        ("Rail journeys reached {rail}, bus journeys {bus}. Both rose.", "holds"),
        ("Rail journeys reached {rail}, bus journeys {bus}. Both fell in 2025.", "contradicted"),
        ("Rail journeys reached {rail}, bus journeys {bus}. Neither fell.", "holds"),
        ("Rail journeys reached {rail}, books {books}. Neither fell.", "contradicted"),
        ("Most indicators rose", "holds"),
        ("Most indicators fell", "open"),
        ("All three branches grew their collections", "open"),
        ("Not all three kinds of journeys fell", "open"),
        ("All three kinds of journeys may fall", "open"),
        ("All three kinds of journeys fell in 1995", "open"),
        ("Two of the seven kinds of journeys rose", "open"),
    ],
)
def test_an_english_count_is_of_what_the_words_name(text, found):
    assert verdict(text, ledger_of(JOURNEYS, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three of the five figures rose", "holds"),
        ("Two of the five figures rose", "contradicted"),
        ("Five of the five figures rose", "contradicted"),
        ("At least two of the five figures rose", "holds"),
        ("At least two of the five figures fell", "holds"),
        ("No fewer than two of the five figures rose", "holds"),
        ("No fewer than five of the five figures rose", "contradicted"),
        ("Every single one of the five figures rose", "contradicted"),
        ("Not a single one of the five figures rose", "contradicted"),
        ("All but two of the five figures rose", "holds"),
        ("All but one of the five figures fell", "contradicted"),
        ("Not one of the five figures rose", "contradicted"),
        ("Every one of the five figures rose", "contradicted"),
        ("At most four of the five figures rose", "holds"),
        ("Fewer than three of the five figures rose", "contradicted"),
        ("All five rose", "contradicted"),
        ("All five indicators fell", "contradicted"),
        ("No indicator fell", "contradicted"),
        ("None of the five figures fell", "contradicted"),
        ("Most of the five figures rose", "holds"),
        ("Most of the five figures fell", "contradicted"),
        ("More than half of the figures fell", "contradicted"),
        ("Three of the four figures rose", "open"),
        ("Five steps rose to the door", "open"),
    ],
)
def test_an_english_count_is_of_what_is_shown_beside_it(text, found):
    assert verdict(text, ledger_of(JOURNEYS, language="en"), near=FIVE) == found


@pytest.mark.parametrize(
    ("text", "near", "found"),
    [
        ("三类发电量中有两类上升", (), "holds"),
        ("三类发电量中有三类上升", (), "contradicted"),
        ("三类发电量全部增长", (), "contradicted"),
        ("风电发电量和光伏发电量双双下降", (), "contradicted"),
        ("风电发电量和光伏发电量双双增长", (), "holds"),
        ("风电发电量、光伏发电量、火电发电量三项均增长", (), "contradicted"),
        ("风电发电量、光伏发电量均有增长", (), "holds"),
        ("风电发电量、火电发电量均有增长", (), "contradicted"),
        ("五项指标中有三项上升", (), "open"),
        ("三项指标中有两项上升", ("wind", "solar", "coal"), "holds"),
        ("三项指标中有一项上升", ("wind", "solar", "coal"), "contradicted"),
        ("三项指标中至少有一项上升", ("wind", "solar", "coal"), "holds"),
        ("三项均下降", ("wind", "solar", "coal"), "contradicted"),
        ("三项指标全部增长", ("wind", "solar", "coal"), "contradicted"),
        ("全部上升", ("wind", "solar", "coal"), "contradicted"),
        ("全部上升", ("wind", "solar"), "holds"),
        ("各项指标均增长", ("wind", "solar", "coal"), "contradicted"),
        ("多数指标上升", ("wind", "solar", "coal"), "holds"),
        ("多数指标下降", ("wind", "solar", "coal"), "contradicted"),
        ("没有一项下降", ("wind", "solar", "coal"), "contradicted"),
        ("没有一项下降", ("wind", "solar"), "holds"),
        ("两项指标双双增长", ("wind", "solar"), "holds"),
        ("两项指标双双下降", ("wind", "solar"), "contradicted"),
        ("双双下降", ("wind", "solar"), "contradicted"),
        ("两项指标双双增长", ("wind", "solar", "coal"), "open"),
        ("力争三项指标全部增长", ("wind", "solar", "coal"), "open"),
        ("三大支柱撑起服务", ("wind", "solar", "coal"), "none"),
    ],
)
def test_a_chinese_count_is_of_what_the_words_name_or_is_shown_beside_it(text, near, found):
    assert verdict(text, ledger_of(POWER), near=near) == found


def test_which_figures_went_the_way_is_told():
    near = ("wind", "solar", "coal")
    (found,) = judged("三项指标中有一项上升", ledger_of(POWER), near).values()
    assert (found.reason, found.right) == ("2 of 3 rose: 风电发电量, 光伏发电量", "3项中有2项上升")
    (found,) = judged("All five rose", ledger_of(JOURNEYS, language="en"), FIVE).values()
    assert found.reason == "3 to 4 of 5 rose: Rail journeys, Bus journeys, Visits"


def test_a_metric_without_an_earlier_value_leaves_a_count_open():
    metrics = """
a: {label: Alpha, unit: people, values: {2024: 5, 2025: 8}}
b: {label: Beta, unit: people, values: {2025: 8}}
"""
    ledger = ledger_of(metrics, language="en")
    assert verdict("Both rose", ledger, near=("a", "b")) == "open"
    assert verdict("Both fell", ledger, near=("a", "b")) == "contradicted"
