"""Numbers that phrases speak of: what may stand for them, and how they are spelled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from fuzz.worded.figures import Figures, Metric

Cast = Mapping[str, Metric | tuple[Metric, ...]]

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
HAN = "零一二三四五六七八九十"
SCALES: Mapping[str, Mapping[str, int]] = {
    "en": {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9},
    "zh": {"": 1, "万": 10**4, "亿": 10**8},
}


def spoken(number: int, zh: bool, *, ordinal: bool = False, counting: bool = True) -> str:
    """Return a number in words; in Chinese 两 counts things and 二 orders them."""
    if zh:
        return "两" if number == 2 and counting and not ordinal else HAN[number]
    return ORDINALS[number] if ordinal or not counting else WORDS[number]


def candidates(
    chance: random.Random, means: Sequence[str], cast: Cast, figures: Figures
) -> Iterator[dict[str, str]]:
    """Yield what may stand for the numbers and periods of a meaning, in an order of chance."""
    names = [each for each in means if each.startswith("$")]
    pools = [_pool(name, means[0], cast, figures) for name in names]
    found = [dict(zip(names, each, strict=True)) for each in product(*pools)]
    chance.shuffle(found)
    yield from found[:6]


def _pool(name: str, predicate: str, cast: Cast, figures: Figures) -> list[str]:
    """Return what may stand for a name."""
    metrics = [metric for metric in cast.values() if isinstance(metric, Metric)]
    if name == "$y":
        return list(figures.times[: len(figures.times) - (1 if predicate in ("peak", "trough") else 2)])
    if name == "$n":
        return [str(number) for number in range({"count": 1, "within": 3}.get(predicate, 2), 7)]
    if name == "$k":
        return [str(number) for number in (1, 2, 3, 4, 5)]
    if name == "$x":
        return _moves(metrics[0])
    if name == "$t":
        return [f"{each:f}" for value in metrics[0].values[-3:] for each in _round_numbers(value)]
    if name == "$v":
        one, other = metrics[0].last, metrics[1].last
        digits = Decimal(1).scaleb(-metrics[0].places)
        return [
            f"{each:f}"
            for each in (one + other, one + other, ((one + other) * Decimal("1.2")).quantize(digits))
        ]
    if name == "$u":
        return [] if "€" in metrics[0].unit else list(units(metrics[0].unit, figures.language))
    return [
        f"{base * scale:f}"
        for base in ([metrics[0].last] if name == "$V" else _round_numbers(metrics[0].last))
        for scale in units(metrics[0].unit, figures.language).values()
    ]


def _moves(metric: Metric) -> list[str]:
    """Return sizes of the latest change: in points and in per cent, or else a right and a wrong one."""
    before, last = metric.values[-2:]
    growth = (last / before - 1) * 100
    sizes = (last - before, growth) if metric.unit == "%" else (growth, growth * 7 / 5)
    return [f"{round(abs(each), 1):f}" for each in sizes if round(each, 1)]


def _round_numbers(value: Decimal) -> list[Decimal]:
    """Return the round numbers below and above a value."""
    value = abs(value)
    if not value:
        return []
    step = Decimal(1).scaleb(value.adjusted())
    down = value // step * step
    half = (value // (step / 2)) * (step / 2)
    return [each for each in {down, down + step, half} if each and each == each.to_integral_value()]


def units(unit: str, language: str) -> dict[str, Decimal]:
    """Return a metric's unit and those that are taken for it, with how many times its own each is."""
    scales = SCALES[language]
    own = max((word for word in scales if word and unit.startswith(word)), key=len, default="")
    rest = unit[len(own) :]
    others = [word for word in scales if word and word != own] if own or language == "zh" else []
    return {unit: Decimal(1)} | {f"{word}{rest}": Decimal(scales[word]) / scales[own] for word in others}
