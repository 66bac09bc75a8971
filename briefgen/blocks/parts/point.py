"""Points of a title, a figure and a text, and how blocks set texts, cells and groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place, Problem
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase, place_of
from briefgen.base.translate import tr
from briefgen.blocks.base import note
from briefgen.blocks.parts.runs import emphasis, fitted_figure, phrase_runs, set_figure, set_runs
from briefgen.blocks.parts.shapes import known_icon
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Align, Group, Item, Role, Text, walk
from briefgen.model.theme import SizeName

LEAST_SHARE = 0.6
"""Figures are at least so large against those in the widest cells, else fewer cells stand in a row."""
FIGURE_SHARE = 0.85
"""Size of a point's figure against the theme's smaller figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A few words or a figure, and a line about it."""

    title: Phrase | None = option("a few words", None)
    metric: str = option("a metric whose figure stands below or instead", "")
    text: Phrase | None = option("a line about it", None)
    icon: str = option("name of an icon, where the block shows icons", "")
    place: Place

    def __post_init__(self) -> None:
        if self.title is None and not self.metric and self.text is None:
            raise ValueError(tr("give a title, a metric or a text"))
        if self.icon:
            known_icon(self.icon)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Point:
        """Read the short form, the title alone."""
        return cls(title=Phrase(text, place), place=place)


def compose_point(
    point: Point,
    setting: Setting,
    width: float,
    *,
    align: Align = "left",
    colour: str = "",
    quiet: str = "",
    size: SizeName = "body",
) -> Composition:
    """Set title, figure and text one below the other; ``quiet`` is the colour of the text."""
    hue, ink = colour or setting.accent.words, colour or setting.theme.palette.ink
    muted = quiet or setting.theme.palette.muted
    parts: list[Text] = []
    if point.title is not None:
        parts.append(set_words(point.title, setting, width, size, colour=ink, bold=True, align=align))
    about = point.text
    if point.metric and (fact := setting.find(point.metric, place_of(point.metric, point.place))):
        most = setting.medium.type.sizes["figure-small"] * FIGURE_SHARE
        runs = fitted_figure(fact, setting, width, most, hue)
        leading = max(run.style.size for run in runs) * 1.15
        parts.append(set_figure(runs, setting, width, point.place, leading=leading, align=align))
        if about is None and point.title is None:
            about = Phrase(fact.label, point.place)
    if about is not None and about.text:
        parts.append(set_words(about, setting, width, "label", colour=muted, align=align, role="label"))
    return piled(parts, width, setting.gap(0.3))


def set_words(
    phrase: Phrase,
    setting: Setting,
    width: float,
    size: SizeName = "body",
    *,
    colour: str = "",
    bold: bool = False,
    align: Align = "left",
    role: Role = "body",
    balance: bool = False,
) -> Text:
    """Set a phrase in a width; what it emphasises is bold in the present hue."""
    style = setting.style(size, colour or None, bold=bold)
    strong = None if bold or colour else emphasis(style, setting)
    runs, room = phrase_runs(phrase, setting, style, strong=strong), max(width, style.size)
    return set_runs(runs, setting, room, role, align=align, place=phrase.place, balance=balance)


def piled(parts: Sequence[Text | tuple[Item, ...]], width: float, gap: float) -> Composition:
    """Return texts, or items that lie on each other, one below the other."""
    items, y = list[Item](), 0.0
    for part in parts:
        height = part.box.height if isinstance(part, Text) else max(item.box.bottom for item in part)
        own = part if isinstance(part, tuple) else (part,)
        items += Composition(items=own, width=width, height=height).at(0.0, y) if y else own
        y += height + gap
    return Composition(items=tuple(items), width=width, height=max(0.0, y - gap))


def named_group(
    items: Iterable[Item], setting: Setting, box: Box, name: str, place: Place, *, number: int = 0
) -> Group:
    """Return items as one named group, read aloud as its texts, behind its number if it has one."""
    inner = tuple(items)
    said = messages(setting.language).list_comma.join(
        item.text.replace("\n", " ")
        for item in walk(inner)
        if isinstance(item, Text) and item.text and item.role != "artifact"
    )
    alt = f"{number}. {said}" if number else said
    return Group(box=box, name=name, alt=alt, items=inner, place=place)


def check_columns(columns: int) -> None:
    """Raise ValueError for a number of columns that is none; 0 leaves it to the layout."""
    if columns < 0:
        message = tr("`columns` must be a number from 1; without it as many as fit stand side by side")
        raise FieldError(message, "columns")


def columns_asked(asked: int, setting: Setting, width: float, narrowest_em: float, place: Place) -> int:
    """Return the requested columns, or with a Problem as many as leave half the narrowest width."""
    fitting = columns_for(asked, setting, width, narrowest_em / 2, most=asked)
    if fitting < asked:
        message = tr(
            "{asked} columns are too many here: there is room for {fitting}", asked=asked, fitting=fitting
        )
        hint = tr("write `columns: {fitting}`, or leave `columns` out", fitting=fitting)
        note(setting, Problem(place, message, hint, "columns"))
    return fitting


def columns_for(count: int, setting: Setting, width: float, narrowest_em: float, most: int = 4) -> int:
    """Return how many cells stand in a row: rows as full and as even as the narrowest cell allows."""
    return _evened(count, min(most, most_columns(setting, width, narrowest_em)))


def most_columns(setting: Setting, width: float, narrowest_em: float) -> int:
    """Return how many cells, at least so many body ems wide each, go beside each other."""
    gutter, narrowest = setting.medium.gutter, setting.medium.type.sizes["body"] * narrowest_em
    return max(1, int((width + gutter) // (narrowest + gutter)))


def columns_by_size(count: int, most: int, size_in: Callable[[int], float]) -> int:
    """Return the cells in a row: fewer where ``size_in`` so many columns all figures would be small.

    Figures are no larger in more columns.
    """
    columns = max(1, most)
    least = LEAST_SHARE * size_in(1) if columns > 1 else 0.0
    while columns > 1 and size_in(columns) < least:
        columns -= 1
    return _evened(count, columns)


def _evened(count: int, columns: int) -> int:
    rows = -(-count // columns) or 1
    return -(-count // rows) or 1


def in_rows(cells: Sequence[Composition], columns: int, width: float, gap: float, down: float) -> Composition:
    """Set cells in rows, a gap between neighbours and one below each row; a row is as high as its highest."""
    each, y, items = (width - gap * (columns - 1)) / columns, 0.0, list[Item]()
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        for index, cell in enumerate(row):
            items += cell.at(index * (each + gap), y)
        y += max(cell.height for cell in row) + down
    return Composition(items=tuple(items), width=width, height=max(0.0, y - down))


def at(text: Text, x: float, y: float) -> Text:
    """Return a text with its corner moved by x, y."""
    return replace(text, box=text.box.moved(x, y))
