"""What stays on one line: regular expressions for numbers with qualifier and unit, words, addresses."""

from __future__ import annotations

import re

UNITS = """
个百分点 百分点 个月 小时 分钟 季度 平方公里 平方千米 平方米 立方米 公里 千米 海里 厘米 毫米 米 公顷 亩
公斤 千克 毫克 毫升 吨 克 升 千瓦时 千瓦 兆瓦 标准箱 标箱 人次 人天 人民币 美元 欧元 日元 港元 元 角
年度 年代 年期 年 月份 月 日 号线 号 时 分 秒 天 周年 周岁 周 岁 位数 家 项 人 名 位 个 件 台 套 所 座 条 次
种 大类 类 倍 番 度 期 批 届 场 页 章 节 级 层 楼 只 艘 列 辆 架 户 篇 部 本 册 卷 组 对 双 支 队 处 间 栋 幢
片 块 份 张 枚 颗 棵 株 头 匹 道 门 款 起 例 宗 单 笔 折 点 强 代 线 县 区 市 省 国 村 镇 街 路 课 证 亿 万
"""
"""Measure words and units that a number is never parted from."""

_LONG_UNITS = sorted((unit for unit in UNITS.split() if len(unit) > 1), key=len, reverse=True)
_SHORT_UNITS = "".join(unit for unit in UNITS.split() if len(unit) == 1)
_UNIT = "(?:" + "|".join(_LONG_UNITS) + f"|[{_SHORT_UNITS}])"
_QUALIFIER = (
    "(?:超过|高达|多达|不足|至少|不少于|不低于|(?<![赶高反])超|(?<![最附将接])近|(?<![节合大契条])约|逾"
    "|(?<![发到表抵])达|第|(?<![目年之以])前|每|共)"
)
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?(?:[/:]\d+)?"
_SYMBOLS = (
    r"[kKMGT]?[Hh]z|[kMG]?W[hp]?|[kmcnµμ]?m(?:/[hs]|[²³23])?|[kmµμ]?g|t|[km]?L|[kM]?Pa|dB"
    r"|[KMGTP]i?B(?:/s)?|[GMk]?bps|rpm|V|A|ha|℃|°C|TEU|%|‰"
)
_LATIN_UNIT = rf"(?:[ \u00a0]?(?:{_SYMBOLS})(?![A-Za-z])|[A-Za-zµμΩ°℃㎡㎥㎞㎏％‰%²³]+[A-Za-z0-9²³/+%]*)"
_SCALE_WORD = r"(?: (?:thousand|million|billion|trillion|percent|per cent|points?|years?)(?![A-Za-z]))"
_TAIL = "(?:余|多|来)?[十百千万亿兆]*(?:余|多)?"
_PER = "(?:/(?:小时|分钟|秒|年|月|日|天|人|吨))"
_NUMBER = (
    rf"{_QUALIFIER}?(?:(?<![A-Za-z0-9])[+\-−±])?[¥￥$€£]?{_DIGITS}[%％‰]?(?:\s?[-–—~～至]\s?{_DIGITS})?"
    rf"(?:{_SCALE_WORD}|{_LATIN_UNIT}|{_TAIL}{_UNIT}?)?(?:(?<=月){_DIGITS}日)?{_PER}?(?:以上|以下|左右|以内)?(?:\+(?!\d))?"
)
_CHINESE_NUMBER = rf"第?[一二三四五六七八九十百千两几]{{1,4}}(?:余|多)?{_UNIT}|第[一二三四五六七八九十百]+"
_WORD = r"[A-Za-z0-9À-ɏͰ-Ͽ\u0300-\u036f]+(?:[.'’_&@+#][A-Za-z0-9À-ɏ]+|[+#]+)*"
_URL = r"(?:https?://|www\.)[!-~]+"

ATOM = re.compile(rf"(?P<url>{_URL})|{_NUMBER}|{_CHINESE_NUMBER}|{_WORD}|[—…]{{2,}}")
HYPHEN = re.compile(r"(?<=[A-Za-z]{2})[-/](?=[A-Za-z]{3})")
