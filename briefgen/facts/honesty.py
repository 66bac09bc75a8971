"""A chart's plain numbers go in; what would mislead its reader comes out as problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, Severity
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.interval import Interval
from briefgen.facts.period import Period, length_in_years, parse
from briefgen.facts.time_steps import (
    MONTHS_A_YEAR,
    MOST_TOLD,
    are_even,
    span_in_words,
    steps_of,
    uneven_steps,
)
from briefgen.facts.unit import is_percent

ADDED_UP = frozenset({"amount", "profit"})
"""What is measured over a period: a quarter's is more than a month's."""
MOMENTS = frozenset({"day", "now", "end"})
"""Kinds of periods at which something stands; in all others it comes about."""
HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlottedData:
    """What a chart shows, without how it is drawn."""

    word: str
    nature: Nature
    values: Sequence[Decimal | float | None]
    periods: Sequence[str] = ()
    """The categories' periods where categories are periods; empty: they are not."""
    facts: Sequence[Fact | None] = ()
    labels: Sequence[str] = ()
    """The printed labels, a value each."""
    label_factor: int = 1
    """A power of ten by which values were divided for their labels."""
    axis_min: float | None = 0.0
    """Where the value axis begins; None: where the software likes."""
    second: bool = False
    """Whether it is on the secondary axis of its chart."""
    axis_values: Sequence[Decimal | float | None] = ()
    """All values that the axis is for, those of other metrics too; empty: these alone."""
    axis_reversed: bool = False
    log_axis: bool = False
    """Whether equal steps of the value axis multiply by the same factor."""
    log_told: bool = False
    """Whether the chart says so, visibly and in its alternative text."""
    even_steps: bool = True
    """Whether categories are equidistant whatever the time between them."""
    widths: Sequence[float] = field(default=())
    """Sizes of symbols that grow in both directions, a value each."""
    place: Place


def check(
    picture: PlottedData, as_of: Period | None = None, fiscal: FiscalYear | None = None
) -> tuple[Problem, ...]:
    """Return every way in which the chart would mislead, with the reason."""
    found = (
        *_from_zero(picture),
        *_logarithmic(picture),
        *_whole(picture),
        *_time_steps(picture, as_of, fiscal),
        *_times_of_parts(picture, as_of, fiscal),
        *_ranks(picture),
        *_precision(picture),
        *_areas(picture),
    )
    return tuple(found)


def _problem(picture: PlottedData, message: str, hint: str, *, warning: bool = False) -> Problem:
    severity: Severity = "warning" if warning else "error"
    return Problem(picture.place, f"{picture.word}: {message}", hint, "honesty", severity)


def _drawn(picture: PlottedData) -> list[Fraction]:
    return _numbers(picture.values)


def _numbers(values: Sequence[Decimal | float | None]) -> list[Fraction]:
    return [Fraction(str(value)) for value in values if value is not None]


def _from_zero(picture: PlottedData) -> Iterable[Problem]:
    """Bars are read by their length: one that begins at 60 makes 68 look nine times 61."""
    if not picture.nature.from_zero or _is_ranked(picture):
        return
    values = _drawn(picture)
    if picture.axis_min is None:
        yield _problem(picture, tr("the axis has no fixed beginning"), tr("let the axis begin at zero"))
    elif picture.axis_min > 0 and values:
        yield _problem(
            picture,
            tr(
                "bars begin at {axis_min:g} and not at zero, so their lengths cannot be compared",
                axis_min=picture.axis_min,
            ),
            tr("let the axis begin at zero, or show the change with `slope` or `line`"),
        )
    elif picture.axis_min < 0 and values and min(_numbers(picture.axis_values or picture.values)) >= 0:
        yield _problem(
            picture,
            tr(
                "bars begin at {axis_min:g}, below zero, which makes them look alike",
                axis_min=picture.axis_min,
            ),
            tr("let the axis begin at zero"),
        )


def _logarithmic(picture: PlottedData) -> Iterable[Problem]:
    """A logarithmic axis has no zero, and makes tenfold look like twice: it must be declared."""
    if not picture.log_axis:
        return
    if _is_sized(picture):
        yield _problem(
            picture, tr("a logarithmic axis has no zero for lengths to begin at"), tr("show it with `line`")
        )  # fmt: skip
    if any(value <= 0 for value in _drawn(picture)):
        yield _problem(
            picture, tr("a logarithmic axis has no place for zero and below"), tr("leave `log` out")
        )
    if not picture.log_told:
        yield _problem(
            picture, tr("the axis is logarithmic and does not say so"), tr("name it beside the axis")
        )


