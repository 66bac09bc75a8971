"""Entries of a ledger in, a table of plain cells out: heads in the brief's language, texts and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.brief import vocabulary
from briefgen.report.entry import LedgerEntry, Printed

TableValue = str | Decimal
HEADS = {
    "key": both("编号", "key"),
    "label": both("指标", "label"),
    "figure": both("数字", "figure"),
    "value": both("数值", "value"),
    "low": both("下限", "from"),
    "high": both("上限", "to"),
    "interval": both("区间", "interval"),
    "unit": both("单位", "unit"),
    "period": both("时期", "period"),
    "since": both("对比时期", "since"),
    "basis": both("口径", "basis"),
    "origin": both("性质", "origin"),
    "derivation": both("推算过程", "derivation"),
    "sources": both("来源", "sources"),
    "data_sha256": both("数据文件哈希", "data hash"),
    "note": both("说明", "notes"),
    "printed": both("出现于", "printed"),
    "parameters": both("参数", "parameters"),
}
"""The columns: their heads in Chinese and in English."""
ORIGINS = {
    "published": both("公布", "published"),
    "derived": both("推算", "derived"),
    "computed": both("计算", "computed"),
    "overruled": both("未采用", "overruled"),
}
ROLES = {
    "title": both("标题", "title"),
    "subtitle": both("副标题", "subtitle"),
    "heading": both("小标题", "heading"),
    "body": both("正文", "body"),
    "list": both("列表", "list"),
    "figure": both("大数字", "figure"),
    "label": both("标签", "label"),
    "note": both("脚注", "note"),
    "source": both("来源", "source"),
    "table": both("表格", "table"),
    "column": both("柱状图", "column"),
    "bar": both("条形图", "bar"),
    "line": both("折线图", "line"),
    "slope": both("斜率图", "slope"),
    "doughnut": both("环形图", "doughnut"),
    "stacked": both("堆积图", "stacked"),
    "waffle": both("华夫图", "waffle"),
    "progress": both("进度条", "progress"),
}
"""What a figure is printed as; a word that is missing here stays as the brief has it."""


def columns_of(entries: Iterable[LedgerEntry]) -> tuple[str, ...]:
    """Return the names of the columns; those of hashes and parameters only where there are any."""
    rows = tuple(entries)
    rare = {name for name in ("data_sha256", "parameters") if not any(getattr(row, name) for row in rows)}
    return tuple(column for column in HEADS if column not in rare)


def heads(columns: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the heads of columns."""
    return tuple(say(language, *HEADS[column]) for column in columns)


def ledger_rows(
    entries: Iterable[LedgerEntry], columns: Sequence[str], language: str
) -> tuple[tuple[TableValue, ...], ...]:
    """Return a row an entry; values and bounds are numbers, everything else is text."""
    return tuple(tuple(_cell(entry, column, language) for column in columns) for entry in entries)


def _cell(entry: LedgerEntry, column: str, language: str) -> TableValue:
    match column:
        case "origin":
            return say(language, *ORIGINS[entry.origin])
        case "sources":
            return messages(language).list_comma.join(entry.sources)
        case "printed":
            return where(entry.printed, language)
    value: TableValue = getattr(entry, column)
    return value


def where(printed: Sequence[Printed], language: str) -> str:
    """Return where a fact is printed in words: 幻灯片5（标题、柱状图）；单页（正文）."""
    return messages(language).semicolon.join(_at(entry, language) for entry in printed)


def _role(word: str, language: str) -> str:
    """Return what a figure is printed in: text of a role, or a chart."""
    if word in ROLES:
        return say(language, *ROLES[word])
    spoken: tuple[str, str] | None = getattr(vocabulary.word(word), "SPOKEN", None)
    return word if spoken is None or language.startswith("en") else say(language, *spoken)


def _at(entry: Printed, language: str) -> str:
    own = messages(language)
    if entry.medium == "slide":
        sheet = say(language, "幻灯片{number}", "slide {number}", number=entry.number)
    else:
        sheet = say(language, "单页", "page")
    if entry.name:
        sheet = say(language, "“{name}”{sheet}", "{name}: {sheet}", name=entry.name, sheet=sheet)
    roles = (_role(word, language) for word in entry.as_)
    return f"{sheet}{own.open_bracket}{own.list_comma.join(roles)}{own.close_bracket}"
