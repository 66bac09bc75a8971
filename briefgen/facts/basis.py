"""What a published change is measured by: nominal, at constant prices, like for like, annualised, …"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

from briefgen.base.copier import replace
from briefgen.base.diagnostics import did_you_mean
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both, han
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.facts.currency import money_of
from briefgen.facts.fact import Fact, FactKind
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.unit import MONEY, dimension

Basis = Literal["nominal", "real", "comparable", "annualised", "seasonally-adjusted"]
"""What a claim says of itself: one that says nothing is nominal, and is told to be only beside others."""
BASES: Final = get_args(Basis)
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "nominal": both("名义", "nominal"),
    "real": both("按不变价格计算", "at constant prices"),
    "comparable": both("按可比口径", "like for like (comparable)"),
    "annualised": both("年化", "annualised"),
    "seasonally-adjusted": both("季节调整后", "seasonally adjusted"),
}
"""What each is called in Chinese and English."""
_NOTES_ZH: Final[Mapping[str, str]] = {
    "nominal": han("{what}为名义值"),
    "real": han("{what}按不变价格计算"),
    "comparable": han("{what}按可比口径计算"),
    "annualised": han("{what}为年化值"),
    "seasonally-adjusted": han("{what}按季节调整后数据计算"),
}
_AS_STATED: Final = both("，按来源所载，未经核算", ", as stated by the source, not recomputed")


def is_nominal(claim: Fact) -> bool:
    """Return whether a claim compares the values as they are, so that they give it."""
    return claim.basis in ("", "nominal")


def basis_name(basis: str, language: str) -> str:
    """Return a basis in words: 按不变价格计算, at constant prices; empty for none."""
    return say(language, *NAMES[basis]) if basis else ""


def basis_aside(fact: Fact, language: str) -> str:
    """Return the basis of a claim in brackets, for text that has no footnotes; empty where it has none."""
    name = basis_name(fact.basis, language)
    if not name:
        return ""
    own = messages(language)
    plain = name if is_chinese(language) else name.replace(" (", ", ").rstrip(")")
    return f"{own.open_bracket}{plain}{own.close_bracket}"


def basis_note(fact: Fact, language: str) -> str:
    """Return the footnote of a claim that states its basis, and that nothing bears it out; else nothing."""
    if not fact.basis:
        return ""
    rate = COMPARISONS[fact.kind].is_ratio
    basis = basis_name(fact.basis, language)
    if is_chinese(language):
        what = say(language, "增速", "") if rate else say(language, "变化", "")
        text = say(language, _NOTES_ZH[fact.basis], "", what=what)
    elif rate:
        text = say(language, "", "growth is {basis}", basis=basis)
    else:
        text = say(language, "", "the change is {basis}", basis=basis)
    unchecked = fact.unchecked and not is_nominal(fact)  # of a nominal one the foot of the page says it
    return text + (say(language, *_AS_STATED) if unchecked else "")


def noted(claim: Fact, language: str) -> Fact:
    """Return a claim with the footnote that names its basis behind its own."""
    note = basis_note(claim, language)
    if not note:
        return claim
    mark = messages(language).semicolon
    return replace(claim, note=mark.join(filter(None, (claim.note.rstrip("。."), note))))


def claim_id(metric: str, word: FactKind, basis: str, since: str) -> str:
    """Return the id of a claim: gdp.growth@2023, gdp.growth.real@2023."""
    return f"{metric}.{word}" + (f".{basis}" if basis else "") + (f"@{since}" if since else "")


def another_basis(claim: Fact, unit: str) -> tuple[str, ...]:
    """Return the hint that growth of money which its values do not bear out may not be nominal, or none."""
    money = bool(money_of(unit)) or dimension(unit) in MONEY
    if claim.basis or not money or not COMPARISONS[claim.kind].is_ratio:
        return ()
    return (tr("if it is not nominal, say so: `basis: real` (at constant prices) or `basis: comparable`"),)


def told_apart(claims: Iterable[Fact]) -> list[Fact]:
    """Return claims, those without a basis nominal where one of their kind has another basis."""
    listed = list(claims)
    return [beside_others(claim, listed) for claim in listed]


def beside_others(claim: Fact, claims: Iterable[Fact]) -> Fact:
    """Return a claim, nominal in its id and its basis where others of its kind are not."""
    if claim.basis or all(other.kind != claim.kind or not other.basis for other in claims):
        return claim
    return replace(claim, basis="nominal", id=claim_id(claim.metric, claim.kind, "nominal", claim.since))


def asked_for(part: str) -> tuple[str, str]:
    """Return kind and basis of a reference's part: growth.real; LookupError where it is no basis."""
    word, point, basis = part.partition(".")
    if not point or word not in COMPARISONS:
        return part, ""
    if basis not in BASES:
        raise LookupError(
            tr(
                "{basis!r} is not a basis of a claim; {near}",
                basis=basis,
                near=did_you_mean(basis, BASES),
            )
        )
    return word, basis


def chosen(claims: Iterable[Fact], word: FactKind, basis: str, since: str) -> Fact | None:
    """Return the claim of a kind that a reference asks for, None where nobody makes it.

    LookupError with the choices where several are made, since different periods or on different bases.
    """
    found = [
        claim
        for claim in claims
        if claim.kind == word
        and since in ("", claim.since)
        and (not basis or basis == (claim.basis or "nominal"))
    ]
    if len({(claim.since, claim.basis) for claim in found}) > 1:
        ids = dict.fromkeys(claim_id(claim.metric, word, claim.basis, claim.since) for claim in found)
        asked = claim_id(found[0].metric, word, basis, since)
        raise LookupError(
            tr(
                "{asked} is claimed more than once: {names}; write one of them",
                asked=asked,
                names=", ".join(ids),
            )
        )
    return found[0] if found else None


def goes_against(claim: Fact, current: Fact, base: Fact) -> bool:
    """Return whether a claim that is not nominal moves the other way than the two values as they are."""
    level = COMPARISONS[claim.kind].level or 0
    return not is_nominal(claim) and (claim.number - level) * (current.number - base.number) < 0


def same_basis(one: Fact, other: Fact) -> bool:
    """Return whether two claims are on one basis, so that their numbers compare."""
    return (one.basis or "nominal") == (other.basis or "nominal")
