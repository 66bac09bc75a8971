"""Claims and one end of a comparison go in; the other end and computed claims come out as derived facts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.baseline import comparable
from briefgen.facts.basis import claim_id, is_nominal
from briefgen.facts.claim_kind import Comparison
from briefgen.facts.fact import DerivedFrom, Fact, FactKind, surely_apart, unmarked
from briefgen.facts.format import WIDE
from briefgen.facts.interval import ONE, Interval, last_place
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.kinds.share import share_of
from briefgen.facts.measure import BY_DIFFERENCE, course_of, is_percentage
from briefgen.facts.period import years_between
from briefgen.facts.publish import FactContext
from briefgen.facts.status import inherited, least_final
from briefgen.facts.unchecked import from_worked_back
from briefgen.facts.wording import value_text

ONE_SIDED = frozenset({"超", "余", "多", "以上", "over", "以下", "under"})
"""Qualifiers that bound a number on one side only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """What one claim and the value at its one end say of the value at its other end."""

    claim: Fact
    known: Fact
    interval: Interval
    estimate: Fraction
    """The value if both were meant to the last digit."""


def implication(claim: Fact, known: Fact, context: FactContext) -> Implication | None:
    """Return what follows for the missing end; None where nothing does (a division by zero, no years)."""
    comparison = COMPARISONS.get(claim.kind)
    if comparison is None or not claim.since or not claim.period or not is_nominal(claim) or known.span:
        return None
    years = years_between(context.period(claim.since), context.period(claim.period))
    backwards = context.period(known.period).end == context.period(claim.period).end
    invert = comparison.base if backwards else comparison.current
    nominal = Interval.exact(comparison.nominal(claim.number))
    try:
        interval = invert(known.interval, claim.interval, years)
        estimate = invert(Interval.exact(known.number), nominal, years).low
    except ZeroDivisionError:
        return None
    return Implication(claim=claim, known=known, interval=interval, estimate=estimate)


def derived_value(
    period: str, implications: list[Implication], interval: Interval, context: FactContext, *, whole: bool
) -> Fact:
    """Return the value of a period that the implications agree on within ``interval``."""
    finest = min(implications, key=lambda implied: implied.interval.width)
    known, claim = finest.known, finest.claim
    places = decimals(known.number)
    number, qualifier = rounded(
        finest.estimate, interval, places=0 if whole else places, significant=_significant(known.number)
    )
    return replace(
        unmarked(known),
        id=f"{known.metric}.{period}",
        period=period,
        number=number,
        interval=interval,
        qualifier=qualifier,
        sources=tuple(
            dict.fromkeys(
                key for implied in implications for key in (*implied.known.sources, *implied.claim.sources)
            )
        ),
        origin="derived",
        derivation=DerivedFrom(
            method="worked back", operands=(implications[0].known, *(each.claim for each in implications))
        ),
        note=" ".join(dict.fromkeys(implied.claim.note for implied in implications if implied.claim.note)),
        place=claim.place,
    )


def rounded(
    estimate: Fraction, interval: Interval, *, places: int, significant: int = 28
) -> tuple[Decimal, str]:
    """Round an estimate so that it stays in its interval, and say whether it is only about right.

    ``places`` decimals at most, and at most so many significant digits. The qualifier is 约, unless
    everything in the interval rounds to the same printed number.
    """
    point = interval.nearest(estimate)
    number = WIDE.divide(Decimal(point.numerator), Decimal(point.denominator))
    coarsest = number.adjusted() - significant + 1 if number else 0
    exponent = max(-places, coarsest)
    result = number.quantize(Decimal((0, (1,), exponent)), context=WIDE)
    if Fraction(result) not in interval and exponent > -places:
        exponent = -places
        result = number.quantize(Decimal((0, (1,), exponent)), context=WIDE)
    result = Decimal(f"{result:f}")
    half = last_place(result) / 2 if exponent <= 0 else Fraction(10) ** exponent / 2
    sure = abs(interval.low - Fraction(result)) <= half and abs(interval.high - Fraction(result)) <= half
    return result, "" if sure else "约"


def decimals(number: Decimal) -> int:
    """Return how many decimals a number is printed with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _significant(number: Decimal) -> int:
    return len(number.as_tuple().digits)


def justified(interval: Interval, most: int) -> int:
    """Return how many decimals an interval's width justifies: 30 and not 30.4 when it is 1.6 wide."""
    places = 0
    while places < most and interval.width * 10 ** (places + 1) <= 1:
        places += 1
    return places


