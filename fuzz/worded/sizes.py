"""Predicates of sizes: shares, multiples, comparisons, places, sums, units; added to those of truth.py."""

from __future__ import annotations

from fractions import Fraction

from fuzz.worded.figures import Figures, Metric
from fuzz.worded.truth import WAYS, Verdict, bases, both, course, means, position, record, sign

Group = tuple[Metric, ...]

REACH: dict[str, tuple[float, float, float, float]] = {
    "about": (0.97, 1.03, 0.82, 1.18),
    "fold": (0.97, 1.06, 0.78, 1.45),
    "near": (0.93, 0.995, 0.80, 1.05),
    "over": (1.005, 1.25, 0.985, 9e9),
    "slightly": (1.005, 1.12, 0.985, 1.35),
    "under": (0.80, 0.995, -9e9, 1.015),
    "loose": (0.94, 1.12, 0.78, 1.6),
    "bulk": (1.1, 9e9, 0.7, 9e9),
    "most": (1.02, 9e9, 0.97, 9e9),
    "less": (-9e9, 0.98, -9e9, 1.015),
}
"""Of the size that words name: from where to where they are true, and below and above what they are false."""


def size(found: Fraction, word: str, named: str) -> Verdict:
    """Judge whether a size is what words such as 'nearly 3/10' name."""
    low, high, below, above = REACH[word]
    times = float(found / Fraction(named))
    if word == "fold" and Fraction(named) < 1:
        times = (
            1 / times
        )  # what is said to have halved is as far from a third as what doubled is from three times
    if low <= times <= high:
        return True
    return False if times < below or times > above else None


def last(metric: Metric) -> Fraction:
    """Return the latest value."""
    return Fraction(metric.last)


@means
def share(figures: Figures, part: Metric, whole: Metric, word: str, named: str) -> Verdict:
    """Say whether a part is a share of its whole."""
    return size(last(part) / last(whole), word, named)


@means
def percent(figures: Figures, metric: Metric, word: str, named: str) -> Verdict:
    """Say whether a percentage is of a size."""
    return size(last(metric) / 100, word, named)


def _times(figures: Figures, metric: Metric, base: str) -> Fraction:
    return last(metric) / course(metric)[position(figures, base)]


@means
def times(figures: Figures, metric: Metric, base: str, word: str, named: str) -> Verdict:
    """Say how many times an earlier value it is."""
    return size(_times(figures, metric, base), word, named)


@means
def up_by(figures: Figures, metric: Metric, base: str, word: str, named: str) -> Verdict:
    """Say by what part it grew."""
    return size(_times(figures, metric, base) - 1, word, named)


@means
def down_by(figures: Figures, metric: Metric, base: str, word: str, named: str) -> Verdict:
    """Say by what part it fell."""
    return size(1 - _times(figures, metric, base), word, named)


@means
def halved_record(figures: Figures, metric: Metric, base: str) -> Verdict:
    """Say whether it halved and was never so low."""
    return both(times(figures, metric, base, "fold", "1/2"), record(figures, metric, "low"))


@means
def ratio(figures: Figures, one: Metric, other: Metric, word: str, named: str) -> Verdict:
    """Say how many times another metric it is."""
    return size(last(one) / last(other), word, named)


def _ahead(one: Fraction, other: Fraction) -> Verdict:
    found = sign(one, other)
    return None if found is None else found == 1


@means
def more(figures: Figures, one: Metric, other: Metric) -> Verdict:
    """Say whether one is more than another."""
    return _ahead(last(one), last(other))


@means
def less(figures: Figures, one: Metric, other: Metric) -> Verdict:
    """Say whether one is less than another."""
    return _ahead(last(other), last(one))


@means
def more_at(figures: Figures, one: Metric, other: Metric, base: str) -> Verdict:
    """Say whether one was more than another."""
    at = position(figures, base)
    return _ahead(course(one)[at], course(other)[at])


@means
def overtook(figures: Figures, one: Metric, other: Metric) -> Verdict:
    """Say whether one passed another in the latest period."""
    signs = [sign(a, b) for a, b in zip(course(one), course(other), strict=True)]
    if signs[-1] == -1 or set(signs) == {1}:
        return False
    return True if signs[-1] == 1 and set(signs[:-1]) == {-1} else None


@means
def faster(figures: Figures, one: Metric, other: Metric) -> Verdict:
    """Say whether one grew faster than another that grew."""
    mine, others = (_times(figures, each, "prev") - 1 for each in (one, other))
    if min(mine, others) < 0.01 or abs(mine - others) < 0.01:
        return None
    return mine > others


def _place(metric: Metric, group: Group) -> int | None:
    """Return the place in an order from the largest down; None where another is as large."""
    signs = [sign(last(other), last(metric)) for other in group if other != metric]
    return None if {0, None} & set(signs) else 1 + signs.count(1)


@means
def placed(figures: Figures, metric: Metric, group: Group, place: str) -> Verdict:
    """Say whether it has a place in the order of its group."""
    found = _place(metric, group)
    return None if found is None or int(place) > len(group) else found == int(place)


