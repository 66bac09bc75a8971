"""One metric of two editions in, what became of its claims out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from briefgen.base.locale import is_chinese
from briefgen.diff.edition import Change, Edition, Editions, Span
from briefgen.diff.values import differ
from briefgen.diff.words import say
from briefgen.facts.fact import Fact
from briefgen.facts.summary import stated
from briefgen.facts.wording import clause

Theme = tuple[str, str, str]
"""What a claim is about: its kind, and its scope or whole."""


def changed_claims(before: str, key: str, editions: Editions) -> Iterator[Change]:
    """Yield the changes of what is claimed of a metric.

    Claims of one kind and scope are one, even if the newer compares with a later period.
    """
    was = {_identity(fact, editions.old): fact for fact in editions.old.ledger.accounts[before].claims}
    now = {_identity(fact, editions.new): fact for fact in editions.new.ledger.accounts[key].claims}
    for identity in [identity for identity in now if identity in was]:
        one, other = was.pop(identity), now.pop(identity)
        if differ(one, other):
            yield _changed(one, other, editions, kind="changed")
        elif editions.old.span(one.period) != editions.new.span(other.period):
            yield _moved_on(one, other, editions)
    for (theme, _), other in list(now.items()):
        match = next((identity for identity in was if identity[0] == theme), None)
        if match:
            yield _changed(was.pop(match), other, editions, kind="rolled")
        else:
            yield _single(other, editions, dropped=False)
    for fact in was.values():
        yield _single(fact, editions, dropped=True)


def _identity(fact: Fact, edition: Edition) -> tuple[Theme, Span]:
    return (fact.kind, fact.scope, fact.whole), edition.span(fact.since)


def _changed(one: Fact, other: Fact, editions: Editions, *, kind: Literal["changed", "rolled"]) -> Change:
    texts = _said(one, editions.language), _said(other, editions.language)
    change = editions.compared("claim", kind, one, other, texts)
    return editions.told("claim", change, **({"difference": ""} if kind == "rolled" else {}))


def _moved_on(one: Fact, other: Fact, editions: Editions) -> Change:
    """Return a claim that says the same of another period, because the latest value is a later one."""
    said = _said(other, editions.language)
    periods = editions.when(one, editions.old), editions.when(other, editions.new)
    change = Change(
        area="claim",
        kind="rolled",
        metric=other.metric,
        label=other.label,
        period=" → ".join(periods),
        old=said,
        new=said,
    )
    return editions.told("rolled_claim", change, said=said, old_period=periods[0], new_period=periods[1])


def _said(fact: Fact, language: str) -> str:
    """Return what a claim says without the name of its metric."""
    return stated(replace(fact, label=""), language) if is_chinese(language) else clause(fact, language)


def _single(fact: Fact, editions: Editions, *, dropped: bool) -> Change:
    change = editions.alone("claim", fact, dropped=dropped)
    pattern = "dropped_claim" if dropped else "new_claim"
    return editions.told(pattern, change, said=stated(fact, editions.language))


def changed_sums(before: str, key: str, editions: Editions) -> Iterator[Change]:
    """Yield what became of the claims that a metric is the sum of others."""
    was, now = _sums(before, editions.old), _sums(key, editions.new)
    for parts, said in was.items():
        if parts not in now:
            yield _sum(said, key, editions, dropped=True)
    for parts, said in now.items():
        if parts not in was:
            yield _sum(said, key, editions, dropped=False)


def _sums(key: str, edition: Edition) -> dict[frozenset[str], str]:
    """Return the labels of the parts that are said to add up to a metric."""
    metrics = edition.brief.metrics
    return {
        frozenset(claim.parts): " + ".join(
            metrics[part].label if part in metrics else part for part in claim.parts
        )
        for claim in metrics[key].claims
        if claim.parts
    }


def _sum(parts: str, key: str, editions: Editions, *, dropped: bool) -> Change:
    label = editions.new.brief.metrics[key].label
    change = Change(
        area="claim",
        kind="dropped" if dropped else "new",
        metric=key,
        label=label,
        old=parts if dropped else "",
        new="" if dropped else parts,
    )
    said = say("total", editions.language, label=label, parts=parts)
    return editions.told("dropped_claim" if dropped else "new_claim", change, said=said)