def computed_claim(word: FactKind, current: Fact, base: Fact, context: FactContext) -> Fact | None:
    """Return the claim that two values give, None where they give none: see ``why_none``."""
    comparison = COMPARISONS[word]
    if not comparison.fits(current, base) or not comparable(current, base, context):
        return None
    if current.span or base.span:
        return None  # from 3–5 there is no one change
    years = years_between(context.period(base.period), context.period(current.period))
    if years <= 0:
        return None
    try:
        interval = comparison.claimed(current.interval, base.interval, years)
        exact = comparison.claimed(Interval.exact(current.number), Interval.exact(base.number), years)
    except ZeroDivisionError:
        return None
    about = {current.qualifier, base.qualifier} != {""}
    number, qualifier = _claim_number(
        comparison, interval, exact.low, decimals_of(current, base), about=about
    )
    if current.number == base.number and not about:
        qualifier = ""  # values printed alike are unchanged, not about unchanged
    return replace(
        unmarked(current),
        id=f"{current.metric}.{word}@{base.period}",
        kind=word,
        since=base.period,
        number=number,
        interval=interval,
        unit=comparison.unit(current.unit, current.measure, context.language),
        qualifier=qualifier,
        sources=tuple(dict.fromkeys(current.sources + base.sources)),
        origin="derived",
        derivation=DerivedFrom(method="computed", operands=(base, current)),
        unchecked=from_worked_back((base, current), context.language),
        course=course_of(current.measure, current.number, base.number) if word == "change" else "",
        note=" ".join(dict.fromkeys(note for note in (current.note, base.note) if note)),
        status=inherited(current.status),
    )


def decimals_of(*facts: Fact) -> int:
    """Return the decimals of the most finely printed of the facts."""
    return max(decimals(fact.number) for fact in facts)


def _claim_number(
    kind: Comparison, interval: Interval, exact: Fraction, places: int, *, about: bool
) -> tuple[Decimal, str]:
    """Return a computed claim's number; it is 约 where its values are, or where its last digit is unsure."""
    if kind.decimals is None:
        number, _ = rounded(exact, interval, places=places)
        return number, "约" if about else ""
    whole = interval.width == 0 and exact.denominator == 1  # 18 from 9 is +100 %, not +100.0 %
    most = 0 if whole else kind.decimals
    number, _ = rounded(exact, interval, places=justified(interval, most))
    coarse = kind.keeps_value or not number  # 1.25 is not once, 0.4 % not nothing
    while coarse and Fraction(number) not in interval and decimals(number) < most:
        number, _ = rounded(exact, interval, places=decimals(number) + 1)
    return number, "约" if about or interval.width > 1 else ""


def reworded_claim(word: FactKind, claim: Fact, context: FactContext) -> Fact | None:
    """Return a claim converted to another kind (增长85% is 1.85倍), None where that is impossible."""
    said, asked = COMPARISONS.get(claim.kind), COMPARISONS.get(word)
    if not (said and asked and said.is_ratio and asked.is_ratio and asked.computed and claim.period):
        return None
    years = years_between(context.period(claim.since), context.period(claim.period))
    nominal = Interval.exact(said.nominal(claim.number))
    try:
        interval = asked.claimed(said.current(ONE, claim.interval, years), ONE, years)
        exact = asked.claimed(said.current(ONE, nominal, years), ONE, years)
    except ZeroDivisionError:
        return None
    about = bool(claim.qualifier) or not said.literal
    number, qualifier = _claim_number(asked, interval, exact.low, 0, about=about)
    return replace(
        claim,
        id=claim_id(claim.metric, word, claim.basis, claim.since),
        kind=word,
        number=number,
        interval=interval,
        unit=asked.unit(claim.unit, "amount", context.language),
        qualifier=qualifier,
        origin="derived",
        derivation=DerivedFrom(method="converted", operands=(claim,)),
    )


