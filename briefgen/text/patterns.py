"""Regular expressions of what stays on one line: numbers with qualifier and unit, words, addresses."""

from __future__ import annotations

import re

from briefgen.base.compile_late import compile_late
from briefgen.facts.currency import CODES
from briefgen.text.chars import CURRENCY

UNITS = """
个百分点 百分点 个月 小时 分钟 季度 平方公里 平方千米 平方米 立方米 公里 千米 海里 厘米 毫米 米 公顷 亩
公斤 千克 毫克 毫升 吨标准煤 吨 克 升 千瓦时 千瓦 兆瓦 标准箱 标箱 人次 人天 人民币 美元 欧元 日元 港元 港币
英镑 澳元 新台币 韩元 卢布 元人民币 元 角 摄氏度 毫克每升 当量 车次 车公里 人公里 吨公里 千人 万人 床位
年度 年代 年期 年 月份 月 日 号线 号 时 分 秒 天 周年 周岁 周 岁 位数 家次 家 项次 项 人 名 位 个 件次 件
台套 台 套 所 座 条 次 种 大类 类 倍 番 度 期 批 届 场次 场 页 章 节 级 层 楼 只 艘 列 辆 架次 架 户 篇 部
本 册 卷 组 对 双 支 队 处 间 栋 幢 片 块 份 张 枚 颗 棵 株 头 匹 道 门 款 起 例 宗 单 笔 折 点 强 代 线
县 区 市 省 国 村 镇
街 路 课 证 亿 万
"""
"""Measure words and units that are never separated from their number."""

MONEY = CURRENCY + "￥＄￡"
_LONG_UNITS = sorted((unit for unit in UNITS.split() if len(unit) > 1), key=len, reverse=True)
_SHORT_UNITS = "".join(unit for unit in UNITS.split() if len(unit) == 1)
_UNIT = "(?:" + "|".join(_LONG_UNITS) + f"|[{_SHORT_UNITS}])"
_QUALIFIER = (
    "(?:超过|高达|多达|不足|至少|不少于|不低于|不超过|不高于|大约|(?<![赶高反])超|(?<![最附将接])近|(?<![节合大契条])约"
    "|逾|(?<![发到表抵])达|第|(?<![目年之以])前|每|共)"
)
_BEFORE = (
    r"(?:(?<![A-Za-z0-9])[+\-−±~≈<>≤≥＜＞＋－]\s?)?"
    rf"(?:(?:(?:(?<![A-Za-z])[A-Z]{{1,2}}\$|[{MONEY}])\s?|(?<![A-Za-z])(?:{CODES})\s?)[+\-−]?)?"
)
_DIGITS = (
    r"(?:\d{1,3}(?:[ \u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:/’'′·．]\d+)*|(?<![\w.])\.\d+)[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*"
)
_TAIL = "(?:余|多|来)?[十百千万亿兆]*(?:余|多)?"
_RANGE = (
    rf"(?:(?:\s?[%％‰]|{_TAIL})(?:[-–—−~～至到]{{1,2}}|\s[-–—~～]\s|\s?[×xX]\s?)"
    rf"(?<![至到]\s)[+\-−]?[{MONEY}]?{_DIGITS})"
)
_BASE = (
    r"m[²³23]?|g|t|L|l|s|h|d|A|V|K|W|Wp|Wh|VA|Hz|Pa|J|N|F|S|H|T|Ω|Ω|B|b|bit|bps|iB|eV|Bq|Sv|Gy|mol|cal|lm|lx|ha|min|yr"
    r"|tce|TEU|rpm|dB|bar|ppm|ppb|pp|bp|bps|pt|pts|px|°[CF]?|℃|℉|㎡|㎥|㎞|㎏|㎜|㎝|km2|km²|sq m|sq km|US\$"
)
_PREFIX = "[µμmcdhkKMGTPn]"
_ONE_SYMBOL = rf"{_PREFIX}?(?:{_BASE})(?![A-Za-z])"
_SYMBOL = rf"{_ONE_SYMBOL}(?:[/·]{_ONE_SYMBOL}){{0,2}}"
_GAS = r"(?:\s?(?:CO|N|H|SO|NO|CH|O|PM)[₂₃₄ₓ0-9.]+(?:[- ]?eq?)?)?(?![A-Za-z])"
_SCALE = r"(?:thousand|million|billion|trillion|mn|bn|tn|m|k|M|K)(?![A-Za-z])"
_MONEY = rf"(?:[{MONEY}]|(?:{CODES})(?![A-Za-z]))(?: {_SCALE})?"
_WORDS = (
    r"(?:percentage points?|basis points?|per cent|percent|per mille|points?|years?|months?|weeks?|days?"
    r"|hours?|minutes?|seconds?|times|people|persons?|tonnes?|tons?|metres?|kilomet(?:re|er)s?|hectares?|acres?"
    r"|degrees?|euros?|dollars?|yuan|pounds?|yen)(?![A-Za-z])"
)
_NAMED = rf"(?:{_MONEY}|{_SYMBOL}{_GAS}|{_WORDS}|[%％‰‱])"
_GLUED = r"[A-Za-z′″µμΩ°℃㎡㎥㎞㎏％‰%²³]+[A-Za-z0-9²³⁻₂₃/+%·]*"
_UNIT_BEHIND = (
    rf"(?:[ \u00a0](?:{_SCALE}[ \u00a0])?{_NAMED}|[ \u00a0]{_SCALE}|{_MONEY}|{_GLUED}|{_TAIL}{_UNIT}|{_TAIL})"
)
_PER = (
    r"(?:[/／](?:小时|分钟|秒|年|月|日|天|人|吨|公里|千人|万人|户|亩|平方米|立方米)"
    r"|/[A-Za-z]{1,6}(?![A-Za-z]))"
)
_TO = "[-–—−~～至到]{1,2}"
_PERIOD = (
    rf"(?:\d{{4}}年(?:度|[末底]|[上下]半年|第?[一二三四]季度|第?\d{{1,2}}[周季]度?"
    rf"|\d{{1,2}}(?:月?{_TO}\d{{1,2}})?月(?:[末底]|\d{{1,2}}(?:日?{_TO}\d{{1,2}})?日)?)"
    r"|\d{4}(?:/\d\d)?[财学]年(?:[上下]半年|第?[一二三四]季度)?)"
)
"""A period of a year in Chinese: one piece, as its number and its parts say little alone."""
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_ENGLISH_PERIOD = (
    rf"(?<![A-Za-z\d])(?:(?:[QT][1-4]|[HS][12]|(?:W|KW )\d{{1,2}}|(?:\d{{1,2}} )?{_MONTH}) \d{{4}}(?!\d)"
    r"|(?:FY\d{4}(?:/\d\d)?|\d{4}/\d\d) [QH][1-4](?!\d))"
)
_NUMBER = (
    rf"(?:{_PERIOD}|(?:{_QUALIFIER}\s?)?{_BEFORE}{_DIGITS}[%％‰‱]?{_RANGE}*{_UNIT_BEHIND}?"
    rf"(?:(?<=[年月])\d+月?\d*日?)?{_PER}?(?:以上|以下|左右|以内|以来)?(?:\+(?!\d))?)"
)
_CHINESE_NUMBER = (
    rf"第?[一二三四五六七八九十百千两几]{{1,4}}(?:余|多)?{_UNIT}|第[一二三四五六七八九十百]+"
    rf"|[零〇一二三四五六七八九十百千万亿两]{{3,}}(?:点[零〇一二三四五六七八九]+)?(?:余|多)?{_UNIT}?"
)
_WORD = r"[A-Za-z0-9À-ɏͰ-ӿḀ-ỿ\u0300-\u036f⁰-₎]+(?:[.'’_&@+#][A-Za-z0-9À-ɏͰ-ӿ]+|[+#]+)*"
_URL = r"(?:https?://|www\.)[!-~]+"

