"""A chart's categories and series in, the embedded workbook out: one sheet, no formulas but ours, no clock.

Written directly, because XlsxWriter takes longer for a dozen cells than a slide takes, because it states the
time of writing, and because text such as ``=1+1`` must stay text.
"""

from __future__ import annotations

from functools import cache

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import NAMESPACES
from briefgen.base.spreadsheet import column_letters
from briefgen.render.pptx.archive import part_of
from briefgen.render.pptx.base_package import BASE
from briefgen.render.xml_text import between_tags


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFormula:
    """A cell that is computed from others, and what it gives now."""

    text: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookDate:
    """A date: days from 1899-12-30, shown to the day or to the month."""

    number: int
    exact: bool


CellValue = str | float | CellFormula | WorkbookDate | None

MONTH, DAY = r"yyyy\-mm", r"yyyy\-mm\-dd"
"""How dates are shown: as the brief writes them."""
MOST_DIGITS = 15
"""Of a number as applications keep it; a whole one stays whole."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def workbook(rows: list[list[CellValue]]) -> bytes:
    """Return an .xlsx of one sheet, ``Sheet1``; None leaves a cell empty."""
    body = "".join(_row(number, row) for number, row in enumerate(rows, 1))
    sheet = f'{_XML}<worksheet xmlns="{NAMESPACES["s"]}"><sheetData>{body}</sheetData></worksheet>'
    return part_of({**_frame(), "xl/worksheets/sheet1.xml": sheet.encode()})


def _row(number: int, row: list[CellValue]) -> str:
    cells = "".join(_cell(f"{column_letters(index)}{number}", value) for index, value in enumerate(row))
    return f'<row r="{number}">{cells}</row>'


def _cell(reference: str, value: CellValue) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        text = between_tags(value)
        return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, CellFormula):
        return f'<c r="{reference}"><f>{between_tags(value.text)}</f><v>{number_text(value.value)}</v></c>'
    if isinstance(value, WorkbookDate):
        return f'<c r="{reference}" s="{2 if value.exact else 1}"><v>{value.number}</v></c>'
    return f'<c r="{reference}"><v>{number_text(value)}</v></c>'


def number_text(value: float) -> str:
    """Return a number as files state it: no exponent, no trailing ``.0``, never True.

    Applications keep 15 digits, and LibreOffice rounds the values of a series and the ends of an axis each in
    its own way: a point on the end of an axis would lie beyond it and lose its label.
    """
    whole = len(str(abs(int(value))))
    text = f"{float(value):.{max(0, min(12, MOST_DIGITS - whole))}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


@cache
def _frame() -> dict[str, bytes]:
    """Return the parts that are the same in every workbook; its styles know ``MONTH`` and ``DAY``."""
    folder = BASE / "workbook"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
