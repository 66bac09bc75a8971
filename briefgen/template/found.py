"""What was found in a template: types only."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.slide_template import FreeSpace, Slot, SlotWord
from briefgen.template.background import Pictures
from briefgen.template.colours import ColourScheme
from briefgen.template.office_theme import OfficeTheme
from briefgen.template.purpose import FoundSlot, plain_name
from briefgen.template.sheet import LayoutSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLayout:
    """A layout: its placeholders, its free area and what it lies on."""

    sheet: LayoutSheet
    """What the file says of it."""
    slide: Box
    slots: tuple[FoundSlot, ...]
    used: tuple[Slot, ...]
    """The placeholders that something may go into."""
    free: Box
    own_slides: tuple[int, ...] = ()
    """Numbers of the file's own slides that have it: how its makers use it."""
    ground: str = ""
    """The colour under the free area; looked at where the layout serves something."""
    pictured: bool = False
    """Whether that is the colour of a picture."""
    spaces: tuple[FreeSpace, ...] = ()
    """The free area and the one below the title; looked at where the layout serves something."""

    @property
    def number(self) -> int:
        """Its number among all masters' layouts, from 1."""
        return self.sheet.number

    @property
    def name(self) -> str:
        """The name that its makers gave it."""
        return self.sheet.name

    @property
    def plain_name(self) -> str:
        """The name as it is compared."""
        return plain_name(self.sheet.name)

    @property
    def type(self) -> str:
        """Its type in the file."""
        return self.sheet.type

    @property
    def part(self) -> str:
        """The name of its part in the package."""
        return self.sheet.part

    @property
    def master(self) -> int:
        """The number of its master."""
        return self.sheet.master.number

    @property
    def free_share(self) -> float:
        """The free area's share of the slide's."""
        return round(self.free.area / self.slide.area, 3)

    @property
    def scheme(self) -> ColourScheme:
        """Return the colours as the layout names them."""
        return self.sheet.palette.scheme

    @property
    def title_low(self) -> bool:
        """Say whether its title stands in the middle of the slide or below, as no slide of content has it."""
        title = self.slot("title")
        return title is not None and title.box.y + title.box.height / 2 > 0.3 * self.slide.height

    def slot(self, word: SlotWord) -> Slot | None:
        """Return the first placeholder for a purpose, or None."""
        return next((slot for slot in self.used if slot.word == word), None)

    def count(self, word: SlotWord) -> int:
        """Return how many placeholders there are for a purpose."""
        return sum(1 for slot in self.used if slot.word == word)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLogo:
    """A small picture that the master shows on every slide."""

    name: str
    part: str
    box: Box
    data: bytes
    kind: str
    """The ending of a picture that pages can show (png, jpeg, svg); empty for one of another kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMaster:
    """A master: its theme's name, colours and typefaces, and its logo."""

    number: int
    name: str
    theme: OfficeTheme
    scheme: ColourScheme
    logo: FoundLogo | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTemplate:
    """All that was found in a template."""

    name: str
    sha256: str
    data: bytes
    width: float
    height: float
    first_number: int
    masters: tuple[FoundMaster, ...]
    layouts: tuple[FoundLayout, ...]
    pictures: Pictures
    remarks: tuple[str, ...]
    """What of the file is not taken along, or works otherwise than one might think."""

    def master(self, number: int) -> FoundMaster:
        """Return a master by its number."""
        return next(each for each in self.masters if each.number == number)
