"""A table of the brief as its YAML names it: a file, and where in the file the table lies."""

from __future__ import annotations

from dataclasses import field
from pathlib import PurePosixPath
from typing import Literal

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.translate import tr
from briefgen.data.grid import RANGE

Encoding = Literal["utf-8", "utf-16", "gb18030", "gbk", "big5", "windows-1252"]
TEXTS = (".csv", ".tsv")
BOOKS = (".xlsx", ".xls", ".ods")
ENDINGS = (*TEXTS, ".json", *BOOKS, ".parquet")
MOST_HEADERS = 5
LONGEST_MARK = 5
_OF_NUMBERS = frozenset("0123456789.,%‰+-−–")
_VARIABLE = compile_late(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryFile:
    """A query in a file beside the brief."""

    file: str = field(metadata={"doc": "path of the query below the brief's folder: waits.sql"})
    place: Place

    def __post_init__(self) -> None:
        """Refuse a file that lies elsewhere."""
        _refuse_outside(self.file, "query", "file")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A table in a file beside the brief, or what a query finds."""

    key: str = field(default="", metadata={"key": True})
    file: str = option(
        f"path below the brief's folder, of a {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]};"
        " returns/*.csv reads several as one",
        "",
    )
    sql: str | QueryFile = option("instead of a file: the query whose rows are the table", "")
    database: str = option("of a query: the database's file, of SQLite or DuckDB", "")
    connection: str = option("of a query: the environment variable with the address of a database", "")
    sheet: str = option("of a workbook: the sheet; needed where there are several", "")
    range: str = option("the cells of the table with its heads, as in A3:H400; all by default", "")
    header: int = option("how many rows of heads it has", 1)
    fill_down: tuple[str, ...] = option("columns in which an empty cell repeats the one above", ())
    encoding: Encoding | None = option("of a text file; found by itself by default", None)
    decimal: Literal["point", "comma"] | None = option("what stands before decimals: 1.5, or 1,5", None)
    brackets: Literal["negative"] | None = option("that (1,234) is −1,234, as accountants write it", None)
    marks: tuple[str, ...] = option("marks of footnotes beside numbers and names, left out: ['*', '[1]']", ())
    place: Place

    def __post_init__(self) -> None:
        """Refuse a file that no reader takes or that lies elsewhere, and what is not for its kind."""
        if self.sql:
            self._check_query()
        elif not self.file:
            raise FieldError(tr("say what the table is: `file: returns.csv`, or `sql`"), "file")
        else:
            self._check_file()
        if self.range and not RANGE.fullmatch(self.range.upper()):
            raise FieldError(
                tr("{range!r} is not a range of cells: write it as A3:H400 or A:H", range=self.range), "range"
            )
        for index, mark in enumerate(self.marks):
            if not mark.strip() or len(mark) > LONGEST_MARK or {mark[0], mark[-1]} & _OF_NUMBERS:
                raise FieldError(
                    tr("{mark!r} is not a mark of footnotes, as * or [1] is", mark=mark), "marks", index
                )
        if not 1 <= self.header <= MOST_HEADERS:
            raise FieldError(
                tr("a table has 1 to {MOST_HEADERS} rows of heads", MOST_HEADERS=MOST_HEADERS), "header"
            )

    def _check_file(self) -> None:
        _refuse_outside(self.file, "table", "file")
        if self.ending not in ENDINGS:
            name = PurePosixPath(self.file.replace("\\", "/")).name
            raise FieldError(
                tr("{name!r} is not a table: it has to end in {names}", name=name, names=", ".join(ENDINGS)),
                "file",
            )
        for name in ("database", "connection"):
            if getattr(self, name):
                raise FieldError(tr("a `{name}` is asked by a query: write `sql`", name=name), name)
        if self.sheet and self.ending not in BOOKS:
            raise FieldError(tr("only a workbook has sheets"), "sheet")
        if self.encoding and self.ending not in (*TEXTS, ".json"):
            raise FieldError(tr("such a file says itself how its texts are encoded"), "encoding")
        if self.decimal and self.ending not in TEXTS:
            raise FieldError(tr("only a .csv or .tsv has numbers as they are written"), "decimal")
        if self.ending in (".json", ".parquet"):
            self._refuse_layout(tr("records name their values: they have no heads"))

    def _check_query(self) -> None:
        for name in ("file", "sheet", "encoding", "decimal"):
            if getattr(self, name):
                raise FieldError(
                    tr("a query has no `{name}`: a table is a file or what a query finds", name=name), name
                )
        self._refuse_layout(tr("a query names its columns: it has no heads"))
        if self.database and self.connection:
            raise FieldError(tr("a query asks one: a `database` or a `connection`"), "connection")
        if self.database:
            _refuse_outside(self.database, "database", "database")
        if self.connection and not _VARIABLE.fullmatch(self.connection):
            way = tr("name the environment variable that holds it, as in WAITS_DB")
            raise FieldError(
                tr("an address of a database does not stand in a brief: {way}", way=way), "connection"
            )

    def _refuse_layout(self, why: str) -> None:
        if self.range or self.header != 1:
            raise FieldError(why, "range" if self.range else "header")

    @property
    def ending(self) -> str:
        """The kind of the file by its name."""
        return PurePosixPath(self.file.replace("\\", "/")).suffix.lower()

    @property
    def called(self) -> str:
        """What its cells are named after: the file, or the query and what it asks."""
        if not self.sql:
            return self.file.replace("\\", "/")
        of = self.database.replace("\\", "/") or self.connection
        return f"query {self.key} of {of}" if of else f"query {self.key}"

    @property
    def said(self) -> str:
        """The text of the brief that problems of the table are about."""
        return self.file or (self.sql.file if isinstance(self.sql, QueryFile) else self.sql)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> TableFile:
        """Read the short form, the file alone."""
        return cls(file=text, place=place)


def _refuse_outside(name: str, what: str, key: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or "://" in name:
        raise FieldError(
            tr("{what} {name!r} lies outside the brief's folder: copy it there", what=what, name=name), key
        )
