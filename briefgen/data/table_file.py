"""A table of the brief as its YAML names it: a file, and where in the file the table lies."""

from __future__ import annotations

from dataclasses import field
from pathlib import PurePosixPath
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.data.grid import RANGE

Encoding = Literal["utf-8", "utf-16", "gb18030", "big5", "windows-1252"]
ENDINGS = (".csv", ".tsv", ".json", ".xlsx")
MOST_HEADERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A table in a file beside the brief."""

    file: str = field(metadata={"doc": "path below the brief's folder, of a .csv, .tsv, .json or .xlsx"})
    sheet: str = option("of a workbook: the sheet; needed where there are several", "")
    range: str = option("the cells of the table with its heads, as in A3:H400; all by default", "")
    header: int = option("how many rows of heads it has", 1)
    fill_down: tuple[str, ...] = option("columns in which an empty cell repeats the one above", ())
    encoding: Encoding | None = option("of a text file; found by itself by default", None)
    place: Place

    def __post_init__(self) -> None:
        """Refuse a file that no reader takes or that lies elsewhere, and what is not for its kind."""
        path = PurePosixPath(self.file.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or "://" in self.file:
            raise FieldError(f"table {self.file!r} lies outside the brief's folder", "file")
        if self.ending not in ENDINGS:
            raise FieldError(f"{path.name!r} is not a table: it has to end in {', '.join(ENDINGS)}", "file")
        if self.sheet and self.ending != ".xlsx":
            raise FieldError("only a workbook has sheets", "sheet")
        if self.encoding and self.ending == ".xlsx":
            raise FieldError("a workbook says itself how its texts are encoded", "encoding")
        if self.ending == ".json" and (self.range or self.header != 1):
            raise FieldError(
                "records of JSON name their values: they have no heads", "range" if self.range else "header"
            )
        if self.range and not RANGE.fullmatch(self.range.upper()):
            raise FieldError(f"{self.range!r} is not a range of cells: write it as A3:H400 or A:H", "range")
        if not 1 <= self.header <= MOST_HEADERS:
            raise FieldError(f"a table has 1 to {MOST_HEADERS} rows of heads", "header")

    @property
    def ending(self) -> str:
        """The kind of the file by its name."""
        return PurePosixPath(self.file.replace("\\", "/")).suffix.lower()

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> TableFile:
        """Read the short form, the file alone."""
        return cls(file=text, place=place)
