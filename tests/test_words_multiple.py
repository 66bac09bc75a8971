"""Multiples in words: doubled, halved, three times as many, 翻番, 增长两倍 are held against the figures."""

import pytest
from figures_kit import ledger_of
from words_briefs import JOURNEYS, POWER
from words_kit import judged, verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Visits halved in two years", "contradicted"),
        ("Visits have doubled", "contradicted"),
        ("Visits have more than doubled since 2023", "contradicted"),
        ("E-books doubled in a year", "holds"),
        ("E-books more than doubled in a year", "holds"),
        ("E-books tripled in a year", "contradicted"),
        ("Ferry journeys have halved since 2023", "contradicted"),
        ("Rail journeys nearly doubled between 2023 and 2025", "holds"),
        ("Rail journeys more than doubled between 2023 and 2025", "contradicted"),
        ("Rail journeys came to {rail}, nearly twice the figure of 2023", "holds"),
        ("Rail journeys came to {rail}, three times the figure of 2023", "contradicted"),
        ("Rail journeys are nearly double the 2023 figure", "holds"),
        ("Rail journeys quadrupled compared with 2023", "contradicted"),
        ("There were nearly twice as many bus journeys as rail journeys", "holds"),
        ("There were three times as many rail journeys as bus journeys", "contradicted"),
        ("Half as many e-books as books were lent", "contradicted"),
        ("Half as many ferry journeys as in 2023", "contradicted"),
        ("Bus journeys were more than three times as high as ferry journeys", "holds"),
        ("Rail journeys were more than three times as high as bus journeys", "contradicted"),
        ("Bus journeys are almost twice rail journeys", "holds"),
        ("Books are three times e-books", "holds"),
        ("Books are ten times e-books", "contradicted"),
        ("Rail journeys are one and a half times bus journeys", "contradicted"),
        ("E-books saw a twofold increase in 2025", "holds"),
        ("E-books rose tenfold", "contradicted"),
        ("A doubling of visits", "contradicted"),
        ("Rail journeys doubled from {rail.2023} to {rail.2024}", "contradicted"),
        ("Rail journeys nearly doubled from {rail.2023} to {rail}", "holds"),
        ("Visits doubled in 2024 and halved in 2025", "contradicted"),
        ("A doubling of e-books", "holds"),
        ("Visits are 1.2 times the 2023 figure", "holds"),
        ("Visits are 2.4 times the 2023 figure", "contradicted"),
        ("Visits by train doubled", "open"),
        ("Visits to London doubled", "open"),
        ("In London, visits doubled", "open"),
        ("Libraries doubled visits", "open"),
        ("Have visits doubled?", "open"),
        ("Visits have not doubled", "open"),
        ("Visits may have doubled", "open"),
        ("Visits doubled between 1990 and 2000", "open"),
        ("Second-hand books doubled in price", "open"),
        ("Children are twice as many as visits", "open"),
        ("The hall was double-glazed, at times by hand", "none"),
    ],
)
def test_an_english_multiple_is_held_against_an_earlier_value_or_another_metric(text, found):
    assert verdict(text, ledger_of(JOURNEYS, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到馆人次翻两番", "contradicted"),
        ("到馆人次翻了一番", "contradicted"),
        ("光伏发电量较2023年翻一番", "holds"),
        ("光伏发电量较2023年翻两番", "contradicted"),
        ("光伏发电量较2023年翻倍", "holds"),
        ("风电发电量较2023年翻了两番", "contradicted"),
        ("到馆人次是2023年的两倍多", "contradicted"),
        ("光伏发电量是2023年的两倍", "holds"),
        ("光伏发电量是2023年的三倍", "contradicted"),
        ("光伏发电量达{solar}，较2023年增长一倍", "holds"),
        ("光伏发电量较2023年增长两倍", "contradicted"),
        ("光伏发电量较2023年增长了1.5倍", "contradicted"),
        ("光伏发电量较2023年增长近一倍", "holds"),
        ("光伏发电量是2023年的2倍", "holds"),
        ("光伏发电量是2023年的3.4倍", "contradicted"),
        ("光伏发电量增至2023年的两倍", "holds"),
        ("光伏发电量增至2023年的四倍", "contradicted"),
        ("光伏发电量比2023年成倍增长", "holds"),
        ("到馆人次比2023年成倍增长", "contradicted"),
        ("到馆人次比2023年减半", "contradicted"),
        ("到馆人次腰斩", "contradicted"),
        ("风电发电量是2023年的一半", "contradicted"),
        ("火电发电量是风电发电量的近两倍", "holds"),
        ("火电发电量是风电发电量的三倍多", "contradicted"),
        ("火电发电量三倍于风电发电量", "contradicted"),
        ("火电发电量比光伏发电量多三倍", "contradicted"),
        ("光伏发电量是火电发电量的一半", "contradicted"),
        ("光伏发电量比上年增长数倍", "contradicted"),
        ("到馆人次力争翻番", "open"),
        ("周末到馆人次翻番", "open"),
        ("周末，到馆人次翻番", "open"),
        ("女性少儿读者减半", "open"),
        ("到馆人次较1990年翻番", "open"),
        ("到馆人次是少儿读者的三倍", "open"),
        ("企业倍增计划启动", "none"),
    ],
)
def test_a_chinese_multiple_is_held_against_an_earlier_value_or_another_metric(text, found):
    assert verdict(text, ledger_of(POWER)) == found


def test_a_multiple_that_stands_alone_is_said_of_the_metric_beside_it():
    english, chinese = ledger_of(JOURNEYS, language="en"), ledger_of(POWER)
    assert verdict("Doubled since 2023", english, near=("visits",)) == "contradicted"
    assert verdict("Doubled since 2023", english, near=("visits", "books")) == "open"
    assert verdict("较2023年翻了一番", chinese, near=("solar",)) == "holds"
    assert verdict("较2023年翻了一番", chinese, near=("visits",)) == "contradicted"


def test_a_printed_multiple_is_right_by_construction():
    assert (
        verdict("Visits are {visits.multiple@2023} the 2023 value", ledger_of(JOURNEYS, language="en"))
        == "none"
    )


@pytest.mark.parametrize(
    ("text", "metrics", "reason", "right"),
    [
        (
            "Visits have doubled",
            JOURNEYS,
            "Visits rose from 915 thousand (2024) to 1,033 thousand (2025)",
            "Visits rose 13% on 2024",
        ),
        ("Books are ten times e-books", JOURNEYS, "Books is 3.3 times E-books", ""),
        (
            "火电发电量是风电发电量的三倍多",
            POWER,
            "火电发电量 is 1.8 times 风电发电量",
            "火电发电量是风电发电量的1.8倍",
        ),
    ],
)
def test_what_the_multiple_is_is_told(text, metrics, reason, right):
    (found,) = judged(text, ledger_of(metrics, language="en" if text.isascii() else "zh-CN")).values()
    assert (found.reason, found.right) == (reason, right)
