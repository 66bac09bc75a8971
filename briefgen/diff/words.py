"""How a comparison of two briefs is worded: patterns and names in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say

_PATTERNS: Mapping[str, tuple[str, str]] = {
    "comma": both("，", ", "),
    "list_comma": both("、", ", "),
    "changed": both("{label}：{old} → {new}{difference}", "{label}: {old} → {new}{difference}"),
    "changed_then": both(
        "{label}（{period}）：{old} → {new}{difference}",
        "{label} ({period}): {old} → {new}{difference}",
    ),
    "rolled": both(
        "{label}：{old_period}{old} → {new_period}{new}{difference}",
        "{label}: {old} in {old_period} → {new} in {new_period}{difference}",
    ),
    "unchanged": both("未变", "unchanged"),
    "rolled_claim": both(
        "{label}：“{said}”原指{old_period}，现指{new_period}，未变",
        "{label}: “{said}” was of {old_period}, is of {new_period}, unchanged",
    ),
    "stale": both(
        "时期后移而数字未变，请核对：{labels}",
        "The period moved on, the figures did not; check them: {labels}",
    ),
    "new_value": both("{label}：新增{period}数据{new}", "{label}: new value {new} ({period})"),
    "dropped_value": both("{label}：不再列{period}数据{old}", "{label}: the value {old} is gone ({period})"),
    "derived_period": both("推算的{period}", "{period}, derived"),
    "claim": both("{label}：{old} → {new}{difference}", "{label}: {old} → {new}{difference}"),
    "new_claim": both("新增说法：{said}", "New claim: {said}"),
    "dropped_claim": both("不再有的说法：{said}", "Dropped claim: {said}"),
    "new_metric": both("新增指标：{said}", "New metric: {said}"),
    "dropped_metric": both("删去指标：{said}", "Dropped metric: {said}"),
    "new_source": both("新增来源：{new}", "New source: {new}"),
    "dropped_source": both("删去来源：{old}", "Dropped source: {old}"),
    "changed_source": both("来源有改动：{old} → {new}", "Source changed: {old} → {new}"),
    "sourced": both(
        "{label}（{period}）：来源由{old}改为{new}",
        "{label} ({period}): source was {old}, is {new}",
    ),
    "nowhere": both("未注来源", "unnamed"),
    "dispute": both(
        "{label}：口径差异（{claim}）取{source}，不取{others}，理由：{reason}",
        "{label}: the dispute on {claim} is settled for {source} against {others}, because {reason}",
    ),
    "dropped_dispute": both(
        "{label}：不再注明口径差异（{claim}）",
        "{label}: the dispute on {claim} is no longer noted",
    ),
    "attribute": both("{label}：{name}由“{old}”改为“{new}”", "{label}: {name} was “{old}”, is “{new}”"),
    "nothing": both(
        "两份简报的数字、说法和来源没有不同",
        "The two briefs do not differ in figures, claims or sources",
    ),
    "relation": both("{label}按“{parts}”计算", "{label} is computed as {parts}"),
    "total": both("{label}等于{parts}之和", "{label} is the sum of {parts}"),
}
HEADS: Mapping[str, tuple[str, str]] = {
    "brief": both("简报", "Brief"),
    "metric": both("指标", "Metrics"),
    "value": both("数值", "Values"),
    "claim": both("说法", "Claims"),
    "derived": both("推算值", "Derived values"),
    "dispute": both("口径差异", "Disputes"),
    "source": both("来源", "Sources"),
}
"""Above the changes of an area."""
COLUMNS = (
    both("指标", "Metric"),
    both("时期", "Period"),
    both("旧", "Old"),
    both("新", "New"),
    both("增减", "Change"),
    both("幅度", "Per cent"),
)
"""Heads of the table of values."""
NAMES: Mapping[str, tuple[str, str]] = {
    "title": both("标题", "title"),
    "date": both("日期", "date"),
    "as_of": both("数据截至", "data as of"),
    "publisher": both("发布单位", "publisher"),
    "key": both("编号", "key"),
    "label": both("名称", "label"),
    "unit": both("单位", "unit"),
    "kind": both("类型", "kind"),
    "note": both("附注", "note"),
}
"""What the attributes of a brief and of a metric are called."""


def worded(name: str, language: str, /, **parts: str) -> str:
    """Return a sentence: the pattern of a name with its parts filled in."""
    return say(language, *_PATTERNS[name], **parts) if parts else say(language, *_PATTERNS[name])


def bracketed(language: str, *parts: str) -> str:
    """Return what there is of the parts in brackets, empty where there is nothing."""
    kept = [part for part in parts if part]
    own = messages(language)
    return f"{own.open_bracket}{own.comma.join(kept)}{own.close_bracket}" if kept else ""
