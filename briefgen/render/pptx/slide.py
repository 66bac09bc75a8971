"""One slide while it is painted: its part, the deck's theme, ids that are never given twice, links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from urllib.parse import quote

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Item, Page, Role, Text, opens
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import Element, declaring, el
from briefgen.render.pptx.package import DeckPackage, PackagePart

_DECORATIVE = el(
    "a:extLst",
    el(
        "a:ext",
        declaring("adec", el("adec:decorative", val=True)),
        uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    ),
)
_OWN_LINK_COLOUR = el(
    "a:extLst",
    el(
        "a:ext",
        declaring("ahyp", el("ahyp:hlinkClr", val="tx")),
        uri="{A12FA001-AC4F-418D-AE19-62706E023703}",
    ),
)


@dataclass(slots=True, kw_only=True)
class SlideContext:
    """A slide in the making. ``samples`` are its layout's placeholders that no text has taken yet."""

    page: Page
    part: PackagePart
    package: DeckPackage
    theme: DeckTheme
    samples: Mapping[Role, Text]
    last_id: int = 1
    """Id of the slide's own shape tree; items count on from it."""
    taken: set[Role] = field(default_factory=set)

    def label(self, item: Item, kind: str, *, decorative: bool = False) -> Element:
        """Return an item's id, name and alternative text; or say that it is there for decoration only."""
        self.last_id += 1
        mark = _DECORATIVE if decorative else None
        name = item.name or f"{kind} {self.last_id}"
        return el("p:cNvPr", mark, id=self.last_id, name=name, descr=item.alt or None)

    def sample(self, text: Text) -> Text | None:
        """Return the layout's placeholder that a text may fill, once a slide, or None."""
        if text.role in self.taken:
            return None
        self.taken.add(text.role)
        return self.samples.get(text.role)

    def link(self, address: str | None) -> Element | None:
        """Return a link that keeps its run's colour; None for an address no slide should open."""
        if address is None or not opens(address):
            return None
        target = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
        key = self.part.link(target)
        return el("a:hlinkClick", _OWN_LINK_COLOUR, **{"r:id": key})
