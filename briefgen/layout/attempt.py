"""A content slide as it was tried at one density: whether it fits is seen by what is left over."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.blocks.source_list import SourceList
from briefgen.brief.model import Slide
from briefgen.model.context import Block, Setting
from briefgen.model.scene import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideAttempt:
    """A content slide set at one density: head and foot, and the body in its natural height."""

    setting: Setting
    """That of the body, whose medium's content is as wide as the body."""
    head: tuple[Item, ...]
    foot: tuple[Item, ...]
    left: float
    """Where the body begins."""
    top: float
    bottom: float
    natural: float
    beyond: float
    """By how many points a line or the words of a chart are too wide for their place."""
    body: tuple[Item, ...] | None = None
    """What fills a placeholder of a company's template instead of the blocks."""

    @property
    def room(self) -> float:
        """Return the height between head and foot."""
        return self.bottom - self.top

    @property
    def spare(self) -> float:
        """Return the body height that is left over, negative when it overflows or a line is too wide."""
        spare = self.room - self.natural
        return min(spare, -self.beyond) if self.beyond else spare


def shown_blocks(slide: Slide) -> tuple[Block, ...]:
    """Return a slide's blocks; the last slide lists the sources where it names none."""
    if slide.kind == "sources" and not slide.blocks:
        return (SourceList(place=slide.place),)
    return slide.blocks
