"""The difference of two figures: its sign, its unit, its precision, and where there is none to tell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.base.diagnostics import Place
from briefgen.diff.delta import Delta, delta
from briefgen.facts.fact import Fact
from briefgen.facts.interval import Interval


def fact(number: str, unit: str = "家", **more: str) -> Fact:
    given = {"kind": "value", "measure": "amount", "qualifier": ""} | more
    return Fact(
        id="x.2025",
        metric="x",
        label="某数",
        period="2025",
        number=Decimal(number),
        interval=Interval.exact(Decimal(number)),
        unit=unit,
        place=Place(""),
        **given,
    )


@pytest.mark.parametrize(
    ("old", "new", "absolute", "relative"),
    [
        ("300", "310", "+10家", "+3.3%"),
        ("310", "300", "−10家", "−3.2%"),
        ("5.8", "5.94", "+0.14家", "+2.4%"),
        ("100", "150", "+50家", "+50%"),
        ("10000", "10001", "+1家", "+0.01%"),
        ("0", "12", "+12家", ""),
        ("-5", "5", "+10家", "+200%"),
    ],
)
def test_a_figure_grows_by_an_amount_and_by_per_cent(old, new, absolute, relative):
    assert delta(fact(old), fact(new), "zh-CN") == Delta(absolute=absolute, relative=relative)


def test_equal_figures_have_no_difference():
    assert delta(fact("300"), fact("300"), "zh-CN") == Delta()


def test_scales_are_brought_to_the_newer_unit():
    assert delta(fact("9800", "万元"), fact("1.2", "亿元"), "zh-CN") == Delta(
        absolute="+0.22亿元", relative="+22.4%"
    )


def test_figures_of_different_kinds_are_not_compared():
    assert delta(fact("300", "家"), fact("310", "亿元"), "zh-CN") == Delta()


def test_percentages_differ_in_points_whatever_the_language():
    old, new = fact("61.77", "%"), fact("60.5", "%")
    assert delta(old, new, "zh-CN") == Delta(absolute="−1.27个百分点")
    assert delta(old, new, "en") == Delta(absolute="−1.27 percentage points")


def test_ranks_rise_when_their_number_falls():
    def rank(number: str) -> Fact:
        return fact(number, "位", measure="rank")

    assert delta(rank("34"), rank("30"), "zh-CN").absolute == "上升4位"
    assert delta(rank("30"), rank("34"), "zh-CN").absolute == "下降4位"
    assert delta(rank("2"), rank("1"), "en").absolute == "up 1 place"


def test_what_is_only_about_right_differs_by_about_so_much():
    old = fact("4800", "项", qualifier="余")
    assert delta(old, fact("5200", "项"), "zh-CN").absolute == "约+400项"
    assert delta(old, fact("5200", "items"), "en") == Delta()
