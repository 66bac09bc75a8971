"""A table of the file and its cells generated then and now in; the table with the figures of now out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.update.body import Fresh, Words, is_as_generated, merge_body
from briefgen.update.generated import Paragraphs
from briefgen.update.moves import NUMBER, squeezed, text_of
from briefgen.update.pairing import greedy
from briefgen.update.report import Log

Rows = Sequence[Sequence[Paragraphs]]
LEAST_SHARED = 0.4
"""Share of its cells that a row or column has in common with what it was generated as."""


def merge_table(table: Any, then: Rows, now: Rows, fresh: Any, log: Log, *, plain: bool) -> None:
    """Bring a table up to date: cell by cell, in the rows, columns and widths that the person gave it."""
    own = [_cells(row) for row in table.findall(tag("a:tr"))]
    said = [[_said(cell) for cell in row] for row in own]
    rows = _matched([Counter(filter(None, row)) for row in said], [_counted(row) for row in then])
    columns = _columns(said, then, rows)
    rows_now, columns_now = _by_head([row[0] for row in then], [row[0] for row in now]), _heads(then, now)
    fresh_rows = [_cells(row) for row in fresh.findall(tag("a:tr"))]
    for place, row in rows.items():
        if rows_now.get(row) is None:
            continue
        for column, old_column in columns.items():
            new_column = columns_now.get(old_column)
            fits = place < len(own) and column < len(own[place]) and old_column < len(then[row])
            if not fits or new_column is None or new_column >= len(now[rows_now[row]]):
                continue
            pair = then[row][old_column], now[rows_now[row]][new_column]
            _merge_cell(own[place][column], pair, fresh_rows[rows_now[row]][new_column], log, plain=plain)
    _remove_rows(table, own, then, (rows, rows_now, columns), log)
    _insert_rows(table, (rows, rows_now), (columns, columns_now), fresh, log)
    if set(range(len(now[0]))) - set(columns_now.values()):
        log.conflict("table", tr("it is generated with a further column now, which is not in yours"))


def is_untouched_table(table: Any, then: Rows) -> bool:
    """Say whether the cells of a table say what was generated."""
    said = [[_said(cell) for cell in _cells(row)] for row in table.findall(tag("a:tr"))]
    return said == [[_text(cell) for cell in row] for row in then]


def _cells(row: Any) -> list[Any]:
    """Return the cells of a row but those that one beside or above reaches over."""
    return [cell for cell in row.findall(tag("a:tc")) if not (_is(cell, "hMerge") or _is(cell, "vMerge"))]


def _is(cell: Any, name: str) -> bool:
    return cell.get(name) in ("1", "true")


def _said(cell: Any) -> str:
    return squeezed("".join(Words.of(paragraph).text for paragraph in cell.iter(tag("a:p"))))


def _text(cell: Paragraphs) -> str:
    return squeezed("".join(map(text_of, cell)))


def _counted(row: Sequence[Paragraphs]) -> Counter[str]:
    return Counter(filter(None, map(_text, row)))


def _matched(own: list[Counter[str]], then: list[Counter[str]]) -> dict[int, int]:
    """Return the generated row or column of each of the file's, those first that share most."""
    scored = (
        ((one & other).total() / max(min(one.total(), other.total()), 1), abs(i - j), i, j)
        for i, one in enumerate(own)
        for j, other in enumerate(then)
    )
    return dict(sorted(greedy(scored, LEAST_SHARED).items()))


def _columns(said: list[list[str]], then: Rows, rows: dict[int, int]) -> dict[int, int]:
    """Return the generated column of each of the file's, by the rows that are known."""
    count, count_then = (max(map(len, each), default=0) for each in (said, then))
    own = [_column([said[i] for i in rows], column) for column in range(count)]
    old = [
        _column([list(map(_text, then[j])) for j in rows.values()], column) for column in range(count_then)
    ]
    scored = (
        (sum(a == b for a, b in zip(one, other, strict=True)), abs(i - j), i, j)
        for i, one in enumerate(own)
        for j, other in enumerate(old)
    )
    return dict(sorted(greedy(scored, LEAST_SHARED * len(rows)).items()))