def _whole(picture: PlottedData) -> Iterable[Problem]:
    """Parts of one whole are not negative and not more than it, rounding of each part allowed."""
    if picture.nature.whole == "none":
        return
    values = _drawn(picture)
    if any(value < 0 for value in values):
        yield _problem(picture, tr("a part is below zero"), tr("show it with `bar`"))
    shares = [fact for fact in picture.facts if fact is not None and is_percent(fact.unit)]
    if picture.nature.whole == "mark":
        yield from _parts_of_their_own(picture, shares)
        return
    if len(shares) == len(values) and shares:
        total = Interval.exact(0)
        for fact in shares:
            total += fact.interval
        least = total.low
        if total.high < HUNDRED:
            yield _problem(
                picture,
                tr(
                    "the parts are {float:g}% of their whole and are drawn as all of it",
                    float=float(sum(values)),
                ),
                tr("name the missing parts, or show them with `bar`"),
            )
    else:
        least = sum(values, Fraction(0)) if not picture.facts and _percents(picture) else Fraction(0)
    if least > HUNDRED:
        yield _problem(
            picture, tr("the parts are {float:g}% of their whole", float=float(sum(values))),
            tr("parts of one whole must not overlap; show them with `bar`"),
        )  # fmt: skip


def _parts_of_their_own(picture: PlottedData, shares: Sequence[Fact]) -> Iterable[Problem]:
    """Yield a Problem for each share that is more than what it is a share of."""
    for fact in shares:
        if fact.interval.low > HUNDRED:
            message = tr(
                "{number:f}% is more than the whole that it is drawn as a part of", number=fact.number
            )
            yield _problem(picture, message, tr("show it with `bar`"))


def _is_sized(picture: PlottedData) -> bool:
    """Return whether a larger mark is read as more: by its length from zero, or as its part of a whole."""
    return picture.nature.from_zero or picture.nature.whole != "none"


def _percents(picture: PlottedData) -> bool:
    return bool(picture.labels) and all(label.rstrip().endswith(("%", "％")) for label in picture.labels)


def _periods(picture: PlottedData, as_of: Period | None, fiscal: FiscalYear | None) -> list[Period] | None:
    """Return the periods of a picture, each once; None where one of its keys is none."""
    try:
        return [parse(key, as_of, fiscal) for key in dict.fromkeys(picture.periods)]
    except ValueError:
        return None


def _time_steps(picture: PlottedData, as_of: Period | None, fiscal: FiscalYear | None) -> Iterable[Problem]:
    """Unequal spans of time at equal distances bend every trend; sums over unlike ones do not compare."""
    if not picture.nature.timed or len(picture.periods) < 2:
        return
    periods = _periods(picture, as_of, fiscal)
    if periods is None:
        return
    yield from _lengths(picture, periods)
    yield from _moments(picture, periods)
    if not picture.even_steps:
        return
    steps = steps_of(periods)
    together = [pair for pair, step in zip(pairwise(periods), steps, strict=True) if step.number == 0]
    if together and not _sums(picture):
        (one, other), hint = together[0], tr("show periods of one length with `periods:`")
        message = tr("{one} and {other} end together and stand side by side", one=one.key, other=other.key)
        yield _problem(picture, message, hint, warning=True)
    if any(step.number < 0 for step in steps):
        yield _problem(
            picture, tr("the periods are not in the order of time"), tr("list them from past to present")
        )
    elif not together and not are_even(steps):
        yield _problem(
            picture,
            tr(
                "unequal steps of time stand at equal distances: {steps}",
                steps=uneven_steps(periods, steps),
            ),
            tr("leave periods out with `periods:`, or use `line`, which keeps true distances"),
            warning=True,
        )


