"""What a kind of claim consists of: its words, its arithmetic, its sentences. Each is a module of kinds/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_, both, han
from briefgen.base.say import say
from briefgen.facts.expression import Term
from briefgen.facts.fact import Fact
from briefgen.facts.interval import HUNDRED, ONE, Interval, is_whole, printed_interval
from briefgen.facts.measure import Kind, grows, has_ratio, is_percentage
from briefgen.facts.ordinal import Parts
from briefgen.facts.unit_words import word_of_unit

METRIC_UNITS: Mapping[str, tuple[str, str]] = {"index": both("点", "points"), "year": both("年", "years")}
"""The unit of a difference, in Chinese and English, where the metric has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedNumber:
    """The number of a claim as it is printed, and what its metric measures."""

    number: Decimal
    text: str
    kind: Kind
    unit: str

    @property
    def percent(self) -> bool:
        """Whether the metric is a percentage."""
        return is_percentage(self.kind, self.unit)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a kind of claim refuses whatever the values are; message and hint may name the number's fields."""

    refuses: Callable[[ClaimedNumber], bool]
    message: str
    hint: str
    code: str = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimExample:
    """Two values, a claim that they bear out, and a number that they do not: the tests of a kind go by it."""

    claim: str
    wrong: str
    hint: str
    """A part of the message for the wrong number."""
    base: str
    current: str
    inferred_base: str = ""
    """The base as the claim implies it where it is not stated; empty: it implies none."""
    unit: tuple[str, str] = ("万人", "")
    """In the Chinese example and in the English one."""
    kind: Kind = "amount"
    scope: tuple[str, str, str] = ("", "", "")
    """The key of a further word, and the word in Chinese and English."""


def reading(number: Decimal, qualifier: str, counted: bool, tenths: bool) -> Interval:
    """Return what a printed number may mean; ``counted``: it is of things that are counted one by one."""
    return printed_interval(number, qualifier, place=Fraction(10) if tenths else None)


