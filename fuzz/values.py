"""Chance in, periods and values out, as series have them: of one length, with gaps, equal, rising, vague."""

from __future__ import annotations

import random
from decimal import Decimal

from fuzz.raw import FISCAL_START, YEAR_MONTHS, Time

UNITS: dict[str, dict[str, tuple[str, ...]]] = {
    "zh": {
        "count": ("家", "个", "例"),
        "amount": ("亿元", "万吨", "万人"),
        "profit": ("亿元", "万元"),
        "balance": ("亿元", "万人"),
        "rank": ("位", ""),
        "share": ("%",),
        "rate": ("%", "‰"),
        "index": ("", "点"),
        "temperature": ("℃",),
        "year": ("",),
    },
    "en": {
        "count": ("firms", "", "cases"),
        "amount": ("bn", "million tonnes", "thousand"),
        "profit": ("bn", "million €"),
        "balance": ("bn", "million €"),
        "rank": ("",),
        "share": ("%",),
        "rate": ("%", "‰"),
        "index": ("", "points"),
        "temperature": ("°C", "℃"),
        "year": ("",),
    },
}


def periods(chance: random.Random) -> list[Time]:
    """Return the periods of a series: mostly of one length, seldom of two; sometimes with gaps."""
    months, fiscal = chance.choice((12, 12, 12, 6, 3, 1, 10, 12)), chance.random() < 0.15
    last = chance.randint(2022, 2024) * YEAR_MONTHS + months * chance.randint(1, YEAR_MONTHS // months)
    if months == YEAR_MONTHS and fiscal:
        last += FISCAL_START - 1
    count = chance.choice((1, 2, 2, 3, 4, 5, 14 if months < 10 else 6))
    step = YEAR_MONTHS if months > 6 else months
    times = [Time(last - step * back, months) for back in range(count)]
    if count > 2 and chance.random() < 0.4:
        times = [time for index, time in enumerate(times) if not index or chance.random() < 0.6]
    if chance.random() < 0.15:
        other = chance.choice((12, 3, 1))
        end = (last // YEAR_MONTHS - 1) * YEAR_MONTHS
        times.append(Time(end, other))
    return sorted(set(times))


def numbers(
    chance: random.Random, kind: str, places: int, scale: int, times: list[Time]
) -> dict[Time, Decimal]:
    """Return a value for each period; in some series each is above the one before it, or below."""
    values, before = dict[Time, Decimal](), Decimal(0)
    for time in times:
        before = before if before and chance.random() < 0.2 else _number(chance, kind, places, scale)
        values[time] = before
    if chance.random() < 0.3:
        ordered = sorted(values.values(), reverse=chance.random() < 0.5)
        values = dict(zip(times, ordered, strict=True))
    return values


def vaguely(chance: random.Random, language: str, kind: str, values: dict[Time, Decimal]) -> dict[Time, str]:
    """Return some periods whose values are only about right, and the word that says so."""
    words = ("约", "超", "近") if language == "zh" else ("about ", "over ", "nearly ")
    vague = {time: chance.choice(words) for time in values if chance.random() < 0.08 and values[time] > 0}
    return {} if kind in ("rank", "year", "share") else vague


def _number(chance: random.Random, kind: str, places: int, scale: int) -> Decimal:
    if kind == "rank":
        return Decimal(chance.randint(1, 60))
    if kind == "year":
        return Decimal(chance.randint(2026, 2060))
    signed = kind in ("profit", "balance", "temperature") or (kind == "amount" and chance.random() < 0.2)
    low, high = (-40, 60) if signed else (0, {"share": 100, "index": 130}.get(kind, 40 * scale))
    if chance.random() < 0.06:
        return Decimal(0).scaleb(-places)
    return Decimal(chance.randint(low * 10**places, high * 10**places)).scaleb(-places)
