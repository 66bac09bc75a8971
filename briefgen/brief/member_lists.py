"""An entry of a list of metrics in, such as `wait by site, top 5`; the metrics that it stands for out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefgen.base.copier import replace
from briefgen.base.diagnostics import did_you_mean, nearest
from briefgen.base.marked import N_, both
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.brief.member_references import AT, MemberReferences
from briefgen.data.aggregated import added_up
from briefgen.facts.family import Family, Membership
from briefgen.facts.latest_order import by_latest
from briefgen.facts.member_labels import titled
from briefgen.facts.metric import Metric, Value
from briefgen.facts.reading import Reading

_ENTRY = re.compile(
    rf"(?P<key>[^\[\].@]+?)\s*(?:\[(?P<at>{AT})\])?(?P<part>\.\S+)?"
    r"(?:\s+by\s+(?P<by>.+?))?"
    r"(?:(?:,|\s)\s*(?P<end>top|bottom)\s+(?P<count>\d+)(?P<rest>\s+and\s+the\s+rest)?)?"
)
_END = re.compile(r"(?:top|bottom)\s+\d")
_TIME = frozenset({"period", "time", "day", "week", "month", "quarter", "year", "日", "周", "月", "季", "年"})
_COUNTED = re.compile(r"(top|bottom)\s")
MOST_KEYS = 2_000
"""Metrics that an entry of a list stands for."""
TOTAL = ".total"
FORMS = N_("write wait, wait by site, wait[Northgate] by specialty, or wait by site, top 5 and the rest")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,4}")
REST = both("其余{count}{of}", "{count} others")
FURTHER = both("另外{count}{of}", "the other {count}")
"""What is left out is called where a member is called as above."""


class MemberLists:
    """Expands entries of lists into the keys of metrics; sums of the rest become metrics of their own."""

    def __init__(self, families: Mapping[str, Family], metrics: Mapping[str, Metric], language: str) -> None:
        self.families = families
        self.metrics = metrics
        self.language = language
        self.made: dict[str, Metric] = {}
        """The metrics of what is left out, by their keys."""
        self.of: dict[str, tuple[str, ...]] = {}
        """The metrics that each of them is the sum of."""

    def several(self, text: str, references: MemberReferences, *, bare: bool) -> tuple[str, ...] | None:
        """Return the references that an entry stands for, None where it is no family's.

        ``bare``: a family's key alone stands for its members, else for the metric of them all.
        LookupError says what is wrong with it.
        """
        found = _ENTRY.fullmatch(" ".join(text.split()))
        if found is None or found["key"] not in self.families:
            return None
        if found["part"] == TOTAL and not found["by"]:
            return (self.families[found["key"]].key_of(references.fixed(found["key"], found["at"] or "")),)
        if not bare and not (found["by"] or found["end"]):
            return None
        family = self.families[found["key"]]
        fixed = references.fixed(family.key, found["at"] or "")
        keys = self._along(family, fixed, found["by"])
        if found["end"]:
            keys = self._ends(family, keys, found["end"], int(found["count"]), rest=bool(found["rest"]))
        elif "," not in (found["by"] or ""):  # a table of two dimensions has gaps
            keys = tuple(key for key in keys if self._has_value(key)) or keys
        if len(keys) > MOST_KEYS:
            raise LookupError(
                tr(
                    "{text} stands for {count:,} metrics, the limit is {MOST_KEYS:,}; choose the "
                    "highest, as in {key} by {dimensions}, top 10",
                    text=text,
                    count=len(keys),
                    MOST_KEYS=MOST_KEYS,
                    key=family.key,
                    dimensions=family.dimensions[0],
                )
            )
        return tuple(key + (found["part"] or "") for key in keys)

    def cut_by_commas(self, entries: Sequence[object]) -> tuple[int, str, str] | None:
        """Return which entry a comma cut, as in ``wait by site, top 5``, its whole, and what is wrong."""
        texts = [entry if isinstance(entry, str) else "" for entry in entries]
        for at, (before, text) in enumerate(pairwise(texts)):
            found = _ENTRY.fullmatch(" ".join(before.split()))
            family = self.families.get(found["key"]) if found else None
            if family is None or text in self.metrics:
                continue
            if _END.match(text) or (" by " in before and _goes_by(family, text)):
                message = tr(
                    "a comma ends an entry of a list, so that {before}, {text} is cut",
                    before=before,
                    text=text,
                )
                whole = f"{before}, {text}"
                return at, whole, tr('{message}; put it in quotes: "{whole}"', message=message, whole=whole)
        return None

    def within(self, text: str, references: MemberReferences) -> tuple[str, ...]:
        """Return the metrics of a family that are of the members that an entry names; none for another."""
        found = _ENTRY.fullmatch(" ".join(text.split()))
        if found is None or found["key"] not in self.families or found["part"] or found["end"]:
            return ()
        family = self.families[found["key"]]
        fixed = references.fixed(family.key, found["at"] or "")
        wanted = [fixed.get(name) for name in family.dimensions]
        return tuple(
            key
            for at, key in family.keys.items()
            if all(name is None or own == name for own, name in zip(at, wanted, strict=True))
        )

    def _along(self, family: Family, fixed: Mapping[str, str], by: str | None) -> tuple[str, ...]:
        """Return the metrics of the members of dimensions; without any those of the first that is free."""
        free = [name for name in family.dimensions if name not in fixed]
        if by is None:
            return family.outermost(fixed) if free else (family.key_of(fixed),)
        named = [each.strip() for each in by.split(",") if each.strip()]
        along = [each for each in named if not self._is_time(family, each)]
        for name in along:
            if counted := _COUNTED.match(name):
                raise LookupError(
                    tr(
                        "{name!r} has no number; write it in digits: {counted} 5",
                        name=name,
                        counted=counted[1],
                    )
                )
            if name not in free:
                taken = name in fixed
                hint = tr("it is fixed already") if taken else _near(name, free, family)
                raise LookupError(
                    tr("{key} is not by {name!r}; {hint}", key=family.key, name=name, hint=hint)
                )
        if not along:
            return (family.key_of(fixed),)
        keys = family.along(along, fixed)
        if not keys:
            left = ", ".join(name for name in free if name not in along)
            raise LookupError(
                tr(
                    "{key} has no totals over {left}; give its table an `aggregate`, or go by {left} too",
                    key=family.key,
                    left=left,
                )
            )
        return _outermost_first(family, keys, along)

    def _has_value(self, key: str) -> bool:
        """Return whether a member has a value of any period: one without is told of, and left out."""
        given = (value for values in self.metrics[key].values.values() for value in values)
        return any(isinstance(value.value, Reading) for value in given)

    def _is_time(self, family: Family, name: str) -> bool:
        return name not in family.dimensions and name.casefold() in {*_TIME, family.period.casefold()}

    def _ends(
        self, family: Family, keys: tuple[str, ...], end: str, count: int, *, rest: bool
    ) -> tuple[str, ...]:
        """Return the metrics with the highest or lowest latest values, the highest first, and the rest."""
        if not count:
            raise LookupError(tr("{end} 0 shows nothing; {FORMS}", end=end, FORMS=tr(FORMS)))
        ranked = by_latest([self.metrics[key] for key in keys], falling=end == "top")
        known = frozenset(ranked)
        shown, left = ranked[:count], [*ranked[count:], *(key for key in keys if key not in known)]
        if rest and left:
            shown.append(self._rest(family, left))
        return tuple(shown)

    def _rest(self, family: Family, left: list[str]) -> str:
        """Return the key of the sum of metrics, which is made where it is new."""
        first = self.metrics[left[0]]
        if first.from_ is None or first.from_.aggregate != "sum":
            raise LookupError(
                tr(
                    "{key} is not added up, so that the rest has no value; leave `and the rest` out, or "
                    "give its table `aggregate: sum`",
                    key=family.key,
                )
            )
        if len(left) == 1:
            return left[0]
        label = self._called(family, len(left))
        key = f"{family.key}[{label}]"
        while key in self.metrics or self.of.get(key, tuple(left)) != tuple(left):
            key += "′"
        if key not in self.of:
            self.of[key] = tuple(left)
            self.made[key] = self._sum(first, key, label, left)
        return key

    def _called(self, family: Family, count: int) -> str:
        """Return what so many members are called: 其余7个区县 by the dimension's name, if it is Chinese."""
        name = family.named[0]
        of = (
            say(self.language, "个{name}", "", name=name)
            if _CHINESE.fullmatch(name)
            else say(self.language, "项", "")
        )
        first, further = (say(self.language, *form, count=count, of=of) for form in (REST, FURTHER))
        return further if any(first in names for names in family.members.values()) else first

    def _sum(self, first: Metric, key: str, label: str, left: list[str]) -> Metric:
        periods = dict.fromkeys(period for each in left for period in self.metrics[each].values)
        values: dict[str, tuple[Value, ...]] = {}
        for period in periods:
            given = [self.metrics[each].values.get(period) for each in left]
            if all(given):
                values[period] = (added_up([value[0] for value in given if value]),)
        member = _of_rest([self.metrics[each].membership for each in left], label)
        named = (*filter(None, member.coordinates), label)
        title = titled(named, member.family_label, self.language)
        return replace(first, key=key, label=title, values=values, claims=(), membership=member)


