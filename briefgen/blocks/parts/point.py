"""A title, a figure and a line about them in, their texts one below the other out: what many blocks hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import FieldError, Place, Problem
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase, place_of
from briefgen.blocks.parts.runs import fitted_figure, paragraph, phrase_runs
from briefgen.blocks.parts.shapes import known_icon
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Align, Group, Item, Role, Text, walk
from briefgen.model.theme import SizeName
from briefgen.text import set_line, set_text, text_width

FIGURE_SHARE = 0.85
"""Size of a point's figure against the theme's smaller figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A few words or a figure, and a line about it."""

    title: Phrase | None = field(default=None, metadata={"doc": "a few words"})
    metric: str = field(default="", metadata={"doc": "a metric whose figure stands below or instead"})
    text: Phrase | None = field(default=None, metadata={"doc": "a line about it"})
    icon: str = field(default="", metadata={"doc": "name of an icon, where the block shows icons"})
    place: Place

    def __post_init__(self) -> None:
        if self.title is None and not self.metric and self.text is None:
            raise ValueError("give a title, a metric or a text")
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
    hue, ink = colour or setting.accent.strong, colour or setting.theme.palette.ink
    muted = quiet or setting.theme.palette.muted
    parts: list[Text] = []
    if point.title is not None:
        parts.append(set_words(point.title, setting, width, size, colour=ink, bold=True, align=align))
    about = point.text
    if point.metric and (fact := setting.find(point.metric, place_of(point.metric, point.place))):
        most = setting.medium.type.sizes["figure-small"] * FIGURE_SHARE
        runs = fitted_figure(fact, setting, width, most, hue)
        if text_width(runs) <= width:
            leading = max(run.style.size for run in runs) * 1.15
            parts.append(
                set_line(runs, width=width, align=align, role="figure", leading=leading, place=point.place)
            )
        else:
            parts.append(
                set_text(
                    (paragraph(runs, setting, align=align),), width=width, role="figure", place=point.place
                )
            )
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
    strong = None if bold or colour else replace(style, weight=700, colour=setting.accent.strong)
    runs = phrase_runs(phrase, setting, style, strong=strong)
    lines = (paragraph(runs, setting, align=align),)
    return set_text(lines, width=max(width, style.size), role=role, place=phrase.place, balance=balance)


def piled(parts: Sequence[Text], width: float, gap: float) -> Composition:
    """Return texts one below the other, as high as they are."""
    items: list[Item] = []
    y = 0.0
    for part in parts:
        items.append(replace(part, box=part.box.moved(0.0, y)))
        y += part.box.height + gap
    return Composition(items=tuple(items), width=width, height=max(0.0, y - gap))


def grouped(
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
        message = "`columns` must be a number from 1; without it as many as fit stand side by side"
        raise FieldError(message, "columns")


def columns_asked(
    asked: int, setting: Setting, width: float, narrowest_em: float, place: Place
) -> int:  # fmt: skip
    """Return the asked columns; where half the narrowest cell has no room, a Problem and as many as have."""
    fitting = columns_for(asked, setting, width, narrowest_em / 2, most=asked)
    if fitting < asked:
        problem = Problem(
            place,
            f"{asked} columns are too many here: there is room for {fitting}",
            f"write `columns: {fitting}`, or leave `columns` out",
            "columns",
        )
        if problem not in setting.problems:
            setting.problems.append(problem)
    return fitting


def columns_for(count: int, setting: Setting, width: float, narrowest_em: float, most: int = 4) -> int:
    """Return how many cells stand in a row: rows as full and as even as the narrowest cell allows."""
    gutter = setting.medium.gutter
    narrowest = setting.medium.type.sizes["body"] * narrowest_em
    fitting = max(1, min(most, int((width + gutter) // (narrowest + gutter))))
    rows = -(-count // fitting) or 1
    return -(-count // rows) or 1
