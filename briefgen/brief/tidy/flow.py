"""Lists in brackets and mappings in braces, evenly spaced; their lines end where they did."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.translate import tr
from briefgen.brief.tidy.manuscript import Manuscript, behind_blanks, width_of
from briefgen.brief.tidy.piece import Branch, Leaf, Piece, Untidy

INDENT = 2
MANY = 8
"""Scalars of a list that are too many for a line each."""


def one_line(piece: Piece, bare: str) -> str:
    """Return a piece that stands on one line; ``bare`` is the source without its comments."""
    if isinstance(piece, Leaf):
        return piece.text
    if not piece.mapping:
        return f"[{', '.join(one_line(each, bare) for each in piece.parts)}]"
    pairs = ", ".join(
        f"{one_line(key, bare)}: {one_line(value, bare)}"
        if has_colon(key, value, bare)
        else one_line(key, bare)
        for key, value in piece.pairs()
    )
    return pairs if piece.bare else f"{{{pairs}}}"


def has_colon(key: Piece, value: Piece, bare: str) -> bool:
    """Return whether a colon follows a key: in braces a key may stand alone."""
    if isinstance(value, Branch) or value.text:
        return True
    return bare[behind_blanks(bare, key.end)] == ":"


def becomes_block(piece: Piece, bare: str) -> bool:
    """Return whether a piece in brackets is shorter as lines of a block."""
    if not isinstance(piece, Branch) or not piece.parts or piece.bare:
        return False
    if not piece.mapping:
        return len(piece.parts) > 1 or becomes_block(piece.parts[0], bare)
    if not all(has_colon(key, value, bare) and isinstance(key, Leaf) for key, value in piece.pairs()):
        return False
    return len(piece.parts) > 2 or becomes_block(piece.parts[1], bare)


def is_long_list(piece: Branch) -> bool:
    """Return whether a piece holds many scalars, which stand beside each other better than below."""
    return len(piece.parts) > MANY << piece.mapping and all(isinstance(part, Leaf) for part in piece.parts)


def write_filled(piece: Branch, sheet: Manuscript, indent: int, widest: int) -> None:
    """Write a piece of scalars, as many on a line as have room."""
    opening, closing = "{}" if piece.mapping else "[]"
    entries = list(_entries(piece))
    sheet.lines[-1] += opening
    sheet.line(indent + INDENT)
    for number, entry in enumerate(entries):
        text = entry[0].text if isinstance(entry[0], Leaf) else ""
        if len(entry) > 1 and has_colon(entry[0], entry[1], sheet.bare):
            text += f": {one_line(entry[1], sheet.bare)}"
        text += "," * (number < len(entries) - 1)
        if sheet.lines[-1].strip() and sheet.width + 1 + width_of(text) > widest:
            sheet.line(indent + INDENT)
        sheet.lines[-1] += f" {text}" if sheet.lines[-1].strip() else text
    sheet.line(indent)
    sheet.lines[-1] += closing


def write_flow(piece: Piece, sheet: Manuscript, indent: int) -> None:
    """Write a piece in brackets that goes on over several lines; ``indent`` is that of its first line."""
    if isinstance(piece, Leaf):
        write_leaf(piece, sheet, indent)
    elif piece.bare:
        for key, value in piece.pairs():
            _write_pair(key, value, sheet, indent)
    else:
        _write_branch(piece, sheet, indent)


def write_leaf(leaf: Leaf, sheet: Manuscript, indent: int) -> None:
    """Write a scalar, its further lines at an indent."""
    first, *further = leaf.text.split("\n")
    sheet.write(_end_cut(first) if further else first, leaf.end)
    for number, line in enumerate(further, 1):
        sheet.line(0)
        said = line.strip(" \t") if number == len(further) else _end_cut(line.lstrip(" \t"))
        sheet.lines[-1] = " " * indent + said if said else ""


def _end_cut(line: str) -> str:
    """Return a line without blanks at its end; one that a backslash keeps stays."""
    cut = line.rstrip(" \t")
    return line if cut.endswith("\\") and cut != line else cut


def _write_branch(piece: Branch, sheet: Manuscript, indent: int) -> None:
    opening, closing = "{}" if piece.mapping else "[]"
    sheet.write(opening, piece.start + 1)
    inner = indent + INDENT
    entries = list(_entries(piece))
    for number, entry in enumerate(entries):
        _go_on(sheet, entry[0], inner, " " if number else "")
        if len(entry) == 1:
            write_flow(entry[0], sheet, inner)
        else:
            _write_pair(entry[0], entry[1], sheet, inner)
        if number < len(entries) - 1:
            sheet.write(",", sheet.sign(",") + 1)
    breaks = sheet.breaks_before(piece.end - 1)
    sheet.take_comments(piece.end - 1, inner)
    if breaks or sheet.closed:
        sheet.line(indent)
    sheet.write(closing, piece.end)


def _entries(piece: Branch) -> Iterator[tuple[Piece, ...]]:
    if piece.mapping:
        yield from piece.pairs()
    else:
        yield from ((part,) for part in piece.parts)


def _go_on(sheet: Manuscript, piece: Piece, indent: int, gap: str) -> None:
    breaks = sheet.breaks_before(piece.start)
    sheet.take_comments(piece.start, indent)
    if breaks or sheet.closed:
        sheet.line(indent)
    else:
        sheet.write(gap, sheet.at)


def _write_pair(key: Piece, value: Piece, sheet: Manuscript, indent: int) -> None:
    if isinstance(key, Branch):
        raise Untidy(tr("a list or a mapping stands where a key should"), key.start)
    write_leaf(key, sheet, indent)
    if not has_colon(key, value, sheet.bare):
        return
    sheet.write(":", sheet.sign(":") + 1)
    if isinstance(value, Leaf) and not value.text:
        sheet.write(" ", sheet.at)
        return
    sheet.take_comments(value.start, indent)
    if sheet.closed:
        sheet.line(indent + INDENT)
    else:
        sheet.write(" ", sheet.at)
    write_flow(value, sheet, indent)
