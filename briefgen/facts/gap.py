"""A value and its target, limit or benchmark in, how far it lies from it out."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.benchmark import BENCHMARK
from briefgen.facts.derive import decimals_of, rounded
from briefgen.facts.fact import DerivedFrom, Fact, surely_apart, unmarked
from briefgen.facts.gap_wording import GAP
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.measure import is_percentage
from briefgen.facts.status import inherited
from briefgen.facts.target import SET

AIMS = (*SET, BENCHMARK)
"""What a value may be held against, beside earlier values of its own."""


def gap_to(account: Account, word: str) -> Fact:
    """Return how far the latest value lies from what a word names, else from the first that there is.

    LookupError where there is none, or nothing certain to tell.
    """
    value = account.latest()
    if value is None:
        raise LookupError(tr("{key} has no value; give it one", key=account.metric.key))
    found = gap(value, aim_of(account, word), account)
    if found is None:
        raise LookupError(
            tr("{key} may or may not differ from its {value}", key=account.metric.key, value=word or AIMS[0])
        )
    return found


def aim_of(account: Account, word: str) -> Fact:
    """Return a metric's target, limit or benchmark, without a word the first of them; else LookupError."""
    key = account.metric.key
    if word and word not in AIMS:
        raise LookupError(
            tr("{key} is not held against {word!r}; write {names}", key=key, word=word, names=", ".join(AIMS))
        )
    held: tuple[Fact, ...] = (*account.goals, *((account.benchmark,) if account.benchmark else ()))
    own = {fact.id: fact for fact in held}
    found = [own[f"{key}.{each}"] for each in ((word,) if word else AIMS) if f"{key}.{each}" in own]
    if not found:
        lacking = word or tr("target, limit or benchmark")
        raise LookupError(
            tr(
                "{key} has no {lacking}; give the metric one: `{value}: …`",
                key=key,
                lacking=lacking,
                value=word or "target",
            )
        )
    return found[0]


def gap(value: Fact, aim: Fact, account: Account) -> Fact | None:
    """Return the value less the aim, of ranks the places that it is ahead; None where that is not certain."""
    if value.unit != aim.unit or value.span or aim.span or not surely_apart(value, aim):
        return None
    rank, language = value.measure == "rank", account.context.language
    ends = (aim, value) if rank else (value, aim)
    interval = ends[0].interval - ends[1].interval
    exact = Interval.exact(ends[0].number - ends[1].number).low
    number, _ = rounded(exact, interval, places=decimals_of(value, aim))
    kind = "rank_change" if rank else "points" if is_percentage(value.measure, value.unit) else "change"
    latest = account.latest()
    own = f"{value.metric}.{GAP}@{aim.kind}"
    return replace(
        unmarked(value),
        id=own if latest and latest.period == value.period else f"{own}-{value.period}",
        kind=GAP,
        number=number,
        interval=interval,
        unit=COMPARISONS[kind].unit(value.unit, value.measure, language),
        qualifier="约" if value.qualifier or aim.qualifier else "",
        sources=tuple(dict.fromkeys(value.sources + aim.sources)),
        origin="derived",
        derivation=DerivedFrom(method="computed", operands=(aim, value)),
        note=" ".join(dict.fromkeys(note for note in (value.note, aim.note) if note)),
        status=inherited(value.status),
    )
