"""Briefs of bare metrics: so many figures of mixed kinds, with or without pillars, periods and languages."""

from __future__ import annotations

import random
from collections.abc import Sequence

NAMES = {
    "zh-CN": (
        "到馆读者",
        "外借图书",
        "讲座",
        "新增读者证",
        "电子阅读",
        "少儿活动",
        "志愿者",
        "分馆",
        "盲文图书",
        "馆员",
    ),
    "en": (
        "Visits",
        "Books lent",
        "Talks held",
        "New members",
        "E-book loans",
        "Children's events",
        "Volunteers",
        "Branches",
        "Braille titles",
        "Complaints settled in time",
    ),
}
PLACES = {
    "zh-CN": ("", "（东区）", "（西区）", "（南区）", "（北区）", "（新区）"),
    "en": ("", " (east)", " (west)", " (south)", " (north)", " (new town)"),
}
PILLARS = {
    "zh-CN": ("阅读", "服务", "资源", "活动", "空间", "合作", "治理", "数字"),
    "en": ("Reading", "Service", "Stock", "Events", "Space", "Partners", "Rules", "Digital"),
}
TITLES = {"zh-CN": "市图书馆年度简报", "en": "The city library in figures"}
UNITS = {"zh-CN": {"count": "人次", "amount": "万元"}, "en": {"count": "people", "amount": "€ million"}}
MONTHS = tuple(f"{year}-{month:02d}" for year in (2023, 2024, 2025) for month in range(1, 13))


def names(count: int, language: str = "zh-CN") -> tuple[str, ...]:
    """Return the metrics' labels, each different."""
    known, places = NAMES[language], PLACES[language]
    return tuple(known[index % 10] + places[index // 10] for index in range(count))


def bare_brief(
    count: int,
    periods: Sequence[str] = ("2024", "2025"),
    *,
    language: str = "zh-CN",
    pillars: int = 0,
    declared: bool = False,
    further: str = "",
) -> str:
    """Return a brief of so many metrics; ``declared`` pillars have a key and a title and nothing else."""
    chance = random.Random(count)
    keys = [f"p{index}" if declared else PILLARS[language][index] for index in range(pillars)]
    lines = [f"meta: {{title: {TITLES[language]}, language: {language}}}", "metrics:"]
    for index, name in enumerate(names(count, language)):
        kind = ("count", "amount", "share", "rank", "count")[index % 5]
        unit = UNITS[language].get(kind, "")
        said = ", ".join(f"{period}: {_value(kind, chance)}" for period in periods)
        pillar = f", pillar: {keys[index % pillars]}" if pillars else ""
        unit = f", unit: {unit}" if unit else ""
        lines.append(f'  m{index}: {{label: "{name}", kind: {kind}{unit}, values: {{{said}}}{pillar}}}')
    if declared:
        lines += ["onepager:", "  pillars:"]
        lines += [
            f"    - {{key: {key}, title: {PILLARS[language][index]}}}" for index, key in enumerate(keys)
        ]
    return "\n".join(lines) + f"\n{further}"


def _value(kind: str, chance: random.Random) -> str:
    if kind == "amount":
        return f"{chance.uniform(1, 9000):.1f}"
    if kind == "share":
        return f"{chance.uniform(5, 98):.1f}"
    return str(
        chance.randrange(1, 60) if kind == "rank" else chance.choice((chance.randrange(20, 900), 9_876_543))
    )
