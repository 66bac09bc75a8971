"""Families that are refused: of too many members, or named like a key."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.data.refused import Refused
from briefgen.facts.family import Coordinates, Family, plain_member
from briefgen.facts.metric import Metric
from briefgen.facts.selection import Selection

MOST_METRICS = 20_000
"""Metrics of a family, totals among them."""


def refuse_too_many(
    metric: Metric, members: Mapping[str, Sequence[str]], groups: Mapping[Coordinates, object]
) -> None:
    """Refuse a family whose members would make more metrics than a brief can hold."""
    wanted = metric.from_
    assert wanted is not None
    for name, found in members.items():
        if not found:
            raise Refused(
                place_of(name, wanted.place),
                tr("{name!r} has no members in {table}", name=name, table=wanted.table),
            )
    count = len(groups)
    for found in members.values():
        count += len(found)
    if count > MOST_METRICS:
        message = tr(
            "{key} becomes {count:,} metrics; the limit is {MOST_METRICS:,}",
            key=metric.key,
            count=count,
            MOST_METRICS=MOST_METRICS,
        )
        raise Refused(wanted.place, message, tr("choose rows by `where`, or fewer dimensions"), "size")


def refuse_like_keys(family: Family, wanted: Selection) -> None:
    """Refuse members that nobody tells apart: by invisible marks, or by signs that keys do not have."""
    for dimension, members in family.members.items():
        seen: dict[str, str] = {}
        for name in members:
            seen_as = inked(plain_member(name))
            if seen_as in seen:
                message = tr(
                    "members of {dimension} are too alike: {seen!r} and {name!r}",
                    dimension=dimension,
                    seen=seen[seen_as],
                    name=name,
                )
                raise Refused(place_of(dimension, wanted.place), message, tr("rename one"))
            seen[seen_as] = name


def inked(text: str) -> str:
    """Return what of a text is seen: the same letters, without marks that show nothing."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(each for each in composed if unicodedata.category(each)[0] != "C").strip()
