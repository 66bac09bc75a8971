"""One slide while it is painted: its part, the deck's theme, ids that are never given twice, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from urllib.parse import quote

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Item, Page, Role, Text, opens
from briefgen.model.slide_template import Slot
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.identity import KEY_BYTES, PaintedShape, creation_id, free, item_key, short_hash
from briefgen.render.pptx.markup import Element, declaring, el
from briefgen.render.pptx.names import shown_name
from briefgen.render.pptx.package import Attached, DeckPackage, PackagePart
from briefgen.render.xml_text import in_attribute

_DECORATIVE = el(
    "a:ext",
    declaring("adec", el("adec:decorative", val=True)),
    uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
)
_CREATED = el(
    "a:ext", declaring("a16", el("a16:creationId", id="{}")), uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"
).partition("{}")
"""The id that PowerPoint keeps when a shape is moved, renamed or copied: what stands before and behind it."""
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
    furniture: tuple[Item, ...] = ()
    """What its layout shows on every slide."""
    first_number: int = 1
    """Number that the deck's first slide shows."""
    last_id: int = 1
    """Id of the slide's own shape tree; items count on from it."""
    taken: set[Role] = field(default_factory=set)
    identity: int = 1
    """What the slide is known by."""
    parent: int = 0
    """Key of the group that is being painted, 0 outside of groups."""
    shapes: list[PaintedShape] = field(default_factory=list)
    """In the order in which they were painted."""
    attached: list[Attached] = field(default_factory=list)
    """What it refers to, in the order in which it was painted."""
    keys: set[int] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def shown_number(self) -> int:
        """The number that the slide shows."""
        return self.page.number + self.first_number - 1

    def label(self, item: Item, kind: str, *, decorative: bool = False, inside: bytes = b"") -> Element:
        """Return an item's ids, name and alternative text; or say that it is there for decoration only.

        ``inside`` is what the part holds that is in its frame.
        """
        self.last_id += 1
        key = free(short_hash(f"{self.parent}\0{item_key(item, kind)}", size=KEY_BYTES), self.keys)
        name = self._name(shown_name(item, kind))
        self.shapes.append(
            PaintedShape(
                item=item,
                kind=kind,
                number=self.last_id,
                key=key,
                name=name,
                parent=self.parent,
                inside=inside,
            )
        )
        before, _, behind = _CREATED
        created = f"{before}{{{creation_id(self.identity, key)}}}{behind}"
        named = f'id="{self.last_id}" name="{in_attribute(name)}"'
        if item.alt:
            named += f' descr="{in_attribute(item.alt)}"'
        marks = f"<a:extLst>{created}{_DECORATIVE if decorative else ''}</a:extLst>"
        return f"<p:cNvPr {named}>{marks}</p:cNvPr>"

    def _name(self, wanted: str) -> str:
        """Return a name that no other shape of the slide has: LibreOffice keeps names, and no other ids."""
        self.names[wanted] += 1
        count = self.names[wanted]
        return wanted if count == 1 else self._name(f"{wanted} {count}")

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Paint what is in the group that was labelled last."""
        outer, self.parent = self.parent, self.shapes[-1].key
        yield
        self.parent = outer

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
        return el("a:hlinkClick", _OWN_LINK_COLOUR, **{"r:id": self.attach(target)})

    def attach(self, attached: Attached) -> str:
        """Refer to files or to an address; return the id of the relation."""
        self.attached.append(attached)
        return self.package.attach(self.part, attached)


def slot_mark(slot: Slot | None) -> Element | None:
    """Return what says which placeholder of its layout an element fills; None where it fills none."""
    return el("p:ph", type=slot.type or None, idx=slot.index or None) if slot else None
