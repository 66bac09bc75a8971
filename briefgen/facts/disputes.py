"""A settled ledger in; the disputes between its sources, and the other notes, out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.facts.basis import basis_aside
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Settle
from briefgen.facts.settle import footnote
from briefgen.facts.summary import stated
from briefgen.facts.wording import clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Figures that sources give of one thing: the one that is printed, those that are not, and why."""

    taken: Fact
    overruled: tuple[Fact, ...]
    settle: Settle


def disputes(ledger: Ledger) -> tuple[Dispute, ...]:
    """Return the contradictions between figures of one kind that the brief settles, metric by metric.

    A claim that gave way to the values it is made of has no counterpart: its note says so.
    """
    sides: dict[str, tuple[Fact, Settle, list[Fact]]] = {}
    for fact in ledger.overruled:
        found = _prevailing(fact, ledger)
        if found is not None:
            taken, settle = found
            sides.setdefault(taken.id, (taken, settle, []))[2].append(fact)
    return tuple(
        Dispute(taken=taken, settle=settle, overruled=tuple(others))
        for taken, settle, others in sides.values()
    )


def _prevailing(fact: Fact, ledger: Ledger) -> tuple[Fact, Settle] | None:
    """Return what is printed instead of an overruled figure, and the decision for it."""
    account = ledger.accounts[fact.metric]
    for settle in account.metric.settle:
        for kept in account.facts():
            alike = kept.kind == settle.claim and _of_one_thing(kept, fact)
            if alike and settle.source in kept.sources and settle.reason in kept.note:
                return kept, settle
    return None


def _of_one_thing(kept: Fact, fact: Fact) -> bool:
    """Return whether two figures measure one thing: of one kind and period, or compared with one period."""
    if kept.kind == fact.kind:
        one, other = ((each.period, each.since, each.scope, each.whole, each.basis) for each in (kept, fact))
        return one == other
    return {kept.kind, fact.kind} <= COMPARISONS.keys() and kept.since == fact.since


def about(fact: Fact, language: str) -> tuple[str, str]:
    """Return the subject of a disputed figure and its statement: 企业较2020年, 增长85%."""
    if fact.kind == "value":
        period = period_label(fact.period, language)
        named = f"{fact.label}（{period}）" if is_chinese(language) else f"{fact.label} ({period})"
        return named, figure(fact, language).text
    said = clause(fact, language) + basis_aside(fact, language)
    return stated(fact, language).removesuffix(said).rstrip(": "), said


def remarks(ledger: Ledger) -> tuple[tuple[Fact, str], ...]:
    """Return each note of the ledger once, with a fact that carries it; not those of disputes."""
    told = {_footnote_of(dispute, ledger) for dispute in disputes(ledger)}
    return tuple(dict.fromkeys(_remarks(ledger, told)))


def _remarks(ledger: Ledger, told: set[str]) -> Iterator[tuple[Fact, str]]:
    seen: set[tuple[str, str]] = set()
    for fact in ledger.facts.values():
        note = fact.note
        for text in told:
            note = note.replace(text, "")
        note = " ".join(note.split())
        if note and (fact.label, note) not in seen:
            seen.add((fact.label, note))
            yield fact, note


def _footnote_of(dispute: Dispute, ledger: Ledger) -> str:
    """Return the footnote that a dispute is elsewhere."""
    parties = sorted((dispute.taken, *dispute.overruled), key=lambda fact: fact.place)
    return footnote(parties, dispute.taken, dispute.settle, ledger.context)
