"""Where intervals begin and end, whether their bounds belong to them, and what arithmetic makes of both."""

from decimal import Decimal
from fractions import Fraction

import pytest

from briefgen.facts.interval import Interval, last_place, printed_interval, qualifier_reach

CLOSED, OPEN = False, True


def of(low, high, low_open=CLOSED, high_open=CLOSED):
    return Interval(Fraction(low), Fraction(high), low_open, high_open)


READINGS = [
    ("3000", "近", of(2700, 3000, CLOSED, OPEN)),
    ("3000", "nearly", of(2700, 3000, CLOSED, OPEN)),
    ("12", "约", of("11.4", "12.6")),
    ("12", "about", of("11.4", "12.6")),
    ("3", "about", of("2.5", "3.5")),
    ("0", "about", of("-0.5", "0.5")),
    ("2400", "超", of(2400, 2520, OPEN, OPEN)),
    ("2400", "余", of(2400, 2520, OPEN, OPEN)),
    ("100", "多", of(100, 200, OPEN, OPEN)),
    ("80", "over", of(80, 90, OPEN, OPEN)),
    ("90", "以上", of(90, 100, CLOSED, OPEN)),
    ("10", "以下", of(0, 10, OPEN, CLOSED)),
    ("10", "under", of(0, 10, OPEN, CLOSED)),
    ("2.5", "超", of("2.5", "2.625", OPEN, OPEN)),
    ("0", "近", of(0, 0)),
]


@pytest.mark.parametrize(("number", "qualifier", "meant"), READINGS)
def test_a_qualified_number_has_exactly_these_bounds(number, qualifier, meant):
    assert printed_interval(Decimal(number), qualifier) == meant


@pytest.mark.parametrize(("number", "qualifier", "meant"), [row for row in READINGS if row[0] != "0"])
def test_a_qualified_negative_number_is_the_mirror_of_its_positive_twin(number, qualifier, meant):
    mirrored = of(-meant.high, -meant.low, meant.high_open, meant.low_open)
    assert printed_interval(-Decimal(number), qualifier) == mirrored


@pytest.mark.parametrize(
    ("number", "qualifier", "place", "meant"),
    [
        ("16", "", 0, of(16, 16)),
        ("16", "", 10, of(11, 21)),
        ("-16", "", 10, of(-21, -11)),
        ("3", "约", 0, of("2.85", "3.15")),
        ("-3", "约", 0, of("-3.15", "-2.85")),
        ("3", "约", 10, of(-2, 8)),
        ("-3", "约", 10, of(-8, 2)),
    ],
)
def test_the_last_digits_place_can_be_said(number, qualifier, place, meant):
    assert printed_interval(Decimal(number), qualifier, place=Fraction(place)) == meant


@pytest.mark.parametrize(
    ("number", "unit"), [("85", 1), ("850", 1), ("0.5", "0.1"), ("61.70", "0.01"), ("1E+3", 1)]
)
def test_the_last_place_is_one_unit_of_the_last_printed_digit(number, unit):
    assert last_place(Decimal(number)) == Fraction(unit)


@pytest.mark.parametrize(
    ("number", "most"),
    [
        ("2400", 120),
        ("100", 100),
        ("80", 10),
        ("81", "4.05"),
        ("7", 1),
        ("0.5", "0.1"),
        ("-100", 100),
        ("-81", "4.05"),
    ],
)
def test_more_than_a_number_reaches_one_unit_of_its_last_digit_or_five_per_cent(number, most):
    assert qualifier_reach(Decimal(number)) == Fraction(most)


def test_the_opposite_of_an_interval_swaps_its_bounds_with_their_openness():
    assert -of(1, 2, OPEN, CLOSED) == of(-2, -1, CLOSED, OPEN)
    assert -of(1, 2, CLOSED, OPEN) == of(-2, -1, OPEN, CLOSED)


SIDES = [(CLOSED, CLOSED), (OPEN, CLOSED), (CLOSED, OPEN), (OPEN, OPEN)]


