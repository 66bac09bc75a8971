"""An embedded workbook's bytes in, its cells out: read part by part, by none of the libraries that wrote it.

openpyxl would do, but its import alone takes longer than all other checks of a deck together.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Any

from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.runtime.package import Package, Spent
from briefgen.verify.passage import UnreadableError

_RANGE = re.compile(
    r"(?:'(?P<quoted>[^']+)'|(?P<plain>[^!']+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)
MOST_CELLS = 100_000
"""No range of a chart is longer."""

Cells = dict[tuple[str, str], str]
"""(sheet, reference) -> the cell's content; a formula as ``=…``."""


def cells(content: bytes, name: str, spent: Spent | None = None) -> Cells:
    """Return every filled cell of a workbook; ``spent`` is that of the deck in which it lies."""
    package = Package.open(content, name, spent)
    book = package.related("", "officeDocument") or "xl/workbook.xml"
    relations = package.relations(book)
    shared = _shared(package, book)
    found: Cells = {}
    for sheet in package.tree(book).iter(tag("s:sheet")):
        _, part = relations.get(sheet.get(tag("r:id")) or "", ("", ""))
        if not part:
            raise UnreadableError(
                tr("{name} is broken: its sheet {get!r} is missing", name=name, get=sheet.get("name"))
            )
        for cell in package.tree(part).iter(tag("s:c")):
            found[sheet.get("name") or "", cell.get("r") or ""] = _cell_text(cell, shared)
    return found


def _shared(package: Package, book: str) -> tuple[str, ...]:
    part = package.related(book, "sharedStrings")
    if part is None:
        return ()
    entries = package.tree(part).iter(tag("s:si"))
    return tuple("".join(text.text or "" for text in entry.iter(tag("s:t"))) for entry in entries)


def _cell_text(cell: Any, shared: tuple[str, ...]) -> str:
    formula, value = cell.find(tag("s:f")), cell.find(tag("s:v"))
    if formula is not None:
        return f"={formula.text or ''}"
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(tag("s:t")))
    text = value.text or "" if value is not None else ""
    if cell.get("t") == "s":
        return shared[int(text)] if text.isdecimal() and int(text) < len(shared) else "#REF!"
    return text if cell.get("t") in ("str", "b", "e") else plain_number(text)


KEPT_DIGITS = 15
"""What applications keep of a number; a whole one stays whole."""


def plain_number(text: str | float) -> str:
    """Return a number as one would type it: 300 for 300.0 and 3e2; other text as it is."""
    try:
        number = float(text)
    except ValueError:
        return str(text)
    whole = len(str(abs(int(number)))) if isfinite(number) else 0
    shown = f"{number:.{max(0, min(10, KEPT_DIGITS - whole))}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown in ("-0", "") else shown


def referenced(reference: str) -> list[tuple[str, str]]:
    """Return the cells of a reference such as ``Sheet1!$B$2:$B$3``, row by row; [] for none that we know."""
    match = _RANGE.fullmatch(reference.strip())
    if not match:
        return []
    sheet = match["quoted"] or match["plain"]
    first, top, last, bottom = match[3], int(match[4]), match[5] or match[3], int(match[6] or match[4])
    columns = range(_index(first), _index(last) + 1)
    rows = range(top, bottom + 1)
    if len(columns) * len(rows) > MOST_CELLS:
        return []
    return [(sheet, f"{letters_of(column)}{row}") for row in rows for column in columns]


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(index: int) -> str:
    """Return the letters of a column counted from 1."""
    letters = ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
