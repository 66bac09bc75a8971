"""A page size and fonts in, a canvas with y downwards out that marks its content for the structure tree."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from reportlab.pdfgen.canvas import Canvas

from briefgen.base.geometry import Box
from briefgen.model.scene import Item, opens
from briefgen.render.pdf.colour import Inks
from briefgen.render.pdf.fonts import Fonts
from briefgen.render.pdf.objects import Indirect, Stream, array, ascii_string, dictionary, name, text_string
from briefgen.render.pdf.operators import number, numbers
from briefgen.render.pdf.sheet_format import SheetFormat
from briefgen.render.pdf.structure import HEADINGS, Mark, Reference, StructureElement

PDF_VERSION = (1, 7)
ANNOTATION_KEYS_FROM = 1_000_000
"""Annotations' keys in the parent tree start here: those below are the pages'."""
URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""What stays as it is in an address, beside letters and digits (RFC 3986, 2.2)."""
OPERATORS = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}
"""What fills and what strokes with a colour of so many components."""


class PageCanvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas with y downwards, our own fonts and no others, and marked content.

    Everything drawn stands inside ``content`` (it is read aloud, as part of the innermost open
    ``element``) or inside ``artifact`` (it is not). Inside ``content`` both do nothing: what is
    drawn there is one piece.
    """

    def __init__(self, width: float, height: float, fonts: Fonts, sheet_format: SheetFormat) -> None:
        self.format = sheet_format
        size = self._sheet_size(width, height)
        super().__init__(io.BytesIO(), pagesize=size, bottomup=0, invariant=1, pdfVersion=PDF_VERSION)
        self.width, self.height = width, height
        self._heights: list[float] = []
        self.fonts = fonts
        self.document = StructureElement(tag="Document")
        self.language = ""
        self.heading = ""
        """The tag of the last heading so far."""
        self._open = [self.document]
        self._marks = 0
        self._inside = False
        self._links = 0
        self._inks: dict[tuple[str, bool, bool], str] = {}
        self._bookmarks = 0
        self._doc.Reference(self._doc.Catalog)
        self._doc.idToObject["BasicFonts"].dict.update(fonts.objects())

    def _sheet_size(self, width: float, height: float) -> tuple[float, float]:
        around, scale = 2 * self.format.margin, self.format.scale
        return (width + around) * scale, (height + around) * scale

    def resize(self, width: float, height: float) -> None:
        """Set the size of the page that is begun, and of those behind it."""
        self.width, self.height = width, height
        self.setPageSize(self._sheet_size(width, height))

    @property
    def inks(self) -> Inks:
        """How colours reach the page."""
        return self.format.inks

    @property
    def page_index(self) -> int:
        """The number of finished pages."""
        return int(self._pageNumber) - 1

    def write(self, operators: str) -> None:
        """Add operators to the page's stream."""
        self._code.append(operators)

    def ink(self, colour: str, *, stroked: bool = False, text: bool = False) -> str:
        """Return the operator with which what is drawn next is filled, or stroked, with a colour."""
        key = colour, stroked, text
        if key not in self._inks:
            components = self.inks.components(colour, text=text)
            self._inks[key] = f"{numbers(*components)} {OPERATORS[len(components)][stroked]}"
        return self._inks[key]

    def element(self, tag: str, **described: Any) -> _Opening:
        """Open a structure element inside the innermost open one."""
        return _Opening(self, StructureElement(tag=tag, **described))

    def open(self, element: StructureElement) -> None:
        """Let what is drawn from now on belong to an element."""
        if not self._inside:
            self._open[-1].kids.append(element)
            self.heading = element.tag if element.tag in HEADINGS else self.heading
        self._open.append(element)

    def close(self) -> None:
        """Close the innermost open element."""
        self._open.pop()

    def add_content(self, operators: str) -> None:
        """Add operators as content of the innermost open element."""
        if self._inside:
            self._code.append(operators)
            return
        element = self._open[-1]
        element.kids.append(Mark(self.page_index, self._marks))
        self._code.append(f"/{element.tag} <</MCID {self._marks}>> BDC\n{operators}\nEMC")
        self._marks += 1

    def add_artifact(self, operators: str, properties: str = "") -> None:
        """Add operators as decoration."""
        opening = f"/Artifact <<{properties}>> BDC" if properties else "/Artifact BMC"
        self._code.append(operators if self._inside else f"{opening}\n{operators}\nEMC")

    @contextmanager
    def content(self) -> Iterator[None]:
        """Mark what is drawn as content of the innermost open element."""
        if self._inside:
            yield
            return
        element = self._open[-1]
        element.kids.append(Mark(self.page_index, self._marks))
        with self._marked(f"/{element.tag} <</MCID {self._marks}>> BDC"):
            self._marks += 1
            yield

    @contextmanager
    def artifact(self, properties: str = "") -> Iterator[None]:
        """Mark what is drawn as decoration."""
        if self._inside:
            yield
            return
        with self._marked(f"/Artifact <<{properties}>> BDC" if properties else "/Artifact BMC"):
            yield

    @contextmanager
    def figure(self, item: Item) -> Iterator[None]:
        """Open a figure: its alternative text and the box that it takes on the page."""
        box = array(self.rectangle(item.box))
        attributes = {"O": name("Layout"), "Placement": name("Block"), "BBox": box}
        with self.element("Figure", title=item.name, alt=item.alt, attributes=attributes):
            yield

    @contextmanager
    def drawing(self, item: Item) -> Iterator[None]:
        """Mark what is drawn as one figure when it has an alternative text, else as decoration."""
        if item.alt:
            with self.figure(item), self.content():
                yield
        else:
            with self.artifact():
                yield

    @contextmanager
    def saved(self) -> Iterator[None]:
        """Restore the graphics state afterwards, which reportlab is told nothing about."""
        self.write("q")
        yield
        self.write("Q")

    @contextmanager
    def translucent(self, opacity: float) -> Iterator[None]:
        """Let what is drawn be seen through, and restore the graphics state afterwards."""
        self.saveState()
        self.setFillAlpha(opacity)
        self.setStrokeAlpha(opacity)
        yield
        self.restoreState()

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        self._code.append(opening)
        self._inside = True
        yield
        self._inside = False
        self._code.append("EMC")

    def rectangle(self, box: Box) -> list[float]:
        """Return a box in the file's own coordinates: left, lower, right, upper."""
        margin, scale = self.format.margin, self.format.scale
        base = self.height + margin
        edges = (box.x + margin, base - box.bottom, box.right + margin, base - box.y)
        return [edge * scale for edge in edges]

    def link(self, box: Box, target: str, contents: str) -> None:
        """Make a box a link to an address, as part of the innermost open element.

        Inside a figure or decoration there is no element that the link could belong to.
        """
        if self._inside or not opens(target):
            return
        key = ANNOTATION_KEYS_FROM + self._links
        self._links += 1
        annotation = Indirect(
            {
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": array(self.rectangle(box)),
                "Border": array([0, 0, 0]),
                "F": 4,  # printed: PDF/A wants it of every annotation
                "Contents": text_string(contents),
                "StructParent": key,
                "A": dictionary({"S": name("URI"), "URI": ascii_string(quote(target, safe=URI_CHARACTERS))}),
            }
        )
        self._annotationrefs.append(annotation)
        self._open[-1].kids.append(Reference(self.page_index, key, annotation))

    def paint_object(self, key: str, make: Callable[[], Stream]) -> None:
        """Draw an image in the unit square; it is made once for each key."""
        name_in_page = self._doc.getXObjectName(key)
        if not self._doc.hasForm(key):
            self._doc.Reference(make(), name_in_page)
        self._formsinuse.append(key)
        self.write(f"/{name_in_page} Do")

    def bookmark(self, title: str, page: int, *, level: int, top: float | None = None) -> None:
        """Add a bookmark that leads to a page, or to a height on it."""
        self._bookmarks += 1
        destination = self._bookmarkReference(key := f"bookmark{self._bookmarks}")
        base = self._heights[page] + self.format.margin
        destination.xyz(0, (base - (top or 0)) * self.format.scale, "null") if top else destination.fit()
        destination.setPage(self._doc.Reference(self.pages[page]))
        self.addOutlineEntry(title, key, level)

    @property
    def pages(self) -> list[Any]:
        """The finished pages' objects."""
        return list(self._doc.Pages.pages)

    def describe(self, *, information: Any, catalog: dict[str, Any]) -> None:
        """Set the file's information and its catalog's entries."""
        self._doc.info = information
        for key, value in catalog.items():
            setattr(self._doc.Catalog, key, value)
        self._doc.Catalog.__NoDefault__ = [*self._doc.Catalog.__NoDefault__, "OutputIntents", "AF"]

    def showPage(self) -> None:
        """Close the page: its stream, its boxes and its place in the structure."""
        super().showPage()
        self._heights.append(self.height)
        page = self._doc.Pages.pages[-1]
        page.Contents = Stream(page.stream.encode("ascii"))
        trimmed = Box(0, 0, self.width, self.height)
        page.TrimBox = array(self.rectangle(trimmed))
        if self.format.bleed:
            page.BleedBox = array(self.rectangle(self.format.bled(trimmed, self.width, self.height)))
        page.StructParents = self.page_index - 1
        page.Tabs = name("S")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs", "BleedBox"]
        self._marks = 0

    def _make_preamble(self) -> None:
        # reportlab's own preamble also selects Helvetica, which is in no file of ours.
        scale, margin = number(self.format.scale), self.format.margin * self.format.scale
        self._preamble = f"{scale} 0 0 -{scale} {numbers(margin, self._pagesize[1] - margin)} cm"


class _Opening:
    """An element that is open inside a ``with``; a generator would take three times as long for it."""

    __slots__ = ("_element", "_sheet")

    def __init__(self, sheet: PageCanvas, element: StructureElement) -> None:
        self._sheet, self._element = sheet, element

    def __enter__(self) -> StructureElement:
        self._sheet.open(self._element)
        return self._element

    def __exit__(self, *_: object) -> None:
        self._sheet.close()


def set_fill(sheet: PageCanvas, colour: str, *, text: bool = False) -> None:
    """Fill what is drawn next with a colour."""
    sheet.write(sheet.ink(colour, text=text))


def set_stroke(sheet: PageCanvas, colour: str) -> None:
    """Stroke what is drawn next with a colour."""
    sheet.write(sheet.ink(colour, stroked=True))
