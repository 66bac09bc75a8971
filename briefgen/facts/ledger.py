"""A brief's metrics and sources go in; every fact that may be printed, and every problem, come out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from briefgen.facts.account import Account, file_unused, open_account
from briefgen.facts.across import check_across
from briefgen.facts.derive import computed_claim, derived_whole, reworded_claim
from briefgen.facts.fact import Fact, FactKind
from briefgen.facts.interval import Interval
from briefgen.facts.metric import Metric, Source
from briefgen.facts.missing import Missing, MissingValue
from briefgen.facts.period import Period, canonical, parse
from briefgen.facts.publish import CLAIM_FIELDS, Edition, counts_singly
from briefgen.problems import Place, Problem, did_you_mean, nearest
from briefgen.records import dataclass

__all__ = ["Fact", "Interval", "Ledger"]

_REFERENCE = re.compile(r"(?P<metric>[^.@]+)(?:\.(?P<part>[^@#]+)(?:@(?P<since>[^#]+))?(?:#\d+)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All figures of a brief. ``facts`` grows by the claims that ``find`` computes when asked for."""

    metrics: Mapping[str, Metric]
    sources: Mapping[str, Source]
    language: str
    as_of: str
    facts: dict[str, Fact]
    overruled: tuple[Fact, ...]
    """What was published, but does not hold: another source was preferred."""
    problems: tuple[Problem, ...]
    accounts: Mapping[str, Account]
    edition: Edition = field(repr=False)

    @classmethod
    def of(
        cls,
        metrics: Mapping[str, Metric],
        sources: Mapping[str, Source],
        *,
        language: str = "zh-CN",
        as_of: str = "",
    ) -> Ledger:
        """Enter a brief's metrics; whatever is wrong with them is among ``problems``."""
        problems: list[Problem] = []
        edition = Edition(
            labels={key: metric.label for key, metric in metrics.items()},
            language=language,
            as_of=_as_of(as_of, metrics, problems),
            sources=sources,
            problems=problems,
        )
        accounts = {key: open_account(metric, edition) for key, metric in metrics.items()}
        check_across(accounts, edition)
        for account in accounts.values():
            file_unused(account)
        facts = {fact.id: fact for account in accounts.values() for fact in account.facts()}
        return cls(
            metrics=metrics,
            sources=sources,
            language=language,
            as_of=edition.as_of.key if edition.as_of else "",
            facts=facts,
            overruled=tuple(fact for account in accounts.values() for fact in account.overruled),
            problems=tuple(sorted(set(edition.problems))),
            accounts=accounts,
            edition=edition,
        )

    def series(self, metric: str) -> tuple[Fact, ...]:
        """Return a metric's values in time order, derived ones included. Raise LookupError for no metric."""
        return self._account(metric).series()

    def missing(self, metric: str) -> Mapping[str, Missing]:
        """Return the periods in time order that have no value on purpose; LookupError for no metric.

        A chart draws a gap there, a table prints the mark. A period that is in neither ``series`` nor here
        is one of which the brief says nothing.
        """
        return self._account(metric).missing()

    def find(self, reference: str) -> Fact:
        """Return the fact that a reference names; raise LookupError with what there is instead.

        ``talent`` is the latest value, ``talent.2020`` the value of a period, ``sme.growth`` a claim,
        ``sme.growth@2020`` one of several. A claim nobody made is computed from the values.
        """
        if reference in self.facts:
            return self.facts[reference]
        match = _REFERENCE.fullmatch(reference.strip())
        if not match:
            raise LookupError(f"{reference!r} is no reference: write metric, metric.2020 or metric.growth")
        account = self._account(match["metric"].strip())
        part = (match["part"] or "").strip()
        if not part:
            return self._latest(account)
        if part in CLAIM_FIELDS:
            return self._claim(account, part, canonical((match["since"] or "").strip()))
        if part == "whole":
            return self._whole(account)
        if part == "sum":
            return self._latest(account)
        return self._value(account, part)

    def _account(self, metric: str) -> Account:
        if metric not in self.accounts:
            hint = did_you_mean(metric, self.accounts) if nearest(metric, self.accounts) else ""
            raise LookupError(f"no metric {metric!r}" + (f"; {hint}" if hint else ""))
        return self.accounts[metric]

    def _latest(self, account: Account) -> Fact:
        latest = account.latest()
        if latest is None:
            raise LookupError(f"{account.metric.key} has no value; {_has(account)}")
        return latest

    def _value(self, account: Account, part: str) -> Fact:
        try:
            period = self.edition.period(part)
            value, gap = account.value_at(period), account.missing_at(period)
        except ValueError:
            words = (*CLAIM_FIELDS, "whole", "label", "unit", "period", "since", *account.values)
            near = nearest(part, words)
            hint = f"did you mean {near!r}?" if near else _has(account)
            raise LookupError(f"{account.metric.key} has no {part!r}; {hint}") from None
        if value is None and gap is not None:
            raise MissingValue(account.metric.key, period.key, gap)
        if value is None:
            raise LookupError(f"{account.metric.key} has no value for {part}; {_has(account)}")
        return value

    def _claim(self, account: Account, word: FactKind, since: str) -> Fact:
        claims = [fact for fact in account.claims if fact.kind == word and since in ("", fact.since)]
        if len({fact.since for fact in claims}) > 1:
            choices = ", ".join(f"{account.metric.key}.{word}@{fact.since}" for fact in claims)
            raise LookupError(f"{account.metric.key}.{word} is claimed more than once: {choices}")
        if claims:
            return claims[0]
        computed = self._computed(account, word, since)
        if computed is None:
            raise LookupError(f"{account.metric.key} has no {word}, nor the values for it; {_has(account)}")
        return self.facts.setdefault(computed.id, computed)

    def _computed(self, account: Account, word: FactKind, since: str) -> Fact | None:
        values = account.series()
        if word in {"share", "ranked", "doubled"}:
            return None
        compared = [fact for fact in account.claims if fact.since and since in ("", fact.since)]
        key = since or next((fact.since for fact in compared), "")
        try:
            base = account.value_at(self.edition.period(key)) if key else values[0] if values else None
        except ValueError:
            base = None
        if base is None or base.origin == "derived":  # a claim in other words is finer than its derived base
            for claim in compared:
                reworded = reworded_claim(word, claim, self.edition)
                if reworded:
                    return reworded
        return computed_claim(word, values[-1], base, self.edition) if base else None

    def _whole(self, account: Account) -> Fact:
        share = next((fact for fact in account.claims if fact.kind == "share"), None)
        part = (
            share and account.value_at(self.edition.period(share.period)) if share and share.period else None
        )
        if share and part:
            if share.whole:
                return self.find(share.whole)
            counted = counts_singly(account.metric)
            whole = derived_whole(part, share, self.edition, counted=counted)
            if whole:
                return self.facts.setdefault(whole.id, whole)
        raise LookupError(f"{account.metric.key} has no share to tell its whole by; {_has(account)}")


def _has(account: Account) -> str:
    ids = [fact.id for fact in account.facts()]
    return "it has: " + ", ".join(ids) if ids else "it has no figures at all"


def _as_of(as_of: str, metrics: Mapping[str, Metric], problems: list[Problem]) -> Period | None:
    """Return the period that ``now`` stands for: the given one, or the latest of all values."""
    if as_of:
        try:
            return parse(as_of)
        except ValueError as error:
            place = next((metric.place for metric in metrics.values()), Place(""))
            problems.append(Problem(Place(place.file), f"meta.as_of: {error}", "", "period"))
    known = []
    for metric in metrics.values():
        for key in metric.values:
            try:
                known.append(parse(key))
            except ValueError:
                continue
    dated = [period for period in known if period.kind != "now"]
    return max(dated, key=lambda period: period.order, default=None)
