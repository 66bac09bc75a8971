"""What a sentence states in, whether values bear it out: direction, size, unit, periods compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from fuzz.ordered import above
from fuzz.raw import YEAR_MONTHS, Raw, Time

FIGURE = re.compile(
    r"(?P<about>约|超|近|about |over |nearly )?第?(?P<number>[+−-]?\d[\d,]*(?:\.\d+)?)"
    r"(?P<unit>(?:st|nd|rd|th)\b|[^\d，。；、⟦⟪（）()]*)"
)
UNITS = {
    *(
        "",
        "点",
        "points",
        "point",
        "年",
        "years",
        "year",
        "st",
        "nd",
        "rd",
        "th",
        "%",
        "位",
        "places",
        "place",
    ),
    *("个百分点", "percentage points", "percentage point", "倍", "times"),
}
ORDER = {"近": -1, "nearly ": -1, "约": 0, "about ": 0, "": 0, "超": 1, "over ": 1}
"""On which side of its number a value lies."""
POINTS = {"个百分点", "percentage points", "percentage point"}
TIMES = {"倍", "times"}
HALF = 50
VAGUE = Decimal("0.12")
"""So far may a value with 约, 超 or 近 lie from its number."""
LIKE = ("rank", "share", "rate", "index")
"""What may be compared over periods of unlike length."""


class UnreadError(Exception):
    """A part states something that was not understood."""


@dataclass(slots=True)
class State:
    """What a sentence speaks of so far."""

    raw: Raw | None = None
    at: Time | None = None
    base: Time | None = None
    judged: bool = True
    """Whether the base is to be the one that a reader expects."""
    bracket: Time | None = None
    given: str = ""
    """What is said of how a figure follows."""
    all: list[str] = field(default_factory=list)
    """The metrics of the line."""
    line: str = ""

    @property
    def subject(self) -> Raw:
        """The metric that it speaks of; UnreadError where there is none."""
        if self.raw is None:
            raise UnreadError("nothing is spoken of")
        return self.raw


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as it was read."""

    number: Decimal
    unit: str
    about: bool = False
    rounded: Decimal = Decimal(0)
    """How far it may lie from its value, where it is in a larger unit: 134.9万亿元 for 1349084亿元."""

    def states(self, value: Decimal | None) -> bool:
        """Return whether it is a value, as exactly as it is printed."""
        return value is not None and abs(value - self.number) <= self.rounded


MONEY = re.compile(r"(?P<before>\D*?[+−-]?)(?P<sign>[€£$])(?P<number>[\d,.]+)(?P<scale> [a-z]+)?")
LARGER = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


def _worth(unit: str) -> tuple[Decimal, str]:
    """Return what a Chinese unit is a multiple of, and by how much."""
    word = next((word for word in LARGER if unit.startswith(word)), "")
    return Decimal(LARGER.get(word, 1)), unit.removeprefix(word)


def _in_unit(number: Decimal, unit: str, raw: Raw) -> tuple[Decimal, Decimal]:
    """Return a number in its metric's unit, and how far it may lie from the value that it rounds."""
    (worth, counted), (own, base) = _worth(unit), _worth(raw.unit)
    if counted != base or worth <= own:
        raise UnreadError(f"{number}{unit} is no figure of {raw.label}")
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "what is printed is finite"
    return number * worth / own, Decimal(1).scaleb(exponent) / 2 * worth / own


