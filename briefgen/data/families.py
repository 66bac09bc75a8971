"""A metric and a table with columns of members in; its family, and a metric for each member, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, did_you_mean, nearest, parted
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.phrase import place_of
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.data.data_table import DataTable, plain
from briefgen.data.dimension import NO_TOTAL, Dimension, called
from briefgen.data.family_limits import inked, refuse_like_keys, refuse_too_many
from briefgen.data.observations import Dated, Measure, aggregate_of, spots_of, values_of
from briefgen.data.partial import partial_totals
from briefgen.data.refused import Refused, refused
from briefgen.data.totals import marks_total
from briefgen.facts.family import Coordinates, Family, Membership, member_keys
from briefgen.facts.member_labels import titled
from briefgen.facts.metric import Claim, Metric, sum_claim
from briefgen.facts.selection import Selection

MOST_DIMENSIONS = 4
LONGEST_NAME = 500
"""Characters of a member's name: far more than a page has room for."""
LEAST_PARTS = 2
ALL = both("全部", "all")
TOGETHER = (both("合计", "total"), both("全部合计", "all together"))
"""What all are called where a member is called so."""
EVERY = "all"
"""Written for a claim's member: it is about each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A family, and its metrics by their keys: those of totals first, then those of members."""

    family: Family
    metrics: Mapping[str, Metric]
    doubts: tuple[Problem, ...] = ()


