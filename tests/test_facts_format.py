"""A fact as text, in Chinese and in English."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.facts.fact import Fact
from briefgen.facts.format import bounds, digits, figure, magnitude, plain, signed
from briefgen.facts.interval import Interval

FACT = Fact(
    id="a.now",
    metric="a",
    kind="value",
    measure="count",
    label="A",
    period="now",
    number=Decimal(0),
    interval=Interval.exact(0),
    unit="",
    place=Place("brief.yaml"),
)


def fact(number, unit="", qualifier="", **more):
    return replace(FACT, number=Decimal(number), unit=unit, qualifier=qualifier, **more)


@pytest.mark.parametrize(
    ("number", "unit", "qualifier", "text"),
    [
        ("9776", "家", "", "9776家"),
        ("2400", "人", "超", "超2400人"),
        ("4800", "项", "余", "4800余项"),
        ("100", "项", "多", "100多项"),
        ("12", "亿元", "约", "约12亿元"),
        ("3000", "家", "近", "近3000家"),
        ("90", "%", "以上", "90%以上"),
        ("90", "%", "近", "近90%"),
        ("10", "天", "以下", "10天以下"),
        ("300", "万人", "", "300万人"),
        ("61.70", "%", "", "61.70%"),
        ("600", "km/h", "", "600 km/h"),
        ("-3.2", "%", "", "−3.2%"),
        ("5", "人", "under", "不足5人"),
        ("5", "人", "over", "超5人"),
    ],
)
def test_chinese_puts_every_qualifier_in_its_place(number, unit, qualifier, text):
    assert figure(fact(number, unit, qualifier), "zh-CN").text == text


@pytest.mark.parametrize(
    ("number", "unit", "qualifier", "text"),
    [
        ("2400", "people", "超", "over 2,400 people"),
        ("2400", "people", "over", "over 2,400 people"),
        ("90", "%", "nearly", "nearly 90%"),
        ("12", "million euros", "about", "about 12 million euros"),
        ("90", "%", "以上", "at least 90%"),
        ("1234567", "", "", "1,234,567"),
        ("1234.50", "m", "", "1,234.50 m"),
        ("600", "km/h", "", "600 km/h"),
        ("1", "times", "", "1 time"),
        ("10", "days", "以下", "at most 10 days"),
    ],
)
def test_english_groups_thousands_and_qualifies_before_the_number(number, unit, qualifier, text):
    assert figure(fact(number, unit, qualifier), "en").text == text


def test_the_parts_of_a_figure_make_up_its_text():
    parts = figure(fact("4800", "项", "余"), "zh-CN")
    assert (parts.prefix, parts.number, parts.suffix, parts.unit) == ("", "4800", "余", "项")


def test_a_rank_is_an_ordinal_and_a_change_of_rank_is_not():
    rank = fact("34", "位", measure="rank")
    assert figure(rank, "zh-CN").text == "第34位"
    assert [figure(fact(n, "", measure="rank"), "en").text for n in ("1", "2", "3", "11", "22", "34")] == [
        "1st", "2nd", "3rd", "11th", "22nd", "34th",
    ]  # fmt: skip
    assert figure(replace(rank, kind="rank_change"), "zh-CN").text == "34位"


@pytest.mark.parametrize(
    ("kind", "number", "unit", "zh", "en"),
    [
        ("growth", "85", "%", "85%", "85%"),
        ("doubled", "1", "番", "翻一番", "doubled"),
        ("doubled", "2", "番", "翻两番", "quadrupled"),
        ("ranked", "1", "位", "第一", "1st"),
        ("ranked", "12", "位", "第12位", "12th"),
    ],
)
def test_claims_have_forms_of_their_own(kind, number, unit, zh, en):
    claim = fact(number, unit, kind=kind)
    assert figure(claim, "zh-CN").text == zh
    assert figure(claim, "en").text == en


def test_signs_are_printed_when_asked_for_and_minus_is_a_minus():
    assert signed(fact("85", "%"), "zh-CN") == "+85%"
    assert signed(fact("-3", "位"), "zh-CN") == "−3位"
    assert signed(fact("0", "%"), "zh-CN") == "0%"
    assert signed(fact("30", "%", "约"), "zh-CN") == "约+30%"
    assert magnitude(fact("-3.2", "%"), "en") == "3.2%"


def test_a_figure_can_be_printed_without_its_qualifier():
    assert plain(fact("2400", "人", "超"), "zh-CN") == "2400人"
    assert plain(fact("90", "%", "以上"), "zh-CN") == "90%"
    assert plain(fact("34", "位", measure="rank"), "zh-CN") == "第34位"


def test_trailing_zeros_are_kept_because_they_were_published():
    assert digits(Decimal("84.0"), "zh-CN") == "84.0"
    assert digits(Decimal("3E+2"), "en") == "300"


def test_ranges_are_rounded_outwards_and_have_one_unit():
    between = Interval(Fraction("5270.08"), Fraction("5298.64"))
    assert bounds(between, "家", "zh-CN", whole=True) == "5271–5298家"
    assert bounds(between, "firms", "en") == "5,270–5,299 firms"
    assert bounds(Interval.exact(Fraction("3.4")), "倍", "zh-CN") == "3.4倍"
    assert bounds(Interval(Fraction("1.6172"), Fraction("1.6261")), "", "en") == "1.617–1.627"


@pytest.mark.parametrize(
    ("written", "language", "shown"),
    [
        ("1以上", "zh-CN", "翻一番以上"),
        ("2多", "zh-CN", "翻两番多"),
        ("近1", "zh-CN", "近翻一番"),
        ("超1", "zh-CN", "超翻一番"),
        ("over 1", "en", "more than doubled"),
        ("1", "en", "doubled"),
    ],
)
def test_a_doubling_keeps_the_word_that_says_which_way_it_is_rounded(written, language, shown):
    claim = f"{{doubled: {written}, since: 2020}}"
    ledger = ledger_of(
        f"a: {{label: 甲, unit: 亿元, kind: amount, values: {{2025: 390}}, claims: [{claim}]}}",
        language=language,
    )
    assert figure(ledger.find("a.doubled"), language).text == shown
