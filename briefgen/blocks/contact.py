"""`contact`: who to ask, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place, errors_at
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.address import mail_address, web_address
from briefgen.blocks.parts.point import at, named_group, set_words
from briefgen.blocks.parts.runs import set_runs
from briefgen.blocks.parts.shapes import icon
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(BlockBase):
    """Who to ask, and how to reach them."""

    name: Phrase = field(metadata={"doc": "a person or an office"})
    role: Phrase | None = option("what they do there", None)
    phone: str = option("a telephone number", "")
    email: str = option("an e-mail address; becomes a link", "")
    web: str = option("a web address; becomes a link", "")
    address: str = option("where to find them", "")
    hours: str = option("when to find them there", "")

    def __post_init__(self) -> None:
        if self.web:
            with errors_at("web"):
                web_address(self.web)
        if self.email:
            with errors_at("email"):
                mail_address(self.email)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Contact:
        """Read the short form, the name alone."""
        return cls(name=Phrase(text, place), place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the name, and below it a line with an icon for each contact detail."""
        items: list[Item] = [set_words(self.name, setting, width, "subheading", bold=True)]
        y = items[0].box.height
        if self.role is not None:
            role = set_words(self.role, setting, width, "label", colour=setting.theme.palette.muted)
            items.append(at(role, 0.0, y))
            y += role.box.height
        style = setting.style("body")
        left = style.size * 1.8
        for sign, text, link in self._ways():
            y += setting.gap(1)
            look = replace(style, colour=setting.accent.words) if link else style
            run = Run(text=text, style=look, link=link or None)
            line = set_runs((run,), setting, max(width - left, style.size), place=self.place)
            lead = (line.paragraphs[0].leading - style.size) / 2
            items.append(icon(sign, 0.0, y + lead, style.size, setting.accent.words))
            items.append(at(line, left, y))
            y += line.box.height
        box = Box(0.0, 0.0, width, y)
        group = named_group(items, setting, box, f"contact {self.name}", self.place)
        return Composition(items=(group,), width=width, height=y)

    def _ways(self) -> Iterator[tuple[str, str, str]]:
        """Return icon, text and link of each contact detail."""
        web = web_address(self.web) if self.web else ""
        ways = (
            ("telephone", self.phone, ""),
            ("envelope", self.email, mail_address(self.email) if self.email else ""),
            ("globe", web.partition("://")[2], web),
            ("geo-alt", self.address, ""),
            ("clock", self.hours, ""),
        )
        return (way for way in ways if way[1])
