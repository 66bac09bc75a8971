"""What a brief asks of a control chart goes in; the phases of its metric and its target come out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import field

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.data import MetricRow
from briefgen.blocks.charts.parts.period_slots import period_slots
from briefgen.blocks.charts.parts.process_phase import Method, Phase, phase_of
from briefgen.blocks.charts.parts.slots import PeriodSlots
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.goals import better_way
from briefgen.facts.period import PeriodKey, canonical
from briefgen.facts.target import SET, Better
from briefgen.model.context import Setting

LEAST = 6
"""Fewer values say nothing of how a process varies."""
ENOUGH = 12
"""Limits of fewer values are still wide of the mark: each new value moves them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitBaseline:
    """The periods whose values limits are computed from."""

    since: PeriodKey = option("the first of these periods; the phase's first by default", "")
    until: PeriodKey = option("the last of them; the phase's last by default", "")
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitPhase:
    """A period from which on the process is another one, with limits of its own."""

    since: PeriodKey = field(metadata={"doc": "the first period of the new limits"})
    reason: str = option("why, in a few words, for the note below the chart", "")
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> LimitPhase:
        """Read the short form, the period alone."""
        return cls(since=canonical(text), place=place)


class Unplanned(Exception):
    """What cannot be done with a metric, and what to do instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def process_slots(row: MetricRow, setting: Setting) -> PeriodSlots:
    """Return the places of a metric's periods; of days without the weekdays on which it never has a value.

    A process that rests on Sundays has no gap there.
    """
    line = period_slots((row,), setting)
    if line.axis is None or line.axis.step != "days" or not line.axis.dates:
        return line
    days = [datetime.date.fromisoformat(key) for key in line.axis.periods]
    open_days = {days[place].weekday() for place in line.places.values()}
    kept = [place for place, day in enumerate(days) if day.weekday() in open_days]
    if len(kept) == len(days):
        return line
    at = {place: index for index, place in enumerate(kept)}
    return PeriodSlots(
        names=tuple(line.names[place] for place in kept),
        places={key: at[place] for key, place in line.places.items()},
        axis=replace(line.axis, periods=tuple(line.axis.periods[place] for place in kept), dates=()),
        gaps=line.gaps,
    )


def phases_of(
    row: MetricRow, places: Mapping[str, int], steps: Sequence[LimitPhase], baseline: LimitBaseline | None,
    method: Method, setting: Setting,
) -> tuple[Phase, ...]:  # fmt: skip
    """Return the phases of a metric. Raise Unplanned where one has too few values, or cannot begin."""
    facts, order = row.facts, setting.ledger.context.period
    begins = [0]
    for step in sorted(steps, key=lambda each: order(each.since).order):
        at = next(
            (at for at, fact in enumerate(facts) if order(fact.period).order >= order(step.since).order), 0
        )
        if at <= begins[-1]:
            known = tr("{first} to {last}", first=facts[0].period, last=facts[-1].period)
            message = tr(
                "no new limits can begin with {since!r}: {key!r} has values from {known}",
                since=step.since,
                key=row.key,
                known=known,
            )
            raise Unplanned(message, tr("write a later period under `step`, each one once"))
        begins.append(at)
    reasons = ("", *(step.reason for step in sorted(steps, key=lambda each: order(each.since).order)))
    based = _based(facts, baseline, setting)
    if not based:
        raise Unplanned(
            tr("the `baseline` holds no value of {key!r}", key=row.key),
            tr("name periods that it has values for"),
        )
    ends, phases = [*begins[1:], len(facts)], list[Phase]()
    for begin, end, reason in zip(begins, ends, reasons, strict=True):
        inside = [at for at in based if begin <= at < end]
        if baseline and inside and len(inside) < len(based):
            raise Unplanned(tr("the `baseline` reaches over a `step`"), tr("let it lie within one phase"))
        own = inside if baseline and inside else list(range(begin, end))
        _check_enough(row.key, [facts[at] for at in own], setting)
        slots = [places[fact.period] for fact in facts[begin:end]]
        phases.append(phase_of(facts[begin:end], slots, [at - begin for at in own], method, setting, reason))
    return tuple(phases)


def _based(facts: Sequence[Fact], baseline: LimitBaseline | None, setting: Setting) -> list[int]:
    """Return the places of the values that a baseline names; all without one."""
    if baseline is None:
        return list(range(len(facts)))
    order = setting.ledger.context.period
    first, last = (order(key).order if key else None for key in (baseline.since, baseline.until))
    return [
        at
        for at, fact in enumerate(facts)
        if (first is None or order(fact.period).order >= first)
        and (last is None or order(fact.period).order <= last)
    ]


def _check_enough(key: str, base: Sequence[Fact], setting: Setting) -> None:
    """Raise Unplanned where limits would be computed from too few values."""
    if len(base) >= LEAST:
        return
    when = (
        f" from {period_label(base[0].period, 'en')} to {period_label(base[-1].period, 'en')}" if base else ""
    )
    message = tr(
        "a control chart needs at least {LEAST} values to compute limits: {key!r} has {count}{when}",
        LEAST=LEAST,
        key=key,
        count=len(base),
        when=when,
    )
    raise Unplanned(message, tr("show it with `line`, give it more periods, or move `step` or `baseline`"))


def goal_of(row: MetricRow, named: str, setting: Setting) -> tuple[Fact | None, Better | None]:
    """Return the target of a metric, its own or that of a reference, and which way is the better one.

    Raise LookupError for a reference that names nothing.
    """
    own = {goal.id: goal for goal in setting.ledger.accounts[row.key].goals}
    ids = (f"{row.key}.{word}" for word in SET)
    aim = setting.ledger.find(named) if named else next((own[key] for key in ids if key in own), None)
    metric = setting.ledger.metrics[row.key]
    return aim, better_way(metric, aim) if aim and aim.metric == row.key else metric.better
