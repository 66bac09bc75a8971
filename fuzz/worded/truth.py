"""What a phrase means and figures in; whether it is true, false, not to be known or a matter of taste out.

None is a matter of taste (is 31% nearly three in ten?): no brief is made of it. OPEN is what holds as far as
the figures reach, which is not as far as the sentence speaks. It shares no code with the product.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from fuzz.worded.figures import Figures, Metric

OPEN = "open"
Verdict = bool | str | None
Argument = Metric | tuple[Metric, ...] | str
PLAIN = 0.01
"""Smaller changes and distances than this are a matter of taste."""
WAYS = {"up": 1, "down": -1, "high": 1, "low": -1, "over": 1, "under": -1}

PREDICATES: dict[str, Callable[..., Verdict]] = {}


def means(judge: Callable[..., Verdict]) -> Callable[..., Verdict]:
    """Add a predicate under its name."""
    PREDICATES[judge.__name__.rstrip("_")] = judge
    return judge


def verdict(figures: Figures, name: str, arguments: Sequence[Argument]) -> Verdict:
    """Return what a predicate says of figures; ``not`` before it is the opposite."""
    if name == "not":
        told = PREDICATES[str(arguments[0])](figures, *arguments[1:])
        return told if told in (None, OPEN) else not told
    return PREDICATES[name](figures, *arguments)


def both(*verdicts: Verdict) -> Verdict:
    """Return what holds of a sentence that says several things."""
    if False in verdicts:
        return False
    return None if None in verdicts else OPEN if OPEN in verdicts else True


def sign(one: Fraction, other: Fraction) -> int | None:
    """Return where one lies from the other; None where that is hardly seen."""
    if one == other:
        return 0
    near = abs(one - other) < PLAIN * max(abs(one), abs(other))
    return None if near else (1 if one > other else -1)


def course(metric: Metric) -> list[Fraction]:
    """Return the values in their order."""
    return [Fraction(value) for value in metric.values]


def position(figures: Figures, base: str) -> int:
    """Return the position of a period, or of what a word for one means."""
    last = len(figures.times) - 1
    words = {"prev": last - 1, "prev2": last - 2, "ref": figures.base, "first": 0}
    return words[base] if base in words else figures.times.index(base)


def bases(figures: Figures, base: str) -> set[int]:
    """Return the positions that a change may be from; of what names none, all that a reader may think of."""
    if base:
        return {position(figures, base)}
    ago = figures.year_ago
    return {0, len(figures.times) - 2} | (set() if ago is None else {ago})


def steps(metric: Metric) -> list[int | None]:
    """Return which way each period went from the one before it."""
    return [sign(after, before) for before, after in pairwise(course(metric))]


def _went(figures: Figures, metric: Metric, base: str, way: int) -> Verdict:
    values = course(metric)
    signs = {sign(values[-1], values[at]) for at in bases(figures, base)}
    if signs == {way}:
        return True
    return False if len(signs) == 1 and None not in signs else None


@means
def rose(figures: Figures, metric: Metric, base: str = "") -> Verdict:
    """Say whether it rose: from the period named, or from any that may be meant."""
    return _went(figures, metric, base, 1)


@means
def fell(figures: Figures, metric: Metric, base: str = "") -> Verdict:
    """Say whether it fell, likewise."""
    return _went(figures, metric, base, -1)


@means
def flat(figures: Figures, metric: Metric, base: str = "") -> Verdict:
    """Say whether it is what it was."""
    values = course(metric)
    before = [values[at] for at in bases(figures, base)]
    if all(value == values[-1] for value in before):
        return True
    return False if all(abs(values[-1] / value - 1) > 0.05 for value in before) else None


@means
def steady(figures: Figures, metric: Metric, way: str) -> Verdict:
    """Say whether it went one way at each step."""
    went = _went(figures, metric, "", WAYS[way])
    return True if set(steps(metric)) == {WAYS[way]} else False if went is False else None


@means
def again(figures: Figures, metric: Metric, way: str) -> Verdict:
    """Say whether it went one way, as it had done before."""
    before, last = steps(metric)[-2:]
    consensus = _went(figures, metric, "", WAYS[way])
    if last == before == WAYS[way]:
        return consensus or None
    return consensus if consensus is False and last == -WAYS[way] else None


@means
def turned(figures: Figures, metric: Metric, way: str) -> Verdict:
    """Say whether it went one way after the other."""
    before, last = steps(metric)[-2:]
    if last == WAYS[way]:
        return True if before == -WAYS[way] else None
    return False if last == -WAYS[way] else None


@means
def turned_strictly(figures: Figures, metric: Metric, way: str) -> Verdict:
    """The same, where it is false that it went that way all the time."""
    return False if set(steps(metric)) == {WAYS[way]} else turned(figures, metric, way)


@means
def turned_year(figures: Figures, metric: Metric, way: str) -> Verdict:
    """The same, where it is false that it went that way in the period before."""
    before, last = steps(metric)[-2:]
    return False if before == last == WAYS[way] else turned(figures, metric, way)


@means
def swung(figures: Figures, metric: Metric, way: str) -> Verdict:
    """Say whether it came from one side of zero to the other."""
    sides = [value * WAYS[way] > 0 for value in metric.values]
    return True if sides[-1] > sides[-2] else False if not sides[-1] or all(sides) else None


def _gap(metric: Metric, way: int) -> Verdict:
    before, last = (Fraction(value) for value in metric.values[-2:])
    if before >= 0:
        return None
    moved = sign(last, before)
    if last >= 0:
        return None if way > 0 else False
    return None if moved is None else moved == way


@means
def narrowed(figures: Figures, metric: Metric) -> Verdict:
    """Say whether a loss became smaller."""
    return _gap(metric, 1)


@means
def widened(figures: Figures, metric: Metric) -> Verdict:
    """Say whether a loss became larger."""
    return _gap(metric, -1)


def _beyond_all(last: Fraction, others: Sequence[Fraction], way: int) -> Verdict:
    signs = {sign(last, other) for other in others}
    return False if -way in signs else True if signs == {way} else None


@means
def record(figures: Figures, metric: Metric, end: str) -> Verdict:
    """Say whether the latest value is beyond all others."""
    *others, last = course(metric)
    return _beyond_all(last, others, WAYS[end])


@means
def since(figures: Figures, metric: Metric, end: str, base: str) -> Verdict:
    """The extreme of all after a period; that one may itself be as far or farther."""
    between = course(metric)[position(figures, base) + 1 :]
    return _beyond_all(between[-1], between[:-1], WAYS[end]) if len(between) > 1 else None


@means
def back_to(figures: Figures, metric: Metric, end: str, base: str) -> Verdict:
    """The same, where the period itself has to be farther."""
    first = sign(course(metric)[-1], course(metric)[position(figures, base)])
    told = since(figures, metric, end, base)
    return told if told is False or first == -WAYS[end] else None


@means
def since_inclusive(figures: Figures, metric: Metric, end: str, base: str) -> Verdict:
    """The same, where readers may count the period itself, too."""
    first = sign(course(metric)[-1], course(metric)[position(figures, base)])
    told = since(figures, metric, end, base)
    return told if told is False or first == WAYS[end] else None


@means
def within(figures: Figures, metric: Metric, end: str, number: str) -> Verdict:
    """Say whether it is the extreme of so many periods."""
    values = course(metric)
    if len(values) < int(number):
        return None
    return _beyond_all(values[-1], values[-int(number) : -1], WAYS[end])


def _extreme_at(figures: Figures, metric: Metric, base: str, way: int) -> Verdict:
    at, values = position(figures, base), course(metric)
    return _beyond_all(values[at], values[:at] + values[at + 1 :], way)


@means
def peak(figures: Figures, metric: Metric, base: str) -> Verdict:
    """Say whether the highest value is that of a period."""
    return _extreme_at(figures, metric, base, 1)


@means
def trough(figures: Figures, metric: Metric, base: str) -> Verdict:
    """Say whether the lowest value is that of a period."""
    return _extreme_at(figures, metric, base, -1)


@means
def passed(figures: Figures, metric: Metric, mark: str) -> Verdict:
    """Above a mark now, and never before."""
    *before, last = (sign(value, Fraction(mark)) for value in course(metric))
    if last == -1 or 1 in before:
        return False
    return True if last == 1 and set(before) == {-1} else None


@means
def run(figures: Figures, metric: Metric, way: str, number: str) -> Verdict:
    """Say whether it went one way just so many times."""
    count, done = int(number), steps(metric)
    recent = done[-count:]
    if -WAYS[way] in recent or 0 in recent:
        return False
    if set(recent) != {WAYS[way]}:
        return None
    if count > len(done):
        return OPEN
    return True if count == len(done) or done[-count - 1] == -WAYS[way] else None


@means
def every(figures: Figures, metric: Metric, way: str, base: str) -> Verdict:
    """Say whether it went one way at each step since a period."""
    done = steps(metric)[position(figures, base) :]
    if len(done) < 2:
        return None
    return True if set(done) == {WAYS[way]} else False if -WAYS[way] in done else None


@means
def went(figures: Figures, metric: Metric, way: str, base: str) -> Verdict:
    """Say whether it went one way in a period."""
    at = position(figures, base)
    found = steps(metric)[at - 1] if at else None
    return None if not found else found == WAYS[way]


@means
def apart(figures: Figures, one: Metric, other: Metric) -> Verdict:
    """Say whether one rose and the other fell."""
    return both(rose(figures, one), fell(figures, other))


@means
def pace(figures: Figures, metric: Metric, way: str) -> Verdict:
    """Say whether a growth became slower or faster."""
    before, after = (b / a - 1 for a, b in list(pairwise(course(metric)))[-2:])
    if min(before, after) < PLAIN or abs(after - before) < PLAIN:
        return None
    return (after > before) == (WAYS[way] > 0)


@means
def long(figures: Figures, metric: Metric, end: str) -> Verdict:
    """Say whether it is the extreme of more periods than there are values."""
    told = record(figures, metric, end)
    return OPEN if told is True else told


@means
def unknown(figures: Figures, *metrics: Metric) -> Verdict:
    """Say something that other figures would have to tell."""
    return OPEN


@means
def idle(figures: Figures, *metrics: Metric) -> Verdict:
    """Say nothing of figures."""
    return True