@means
def top(figures: Figures, metric: Metric, group: Group, place: str) -> Verdict:
    """Say whether it has one of the first places."""
    found = _place(metric, group)
    return None if found is None or int(place) >= len(group) else found <= int(place)


@means
def largest(figures: Figures, metric: Metric, group: Group) -> Verdict:
    """Say whether it is the first of its group."""
    return placed(figures, metric, group, "1")


@means
def smallest(figures: Figures, metric: Metric, group: Group) -> Verdict:
    """Say whether it is the last of its group."""
    return placed(figures, metric, group, str(len(group)))


@means
def first_ahead(figures: Figures, one: Metric, other: Metric, group: Group) -> Verdict:
    """Say whether it is the first; another stands behind it then."""
    return largest(figures, one, group)


@means
def first_then(figures: Figures, one: Metric, other: Metric, group: Group) -> Verdict:
    """Say whether they are the first and the second."""
    return both(placed(figures, one, group, "1"), placed(figures, other, group, "2"))


@means
def rank_is(figures: Figures, metric: Metric, place: str) -> Verdict:
    """Say whether a rank is a place."""
    return metric.last == int(place)


@means
def rank_top(figures: Figures, metric: Metric, place: str) -> Verdict:
    """Say whether a rank is a place or a better one."""
    return metric.last <= int(place)


@means
def rank_by(figures: Figures, metric: Metric, number: str) -> Verdict:
    """Say whether a rank improved by so many places."""
    return metric.values[-2] - metric.values[-1] == int(number)


@means
def sum_more(figures: Figures, one: Metric, other: Metric, third: Metric) -> Verdict:
    """Say whether two together are more than a third."""
    return _ahead(last(one) + last(other), last(third))


@means
def sum_less(figures: Figures, one: Metric, other: Metric, third: Metric) -> Verdict:
    """Say whether two together are less than a third."""
    return _ahead(last(third), last(one) + last(other))


@means
def sum_is(figures: Figures, one: Metric, other: Metric, number: str) -> Verdict:
    """Say whether two together are a number."""
    found, said = last(one) + last(other), Fraction(number)
    return True if found == said else False if abs(found / said - 1) > 0.05 else None


@means
def sum_share(figures: Figures, one: Metric, other: Metric, whole: Metric, word: str, named: str) -> Verdict:
    """Say whether two together are a share of a whole."""
    return size((last(one) + last(other)) / last(whole), word, named)


def _moved(found: Fraction, way: str, number: str) -> Verdict:
    """Judge a stated move: right to a rounding, or wrong by more than any rounding."""
    far = abs(found * WAYS[way] - Fraction(number))
    return True if far <= Fraction(1, 20) else False if far > max(0.4, float(abs(found)) / 5) else None


@means
def points(figures: Figures, metric: Metric, way: str, number: str) -> Verdict:
    """Say whether a percentage moved by so many points; nothing else does."""
    values = course(metric)
    return _moved(values[-1] - values[-2], way, number) if metric.unit == "%" else False


@means
def relative(figures: Figures, metric: Metric, way: str, number: str) -> Verdict:
    """Say whether it moved by so many per cent of what it was."""
    return _moved((_times(figures, metric, "prev") - 1) * 100, way, number)


@means
def unit_is(figures: Figures, metric: Metric, unit: str) -> Verdict:
    """Say whether a unit is its own."""
    return unit == metric.unit


@means
def typed(figures: Figures, metric: Metric, number: str) -> Verdict:
    """Judge a number with a unit that is written out, brought to the metric's own unit."""
    times_ = float(Fraction(number) / last(metric))
    return True if 0.995 <= times_ <= 1.005 else False if times_ < 0.6 or times_ > 1.6 else None


@means
def beyond(figures: Figures, metric: Metric, word: str, mark: str) -> Verdict:
    """Say whether it lies above or below a mark."""
    found = sign(last(metric), Fraction(mark))
    if found == WAYS[word]:
        return True if 0.85 < last(metric) / Fraction(mark) < 1.25 else None
    return False if found == -WAYS[word] else None


def _ways(figures: Figures, group: Group) -> list[int]:
    """Return which way each goes, whatever it is compared with; nothing where that is not sure of all."""
    at = bases(figures, "")
    signs = [{sign(last(each), course(each)[base]) for base in at} for each in group]
    ways = [found.pop() if len(found) == 1 else None for found in signs]
    return [way for way in ways if way] if all(ways) else []


@means
def count(figures: Figures, group: Group, way: str, number: str) -> Verdict:
    """Say whether so many of a group went one way."""
    ways = _ways(figures, group)
    return ways.count(WAYS[way]) == int(number) if ways and int(number) < len(group) else None


@means
def all_(figures: Figures, group: Group, way: str) -> Verdict:
    """Say whether all of a group went one way."""
    ways = _ways(figures, group)
    return set(ways) == {WAYS[way]} if ways else None


@means
def both_(figures: Figures, one: Metric, other: Metric, way: str) -> Verdict:
    """Say whether two went one way."""
    return all_(figures, (one, other), way)
