"""A publication in, its drawings out: an SVG element for each slide and page, painted where it is new."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.blocks.charts import with_marks
from briefgen.edition.publication import Publication
from briefgen.model.scene import Page, Scene
from briefgen.preview.view import DocumentView, SheetView
from briefgen.render.svg.page import LOOK, paint_page

KEY_BYTES = 12
_ATTRIBUTE = f' style="{LOOK}"'
"""No style stands in an element here: the page's own sheet has the same rules."""


@dataclass(frozen=True, slots=True)
class _Known:
    page: Page
    """Before its charts are drawn."""
    size: tuple[float, float]
    key: str
    drawing: str


class Drawings:
    """The drawings of the last build: a page that is the same has the same one in the next."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], _Known] = {}
        self.by_key: dict[str, str] = {}

    def documents(self, laid: Publication) -> tuple[DocumentView, ...]:
        """Return the decks and printed documents that have pages; their drawings are then in ``by_key``."""
        before, self._known = self._known, {}
        found = (*self._of("deck", laid.decks, before), *self._of("page", laid.printed, before))
        self.by_key = {each.key: each.drawing for each in self._known.values()}
        return found

    def _of(
        self,
        kind: Literal["deck", "page"],
        scenes: Iterable[Scene],
        before: dict[tuple[str, str, int], _Known],
    ) -> tuple[DocumentView, ...]:
        found = []
        for scene in scenes:
            name, sheets = scene.imprint.name, []
            for index, page in enumerate(scene.pages):
                where, size = (kind, name, index), scene.size_of(page)
                known = before.get(where)
                if known is None or known.size != size or known.page != page:
                    known = _painted(page, scene)
                self._known[where] = known
                sheets.append(_sheet(known))
            if sheets:
                title = scene.imprint.title
                found.append(DocumentView(kind=kind, name=name, title=title, sheets=tuple(sheets)))
        return tuple(found)


def _painted(page: Page, scene: Scene) -> _Known:
    drawn = with_marks(replace(scene, pages=(page,)), natives=True)
    drawing = paint_page(drawn.pages[0], drawn).replace(_ATTRIBUTE, "", 1)
    key = blake2b(drawing.encode("utf-8", "replace"), digest_size=KEY_BYTES).hexdigest()
    return _Known(page, scene.size_of(page), key, drawing)


def _sheet(known: _Known) -> SheetView:
    width, height = known.size
    page = known.page
    return SheetView(drawing=known.key, number=page.number, title=page.title, width=width, height=height)
