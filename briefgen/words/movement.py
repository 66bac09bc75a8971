"""Words of movement: rose, fell, unchanged, 增长, 下降, 持平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.words.annotated_text import AnnotatedText
from briefgen.words.fact_checker import Statement
from briefgen.words.history import Way
from briefgen.words.window import Window, window_of

UP_ZH = (
    "扩大|"
    "增长|增加|上升|提高|提升|攀升|上涨|走高|上行|回升|反弹|升至|升到|增至|增到|涨至|涨到|升高|跃升|猛增"
    "|激增|大增"
    "|剧增|骤增|上扬|扩增|净增|多增|有所增|实现正增长|增势|走强|壮大|升(?=[了约近\\d])"
    "|[升涨增](?=[，。；、：]|$)|多出(?=[了约近\\d\\x00])|不降反[升增涨]|涨(?=[了约近\\d]"
    "|幅[为达约近超]{0,2}[\\d\\x00])|增(?=[了约近\\d\\x00])|不减反[升增涨]|有增无减|递增|回暖|攀高"
    "|上探|抬升|抬高"
    "|增多|爬升|冲高|暴增|飙升|陡增|[再迈登踏]上(?:了)?(?:一个|新的?|更高)+台阶|[齐双]升"
    "|多了(?=[，。；、：\\d约近]|$)"
)
DOWN_ZH = (
    "收窄|缩小|"
    "下降|减少|降低|下滑|回落|下跌|走低|下行|降至|降到|减至|减到|跌至|跌到|缩减|萎缩|锐减|骤降|骤减|大减"
    "|大跌|走弱"
    "|负增长|少了(?![一-鿿])|少了(?=[约近超逾一二三四五六七八九十两])|不[升增涨]反[降减跌]"
    "|[降跌减](?=[，。；、：]|$)|收缩|下挫|滑落|减退|跌破|降幅达"
    "|降(?=[了约近\\d\\x00])|跌(?=[了约近\\d\\x00])|减(?=[了约近\\d\\x00])|降幅为(?=[\\d\\x00])"
    "|递减|缩水|下探|趋降"
    "|探底|走软|变少|滑坡|跳水|暴跌|骤跌|锐降|剧降|降下来|降了下来|回调|压减|压降|下坠|[齐双]降"
)
FLAT_ZH = (
    "持平|保持不变|没有变化|零增长|未变|保持稳定|基本稳定|保持平稳|变化不大|变动不大"
    "|维持不变|原地踏步|没有增减|不增不减|未见变化|无变化|[与和同][^，。；\\x00]{0,10}(?:相当|相同|一样)"
)
UP_EN = (
    r"widen(?:ed|s)|"
    r"rose|risen|ris(?:es?|ing)|gr[eo]w[ns]?|growing|growth|increas(?:ed?|es|ing)|climb(?:s|ed|ing)?"
    r"|gain(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|went up|gone up|go(?:es)? up|going up"
    r"|expand(?:s|ed|ing)?"
    r"|rebound(?:s|ed|ing)?|picked up|edged (?:up|higher)|ticked up|moved (?:up|higher)|higher|up"
    r"|advanc(?:e[sd]|ing)|swelled|swollen|leap(?:t|ed|s)|accelerated to|mounted|upturn|uptick|upswing"
    r"|crept up|inch(?:ed|es|ing) (?:up|higher)|trend(?:ed|s|ing) (?:up(?:wards?)?|higher)"
    r"|strengthen(?:ed|s|ing)?"
    r"|(?:sky)?rocket(?:ed|s|ing)?|shot up|spiked|ballooned|boomed|burgeoned|built up|mov(?:ed|es"
    r"|ing) upwards?"
    r"|upwards? (?:trend|movement|path|trajectory|course)|on the (?:rise|increase|up|climb)"
    r"|rall(?:y|ied|ies)"
    r"|bounced up|stepped up"
)
DOWN_EN = (
    r"narrow(?:ed|s)|"
    r"fell|fallen|falls?|falling|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)"
    r"|shr[aiu]nk(?:s|en)?"
    r"|shrinking|slid(?:es?)?|slipp(?:ed|ing)|slips?|dipped|dips?|dipping|tumbl(?:e[sd]?|ing)"
    r"|plung(?:e[sd]?|ing)"
    r"|went down|gone down|go(?:es)? down|going down|lower|eased|edged (?:down|lower)|ticked down"
    r"|moved (?:down|lower)"
    r"|shed|contract(?:ed|s|ing)|sank|sunk|dwindl(?:e[sd]?|ing)|slump(?:ed|s|ing)?|collaps(?:ed?|es|ing)"
    r"|down"
    r"|receded|waned|lost ground|dropp?ed off|downturn|fewer|reduction|drop-off|retreated|subsided"
    r"|tail(?:ed|s|ing) (?:off|away)|came down|come down|crept down|inch(?:ed|es|ing) (?:down"
    r"|lower)|nose-?div(?:ed|es?)"
    r"|trend(?:ed|s|ing) (?:down(?:wards?)?|lower)|weaken(?:ed|s|ing)?|plummet(?:ed|s|ing)?|crashed"
    r"|dropped away|faded"
    r"|ebbed|diminish(?:ed|es|ing)?|lessened|softened|downwards? (?:trend|movement|path|trajectory|course)"
    r"|on the (?:decline|slide|wane|way down)|sagged|thinned"
)
FLAT_EN = (
    r"unchanged|flat|stood still|no change|held (?:steady|firm|level)|(?:remained|stayed|was|were|is|are"
    r"|been|kept"
    r"|largely|broadly)"
    r" (?:broadly |largely )?(?:stable|level|steady|constant|the same)|little changed|barely (?:changed"
    r"|moved)"
    r"|hardly (?:changed|moved)|stagnat(?:ed|ing|es?)|plateaued|levelled off|did(?: not"
    r"|n['’]t) (?:change|move)"
    r"|(?:at|on) the same level|marked time|treaded water"
)


@cache
def _pattern(chinese: bool) -> re.Pattern[str]:
    up, down, flat = (UP_ZH, DOWN_ZH, FLAT_ZH) if chinese else (UP_EN, DOWN_EN, FLAT_EN)
    left, right = ("", "") if chinese else (r"\b", r"\b")
    return compile_late(rf"{left}(?:(?P<flat>{flat})|(?P<down>{down})|(?P<up>{up})){right}", re.I)


def way_of(found: re.Match[str]) -> Way:
    """Return which way a word of direction says."""
    return 0 if found["flat"] else 1 if found["up"] else -1


def words_in(passage: AnnotatedText, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words of direction between two positions, none of them in a metric's label."""
    hidden = passage.hidden
    yield from _pattern(passage.chinese).finditer(hidden, start, end)


def own_window(statement: Statement) -> Window:
    """Return what is said of time with one of several moves: fell from 2021 to 2023 and rose again."""
    passage, clause = statement.passage, statement.clause
    spans = [(word.start(), word.end()) for word in words_in(passage, clause.start, clause.end)]
    before = [end for _, end in spans if end <= statement.start]
    after = [start for start, _ in spans if start >= statement.end]
    if not before and not after:
        return statement.window()
    if passage.chinese:
        start, end = max(before, default=clause.start), statement.end if after else clause.end
    else:
        start, end = statement.start if before else clause.start, min(after, default=clause.end)
    return window_of(passage.blotted(start, end), chinese=passage.chinese, now=passage.now)
