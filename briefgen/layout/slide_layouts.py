"""A slide with a layout's name in, the slide with its blocks in that layout's cells out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import tr, tr_n
from briefgen.blocks.parts.containers import Panel, Pile
from briefgen.blocks.picture import Picture
from briefgen.blocks.row import Row
from briefgen.brief.model import Slide, SlideLayout
from briefgen.model.context import Block, Composition, Setting, Wrapper
from briefgen.model.theme import SizeName

FIGURES: frozenset[SizeName] = frozenset({"figure", "figure-small"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Rows of cells, each row its cells' shares of the width; one cell may take several blocks."""

    rows: tuple[tuple[float, ...], ...]
    takes: int | None = None
    """The cell that takes the remaining blocks where there are more blocks than cells."""
    align: Literal["top", "middle"] = "top"
    picture: int | None = None
    """The cell that holds a picture."""
    words: float = 1.0
    """Size of words against the theme's."""
    figures: float = 1.0
    """Size of figures against the theme's."""
    panels: bool = False
    """Whether each cell is a panel."""
    bleed: bool = False
    """Whether the body reaches from edge to edge of the slide."""

    @property
    def cells(self) -> int:
        """Return how many cells there are."""
        return sum(len(row) for row in self.rows)


ONE, TWO, THREE = (1.0,), (1.0, 1.0), (1.0, 1.0, 1.0)

LAYOUTS: dict[SlideLayout, Layout] = {
    "title-only": Layout(rows=()),
    "closing": Layout(rows=()),
    "agenda": Layout(rows=(ONE,), takes=0),
    "one": Layout(rows=(ONE,), takes=0),
    "two-columns": Layout(rows=(TWO,)),
    "one-two": Layout(rows=((1.0, 2.0),)),
    "two-one": Layout(rows=((2.0, 1.0),)),
    "three-columns": Layout(rows=(THREE,)),
    "four-columns": Layout(rows=((1.0, 1.0, 1.0, 1.0),)),
    "four-quadrants": Layout(rows=(TWO, TWO)),
    "six-cells": Layout(rows=(THREE, THREE)),
    "one-over-two": Layout(rows=(ONE, TWO)),
    "two-over-one": Layout(rows=(TWO, ONE)),
    "one-over-three": Layout(rows=(ONE, THREE)),
    "big-number": Layout(rows=(ONE,), takes=0, words=1.3, figures=3.2),
    "big-quote": Layout(rows=(ONE,), words=1.6),
    "picture-left": Layout(rows=((1.2, 1.0),), takes=1, picture=0, align="middle"),
    "picture-right": Layout(rows=((1.0, 1.2),), takes=0, picture=1, align="middle"),
    "full-picture": Layout(rows=(ONE,), picture=0, bleed=True),
    "comparison": Layout(rows=(TWO,), panels=True),
    "chart-with-notes": Layout(rows=((2.2, 1.0),), takes=1, align="middle"),
    "notes-with-chart": Layout(rows=((1.0, 2.2),), takes=0, align="middle"),
    "table": Layout(rows=(ONE,)),
    "kpi-strip-and-chart": Layout(rows=(ONE, ONE), takes=1),
}
"""Every layout by its name: adding one is a line here and its name in `SlideLayout`."""


def arranged(slides: Sequence[Slide]) -> tuple[tuple[Slide, ...], tuple[Problem, ...]]:
    """Return the slides with their blocks in the cells of their layouts, and the Problems of misfits."""
    done: list[Slide] = []
    problems: list[Problem] = []
    for slide in slides:
        found = list(_misfits(slide))
        problems += found
        named = slide.layout is not None and slide.kind == "content" and not found
        done.append(replace(slide, blocks=_in_cells(slide)) if named else slide)
    return tuple(done), tuple(problems)


def _misfits(slide: Slide) -> Iterator[Problem]:
    if slide.layout is None:
        return
    if slide.kind != "content":
        message = tr("a {kind} slide has a layout of its own", kind=slide.kind)
        yield Problem(slide.place, message, tr("leave `layout` out, or leave `kind` out"), "layout")
        return
    layout, count = LAYOUTS[slide.layout], len(slide.blocks)
    derived = slide.layout == "agenda" and not count
    too_many = count > layout.cells and layout.takes is None
    if not derived and (count < layout.cells or too_many):
        needed = tr_n("{number} block", "{number} blocks", layout.cells)
        if layout.takes is not None:
            needed = tr("{needed} or more", needed=needed)
        near = [name for name, other in LAYOUTS.items() if other.cells == count and other.picture is None]
        hint = (
            tr("for {count}: {names}", count=count, names=", ".join(near[:5]))
            if near
            else tr("`one` takes any number")
        )
        place = slide.blocks[layout.cells].place if too_many else slide.place
        yield Problem(
            place,
            tr(
                "layout {layout} takes {needed}, found {count}",
                layout=slide.layout,
                needed=needed,
                count=count,
            ),
            hint,
            "layout",
        )
        return
    if layout.picture is not None:
        block = _cells(slide.blocks, layout)[layout.picture][0]
        if not isinstance(block, Picture):
            where = "first" if layout.picture == 0 else "last"
            message = tr(
                "layout {layout} needs a picture, but its {where} block is not one",
                layout=slide.layout,
                where=where,
            )
            yield Problem(block.place, message, tr("put a `picture` {where}", where=where), "layout")


def _cells(blocks: Sequence[Block], layout: Layout) -> list[Sequence[Block]]:
    """Return the blocks of each cell."""
    spare = len(blocks) - layout.cells
    cells: list[Sequence[Block]] = []
    start = 0
    for index in range(layout.cells):
        end = start + 1 + (spare if index == layout.takes else 0)
        cells.append(blocks[start:end])
        start = end
    return cells


def _agenda(place: Place) -> tuple[Block]:
    from briefgen.blocks.agenda import Agenda

    return (Agenda(place=place),)


def _in_cells(slide: Slide) -> tuple[Block, ...]:
    if slide.layout is None:
        return slide.blocks
    layout, place = LAYOUTS[slide.layout], slide.place
    blocks = slide.blocks or (_agenda(place) if slide.layout == "agenda" else ())
    filled = iter([_cell(cell, layout) for cell in _cells(blocks, layout)])
    rows: list[Block] = []
    for shares in layout.rows:
        cells = tuple(next(filled) for _ in shares)
        row = Row(blocks=cells, shares=shares, align=layout.align, place=cells[0].place)
        rows.append(cells[0] if len(cells) == 1 else row)
    return tuple(rows)


def _cell(blocks: Sequence[Block], layout: Layout) -> Block:
    place = blocks[0].place
    block = blocks[0] if len(blocks) == 1 else Pile(blocks=blocks, gap=3, place=place)
    if (layout.words, layout.figures) != (1.0, 1.0):
        block = Enlarged(block=block, words=layout.words, figures=layout.figures, place=place)
    if layout.panels:
        block = Panel(block=block, place=place)
    return FullBleed(block=block, place=place) if layout.bleed else block


@dataclass(frozen=True, slots=True, kw_only=True)
class Enlarged(Wrapper):
    """A block in larger type."""

    words: float
    figures: float

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in larger type."""
        larger = setting.scaled(lambda name: self.figures if name in FIGURES else self.words)
        return larger.compose(self.block, width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class FullBleed(Wrapper):
    """A block that reaches from edge to edge of the slide."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out over the margins."""
        margin = (setting.medium.width - width) / 2
        laid = setting.compose(self.block, setting.medium.width, height)
        return Composition(items=laid.at(-margin, 0.0), width=width, height=laid.height)
