"""Natural process limits and the rules of control charts, against a textbook and a second computation."""

from __future__ import annotations

import random
from fractions import Fraction
from statistics import fmean

import pytest

from briefgen.blocks.charts.parts.process_limits import (
    SCALE,
    NaturalLimits,
    Rules,
    kept_ranges,
    mean,
    median,
    moving_ranges,
    rule_breaks,
)

FLOWRATE = "49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1"
"""NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: mean 50.81, mean moving range 1.8778, limits
45.8159 and 55.8041 with the constant 3 / 1.128, of which 2.66 is the rounded form."""


def exact(text: str) -> list[Fraction]:
    return [Fraction(word) for word in text.split()]


def limits_of(values: list[Fraction]) -> NaturalLimits:
    ranges = moving_ranges(values, range(len(values)))
    return NaturalLimits(centre=mean(values), reach=SCALE * mean(ranges))


def broken(values, limits=None, *, slots=None, skip=False, **rules):
    values = [Fraction(value) for value in values]
    limits = limits or NaturalLimits(centre=Fraction(0), reach=Fraction(30))
    found = rule_breaks(tuple(values), tuple(slots or range(len(values))), limits, Rules(**rules), skip=skip)
    return [(each.rule, each.side, each.first, each.last) for each in found]


def test_the_limits_of_the_textbooks_flow_rates_are_the_textbooks():
    values = exact(FLOWRATE)
    limits = limits_of(values)
    assert float(limits.centre) == pytest.approx(50.81)
    assert float(mean(moving_ranges(values, range(10)))) == pytest.approx(1.8778, abs=1e-4)
    assert float(limits.upper or 0) == pytest.approx(55.8041, abs=1e-3)
    assert float(limits.lower or 0) == pytest.approx(45.8159, abs=1e-3)
    assert rule_breaks(tuple(values), tuple(range(10)), limits, Rules()) == ()


def test_limits_are_what_floating_point_numbers_give_too():
    chance = random.Random(11)
    for _ in range(50):
        plain = [round(chance.gauss(40, 9), 1) for _ in range(chance.randint(6, 60))]
        limits = limits_of([Fraction(str(value)) for value in plain])
        centre = fmean(plain)
        reach = 2.66 * fmean(abs(one - other) for one, other in zip(plain[1:], plain, strict=False))
        assert float(limits.centre) == pytest.approx(centre)
        assert [float(limits.lower or 0), float(limits.upper or 0)] == pytest.approx(
            [centre - reach, centre + reach]
        )


def test_no_moving_range_bridges_a_gap():
    values = exact("1 3 90 91")
    assert moving_ranges(values, [0, 1, 2, 3]) == (2, 87, 1)
    assert moving_ranges(values, [0, 1, 4, 5]) == (2, 1)


def test_screened_ranges_lose_those_beyond_their_own_limit_once():
    ranges = exact("1 1 1 1 1 1 1 1 1 11")
    assert kept_ranges(ranges, screened=False) == tuple(ranges)
    assert kept_ranges(ranges, screened=True) == (1,) * 9
    assert kept_ranges(exact("2 3 4"), screened=True) == (2, 3, 4)


def test_the_median_is_the_middle_value_or_between_both_middle_ones():
    assert median(exact("9 1 5")) == 5
    assert median(exact("9 1 5 6")) == Fraction(11, 2)


def test_a_value_beyond_a_limit_breaks_a_rule_and_one_on_it_none():
    assert broken([0, 31, 0, -30]) == [("beyond", "up", 1, 1)]


def test_no_value_is_below_a_limit_that_none_can_reach():
    low = NaturalLimits(centre=Fraction(3), reach=Fraction(4), floor=Fraction(0))
    assert low.lower is None
    assert low.upper == 7
    assert broken([3, 0, 0, 3, 8], low) == [("beyond", "up", 4, 4)]


