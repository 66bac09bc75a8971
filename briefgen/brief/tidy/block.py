"""Mappings and lists of lines: two spaces a level, an item's dash below its key and in by a level."""

from __future__ import annotations

import re

from briefgen.base.translate import tr
from briefgen.brief.tidy.flow import (
    INDENT,
    becomes_block,
    is_long_list,
    one_line,
    write_filled,
    write_flow,
    write_leaf,
)
from briefgen.brief.tidy.manuscript import Manuscript, width_of
from briefgen.brief.tidy.piece import BLOCK, Branch, Leaf, Piece, Untidy

WIDEST = 120
"""Columns of a line; what stands in brackets on a wider one becomes lines of its own."""

_HEAD = re.compile(r"[|>][-+0-9]*")


def write_block(
    piece: Branch, sheet: Manuscript, indent: int, *, goes_on: bool = False, least: int = 0
) -> None:
    """Write a mapping or a list, an entry a line; the first one may go on the line that is begun.

    Comments behind it in a column from ``least`` on, and not before its own, are its own.
    """
    column = max(column_of(sheet.source, piece.start), least)
    if piece.mapping:
        for number, (key, value) in enumerate(piece.pairs()):
            _begin(sheet, piece, key.start, indent, goes_on=goes_on and not number, first=not number)
            write_entry(key, value, sheet, indent)
    else:
        for number, item in enumerate(piece.parts):
            dash = item.start if piece.flow else sheet.sign("-")
            _begin(sheet, piece, dash, indent, goes_on=goes_on and not number, first=not number)
            sheet.write("-", max(sheet.at, dash if piece.flow else dash + 1))
            _write_value(item, sheet, indent, in_list=True)
    if not piece.flow:
        sheet.take_comments(sheet.next_word(), indent, column)


def column_of(source: str, at: int) -> int:
    """Return the column of a place, from 0."""
    return at - source.rfind("\n", 0, at) - 1


def _begin(sheet: Manuscript, piece: Branch, start: int, indent: int, *, goes_on: bool, first: bool) -> None:
    sheet.take_comments(start, indent)
    if goes_on and not sheet.closed:
        sheet.write(" ", sheet.at)
    else:
        sheet.line(indent, None if piece.flow or (first and not sheet.closed) else start)


def write_entry(key: Piece, value: Piece, sheet: Manuscript, indent: int) -> None:
    """Write a key on the line that is begun, and its value."""
    if isinstance(key, Branch) or "\n" in key.text or key.style in BLOCK:
        raise Untidy(tr("a key goes on over several lines"), key.start)
    sheet.write(key.text, key.end)
    sheet.write(":", sheet.sign(":") + 1)
    least = column_of(sheet.source, key.start) + 1
    _write_value(value, sheet, indent, in_list=False, least=least)


def _write_value(value: Piece, sheet: Manuscript, indent: int, *, in_list: bool, least: int = 0) -> None:
    inner = indent + INDENT
    if isinstance(value, Branch) and not value.flow:
        if in_list:
            sheet.take_comments(value.start if value.mapping else sheet.sign("-"), inner)
        write_block(value, sheet, inner, goes_on=in_list, least=least)
        return
    if isinstance(value, Leaf) and not value.text:
        return
    below = sheet.breaks_before(value.start)
    sheet.take_comments(value.start, inner)
    if isinstance(value, Branch):
        _write_brackets(value, sheet, indent, in_list=in_list)
    elif value.style in BLOCK:
        _write_lines(value, sheet, inner)
    else:
        wide = "\n" in value.text or sheet.width + 1 + width_of(value.text) > WIDEST
        if sheet.closed or (below and wide and not in_list):
            sheet.line(inner)
        else:
            sheet.write(" ", sheet.at)
        write_leaf(value, sheet, inner)


def _write_brackets(value: Branch, sheet: Manuscript, indent: int, *, in_list: bool) -> None:
    """Write what stands in brackets: on its line, as lines of a block where it is too wide for one."""
    inner = indent + INDENT
    if "\n" in sheet.source[value.start : value.end]:
        if sheet.closed:
            sheet.line(inner)
            write_flow(value, sheet, inner)
        else:
            sheet.write(" ", sheet.at)
            write_flow(value, sheet, indent)
        return
    text = one_line(value, sheet.bare)
    start = inner - 1 if sheet.closed else sheet.width
    wide = start + 1 + width_of(text) > WIDEST
    if wide and is_long_list(value):
        if sheet.closed:
            sheet.line(inner)
        else:
            sheet.write(" ", sheet.at)
        sheet.at = value.end
        write_filled(value, sheet, inner if not sheet.lines[-1].strip() else indent, WIDEST)
        return
    if wide and becomes_block(value, sheet.bare):
        sheet.at = value.start + 1
        if not in_list:
            sheet.take_comments(_line_end(sheet.source, value.end), inner, inner + len(sheet.source))
        write_block(value, sheet, inner, goes_on=in_list)
        sheet.at = value.end
        return
    if sheet.closed:
        sheet.line(inner)
    else:
        sheet.write(" ", sheet.at)
    sheet.write(text, value.end)


def _line_end(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end


def _write_lines(leaf: Leaf, sheet: Manuscript, indent: int) -> None:
    """Write a text in a block, its lines at an indent."""
    head, *lines = leaf.text.split("\n")
    if (found := _HEAD.match(head)) is None or any(sign.isdecimal() for sign in found[0]):
        raise Untidy(tr("the indent of a text is told by a digit"), leaf.start)
    if sheet.closed:
        sheet.line(indent)
    else:
        sheet.write(" ", sheet.at)
    sheet.write(found[0], leaf.start + len(found[0]))
    sheet.take_comments(leaf.start + len(head) + 1, indent)
    stood = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
    first = next((line for line in lines if line.strip(" ")), "")
    if len(first) - len(first.lstrip(" ")) != stood:
        raise Untidy(tr("the first line of a text is indented more than others"), leaf.start)
    for line in lines:
        sheet.line(0)
        sheet.lines[-1] = " " * indent + line[stood:] if line.strip(" ") else ""
    sheet.at = leaf.end
    sheet.closed = bool(lines)
