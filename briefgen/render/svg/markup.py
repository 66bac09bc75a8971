"""Names, attributes and children in, SVG markup out; a unit of the drawing is a point."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Item, PictureItem
from briefgen.render.xml_text import in_attribute

DECIMALS = 3
"""Of a point that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What painters of items need to know of the page they draw."""

    language: str
    key: str
    """Of the page among all that may stand in one document; ids begin with it."""
    address: Callable[[PictureItem], str]
    """Of a picture's file."""
    told: Callable[[str], str] = lambda _: ""
    """What is said of a fact where a pointer rests on it."""


def el(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """Return an element with its attributes, those of ``with_attributes``."""
    start, inside = with_attributes(name, attributes), "".join(children)
    return f"<{start}>{inside}</{name}>" if inside else f"<{start}/>"


def with_attributes(name: str, attributes: Mapping[str, str | float | None]) -> str:
    """Return a name and its attributes; None ones are left out, an underscore in their names is a hyphen."""
    start = name
    for key, value in attributes.items():
        if value is not None:
            text = value if isinstance(value, str) else number(value)
            start += f' {key.rstrip("_").replace("_", "-")}="{in_attribute(text)}"'
    return start


def number(value: float, decimals: int = DECIMALS) -> str:
    """Return a number as short as it can be written."""
    text = f"{value:.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def place_of(item: Item) -> str | None:
    """Return where in the brief an item stands, as line and column; None where that is unknown."""
    return f"{item.place.line}:{item.place.column}" if item.place and item.place.line else None


def drawn(item: Item, *elements: str) -> str:
    """Return an item's elements: as one picture where it has an alternative text, with its place if known."""
    place = place_of(item)
    if not item.alt and place is None:
        return "".join(elements)
    role = "img" if item.alt else None
    return el("g", *elements, role=role, aria_label=item.alt or None, data_place=place)