def _column(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column] if column < len(row) else "\0" for row in rows]


def _by_head(then: Sequence[Paragraphs], now: Sequence[Paragraphs]) -> dict[int, int]:
    """Return which row became which: that of its head, several of one head in order; else of its place."""
    places: dict[str, list[int]] = {}
    for place, each in enumerate(now):
        places.setdefault(_text(each), []).append(place)
    found = {i: left.pop(0) for i, each in enumerate(then) if (left := places.get(_text(each)))}
    if len(then) == len(now):
        free = set(range(len(now))) - set(found.values())
        found |= {i: i for i in range(len(then)) if i not in found and i in free}
    return found


def _heads(then: Rows, now: Rows) -> dict[int, int]:
    """Return which column became which, by the heads without their figures."""
    if len(then[0]) == len(now[0]):
        return {column: column for column in range(max(map(len, then)))}
    heads = [NUMBER.sub("#", _text(each)) for each in now[0]]
    told = [NUMBER.sub("#", _text(each)) for each in then[0]]
    return {i: heads.index(head) for i, head in enumerate(told) if head in heads}


def _merge_cell(cell: Any, pair: tuple[Paragraphs, Paragraphs], new: Any, log: Log, *, plain: bool) -> None:
    body, fresh = cell.find(tag("a:txBody")), new.find(tag("a:txBody"))
    if body is None or fresh is None:
        return
    then, now = pair
    if not _text(then):
        if not _said(cell) and _text(now):
            cell.replace(body, deepcopy(fresh))
            log.moved += 1
        return
    untouched = is_as_generated(body, then)
    merge_body(body, then, now, Fresh(body=fresh), log, plain=plain)
    looks, looks_now = cell.find(tag("a:tcPr")), new.find(tag("a:tcPr"))
    if plain and untouched and _text(then) != _text(now) and looks is not None and looks_now is not None:
        cell.replace(looks, deepcopy(looks_now))


def _remove_rows(
    table: Any, own: list[list[Any]], then: Rows, maps: tuple[dict[int, int], ...], log: Log
) -> None:
    """Remove rows that are generated no more, unless a person changed them."""
    rows, rows_now, columns = maps
    elements = table.findall(tag("a:tr"))
    for place, row in rows.items():
        if row in rows_now:
            continue
        texts = {column: _text(then[row][old]) for column, old in columns.items() if old < len(then[row])}
        kept = all(
            _said(cell) == texts.get(column, "") for column, cell in enumerate(own[place]) if column in texts
        )
        extra = any(_said(cell) for column, cell in enumerate(own[place]) if column not in texts)
        if kept and not extra:
            table.remove(elements[place])
            log.moved += 1
        else:
            log.conflict(
                "table",
                tr("its row {number} is generated no more, and was changed by hand", number=place + 1),
            )


def _insert_rows(
    table: Any,
    rows: tuple[dict[int, int], dict[int, int]],
    columns: tuple[dict[int, int], dict[int, int]],
    fresh: Any,
    log: Log,
) -> None:
    """Insert rows that are generated newly, behind the row before, in the person's columns."""
    elements = table.findall(tag("a:tr"))
    by_now = {rows[1][old]: elements[place] for place, old in rows[0].items() if old in rows[1]}
    for number, row in enumerate(fresh.findall(tag("a:tr"))):
        if number in rows[1].values() or number == 0:
            continue
        before = next((by_now[n] for n in range(number - 1, -1, -1) if n in by_now), None)
        if before is None or before.getparent() is not table:
            continue
        made = _row_like(before, row, columns)
        before.addnext(made)
        by_now[number] = made
        log.moved += 1


def _row_like(before: Any, row: Any, columns: tuple[dict[int, int], dict[int, int]]) -> Any:
    """Return a generated row in the columns of the row before it: a person's own column is empty there."""
    made = deepcopy(before)
    cells = _cells(row)
    for column, cell in enumerate(made.findall(tag("a:tc"))):
        new = columns[1].get(columns[0].get(column, -1), -1)
        if 0 <= new < len(cells):
            made.replace(cell, deepcopy(cells[new]))
        else:
            for text in cell.iter(tag("a:t")):
                text.text = ""
    return made