def test_a_run_is_broken_by_the_other_side_by_a_gap_and_by_the_centre_itself():
    assert broken([1] * 7) == []
    assert broken([1] * 8) == [("run", "up", 0, 7)]
    assert broken([1] * 7, run=7) == [("run", "up", 0, 6)]
    assert broken([-1, *[1] * 9, -1]) == [("run", "up", 1, 9)]
    assert broken([1] * 8, slots=[0, 1, 2, 3, 5, 6, 7, 8]) == []
    assert broken([1, 1, 1, 1, 0, 1, 1, 1, 1]) == []


def test_values_on_the_median_neither_break_a_run_nor_count():
    eight = [1, 1, 1, 1, 0, 1, 1, 1]
    assert broken(eight, skip=True) == []
    assert broken([*eight, 1], skip=True) == [("run", "up", 0, 8)]


def test_a_trend_counts_the_value_it_begins_with_and_ends_at_a_tie():
    assert broken([1, 2, 3, 4, 5], run=0) == []
    assert broken([1, 2, 3, 4, 5, 6], run=0) == [("trend", "up", 0, 5)]
    assert broken([6, 5, 4, 3, 2, 1, 9], run=0) == [("trend", "down", 0, 5)]
    assert broken([1, 2, 3, 3, 4, 5], run=0) == []
    assert broken([1, 2, 3, 4, 5, 6], run=0, trend=0) == []


def test_two_of_three_near_a_limit_are_told_from_the_first_to_the_last():
    assert broken([0, 21, 0, 22, 0]) == [("near", "up", 1, 3)]
    assert broken([0, 21, 0, 0, 22]) == []
    assert broken([21, -21, 0]) == []
    assert broken([31, 32, 0]) == [("beyond", "up", 0, 0), ("beyond", "up", 1, 1)]


def test_fifteen_values_close_to_the_centre_are_told_where_that_is_asked():
    close = [5, -5] * 8
    assert broken(close) == []
    assert broken(close, inner=15) == [("inner", "", 0, 15)]
    assert broken(close[:14], inner=15) == []


def by_windows(values, slots, limits, run, trend):
    """Return the places that are part of a run, of a trend, or of two of three, tried window by window."""
    count, found = len(values), {"run": set(), "trend": set(), "near": set()}
    for first in range(count):
        for last in range(first, count):
            part = range(first, last + 1)
            if slots[last] - slots[first] != last - first:
                continue
            away = [values[at] - limits.centre for at in part]
            if len(part) >= run and (min(away) > 0 or max(away) < 0):
                found["run"] |= set(part)
            steps = [values[at + 1] - values[at] for at in part[:-1]]
            if len(part) >= trend and (min(steps) > 0 or max(steps) < 0):
                found["trend"] |= set(part)
            for sign in (1, -1) if len(part) == 3 else ():
                near = [at for at, each in zip(part, away, strict=True) if each * sign > limits.reach * 2 / 3]
                beyond = [at for at in near if abs(values[at] - limits.centre) > limits.reach]
                if len(near) >= 2 and len(beyond) < len(near):
                    found["near"] |= set(range(near[0], near[-1] + 1))
    return found


def test_rules_find_what_trying_every_window_finds():
    chance = random.Random(7)
    for _ in range(150):
        level, values, slots = 0.0, [], []
        for _ in range(chance.randint(10, 40)):
            level += chance.gauss(0, 3) * (chance.random() < 0.7)
            values.append(Fraction(round(level)))
            slots.append((slots[-1] if slots else 0) + (2 if chance.random() < 0.05 else 1))
        reach = SCALE * (mean(moving_ranges(values, slots)) or Fraction(1))
        limits = NaturalLimits(centre=mean(values), reach=reach)
        told = {"run": set(), "trend": set(), "near": set()}
        for each in rule_breaks(tuple(values), tuple(slots), limits, Rules(run=6, trend=5)):
            if each.rule in told:
                told[each.rule] |= set(each.places)
        wanted = by_windows(values, slots, limits, 6, 5)
        assert told["run"] == wanted["run"]
        assert told["trend"] == wanted["trend"]
        # Overlapping threes are told as one stretch, of which one may be beyond the limit alone.
        assert wanted["near"] <= told["near"]
