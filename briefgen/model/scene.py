"""The finished pages: items at absolute positions in points, the only input of painters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.model.chart_style import ChartStyle as ChartStyle
from briefgen.model.guides import ReferenceLine, Thinning, TimeAxis
from briefgen.model.imprint import Attachment as Attachment, Imprint as Imprint
from briefgen.model.slide_template import SlideTemplate, Slot, TemplateLayout
from briefgen.model.typeset import (
    Align as Align,
    Anchor as Anchor,
    Paragraph as Paragraph,
    Role as Role,
    Run as Run,
    Span as Span,
    Style as Style,
    TextLine as TextLine,
    opens as opens,
)

TOUCH_PT = 0.75
"""Descenders and ascenders of neighbouring lines may overlap by so much, and lines exceed their box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something on a page. ``name``: for the selection pane; ``alt``: alternative text."""

    box: Box
    name: str = ""
    alt: str = ""
    place: Place | None = None
    slot: Slot | None = None
    """The placeholder of a company's template that it fills."""
    repeated: bool = False
    """It stands on each page of its kind: PowerPoint has it in the layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Item):
    """Paragraphs with their measured lines (positions relative to the box)."""

    paragraphs: tuple[Paragraph, ...]
    lines: tuple[TextLine, ...]
    role: Role = "body"
    anchor: Anchor = "top"
    wrap: bool = True
    """False: one line per paragraph, never wrapped by an application."""
    rotation: float = 0.0
    """Degrees clockwise about the centre of the box."""
    level: int = 2
    """Heading level: 2 right below the page's title, 3 below another heading."""

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def moved(self, dx: float, dy: float) -> Text:
        """Return the same text elsewhere."""
        return replace(self, box=self.box.moved(dx, dy))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line's colour, width in points, and dash lengths in points."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fade:
    """Opacity that changes from edge to edge: at shares of the way, in rising order from 0 to 1."""

    stops: tuple[tuple[float, float], ...]
    across: bool = False
    """From left to right, else from the top down."""

    def at(self, share: float) -> float:
        """Return the opacity at a share of the way."""
        for (start, before), (end, after) in pairwise(self.stops):
            if share <= end:
                way = (share - start) / (end - start) if end > start else 1.0
                return before + (after - before) * max(way, 0.0)
        return self.stops[-1][1]


PathCommand = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""M x y, L x y, C x1 y1 x2 y2 x y (absolute page points), Z."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Item):
    """A filled and stroked outline: ``path``, else ``geometry`` in the box."""

    geometry: Literal["rectangle", "ellipse", "line", "path"] = "rectangle"
    fill: str | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    """Corner radius of a rectangle in points."""
    path: tuple[PathCommand, ...] = ()
    flipped: bool = False
    """A line that rises from the lower left to the upper right corner of its box."""
    opacity: float = 1.0
    fade: Fade | None = None
    """A rectangle's fill that fades, instead of being as opaque all over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureItem(Item):
    """A raster picture file, cropped by fractions of its width and height."""

    data: bytes
    format: Literal["png", "jpeg"]
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom fractions that are cut off."""
    radius: float = 0.0
    """Corner radius in points."""
    behind: bool = False
    """Words stand on it, over a scrim that lets them be read."""


