"""A finished page in, its parts out: stacked and side by side as they stand there, read in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.layout.web.atom import Atom, atoms_of, is_line
from briefgen.layout.web.columns import alike_widths, least_width, merged_grids, side_of, widths_of
from briefgen.layout.web.cut import columns_of, rows_of
from briefgen.model.flow import (
    ChartPart,
    ColumnsPart,
    DrawingPart,
    FlowPart,
    PanelPart,
    PicturePart,
    RulePart,
    StackPart,
    TablePart,
    TextPart,
)
from briefgen.model.scene import Chart, Group, Item, Page, PictureItem, Shape, TableItem, Text
from briefgen.render.contents import cell_box, owners_of

SMALL_PT = 26.0
"""A drawing no wider stands among words as a sign."""
HIGH_PT = 60.0
LEAST_ABOVE_PT = 7.0
"""Between two parts that are higher than that."""
APART_PT = 3.0
"""So near to the right end a part stands at that end."""


def flow_of(page: Page, width: float, height: float) -> FlowPart:
    """Return a page as one part."""
    return _part(atoms_of(page.items), Box(0.0, 0.0, width, height))


def _part(atoms: Sequence[Atom], room: Box) -> FlowPart:
    """Return atoms as one part of the room that they stand in."""
    if len(atoms) == 1:
        return _leaf(atoms[0])
    rows = rows_of(atoms)
    if len(rows) > 1:
        return _stack([_part(row, room) for row in rows])
    columns = columns_of(atoms)
    ruled = [column for column in columns if _upright(column) is not None]
    if len(columns) > 1 and len(ruled) < len(columns) and not _are_signs(columns):
        return _columns(columns, room)
    return _drawing(atoms)


def _are_signs(columns: Sequence[Sequence[Atom]]) -> bool:
    """Say whether a column has drawings that each belong to a line of the text beside it."""
    signs = [
        column for column in columns if len(column) > 1 and _upright(column) is None and _is_unread(column)
    ]
    others = (column for column in columns if column not in signs)
    return bool(signs) and all(len(column) == 1 and isinstance(column[0].item, Text) for column in others)


def _is_unread(column: Sequence[Atom]) -> bool:
    return all(atom.order < 0 for atom in column)


def _upright(column: Sequence[Atom]) -> Atom | None:
    """Return the line from top to bottom that a column is; None where something in it is read."""
    lines = [atom for atom in column if atom.is_line and atom.ink.height > atom.ink.width]
    return max(lines, key=lambda atom: atom.ink.height) if lines and _is_unread(column) else None


def _stack(parts: Sequence[FlowPart]) -> FlowPart:
    parts = merged_grids(parts)
    if len(parts) == 1:
        return parts[0]
    placed = [parts[0]]
    for before, part in pairwise(parts):
        least = LEAST_ABOVE_PT if min(part.box.height, before.box.height) > HIGH_PT else 0.0
        placed.append(replace(part, above=max(part.box.y - before.box.bottom, least)))
    return StackPart(box=_around(parts), parts=tuple(placed))


def _columns(columns: Sequence[Sequence[Atom]], room: Box) -> FlowPart:
    inks = [Box.around([atom.ink for atom in column]) for column in columns]
    box, right = Box.around(inks), _right(Box.around(inks), room)
    lines = [_upright(column) for column in columns]
    widths, gap = widths_of([ink for ink, line in zip(inks, lines, strict=True) if not line], right)
    rooms = iter(widths)
    upright: list[FlowPart] = []
    for column, ink, line in zip(columns, inks, lines, strict=True):
        if line is not None and isinstance(line.item, Shape):
            upright.append(replace(_rule(line.item), upright=True))
        else:
            upright.append(_part(column, Box(ink.x, ink.y, next(rooms), ink.height)))
    told = [part for part, line in zip(upright, lines, strict=True) if not line]
    inline = all(_is_inline(part) for part in told)
    return ColumnsPart(
        box=box,
        parts=tuple(upright),
        widths=widths,
        least=tuple(least_width(part, width) for part, width in zip(told, widths, strict=True)),
        gap=gap,
        sides=tuple(side_of(part.box, box) for part in told),
        alike=not inline and len(told) == len(upright) and alike_widths(widths),
        across=len(told),
        inline=inline,
        apart=inline and told[-1].box.right > right - APART_PT,
    )


def _right(box: Box, room: Box) -> float:
    """Return where columns may end: as far from the right end of their room as they begin from its left."""
    return max(box.right, room.right - max(box.x - room.x, 0.0))


def _is_inline(part: FlowPart) -> bool:
    if isinstance(part, TextPart):
        text = part.text
        return len(text.lines) == 1 and not text.paragraphs[0].bullet
    if isinstance(part, PanelPart):
        return _is_inline(part.part) and part.box.height < SMALL_PT
    if isinstance(part, ColumnsPart):
        return part.inline
    return isinstance(part, DrawingPart) and max(part.box.width, part.box.height) <= SMALL_PT


def _leaf(atom: Atom) -> FlowPart:
    item, box = atom.item, atom.ink
    match item:
        case Text() if item.rotation:
            return _drawing([atom])
        case Text():
            return TextPart(box=box, text=item)
        case TableItem():
            return _table(item, atom)
        case Chart() if not atom.on_it:
            return ChartPart(box=box, chart=item)
        case PictureItem() if not atom.on_it:
            return PicturePart(box=box, picture=item)
        case Shape() | PictureItem() if atom.on_it:
            inner = _part(atom.on_it, item.box)
            return PanelPart(box=item.box, part=inner, ground=item, inner=inner.box)
        case Shape() if is_line(item):
            return _rule(item)
        case Group() if not item.alt or atom.order >= 0:
            return replace(_part(atoms_of(item.items), item.box), box=box)
    return _drawing([atom])


def _rule(item: Shape) -> RulePart:
    colour = item.fill or (item.stroke.colour if item.stroke else "#000000")
    weight = min(item.box.width, item.box.height) or (item.stroke.width if item.stroke else 1.0)
    return RulePart(box=item.box, colour=colour, weight=weight)


def _table(item: TableItem, atom: Atom) -> FlowPart:
    """Return a table with the drawings that stand in its cells."""
    boxes = {
        (owner[0], owner[2].text.box.x): cell_box(item, owner) for row in owners_of(item) for owner in row
    }
    drawn: list[tuple[tuple[int, int], DrawingPart]] = []
    for number, row in enumerate(item.rows):
        for index, cell in enumerate(row.cells):
            box = boxes[number, cell.text.box.x]
            inside = [each for each in atom.on_it if box.contains(each.ink, 1.0)]
            if inside:
                drawn.append(((number, index), _drawing(inside)))
    return TablePart(box=item.box, table=item, drawn=tuple(drawn))


def _drawing(atoms: Sequence[Atom]) -> DrawingPart:
    atoms = sorted(atoms, key=lambda atom: atom.at)
    items = tuple(item for atom in atoms for item in _painted(atom))
    alts = [item.alt for item in items if item.alt and isinstance(item, Group | Shape)]
    boxes = [atom.ink for atom in atoms] + [
        atom.item.box for atom in atoms if not isinstance(atom.item, Text)
    ]
    return DrawingPart(box=Box.around(boxes), items=items, alt=" ".join(alts))


def _painted(atom: Atom) -> list[Item]:
    return [atom.item, *(item for each in atom.on_it for item in _painted(each))]


def _around(parts: Sequence[FlowPart]) -> Box:
    return Box.around([part.box for part in parts])
