"""Chance in, figures out: series that rise, fall, turn, double, wholes of parts, ranks, losses."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

HOME = Path(__file__).parent
DOMAINS: Mapping[str, Any] = yaml.load((HOME / "domains.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
STEPS = {"year": 1, "quarter": 4, "month": 12}
"""How many periods of a cadence make a year."""
NICE = (0.1, 0.2, 0.25, 1 / 3, 0.4, 0.5, 0.5, 0.6, 2 / 3, 0.7, 0.75, 0.87)
LEAPS = (2.0, 2.0, 2.1, 1.93, 3.0, 4.0, 4.1, 0.5, 0.5, 0.45, 1.32, 1.5, 0.75, 0.72, 0.8, 0.66)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A series without gaps, as the brief states it."""

    key: str
    label: str
    unit: str
    kind: str
    places: int
    values: tuple[Decimal, ...]
    parts: tuple[str, ...] = ()

    @property
    def last(self) -> Decimal:
        """The latest value."""
        return self.values[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The metrics of a brief over the same periods."""

    language: str
    cadence: str
    times: tuple[str, ...]
    metrics: Mapping[str, Metric]
    roles: Mapping[str, tuple[Metric, ...]] = field(default_factory=dict)
    """part, whole, amount (parts, wholes and others), percent, balance, rank."""

    @property
    def zh(self) -> bool:
        """Whether the brief is in Chinese."""
        return self.language == "zh"

    @property
    def year_ago(self) -> int | None:
        """Position of the latest period's year-earlier one, where the series reaches it."""
        steps = STEPS[self.cadence]
        return len(self.times) - 1 - steps if len(self.times) > steps else None

    @property
    def base(self) -> int:
        """What a reference to a change compares with: the year before, or else the period before."""
        return len(self.times) - 2 if self.year_ago is None else self.year_ago


def figures(chance: random.Random, language: str, cadence: str) -> Figures:
    """Return three to seven metrics with the courses that chance gives them."""
    domains = DOMAINS[language]
    times = _times(chance, cadence)
    count = len(times)
    domain = chance.choice(domains["wholes"])
    labels = chance.sample(domain["parts"], chance.randint(2, min(4, len(domain["parts"]))))
    sizes = _parted(chance, domain["size"], len(labels))
    shared = {"unit": domain["unit"], "kind": domain["kind"], "places": domain["places"]}
    parts = [
        _metric(f"m{index}", {**shared, "label": label}, _course(chance, count, size))
        for index, (label, size) in enumerate(zip(labels, sizes, strict=True))
    ]
    metrics, roles = list(parts), {"part": tuple(parts)}
    if chance.random() < 0.8:
        sums = tuple(sum(each, Decimal(0)) for each in zip(*(part.values for part in parts), strict=True))
        keys = tuple(part.key for part in parts)
        whole = Metric(key="whole", label=domain["whole"], values=sums, parts=keys, **shared)
        metrics.append(whole)
        roles["whole"] = (whole,)
    others = {"amounts": "amount", "percents": "percent", "balances": "balance", "ranks": "rank"}
    for each in chance.sample(list(others), chance.randint(1, 3)):
        if len(metrics) < 7:
            told = chance.choice(domains[each])
            metric = _lone(chance, others[each], told, count, f"n{len(metrics)}")
            metrics.append(metric)
            roles[others[each]] = (metric,)
    roles["amount"] = (*parts, *roles.get("whole", ()), *roles.get("amount", ()))
    return Figures(
        language=language,
        cadence=cadence,
        times=times,
        metrics={metric.key: metric for metric in metrics},
        roles=roles,
    )


def _times(chance: random.Random, cadence: str) -> tuple[str, ...]:
    count = chance.choice((3, 4, 5, 6, 7, 8)) if cadence == "year" else chance.choice((4, 6, 7, 8))
    year = chance.choice((2024, 2025))
    if cadence == "year":
        return tuple(str(year - back) for back in reversed(range(count)))
    steps, sign = STEPS[cadence], "Q" if cadence == "quarter" else "-"
    last = year * steps + chance.randrange(steps)
    places = [divmod(last - back, steps) for back in reversed(range(count))]
    return tuple(f"{at}{sign}{step + 1:0{1 if sign == 'Q' else 2}d}" for at, step in places)


def _parted(chance: random.Random, size: float, count: int) -> list[float]:
    """Return a whole's parts: one near a share that words name, now and then a multiple of another."""
    size *= chance.uniform(0.6, 1.6)
    first = chance.choice(NICE) * chance.choice((0.95, 0.97, 1.0, 1.0, 1.05))
    rest = [chance.uniform(0.5, 1.5) for _ in range(count - 1)]
    if count > 2 and chance.random() < 0.5:
        rest[0] = rest[1] * chance.choice((2.0, 2.0, 2.05, 3.1, 3.2, 0.5, 0.48))
    sizes = [size * first, *(size * (1 - first) * each / sum(rest) for each in rest)]
    chance.shuffle(sizes)
    return sizes


def _course(chance: random.Random, count: int, latest: float) -> list[float]:
    """Return a series that ends at a value."""
    steps = _steps(chance, count - 1)
    values = [latest]
    for step in reversed(steps):
        values.append(values[-1] / step)
    return values[::-1]


def _steps(chance: random.Random, count: int) -> list[float]:
    kind = chance.choice(("rise", "fall", "run", "turn", "leap", "leap", "span", "walk", "flat", "twofold"))
    up, down = (lambda: chance.uniform(1.015, 1.2)), (lambda: chance.uniform(0.82, 0.985))
    steps = [chance.choice((up, down))() for _ in range(count)]
    if kind in ("rise", "fall"):
        steps = [(up if kind == "rise" else down)() for _ in range(count)]
    elif kind == "run":
        length, (way, other) = chance.randint(2, count), chance.sample((up, down), 2)
        steps[-length:] = [way() for _ in range(length)]
        if length < count:
            steps[-length - 1] = other()
    elif kind == "turn":
        at = chance.choice((count - 1, chance.randrange(count)))
        way, other = chance.sample((up, down), 2)
        steps = [way() for _ in range(at)] + [other() for _ in range(count - at)]
    elif kind == "leap":
        steps[-1] = chance.choice(LEAPS)
    elif kind == "span":
        total, length = chance.choice(LEAPS), chance.randint(2, count)
        steps[-length:] = [total ** (1 / length) * chance.choice((1.0, 1.0, 1.02)) for _ in range(length)]
    elif kind == "flat":
        steps[-1] = 1.0
    elif kind == "twofold":
        steps = [chance.uniform(1.1, 1.3) for _ in range(count)]
    return steps


def _metric(key: str, told: Mapping[str, Any], values: Sequence[float]) -> Metric:
    rounded = tuple(round(Decimal(str(value)), told["places"]) for value in values)
    names = ("label", "unit", "kind", "places")
    return Metric(key=key, values=rounded, **{name: told[name] for name in names})


def _lone(chance: random.Random, role: str, told: Mapping[str, Any], count: int, key: str) -> Metric:
    """Return a metric that is no part of anything."""
    if role == "amount":
        return _metric(key, told, _course(chance, count, told["size"] * chance.uniform(0.5, 1.8)))
    if role == "rank":
        ranks = [chance.randint(1, 12) for _ in range(count)]
        return _metric(key, {**told, "places": 0}, ranks)
    if role == "balance":
        signs = [chance.choice((-1, -1, 1)) for _ in range(count)]
        return _metric(key, {**told, "places": 1}, [sign * chance.uniform(2, 60) for sign in signs])
    latest = 100 * min(chance.choice(NICE) * chance.choice((0.96, 1.0, 1.01, 1.03, 1.06)), 0.97)
    values = [latest]
    way, same = chance.choice((-1, 1)), chance.random() < 0.6
    for _ in range(count - 1):
        step = chance.uniform(0.8, 6.0) * (way if same else chance.choice((-1, 1)))
        values.append(min(max(values[-1] - step, 1.5), 99.0))
    if chance.random() < 0.12:
        values[1] = values[0]
    return _metric(key, {**told, "places": 1}, values[::-1])
