"""Fractions in words: a share or a change that the figures make another one is an error."""

import pytest
from figures_kit import ledger_of
from words_briefs import JOURNEYS, POWER
from words_kit import judged, verdict, verdicts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Children make more than half of all visits", "contradicted"),
        ("Children make nearly a third of visits", "holds"),
        ("Children account for just over a quarter of all visits", "open"),
        ("Children account for about a tenth of all visits", "contradicted"),
        ("A third of visits were by children", "holds"),
        ("Nearly a third of all visits were children", "holds"),
        ("Three out of four visits were by children", "contradicted"),
        ("Most of the visits were by children", "contradicted"),
        ("Children now make up half of all visits", "contradicted"),
        ("The share of children stood at a third", "holds"),
        ("Children stood at just over half", "contradicted"),
        ("Children reached three quarters", "contradicted"),
        ("Rail journeys came to a third of all journeys", "holds"),
        ("Rail journeys came to half of all journeys", "contradicted"),
        ("One in five journeys counted under ferry journeys", "contradicted"),
        ("One in ten journeys counted under ferry journeys", "holds"),
        ("Bus journeys made up more than half of journeys", "holds"),
        ("Bus journeys ({bus}) make up more than half of journeys ({journeys}) in 2025", "holds"),
        ("Bus journeys ({bus}) make up more than two thirds of journeys", "contradicted"),
        ("Bus journeys accounted for the majority of journeys", "holds"),
        ("Rail journeys accounted for the majority of journeys", "contradicted"),
        ("Bus journeys accounted for the vast majority of journeys", "contradicted"),
        ("Fewer than half of journeys were bus journeys", "contradicted"),
        ("Most journeys were bus journeys", "holds"),
        ("Most journeys were rail journeys", "contradicted"),
        ("A minority of journeys, {rail}, were rail journeys", "holds"),
        ("A minority of journeys, {bus}, were bus journeys", "contradicted"),
        ("Bus journeys accounted for nearly half of the total", "contradicted"),
        ("Rail journeys are about half of bus journeys", "holds"),
        ("Rail journeys are about a fifth of bus journeys", "contradicted"),
        ("Bus journeys carry the bulk of journeys", "holds"),
        ("In 2024, bus journeys made up more than half of journeys", "holds"),
        ("In 2024, rail journeys made up more than half of journeys", "contradicted"),
        ("Rail journeys grew by more than a third in a year", "holds"),
        ("Rail journeys grew by nearly two thirds in a year", "contradicted"),
        ("Bus journeys grew by a quarter on 2024", "holds"),
        ("Bus journeys grew by half on 2024", "contradicted"),
        ("Visits fell by a tenth", "contradicted"),
        ("{rail} of {journeys}: more than half", "contradicted"),
        ("Bus journeys rose above half of journeys", "holds"),
        ("All but a minority of journeys were bus journeys", "holds"),
        ("All but a minority of journeys were rail journeys", "contradicted"),
        ("Less than a majority of journeys were rail journeys", "holds"),
        ("All but two fifths of journeys were bus journeys", "holds"),
        ("Bus journeys fell just short of three fifths of journeys", "holds"),
        ("Bus journeys made up half or more of journeys", "holds"),
        ("A good half of journeys were bus journeys", "holds"),
        ("A good half of journeys were rail journeys", "contradicted"),
        ("Rail journeys rose above half of journeys", "contradicted"),
        ("Rail journeys fell short of half of journeys", "holds"),
        ("Bus journeys fell short of half of journeys", "contradicted"),
        ("{bus} of {journeys}: more than half", "holds"),
        ("Rail journeys rose by two fifths from {rail.2023} to {rail.2024}", "holds"),
        ("Visits have lost a third since 2021", "contradicted"),
        ("Visits are a quarter higher than in 2023", "holds"),
        ("A drop of a third in visits", "contradicted"),
        ("A rise of over a tenth in visits", "holds"),
    ],
)
def test_an_english_fraction_is_held_against_the_share_or_the_change_that_it_names(text, found):
    assert verdict(text, ledger_of(JOURNEYS, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("少儿读者超过一半", "contradicted"),
        ("少儿读者过半", "contradicted"),
        ("少儿读者占三成多", "holds"),
        ("少儿读者占到馆人次三成以上", "holds"),
        ("少儿读者占比超过三成", "holds"),
        ("少儿读者占近三分之一", "holds"),
        ("少儿读者约占两成", "contradicted"),
        ("少儿读者不到一半", "holds"),
        ("少儿读者不足三成", "contradicted"),
        ("少儿读者逾七成", "contradicted"),
        ("少儿读者占绝大多数", "contradicted"),
        ("少儿读者七成半", "contradicted"),
        ("风电发电量占发电量近三成", "holds"),
        ("风电发电量占发电量近五成", "contradicted"),
        ("风电发电量占发电量的十分之一", "contradicted"),
        ("火电发电量占发电量一半以上", "holds"),
        ("风电发电量占发电量一半以上", "contradicted"),
        ("火电发电量占发电量的比重超过一半", "holds"),
        ("火电发电量占发电量不到一半", "contradicted"),
        ("发电量以火电发电量为主，占大半", "holds"),
        ("发电量以风电发电量为主，占大半", "contradicted"),
        ("发电量中近一半为风电发电量", "contradicted"),
        ("发电量中，超过三分之二是火电发电量", "contradicted"),
        ("光伏发电量约占发电量两成", "holds"),
        ("光伏发电量约占发电量四成", "contradicted"),
        ("火电发电量撑起发电量的半壁江山", "holds"),
        ("风电发电量撑起发电量的半壁江山", "contradicted"),
        ("三分之二的发电量为火电发电量", "contradicted"),
        ("风电发电量比上年增长近四成", "holds"),
        ("风电发电量比上年增长近两成", "contradicted"),
        ("光伏发电量较2024年增长五成", "holds"),
        ("光伏发电量较2024年增长三成", "contradicted"),
        ("火电发电量比上年减少四分之一", "contradicted"),
        ("火电发电量比上年减少近一成", "holds"),
        ("到馆人次下降了一半", "contradicted"),
        ("到馆人次增长一成多", "holds"),
        ("出口额占全省四成以上", "holds"),
        ("出口额占全省一半以上", "contradicted"),
        ("少儿读者比重升至三成", "holds"),
        ("{power}中有{coal}，占比过半", "holds"),
        ("{power}中有{wind}，占比过半", "contradicted"),
    ],
)
def test_a_chinese_fraction_is_held_against_the_share_or_the_change_that_it_names(text, found):
    assert verdict(text, ledger_of(POWER)) == found


