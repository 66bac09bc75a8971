"""What a printed number may mean, and arithmetic with it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from briefgen.facts.interval import Interval, printed_interval

FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


def between(low, high, *, open_low=False, open_high=False):
    return Interval(Fraction(str(low)), Fraction(str(high)), open_low, open_high)


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        ("85", "84.5", "85.5"),
        ("5.4", "5.35", "5.45"),
        ("61.77", "61.765", "61.775"),
        ("300", "299.5", "300.5"),
        ("61.70", "61.695", "61.705"),
        ("-3", "-3.5", "-2.5"),
    ],
)
def test_a_printed_number_stands_for_what_rounds_to_it(number, low, high):
    assert printed_interval(Decimal(number)) == between(low, high)


def test_what_is_counted_one_by_one_is_exact():
    assert printed_interval(Decimal(16), place=Fraction(0)) == Interval.exact(16)


@pytest.mark.parametrize(
    ("number", "qualifier", "inside", "outside"),
    [
        ("3000", "近", ["2700", "2999"], ["3000", "2699", "3001"]),
        ("12", "约", ["11.4", "12", "12.6"], ["11.3", "12.7"]),
        ("3", "约", ["2.5", "3.5"], ["2.4", "3.6"]),
        ("2400", "超", ["2401", "2499"], ["2400", "2520", "2399"]),
        ("80", "超", ["80.1", "89"], ["80", "90"]),
        ("4800", "余", ["4801", "4899"], ["4800", "5040"]),
        ("540", "余", ["541", "549"], ["540", "567"]),
        ("100", "多", ["101", "199"], ["100", "200"]),
        ("90", "以上", ["90", "99"], ["89.9", "100"]),
        ("10", "以下", ["10", "1"], ["10.1", "0"]),
        ("90", "nearly", ["89", "81"], ["90", "80"]),
        ("2400", "over", ["2401"], ["2400"]),
    ],
)
def test_a_qualifier_moves_the_bounds_in_its_own_direction(number, qualifier, inside, outside):
    interval = printed_interval(Decimal(number), qualifier)
    assert all(Decimal(each) in interval for each in inside)
    assert not any(Decimal(each) in interval for each in outside)


def test_a_qualified_fall_is_the_mirror_of_a_qualified_rise():
    assert printed_interval(Decimal(-10), "超") == -printed_interval(Decimal(10), "超")


def test_two_readings_agree_when_one_number_may_be_meant_by_both():
    assert printed_interval(Decimal("5.4")).agrees(printed_interval(Decimal(5), "超"))
    assert not printed_interval(Decimal("5.4")).agrees(printed_interval(Decimal("3.4")))


def test_open_bounds_that_touch_do_not_agree():
    assert not between(0, 1, open_high=True).agrees(between(1, 2))
    assert between(0, 1).agrees(between(1, 2))


@pytest.mark.parametrize(
    ("interval", "low", "high"),
    [
        (between("46.9", "47.9"), 47, 47),
        (between(4800, 4900, open_low=True, open_high=True), 4801, 4899),
        (between("5270.08", "5298.6"), 5271, 5298),
    ],
)
def test_whole_numbers_tighten_an_interval(interval, low, high):
    assert interval.whole() == between(low, high)


def test_there_may_be_no_whole_number_at_all():
    assert between("1.617", "1.627").whole().empty


def test_nothing_is_divided_by_what_may_be_zero():
    with pytest.raises(ZeroDivisionError):
        Interval.exact(1) / between(-1, 1)


@given(FRACTIONS, FRACTIONS, FRACTIONS, FRACTIONS)
def test_arithmetic_never_loses_a_number(a, b, c, d):
    one, other = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert a + c in one + other
    assert a - d in one - other
    assert b * c in one * other
    if not other.low <= 0 <= other.high:
        assert a / d in one / other