def whole_reading(number: Decimal, qualifier: str, counted: bool, tenths: bool) -> Interval:
    """Return what a printed number of whole things may mean: itself, unless it is qualified."""
    return printed_interval(number, qualifier, place=Fraction(0) if is_whole(number) else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimKind:
    """A kind of claim. Pairs of texts are in Chinese and in English.

    Sentences may name ``own``, the figure without a sign that the verb has; ``verb``; ``period``, what it
    compares with; ``scope``; ``after``, what became of a loss. Asides also ``figure``, ``signed``, ``bare``,
    ``versus`` and ``place``. What stands in [ ] is left out where the field in it is empty.
    """

    word: str
    """Its key in the YAML, and the name of its module."""
    order: int
    """Where messages and documentation list it."""
    doc: str
    """What the key takes."""
    said: tuple[str, str]
    """Its example in words."""
    meaning: str
    """What it says of the values."""
    trap: str = ""
    """What it is taken for by mistake."""
    name_zh: str
    """What a dispute about it is called in Chinese."""
    example: ClaimExample
    units: tuple[str, str] | None = None
    """The unit that it is printed with; None: the metric's."""
    accepted: tuple[str, ...] = ()
    """Units that may be written behind its number: the printed ones by default."""
    reading: Callable[[Decimal, str, bool, bool], Interval] = reading
    """(number, qualifier, counted, in tenths) -> what the printed number may mean."""
    most: int | None = None
    """The largest whole number that it takes; None: any number."""
    takes_metrics: bool = False
    """Whether it states the keys of other metrics, and no number."""
    takes_weights: bool = False
    """Whether each of these metrics has another one as its weight."""
    formula: Callable[[tuple[str, ...], tuple[str, ...]], Term] | None = None
    """(metrics, their weights) -> what they give; ValueError for too many or few. None: it is no relation."""
    of_ranks: bool = False
    """Whether it may be claimed of a rank."""
    refusals: tuple[Refusal, ...] = ()
    parts: Callable[[Decimal, str, str], Parts | None] = lambda number, digits, language: None
    """(number, its digits, language) -> the printed figure; None: the number and its unit."""
    over: str = "over"
    """The English qualifier of what is more than its figure."""
    clauses: tuple[str, str] = both("{own}", "{own}")
    clauses_of: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Other clauses by what is measured; they may also name ``later``."""
    prefix_zh: str = ""
    """The prefix of the Chinese clause: 较2020年."""
    unchanged_zh: str = han("{level}")
    """The Chinese clause that nothing changed."""
    verbs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Chinese verbs of a rise and a fall by what is measured; that of all else under ""."""
    asides: tuple[str, str] = both("|{figure}|", "|{figure}|")
    """Text before the figure, the figure, and text after it, where the claim is set beside its value."""
    preference: int | None = None
    """Of several claims about a value the one with the lowest is set beside it; None: never this kind."""
    shown_as_change: bool = False
    """Whether the ledger shows a value's change by it."""
    describes_trend: bool = False
    """Whether a chart's description states by it how far a series moved."""
    signed: bool = False
    """Whether its figure is printed with a sign where no verb has one."""
    level: int | None = None
    """The number that means no change; None: there is none."""
    computed: bool = False
    """Whether it is computed from the values where no source claims it."""

    def unit(self, metric_unit: str, measure: Kind, language: str) -> str:
        """Return the unit that it is printed with."""
        if metric_unit and not self.units:
            return metric_unit
        return word_of_unit(self.units or METRIC_UNITS.get(measure, ("", "")), language)

    def verb(self, measure: Kind, *, rise: bool, language: str) -> str:
        """Return the verb of a rise or a fall."""
        pair = self.verbs.get(measure) or self.verbs.get("", ("", ""))
        return say(language, pair[not rise], _UP_DOWN[not rise][1])


_UP_DOWN = both("", "up"), both("", "down")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(ClaimKind):
    """A kind that compares the values of two periods, by their difference. ``years`` lie between them."""

    clauses: tuple[str, str] = both("{verb}{own}[，{after}]", "{verb} {own}[ since {period}][, {after}]")
    prefix_zh: str = han("较{period}")
    asides: tuple[str, str] = both("{versus}|{signed}|[，{after}]", "|{signed}|{versus}[, {after}]")
    preference: int | None = 50
    shown_as_change: bool = True
    signed: bool = True
    level: int | None = 0
    computed: bool = True
    is_ratio: bool = False
    """Whether it is a form of growth, so that each follows from the other."""
    decimals: int | None = None
    """The most decimals of a computed one, since more would be noise; None: those of its values."""
    keeps_value: bool = False
    """Whether it takes as many of them as it needs to stay within its interval: 1.25 is not once."""
    needs_unit: bool = False
    """Whether the metric's unit decides, too, if it holds."""
    suits: Callable[[Kind, str], bool] = grows
    """(kind of metric, unit) -> whether it suits what is measured, whatever the values are."""
    applies: Callable[[Decimal | None, Decimal | None], bool] = lambda current, base: True
    """(current, base) -> whether it may lead from one number to the other; None: not known."""
    plausible: Callable[[Decimal], bool] | None = None
    """Whether a number claimed of another kind may be one of this; None: where the values suit it."""
    nominal: Callable[[Decimal], Fraction] = Fraction
    """What the claim comes to if its number is meant to the last digit."""
    literal: bool = True
    """Whether that is the number itself: 翻两番 is not twice."""
    given_units: tuple[str, str] | None = None
    """The unit of what two values give; None: that of the claim."""
    misreadings: Callable[[Decimal, Interval, bool], Iterator[str]] = lambda number, factor, chinese: iter(())
    """(number, current / base, in Chinese) -> what else a wrong number may have been meant for."""
    falling: bool = False
    """Whether it counts what the value fell by, as ranks become better."""
    refusal: str = N_("`{word}` of {text}, but there is no growth rate {way}")
    """The message where it cannot lead from one value to the other."""
    why_none: str = N_("there is no growth rate from {low} to {high}")

    def claimed(self, current: Interval, base: Interval, years: Fraction) -> Interval:
        """Return what two values give; raise ZeroDivisionError where they give nothing."""
        return base - current if self.falling else current - base

    def base(self, current: Interval, claim: Interval, years: Fraction) -> Interval:
        """Return the earlier value that a claim about the later one implies."""
        return current + claim if self.falling else current - claim

    def current(self, base: Interval, claim: Interval, years: Fraction) -> Interval:
        """Return the later value that a claim about the earlier one implies."""
        return base - claim if self.falling else base + claim

    def fits(self, current: Fact, base: Fact) -> bool:
        """Return whether it suits two values and leads from one to the other."""
        return self.suits(current.measure, current.unit) and self.applies(current.number, base.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(Comparison):
    """A kind that states how many times one value is the other, as a function of that factor."""

    of_factor: Callable[[Interval, Fraction], Interval]
    """(factor, years) -> what is claimed."""
    factor: Callable[[Interval, Fraction], Interval]
    """(claim, years) -> the factor."""
    is_ratio: bool = True
    decimals: int | None = 1
    applies: Callable[[Decimal | None, Decimal | None], bool] = lambda current, base: has_ratio(
        current or Decimal(0), Decimal(1) if base is None else base
    )

    def claimed(self, current: Interval, base: Interval, years: Fraction) -> Interval:
        """Return what the factor of two values gives."""
        return self.of_factor(current / base, years)

    def base(self, current: Interval, claim: Interval, years: Fraction) -> Interval:
        """Return the later value divided by the factor."""
        return current / self.factor(claim, years)

    def current(self, base: Interval, claim: Interval, years: Fraction) -> Interval:
        """Return the earlier value times the factor."""
        return base * self.factor(claim, years)


def factor_of(percent: Interval) -> Interval:
    """Return a growth in per cent as a factor: 85 is 1.85."""
    return percent.times(Fraction(1, 100)) + ONE


def percent_of(factor: Interval) -> Interval:
    """Return a factor as a growth in per cent: 1.85 is 85."""
    return (factor - ONE) * HUNDRED
