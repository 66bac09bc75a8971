"""The workbook of a chart in the file: cells set, everything else in it kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.spreadsheet import column_letters
from briefgen.runtime.package import UnreadableError
from briefgen.update.office_file import OfficeFile

OWN_PARTS = frozenset(
    {
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }
)
"""What a workbook has that nobody opened and saved since it was generated."""
_RANGE = re.compile(
    r"(?:'?(?P<sheet>[^'!]*)'?!)?\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)(?::\$?[A-Z]+\$?(?P<last>\d+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRange:
    """The cells of a column that a chart refers to."""

    sheet: str
    column: int
    """From 0."""
    row: int
    """From 1."""

    @classmethod
    def of(cls, formula: str) -> CellRange | None:
        """Read a reference such as ``Sheet1!$B$2:$B$4``; None for any other formula."""
        found = _RANGE.fullmatch(formula)
        if found is None:
            return None
        number = 0
        for letter in found["column"]:
            number = number * 26 + ord(letter) - 64
        return cls(sheet=found["sheet"] or "", column=number - 1, row=int(found["row"]))

    def formula(self, count: int) -> str:
        """Return the reference to so many cells."""
        letters = column_letters(self.column)
        sheet = f"'{self.sheet}'" if not self.sheet.isalnum() else self.sheet
        return f"{sheet}!${letters}${self.row}:${letters}${self.row + count - 1}"


def is_untouched(content: bytes) -> bool:
    """Say whether a workbook is one that nobody saved since it was generated."""
    try:
        return {*OfficeFile.open(content, "workbook", "s:workbook").members} == OWN_PARTS
    except UnreadableError:
        return False


@dataclass(slots=True, kw_only=True)
class Workbook:
    """A workbook that is changed."""

    file: OfficeFile

    @classmethod
    def open(cls, content: bytes) -> Workbook | None:
        """Open a workbook, None where it cannot be read."""
        try:
            return cls(file=OfficeFile.open(content, "workbook", "s:workbook"))
        except UnreadableError:
            return None

    def set_column(self, cells: CellRange, values: Sequence[str | float | None]) -> None:
        """Write a column downwards; a formula stays, with the value that it gives."""
        part = self._sheet(cells.sheet)
        if part is None:
            return
        data = self.file.edited(part).find(tag("s:sheetData"))
        for offset, value in enumerate(values):
            _set(data, cells.row + offset, cells.column, value)

    def _sheet(self, name: str) -> str | None:
        main = self.file.main
        sheets = list(self.file.tree(main).iter(tag("s:sheet")))
        chosen = next((each for each in sheets if each.get("name") == name), sheets[0] if sheets else None)
        return None if chosen is None else self.file.target(main, chosen.get(tag("r:id")) or "") or None


def _set(data: Any, row: int, column: int, value: str | float | None) -> None:
    line = _child(data, "s:row", row, lambda each: int(each.get("r") or 0))
    line.set("r", str(row))
    cell = _child(line, "s:c", column, lambda each: _column_of(each.get("r") or ""))
    if not cell.get("r") and (style := _style_above(data, row, column)):
        cell.set("s", style)
    cell.set("r", f"{column_letters(column)}{row}")
    formula = cell.find(tag("s:f"))
    for child in list(cell):
        if child is not formula:
            cell.remove(child)
    cell.attrib.pop("t", None)
    if value is None:
        return
    if isinstance(value, str) and formula is None:
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, tag("s:is")), tag("s:t")).text = value
    else:
        etree.SubElement(cell, tag("s:v")).text = value if isinstance(value, str) else f"{value:.15g}"


def _style_above(data: Any, row: int, column: int) -> str | None:
    """Return the style of the cell above, which a new one continues: dates stay dates."""
    for line in data:
        if int(line.get("r") or 0) == row - 1:
            for cell in line:
                if _column_of(cell.get("r") or "") == column:
                    style: str | None = cell.get("s")
                    return style
    return None


def _child(parent: Any, name: str, key: int, key_of: Any) -> Any:
    """Return the child of a key, made in its place where there is none."""
    for index, each in enumerate(parent):
        if key_of(each) == key:
            return each
        if key_of(each) > key:
            made = etree.Element(tag(name))
            parent.insert(index, made)
            return made
    return etree.SubElement(parent, tag(name))


def _column_of(reference: str) -> int:
    found = CellRange.of(reference)
    return found.column if found else -1
