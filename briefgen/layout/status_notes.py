"""The figures that a page prints go in; what its footnote says of the values that are not final comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.facts.fact import Fact
from briefgen.facts.status import Status, status_note, status_word
from briefgen.facts.summary import when
from briefgen.facts.wording import dated
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item

MOST_NAMED = 4
"""Figures of one status and period that are named; of more, all of the period's are told at once."""


def status_notes(marked: Iterable[Fact], shown: Iterable[Fact], setting: Setting) -> Iterator[str]:
    """Yield a note for each period and status of ``marked`` facts, a page's outside its tables.

    A period by itself where all that is ``shown`` of it has that status, else with the names of the figures.
    """
    marked, shown = tuple(marked), tuple(shown)
    period = setting.ledger.context.period
    told: dict[tuple[str, str], list[Fact]] = {}
    for fact in marked:
        if fact.status:
            told.setdefault((_named(fact, marked, shown, setting), _note(fact, setting)), []).append(fact)
    for (names, note), facts in told.items():
        facts.sort(key=lambda fact: period(fact.period).order)
        times = dict.fromkeys(_time(fact, setting) for fact in facts)
        yield _worded(names, messages(setting.language).list_comma.join(times), note, setting)


def interval_notes(walked: Iterable[Item], setting: Setting) -> Iterator[str]:
    """Yield at which level the error bars of charts among walked items are confidence intervals."""
    levels: dict[str, None] = {}
    for item in walked:
        for series in item.series if isinstance(item, Chart) else ():
            for identity, span in zip(series.facts, series.spans, strict=False):
                fact = setting.ledger.facts.get(identity or "") if span else None
                if fact and fact.confidence:
                    levels[f"{fact.confidence.level:f}%"] = None
    if levels:
        vocabulary = messages(setting.language)
        yield vocabulary.error_bars.format(levels=vocabulary.list_comma.join(levels))


def _named(fact: Fact, marked: tuple[Fact, ...], shown: tuple[Fact, ...], setting: Setting) -> str:
    """Return the names of the figures that share a fact's period and status; empty where all there do."""
    if fact.revised_from:
        return fact.label
    time = _time(fact, setting)
    labels = dict.fromkeys(other.label for other in marked if _is(other, time, fact.status, setting))
    alike = all(other.status == fact.status for other in shown if _time(other, setting) == time)
    return "" if alike or len(labels) > MOST_NAMED else messages(setting.language).list_comma.join(labels)


def _is(fact: Fact, time: str, status: Status, setting: Setting) -> bool:
    return fact.status == status and not fact.revised_from and _time(fact, setting) == time


def _note(fact: Fact, setting: Setting) -> str:
    if fact.revised_from:
        return status_note(fact.status, fact.revised_from, setting.language)
    return status_word(fact.status, setting.language)


def _time(fact: Fact, setting: Setting) -> str:
    return when(fact, setting.language, setting.ledger.as_of)


def _worded(names: str, time: str, note: str, setting: Setting) -> str:
    """Return 2025年为初步数, 2025: provisional; with the figures' names where not all of a period are so."""
    if not names:
        return say(setting.language, "{time}为{note}", "{time}: {note}", time=time, note=note)
    about = dated(names, time, setting.language)
    return say(
        setting.language, "{about}为{note}", "{names}, {time}: {note}",
        about=about, names=names, time=time, note=note,
    )  # fmt: skip
