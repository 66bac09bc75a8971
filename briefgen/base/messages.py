"""The few words that briefgen writes itself, by the brief's language."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """Labels and patterns of one language; patterns take the named parts in braces."""

    source: str
    data: str
    data_table: str
    brief_file: str
    as_of: str
    derived: str
    unchecked: str
    and_more: str
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
    all_sourced: str
    and_so: str
    derived_told: str
    disputes_told: str
    both_told: str
    states: str
    others: str
    worked_back: str
    rest_of: str
    computed: str
    figures: str
    disputed: str
    taken: str
    not_taken: str
    reason: str
    as_published: str
    notes: str
    metric: str
    figure: str
    period: str
    range: str
    how: str
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


_CHINESE = Messages(
    source="来源：",
    data="数据：",
    data_table="全部数字：数值、区间、来源与推算过程",
    brief_file="本页所据的简报源文件",
    as_of="数据截至{period}",
    derived="{period}值（灰色，标“约”）按公布增幅反推，非公布数",
    unchecked="{names}较{period}的变化按来源所载，未经核算",
    and_more="等{number}项",
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
    all_sourced="全部数字均有出处",
    and_so="，",
    derived_told="反推值已注明",
    disputes_told="口径差异已注明",
    both_told="反推值与口径差异已注明",
    states="所载指标",
    others="等",
    worked_back="反推的数字",
    rest_of="100%减所列各项",
    computed="计算的数字",
    figures="数字一览",
    disputed="口径差异",
    taken="本文采用",
    not_taken="未采用",
    reason="理由：",
    as_published="公布",
    notes="数据说明",
    metric="指标",
    figure="数字",
    period="时期",
    range="区间",
    how="依据",
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

_ENGLISH = Messages(
    source="Source: ",
    data="Data: ",
    data_table="All figures: values, intervals, sources and derivations",
    brief_file="The brief that this page was built from",
    as_of="Data as of {period}",
    derived="“about” marks values for {period} worked back from published growth; they were not published",
    unchecked="{names}: change since {period} as stated by the source, not recomputed",
    and_more=" and {number} more",
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
    all_sourced="Every figure has a source",
    and_so="; ",
    derived_told="derived values are marked",
    disputes_told="disputes are marked",
    both_told="derived values and disputes are marked",
    states="Figures from it",
    others=" and others",
    worked_back="Worked back from published figures",
    rest_of="100% less the parts",
    computed="Computed from published figures",
    figures="The figures",
    disputed="Where sources disagree",
    taken="Taken here",
    not_taken="Not taken",
    reason="Why: ",
    as_published="as published",
    notes="Notes",
    metric="Metric",
    figure="Figure",
    period="Period",
    range="Range",
    how="How we know",
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


def messages(language: str) -> Messages:
    """Return the words of a language; Chinese for every zh tag, English otherwise."""
    return _CHINESE if is_chinese(language) else _ENGLISH
