"""The labels and phrases that briefgen writes itself; further languages translate them."""

from __future__ import annotations

from functools import cache

from briefgen.base.locale import is_chinese
from briefgen.base.say import say


class Message:
    """One label or pattern in both languages; reading it from ``Messages`` gives that language's."""

    def __init__(self, chinese: str, english: str) -> None:
        self._chinese, self._english = chinese, english

    def __set_name__(self, owner: type[Messages], name: str) -> None:
        self._name = name

    def __get__(self, messages: Messages, owner: type[Messages]) -> str:
        said = say(messages.language, self._chinese, self._english)
        vars(messages)[self._name] = said  # from now on it is found there
        return said


class Messages:
    """Labels and patterns of one language; patterns take the named parts in braces."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.chinese = is_chinese(language)

    source = Message("来源：", "Source: ")
    data = Message("数据：", "Data: ")
    data_table = Message(
        "全部数字：数值、区间、来源与推算过程", "All figures: values, intervals, sources and derivations"
    )
    brief_file = Message("本页所据的简报源文件", "The brief that this page was built from")
    as_of = Message("数据截至{period}", "Data as of {period}")
    derived = Message(
        "{period}值（灰色，标“约”）按公布增幅反推，非公布数",
        "“about” marks values for {period} worked back from published growth; they were not published",
    )
    unchecked = Message(
        "{names}较{period}的变化按来源所载，未经核算",
        "{names}: change since {period} as stated by the source, not recomputed",
    )
    by_formula = Message("{name}按“{formula}”计算", "{name}: computed as {formula}")
    by_long_formula = Message("{name}由其他指标计算", "{name}: computed from other figures")
    unchecked_share = Message(
        "{names}的占比按来源所载，未经核算", "{names}: share as stated by the source, not recomputed"
    )
    and_more = Message("等{number}项", " and {number} more")
    versus = Message("较{period}", "vs {period}")
    share_of = Message("占{whole}", "of {whole}")
    per_year = Message("年均", "a year")
    log_scale = Message("纵轴：对数刻度", "Vertical axis: log scale")
    overview = Message("核心指标一览", "Key figures at a glance")
    further = Message("综合与说明", "Further findings and notes")
    attached_files = Message("附件：{names}", "Attached: {names}")
    highlights = Message("要点速览", "The highlights")
    sources = Message("来源", "Sources")
    all_sourced = Message("全部数字均有出处", "Every figure has a source")
    with_note = Message("，", "; ")
    derived_noted = Message("反推值已注明", "derived values are marked")
    disputes_noted = Message("口径差异已注明", "disputes are marked")
    both_noted = Message("反推值与口径差异已注明", "derived values and disputes are marked")
    figures_from = Message("所载指标", "Figures from it")
    others = Message("等", " and others")
    back_calculated = Message("反推的数字", "Worked back from published figures")
    rest_of = Message("100%减所列各项", "100% less the parts")
    computed = Message("计算的数字", "Computed from published figures")
    figures = Message("数字一览", "The figures")
    figures_of_edition = Message("本期数字，供下期比较", "The figures of this edition")
    disputed = Message("口径差异", "Where sources disagree")
    adopted = Message("本文采用", "Taken here")
    rejected = Message("未采用", "Not taken")
    reason = Message("理由：", "Why: ")
    as_published = Message("公布", "as published")
    notes = Message("数据说明", "Notes")
    metric = Message("指标", "Metric")
    member = Message("名称", "Name")
    all_members = Message("全部", "All")
    figure = Message("数字", "Figure")
    period = Message("时期", "Period")
    range = Message("区间", "Range")
    basis = Message("依据", "How we know")
    latest = Message("最新值", "Latest")
    previous_period = Message("上一期", "Period before")
    year_earlier = Message("上年同期", "Year earlier")
    against_previous = Message("较上一期", "vs period before")
    against_year_earlier = Message("较上年同期", "vs year earlier")
    share = Message("占比", "Share")
    change = Message("变化", "Change")
    change_since = Message("较{period}", "Change vs {period}")
    trend = Message("走势", "Trend")
    continued = Message("（续）", " (continued)")
    folio = Message("第{number}页，共{total}页", "Page {number} of {total}")
    other_items = Message("其余{rest}项", "{rest} others")
    sum_of_others = Message("；其余{rest}项合计{sum}", "; the other {rest} add up to {sum}")
    total = Message("合计", "Total")
    remainder = Message("其余", "Rest")
    own_scales = Message("各图刻度不同，高低不可相比", "Each chart on a scale of its own")
    peak = Message("最高", "peak")
    low = Message("最低", "low")
    turn = Message("转折", "turn")
    rising_since = Message("此后回升", "rising since")
    falling_since = Message("此后回落", "falling since")
    passes_target = Message("越过目标", "passes target")
    overtakes = Message("{period}起领先", "ahead from {period} on")
    best = Message("最前", "best")
    worst = Message("最后", "worst")
    average = Message("均值", "Mean")
    value = Message("数值", "Value")
    cumulative_share = Message("累计占比（%）", "Cumulative share (%)")
    part_of_total = Message("{names}占合计的{share}", "{names}: {share} of the total")
    share_of_total = Message("，占合计的{share}", ", {share} of the total")
    mean_line = Message("平均 ", "mean ")
    forecast = Message("预测", "forecast")
    unit_of_labels = Message("单位：{unit}", "in {unit}")
    not_labelled = Message("未标注：", "Not labelled: ")
    off_map = Message("不在图上：", "Not on the map: ")
    regions_without = Message("无数据的区域：{names}", "regions without a figure: {names}")
    faint_to_strong = Message("颜色由淡到浓：{low}至{high}", "Faint to strong: {low} to {high}")
    each_symbol = Message("每个图形＝{number}", "Each symbol = {number}")
    target = Message("目标", "target ")
    confidence = Message("{level}%置信区间", "{level}% confidence interval")
    in_brackets = Message("括号内", "in brackets:")
    error_bars = Message("误差线为{levels}置信区间", "Error bars: {levels} confidence intervals")
    limit = Message("限值", "Limit")
    good = Message("良好", "good")
    watch = Message("关注", "watch")
    poor = Message("较差", "poor")
    status = Message("状态", "Status")
    target_met = Message("已达标", "met")
    target_missed = Message("未达标", "not met")
    target_reached = Message("达到或超过目标", "at or above target")
    below_target = Message("低于目标", "below target")
    ranked_first = Message("最后居首：", "first at last: ")
    first_step = Message("第一级：", "first step: ")
    last_step = Message("最后一级：", "last step: ")
    fullest_range = Message("最集中：", "most figures: ")
    largest_change = Message("变化最大：", "furthest: ")
    largest_rise = Message("增加最多：", "largest rise: ")
    largest_fall = Message("减少最多：", "largest fall: ")
    done = Message("已完成", "done")
    comma = Message("，", ", ")
    space = Message("", " ")
    list_comma = Message("、", ", ")
    semicolon = Message("；", "; ")
    stop = Message("。", ".")
    open_bracket = Message("（", " (")
    close_bracket = Message("）", ")")
    colon = Message("：", ": ")


@cache
def messages(language: str) -> Messages:
    """Return the labels and patterns of a language."""
    return Messages(language)
