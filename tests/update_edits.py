"""What people do to a deck by hand: each edit with how to find it again in the deck brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ooxml_package import A

Check = Callable[[Any], None]
EDITS: dict[str, Edit] = {}


@dataclass(frozen=True)
class Edit:
    """An edit: it changes a presentation and returns what must be true of the one brought up to date."""

    make: Callable[[Any], Check]
    conflicts: frozenset[str] = frozenset()
    """Codes of the conflicts that it makes."""
    stale: tuple[str, ...] = ()
    """Figures of then that stay for it."""
    office: bool = True
    """Whether LibreOffice keeps it itself."""
    on: str = ""
    """What it is done to, where others cannot be done to the same."""


def edit(
    *, conflicts: tuple[str, ...] = (), stale: tuple[str, ...] = (), office: bool = True, on: str = ""
) -> Callable[[Callable[[Any], Check]], Callable[[Any], Check]]:
    def listed(make: Callable[[Any], Check]) -> Callable[[Any], Check]:
        EDITS[make.__name__] = Edit(make, frozenset(conflicts), stale, office, on or make.__name__)
        return make

    return listed


def shapes(tree: Any) -> Iterator[Any]:
    for shape in tree:
        yield shape
        if shape.shape_type == 6:
            yield from shapes(shape.shapes)


def everything(deck: Any) -> Iterator[Any]:
    for slide in deck.slides:
        yield from shapes(slide.shapes)


def saying(deck: Any, text: str) -> Any:
    """Return the first shape that says a text."""
    return next(each for each in everything(deck) if each.has_text_frame and text in each.text_frame.text)


def named(deck: Any, name: str) -> Any:
    return next(each for each in everything(deck) if each.name == name)


def chart_of(deck: Any) -> Any:
    return next(
        each.chart for each in everything(deck) if getattr(each, "has_chart", False) and each.has_chart
    )


def table_of(deck: Any) -> Any:
    return next(
        each.table for each in everything(deck) if getattr(each, "has_table", False) and each.has_table
    )


def slide_titled(deck: Any, text: str) -> Any:
    return next(
        slide for slide in deck.slides if slide.shapes.title is not None and text in slide.shapes.title.text
    )


PROSE = "are open"


def say_in(cell: Any, text: str) -> None:
    texts = list(cell.iter(f"{A}t"))
    for each in texts:
        each.text = ""
    if texts:
        texts[0].text = text


def same(found: Any, wanted: Any) -> None:
    assert str(found).replace("\\xa0", " ").replace("\xa0", " ") == str(wanted)


def near(found: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    """Hold places against each other; LibreOffice rounds to hundredths of a millimetre."""
    assert all(abs(a - b) <= 720 for a, b in zip(found, wanted, strict=True))