def _lengths(picture: PlottedData, periods: Sequence[Period]) -> Iterable[Problem]:
    """What adds up over a quarter is not more than what adds up over a month only because it took longer."""
    lengths: dict[Fraction, Period] = {}
    for period in periods if _sums(picture) else ():
        if period.kind not in MOMENTS:
            lengths.setdefault(length_in_years(period), period)
    if len(lengths) < 2:
        return
    told = _some(f"{each.key} ({span_in_words(years * MONTHS_A_YEAR)})" for years, each in lengths.items())
    if len({(period.start, period.kind in MOMENTS) for period in periods}) == 1:
        message = tr("each period holds the one before: {told}; what grows is the time, too", told=told)
        hint = tr("show the same months of each year, or each month by itself, with `periods:`")
    else:
        message = tr("periods of different length stand side by side: {told}", told=told)
        hint = tr("show periods of one length with `periods:`")
    yield _problem(picture, message, hint, warning=True)


def _moments(picture: PlottedData, periods: Sequence[Period]) -> Iterable[Problem]:
    """What stands at the end of a year is not what came about during it; of a day it may be either."""
    if not _sums(picture):
        return
    stands = next((period.key for period in periods if period.kind == "end"), "")
    comes = next((period.key for period in periods if period.kind not in MOMENTS), "")
    if stands and comes:
        message = tr(
            "what stands at a moment ({stands}) is drawn with what comes about over a time ({comes})",
            stands=stands,
            comes=comes,
        )
        yield _problem(picture, message, tr("show either with a chart of its own"), warning=True)


def _times_of_parts(
    picture: PlottedData, as_of: Period | None, fiscal: FiscalYear | None
) -> Iterable[Problem]:
    """Parts of one whole are of one time, or of times as long as each other."""
    if picture.nature.whole != "chart" or picture.nature.timed or len(set(picture.periods)) < 2:
        return
    periods = _periods(picture, as_of, fiscal)
    if periods is None:
        return
    yield from _lengths(picture, periods)
    yield from _moments(picture, periods)


def _sums(picture: PlottedData) -> bool:
    """Return whether all that is drawn adds up over time."""
    return bool(picture.facts) and all(
        fact is not None and fact.measure in ADDED_UP for fact in picture.facts
    )


def _some(told: Iterable[str]) -> str:
    """Return the first and the last of many things in a list."""
    each = list(told)
    return ", ".join(each if len(each) <= MOST_TOLD else (each[0], "…", each[-1]))


def _is_ranked(picture: PlottedData) -> bool:
    return any(fact is not None and fact.measure == "rank" and fact.kind == "value" for fact in picture.facts)


def _ranks(picture: PlottedData) -> Iterable[Problem]:
    """The first place belongs at the top; a bar that grows with a falling rank suggests the contrary."""
    if not _is_ranked(picture):
        return
    if _is_sized(picture):
        yield _problem(picture, tr("a longer bar for a worse rank"), tr("show ranks with `slope` or `line`"))
    elif not picture.axis_reversed:
        yield _problem(
            picture, tr("the rank axis is inverted: rank 1 belongs at the top"), tr("reverse the axis")
        )


def _precision(picture: PlottedData) -> Iterable[Problem]:
    """A label with more decimals than its figure states a precision that was not measured."""
    for fact, label in zip(picture.facts, picture.labels, strict=False):
        if fact is None:
            continue
        shown = label.partition(".")[2]
        digits = len(shown) - len(shown.lstrip("0123456789"))
        exponent = fact.number.as_tuple().exponent
        known = max(-exponent, 0) if isinstance(exponent, int) else 0
        if digits > known + len(str(picture.label_factor)) - 1:
            source = f"{fact.number:f}{fact.unit}"
            yield _problem(
                picture,
                tr("{label} is more precise than its source, {source}", label=label, source=source),
                tr("print the figure with the decimals it was published with"),
            )


def _areas(picture: PlottedData) -> Iterable[Problem]:
    """A symbol that is twice as wide and twice as high is four times as large."""
    values = _drawn(picture) if picture.widths else []
    if len(picture.widths) != len(values) or len(values) < 2 or not values[0]:
        return
    for value, width in zip(values[1:], picture.widths[1:], strict=True):
        wanted = float(value / values[0])
        drawn = (width / picture.widths[0]) ** 2
        if wanted > 0 and not 0.9 <= drawn / wanted <= 1.1:
            yield _problem(
                picture,
                tr(
                    "an area {drawn:.3g} times as large stands for {wanted:.3g} times as much",
                    drawn=drawn,
                    wanted=wanted,
                ),
                tr("let areas grow as the values do: widths as their square roots"),
            )
            return
