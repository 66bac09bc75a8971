"""What a long picture shows, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Module, OnePager


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A module over the full width, on a ground of its own."""

    module: Module
    pillar: int | None = None
    """Index of the pillar that it belongs to, among the edition's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongPlan:
    """The content of a long picture: what stands large in its head, and its bands."""

    page: OnePager
    """What it is made of: its pillars give hues and names."""
    opening: Module | None
    """A figure, and its chart where that tells all of it."""
    bands: Sequence[Band]