def _outermost_first(family: Family, keys: tuple[str, ...], along: list[str]) -> tuple[str, ...]:
    """Return metrics so that the members of the dimension that is named first change last."""
    places = [family.dimensions.index(name) for name in along]
    at = {key: coordinates for coordinates, key in family.keys.items()}
    ranks = [{name: rank for rank, name in enumerate(family.members[each])} for each in along]
    return tuple(
        sorted(
            keys,
            key=lambda key: [rank[at[key][place]] for rank, place in zip(ranks, places, strict=True)],
        )
    )


def _of_rest(members: Sequence[Membership | None], label: str) -> Membership:
    """Return what the sum of members is of: where they all have one coordinate in common, of that."""
    known = [member for member in members if member]
    columns = zip(*(member.coordinates for member in known), strict=True)
    common = tuple(names[0] if len(set(names)) == 1 else "" for names in columns)
    return replace(known[0], label=label, coordinates=common, rest=len(known))


def _goes_by(family: Family, text: str) -> bool:
    """Say whether a text begins with a dimension of a family."""
    return text.strip().partition(" ")[0] in family.dimensions


def _near(name: str, free: list[str], family: Family) -> str:
    if nearest(name, free):
        return did_you_mean(name, free)
    return tr("it goes by {names}", names=", ".join((*free, "period")))
