"""A brief laid out, as painters and checks take it."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.edition.edition import Edition
from briefgen.model.scene import Attachment, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A brief laid out: its deck and its page as scenes, and the warnings met on the way."""

    edition: Edition
    deck: Scene
    page: Scene
    problems: tuple[Problem, ...]
    source: Attachment | None = None
    """The brief as it was read."""
    notes: tuple[str, ...] = ()
    """What there is to say of the page beside problems."""
