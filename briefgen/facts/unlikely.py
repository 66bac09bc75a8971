"""One metric's account in, a warning for the value that its own history makes unlikely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from briefgen.base.copier import replace
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.consistency import compared
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.measure import DIFFERENCE_ONLY
from briefgen.facts.outliers import Slip, slips
from briefgen.facts.period import YEAR_DAYS, Period
from briefgen.facts.publish import FactContext
from briefgen.facts.wording import value_text

CODE = "unlikely"
_FRACTIONS = {
    1: N_("a tenth"),
    2: N_("a hundredth"),
    3: N_("a thousandth"),
    4: N_("a ten-thousandth"),
}
_SAID = {
    "scale": N_("{text} {when} is about {times} what lies beside it: {beside}"),
    "digits": N_("{text} {when} is out of line with {beside}, and {likely} would not be"),
    "sign": N_("{text} {when} has another sign than {beside}"),
}
_OTHER_UNITS = (4, 8)
"""Powers of ten that lie between a number and the same in 万 or in 亿."""


def check_unlikely(account: Account, accounts: Mapping[str, Account]) -> None:
    """Warn of the value that a slipped point, exchanged digits or a lost sign explains better.

    What a claim or a sum with it bears out is not doubted: were it wrong, that would be an error.
    """
    if account.metric.kind in {"rank", *DIFFERENCE_ONLY}:
        return
    values = [fact for fact in account.series() if fact.origin == "published"]
    for alike, slip in likely_slips(values, account.context):
        fact = alike[slip.index]
        if _is_claimed(account, fact) or _is_added_up(fact, accounts):
            continue
        message, hint = doubt(alike, slip, account.context.language)
        known = f"`accept: {{warning: {CODE}, about: {account.metric.key}, reason: why}}`"
        account.file(
            fact.place,
            message,
            tr("{hint}? If it is right, {known}", hint=hint, known=known),
            code=CODE,
            warning=True,
        )


def likely_slips(values: Sequence[Fact], context: FactContext) -> Iterator[tuple[list[Fact], Slip]]:
    """Yield each slip in a metric's values, in time order, with the values among which it lies."""
    for alike in series_of_equal_periods(values, context):
        years = [context.period(fact.period).end / YEAR_DAYS for fact in alike]
        yield from ((alike, slip) for slip in slips([fact.number for fact in alike], years))


def series_of_equal_periods(values: Sequence[Fact], context: FactContext) -> list[list[Fact]]:
    """Return the values in series of periods that are equally long; `now` is in the longest."""
    lengths = Counter(length for fact in values if (length := _length(context.period(fact.period))))
    most = max(lengths, key=lambda length: lengths[length], default=0)
    series: dict[int, list[Fact]] = {}
    for fact in values:
        series.setdefault(_length(context.period(fact.period)) or most, []).append(fact)
    return list(series.values())


def _length(period: Period) -> int:
    """Return how many days a period has; 0 for `now`."""
    return 0 if period.kind == "now" else period.end - period.start


def _is_claimed(account: Account, fact: Fact) -> bool:
    """Return whether what is claimed of a value and another is true of them."""
    for claim in account.claims:
        ends = compared(account, claim)
        if ends is None or fact.period not in (ends[0].period, ends[1].period):
            continue
        current, base, years = ends
        try:
            if COMPARISONS[claim.kind].claimed(current.interval, base.interval, years).agrees(claim.interval):
                return True
        except ZeroDivisionError:
            continue
    return False


def _is_added_up(fact: Fact, accounts: Mapping[str, Account]) -> bool:
    """Return whether a value is a part or the total of a sum of which all values are known."""
    for other in accounts.values():
        for claim in other.metric.claims:
            keys = (other.metric.key, *claim.parts)
            if claim.parts and fact.metric in keys and _all_known(keys, fact.period, accounts):
                return True
    return False


def _all_known(keys: Iterable[str], period: str, accounts: Mapping[str, Account]) -> bool:
    return all(key in accounts and accounts[key].at(period) is not None for key in keys)


def doubt(alike: Sequence[Fact], slip: Slip, language: str) -> tuple[str, str]:
    """Return what is unlikely about a value among others, and the question what it may have been."""
    fact = alike[slip.index]
    text, likely = value_text(fact, language), value_text(replace(fact, number=_plain(slip.likely)), language)
    beside = tr(" and ").join(
        f"{value_text(other, language)} ({period_label(other.period, language)})"
        for other in alike[max(0, slip.index - 1) : slip.index + 2]
        if other is not fact
    )
    power = fact.number.adjusted() - slip.likely.adjusted()
    when = (
        tr("now") if fact.period == "now" else tr("for {period}", period=period_label(fact.period, language))
    )
    message = tr(_SAID[slip.kind], text=text, when=when, times=_times(power), beside=beside, likely=likely)
    if slip.kind == "scale" and abs(power) in _OTHER_UNITS:
        return message, tr("is it {likely}, or its unit another", likely=likely)
    return message, tr("is it {likely}", likely=likely)


def _times(power: int) -> str:
    if power > 0:
        return tr("{number:,} times", number=10**power)
    part = tr(_FRACTIONS[-power]) if -power in _FRACTIONS else f"1/{10**-power:,}"
    return tr("{part} of", part=part)


def _plain(number: Decimal) -> Decimal:
    """Return a number without zeros behind its point that nobody wrote."""
    whole = number.normalize()
    return whole.quantize(Decimal(1)) if whole.adjusted() >= len(whole.as_tuple().digits) - 1 else whole
