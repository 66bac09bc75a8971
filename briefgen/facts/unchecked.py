"""What is said of a claim that could not be recomputed: that it is as its source states it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label


def as_stated(cause: str, language: str) -> str:
    """Return the note that a claim stands as its source states it, not recomputed, with the cause."""
    said = say(language, "按来源所载，未经核算", "As its source states it, not recomputed")
    return said + messages(language).colon + cause if cause else said


def no_value_of(periods: Sequence[str], language: str, label: str = "") -> str:
    """Return that there is no value of some periods, of the metric itself or of another; nothing for none."""
    named = [period_label(key, language) for key in periods]
    if not named:
        return ""
    either = ("、" if is_chinese(language) else say(language, "", " or ")).join(named)
    if label:
        return say(
            language,
            "{label}缺{periods}数值",
            "{label} has no value of {periods}",
            label=label,
            periods=either,
        )
    return say(language, "缺{periods}数值", "no value of {periods}", periods=either)


def may_be_zero(period: str, language: str) -> str:
    """Return that a value may be zero, so that no rate of growth can be recomputed from it."""
    named = period_label(period, language)
    return say(language, "{period}数值可能为零", "the value of {period} may be zero", period=named)


def from_worked_back(values: Sequence[Fact], language: str) -> str:
    """Return the note of what is computed of values that were worked back from claims; else nothing."""
    derived = [each.period for each in values if each.derivation and each.derivation.method == "worked back"]
    if not derived:
        return ""
    named = period_label(derived[0], language)
    return say(
        language,
        "{period}数值系由来源所载反推，未经核算",
        "Not recomputed: the value of {period} is worked back from what the source states",
        period=named,
    )
