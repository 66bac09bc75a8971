"""How a comparison of two briefs is worded: patterns and names in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.locale import is_chinese

_BRACKETS = (("（", "）"), (" (", ")"))
_PATTERNS: Mapping[str, tuple[str, str]] = {
    "comma": ("，", ", "),
    "list_comma": ("、", ", "),
    "changed": ("{label}：{old} → {new}{difference}", "{label}: {old} → {new}{difference}"),
    "changed_then": (
        "{label}（{period}）：{old} → {new}{difference}",
        "{label} ({period}): {old} → {new}{difference}",
    ),
    "rolled": (
        "{label}：{old_period}{old} → {new_period}{new}{difference}",
        "{label}: {old} in {old_period} → {new} in {new_period}{difference}",
    ),
    "unchanged": ("未变", "unchanged"),
    "rolled_claim": (
        "{label}：“{said}”原指{old_period}，现指{new_period}，未变",
        "{label}: “{said}” was of {old_period}, is of {new_period}, unchanged",
    ),
    "stale": (
        "时期后移而数字未变，请核对：{labels}",
        "The period moved on, the figures did not; check them: {labels}",
    ),
    "new_value": ("{label}：新增{period}数据{new}", "{label}: new value {new} ({period})"),
    "dropped_value": ("{label}：不再列{period}数据{old}", "{label}: the value {old} is gone ({period})"),
    "derived_period": ("推算的{period}", "{period}, derived"),
    "claim": ("{label}：{old} → {new}{difference}", "{label}: {old} → {new}{difference}"),
    "new_claim": ("新增说法：{said}", "New claim: {said}"),
    "dropped_claim": ("不再有的说法：{said}", "Dropped claim: {said}"),
    "new_metric": ("新增指标：{said}", "New metric: {said}"),
    "dropped_metric": ("删去指标：{said}", "Dropped metric: {said}"),
    "new_source": ("新增来源：{new}", "New source: {new}"),
    "dropped_source": ("删去来源：{old}", "Dropped source: {old}"),
    "changed_source": ("来源有改动：{old} → {new}", "Source changed: {old} → {new}"),
    "sourced": (
        "{label}（{period}）：来源由{old}改为{new}",
        "{label} ({period}): source was {old}, is {new}",
    ),
    "nowhere": ("未注来源", "unnamed"),
    "dispute": (
        "{label}：口径差异（{claim}）取{source}，不取{others}，理由：{reason}",
        "{label}: the dispute on {claim} is settled for {source} against {others}, because {reason}",
    ),
    "dropped_dispute": (
        "{label}：不再注明口径差异（{claim}）",
        "{label}: the dispute on {claim} is no longer noted",
    ),
    "attribute": ("{label}：{name}由“{old}”改为“{new}”", "{label}: {name} was “{old}”, is “{new}”"),
    "nothing": (
        "两份简报的数字、说法和来源没有不同",
        "The two briefs do not differ in figures, claims or sources",
    ),
    "relation": ("{label}按“{parts}”计算", "{label} is computed as {parts}"),
    "total": ("{label}等于{parts}之和", "{label} is the sum of {parts}"),
}
HEADS: Mapping[str, tuple[str, str]] = {
    "brief": ("简报", "Brief"),
    "metric": ("指标", "Metrics"),
    "value": ("数值", "Values"),
    "claim": ("说法", "Claims"),
    "derived": ("推算值", "Derived values"),
    "dispute": ("口径差异", "Disputes"),
    "source": ("来源", "Sources"),
}
"""Above the changes of an area."""
COLUMNS = tuple(
    zip(
        ("指标", "时期", "旧", "新", "增减", "幅度"),
        ("Metric", "Period", "Old", "New", "Change", "Per cent"),
        strict=True,
    )
)
"""Heads of the table of values."""
NAMES: Mapping[str, tuple[str, str]] = {
    "title": ("标题", "title"),
    "date": ("日期", "date"),
    "as_of": ("数据截至", "data as of"),
    "publisher": ("发布单位", "publisher"),
    "key": ("编号", "key"),
    "label": ("名称", "label"),
    "unit": ("单位", "unit"),
    "kind": ("类型", "kind"),
    "note": ("附注", "note"),
}
"""What the attributes of a brief and of a metric are called."""


def say(name: str, language: str, /, **parts: str) -> str:
    """Return a sentence: the pattern of a name with its parts filled in."""
    return _PATTERNS[name][not is_chinese(language)].format(**parts)


def bracketed(language: str, *parts: str) -> str:
    """Return what there is of the parts in brackets, empty where there is nothing."""
    kept = [part for part in parts if part]
    return say("comma", language).join(kept).join(_BRACKETS[not is_chinese(language)]) if kept else ""
