"""Entries of a ledger in, a table of plain cells out: heads in the brief's language, texts and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefgen.base.locale import is_chinese
from briefgen.report.entry import LedgerEntry, Printed

TableValue = str | Decimal
HEADS = {
    "key": ("编号", "key"),
    "label": ("指标", "label"),
    "figure": ("数字", "figure"),
    "value": ("数值", "value"),
    "low": ("下限", "from"),
    "high": ("上限", "to"),
    "interval": ("区间", "interval"),
    "unit": ("单位", "unit"),
    "period": ("时期", "period"),
    "since": ("对比时期", "since"),
    "basis": ("口径", "basis"),
    "origin": ("性质", "origin"),
    "derivation": ("推算过程", "derivation"),
    "sources": ("来源", "sources"),
    "data_sha256": ("数据文件哈希", "data hash"),
    "note": ("说明", "notes"),
    "printed": ("出现于", "printed"),
    "parameters": ("参数", "parameters"),
}
"""The columns: their heads in Chinese and in English."""
ORIGINS = {"published": "公布", "derived": "推算", "computed": "计算", "overruled": "未采用"}
ROLES = {
    "title": "标题", "subtitle": "副标题", "heading": "小标题", "body": "正文", "list": "列表",
    "figure": "大数字", "label": "标签", "note": "脚注", "source": "来源", "table": "表格",
    "column": "柱状图", "bar": "条形图", "line": "折线图", "slope": "斜率图", "doughnut": "环形图",
    "stacked": "堆积图", "waffle": "华夫图", "progress": "进度条",
}  # fmt: skip
"""What a figure is printed as, in Chinese; a word that is missing here stays as the brief has it."""


def columns_of(entries: Iterable[LedgerEntry]) -> tuple[str, ...]:
    """Return the names of the columns; those of hashes and parameters only where there are any."""
    rows = tuple(entries)
    rare = {name for name in ("data_sha256", "parameters") if not any(getattr(row, name) for row in rows)}
    return tuple(column for column in HEADS if column not in rare)


def heads(columns: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the heads of columns."""
    return tuple(HEADS[column][not is_chinese(language)] for column in columns)


def ledger_rows(
    entries: Iterable[LedgerEntry], columns: Sequence[str], language: str
) -> tuple[tuple[TableValue, ...], ...]:
    """Return a row an entry; values and bounds are numbers, everything else is text."""
    return tuple(tuple(_cell(entry, column, language) for column in columns) for entry in entries)


def _cell(entry: LedgerEntry, column: str, language: str) -> TableValue:
    chinese = is_chinese(language)
    match column:
        case "origin":
            return ORIGINS[entry.origin] if chinese else entry.origin
        case "sources":
            return ("、" if chinese else ", ").join(entry.sources)
        case "printed":
            return where(entry.printed, language)
    value: TableValue = getattr(entry, column)
    return value


def where(printed: Sequence[Printed], language: str) -> str:
    """Return where a fact is printed in words: 幻灯片5（标题、柱状图）；单页（正文）."""
    chinese = is_chinese(language)
    return ("；" if chinese else "; ").join(_at(entry, chinese=chinese) for entry in printed)


def _at(entry: Printed, *, chinese: bool) -> str:
    if chinese:
        sheet = f"幻灯片{entry.number}" if entry.medium == "slide" else "单页"
        sheet = f"“{entry.name}”{sheet}" if entry.name else sheet
        return f"{sheet}（{'、'.join(ROLES.get(word, word) for word in entry.as_)}）"
    sheet = f"slide {entry.number}" if entry.medium == "slide" else "page"
    sheet = f"{entry.name}: {sheet}" if entry.name else sheet
    return f"{sheet} ({', '.join(entry.as_)})"
