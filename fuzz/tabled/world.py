"""What a table is about: dimensions with members, periods, and an exact number or a gap for each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from fuzz.choice import Choice
from fuzz.tabled import names

MEASURES = ("seen", "all", "level")
"""Two counts, the first no larger than the second, and a number with decimals that may be below zero."""
GAPS = ("", "–", "n/a", "confidential", "…")
ALL = ""
"""Stands for all members of a dimension together."""
At = tuple[str, ...]
Numbers = dict[str, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dim:
    """A dimension: the head of its column, its members, what rows of its total are called."""

    head: str
    members: tuple[str, ...]
    total: str = ""
    """Empty: the table has no rows of a total."""


@dataclass(slots=True, kw_only=True)
class World:
    """All that is true."""

    dims: tuple[Dim, ...]
    periods: tuple[str, ...]
    """From the earliest on."""
    kind: str
    chinese: bool
    rows: dict[tuple[At, str], Numbers]
    totals: dict[tuple[At, str], Numbers] = field(default_factory=dict)
    """What the table says of all members of some dimensions together."""
    wrong: tuple[At, str] | None = None
    """The total that is not the sum of its parts."""

    def members_of(self, head: str) -> tuple[str, ...]:
        """Return the members of a dimension."""
        return next(dim.members for dim in self.dims if dim.head == head)

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns of dimensions."""
        return tuple(dim.head for dim in self.dims)


HEADS = (("site", "站点"), ("specialty", "科室"), ("age group", "年龄组"), ("sex", "性别"))
ODD_HEADS = ("Site, ward", "a.b", "top", "[x]", "{y}", "1", "by", "month by month", "seen by", "#", "each")
KINDS = {
    "month": ("2024-11", "2024-12", "2025-01", "2025-02", "2025-03"),
    "year": ("2021", "2022", "2023", "2024"),
    "quarter": ("2024Q3", "2024Q4", "2025Q1", "2025Q2"),
}


def world(choice: Choice) -> World:
    """Return a world; now and then with names, gaps and holes that are hard to read."""
    chinese, odd = choice.once_in(4), choice.once_in(2)
    heads = [pair[chinese] for pair in HEADS]
    if odd and choice.once_in(4):
        heads[0] = choice.pick(ODD_HEADS)
    count = choice.weighted({1: 4, 2: 4, 3: 2, 4: 1})
    dims = tuple(
        Dim(
            head=head,
            members=tuple(names.members(choice, choice.between(1, 5 - count // 2), odd=odd, chinese=chinese)),
        )
        for head in heads[:count]
    )
    kind = choice.pick(tuple(KINDS))
    periods = KINDS[kind][-choice.between(1, 4) :]
    made = World(dims=dims, periods=periods, kind=kind, chinese=chinese, rows={})
    holes, gaps = choice.once_in(5), choice.once_in(4)
    places = choice.below(3)
    for at in _product(dims):
        for period in periods:
            if not (holes and choice.once_in(6)):
                made.rows[at, period] = _numbers(choice, places, gaps=gaps)
    if not made.rows:
        made.rows[next(iter(_product(dims))), periods[-1]] = _numbers(choice, places, gaps=False)
    return made


def _product(dims: tuple[Dim, ...]) -> list[At]:
    found: list[At] = [()]
    for dim in dims:
        found = [(*at, member) for at in found for member in dim.members]
    return found


def _numbers(choice: Choice, places: int, *, gaps: bool) -> Numbers:
    whole = choice.between(1, 10 ** choice.between(1, 5))
    seen = choice.below(whole + 1)
    level = Decimal(choice.between(-900, 9000)).scaleb(-places)
    numbers: Numbers = {"seen": Decimal(seen), "all": Decimal(whole), "level": level}
    if gaps and choice.once_in(8):
        numbers[choice.pick(MEASURES)] = None
    return numbers


def with_totals(choice: Choice, made: World, *, wrong: bool) -> World:
    """Return a world whose table has rows for all members of its first dimension, or of every one, together.

    A wrong one is off by one or more in one period, in the measure that is added up.
    """
    name = choice.pick(names.TOTALS)
    taken = {member.strip().casefold() for dim in made.dims for member in dim.members}
    if name.casefold() in taken:
        return made
    whole = choice.once_in(2)
    made.dims = tuple(
        Dim(head=dim.head, members=dim.members, total=name if whole or not place else "")
        for place, dim in enumerate(made.dims)
    )
    groups: dict[tuple[At, str], list[Numbers]] = {}
    for (at, period), numbers in made.rows.items():
        parts = tuple(ALL if dim.total else at[place] for place, dim in enumerate(made.dims))
        groups.setdefault((parts, period), []).append(numbers)
    for key, parts_of in groups.items():
        made.totals[key] = {
            measure: None
            if any(each[measure] is None for each in parts_of)
            else sum((each[measure] or Decimal(0) for each in parts_of), Decimal(0))
            for measure in ("seen", "all")
        } | {"level": Decimal(choice.between(1, 99))}
    known = [key for key, each in made.totals.items() if each["seen"] is not None]
    if wrong and known:
        made.wrong = choice.pick(known)
        said = made.totals[made.wrong]
        said["seen"] = (said["seen"] or 0) + Decimal(choice.between(1, 40))
    return made
