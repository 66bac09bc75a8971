"""A reading in, what it may stand for out: what rounds to it, exactly it where things are counted."""

from __future__ import annotations

from fractions import Fraction

from briefgen.facts.addends import Addends
from briefgen.facts.counted import is_counted
from briefgen.facts.interval import Interval, added_up, last_digit_unit, printed_interval
from briefgen.facts.metric import Metric
from briefgen.facts.reading import Reading


def stood_for(reading: Reading, metric: Metric) -> Interval:
    """Return what a printed number stands for, a range from what its lower end may be to its upper end.

    The sum or the mean of cells stands for what those may add up to.
    """
    if reading.parts:
        among = sum(part.size for part in reading.parts) if reading.mean else 1
        return added_up([_reach(part, metric) for part in reading.parts], reading.number, among=among)
    low, *further = (
        printed_interval(
            number,
            reading.qualifier,
            place=last_digit_unit(number, counted=is_counted(metric, number), tenths="成" in reading.text),
        )
        for number in reading.span or (reading.number,)
    )
    high = further[0] if further else low
    return Interval(low.low, high.high, low.low_open, high.high_open)


def _reach(part: Addends, metric: Metric) -> Interval:
    """Return what numbers add up to, each as far off as half a unit of its last digit."""
    unit = last_digit_unit(part.like, counted=is_counted(metric, part.like)) or Fraction(0)
    return Interval.around(Fraction(part.total), part.size * unit / 2)