ATOM = compile_late(
    rf"(?P<url>{_URL})|(?P<number>{_ENGLISH_PERIOD}|(?P<figure>{_NUMBER}))|(?P<spoken>{_CHINESE_NUMBER})|{_WORD}|[—…]{{2,}}"
)
QUALIFIER = compile_late(_QUALIFIER)
_ABOUT = (
    "about|around|nearly|almost|over|under|some|roughly|approximately|circa|up to|at least|at most|more than"
    "|less than|fewer than"
)
_AROUND = compile_late(rf"(?:(?:{_ABOUT}) )?[(（]?(.*?)[)）]?", re.DOTALL)
HYPHEN = compile_late(
    r"(?<=[A-Za-z]{2})[-/](?=[A-Za-z]{3})|(?:(?<=[A-Za-z]{2})|(?<=[QH]\d)|(?<= \d{4}))–(?=[A-Za-z]{3}|[QH]\d)"
)
APPROXIMATELY = compile_late(
    rf"\b(?:{_ABOUT}|vs|by|up|down|c\.|ca\.|No\.|№|[Nn]r\.|p\.|pp\.|§|Q[1-4]|FY|H[12]) "
    rf"(?=[\d+\-−$€£¥.]|{_MONTH} \d|[QH]\d )"
)
"""English words that stand with a number as long as they can."""
LEADING_UP = compile_late(
    rf"\b(?:rose|fell|grew|gained|lost|narrowed|widened|on|since|in|at|to|from|than|of) "
    rf"(?=[\d+\-−$€£¥.]|{_MONTH} \d|[QH]\d |(?:{_ABOUT}) \d|(?:{CODES}) )"
    r"|(?:增长|下降|提高|上升|增加|减少|回落|收窄|扩大|升至|降至|增至|减至|达到|占|较)(?=[约近超−+]?\d)"
)
"""Words that lead up to a number or a period: rather with it than at the end of a line."""


def is_number(text: str) -> bool:
    """Return whether a text is a number, with or without its unit, and nothing else.

    Word and brackets around it are taken off first: to compile a second pattern of numbers takes 5 ms a run.
    """
    inside = _AROUND.fullmatch(text)
    found = ATOM.fullmatch(text, *inside.span(1)) if inside else None
    return found is not None and found["figure"] is not None
