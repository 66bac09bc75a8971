"""A metric by members of dimensions: the metric of each member, and how a reference names one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import did_you_mean, nearest

Coordinates = tuple[str, ...]
"""A member of each dimension of a family, in its order; an empty text: all of them together."""

_KEPT_APART = str.maketrans({".": "․", ",": "‚", "@": "＠", "#": "＃", "[": "［", "]": "］", "|": "｜"})
"""Signs that mean something in a reference, and what stands for them in the key of a member's metric."""
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
    period: str = ""
    """The dimension of time, as the table's head has it; empty where heads are periods."""

    def along(self, dimensions: Sequence[str], fixed: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Return the keys of the metrics of the members of dimensions, all others together or as fixed."""
        fixed = fixed or {}
        spans = [
            (fixed[name],) if name in fixed else self.members[name] if name in dimensions else ("",)
            for name in self.dimensions
        ]
        return tuple(self.keys[each] for each in product(*spans) if each in self.keys)

    def fixed(self, names: Sequence[str]) -> dict[str, str]:
        """Return the members that a reference names, by dimension; LookupError for one that is none.

        A member may be written with its dimension: ``site=Northgate``.
        """
        found: dict[str, str] = {}
        for name in names:
            dimension, _, text = name.rpartition("=")
            asked = (
                [dimension.strip()] if dimension else [each for each in self.dimensions if each not in found]
            )
            known = {each: _like(text or name, self.members.get(each, ())) for each in asked}
            owner = next((each for each, member in known.items() if member), "")
            if not owner:
                raise LookupError(self._no_member(name))
            found[owner] = known[owner]
        return found

    def key_of(self, fixed: Mapping[str, str]) -> str:
        """Return the key of the metric of members, all others together; LookupError where it has none."""
        at = tuple(fixed.get(name, "") for name in self.dimensions)
        if at in self.keys:
            return self.keys[at]
        free = [name for name in self.dimensions if name not in fixed]
        called = member_key(self.key, at)
        if free:
            raise LookupError(
                f"{called} is a family by {' and '.join(free)} without a total; name a member, as in "
                f"{member_key(self.key, next(iter(self.keys)))}, or let its table give a total: `aggregate`"
            )
        raise LookupError(f"{self.key} has no value for {', '.join(fixed.values())} together")

    def _no_member(self, name: str) -> str:
        known = [member for members in self.members.values() for member in members]
        if nearest(name, known):
            return f"{self.key} has no member {name!r}; {did_you_mean(name, known)}"
        listed = ", ".join(known[:MOST_NAMED]) + (" …" if len(known) > MOST_NAMED else "")
        return f"{self.key} has no member {name!r}; it has: {listed}"


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


def plain_member(name: str) -> str:
    """Return a member's name as keys have it: what means something in a reference is replaced."""
    return " ".join(name.split()).translate(_KEPT_APART)


def _like(text: str, members: Sequence[str]) -> str:
    """Return the member of a name, empty where it is none; case and spaces count where two differ by them."""
    if text in members:
        return text
    wanted = _folded(text)
    return next((member for member in members if _folded(member) == wanted), "")


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", plain_member(text).strip()).casefold()
