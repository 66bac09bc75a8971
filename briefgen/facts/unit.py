"""Units as Chinese and English briefs write them: a unit's text goes in, its scale and base come out.

A units library (pint: 150 ms to import) knows metres and seconds, but not 万 and 亿, which multiply, nor
家, 项 and 名, which count without a dimension. A small table does both.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from briefgen.base.compile_late import compile_late
from briefgen.facts.currency import SCALE_WORDS, money_of

_TRADITIONAL_SCALES = {
    "萬億": 10**12, "千億": 10**11, "百億": 10**10, "十億": 10**9, "千萬": 10**7, "百萬": 10**6, "億": 10**8,
    "萬": 10**4,
}  # fmt: skip
SCALES: dict[str, int] = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "千万": 10**7,
    "百万": 10**6,
    "亿": 10**8,
    "万": 10**4,
    **_TRADITIONAL_SCALES,
    **SCALE_WORDS,
}
"""What multiplies the unit behind it, longest first."""
_TAIWAN = compile_late(r"兆(?=[元美歐日港新人英]|$)")
"""A trillion in Taiwan; the same character begins 兆瓦, which is a megawatt."""
LOCAL_SCALES: dict[str, int] = {
    "Tausend": 10**3, "Tsd.": 10**3, "Millionen": 10**6, "Million": 10**6, "Mio.": 10**6, "Mio": 10**6,
    "Milliarden": 10**9, "Milliarde": 10**9, "Mrd.": 10**9, "Mrd": 10**9, "Billionen": 10**12, "Bio.": 10**12,
    "milliers": 10**3, "millions": 10**6, "milliards": 10**9, "milliard": 10**9, "Mds": 10**9, "Md": 10**9,
}  # fmt: skip
"""The scales of German and French, as they stand before a unit."""
LOCAL_SCALE = rf"(?:{'|'.join(map(re.escape, LOCAL_SCALES))})(?![a-z])"
_LOCAL = compile_late(rf"({LOCAL_SCALE})\s*(?:d[’']|de\s)?\s*")

_MEASURES: dict[str, dict[Fraction, str]] = {
    "percent": {Fraction(1): "% ％ percent 个百分点 個百分點 Prozent Prozentpunkte", Fraction(1, 10): "‰"},
    "yuan": {Fraction(1): "元 人民币 人民幣 yuan RMB CNY ¥ ￥"},
    "dollars": {Fraction(1): "美元 $ US$ dollars USD"},
    "euros": {Fraction(1): "欧元 歐元 € euros EUR Euro"},
    "pounds": {Fraction(1): "英镑 英鎊 £ pounds GBP"},
    "length": {
        Fraction(1, 1000): "毫米 公釐 mm",
        Fraction(1, 100): "厘米 公分 cm",
        Fraction(1): "米 公尺 m metres Meter mètres",
        Fraction(1000): "公里 千米 km Kilometer",
        Fraction(1609344, 1000): "miles",
    },
    "time": {
        Fraction(1): "秒 seconds Sekunden secondes",
        Fraction(60): "分钟 分鐘 minutes min Minuten",
        Fraction(3600): "小时 小時 hours h Stunden heures",
    },
    "volume": {
        Fraction(1, 1000): "毫升 ml",
        Fraction(1): "升 公升 litres Liter",
        Fraction(1000): "立方米 m³",
    },
    "speed": {Fraction(1): "公里/小时 公里/时 千米/时 km/h", Fraction(1609344, 10**6): "mph"},
    "mass": {
        Fraction(1): "克 g",
        Fraction(1000): "公斤 千克 kg",
        Fraction(10**6): "吨 噸 公噸 t tonnes Tonnen",
    },
    "area": {
        Fraction(1): "平方米 ㎡ m²",
        Fraction(2000, 3): "亩",
        Fraction(10**4): "公顷 公頃 hectares Hektar ha",
        Fraction(10**6): "平方公里 km²",
    },
    "energy": {Fraction(1): "千瓦时 千瓦時 度 kWh", Fraction(1000): "MWh", Fraction(10**6): "GWh"},
    "power": {Fraction(1): "千瓦 kW", Fraction(1000): "MW", Fraction(10**6): "GW"},
    "rank": {Fraction(1): "位"},
}
"""Dimensions, and the units that measure each by their size; currencies have no common one."""

MEASURES: dict[str, tuple[str, Fraction]] = {
    word: (dimension, size)
    for dimension, units in _MEASURES.items()
    for size, words in units.items()
    for word in words.split()
}
"""What measures, as dimension and size; every other unit (家, 项, 名, buses) counts."""

MONEY = frozenset({"yuan", "dollars", "euros", "pounds"})
"""The dimensions of currencies that have words."""
PERCENT = frozenset({"%", "％", "percent", "per cent", "Prozent", "pour cent"})


@lru_cache(maxsize=256)
def split(unit: str) -> tuple[int, str]:
    """Return a unit's scale and what is left of it: 万人 is 10000 × 人, US$ billion 10⁹ × US$."""
    if money := money_of(unit):
        return money.factor, money.mark + money.rest
    if found := _LOCAL.match(unit):
        return LOCAL_SCALES[found[1]], unit[found.end() :]
    if found := _TAIWAN.match(unit):
        return 10**12, unit[found.end() :]
    for word, scale in SCALES.items():
        if unit.startswith(word):
            return scale, unit[len(word) :].strip()
    return 1, unit


def is_percent(unit: str) -> bool:
    """Return whether figures in this unit are hundredths."""
    return unit in PERCENT


def dimension(unit: str) -> str:
    """Return what a unit measures: yuan, length …, or "count"."""
    return MEASURES.get(split(unit)[1], ("count", 1))[0]


@lru_cache(maxsize=256)
def size(unit: str) -> Fraction:
    """Return how many of its dimension's smallest unit one is: 万亩 are 20,000,000/3 square metres."""
    scale, base = split(unit)
    return scale * MEASURES.get(base, ("count", Fraction(1)))[1]


def commensurable(one: str, other: str) -> bool:
    """Return whether figures in the two units may be added and compared, once scaled."""
    return dimension(one) == dimension(other)
