"""What is said of a claim that could not be recomputed: that it is as its source states it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.locale import is_chinese
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label


def as_stated(cause: str, language: str) -> str:
    """Return the note that a claim stands as its source states it, not recomputed, with the cause."""
    if is_chinese(language):
        return "按来源所载，未经核算" + (f"：{cause}" if cause else "")
    return "As its source states it, not recomputed" + (f": {cause}" if cause else "")


def no_value_of(periods: Sequence[str], language: str, label: str = "") -> str:
    """Return that there is no value of some periods, of the metric itself or of another; nothing for none."""
    named = [period_label(key, language) for key in periods]
    if not named:
        return ""
    if is_chinese(language):
        return f"{label}缺{'、'.join(named)}数值"
    return f"{label} has no value of {' or '.join(named)}" if label else f"no value of {' or '.join(named)}"


def may_be_zero(period: str, language: str) -> str:
    """Return that a value may be zero, so that no rate of growth can be recomputed from it."""
    named = period_label(period, language)
    return f"{named}数值可能为零" if is_chinese(language) else f"the value of {named} may be zero"


def from_worked_back(values: Sequence[Fact], language: str) -> str:
    """Return the note of what is computed of values that were worked back from claims; else nothing."""
    derived = [each.period for each in values if each.derivation and each.derivation.method == "worked back"]
    if not derived:
        return ""
    named = period_label(derived[0], language)
    if is_chinese(language):
        return f"{named}数值系由来源所载反推，未经核算"
    return f"Not recomputed: the value of {named} is worked back from what the source states"
