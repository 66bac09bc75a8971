"""From which numbers on a metric is good, to be watched, or poor, as a brief states it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.condition import Condition
from briefgen.facts.reading import Reading

Grade = Literal["good", "watch", "poor"]
"""What a value is by its metric's thresholds."""
GRADES: tuple[Grade, ...] = ("good", "watch", "poor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The numbers that are good, those to be watched, and the rest; or how far a target may be missed."""

    good: Condition | None = option("the numbers that are good: >= 95, <= 36, 80 to 85", None)
    watch: Condition | None = option("of the others those to be watched; none by default", None)
    poor: Condition | None = option(
        "the rest, which it may state for the reader; all others by default", None
    )
    tolerance: Reading | None = option(
        "instead: by how much the metric's target may be missed and is only to be watched; 0: by nothing",
        None,
    )
    place: Place

    def __post_init__(self) -> None:
        """Refuse what leaves a number without a grade, or gives it two."""
        if self.tolerance is not None:
            if stated := [grade for grade in GRADES if getattr(self, grade)]:
                raise FieldError(tr("a `tolerance` says it all: leave it out, or the conditions"), stated[0])
            if self.tolerance.number < 0 or self.tolerance.span:
                raise FieldError(tr("a tolerance is one number from 0 on"), "tolerance")
            return
        if self.good is None:
            raise ValueError(
                tr("say what is `good`, as in `good: '>= 95'`, or give a `tolerance` for the target")
            )
        if self.watch and self.watch.within(self.good):
            raise FieldError(
                tr("`{text}` is all good already: nothing is to be watched", text=self.watch.text), "watch"
            )
        known = self.good.joined(self.watch) if self.watch else self.good
        if known is None:
            message = tr(
                "numbers between `{good}` and `{watch}` have no status: let one begin where the other ends",
                good=self.good.text,
                watch=self.watch.text if self.watch else "",
            )
            raise FieldError(message, "watch")
        if self.poor:
            self._check_rest(known, self.poor)

    def _check_rest(self, known: Condition, poor: Condition) -> None:
        """Refuse what is poor unless it is exactly what the others leave."""
        if known.low is not None and known.high is not None:
            raise FieldError(tr("what lies on both sides is poor by itself: leave `poor` out"), "poor")
        if known.low is not None:
            right = Condition(high=known.low, high_open=not known.low_open, text="", place=self.place)
            said = f"`{'<=' if known.low_open else '<'} {known.low:f}`"
        elif known.high is not None:
            right = Condition(low=known.high, low_open=not known.high_open, text="", place=self.place)
            said = f"`{'>=' if known.high_open else '>'} {known.high:f}`"
        else:
            raise FieldError(tr("every number is good or to be watched: none is left to be poor"), "poor")
        if right.within(poor) and poor.within(right):
            return
        message = N_("`{text}` is in part good or to be watched: write {said}, or leave `poor` out")
        if poor.within(right):
            message = N_("`{text}` leaves numbers without a grade: write {said}, or leave `poor` out")
        raise FieldError(
            tr(message, text=poor.text, said=said),
            "poor",
        )

    def of(self, number: Decimal) -> Grade:
        """Return the grade of a number by the conditions."""
        for grade in GRADES[:2]:
            condition: Condition | None = getattr(self, grade)
            if condition is not None and condition.holds(number):
                return grade
        return "poor"