@pytest.mark.parametrize("one", SIDES)
@pytest.mark.parametrize("other", SIDES)
def test_a_sum_has_an_open_end_where_either_part_has_one(one, other):
    assert of(1, 2, *one) + of(10, 20, *other) == of(11, 22, one[0] or other[0], one[1] or other[1])
    assert of(1, 2, *one) - of(10, 20, *other) == of(-19, -8, one[0] or other[1], one[1] or other[0])


@pytest.mark.parametrize("one", SIDES)
@pytest.mark.parametrize("other", SIDES)
def test_a_product_and_a_quotient_have_open_ends_where_either_part_has_one(one, other):
    assert of(2, 3, *one) * of(10, 20, *other) == of(20, 60, one[0] or other[0], one[1] or other[1])
    assert of(20, 60, *one) / of(2, 4, *other) == of(5, 30, one[0] or other[1], one[1] or other[0])


def test_a_bound_that_one_corner_reaches_and_another_does_not_belongs_to_the_product():
    assert of(-1, 1, CLOSED, OPEN) * of(-1, 1, CLOSED, OPEN) == of(-1, 1, OPEN, CLOSED)
    assert of(-1, 1, OPEN, CLOSED) * of(-1, 1, CLOSED, OPEN) == of(-1, 1, CLOSED, OPEN)


def test_a_product_with_negative_numbers_takes_the_least_and_the_greatest_corner():
    assert of(-3, -2) * of(4, 5) == of(-15, -8)
    assert of(-3, -2) * of(-5, -4) == of(8, 15)
    assert of(-3, 2) * of(-4, 5) == of(-15, 12)


@pytest.mark.parametrize("divisor", [of(0, 1), of(-1, 0), of(-1, 1), of(0, 0), of(0, 1, OPEN, CLOSED)])
def test_what_may_be_zero_divides_nothing(divisor):
    with pytest.raises(ZeroDivisionError, match="divisor"):
        of(1, 2) / divisor


def test_negative_divisors_turn_the_bounds_around():
    assert of(20, 60) / of(-4, -2) == of(-30, -5)


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        (of(0, 2), of(1, 3), of(1, 2)),
        (of(0, 2, OPEN, OPEN), of(0, 2), of(0, 2, OPEN, OPEN)),
        (of(0, 2), of(0, 2, OPEN, OPEN), of(0, 2, OPEN, OPEN)),
        (of(0, 2, CLOSED, OPEN), of(1, 3, OPEN, CLOSED), of(1, 2, OPEN, OPEN)),
        (of(0, 5, OPEN, OPEN), of(1, 3), of(1, 3)),
    ],
)
def test_what_two_intervals_share_ends_where_the_narrower_one_does(one, other, common):
    assert one.meet(other) == common
    assert other.meet(one) == common


@pytest.mark.parametrize(
    ("interval", "empty"),
    [
        (of(1, 1), False), (of(1, 1, OPEN, CLOSED), True), (of(1, 1, CLOSED, OPEN), True), (of(1, 0), True),
        (of(0, 1, OPEN, OPEN), False),
    ],
)  # fmt: skip
def test_an_interval_is_empty_when_no_number_lies_in_it(interval, empty):
    assert interval.empty is empty


@pytest.mark.parametrize(
    ("interval", "whole"),
    [
        (of(1, 4), of(1, 4)),
        (of(1, 4, OPEN, CLOSED), of(2, 4)),
        (of(1, 4, CLOSED, OPEN), of(1, 3)),
        (of("1.2", "3.9", OPEN, OPEN), of(2, 3)),
        (of("-1.5", "-0.5"), of(-1, -1)),
    ],
)
def test_the_whole_numbers_of_an_interval_leave_out_an_open_end(interval, whole):
    assert interval.whole() == whole


@pytest.mark.parametrize(("number", "nearest"), [(0, 1), (1, 1), ("2.5", "2.5"), (4, 3)])
def test_the_nearest_number_of_an_interval_is_the_number_itself_or_a_bound(number, nearest):
    assert of(1, 3).nearest(Fraction(number)) == Fraction(nearest)