Symbol = Literal["circle", "square", "diamond"]
NativeChart = (
    Literal["column", "column-stacked", "column-100", "bar", "bar-stacked", "bar-100"]
    | Literal["line", "area", "area-stacked", "area-100", "pie", "doughnut"]
    | Literal["scatter", "bubble", "combo", "radar"]
)
"""PowerPoint's own kinds of charts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of a chart: values (None: no point), data labels and colours, one a point."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    label_colours: tuple[str, ...] = ()
    bold: tuple[bool, ...] = ()
    """Points whose label is bold (empty: none)."""
    facts: tuple[str | None, ...] = ()
    second: bool = False
    """A line on a combined chart's second axis."""
    spans: tuple[tuple[float, float] | None, ...] = ()
    """What points may be, from the lowest to the highest: error bars, in values (empty: none)."""
    hollow: tuple[bool, ...] = ()
    """Forecast points: an outline instead of a fill, a dashed line (empty: none)."""
    dash: tuple[float, ...] = ()
    """Dashes and gaps as multiples of the line width (empty: solid)."""
    symbol: Symbol = "circle"
    """The marker at a line's points."""
    sizes: tuple[float, ...] = ()
    """The values shown as areas of a bubble chart's points."""
    dots: tuple[str, ...] = ()
    """Colours of a line's markers where only some points have one, "" for none (empty: all have one)."""
    below: tuple[bool, ...] = ()
    """Whether a line's data label stands below its point, else above (empty: wherever there is room)."""
    ended: bool = False
    """Whether a line's last data label stands right of its point, where there is no room above or below."""
    lifted: float = 0.0
    """Offset of the last point's label beyond its place, in values, clear of what is beside it."""
    aside: float = 0.0
    """How much farther right than by itself the last data label of a line stands, in points."""
    guide: Literal["", "level", "axis"] = ""
    """Purpose of a native chart's helper series: reference line, tick labels of time (empty: data)."""

    def end(self, index: int) -> float:
        """Return the value at which the label of a point stands: its own, or the end of its error bar."""
        value, span = self.values[index] or 0.0, self.spans[index] if self.spans else None
        return value if span is None else span[value >= 0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Item):
    """A chart: its values for a native chart, its marks for all other formats.

    ``word`` is the chart's word in the brief. ``groups`` gives each category an outer label
    (empty: none). ``native`` names PowerPoint's own kind, None where PowerPoint has none.
    """

    word: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    style: ChartStyle
    nature: Nature = Nature(read_by="position", axes=0)
    """How it is read, for the checks; by default nothing that could mislead."""
    groups: tuple[str, ...] = ()
    native: NativeChart | None = None
    time: TimeAxis | None = None
    """The categories as a time axis, where they are one."""
    levels: tuple[ReferenceLine, ...] = ()
    """Reference lines: series of the native chart, so that they follow when its data are edited."""
    label_factor: int = 1
    """Divisor of values for their labels, which are in a larger unit that the chart names."""
    doubts: tuple[str, ...] = ()
    """What it could not show well for lack of room; reported for the finished page."""
    asked: int = 0
    """Categories requested, in all charts of its block together (0: those it has)."""
    left_out: int = 0
    """Categories left out for lack of room; a note below the chart says so."""
    thinning: Thinning | None = None
    """What it was given beside what it draws, where values over time were too many."""
    marks: tuple[Item, ...] = ()
    """The drawn chart, in absolute page points; empty until needed."""
    overlay: tuple[Item, ...] = ()
    """Items over the drawn and the native chart, in absolute page points: annotations, names, labels."""

    @property
    def ticks(self) -> tuple[str, ...]:
        """The tick labels of a time axis; empty where each category has its own name."""
        return self.time.ticks if self.time else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: its text lies in its own box; ``span`` counts the columns, ``rows`` the rows it covers.

    A row below has no cell where one from above reaches into it.
    """

    text: Text
    fill: str | None = None
    span: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A table row of a given height in points."""

    cells: tuple[Cell, ...]
    height: float
    rule_below: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableItem(Item):
    """A table; ``widths`` are the columns' widths in points."""

    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    header_rows: int = 1

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all rows, from left to right and from top to bottom."""
        return tuple(cell for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Item):
    """Items that belong together and move together."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Item):
    """Items placed as a whole: their coordinates are relative to the box's corner.

    Only layout uses frames; finished pages have none: ``absolute`` resolves them.
    """

    items: tuple[Item, ...]


PageKind = Literal["cover", "section", "content", "closing", "onepager"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One slide or one printed page; items in reading order, the first painted first."""

    number: int
    kind: PageKind
    title: str
    items: tuple[Item, ...]
    background: str = "#FFFFFF"
    notes: str = ""
    section: str = ""
    """Name of the section the page opens or belongs to (PowerPoint sections, PDF bookmarks)."""
    part: int = 0
    """Number of the section: two neighbours of one name are two."""
    size: tuple[float, float] | None = None
    """Width and height in points; None where they are those of all pages."""
    label: str = ""
    """What a reader of the file shows in place of its number."""
    place: Place | None = None
    layout: TemplateLayout | None = None
    """The layout of a company's template that the slide has."""

    def place_of(self, item: Item) -> Place:
        """Return where in the brief an item of the page stands: its own place, else the page's."""
        return item.place or self.place or Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole document: its pages and properties, and the theme's colours and font names."""

    width: float
    """Of a page that has no size of its own."""
    height: float
    pages: tuple[Page, ...]
    imprint: Imprint
    colours: tuple[tuple[str, str], ...]
    """PowerPoint theme slots (dk1 lt1 dk2 lt2 accent1 … accent6 hlink folHlink) and their colours."""
    office_fonts: tuple[tuple[str, tuple[str, str]], ...]
    """Font family word -> (latin, east-asian) names for office applications."""
    attachments: tuple[Attachment, ...] = ()
    """Attached files; only PDF has them."""
    embed_fonts: bool = False
    """Whether a deck carries the fonts that `office_fonts` name."""
    template: SlideTemplate | None = None
    """The company's file that a deck is built into; only PowerPoint has it."""

    def size_of(self, page: Page) -> tuple[float, float]:
        """Return a page's width and height in points."""
        return page.size or (self.width, self.height)


def walk(items: Iterable[Item], found: list[Item] | None = None) -> Iterator[Item]:
    """Yield every item, behind those found; a group is followed, a frame replaced by its items."""
    found = [] if found is None else found
    for item in items:
        found += () if isinstance(item, Frame) else (item,)
        if isinstance(item, Group | Frame):
            walk(item.items, found)
    return iter(found)


def excess(items: Iterable[Item]) -> float:
    """Return by how many points the widest line exceeds its text's box, 0 where all lines fit."""
    texts = (item for item in walk(tuple(items)) if isinstance(item, Text))
    beyond = max((line.width - text.box.width for text in texts for line in text.lines), default=0.0)
    return beyond if beyond > TOUCH_PT else 0.0
