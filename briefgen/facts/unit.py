"""Units as Chinese and English briefs write them: a unit's text goes in, its scale and base come out.

A units library (pint: 150 ms to import) knows metres and seconds, but not 万 and 亿, which multiply, nor
家, 项 and 名, which count without a dimension. A small table does both.
"""

from __future__ import annotations

from functools import lru_cache

SCALES: dict[str, int] = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "千万": 10**7,
    "百万": 10**6,
    "亿": 10**8,
    "万": 10**4,
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "thousand": 10**3,
}
"""What multiplies the unit behind it, longest first."""

DIMENSIONS: dict[str, str] = {
    word: dimension
    for dimension, words in {
        "percent": "% ％ ‰ percent 个百分点",
        "money": "元 美元 欧元 yuan RMB CNY ¥ $ € dollars euros pounds USD EUR",
        "length": "公里 千米 米 km m metres miles",
        "speed": "公里/小时 公里/时 千米/时 km/h mph",
        "mass": "吨 公斤 千克 克 t kg g tonnes",
        "area": "平方米 平方公里 ㎡ m² 亩 公顷 km² hectares",
        "energy": "千瓦时 kWh MWh GWh 度",
        "power": "千瓦 kW MW GW",
        "rank": "位",
    }.items()
    for word in words.split()
}
"""What measures; every other unit (家, 项, 名, buses) counts."""

PERCENT = frozenset({"%", "％", "percent", "per cent"})


@lru_cache(maxsize=256)
def split(unit: str) -> tuple[int, str]:
    """Return a unit's scale and what is left of it: 万人 is 10000 × 人."""
    for word, scale in SCALES.items():
        if unit.startswith(word):
            return scale, unit[len(word) :].strip()
    return 1, unit


def is_percent(unit: str) -> bool:
    """Say whether figures in this unit are hundredths."""
    return unit in PERCENT


def dimension(unit: str) -> str:
    """Return what a unit measures: money, length …, or "count"."""
    base = split(unit)[1]
    return DIMENSIONS.get(base, "count")


def comparable(one: str, other: str) -> bool:
    """Say whether figures in the two units may be added and compared, once scaled."""
    return dimension(one) == dimension(other)
