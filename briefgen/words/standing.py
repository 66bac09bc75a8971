"""How large one metric is of another: values of one period, brought to one unit; shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.interval import HUNDRED, Interval
from briefgen.facts.measure import is_percentage
from briefgen.facts.period import Period
from briefgen.facts.unit import dimension, is_percent, size, split
from briefgen.words.fact_checker import FactChecker
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.window import Unknown, Window

_WITHOUT_RATIO = frozenset({"rank", "index", "temperature", "year", "balance", "profit"})
_GENERIC = LatePattern(
    r"(?:all|the|of|them|it|total|totals|overall|whole|sum|everything|number|figure|全部|总量|总数|总额"
    r"|总体|全体|整体|总|的)+"
)
_SMALL = frozenset(
    [
        "all",
        "the",
        "of",
        "a",
        "an",
        "our",
        "its",
        "their",
        "total",
        "overall",
        "in",
        "on",
        "for",
        "and",
        "every",
        "these",
        "those",
        "全部",
        "总",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOf:
    """What a share is said to be of: a metric, or words; neither: it is not said."""

    mention: Mention | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleShare:
    """How much of a whole the figures make something, 1 for all of it, and that in words."""

    interval: Interval
    reason: str


def value_at(checker: FactChecker, metric: str, window: Window, told: Fact | None = None) -> Fact | Unknown:
    """Return the value that a clause speaks of: the printed one, that of the named period, or the latest."""
    if told is not None and told.kind == "value":
        return told
    if window.vague:
        return Unknown(tr("“{vague}” does not say of which year", vague=window.vague))
    if window.base or window.years or window.next:
        return Unknown(tr("which period is meant is not plain"))
    history = checker.history(metric)
    found = history.at(window.current) if window.current else history.latest
    if found is None:
        return Unknown(
            tr("{label}: no value", label=checker.label(metric))
            + (f" of {window.current.key}" if window.current else "")
        )
    return found


def level(fact: Fact) -> Interval:
    """Return a value in the smallest unit of what it measures."""
    return fact.interval.times(size(fact.unit))


def alike(one: Fact, other: Fact) -> bool:
    """Return whether two values may be set in a ratio: of one unit, but for its scale."""
    if {one.measure, other.measure} & _WITHOUT_RATIO or is_percent(one.unit) != is_percent(other.unit):
        return False
    if dimension(one.unit) != dimension(other.unit):
        return False
    return dimension(one.unit) != "count" or split(one.unit)[1].strip() == split(other.unit)[1].strip()


def at_time_of(checker: FactChecker, metric: str, fact: Fact) -> Fact | None:
    """Return a metric's value of the very period of another's, None where it has none."""
    period: Period = checker.ledger.context.period(fact.period)
    return checker.ledger.accounts[metric].value_at(period)


def divided(one: Interval, other: Interval) -> Interval | None:
    """Return a ratio, None where there is none: over what may be zero, or of what is below it."""
    return one / other if other.low > 0 and one.low >= 0 else None


def per_cent(interval: Interval) -> str:
    """Return the middle of a ratio in per cent, as prose has it."""
    middle = float((interval.low + interval.high) / 2 * 100)
    return f"{middle:.0f}%" if middle >= 10 else f"{middle:.1f}%"


def shares(
    checker: FactChecker, parts: Sequence[Mention], whole: ShareOf, window: Window
) -> tuple[PossibleShare, ...] | Unknown:
    """Return what share of a whole the figures may give some parts together: each reading of the words."""
    facts: list[Fact] = []
    for each in parts:
        found = value_at(checker, each.metric, window, each.fact)
        if isinstance(found, Unknown):
            return found
        facts.append(found)
    readings = tuple(_readings(checker, facts, whole))
    names = ", ".join(checker.label(fact.metric) for fact in facts)
    return readings or Unknown(tr("{names}: its share is not known", names=names))


def _readings(checker: FactChecker, facts: Sequence[Fact], whole: ShareOf) -> Iterator[PossibleShare]:
    names = " + ".join(checker.label(fact.metric) for fact in facts)
    if whole.mention is not None:
        yield from _of_metric(checker, facts, whole.mention, names)
    if not (whole.mention or knows(checker, whole.words)):
        return
    if all(is_percentage(fact.measure, fact.unit) and is_percent(fact.unit) for fact in facts):
        found = facts[0].interval
        for fact in facts[1:]:
            found = found + fact.interval
        if len(facts) == 1 or found.low <= 100:
            interval = found / HUNDRED
            told = checker.shown(facts[0]) if len(facts) == 1 else per_cent(interval)
            yield PossibleShare(interval=interval, reason=f"{names} is {told}")
    elif len(facts) == 1:
        yield from _claimed(checker, facts[0], whole)


def _of_metric(
    checker: FactChecker, facts: Sequence[Fact], whole: Mention, names: str
) -> Iterator[PossibleShare]:
    """Yield the ratio to a metric, and also to it with the parts where it need not contain them."""
    all_of_it = whole.fact if whole.fact is not None and whole.fact.kind == "value" else None
    all_of_it = all_of_it or at_time_of(checker, whole.metric, facts[0])
    if all_of_it is None or not all(alike(fact, all_of_it) for fact in facts):
        return
    if any(fact.period != all_of_it.period or fact.metric == all_of_it.metric for fact in facts):
        return
    found = level(facts[0])
    for fact in facts[1:]:
        found = found + level(fact)
    label = checker.label(whole.metric)
    for of in (level(all_of_it), level(all_of_it) + found):
        ratio = divided(found, of)
        if ratio is not None:
            yield PossibleShare(interval=ratio, reason=f"{names} is {per_cent(ratio)} of {label}")
        if parts_of(checker, whole.metric) >= {fact.metric for fact in facts}:
            return


def parts_of(checker: FactChecker, metric: str) -> frozenset[str]:
    """Return the metrics that are claimed to add up to one, among them parts of parts."""
    found: set[str] = set()
    left = [metric]
    while left:
        for claim in checker.ledger.metrics[left.pop()].claims:
            new = [part for part in claim.parts if part not in found and part in checker.ledger.metrics]
            found.update(new)
            left += new
    return frozenset(found)


def _claimed(checker: FactChecker, fact: Fact, whole: ShareOf) -> Iterator[PossibleShare]:
    """Yield the shares that a metric is claimed or computed to have of the named whole."""
    label = checker.label(fact.metric)
    claims = [
        claim
        for claim in checker.ledger.accounts[fact.metric].claims
        if claim.kind == "share" and claim.period in ("", fact.period)
    ]
    if not claims and whole.mention is None:
        latest = checker.history(fact.metric).latest
        try:
            claims = [checker.ledger.find(f"{fact.metric}.share")] if latest == fact else []
        except LookupError:
            return
    for claim in claims:
        if whole.mention is not None and claim.whole != whole.mention.metric:
            continue
        if (
            whole.words
            and not _GENERIC.fullmatch(whole.words.replace(" ", ""))
            and not _names(claim, whole.words)
        ):
            continue
        interval = claim.interval / HUNDRED
        yield PossibleShare(interval=interval, reason=f"{label} is {per_cent(interval)}")


def _names(claim: Fact, words: str) -> bool:
    """Return whether words name the whole of a claimed share."""
    return bool(claim.scope) and (
        words.strip().lower() in claim.scope.lower() or claim.scope.lower() in words.lower()
    )


def knows(checker: FactChecker, words: str) -> bool:
    """Return whether words for a whole say nothing beyond what the brief's labels and scopes say."""
    plain = words.strip().lower()
    if not plain or _GENERIC.fullmatch(plain.replace(" ", "")):
        return True
    ledger = checker.ledger
    known = " ".join(
        text.lower()
        for metric in ledger.metrics.values()
        for text in (metric.label, metric.unit, *(claim.of for claim in metric.claims))
    )
    if checker.chinese:
        return plain in known
    told = {word.rstrip("s") for word in re.findall(r"[a-z'-]+", known)}
    return all(word in _SMALL or word.rstrip("s") in told for word in re.findall(r"[a-z'-]+", plain))
