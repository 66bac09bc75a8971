"""`quote`: what somebody said, large, with who said it."""

from __future__ import annotations

from dataclasses import field, replace

from briefgen.blocks._point import set_words
from briefgen.phrase import Phrase
from briefgen.problems import Place
from briefgen.records import dataclass
from briefgen.scene import Item, Run
from briefgen.setting import Composition, Setting
from briefgen.text import set_line

MARK_SHARE = 2.2
"""Size of the quotation mark against the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said, large, with who said it."""

    text: Phrase = field(metadata={"doc": "the words, without quotation marks"})
    who: Phrase | None = field(default=None, metadata={"doc": "who said them"})
    role: Phrase | None = field(default=None, metadata={"doc": "who that is, or where it was said"})
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Quote:
        """Read the short form, the words alone."""
        return cls(text=Phrase(text, place), place=place)

    @property
    def stretch(self) -> float:
        """Return 0: text keeps its height."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the words beside a quotation mark, the speaker below."""
        size = setting.medium.type.sizes["heading"] * MARK_SHARE
        look = replace(setting.style("heading", setting.accent.strong, bold=True), size=size)
        mark = set_line((Run(text="“", style=look),), leading=size, role="artifact")
        left = size * 0.72
        said = set_words(self.text, setting, width - left, "heading", balance=True)
        items: list[Item] = [mark, replace(said, box=said.box.moved(left, 0.0))]
        y = said.box.bottom + setting.gap(1.5)
        for phrase, colour, bold in (
            (self.who, setting.theme.palette.ink, True),
            (self.role, setting.theme.palette.muted, False),
        ):
            if phrase is not None:
                line = set_words(
                    phrase, setting, width - left, "label", colour=colour, bold=bold, role="label"
                )
                items.append(replace(line, box=line.box.moved(left, y)))
                y = items[-1].box.bottom
        return Composition(items=tuple(items), width=width, height=max(item.box.bottom for item in items[1:]))
