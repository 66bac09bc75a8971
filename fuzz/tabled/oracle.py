"""What must be printed of a world, in exact fractions; nothing here is the product's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import product

from fuzz.tabled.world import ALL, At, Numbers, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A metric as a brief takes it from the table."""

    key: str
    by: tuple[str, ...]
    value: str
    aggregate: str = ""
    per: str = ""
    weight: str = ""
    times: Decimal = Decimal(1)
    decimals: int | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        """Whether rows are put together at all."""
        return bool(self.aggregate or self.per or self.weight)


@dataclass(frozen=True, slots=True)
class Oracle:
    """Values of a metric of a world, by members and period."""

    world: World
    metric: Reckoned

    def value(self, at: At, period: str) -> Decimal | None:
        """Return the value of members, ALL for all of a dimension; None where there is none to print.

        What the table says itself of all members together is its value.
        """
        return self._together(self._said(at, period) or self._rows(at, period))

    def latest(self, at: At) -> tuple[str, Decimal] | None:
        """Return the last period with a value, and that."""
        for period in reversed(self.world.periods):
            if (number := self.value(at, period)) is not None:
                return period, number
        return None

    def members(self) -> tuple[At, ...]:
        """Return the members of the first dimension; those of all where nothing is added up."""
        first, *others = (self.world.members_of(head) for head in self.metric.by)
        spans = [(ALL,)] * len(others) if self.metric.adds_up else others
        places = [(name, *rest) for name in first for rest in product(*spans)]
        return tuple(at for at in places if any(self._rows(at, period) for period in self.world.periods))

    def extreme(self, word: str, period: str = "") -> tuple[Decimal, tuple[At, ...]] | None:
        """Return the highest or lowest value of a period, the last that any member has, and whose it is."""
        members = self.members()
        if not period:
            latest = [found[0] for at in members if (found := self.latest(at))]
            if not latest:
                return None
            period = max(latest, key=self.world.periods.index)
        values = {at: number for at in members if (number := self.value(at, period)) is not None}
        if not values:
            return None
        most = (max if word == "max" else min)(values.values())
        return most, tuple(at for at, number in values.items() if number == most)

    def _said(self, at: At, period: str) -> list[Numbers]:
        """Return what rows of totals say of members: of these alone, and of all together where they are."""
        if ALL not in at:
            return []
        return self._chosen(self.world.totals, dict(zip(self.metric.by, at, strict=True)), period)

    def _rows(self, at: At, period: str) -> list[Numbers]:
        wanted = {head: name for head, name in zip(self.metric.by, at, strict=True) if name}
        return self._chosen(self.world.rows, wanted, period)

    def _chosen(
        self, rows: Mapping[tuple[At, str], Numbers], wanted: Mapping[str, str], period: str
    ) -> list[Numbers]:
        found = []
        for (members, when), numbers in rows.items():
            named = dict(zip(self.world.heads, members, strict=True))
            alike = all(named[head] == name for head, name in wanted.items())
            chosen = all(named[head] in allowed for head, allowed in self.metric.where.items())
            if when == period and alike and chosen:
                found.append(numbers)
        return found

    def _together(self, rows: Sequence[Numbers]) -> Decimal | None:
        numbers = [row[self.metric.value] for row in rows]
        beside = [row[name] for row in rows if (name := self.metric.per or self.metric.weight)]
        if not rows or None in numbers or None in beside:
            return None
        values = [each for each in numbers if each is not None]
        others = [Fraction(each) for each in beside if each is not None]
        places = max(max(0, -int(each.as_tuple().exponent)) for each in values)
        exact = [Fraction(each) for each in values]
        if self.metric.per:
            whole = sum(others, Fraction(0))
            rate = sum(exact, Fraction(0)) * Fraction(self.metric.times) / whole if whole else None
            default = 1 if self.metric.times >= 100 else 2
            kept = self.metric.decimals if self.metric.decimals is not None else default
            return None if rate is None else rounded(rate, kept)
        if self.metric.weight:
            whole = sum(others, Fraction(0))
            if not whole:
                return None
            mean = sum((one * other for one, other in zip(exact, others, strict=True)), Fraction(0)) / whole
            finer = places + (len(rows) > 1)
            return rounded(mean, self.metric.decimals if self.metric.decimals is not None else finer)
        if len(values) == 1:
            return values[0]
        match self.metric.aggregate:
            case "sum":
                return sum(values, Decimal(0))
            case "max":
                return max(values)
            case "min":
                return min(values)
            case "mean":
                mean = sum(exact, Fraction(0)) / len(exact)
                plain = rounded(mean, places)
                return plain if Fraction(plain) == mean else rounded(mean, places + 1)
        return None


def rounded(number: Fraction, places: int) -> Decimal:
    """Return a number with so many decimals, a half away from zero."""
    scaled = abs(number) * 10**places
    units = scaled.numerator // scaled.denominator
    if (scaled - units) * 2 >= 1:
        units += 1
    return Decimal(units if number >= 0 else -units).scaleb(-places)
