"""A metric by members of dimensions: the metric of each member, and how a reference names one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import product

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import did_you_mean, nearest
from briefgen.base.translate import tr

Coordinates = tuple[str, ...]
"""A member of each dimension of a family, in its order; an empty text: all of them together."""

_KEPT_APART = str.maketrans(".,@#[]|{}", "․‚＠＃［］｜｛｝")
"""Signs that mean something in a reference, and what stands for them in the key of a member's metric."""
_BRACKETS = frozenset("[]{}")
MOST_PARTS = 8
"""Parts that commas leave of a name."""
MOST_NAMED = 6
"""Members that a message lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Of which family a metric is, and which of its members."""

    family: str
    """The key of the family."""
    family_label: str
    label: str
    """What the member is called beside its like: Northgate; of the metric of all members what they are."""
    coordinates: Coordinates
    dimensions: tuple[str, ...] = ()
    """The dimensions of the family, in the order of the coordinates."""
    named: tuple[str, ...] = ()
    """What the dimensions are called in texts."""
    rest: int = 0
    """Of how many members it is the sum, where it is what a list leaves out; 0: it is no such sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A metric of the brief that has a value for each member of its dimensions."""

    key: str
    label: str
    dimensions: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]]
    """The members of each dimension, in the order of the table."""
    keys: Mapping[Coordinates, str]
    """The keys of the metrics."""
    named: tuple[str, ...] = ()
    """What the dimensions are called in texts."""
    period: str = ""
    """The dimension of time, as the table's head has it; empty where heads are periods."""
    called: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)
    """The members of dimensions by what they may be called, as far as they were looked for."""

    def along(self, dimensions: Sequence[str], fixed: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Return the keys of the metrics of the members of dimensions, all others together or as fixed."""
        fixed = fixed or {}
        spans = [
            (fixed[name],) if name in fixed else self.members[name] if name in dimensions else ("",)
            for name in self.dimensions
        ]
        return tuple(self.keys[each] for each in product(*spans) if each in self.keys)

    def outermost(self, fixed: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Return the keys of the metrics of the first dimension's members, all others together or as fixed.

        Where these have no total it is every member of all dimensions.
        """
        free = [name for name in self.dimensions if name not in (fixed or {})]
        return self.along(free[:1], fixed) or self.along(free, fixed)

    def fixed(self, names: Sequence[str]) -> dict[str, str]:
        """Return the members that a reference names, by dimension; LookupError for one that is none.

        ``names`` are the texts between commas: several may be one name that has commas. A member may be
        written with its dimension, ``site=Northgate``, and has to be where two dimensions have one so called.
        """
        owners = [self._owners(name) for name in self._whole(names)]
        found: dict[str, str] = {}
        for alone in (True, False):  # a name of one dimension leaves the others to those of several
            for name, known in owners:
                if (len(known) == 1) is alone:
                    free = {each: member for each, member in known.items() if each not in found}
                    if not free:
                        raise LookupError(self._no_member(name))
                    if len(free) > 1 and len(free) > sum(other == known for _, other in owners):
                        raise LookupError(self._of_several(name, free))
                    dimension = next(iter(free))
                    found[dimension] = free[dimension]
        return found

    def _whole(self, names: Sequence[str]) -> Iterator[str]:
        """Yield names, those put together again that commas have parted."""
        left = list(names)
        while left:
            sizes = range(min(len(left), MOST_PARTS), 1, -1)
            count = next((size for size in sizes if self._owners(", ".join(left[:size]))[1]), 1)
            yield ", ".join(left[:count])
            del left[:count]

    def _owners(self, name: str) -> tuple[str, Mapping[str, str]]:
        """Return a name, and the members that it may be by their dimensions."""
        dimension, mark, text = name.partition("=")
        if mark and (member := self._member(dimension.strip(), text.strip())):
            return name, {dimension.strip(): member}
        known = {each: self._member(each, name) for each in self.dimensions}
        return name, {each: member for each, member in known.items() if member}

    def _member(self, dimension: str, text: str) -> str:
        """Return the member of a name, empty for none; case and spaces count where two differ by them."""
        if dimension not in self.called:
            members = self.members.get(dimension, ())
            alike = {_folded(member): member for member in reversed(members)}
            self.called[dimension] = {**alike, **{member: member for member in members}}
        known = self.called[dimension]
        return known.get(text) or known.get(_folded(text), "")

    def key_of(self, fixed: Mapping[str, str]) -> str:
        """Return the key of the metric of members, all others together; LookupError where it has none."""
        at = tuple(fixed.get(name, "") for name in self.dimensions)
        if at in self.keys:
            return self.keys[at]
        free = [name for name in self.dimensions if name not in fixed]
        called = member_key(self.key, at)
        if free:
            raise LookupError(
                tr(
                    "{called} is a family by {names} without a total; name a member, as in {member_key}, "
                    "or let its table give a total: `aggregate`",
                    called=called,
                    names=tr(" and ").join(free),
                    member_key=member_key(self.key, next(iter(self.keys))),
                )
            )
        raise LookupError(
            tr("{key} has no value for {names} together", key=self.key, names=", ".join(fixed.values()))
        )

    def _of_several(self, name: str, known: Mapping[str, str]) -> str:
        return tr(
            "{name!r} is a member of {places}; write which, as in {example}",
            name=name,
            places=tr(" and ").join(known),
            example=f"{next(iter(known))}={name}",
        )

    def _no_member(self, name: str) -> str:
        known = [_as_written(member) for members in self.members.values() for member in members]
        if nearest(name, known):
            hint = did_you_mean(name, known)
        else:
            listed = ", ".join(known[:MOST_NAMED]) + (" …" if len(known) > MOST_NAMED else "")
            hint = tr("it has: {names}", names=listed)
        return tr("{key} has no member {name!r}; {hint}", key=self.key, name=name, hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A row of a table by members: the metric of each of its columns."""

    member: str
    """Empty: it is of all members together."""
    keys: tuple[str, ...]
    """Empty where the column's family has no such metric."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossTable:
    """A table whose rows are the members of a dimension, and its columns families."""

    dimension: str
    """What the dimension is called as a head."""
    words: tuple[str, ...]
    """What is shown of the metrics of each column: latest, change, a period."""
    rows: tuple[MemberRow, ...]
    whole: MemberRow
    """The row of all members together."""
    together: str = ""
    """What they are together, where the brief says so."""


def member_key(family: str, at: Coordinates) -> str:
    """Return the key of the metric of members: wait[Northgate, Surgery]; the family's for all together."""
    named = ", ".join(plain_member(name) for name in at if name)
    return f"{family}[{named}]" if named else family


def member_keys(
    family: str, places: Iterable[Coordinates], members: Mapping[str, Sequence[str]]
) -> dict[Coordinates, str]:
    """Return the keys of metrics; a name that two dimensions have stands with its own: wait[site=Other]."""
    count = Counter(plain_member(name) for names in members.values() for name in set(names))
    if max(count.values(), default=1) == 1:
        return {at: member_key(family, at) for at in places}

    def called(dimension: str, name: str) -> str:
        return f"{dimension}={name}" if name and count[plain_member(name)] > 1 else name

    return {at: member_key(family, tuple(map(called, members, at))) for at in places}


def plain_member(name: str) -> str:
    """Return a member's name as keys have it: what means something in a reference is replaced."""
    return " ".join(name.split()).translate(_KEPT_APART)


def _as_written(name: str) -> str:
    """Return a member's name as a reference may have it: brackets and braces would end it."""
    return plain_member(name) if _BRACKETS & set(name) else name


def _folded(text: str) -> str:
    plain = re.sub(r"\s+", " ", plain_member(text).strip()).casefold()
    return plain.replace("‚ ", "‚")
