"""A metric's claims go in; those that can be made of such a figure come out, the others as problems."""

from __future__ import annotations

from decimal import Decimal

from briefgen.facts.account import Account
from briefgen.facts.claims import COMPARISONS, RATIOS, is_whole
from briefgen.facts.derive import computed_claim, told_change, written
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.measure import DIFFERENCE_ONLY, LOSSES, has_ratio
from briefgen.facts.publish import name_of
from briefgen.facts.unit import is_percent
from briefgen.facts.wording import value_text

Wrong = tuple[str, str, str]
"""Message, hint and code of a problem."""


def comparable_claims(account: Account, claims: list[Fact]) -> list[Fact]:
    """Return the claims that can be made of such a metric; file a problem for each other one."""
    sound = []
    for claim in claims:
        wrong = _misuse(account, claim) or _mistimed(account, claim) or _no_ratio(account, claim)
        if wrong:
            message, hint, code = wrong
            who = name_of(account.metric)
            account.edition.file(claim.place, f"{who}: {message}", hint, code=code)
        else:
            sound.append(claim)
    return sound


def _misuse(account: Account, claim: Fact) -> Wrong | None:
    """Say what is wrong with a claim whatever the values are."""
    text = figure(claim, account.edition.language).text
    percent = is_percent(account.metric.unit) or account.metric.kind == "share"
    ranks, word = account.metric.kind == "rank", claim.kind
    if ranks and word not in {"rank_change", "ranked"}:
        return f"`{word}` of a rank", "write `rank_change`, 提升 N 位: positive is better", "claim"
    if word == "rank_change" and not ranks:
        return "`rank_change` of what is not a rank", "set `kind: rank`, or write `change`", "claim"
    if word == "rank_change" and not is_whole(claim.number):
        return f"{claim.number} places", "ranks are whole numbers", "claim"
    if word == "points" and not percent:
        return f"percentage points (百分点) of {account.metric.unit or 'no'} unit", "write `change`", "claim"
    if word in RATIOS and account.metric.kind in DIFFERENCE_ONLY:
        message = f"`{word}` of a {account.metric.kind}, which has no growth rate: its zero is a convention"
        return message, _instead(account, claim) or "write `change`, in its unit", "claim"
    if word == "narrowed" and percent:
        return "`narrowed` of a percentage", "write `points`, N 个百分点", "claim"
    if word == "narrowed" and account.metric.kind not in LOSSES:
        message = f"`narrowed` of `kind: {account.metric.kind}`"
        return message, "a loss or a deficit narrows: `kind: profit` or `kind: balance`", "claim"
    if word == "change" and percent:
        return f"`change: {claim.number}` of a percentage", "write `points`, N 个百分点", "claim"
    return _impossible(claim, text)


def _impossible(claim: Fact, text: str) -> Wrong | None:
    """Say what no values could make true."""
    if claim.kind == "share" and not 0 <= claim.number <= 100:
        return f"a share of {text}", "a part is between 0% and 100% of its whole", "share"
    if claim.kind in {"growth", "cagr"} and claim.number < -100:
        return f"a growth of {text}", "nothing falls by more than 100%", "claim"
    if claim.kind == "multiple" and claim.number <= 0:
        return f"a multiple of {text}", "是…的 N 倍 takes a number above 0", "claim"
    if claim.kind == "growth_multiple" and claim.number <= -1:
        return f"a growth by {text}", "write `growth` for a fall", "claim"
    return None


def _mistimed(account: Account, claim: Fact) -> Wrong | None:
    """Say what is wrong with the periods that a claim compares."""
    if claim.kind not in COMPARISONS:
        return None
    edition = account.edition
    if not claim.since:
        return f"`{claim.kind}` compares with no period", "add `since: 2020`", "period"
    since = edition.period(claim.since)
    if claim.period and edition.period(claim.period).end <= since.end:
        return (
            f"`{claim.kind}` since {claim.since} is stale: it is claimed of {claim.period}, no later",
            "correct `since`, or name the later period: `until: now`",
            "period",
        )
    if not edition.as_of:
        return None
    brief = f"the brief is as of {edition.as_of.key}"
    if since.end >= edition.as_of.end:
        message = f"`{claim.kind}` since {claim.since}: {brief}"
        return message, "correct `since`, or meta.as_of", "period"
    if claim.period and edition.period(claim.period).start >= edition.as_of.end:
        return f"a claim until {claim.period}: {brief}", "correct `until`, or meta.as_of", "period"
    return None


def _no_ratio(account: Account, claim: Fact) -> Wrong | None:
    """Say where a rate of growth is claimed from zero, from below it, or across it."""
    current, base = account.at(claim.period), account.at(claim.since)
    if claim.kind in RATIOS:
        sound = has_ratio(current.number if current else Decimal(0), base.number if base else Decimal(1))
    elif claim.kind == "narrowed":
        sound = (not current or current.number <= 0) and (not base or base.number < 0)
    else:
        return None
    if sound:
        return None
    language = account.edition.language
    ends = " to ".join(
        f"{value_text(fact, language)} ({period_label(fact.period, language)})"
        for fact in (base, current)
        if fact
    )
    text = figure(claim, language).text
    if claim.kind == "narrowed":
        message = f"`narrowed: {text}`, but {ends} is not from one loss to another"
    else:
        message = f"`{claim.kind}` of {text}, but no rate of growth leads {'from ' if base else 'to '}{ends}"
    return message, _instead(account, claim) or "write `change`, in its unit", "claim"


def _instead(account: Account, claim: Fact) -> str:
    """Return the claims that the values of a refused one bear out, as they are written."""
    current, base = account.at(claim.period), account.at(claim.since)
    if not current or not base:
        return ""
    told = (
        told_change(current, base, account.edition),
        computed_claim("narrowed", current, base, account.edition),
    )
    choices = " or ".join(written(fact) for fact in told if fact)
    return f"write {choices}" if choices else ""
