"""What a command asks of a brief's decks and pages: some of them alone, the page on another paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Problem, did_you_mean
from briefgen.base.translate import tr
from briefgen.brief.model import Brief, Deck, OnePager, PaperSize
from briefgen.brief.output_name import KINDS

SIZES: tuple[PaperSize, ...] = get_args(PaperSize)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which decks and pages are made, and on which paper."""

    only: tuple[str, ...] = ()
    """`deck`, `page` or names of decks and pages; all without any."""
    size: PaperSize | None = None
    """Of all printed pages; the brief's own without one."""

    embed_fonts: bool = False
    """Whether all decks carry their fonts, also those of which the brief does not say so."""

    def of(self, brief: Brief) -> Brief:
        """Return the brief with its pages on the paper asked for; BriefError for a name that it lacks."""
        self._refuse_unknown(brief)
        if self.size is None:
            return brief
        pages = brief.onepager or (OnePager(place=brief.place),)
        return replace(brief, onepager=tuple(replace(page, size=self.size) for page in pages))

    def has_deck(self, name: str) -> bool:
        """Return whether a deck is made."""
        return not self.only or KINDS[0] in self.only or bool(name and name in self.only)

    def has_page(self, name: str) -> bool:
        """Return whether the pages of a name are made."""
        return not self.only or KINDS[1] in self.only or bool(name and name in self.only)

    def _refuse_unknown(self, brief: Brief) -> None:
        names = output_names(brief)
        unknown = [word for word in self.only if word not in (*KINDS, *names)]
        if unknown:
            known = (*KINDS, *names)
            hint = did_you_mean(unknown[0], known) if names else tr("its decks and pages have no names")
            message = tr("the brief has no deck and no page called {unknown!r}", unknown=unknown[0])
            raise BriefError([Problem(brief.meta.place, message, hint, "only")])


ALL = Chosen()


def output_names(brief: Brief) -> tuple[str, ...]:
    """Return the names of the brief's decks and pages."""
    outputs: Sequence[Deck | OnePager] = (*brief.decks, *brief.onepager)
    return tuple(dict.fromkeys(str(each.name) for each in outputs if each.name))