def opened_family(
    metric: Metric, table: DataTable, dimensions: Mapping[str, Dimension], language: str
) -> Opened:
    """Return a metric's family; Refused where its table does not give one."""
    wanted = metric.from_
    assert wanted is not None, "a family comes from a table"
    if len(wanted.by) > MOST_DIMENSIONS:
        message = tr(
            "{key} is by {count} dimensions; the limit is {MOST_DIMENSIONS}",
            key=metric.key,
            count=len(wanted.by),
            MOST_DIMENSIONS=MOST_DIMENSIONS,
        )
        raise Refused(
            place_of(wanted.by[MOST_DIMENSIONS], wanted.place), message, tr("leave some out"), "size"
        )
    axes = [_Axis.of(table, name, dimensions, wanted) for name in wanted.by]
    with refused(wanted):
        columns = [each for axis in axes for each in axis.columns]
        chosen = [axis.column for axis in axes if axis.column is not None]
        measure = Measure.of(table, metric, dimensions, chosen)
        groups = _grouped(table, axes, spots_of(table, wanted, columns))
        members = {axis.name: _members(axis, at, groups) for at, axis in enumerate(axes)}
        refuse_too_many(metric, members, groups)
        whole = _with_totals(groups, members, wanted)
        values = {at: values_of(table, spots, measure) for at, spots in whole.items()}
    family = Family(
        key=metric.key,
        label=metric.label,
        dimensions=tuple(axis.name for axis in axes),
        named=tuple(called(axis.name, dimensions) for axis in axes),
        members=members,
        keys=member_keys(metric.key, values, members),
        period=" ".join(wanted.period),
    )
    refuse_like_keys(family, wanted)
    claims = _claims(metric, family)
    made = {}
    for at, given in values.items():
        plainly = _metric_of(metric, family, at, axes, language)
        sums = _sums(family, at, wanted.place, published=at in groups) if wanted.aggregate == "sum" else ()
        made[plainly.key] = replace(plainly, values=given, claims=(*claims.get(plainly.key, ()), *sums))
    doubts = tuple(partial_totals(metric, groups)) if aggregate_of(wanted) else ()
    return Opened(family=family, metrics=made, doubts=doubts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """A dimension of a table: where its members stand, and what they are called."""

    name: str
    column: int | None
    """None: the heads of columns are its members."""
    columns: tuple[int, ...]
    """Those of its members, each with values."""
    called: Mapping[str, str]
    """What members are called, by their texts in plain form, in the order that was given."""
    only: bool
    without: frozenset[str]
    """Texts in plain form of what is no member."""
    total: str
    """The text that marks a total; empty: what totals are called."""
    label: str

    @classmethod
    def of(cls, table: DataTable, name: str, dimensions: Mapping[str, Dimension], wanted: Selection) -> _Axis:
        """Return the axis of a dimension by its key, or by the head of a column."""
        known = dimensions.get(name)
        place = place_of(name, wanted.place)
        heads = known.heads if known else ()
        try:
            column = None if heads else table.column((known and known.column) or name)
            columns = tuple(table.column(head) for head in heads)
        except LookupError as error:
            message, hint = parted(error)
            if known is None and nearest(name, dimensions):
                hint = did_you_mean(name, dimensions)
            raise Refused(place, message, hint) from None
        if heads and wanted.value:
            message = tr(
                "the values of {name!r} stand in columns of their own: no `value` names one", name=name
            )
            raise Refused(place_of(wanted.value, wanted.place), message, tr("leave `value` out"))
        return cls(
            name=str(name),
            column=column,
            columns=columns,
            called={plain(text): called for text, called in known.members.items()} if known else {},
            only=known.only if known else False,
            without=_left_out(table, column, known) if known else frozenset(),
            total=known.total if known else "",
            label=known.label if known else "",
        )

    def text(self, table: DataTable, row: int, column: int) -> str:
        """Return what names the member of a cell."""
        return table.heads[column] if self.column is None else table.text(row, self.column)

    def member(self, table: DataTable, row: int, column: int) -> str | None:
        """Return what the member of a cell is called; empty for a total, None for what is not read."""
        text = " ".join(self.text(table, row, column).split())
        if not inked(text):
            if self.column is None:
                raise Refused(
                    table.place(table.top[-1], column),
                    tr("this head names no {name}", name=self.name),
                    tr("name it"),
                )
            message = tr("this row names no {name}", name=self.name)
            hint = tr(
                "name it, or let it repeat the one above: `fill_down: {heads}`",
                heads=table.heads[self.column],
            )
            raise Refused(table.place(row, self.column), message, hint)
        if plain(text) in self.without:
            return None
        if len(text) > LONGEST_NAME:
            place = table.place(
                table.top[-1] if self.column is None else row, column if self.column is None else self.column
            )
            message = tr(
                "a name of {count:,} characters; the limit is {LONGEST_NAME}",
                count=len(text),
                LONGEST_NAME=LONGEST_NAME,
            )
            raise Refused(place, message, tr("shorten it in the table"), "size")
        if self._marks_total(text):
            return ""
        known = self.called.get(plain(text))
        return known or (None if self.only else text)

    def _marks_total(self, text: str) -> bool:
        return marks_total(text, self.total) and (bool(self.total) or plain(text) not in self.called)


def _left_out(table: DataTable, column: int | None, known: Dimension) -> frozenset[str]:
    """Return the texts that a dimension goes without; Refused for one that is misspelt.

    Another table of the same dimension may have a text that this one has not.
    """
    if not known.without:
        return frozenset()
    texts = table.heads if column is None else [table.text(row, column) for row in table.rows]
    there = {plain(text): text for text in texts}
    for text in known.without:
        if plain(text) not in there and nearest(text, there.values()):
            hint = did_you_mean(text, there.values())
            raise Refused(
                place_of(text, known.place),
                tr("{file} has no {text!r} in {key!r}", file=table.file, text=text, key=known.key),
                hint,
            )
    return frozenset(map(plain, known.without))


def _grouped(
    table: DataTable, axes: Sequence[_Axis], dated: Sequence[Dated]
) -> dict[Coordinates, list[Dated]]:
    """Return spots by members; texts that name some are looked at once."""
    groups: dict[Coordinates, list[Dated]] = {}
    known: dict[tuple[str, ...], Coordinates | None] = {}
    for spot, period in dated:
        texts = tuple(axis.text(table, spot.row, spot.column) for axis in axes)
        if texts not in known:
            names = [axis.member(table, spot.row, spot.column) for axis in axes]
            known[texts] = None if None in names else tuple(name or "" for name in names)
        at = known[texts]
        if at is not None:
            groups.setdefault(at, []).append((spot, period))
    return groups


def _members(axis: _Axis, at: int, groups: Mapping[Coordinates, list[Dated]]) -> tuple[str, ...]:
    """Return the members of an axis: in the order given, the others in that of the table."""
    found = dict.fromkeys(each[at] for each in groups if each[at])
    ordered = [called for called in dict.fromkeys(axis.called.values()) if called in found]
    return tuple(dict.fromkeys([*ordered, *found]))


def _with_totals(
    groups: Mapping[Coordinates, list[Dated]], members: Mapping[str, tuple[str, ...]], wanted: Selection
) -> dict[Coordinates, list[Dated]]:
    """Return the spots of all metrics, those of most members first: totals of the table, or of its rows.

    Rows make out a total only where they can be put together: ``aggregate``, ``per`` or ``weight``.
    """
    parts = {at: spots for at, spots in groups.items() if all(at)}
    whole = dict(groups)
    if aggregate_of(wanted):
        for at, spots in parts.items():
            for total in product(*(("", name) for name in at)):
                if total not in groups:
                    whole.setdefault(total, []).extend(spots)
    ranks = [{name: rank for rank, name in enumerate(("", *found))} for found in members.values()]
    order = {at: tuple(rank[name] for rank, name in zip(ranks, at, strict=True)) for at in whole}
    return {
        at: whole[at]
        for at in sorted(whole, key=lambda at: (sum(map(bool, at)), [not name for name in at], order[at]))
    }


def _metric_of(
    metric: Metric, family: Family, at: Coordinates, axes: Sequence[_Axis], language: str
) -> Metric:
    """Return the metric of members, without values and claims."""
    chinese = is_chinese(language)
    named = _names(family, at, chinese=chinese)
    label = ("、" if chinese else ", ").join(named) or _together(family, axes, language)
    adds_up = metric.from_ is not None and metric.from_.aggregate == "sum"
    member = Membership(
        family=family.key,
        family_label=metric.label,
        label=label,
        coordinates=at,
        dimensions=family.dimensions,
        named=family.named,
    )
    if named:
        metric = replace(metric, names=(), settle=())
    if named and adds_up:
        metric = replace(metric, target=(), limit=())
    return replace(
        metric,
        key=family.keys[at],
        label=titled(named, metric.label, language),
        membership=member,
        claims=(),
    )


def _names(family: Family, at: Coordinates, *, chinese: bool) -> list[str]:
    """Return what members are called, with their dimension where another has one of the name, too."""
    found = []
    for dimension, title, name in zip(family.dimensions, family.named, at, strict=True):
        others = (each for each in family.dimensions if each != dimension)
        if name and not all(at) and any(name in family.members[each] for each in others):
            found.append(f"{name}（{title}）" if chinese else f"{name} ({title})")
        elif name:
            found.append(name)
    return found


def _together(family: Family, axes: Sequence[_Axis], language: str) -> str:
    """Return what all members are together; no member is called so."""
    said = (axis.label or axis.total for axis in axes if axis.total != NO_TOTAL)
    own = next(filter(None, said), "")
    forms = (own or say(language, *ALL), *(say(language, *words) for words in TOGETHER))
    taken = {name.casefold() for names in family.members.values() for name in names}
    return next((form for form in forms if form.casefold() not in taken), forms[-1])


def _sums(family: Family, at: Coordinates, place: Place, *, published: bool) -> Iterator[Claim]:
    """Yield the claims that a total is the sum of its parts: along each dimension if the table gives it."""
    for dimension, name in zip(family.dimensions, at, strict=True):
        if name:
            continue
        fixed = {each: member for each, member in zip(family.dimensions, at, strict=True) if member}
        parts = family.along((dimension,), fixed)
        if len(parts) < LEAST_PARTS:
            continue
        yield sum_claim(parts, place)
        if not published:
            return


def _claims(metric: Metric, family: Family) -> dict[str, list[Claim]]:
    """Return a family's claims by the metrics that they are about; Refused for a member that is none."""
    found: dict[str, list[Claim]] = {}
    for claim in metric.claims:
        place = place_of(claim.member, claim.place)
        if claim.member == EVERY:
            keys = [key for at, key in family.keys.items() if all(at)]
        else:
            try:
                fixed = family.fixed([each.strip() for each in claim.member.split(",") if each.strip()])
                keys = [family.key_of(fixed)]
            except LookupError as error:
                message, hint = parted(error)
                raise Refused(place, message, hint or tr("name the claim's `member`, or `all`")) from None
        for key in keys:
            found.setdefault(key, []).append(claim)
    return found
