"""One metric of two versions in, what became of its claims out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.diff.values import differ
from briefgen.diff.versions import Change, PeriodSpan, Version, Versions
from briefgen.diff.words import worded
from briefgen.facts.basis import basis_aside
from briefgen.facts.fact import Fact
from briefgen.facts.relations import labelled, terms_of
from briefgen.facts.summary import stated
from briefgen.facts.wording import clause

ClaimTopic = tuple[str, str, str, str]
"""What a claim is about: its kind, its basis, and its scope or whole."""


def changed_claims(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield the changes of what is claimed of a metric.

    Claims of one kind and scope are one, even if the newer compares with a later period.
    """
    was = {_identity(fact, versions.old): fact for fact in versions.old.ledger.accounts[before].claims}
    now = {_identity(fact, versions.new): fact for fact in versions.new.ledger.accounts[key].claims}
    for identity in [identity for identity in now if identity in was]:
        one, other = was.pop(identity), now.pop(identity)
        if differ(one, other):
            yield _changed(one, other, versions, kind="changed")
        elif versions.old.span(one.period) != versions.new.span(other.period):
            yield _moved_on(one, other, versions)
    for (theme, _), other in list(now.items()):
        match = next((identity for identity in was if identity[0] == theme), None)
        if match:
            yield _changed(was.pop(match), other, versions, kind="rolled")
        else:
            yield _single(other, versions, dropped=False)
    for fact in was.values():
        yield _single(fact, versions, dropped=True)


def _identity(fact: Fact, version: Version) -> tuple[ClaimTopic, PeriodSpan]:
    return (fact.kind, fact.basis or "nominal", fact.scope, fact.whole), version.span(fact.since)


def _changed(one: Fact, other: Fact, versions: Versions, *, kind: Literal["changed", "rolled"]) -> Change:
    texts = _worded(one, versions.language), _worded(other, versions.language)
    change = versions.compared("claim", kind, one, other, texts)
    return versions.worded("claim", change, **({"difference": ""} if kind == "rolled" else {}))


def _moved_on(one: Fact, other: Fact, versions: Versions) -> Change:
    """Return the change of a claim that is now of another period, as the latest value is a later one."""
    said = _worded(other, versions.language)
    periods = versions.when(one, versions.old), versions.when(other, versions.new)
    change = Change(
        area="claim",
        kind="rolled",
        metric=other.metric,
        label=other.label,
        period=" → ".join(periods),
        old=said,
        new=said,
    )
    return versions.worded("rolled_claim", change, said=said, old_period=periods[0], new_period=periods[1])


def _worded(fact: Fact, language: str) -> str:
    """Return a claim in words, without its metric's label."""
    if is_chinese(language):
        return stated(replace(fact, label=""), language)
    return clause(fact, language) + basis_aside(fact, language)


def _single(fact: Fact, versions: Versions, *, dropped: bool) -> Change:
    change = versions.alone("claim", fact, dropped=dropped)
    pattern = "dropped_claim" if dropped else "new_claim"
    return versions.worded(pattern, change, said=stated(fact, versions.language))


def changed_sums(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield what became of the claims that a metric is the sum of others."""
    was, now = _sums(before, versions.old), _sums(key, versions.new)
    for parts, said in was.items():
        if parts not in now:
            yield _sum(said, key, versions, dropped=True)
    for parts, said in now.items():
        if parts not in was:
            yield _sum(said, key, versions, dropped=False)


def changed_relations(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield what became of what a metric is computed of, or claimed to be: a difference, a ratio, a mean."""
    language = versions.language
    was, now = _relations(before, versions.old, language), _relations(key, versions.new, language)
    for said in was:
        if said not in now:
            yield _sum(said, key, versions, dropped=True, pattern="relation")
    for said in now:
        if said not in was:
            yield _sum(said, key, versions, dropped=False, pattern="relation")


def _relations(key: str, version: Version, language: str) -> list[str]:
    metrics = version.brief.metrics
    labels = {each: metric.label for each, metric in metrics.items()}
    return [labelled(term, labels, language) for term in terms_of(metrics[key], [*metrics])]


def _sums(key: str, version: Version) -> dict[frozenset[str], str]:
    """Return the labels of the parts that are claimed to add up to a metric."""
    metrics = version.brief.metrics
    return {
        frozenset(claim.parts): " + ".join(
            metrics[part].label if part in metrics else part for part in claim.parts
        )
        for claim in metrics[key].claims
        if claim.parts
    }


def _sum(parts: str, key: str, versions: Versions, *, dropped: bool, pattern: str = "total") -> Change:
    label = versions.new.brief.metrics[key].label
    change = Change(
        area="claim",
        kind="dropped" if dropped else "new",
        metric=key,
        label=label,
        old=parts if dropped else "",
        new="" if dropped else parts,
    )
    said = worded(pattern, versions.language, label=label, parts=parts)
    return versions.worded("dropped_claim" if dropped else "new_claim", change, said=said)
