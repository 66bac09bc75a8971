"""The values of a metric go in; its phases come out: limits as facts of the ledger, and the rules broken."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import both
from briefgen.base.say import say
from briefgen.blocks.charts.parts import aggregate
from briefgen.blocks.charts.parts.process_limits import (
    SCALE,
    NaturalLimits,
    RuleBreak,
    Rules,
    kept_ranges,
    mean,
    median,
    moving_ranges,
    rule_breaks,
)
from briefgen.facts.derive import decimals_of
from briefgen.facts.fact import DerivedFrom, Fact
from briefgen.facts.format import digits
from briefgen.facts.interval import Interval
from briefgen.facts.unit import is_percent
from briefgen.model.context import Setting

NAMES = {
    "mean": both("均值", "mean"), "median": both("中位数", "median"),
    "upper": both("上控制限", "upper limit"),
    "lower": both("下控制限", "lower limit"), "range": both("平均移动极差", "mean moving range"),
}  # fmt: skip
"""What the lines of a control chart are called."""
TELLING_DIGITS = 10
"""A mean moving range of less, in the last decimal of the values, gives limits one decimal more."""


def name_of(line: str, setting: Setting) -> str:
    """Return what a line is called."""
    return say(setting.language, *NAMES[line])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Values with one centre line and one pair of limits, and what is computed of them."""

    facts: tuple[Fact, ...]
    slots: tuple[int, ...]
    base: tuple[Fact, ...]
    """The values that the limits are computed from."""
    limits: NaturalLimits
    breaks: tuple[RuleBreak, ...]
    """The rules that its values break, by their places among its values."""
    centre: Fact
    upper: Fact | None = None
    lower: Fact | None = None
    reason: str = ""
    """Why it has limits of its own, in words; empty: not stated."""

    @property
    def drawn(self) -> tuple[tuple[str, Fact], ...]:
        """The lines that are drawn, by the word for each: the centre, and its limits where it has any."""
        limits = (("upper", self.upper), ("lower", self.lower))
        centre = "median" if self.centre.id.endswith(".median") else "mean"
        return ((centre, self.centre), *((word, fact) for word, fact in limits if fact))


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How limits are computed and which rules are looked at."""

    rules: Rules
    natural: bool = True
    """Natural process limits around the mean; else the median alone."""
    screened: bool = False


def phase_of(
    facts: Sequence[Fact], slots: Sequence[int], based: Sequence[int], method: Method, setting: Setting,
    reason: str = "",
) -> Phase:  # fmt: skip
    """Return a phase; its limits are computed from the values at the places ``based``."""
    base, places = [facts[at] for at in based], [slots[at] for at in based]
    values = tuple(Fraction(fact.number) for fact in facts)
    own = [values[at] for at in based]
    ranges = kept_ranges(moving_ranges(own, places), screened=method.screened) if method.natural else ()
    reach = SCALE * mean(ranges) if ranges else None
    floor = Fraction(0) if _never_negative(facts) else None
    limits = NaturalLimits(centre=(mean if method.natural else median)(own), reach=reach, floor=floor)
    breaks = rule_breaks(values, tuple(slots), limits, method.rules, skip=not method.natural)
    plain = Phase(
        facts=tuple(facts), slots=tuple(slots), base=tuple(base), limits=limits, breaks=breaks, reason=reason,
        centre=_centre(base, limits, method, reach, setting),
    )  # fmt: skip
    return _with_limits(plain, ranges, setting, screened=method.screened) if reach else plain


def _never_negative(facts: Sequence[Fact]) -> bool:
    """Say whether no value can be below zero: of counts and shares."""
    counted = all(fact.measure in ("count", "share") or is_percent(fact.unit) for fact in facts)
    return counted and min(fact.number for fact in facts) >= 0


def _identity(base: Sequence[Fact], setting: Setting) -> str:
    """Return what the ids of a phase's figures begin with: its ends, where it has all values between."""
    every = [fact.id for fact in setting.ledger.series(base[0].metric)]
    ids = [fact.id for fact in base]
    whole = set(ids) <= set(every) and every[every.index(ids[0]) : every.index(ids[-1]) + 1] == ids
    return f"{base[0].id}–{base[-1].period}" if whole else aggregate.ids(base)


def _places(base: Sequence[Fact], reach: Fraction | None) -> int:
    places = decimals_of(*base)
    return places + (reach is None or reach / SCALE * 10**places < TELLING_DIGITS)


def _centre(
    base: Sequence[Fact], limits: NaturalLimits, method: Method, reach: Fraction | None, setting: Setting
) -> Fact:  # fmt: skip
    word = "mean" if method.natural else "median"
    bounds = [(fact.interval.low, fact.interval.high) for fact in base]
    low, high = ((mean if method.natural else median)(end) for end in zip(*bounds, strict=True))
    exact = limits.centre
    places = 0 if exact.denominator == 1 and not decimals_of(*base) else _places(base, reach)
    return aggregate.filed(
        base, setting, f"{_identity(base, setting)}.{word}", exact, Interval(low, high), places=places,
        label=name_of(word, setting), period="",
        derivation=DerivedFrom(method="mean" if method.natural else "median", operands=tuple(base)),
    )  # fmt: skip


def _with_limits(
    phase: Phase, ranges: Sequence[Fraction], setting: Setting, *, screened: bool
) -> Phase:  # fmt: skip
    """Return a phase with its limits as facts, which follow from its centre and its mean moving range."""
    exact = mean(ranges)
    key = _identity(phase.base, setting) + (".screened" if screened else "")
    places = _places(phase.base, phase.limits.reach)
    moved = aggregate.filed(
        phase.base, setting, f"{key}.range", exact, Interval.exact(exact), places=places + 1,
        label=name_of("range", setting), period="",
        derivation=DerivedFrom(method="moving range", operands=phase.base),
    )  # fmt: skip
    found, times = dict[str, Fact](), digits(Decimal(str(float(SCALE))), setting.language)
    for name, sign, at in (("upper", "+", phase.limits.upper), ("lower", "−", phase.limits.lower)):
        if at is None:
            continue
        away = moved.interval.times(SCALE)
        within = phase.centre.interval + away if sign == "+" else phase.centre.interval - away
        found[name] = aggregate.filed(
            phase.base, setting, f"{key}.{name}", at, within, places=places,
            label=name_of(name, setting), period="",
            derivation=DerivedFrom(
                method="formula", operands=(phase.centre, moved), formula=(0, f" {sign} {times} × ", 1)
            ),
        )  # fmt: skip
    return replace(phase, upper=found.get("upper"), lower=found.get("lower"))
