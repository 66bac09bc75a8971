"""A dimension of tables as the YAML has it: its column, its members, and what marks a total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.translate import tr

NO_TOTAL = "none"
"""Written for the text of a total: every row is one of a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """What figures are broken down by: sites, districts, age groups."""

    key: str = field(metadata={"key": True})
    column: str = option("the head of its column; the dimension's key by default", "")
    heads: tuple[str, ...] = option("the heads that are its members, where each has a column of values", ())
    members: Mapping[str, str] = option(
        "what members are called, by the texts of the table: {RAX: Northgate}; others by these texts",
        factory=dict,
    )
    only: bool = option("whether no others are read than those of `members`, in their order", False)
    without: tuple[str, ...] = option(
        "the texts of rows that are no members, nor part of a total: England average", ()
    )
    total: str = option(
        "the text that marks rows of the total, `none` where no row is one; Total, All, 合计 by default", ""
    )
    name: str = option(
        "what a member is, as heads and texts say it: 院区, hospital site; its key by default", ""
    )
    label: str = option("what all members are together: all sites, England", "")
    place: Place

    def __post_init__(self) -> None:
        """Refuse a dimension of two kinds."""
        if self.heads and self.column:
            raise FieldError(tr("a dimension has a `column`, or its members are `heads`: keep one"), "heads")
        if self.only and not self.members:
            raise FieldError(tr("`only` takes those of `members`: name them"), "only")
        if self.only and self.without:
            raise FieldError(tr("`only` leaves all others out: `without` needs to name none"), "without")


def called(dimension: str, dimensions: Mapping[str, Dimension]) -> str:
    """Return what a dimension is called in texts."""
    known = dimensions.get(dimension)
    return (known and known.name) or dimension.replace("_", " ")
