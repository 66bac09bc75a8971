"""References of several families in; the same in one order of their members out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.facts.family import Membership
from briefgen.model.context import Setting

References = tuple[str, ...]
Member = frozenset[tuple[str, str]]
"""What a metric is of, however many other dimensions its family has."""


def of_like_members(asked: Sequence[References], block: ChartBlock, setting: Setting) -> Sequence[References]:
    """Return lists of references with what is of one member at one place of each, as the first has them.

    Lists of other metrics are taken as they are: their order is what pairs them. A member that a list lacks
    is a Problem, and then nothing is returned to draw.
    """
    members = [[_member_of(reference, setting) for reference in references] for references in asked]
    if not all(members) or not all(all(each) for each in members):
        return asked
    if any(len(set(each)) < len(each) for each in members):
        return asked  # one member at several times: their order pairs them
    known = [dict(zip(of, references, strict=True)) for of, references in zip(members, asked, strict=True)]
    for at, one in enumerate(known):
        for other in known[:at] + known[at + 1 :]:
            if lacking := [member for member in other if member not in one]:
                given = ", ".join(
                    " ".join(name for _, name in sorted(member)) for member in lacking if member
                )
                message = tr(
                    "a point has figures of one member, and {named} has none of {given}",
                    named=_named(asked[at]),
                    given=given,
                )
                block.refuse(setting, message, tr("name members that all of its lists have"))
                return [()] * len(asked)
    return [tuple(each[member] for member in known[0] if member) for each in known]


def _member_of(reference: str, setting: Setting) -> Member | None:
    """Return which member a reference is of, None for a metric by itself and for all members together."""
    metric = setting.ledger.metrics.get(reference.partition(".")[0])
    membership: Membership | None = metric.membership if metric else None
    if membership is None:
        return None
    pairs = zip(membership.dimensions, membership.coordinates, strict=True)
    return frozenset((dimension, name) for dimension, name in pairs if name) or None


def _named(references: References) -> str:
    return references[0].partition("[")[0]
