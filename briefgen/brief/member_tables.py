"""A table by members of a dimension in, as it is written; the metrics of its rows and columns out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.base.diagnostics import did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.brief.member_references import AT, MemberReferences
from briefgen.facts.family import CrossTable, Family, MemberRow, member_key

_COLUMN = re.compile(rf"(?P<key>[^\[\].]+?)\s*(?:\[(?P<at>{AT})\])?\s*(?:\.(?P<word>.+))?")
LATEST = "latest"
FORMS = N_("columns are families, as wait, wait.change, wait.2025-06 or wait[Surgery]")

Refuse = Callable[[str, str], None]
"""Takes what is written wrongly and what is said of it, perhaps behind a semicolon what to do."""


def cross_table(
    dimension: str,
    called: str,
    together: str,
    columns: Sequence[str],
    references: MemberReferences,
    dimensions: Mapping[str, Sequence[str]],
    refuse: Refuse,
) -> CrossTable | None:
    """Return a row for each member of a dimension, with a metric a column; None where it cannot be made.

    ``called``: what a member is, for the head of the names; ``together``: what all of them are, for the row
    of their totals.
    """
    if dimension not in dimensions:
        near = did_you_mean(dimension, dimensions) if nearest(dimension, dimensions) else ""
        names = tr("the dimensions are {names}", names=", ".join(dimensions))
        hint = near or (names if dimensions else tr("no metric has one"))
        refuse(dimension, tr("there is no dimension {name!r}; {hint}", name=str(dimension), hint=hint))
        return None
    found = [_column(column, dimension, references, refuse) for column in columns]
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    families = [family for family, *_ in known]
    members = (
        name
        for name in dimensions[dimension]
        if any(name in family.members[dimension] for family in families)
    )

    def row(member: str) -> MemberRow:
        keys = (_key(family, fixed, dimension, member) for family, fixed, _ in known)
        return MemberRow(member=member, keys=tuple(keys))

    rows = (row(member) for member in members)
    return CrossTable(
        dimension=called or dimension.replace("_", " "),
        words=tuple(word for *_, word in known),
        rows=tuple(each for each in rows if any(each.keys)),
        whole=row(""),
        together=together,
    )


def _column(
    text: str, dimension: str, references: MemberReferences, refuse: Refuse
) -> tuple[Family, dict[str, str], str] | None:
    """Return the family of a column, the members that it fixes, and what is shown of each metric."""
    found = _COLUMN.fullmatch(" ".join(text.split()))
    families = references.families
    if found is None or found["key"] not in families:
        key = found["key"] if found else text
        hint = did_you_mean(key, families) if nearest(key, families) else tr(FORMS)
        refuse(
            text,
            tr(
                "{text!r} is no column of a table by {dimension}: no metric {key!r} has members; {hint}",
                text=str(text),
                dimension=dimension,
                key=key,
                hint=hint,
            ),
        )
        return None
    family = families[found["key"]]
    if dimension not in family.dimensions:
        names = ", ".join(family.dimensions)
        told = tr("{key} is not by {by!r}; it goes by {names}", key=family.key, by=dimension, names=names)
        refuse(text, told)
        return None
    try:
        fixed = references.fixed(family.key, found["at"] or "")
    except LookupError as error:
        refuse(text, str(error.args[0]))
        return None
    if dimension in fixed:
        refuse(
            text,
            tr(
                "{text} is of {fixed} alone; leave it out: each row is of another {dimension}",
                text=text,
                fixed=fixed[dimension],
                dimension=dimension,
            ),
        )
        return None
    if not any(_keys(family, fixed, dimension)):
        others = [name for name in family.dimensions if name != dimension and name not in fixed]
        first = member_key(family.key, (family.members[others[0]][0],))
        refuse(
            text,
            tr(
                "{key} has no totals over {names}; name a member, as in {first}",
                key=family.key,
                names=", ".join(others),
                first=first,
            ),
        )
        return None
    return family, fixed, (found["word"] or LATEST).strip()


def _keys(family: Family, fixed: Mapping[str, str], dimension: str) -> Iterator[str]:
    return (_key(family, fixed, dimension, member) for member in family.members[dimension])


def _key(family: Family, fixed: Mapping[str, str], dimension: str, member: str) -> str:
    """Return the key of a cell's metric; empty: there is none."""
    at = {**fixed, dimension: member}
    return family.keys.get(tuple(at.get(name, "") for name in family.dimensions), "")
