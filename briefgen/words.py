"""The few words that briefgen writes itself, by the brief's language."""

from __future__ import annotations

from briefgen.language import is_chinese
from briefgen.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Labels and patterns of one language; patterns take the named parts in braces."""

    source: str
    data: str
    data_table: str
    brief_file: str
    as_of: str
    derived: str
    versus: str
    risen: str
    fallen: str
    multiple_of: str
    share_of: str
    a_year: str
    log_scale: str
    ranked: str
    ranked_first: str
    overview: str
    further: str
    highlights: str
    sources: str
    sources_finding: str
    notes: str
    metric: str
    latest: str
    change: str
    trend: str
    continued: str
    list_comma: str
    semicolon: str
    stop: str
    open_bracket: str
    close_bracket: str
    colon: str


_CHINESE = Words(
    source="来源：",
    data="数据：",
    data_table="全部数字：数值、区间、来源与推算过程",
    brief_file="本页所据的简报源文件",
    as_of="数据截至{period}",
    derived="{period}值（灰色，标“约”）按公布增幅反推，非公布数",
    versus="较{period}",
    risen="上升",
    fallen="下降",
    multiple_of="{period}的",
    share_of="占{whole}",
    a_year="年均",
    log_scale="纵轴：对数刻度",
    ranked="居{among}第{number}",
    ranked_first="居{among}第一",
    overview="核心指标一览",
    further="综合与说明",
    highlights="要点速览",
    sources="来源",
    sources_finding="全部数字均有出处，反推值与口径差异已注明",
    notes="数据说明",
    metric="指标",
    latest="最新值",
    change="变化",
    trend="走势",
    continued="（续）",
    list_comma="、",
    semicolon="；",
    stop="。",
    open_bracket="（",
    close_bracket="）",
    colon="：",
)

_ENGLISH = Words(
    source="Source: ",
    data="Data: ",
    data_table="All figures: values, intervals, sources and derivations",
    brief_file="The brief that this page was built from",
    as_of="Data as of {period}",
    derived="“about” marks values for {period} worked back from published growth; they were not published",
    versus="vs {period}",
    risen="up ",
    fallen="down ",
    multiple_of="of {period}",
    share_of="of {whole}",
    a_year="a year",
    log_scale="Vertical axis: log scale",
    ranked="No. {number} in {among}",
    ranked_first="No. 1 in {among}",
    overview="Key figures at a glance",
    further="Further findings and notes",
    highlights="The highlights",
    sources="Sources",
    sources_finding="Every figure has a source; derived values and disputes are marked",
    notes="Notes",
    metric="Metric",
    latest="Latest",
    change="Change",
    trend="Trend",
    continued=" (continued)",
    list_comma=", ",
    semicolon="; ",
    stop=".",
    open_bracket=" (",
    close_bracket=")",
    colon=": ",
)


def words(language: str) -> Words:
    """Return the words of a language; Chinese for every zh tag, English otherwise."""
    return _CHINESE if is_chinese(language) else _ENGLISH
