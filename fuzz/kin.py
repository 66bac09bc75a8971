"""Metrics of one sort: things measured alike, which rank, overtake each other, or are parts of a whole."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from fuzz.raw import Raw, Time
from fuzz.values import UNITS, numbers, periods, vaguely

NAMES = {
    "zh": ("东区", "西区", "南区", "北区", "中区"),
    "en": ("Easton", "Weston", "Sutton", "Norton", "Milton"),
}
REST = {"zh": "两区之差", "en": "Gap of the two"}
WHOLE = {"zh": "全市", "en": "All towns"}
KINDS = ("count", "amount", "profit", "balance", "share", "rate", "index", "temperature", "rank", "year")
GROWING = ("count", "amount")
FEW = 3
"""Periods of figures that have no course yet: they rank, or are told by how they grew."""


def kin(chance: random.Random, language: str, first: int) -> dict[str, Raw]:
    """Return two to five metrics of one unit, kind and periods, sometimes with the sum of them."""
    kind, times = chance.choice(GROWING if chance.random() < 0.3 else KINDS), periods(chance)
    times = times[-FEW:] if chance.random() < 0.4 else times
    unit = chance.choice(UNITS[language][kind])
    places = chance.choice((0, 1)) if kind not in ("count", "rank", "year") else 0
    names = chance.sample(NAMES[language], chance.choice((2, 2, 3, 3, 4, 5)))
    scale = chance.choice((1, 1, 1000))
    grown = kind in GROWING and len(times) <= FEW and chance.random() < 0.6
    made = {}
    for index, name in enumerate(names):
        own = times[-chance.randint(1, len(times)) :] if chance.random() < 0.2 else times
        values = numbers(chance, kind, places, scale, own)
        if grown:
            values = dict(zip(own, sorted(values.values()), strict=True))
        if made and chance.random() < 0.1:
            values = {**values, times[-1]: next(iter(made.values())).values[times[-1]]}
        if len(made) == 1 and own == times and chance.random() < 0.3:  # where one began, the other ends
            values = dict(zip(times, list(next(iter(made.values())).values.values())[::-1], strict=False))
        vague = vaguely(chance, language, kind, values)
        key = f"m{first + index}"
        made[key] = Raw(key=key, label=name, unit=unit, kind=kind, values=values, vague=vague)
    if kind in GROWING and not (grown and len(names) == 2) and chance.random() < 0.6:
        return _with_whole(chance, language, made, f"m{first + len(names)}")
    return made


def _with_whole(chance: random.Random, language: str, made: dict[str, Raw], key: str) -> dict[str, Raw]:
    """Return metrics and the one that they add up to, none of them below zero or only about right."""
    parts = {name: replace(raw, vague={}, values=_positive(raw.values)) for name, raw in made.items()}
    shared = set.intersection(*(set(raw.values) for raw in parts.values()))
    if not shared:
        return made
    sums = {time: sum((raw.values[time] for raw in parts.values()), Decimal(0)) for time in sorted(shared)}
    first = next(iter(parts.values()))
    whole = replace(first, key=key, label=WHOLE[language], values=sums, parts=tuple(parts))
    told = chance.random()
    level = {raw.latest for raw in parts.values()} == {whole.latest}
    if told < 0.6 and level and all(sums.values()):
        parts = {
            name: replace(raw, whole=key) if chance.random() < 0.6 else raw for name, raw in parts.items()
        }
        whole = replace(whole, parts=()) if told < 0.2 else whole
    formulas = random.Random(f"{key} {told}")  # of their own, so that what was drawn before stays as it was
    if whole.parts and formulas.random() < 0.4:
        whole = replace(whole, formula=" + ".join(parts))
    elif len(parts) == 2 and len(shared) > 1 and formulas.random() < 0.5:
        return {key: whole, **parts, **_with_rest(language, parts, f"{key}d")}
    return {key: whole, **parts}


def _with_rest(language: str, parts: dict[str, Raw], key: str) -> dict[str, Raw]:
    """Return what the first of two metrics has more than the second, computed by the brief."""
    one, other = parts.values()
    values = {time: one.values[time] - other.values[time] for time in sorted({*one.values} & {*other.values})}
    kind = "balance" if min(values.values()) < 0 else "amount"
    formula = f"{one.key} - {other.key}"
    return {key: Raw(key=key, label=REST[language], unit=one.unit, kind=kind, values=values, formula=formula)}


def _positive(values: dict[Time, Decimal]) -> dict[Time, Decimal]:
    return {time: abs(number) for time, number in values.items()}
