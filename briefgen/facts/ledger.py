"""A brief's metrics and sources go in; every fact that may be printed, and every problem, come out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import field

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem, did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.account import Account, has_what, lacking
from briefgen.facts.as_of import as_of_brief
from briefgen.facts.baseline import base_of
from briefgen.facts.basis import asked_for, basis_name, beside_others, chosen, is_nominal, noted
from briefgen.facts.counted import counts_singly
from briefgen.facts.derive import (
    computed_claim,
    computed_share,
    default_change,
    derived_whole,
    reworded_claim,
    why_none,
)
from briefgen.facts.enter_all import enter_all
from briefgen.facts.extremes import extremes
from briefgen.facts.fact import Fact, FactKind
from briefgen.facts.family import Family
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.gap import gap_to
from briefgen.facts.gap_wording import GAP
from briefgen.facts.goals import goal_at
from briefgen.facts.instead import instead_of
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import CLAIM_FIELDS, KINDS
from briefgen.facts.metric import Metric, Source
from briefgen.facts.missing import Missing, MissingValue
from briefgen.facts.moments import moments
from briefgen.facts.opened_accounts import OpenedAccounts
from briefgen.facts.period import canonical
from briefgen.facts.place_among import RANKED, standing
from briefgen.facts.publish import FactContext
from briefgen.facts.reads import Reader, Watched, WatchedFacts
from briefgen.facts.reference import FORMS, ReferenceParts
from briefgen.facts.relative_period import LATEST
from briefgen.facts.target import SET

__all__ = ["Fact", "Interval", "Ledger"]
_COMPARES = N_("only a claim compares with a period, {part!r} is none; {forms}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All figures of a brief; it never changes. Its ``reader`` is told what is computed from them."""

    metrics: Mapping[str, Metric]
    sources: Mapping[str, Source]
    language: str
    as_of: str
    moments: Mapping[str, str]
    """The periods that `now`, `previous` and `year-earlier` are of the brief, where there are such."""
    facts: Mapping[str, Fact]
    overruled: tuple[Fact, ...]
    """What was published, but does not hold: another source was preferred."""
    problems: tuple[Problem, ...]
    accounts: Mapping[str, Account]
    context: FactContext = field(repr=False)
    families: Mapping[str, Family] = field(default_factory=dict)
    reader: Reader | None = field(default=None, repr=False, compare=False)
    """Who is told what is read and computed."""
    _changes: dict[tuple[Hashable, ...], Fact | None] = field(default_factory=dict, repr=False, compare=False)
    """Changes that were computed before: the accounts that they follow from never change."""

    @classmethod
    def of(
        cls,
        metrics: Mapping[str, Metric],
        sources: Mapping[str, Source],
        *,
        families: Mapping[str, Family] | None = None,
        language: str = "zh-CN",
        as_of: str = "",
        fiscal_year: FiscalYear | None = None,
        opened: OpenedAccounts | None = None,
    ) -> Ledger:
        """Enter a brief's metrics; whatever is wrong with them is among ``problems``.

        ``opened`` are the accounts of an earlier ledger, as they were opened.
        """
        problems: list[Problem] = []
        opened = opened or OpenedAccounts()
        metrics = opened.begin(metrics)
        context = FactContext(
            labels={key: metric.label for key, metric in metrics.items()},
            language=language,
            as_of=as_of_brief(as_of, metrics, fiscal_year, problems),
            fiscal_year=fiscal_year,
            sources=sources,
            problems=problems,
        )
        accounts = enter_all(metrics, context, opened, as_of_latest=as_of == LATEST)
        facts = {fact.id: fact for account in accounts.values() for fact in account.facts()}
        return cls(
            metrics={key: account.metric for key, account in accounts.items()},
            sources=sources,
            language=language,
            as_of=context.as_of.key if context.as_of else "",
            moments=moments(context, accounts),
            facts=facts,
            overruled=tuple(fact for account in accounts.values() for fact in account.overruled),
            problems=tuple(sorted(set(context.problems))),
            accounts=accounts,
            context=context,
            families=families or {},
        )

    def read_by(self, reader: Reader) -> Ledger:
        """Return the same ledger; what is read of it and computed from it, its reader is told."""
        return replace(
            self,
            metrics=Watched(self.metrics, reader),
            accounts=Watched(self.accounts, reader),
            facts=WatchedFacts(self.facts, reader),
            reader=reader,
        )

    def watched_by(self, reader: Reader) -> Ledger:
        """Return the same ledger, whose reader is told what is read of it, not what is computed."""
        metrics, accounts = Watched(self.metrics, reader), Watched(self.accounts, reader)
        return replace(self, metrics=metrics, accounts=accounts, facts=Watched(self.facts, reader))

    def with_computed(self, computed: Mapping[str, Fact]) -> Ledger:
        """Return the ledger with facts that were computed from it."""
        return replace(self, facts={**self.facts, **computed}) if computed else self

    def entered(self, computed: Fact) -> Fact:
        """Return a computed fact, or what stands under its id already; the reader is told."""
        if computed.id in self.facts:
            return self.facts[computed.id]
        if self.reader is not None:
            self.reader.reads.computed[computed.id] = computed
        return computed

    @property
    def unchecked(self) -> tuple[Fact, ...]:
        """Return the claims that stand as their sources state them: no values are known to recompute them."""
        return tuple(fact for fact in self.facts.values() if fact.unchecked and fact.origin == "published")

    def titles(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of the sources with these keys."""
        return tuple(self.sources[key].title for key in keys if key in self.sources)

    def series(self, metric: str) -> tuple[Fact, ...]:
        """Return a metric's values in time order, derived ones included. Raise LookupError for no metric.

        Forecasts are among them only where nothing is known but them.
        """
        return self._account(metric).series()

    def ahead(self, metric: str) -> tuple[Fact, ...]:
        """Return a metric's forecasts in time order. Raise LookupError for no metric."""
        return self._account(metric).ahead()

    def missing(self, metric: str) -> Mapping[str, Missing]:
        """Return the periods in time order that have no value on purpose; LookupError for no metric.

        A chart draws a gap there, a table prints the mark. A period that is in neither ``series`` nor here
        is one of which the brief says nothing.
        """
        return self._account(metric).missing()

    def find(self, reference: str) -> Fact:
        """Return the fact that a reference names; raise LookupError with what there is instead.

        ``talent`` is the latest value, ``talent.2020`` that of a period, ``sme.growth`` a claim or computed,
        ``sme.growth@2020`` or ``sme.growth.real`` one of several; ``previous`` may stand for a period.
        """
        if reference in self.facts:
            return self.facts[reference]
        named = ReferenceParts.of(reference)
        if tied := extremes(reference, self.families, self.accounts, self.context):
            return tied[0]
        account = self._account(named.metric)
        (part, basis), since = asked_for(named.part), named.since
        since = canonical(since) if since else ""
        part, since = (account.dated(each) for each in (part, since))
        if not part:
            return self._latest(account)
        if part == GAP:
            return self.entered(gap_to(account, since))
        if part in CLAIM_FIELDS:
            self._known(account, since)
            return self._claim(account, part, since, basis)
        if since and part in SET:
            return goal_at(account, part, since)
        if since:
            raise LookupError(tr(_COMPARES, part=part, forms=tr(FORMS)))
        if part == "whole":
            return self._whole(account)
        if part == "sum":
            return self._latest(account)
        return self._value(account, part)

    def change(self, current: Fact, base: Fact | None = None) -> Fact | None:
        """Return how a value changed, as it is told where nobody claims it; None where nothing compares.

        ``base`` is the value that a reader expects by default: see ``facts/baseline.py``.
        """
        series = self.accounts[current.metric].series()
        key = (current.id, current.number, base and (base.id, base.number))
        if key not in self._changes:
            base = base or base_of(current, series, self.context)
            signed = any(fact.number < 0 for fact in series)
            found = default_change(current, base, self.context, signed=signed) if base else None
            self._changes[key] = found
        found = self._changes[key]
        return self.enter(found) if found else None

    def enter(self, computed: Fact) -> Fact:
        """Return a computed claim as it stands in the ledger: what compares the same is one fact."""
        if (told := beside_others(computed, self.accounts[computed.metric].claims)) is not computed:
            computed = noted(told, self.language)
        same = (computed.metric, computed.kind, computed.period, computed.since)
        for known in (self.facts.get(computed.id), self.facts.get(f"{computed.id}-{computed.period}")):
            if known and (known.metric, known.kind, known.period, known.since) == same:
                return known
        latest = self.accounts[computed.metric].latest()
        own = computed.id not in self.facts and latest is not None and latest.period == computed.period
        key = computed.id if own else f"{computed.id}-{computed.period}"
        exact = (computed.number, computed.unit) if self.metrics[computed.metric].exact else None
        return self.entered(replace(computed, id=key, rounded=exact))

    def since(self, reference: str) -> str:
        """Return the period that a metric or a claim of it is compared with; empty: with none."""
        if "." in reference:
            return self.find(reference).since
        account = self._account(reference)
        base = self._base(account, "")
        return account.claimed_since() or (base.period if base else "")

    def _known(self, account: Account, since: str) -> None:
        """Raise LookupError where a reference compares with what is not a period."""
        try:
            if since:
                self.context.period(since)
        except ValueError as error:
            raise LookupError(f"{error.args[0]}; {has_what(account)}") from None

    def _account(self, metric: str) -> Account:
        if metric not in self.accounts and metric in self.families:
            self.families[metric].key_of({})
        if metric not in self.accounts:
            hint = did_you_mean(metric, self.accounts) if nearest(metric, self.accounts) else ""
            raise LookupError(tr("no metric {metric!r}", metric=metric) + (f"; {hint}" if hint else ""))
        return self.accounts[metric]

    def _latest(self, account: Account) -> Fact:
        latest = account.latest()
        if latest is None:
            raise lacking(N_("{key} has no value; {others}"), account)
        return latest

    def _value(self, account: Account, part: str) -> Fact:
        try:
            period = self.context.period(part)
            value, gap = account.value_at(period), account.missing_at(period)
        except ValueError:
            hint = instead_of(part, account, of_family=account.metric.key in self.families)
            message = tr("{key} has no {part!r}; {hint}", key=account.metric.key, part=part, hint=hint)
            raise LookupError(message) from None
        if value is None and gap is not None:
            raise MissingValue(account.metric.key, period.key, gap)
        if value is None:
            raise lacking(N_("{key} has no value for {part}; {others}"), account, part=part)
        return value

    def _claim(self, account: Account, word: FactKind, since: str, basis: str) -> Fact:
        if claim := chosen(account.claims, word, basis, since):
            return claim
        if basis not in ("", "nominal"):
            name = basis_name(basis, "en")
            raise lacking(N_("{key} has no {word} that is {name}; {others}"), account, word=word, name=name)
        if word == "share" and not since and (share := self._share(account)):
            return self.entered(share)
        if (
            word == RANKED
            and not since
            and (place := standing(account, self.families, self.accounts, self.language))
        ):
            return self.entered(place)
        current, base = account.latest(), self._base(account, since)
        computed = self._computed(account, word, since, current, base)
        if computed is None:
            known = current and base and KINDS[word].computed
            gone = tr("there is no value of {since}", since=since) if since and base is None else ""
            why = why_none(word, current, base, self.context) if known and current and base else gone
            if why:
                raise lacking(N_("{key} has no {word}: {why}; {others}"), account, word=word, why=why)
            raise lacking(N_("{key} has no {word}, nor the values for it; {others}"), account, word=word)
        return self.enter(computed)

    def _base(self, account: Account, since: str) -> Fact | None:
        """Return the value of a period, of that which a claim compares with, or the expected one."""
        current = account.latest()
        if since:
            return account.at(since)
        if claimed := account.claimed_since():
            return account.at(claimed)
        return base_of(current, account.series(), self.context) if current else None

    def _computed(
        self, account: Account, word: FactKind, since: str, current: Fact | None, base: Fact | None
    ) -> Fact | None:
        if not KINDS[word].computed:
            return None
        if base is None or base.origin == "derived":  # a claim in other words is finer than its derived base
            for claim in account.claims:
                if claim.since and since in ("", claim.since) and is_nominal(claim):
                    reworded = reworded_claim(word, claim, self.context)
                    if reworded:
                        return reworded
        return computed_claim(word, current, base, self.context) if current and base else None

    def _share(self, account: Account) -> Fact | None:
        """Return a metric's share of the sum that it is a part of; None where that is not one sum."""
        key, latest = account.metric.key, account.latest()
        wholes = [
            other
            for other, metric in self.metrics.items()
            if any(key in claim.parts for claim in metric.claims)
        ]
        whole = self.accounts[wholes[0]].latest() if len(wholes) == 1 else None
        return computed_share(latest, whole) if latest and whole else None

    def _whole(self, account: Account) -> Fact:
        share = next((fact for fact in account.claims if fact.kind == "share"), None)
        part = (
            share and account.value_at(self.context.period(share.period)) if share and share.period else None
        )
        if share and part:
            if share.whole:
                return self.find(share.whole)
            counted = counts_singly(account.metric)
            whole = derived_whole(part, share, self.context, counted=counted)
            if whole:
                return self.entered(whole)
        raise lacking(N_("{key} has no share to tell its whole by; {others}"), account)