def figure(text: str, raw: Raw) -> Said:
    """Return the number and the unit of a printed figure; UnreadError where it is none of the metric's."""
    if raw.kind == "year" and (found := re.fullmatch(r"⟪(\d+)/12⟫", text.strip())):
        return Said(Decimal(int(found[1]) // YEAR_MONTHS - 1), "")
    text = text.strip()
    paid = MONEY.fullmatch(text)
    if paid and sorted(f"{paid['sign']}{paid['scale'] or ''}".replace(" ", "")) == sorted(
        raw.unit.replace(" ", "")
    ):
        text = f"{paid['before']}{paid['number']} {raw.unit}"
    found = FIGURE.fullmatch(text)
    if found is None:
        raise UnreadError(f"{text!r} is no figure of {raw.label}")
    number, unit = Decimal(found["number"].replace(",", "").replace("−", "-")), found["unit"].strip()
    if unit in UNITS | {raw.unit}:
        return Said(number, unit, bool(found["about"]))
    number, rounded = _in_unit(number, unit, raw)
    return Said(number, raw.unit, bool(found["about"]), rounded)


def moved(raw: Raw, before: Time, after: Time) -> Decimal:
    """Return how far a metric went; a rank rises as its number falls."""
    gone = raw.values[after] - raw.values[before]
    return -gone if raw.kind == "rank" else gone


@dataclass(slots=True)
class Judge:
    """Collects what is false."""

    faults: list[str] = field(default_factory=list)

    def value(self, state: State, at: Time | None, text: str) -> None:
        """Judge a value; where a tile says no period, its figure tells it."""
        raw, said = state.subject, figure(text, state.subject)
        number = said.number
        if said.unit == "%" and not raw.percent:  # a chart of rates of growth
            at = at or raw.latest
            return self.changed(State(raw=raw, at=at, base=raw.expected_base(at), judged=False), said)
        if at is None:
            known = (time for time in sorted(raw.values, reverse=True) if said.states(raw.values[time]))
            at = state.at = next(known, raw.latest)
        if not said.states(raw.values.get(at)):
            self.faults.append(f"{raw.label} {at.key}: says {number}, it is {raw.values.get(at)}")
        elif said.about != (at in raw.vague):
            self.faults.append(f"{raw.label} {at.key}: {text!r} is {'about' if said.about else 'exact'}")

    def course(
        self, state: State, before: Time, after: Time, shown: tuple[str, str], way: int | None
    ) -> None:
        """Judge a way from one value to another: up, down, either (0) or level (None)."""
        raw = state.subject
        for time, text in zip((before, after), shown, strict=True):
            self.value(state, time, text)
        state.base, state.at, state.judged = before, after, False
        self.compared(raw, before, after)
        if not {before, after} <= raw.values.keys():
            return
        gone = moved(raw, before, after)
        if not gone and raw.vague.get(before) != raw.vague.get(after):  # 99, and over 99
            gone = Decimal(ORDER[raw.vague.get(after, "")] - ORDER[raw.vague.get(before, "")])
        if (way is None and gone) or (way and gone * way <= 0):
            self.faults.append(
                f"{raw.label} {before.key} to {after.key}: it went {gone}, the words say otherwise"
            )

    def compared(self, raw: Raw, before: Time, after: Time) -> None:
        """Judge that two periods may be compared."""
        if before.end > after.start:
            self.faults.append(f"{raw.label}: {before.key} is not before {after.key}")
        if before.months != after.months and raw.kind not in LIKE:
            self.faults.append(f"{raw.label}: {before.key} is compared with {after.key}")

    def changed(self, state: State, said: Said, *, loss: bool = False, verb: bool = False) -> None:
        """Judge a change since the base that was named; ``verb``: it is said to move."""
        raw, at = state.subject, state.at or state.subject.latest
        base = state.base
        if base is None:
            raise UnreadError("a change since nothing")
        if not {base, at} <= raw.values.keys():
            self.faults.append(f"{raw.label}: {base.key} and {at.key} are compared and have no values")
            return
        self.compared(raw, base, at)
        self._expected(state, raw, at, base)
        told = f"{raw.label}, {raw.values[base]} ({base.key}) to {raw.values[at]} ({at.key}): "
        told += f"{said.number}{said.unit} "
        self.faults += [told + fault for fault in _wrong(raw, at, base, said, loss=loss)]
        if {base, at} & raw.vague.keys() and not said.about and said.number:
            self.faults.append(told + "is exact, and its values are not")
        if verb and not said.number:
            self.faults.append(told + "moves by nothing: it is unchanged")

    def _expected(self, state: State, raw: Raw, at: Time, base: Time) -> None:
        claimed = {claim["since"] for claim in raw.claims if claim["until"] == at.key}
        expected = raw.expected_base(at)
        if state.judged and base.key not in claimed and base != expected:
            wanted = expected.key if expected else "nothing"
            self.faults.append(f"{raw.label} {at.key} is compared with {base.key}, not with {wanted}")

    def turned(self, state: State, way: int) -> None:
        """Judge that a loss became a profit, or the other way round."""
        raw, base = state.subject, state.base
        if base is None:
            raise UnreadError("a turn since nothing")
        old, new = raw.values.get(base), raw.values.get(state.at or raw.latest)
        if old is None or new is None or not (old < 0 < new if way > 0 else new < 0 < old):
            self.faults.append(f"{raw.label}: no turn from {old} to {new}")

    def half(self, state: State, *, more: bool) -> None:
        """Judge that a share is more, or less, than a half."""
        raw = state.subject
        value = raw.values[state.at or raw.latest]
        if (value > HALF) != more or value == HALF or not raw.percent:
            self.faults.append(f"{raw.label}: {value} is not {'more' if more else 'less'} than a half")

    def peak(self, raw: Raw, at: Time, *, top: bool) -> None:
        """Judge that no value of such a period lies beyond the named one."""
        values = [value for time, value in raw.values.items() if time.months == at.months]
        best = max(values) if top != (raw.kind == "rank") else min(values)
        if raw.values.get(at) != best:
            self.faults.append(f"{raw.label}: {at.key} is not the {'peak' if top else 'trough'}, {best}")

    def turn(self, raw: Raw, at: Time) -> None:
        """Judge that a series went another way behind a value than before it."""
        course = [raw.values[time] for time in sorted(raw.values) if time.months == at.months]
        own, index = (
            raw.values[at],
            [time for time in sorted(raw.values) if time.months == at.months].index(at),
        )
        before = next((value for value in course[:index][::-1] if value != own), own)
        after = next((value for value in course[index:] if value != own), own)
        if (own - before) * (after - own) >= 0:
            self.faults.append(f"{raw.label} does not turn in {at.key}")

    def ever_since(self, raw: Raw, at: Time, *, up: bool) -> None:
        """Judge that a series went one way at each step from a value on."""
        values = [raw.values[time] for time in sorted(raw.values) if time >= at and time.months == at.months]
        if any((after > before) != up for before, after in pairwise(values) if after != before):
            self.faults.append(f"{raw.label} does not go {'up' if up else 'down'} from {at.key} on")

    def overtook(self, raw: Raw, since: Time, other: Raw) -> None:
        """Judge that one metric is ahead of another from a period on."""
        both = sorted(set(raw.values) & set(other.values))
        sign = -1 if raw.kind == "rank" else 1
        ahead = [(raw.values[time] - other.values[time]) * sign > 0 for time in both if time >= since]
        if not ahead or not all(ahead):
            self.faults.append(f"{raw.label} is not ahead of {other.label} from {since.key} on")

    def side(self, raw: Raw, way: str, told: Time | None = None) -> None:
        """Judge that a metric went up, down or nowhere since a period, or over its whole course."""
        wanted = {"上升": 1, "up": 1, "下降": -1, "down": -1, "持平": 0, "level": 0}.get(way)
        start = told or raw.expected_start()
        if wanted is None or start is None:
            return
        gone = moved(raw, start, raw.latest)
        if not gone and raw.vague.get(start) != raw.vague.get(raw.latest):  # 36, and nearly 36
            gone = Decimal(ORDER[raw.vague.get(raw.latest, "")] - ORDER[raw.vague.get(start, "")])
        if (gone > 0) - (gone < 0) != wanted:
            self.faults.append(f"{raw.label} went {gone} since {start.key}, not {way}")

    def extreme(self, raw: Raw, others: list[Raw], *, best: bool) -> None:
        """Judge that a metric's latest value may be the first or the last among those beside it."""
        if len({each.latest.months for each in others}) > 1 and raw.kind not in LIKE:
            self.faults.append(f"{raw.label}: values of periods of unlike length are ordered")
        for other in others:
            pair = (other, raw) if best else (raw, other)
            if other is not raw and above(*pair, pair[0].latest, pair[1].latest):
                self.faults.append(f"{raw.label} is not the {'first' if best else 'last'}")
                return


def _wrong(raw: Raw, at: Time, base: Time, said: Said, *, loss: bool) -> Iterator[str]:
    """Yield what is wrong with a change: its size, or that there is none of the kind."""
    old, new = raw.values[base], raw.values[at]
    step = max(Decimal(1).scaleb(int(said.number.as_tuple().exponent)) / 2, said.rounded)
    if loss and not (old < 0 and new < 0):
        yield "is told of a loss, and there is none"
    if said.unit in TIMES or (said.unit == "%" and (loss or not raw.percent)):
        if not loss and (not raw.growing or old <= 0 or new < 0):
            yield "is a ratio of what has none"
            return
        ratio = new / old if old else Decimal(0)
        exact = ratio if said.unit in TIMES else (1 - ratio if loss else ratio - 1) * 100
    else:
        if raw.percent != (said.unit in POINTS) and said.number:
            yield "is not in the unit of its change"
        exact = moved(raw, base, at)
    if {at, base} & raw.vague.keys():  # 近18 may be 17
        grown = said.unit in TIMES or (said.unit == "%" and not raw.percent)
        step += VAGUE * (abs(exact) + 100 if grown else abs(old) + abs(new))
    if abs(exact - said.number) > step or (not said.number and exact and not said.unit):
        yield f"is {exact:.4f}"