def default_change(current: Fact, base: Fact, context: FactContext, *, signed: bool = False) -> Fact | None:
    """Return the change of a value where no source claims one, None where the two are not comparable.

    Ranks in places, percentages in points, what has no growth rate by its difference, all else by its growth;
    a growth that rounds to nothing though the values differ is a difference too. ``signed``: the series has
    values below zero, as a net inflow has: it does not grow by per cent where it happens to be above.
    """
    qualifiers = {current.qualifier, base.qualifier}
    if "forecast" in (current.status, base.status) or not surely_apart(current, base):
        return None  # it has not happened, or may not have
    if current.number == base.number and len(qualifiers) > 1 and qualifiers & ONE_SIDED:
        return None  # 10以下 beside 10 is not about as much
    words = _default_kinds(current)
    for word in ("change",) if signed and current.measure == "amount" and "growth" in words else words:
        found = computed_claim(word, current, base, context)
        if found and (found.number or word == "change" or current.number == base.number):
            return found
    return None


def _default_kinds(value: Fact) -> tuple[FactKind, ...]:
    if value.measure == "rank":
        return ("rank_change",)
    if is_percentage(value.measure, value.unit):
        return ("points",)
    return ("change",) if value.measure in BY_DIFFERENCE else ("growth", "change")


def computed_share(part: Fact, whole: Fact) -> Fact | None:
    """Return a part's share of its whole; None where they do not compare or the whole is not above zero."""
    comparable = part.unit == whole.unit and part.period == whole.period
    if part.span or whole.span:
        return None
    if not comparable or part.number < 0 or whole.interval.low <= 0 or part.number > whole.number:
        return None
    interval = share_of(part.interval, whole.interval)
    exact = share_of(Interval.exact(part.number), Interval.exact(whole.number)).low
    number, _ = rounded(exact, interval, places=justified(interval, 1))
    about = {part.qualifier, whole.qualifier} != {""}
    return replace(
        unmarked(part),
        id=f"{part.metric}.share",
        kind="share",
        number=number,
        interval=interval,
        unit="%",
        qualifier="约" if about else "",
        sources=tuple(dict.fromkeys(part.sources + whole.sources)),
        origin="derived",
        derivation=DerivedFrom(method="computed", operands=(part, whole)),
        note=" ".join(dict.fromkeys(note for note in (part.note, whole.note) if note)),
        status=least_final((part.status, whole.status)),
        scope=whole.label,
        whole=whole.metric,
    )


def claim_as_yaml(fact: Fact) -> str:
    """Return a claim as a brief writes it: `change: -5.9`."""
    return f"`{fact.kind}: {fact.number:f}`"


def why_none(word: str, current: Fact, base: Fact, context: FactContext) -> str:
    """Return why two values give no such claim, and what they give instead; empty where nothing is known."""
    if context.period(base.period).end >= context.period(current.period).end:
        return tr("{before} is not before {period}", before=base.period, period=current.period)
    told = default_change(current, base, context)
    instead = tr(" (they give {claim})", claim=claim_as_yaml(told)) if told else ""
    if not comparable(current, base, context):
        return tr(
            "{before} and {period} are periods of different length", before=base.period, period=current.period
        )
    if span := next((fact for fact in (current, base) if fact.span), None):
        shown = value_text(span, context.language)
        return tr("{shown} is a range, from which no one `{word}` follows", shown=shown, word=word)
    kind = COMPARISONS[word]
    if not kind.suits(current.measure, current.unit):
        return tr(
            "`{word}` does not suit `kind: {kind}`{instead}",
            word=word,
            kind=current.measure,
            instead=instead,
        )
    if kind.applies(current.number, base.number):
        return ""
    low, high = (value_text(fact, context.language) for fact in (base, current))
    return tr(kind.why_none, low=low, high=high) + instead


def derived_whole(part: Fact, share: Fact, context: FactContext, *, counted: bool) -> Fact | None:
    """Return the whole that a part and its share imply: 16 and 44 % of it give 36."""
    if share.interval.low <= 0 or part.span:
        return None
    interval = part.interval / share.interval.times(Fraction(1, 100))
    within = interval.whole() if counted else interval
    if within.empty or not share.number:
        return None
    estimate = Fraction(part.number) * 100 / Fraction(share.number)
    places = 0 if counted else decimals(part.number)
    number, qualifier = rounded(estimate, within, places=places, significant=_significant(part.number) + 1)
    return replace(
        unmarked(part),
        id=f"{part.metric}.whole",
        kind="whole",
        number=number,
        interval=within,
        qualifier=qualifier,
        sources=tuple(dict.fromkeys(part.sources + share.sources)),
        origin="derived",
        derivation=DerivedFrom(method="worked back", operands=(part, share)),
        scope=share.scope,
        status=inherited(part.status),
        place=share.place,
    )
