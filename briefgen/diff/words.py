"""The words of a comparison, by the language of the newer brief."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.diff.delta import Delta


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Patterns of sentences; each takes the parts that it names in braces."""

    comma: str
    list_comma: str
    brackets: tuple[str, str]
    changed: str
    changed_then: str
    rolled: str
    unchanged: str
    rolled_claim: str
    stale: str
    new_value: str
    dropped_value: str
    derived_period: str
    claim: str
    new_claim: str
    dropped_claim: str
    new_metric: str
    dropped_metric: str
    new_source: str
    dropped_source: str
    changed_source: str
    sourced: str
    nowhere: str
    dispute: str
    dropped_dispute: str
    attribute: str
    nothing: str
    total: str
    heads: Mapping[str, str]
    columns: tuple[str, ...]
    names: Mapping[str, str]

    def bracketed(self, difference: Delta, more: str = "") -> str:
        """Return a difference in brackets, empty where there is none."""
        parts = [part for part in (difference.absolute, difference.relative, more) if part]
        return self.comma.join(parts).join(self.brackets) if parts else ""


_CHINESE = Words(
    comma="，",
    list_comma="、",
    brackets=("（", "）"),
    changed="{label}：{old} → {new}{difference}",
    changed_then="{label}（{period}）：{old} → {new}{difference}",
    rolled="{label}：{old_period}{old} → {new_period}{new}{difference}",
    unchanged="未变",
    rolled_claim="{label}：“{said}”原指{old_period}，现指{new_period}，未变",
    stale="时期后移而数字未变，请核对：{labels}",
    new_value="{label}：新增{period}数据{new}",
    dropped_value="{label}：不再列{period}数据{old}",
    derived_period="推算的{period}",
    claim="{label}：{old} → {new}{difference}",
    new_claim="新增说法：{said}",
    dropped_claim="不再有的说法：{said}",
    new_metric="新增指标：{said}",
    dropped_metric="删去指标：{said}",
    new_source="新增来源：{new}",
    dropped_source="删去来源：{old}",
    changed_source="来源有改动：{old} → {new}",
    sourced="{label}（{period}）：来源由{old}改为{new}",
    nowhere="未注来源",
    dispute="{label}：口径差异（{claim}）取{source}，不取{others}，理由：{reason}",
    dropped_dispute="{label}：不再注明口径差异（{claim}）",
    attribute="{label}：{name}由“{old}”改为“{new}”",
    nothing="两份简报的数字、说法和来源没有不同",
    total="{label}等于{parts}之和",
    heads={
        "brief": "简报",
        "metric": "指标",
        "value": "数值",
        "claim": "说法",
        "derived": "推算值",
        "dispute": "口径差异",
        "source": "来源",
    },
    columns=("指标", "时期", "旧", "新", "增减", "幅度"),
    names={
        "title": "标题",
        "date": "日期",
        "as_of": "数据截至",
        "publisher": "发布单位",
        "key": "编号",
        "label": "名称",
        "unit": "单位",
        "kind": "类型",
        "note": "附注",
    },
)

_ENGLISH = Words(
    comma=", ",
    list_comma=", ",
    brackets=(" (", ")"),
    changed="{label}: {old} → {new}{difference}",
    changed_then="{label} ({period}): {old} → {new}{difference}",
    rolled="{label}: {old} in {old_period} → {new} in {new_period}{difference}",
    unchanged="unchanged",
    rolled_claim="{label}: “{said}” was of {old_period}, is of {new_period}, unchanged",
    stale="The period moved on, the figures did not; check them: {labels}",
    new_value="{label}: new value {new} ({period})",
    dropped_value="{label}: the value {old} is gone ({period})",
    derived_period="{period}, derived",
    claim="{label}: {old} → {new}{difference}",
    new_claim="New claim: {said}",
    dropped_claim="Dropped claim: {said}",
    new_metric="New metric: {said}",
    dropped_metric="Dropped metric: {said}",
    new_source="New source: {new}",
    dropped_source="Dropped source: {old}",
    changed_source="Source changed: {old} → {new}",
    sourced="{label} ({period}): source was {old}, is {new}",
    nowhere="unnamed",
    dispute="{label}: the dispute on {claim} is settled for {source} against {others}, because {reason}",
    dropped_dispute="{label}: the dispute on {claim} is no longer noted",
    attribute="{label}: {name} was “{old}”, is “{new}”",
    nothing="The two briefs do not differ in figures, claims or sources",
    total="{label} is the sum of {parts}",
    heads={
        "brief": "Brief",
        "metric": "Metrics",
        "value": "Values",
        "claim": "Claims",
        "derived": "Derived values",
        "dispute": "Disputes",
        "source": "Sources",
    },
    columns=("Metric", "Period", "Old", "New", "Change", "Per cent"),
    names={
        "title": "title",
        "date": "date",
        "as_of": "data as of",
        "publisher": "publisher",
        "key": "key",
        "label": "label",
        "unit": "unit",
        "kind": "kind",
        "note": "note",
    },
)


def diff_words(language: str) -> Words:
    """Return the words of a language; Chinese for every zh tag, English otherwise."""
    return _CHINESE if is_chinese(language) else _ENGLISH
