"""Decisions in, metrics out: families of values of every kind, and claims that mostly bear them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import get_args

from briefgen.facts import period as calendar
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.measure import Kind
from briefgen.facts.number_text import BEFORE, BEHIND
from fuzz import goals, wording
from fuzz.choice import Choice
from fuzz.tree import Plain, Tree

CHANGES = tuple(word for word, kind in COMPARISONS.items() if kind.computed and kind.suits("count", ""))
KINDS: tuple[Kind, ...] = get_args(Kind)
UNITS: Mapping[Kind, tuple[str, ...]] = {
    "count": ("家", "个", "人", "", "visitors"),
    "amount": ("万人", "亿元", "km/h", "万册", "tonnes"),
    "rank": ("位", ""),
    "share": ("%",),
    "rate": ("%", "个百分点", "‰"),
    "index": ("", "点"),
    "balance": ("亿元", "million €"),
    "profit": ("亿元", "£m"),
    "temperature": ("℃", "°C"),
    "year": ("", "年"),
}
PERIODS = (
    ("2023", "2024", "2025"), ("2020", "2025"), ("2020", "2023", "2025"), ("2025",),
    ("2019", "2020", "2021", "2022", "2023", "2024"), ("2024H1", "2024H2", "2025H1"),
    ("2024Q3", "2024Q4", "2025Q1", "2025Q2"), ("2025-01", "2025-02", "2025-03"), ("now",), ("2020", "now"),
    ("2024-12-31", "2025-06-30"), ("2016-2020", "2021-2025"), ("FY2023", "FY2024", "FY2025"),
    ("2022/23", "2023/24", "2024/25"), ("FY2024Q3", "FY2024Q4", "FY2025Q1", "FY2025Q2"),
    ("FY2024/25H1", "FY2024/25H2"), ("AY2023/24", "AY2024/25"), ("2024年1-10月", "2025年1-10月"),
    ("2025M1-2", "2025M1-3", "2025M1-4", "2025M1-5"), ("2024-W52", "2025-W01", "2025-W02"),
    ("week ending 2025-09-26", "week ending 2025-10-03"), ("end 2023", "end 2024", "end 2025"),
    ("2025-01末", "2025-02末", "2025-03末"),
)  # fmt: skip
SOURCES = ("s1", "s2")
KEYS = "abcdefghijklmnop"
UNLIKE = "甲乙丙丁戊己庚辛壬"
RANGES: Mapping[str, tuple[int, int]] = {
    "usual": (1, 999), "large": (1, 99_999), "tiny": (0, 9), "signed": (-50, 80), "zero": (0, 0),
    "huge": (10**8, 10**12),
}  # fmt: skip
OFTEN = {"usual": 20, "large": 6, "tiny": 1, "signed": 1, "zero": 1, "huge": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What the metrics of a brief have in common, most of the time, so that charts can draw them together."""

    kind: Kind
    unit: str
    periods: tuple[str, ...]
    span: tuple[int, int]
    decimals: int


def family(choice: Choice, like: Tree | None = None) -> Family:
    """Return what a group of metrics shares: mostly the kind and the number of periods of the given one."""
    rare = choice.pick(("index", "balance", "profit", "temperature", "year"))
    kind: Kind = choice.weighted({"count": 8, "amount": 12, "share": 4, "rank": 2, "rate": 4, rare: 3})
    periods = choice.pick(PERIODS)
    if like and choice.below(12):
        kind = kind_of(like)
        least = min(len(like.get("values", ())), max(map(len, PERIODS)))
        periods = choice.pick([each for each in PERIODS if len(each) >= least])
    span = RANGES[choice.weighted(OFTEN)]
    if kind in ("share", "rank", "count") and choice.below(60):
        span = (1, 30) if kind != "count" else (max(span[0], 1), max(span[1], 1))
    decimals = 0 if kind in ("count", "rank") else choice.between(0, 2)
    return Family(kind=kind, unit=choice.pick(UNITS[kind]), periods=periods, span=span, decimals=decimals)


def kind_of(metric: Tree) -> Kind:
    """Return what kind a metric of the gallery is."""
    kind: Kind = metric.get("kind") or ("share" if metric.get("unit") == "%" else "count")
    return kind


class Pool:
    """The metrics of a brief, a, b, c …; few are unlike the others. It grows as blocks need more."""

    def __init__(self, choice: Choice, like: Tree | None = None) -> None:
        """Begin with one to three metrics, mostly of the given one's kind."""
        self.choice = choice
        self.shared = family(choice, like)
        self.metrics: dict[str, Tree] = {}
        self.keys(choice.between(1, 3))
        if choice.once_in(10):
            self.keys(3)
            _sum(self.metrics)

    def keys(self, count: int) -> list[str]:
        """Return so many keys, or all there may be."""
        while len(self.metrics) < min(count, len(KEYS)):
            own = family(self.choice) if self.choice.once_in(25) else self.shared
            made = metric(self.choice, own)
            if own is self.shared:
                goals.held_against(self.choice, made, own.periods, list(self.metrics))
            self.metrics[KEYS[len(self.metrics)]] = made
        return list(self.metrics)[:count]


