"""The value of a formula for one period: interval, number and what it measures, units carried through.

All is exact. A metric that stands in a formula once moves its interval as it stands; where one stands in it
several times, `a / (a + b)`, the bounds are those of the corners, and not wider than what can be.

Per cent are hundredths: 44% of 50亿元 is 22亿元 without a division by 100. A number that is added to a figure
or taken from it is in the figure's own unit, so that `100 - share` is what is left of a share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.dimensions import Dimensions, addable, convertible, dimensions
from briefgen.facts.expression import (
    Average,
    Constant,
    ExpressionError,
    Operand,
    Operation,
    Sign,
    Term,
    Weighted,
    chained,
    degree,
    operands,
)
from briefgen.facts.fact import Fact
from briefgen.facts.interval import Interval
from briefgen.facts.unit import dimension

MOST_CORNERS = 8
"""Metrics that a formula may repeat for its corners to be looked at: 256 of them."""
HUNDRED = Fraction(100)
_PLAIN = Dimensions(powers={}, words={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A value in the smallest units of what it measures."""

    interval: Interval
    number: Fraction
    """The value where all figures are meant to the last digit."""
    measure: Dimensions
    unit: str = ""
    """The unit that it is told in where it has one of its own: that of the first figure."""
    constant: bool = False
    """Whether it is a number of the formula and no figure."""
    ratio: bool = False
    """Whether like was divided by like."""
    percents: int = 0
    """Figures in per cent that it was multiplied by, less those that it was divided by."""
    hundreds: int = 0
    """The same of the number 100: one and the other are the same factor, written twice."""

    @property
    def percent(self) -> bool:
        """Whether it is told in per cent, or in other parts of a whole."""
        return bool(self.unit) and dimension(self.unit) == "percent"

    @property
    def factor(self) -> bool:
        """Whether what it multiplies stays what it is: a number, a ratio, per cent."""
        return self.constant or self.ratio or self.percent

    @property
    def hundredfold(self) -> bool:
        """Whether it is a ratio times 100, so that it may be meant in per cent."""
        return self.hundreds > 0 and self.ratio and self.measure.pure

    def scaled(self, factor: Fraction) -> Amount:
        """Return it times an exact number."""
        return replace(self, interval=self.interval.times(factor), number=self.number * factor)

    def of_hundred(self) -> Amount:
        """Return a ratio times 100 as what it means in per cent."""
        if not self.hundredfold:
            return self
        return replace(self.scaled(Fraction(1, 100)), hundreds=self.hundreds - 1, unit="%")

    def within(self, unit: str) -> tuple[Interval, Fraction]:
        """Return interval and number in a unit; raise ExpressionError where it cannot be measured in it."""
        wanted = dimensions(unit)
        found = self.of_hundred() if dimension(unit) == "percent" else self
        if not convertible(found.measure, wanted):
            raise ExpressionError(
                tr(
                    "{told} cannot be measured in {value}",
                    told=told(found),
                    value=unit or tr("a number without a unit"),
                ),
                tr("correct `unit`, or the formula"),
            )
        factor = _basic(found.measure) / (wanted.size * _basic(wanted))
        return found.interval.times(factor), found.number * factor


def _basic(measure: Dimensions) -> Fraction:
    return measure.basic_size() / measure.size


def told(amount: Amount) -> str:
    """Return what a amount is measured in, for messages."""
    if amount.unit:
        return tr("what is in {unit}", unit=amount.unit)
    if not amount.measure.powers:
        return tr("a plain number")
    return tr("what is in {unit}", unit=amount.measure.name() or tr("several units at once"))


def evaluate(term: Term, facts: Mapping[str, Fact]) -> Amount:
    """Return the value of a term; raise ExpressionError for unlike units, or ZeroDivisionError."""
    amounts = {key: of_fact(fact) for key, fact in facts.items()}
    found = _value(term, amounts)
    repeated = list(operands(term))
    keys = list(dict.fromkeys(repeated))
    simple = len(keys) == len(repeated) or len(keys) > MOST_CORNERS
    if simple or any(max(degree(term, key)) > 1 for key in keys):
        return found
    return replace(found, interval=found.interval.meet(_corners(term, keys, amounts)))


def of_fact(fact: Fact) -> Amount:
    """Return a figure as a amount."""
    measure = dimensions(fact.unit)
    return Amount(
        interval=fact.interval.times(measure.size),
        number=Fraction(fact.number) * measure.size,
        measure=measure,
        unit=fact.unit,
        percents=int(dimension(fact.unit) == "percent"),
    )


def _corners(term: Term, keys: Sequence[str], amounts: Mapping[str, Amount]) -> Interval:
    """Return the bounds of a term that is monotone in each of its metrics: one of their ends each."""
    found = []
    for ends in product(*((amounts[key].interval.low, amounts[key].interval.high) for key in keys)):
        at = {
            key: replace(amounts[key], interval=Interval.exact(end), number=end)
            for key, end in zip(keys, ends, strict=True)
        }
        found.append(_value(term, at).number)
    return Interval(min(found), max(found))


def _value(term: Term, amounts: Mapping[str, Amount]) -> Amount:
    match term:
        case Constant(number):
            exact = Fraction(number)
            return Amount(
                interval=Interval.exact(exact),
                number=exact,
                measure=_PLAIN,
                constant=True,
                hundreds=int(exact == HUNDRED),
            )
        case Operand(key):
            return amounts[key]
        case Operation("+" | "-" as sign, left, right):
            return _added(sign, _value(left, amounts), _value(right, amounts))
        case Operation("*", left, right):
            return _multiplied(_value(left, amounts), _value(right, amounts))
        case Operation("/", left, right):
            return _divided(_value(left, amounts), _value(right, amounts))
        case Average(terms):
            mean = _value(chained("+", terms), amounts).scaled(Fraction(1, len(terms)))
            return replace(mean, constant=False)
        case Weighted(terms, weights):
            rates, by = ([_value(each, amounts) for each in side] for side in (terms, weights))
            return _weighted(rates, by)
    raise TypeError(f"a formula cannot hold {term}")


