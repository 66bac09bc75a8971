"""What is said of a claim that could not be recomputed: that it is as its source states it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.locale import is_chinese
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