@pytest.mark.parametrize(
    "text",
    [
        "In the city centre, children make up half of visits",
        "At weekends, visits fell by half",
        "Foreign visits make up half of all visits",
        "Children make up half of Saturday visits",
        "Children make up a quarter of visits, if not more",
        "Everything but bus journeys makes up less than half of journeys",
        "Children make up half of visits in Leeds",
        "Children make up half of the increase in visits",
        "Half of visits were by children from schools",
        "Half of the staff are women",
        "In 2023, children made up half of visits",
        "Last year, children made up half of visits",
        "Ten years ago children made up half of visits",
        "Do children make up half of visits?",
        "It is a myth that children make up half of visits",
        "Children never made up half of visits",
        "Had children made up half of visits, the hall would be full",
        "Visits may rise by a third",
        "Rail journeys make up half of the timetable",
    ],
)
def test_an_english_fraction_of_something_else_or_of_another_time_stays_open(text):
    assert verdict(text, ledger_of(JOURNEYS, language="en")) == "open"


@pytest.mark.parametrize(
    "text",
    [
        "少儿读者一半以上来自城区",
        "女性少儿读者占一半",
        "周末，少儿读者占一半",
        "出口额占全国一半以上",
        "十年前少儿读者占一半",
        "少儿读者有望占到一半",
    ],
)
def test_a_chinese_fraction_of_something_else_or_of_another_time_stays_open(text):
    assert verdict(text, ledger_of(POWER)) == "open"


@pytest.mark.parametrize(
    ("text", "metrics", "language"),
    [
        ("The third quarter brought visits", JOURNEYS, "en"),
        ("The first half of the report is on visits", JOURNEYS, "en"),
        ("The half-year report puts visits at {visits}", JOURNEYS, "en"),
        ("At most one in the hall speaks of visits", JOURNEYS, "en"),
        ("三分之一倍频程测量已完成", POWER, "zh-CN"),
        ("发电量建成投产，成为主力", POWER, "zh-CN"),
        ("近半年到馆人次平稳", POWER, "zh-CN"),
    ],
)
def test_what_only_looks_like_a_fraction_is_none(text, metrics, language):
    assert not [
        words
        for words in verdicts(text, ledger_of(metrics, language=language))
        if "half" in words or "分" in words
    ]


@pytest.mark.parametrize(
    ("text", "metrics", "reason", "right"),
    [
        (
            "Children make more than half of all visits",
            JOURNEYS,
            "Children is 31% (2025)",
            "just over three in ten",
        ),
        ("少儿读者超过一半", POWER, "少儿读者 is 31%（2025年）", "超过三成"),
        ("风电发电量占发电量一半以上", POWER, "风电发电量 is 29% of 发电量", "近三成"),
        (
            "Bus journeys grew by half on 2024",
            JOURNEYS,
            "Bus journeys rose from 140 million (2024) to 175 million (2025)",
            "Bus journeys rose about 25% on 2024",
        ),
    ],
)
def test_what_is_right_is_told_in_words(text, metrics, reason, right):
    ledger = ledger_of(metrics, language="en" if text.isascii() else "zh-CN")
    (found,) = judged(text, ledger).values()
    assert (found.reason, found.right) == (reason, right)


def test_a_chinese_comparison_with_another_metric_is_no_change_of_that():
    ledger = ledger_of(
        "a: {label: 到馆人次, unit: 万人次, kind: amount, values: {2024: 91.5, 2025: 103.3}}\n"
        "b: {label: 图书外借, unit: 万册次, kind: amount, values: {2024: 69.0, 2025: 65.5}}"
    )
    assert verdict("到馆人次比图书外借多近六成", ledger) == "open"
    assert verdict("到馆人次比2024年多近六成", ledger) == "contradicted"