def metric(choice: Choice, own: Family) -> Tree:
    """Return one metric; what it says beside its label and values is rarer."""
    numbers = {period: _number(choice, own) for period in own.periods}
    if len(numbers) > 2 and choice.once_in(10):
        numbers.pop(choice.pick(list(numbers)))  # a gap
    tree: dict[str, Tree] = {"label": wording.text(choice, most=2), "unit": own.unit, "kind": own.kind}
    tree["values"] = {period: _value(choice, own, number) for period, number in numbers.items()}
    claims = [_claim(choice, own, numbers) for _ in range(choice.weighted({0: 6, 1: 4, 2: 1}))]
    if found := [claim for claim in claims if claim]:
        tree["claims"] = found
    if choice.once_in(5):
        tree["source"] = choice.pick(SOURCES)
    if choice.once_in(12):
        tree["note"] = wording.text(choice)
    said = tree["values"].get(own.periods[-1])
    few = own.kind == "count" and isinstance(said, Plain) and Decimal(said) < len(UNLIKE)
    if few or choice.once_in(400):
        latest = int(min(abs(numbers[own.periods[-1]]), 9)) if own.periods[-1] in numbers else 1
        tree["names"] = [wording.words(choice, 2) + UNLIKE[index] for index in range(latest)]
    if choice.once_in(8):
        tree["pillar"] = choice.pick(("p0", "p1")) if choice.below(10) else "创新"
    if choice.once_in(20):
        _dispute(choice, tree, own)
    elif choice.once_in(15):
        goals.less_final(choice, tree)
    return tree


def _number(choice: Choice, own: Family) -> Decimal:
    low, high = own.span
    return Decimal(choice.between(low * 10**own.decimals, high * 10**own.decimals)).scaleb(-own.decimals)


def _value(choice: Choice, own: Family, number: Decimal) -> Tree:
    """Return a value as written: mostly the number alone, seldom with a qualifier or its source."""
    said: Tree = Plain(number)
    if choice.once_in(12):
        said = choice.pick([f"{word}{number}" for word in BEFORE] + [f"{number}{word}" for word in BEHIND])
    elif choice.once_in(20) and abs(number) >= 1000:
        said = f"{number:,}"
    return {"value": said, "source": choice.pick(SOURCES)} if choice.once_in(20) else said


def _claim(choice: Choice, own: Family, numbers: Mapping[str, Decimal]) -> Tree | None:
    """Return a claim that the values bear out, seldom another one; None where none can be made."""
    if choice.once_in(60):
        word = choice.pick((*COMPARISONS, "share", "ranked"))
        return {word: Plain(choice.between(-3, 150)), "since": choice.pick(("2015", *numbers))}
    if choice.once_in(5):
        if own.kind == "rank":
            return {"ranked": Plain(numbers[max(numbers)]), "among": wording.words(choice, 2)}
        return {"share": Plain(choice.between(1, 99)), "of": wording.words(choice, 2)}
    ordered = sorted(numbers, key=lambda period: calendar.parse(period).order)
    if len(ordered) < 2 or own.kind == "rank":
        if own.kind != "rank" or len(ordered) < 2:
            return None
        moved = numbers[ordered[0]] - numbers[ordered[-1]]
        return {"rank_change": Plain(moved), "since": ordered[0]} if moved > 0 else None
    percent = own.kind in ("share", "rate")
    word = "points" if percent else choice.pick(CHANGES)
    said = _borne_out(word, numbers, ordered)
    return None if said is None else {word: Plain(said), "since": ordered[0]}


def _borne_out(word: str, numbers: Mapping[str, Decimal], ordered: list[str]) -> Decimal | None:
    """Return the number that a claim about the first and the last period must state, in tenths."""
    first, last = ordered[0], ordered[-1]
    years = calendar.years_between(calendar.parse(first), calendar.parse(last))
    try:
        current, base = Interval.exact(numbers[last]), Interval.exact(numbers[first])
        exact = COMPARISONS[word].claimed(current, base, years or Fraction(1)).low
        said = Decimal(exact.numerator) / Decimal(exact.denominator)
        said = said if COMPARISONS[word].decimals is None else round(said, 1)
    except (ZeroDivisionError, InvalidOperation, OverflowError, ValueError):
        return None
    return said if said > 0 else None


def _dispute(choice: Choice, tree: dict[str, Tree], own: Family) -> None:
    """Let two sources state a value differently, and settle it most of the time."""
    period = choice.pick(list(tree["values"]))
    tree["values"][period] = [
        {"value": Plain(_number(choice, own)), "source": source} for source in SOURCES
    ]  # fmt: skip
    tree.pop("claims", None)
    if choice.below(12):
        tree["settle"] = [
            {"claim": "value", "source": choice.pick(SOURCES), "reason": wording.text(choice, most=3)}
        ]


def _sum(made: dict[str, Tree]) -> None:
    """Make the last metric what the others add up to, as far as they state plain numbers."""
    keys = list(made)
    *parts, whole = keys
    last = made[whole]
    totals: dict[str, Tree] = {}
    for period in made[parts[0]]["values"]:
        said = [made[part]["values"].get(period) for part in parts]
        if all(isinstance(each, Plain) for each in said):
            totals[period] = Plain(sum(map(Decimal, said)))
    if totals:
        last |= {"values": totals, "claims": [{"sum": parts}]}
        last.pop("settle", None)