def _added(sign: Sign, one: Amount, other: Amount) -> Amount:
    one, other = _in_unit_of(other, one, left=True), _in_unit_of(one, other)
    if one.percent != other.percent and (one.hundredfold or other.hundredfold):
        one, other = one.of_hundred(), other.of_hundred()
    if not addable(one.measure, other.measure) or (one.percent != other.percent and not _plain(one, other)):
        said = N_("{other} cannot be added to {one}")
        if sign != "+":
            said = N_("{other} cannot be taken from {one}")
        message = tr(said, other=told(other), one=told(one))
        raise ExpressionError(message, tr("add and subtract what measures the same thing"))
    factor = _basic(other.measure) / _basic(one.measure)
    interval, number = other.interval.times(factor), other.number * factor
    if sign == "-":
        interval, number = -interval, -number
    return replace(
        one,
        interval=one.interval + interval,
        number=one.number + number,
        unit=one.unit or other.unit,
        measure=one.measure if one.measure.powers else other.measure,
        constant=one.constant and other.constant,
        hundreds=min(one.hundreds, other.hundreds),
    )


def _plain(one: Amount, other: Amount) -> bool:
    """Say whether one is in per cent and the other a ratio, which is the same thing without its hundred."""
    return all(each.percent or each.ratio or each.constant for each in (one, other))


def _in_unit_of(figure: Amount, constant: Amount, *, left: bool = False) -> Amount:
    """Return a number of the formula in the unit of the figure that it is added to."""
    if not constant.constant or figure.constant or not figure.unit:
        return constant
    if figure.percent and constant.number in (1, -1):
        raise ExpressionError(
            tr("{number} beside per cent may be 1% or 100%", number=constant.number),
            tr("write 100 for all of it"),
        )
    measure = figure.measure
    scaled = constant.scaled(measure.size)
    return replace(scaled, measure=measure, unit=figure.unit, hundreds=0, percents=figure.percents)


def _multiplied(one: Amount, other: Amount) -> Amount:
    return _once(
        Amount(
            interval=one.interval * other.interval,
            number=one.number * other.number,
            measure=one.measure.times(other.measure),
            unit=_told_in(one, other),
            constant=one.constant and other.constant,
            ratio=one.factor and other.factor and (one.ratio or other.ratio),
            percents=one.percents + other.percents,
            hundreds=one.hundreds + other.hundreds,
        )
    )


def _divided(one: Amount, other: Amount) -> Amount:
    measure = one.measure.times(other.measure, -1)
    return _once(
        Amount(
            interval=one.interval / other.interval,
            number=one.number / other.number,
            measure=measure,
            unit=one.unit if (other.factor and not one.percent) or other.constant else "",
            constant=one.constant and other.constant,
            ratio=measure.pure and (one.ratio or not other.constant),
            percents=one.percents - other.percents,
            hundreds=one.hundreds - other.hundreds,
        )
    )


def _once(found: Amount) -> Amount:
    """Return a product in which per cent and a factor of 100 against it count once: `rate * amount / 100`."""
    if found.percents > 0 > found.hundreds:
        rest = replace(found.scaled(HUNDRED), percents=found.percents - 1, hundreds=found.hundreds + 1)
        return replace(rest, unit="", ratio=True) if found.percent else rest
    if found.percents < 0 < found.hundreds:
        return replace(found.scaled(1 / HUNDRED), percents=found.percents + 1, hundreds=found.hundreds - 1)
    return found


def _told_in(one: Amount, other: Amount) -> str:
    """Return the unit of a product: that of the one factor that measures something."""
    if one.factor and not (one.percent and other.factor):
        return other.unit
    return one.unit if other.factor else ""


def _weighted(rates: Sequence[Amount], weights: Sequence[Amount]) -> Amount:
    """Return the weighted mean: at a bound all rates are at their ends, and the weights pull towards it."""
    _added_up(weights)
    alike = _added_up(rates)
    exact = sum((rate.number * by.number for rate, by in zip(rates, weights, strict=True)), Fraction(0))
    total = sum((by.number for by in weights), Fraction(0))
    if any(by.interval.low < 0 for by in weights) or sum(by.interval.low for by in weights) <= 0:
        raise ZeroDivisionError(tr("the weights may be zero"))
    spans = [by.interval for by in weights]
    low = _pulled([rate.interval.low for rate in rates], spans)
    high = -_pulled([-rate.interval.high for rate in rates], spans)
    return replace(alike, interval=Interval(low, high), number=exact / total, constant=False)


def _added_up(amounts: Sequence[Amount]) -> Amount:
    """Return the first of amounts that can be added; raise ExpressionError where they cannot."""
    first = amounts[0]
    for each in amounts[1:]:
        _added("+", first, each)
    return first


def _pulled(rates: Sequence[Fraction], weights: Sequence[Interval]) -> Fraction:
    """Return the smallest mean: the lowest rates have all of their weight, the others the least."""
    order = sorted(range(len(rates)), key=lambda index: rates[index])
    found = []
    for heavy in range(1, len(order) + 1):
        by = [
            weights[index].high if place < heavy else weights[index].low for place, index in enumerate(order)
        ]
        if total := sum(by, Fraction(0)):
            pulls = (rates[index] * weight for index, weight in zip(order, by, strict=True))
            found.append(sum(pulls, Fraction(0)) / total)
    return min(found)
