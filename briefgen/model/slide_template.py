"""A company's slide template: which of its layouts serves which kind of slide, and where words may stand.

What a file holds is read in one room and painted in another; layout asks this for boxes as it asks a theme.
Boxes are in points from the slide's upper left corner, colours ``#RRGGBB``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from briefgen.base.data_hashes import FileHash
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.typeset import Align, Anchor

SlotWord = Literal["title", "subtitle", "body", "picture", "chart", "table", "footer", "date", "number"]
"""What a placeholder is for, in any language and under any name."""
WORDS: tuple[SlotWord, ...] = get_args(SlotWord)

LayoutWord = Literal["cover", "section", "content", "closing"]
"""What a layout is for: the kinds of a deck's pages."""
KINDS: tuple[LayoutWord, ...] = get_args(LayoutWord)

WIDE_FONTS = {
    "verdana": 1.12, "arial black": 1.3, "century gothic": 1.07, "courier new": 1.18, "georgia": 1.04,
    "lucida sans unicode": 1.06, "montserrat": 1.12, "poppins": 1.1, "raleway": 1.04,
}  # fmt: skip
"""How much wider the Latin of well-known fonts runs than the widest that every text leaves room for."""
BOLD_WIDER = 1.05
"""How much more than that in bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotStyle:
    """How a placeholder sets its words, after all it inherits from its layout, master and theme."""

    size: float
    """In points."""
    colour: str
    latin: str
    """Name of the typeface for Latin text."""
    east_asian: str
    """Name of the typeface for Chinese text; empty where the file names none."""
    bold: bool = False
    capitals: bool = False
    align: Align = "left"
    anchor: Anchor = "top"
    leading: float = 1.2
    """Line height as a multiple of the size."""
    insets: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    """Left, top, right and bottom, in points."""
    bullet: str = ""
    """What stands before a paragraph of its first level; empty where that has no bullet."""
    indent: float = 0.0
    """Left indent of that level, in points; its bullet hangs in it."""
    space_before: float = 0.0
    """Space between paragraphs of that level, in points."""
    inherited_colour: str = ""
    """What the file itself says, where that cannot be read on its ground: a slide then states ``colour``."""
    stated: bool = True
    """Whether the file says so where slides inherit it; else a slide states size, colour and side itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder of a layout."""

    word: SlotWord
    box: Box
    type: str
    """Its type in the file (``ctrTitle``, ``body``, ``sldNum`` …); empty where it has none (an object's)."""
    index: int
    """The ``idx`` by which a slide's shape takes it; 0 where it has none."""
    name: str
    style: SlotStyle
    ground: str = ""
    """The colour it lies on, such as that of a bar behind the title; empty: the layout's background."""

    @property
    def inner(self) -> Box:
        """Return where its words may stand: the box without the insets."""
        return self.box.inset(*self.style.insets)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSpace:
    """A rectangle that nothing which the layout draws reaches into, and the colour that it lies on."""

    box: Box
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLayout:
    """A layout of the file, as it serves one kind of slide."""

    part: str
    """Name of its part in the package, such as ``ppt/slideLayouts/slideLayout2.xml``."""
    name: str
    slots: tuple[Slot, ...]
    """The placeholders a slide of this kind uses."""
    free: Box
    """The largest rectangle that no title, foot, logo or bar of the layout or its master reaches into."""
    background: str
    """The colour it lies on; of a picture or gradient the one that most of the free area has."""
    spaces: tuple[FreeSpace, ...] = ()
    """The free area, and the largest one below the title, where words of other placeholders may stand."""

    def slot(self, word: SlotWord) -> Slot | None:
        """Return the first placeholder for a purpose, or None."""
        return next((slot for slot in self.slots if slot.word == word), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideTemplate:
    """A template file as decks are built into it."""

    data: bytes
    """The file itself; its own slides are left out of what is built into it."""
    width: float
    height: float
    layouts: Mapping[LayoutWord, TemplateLayout]
    """All four kinds; one layout may serve several."""
    name: str = ""
    """The file's name, for messages."""
    files: tuple[FileHash, ...] = ()
    """The file and the template.yaml that chose of it, with their hashes."""
    first_number: int = 1
    """Number that the first slide shows."""


def wider(typeface: str, *, bold: bool = False) -> float:
    """Return how much wider Latin text runs in a typeface than every text has room for; 1 for most."""
    share = WIDE_FONTS.get(typeface.casefold(), 1.0)
    return share * BOLD_WIDER if bold and share > 1 else share
