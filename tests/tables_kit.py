"""Briefs whose figures come from tables: what is read of them, and what is wrong with them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.brief.read import read_brief
from briefgen.facts.missing import Missing

HEAD = "meta: {title: Waits, language: en}\nsources: {ret: {title: Monthly returns}}\n"
LONG = "{table: t, value: value, period: month}"


class Tables:
    """A folder with a table and a brief that takes one metric, `m`, from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, content: bytes | str, name: str = "t.csv") -> Tables:
        """Write the table's file."""
        data = content.encode() if isinstance(content, str) else content
        (self.folder / name).write_bytes(data)
        self.table = f"file: {name}"
        return self

    def asked(self, sql: str, of: str = "") -> Tables:
        """Take the table by a query, of a database (`database: w.db`) or of the folder's files."""
        self.table = f"sql: {json.dumps(sql, ensure_ascii=False)}{', ' if of else ''}{of}"
        return self

    def sheet(self, *rows: Any, change: Callable[[Any], None] = lambda _: None) -> Tables:
        """Write the table as a workbook with one sheet, Monthly; ``change`` may do more to it."""
        book = openpyxl.Workbook()
        book.active.title = "Monthly"
        for row in rows:
            book.active.append(row)
        change(book.active)
        out = io.BytesIO()
        book.save(out)
        return self.write(out.getvalue(), "t.xlsx")

    def brief(self, wanted: str = LONG, data: str = "", metric: str = "unit: minutes, kind: amount") -> Path:
        """Write the brief, and return its path."""
        path = self.folder / "brief.yaml"
        table = f"{{{self.table}{', ' + data if data else ''}}}"
        metrics = f"metrics:\n  m: {{label: Median wait, source: ret, {metric}, from: {wanted}}}\n"
        path.write_text(f"{HEAD}data: {{t: {table}}}\n{metrics}", "utf-8")
        return path

    def values(self, *options: str, **more: str) -> dict[str, Decimal | str]:
        """Return what is read, by period; of what is missing its mark."""
        given = read_brief(self.brief(*options, **more)).metrics["m"].values
        assert all(len(values) == 1 for values in given.values())
        read = {key: values[0].value for key, values in given.items()}
        return {key: each.mark if isinstance(each, Missing) else each.number for key, each in read.items()}

    def cells(self, *options: str, **more: str) -> dict[str, str]:
        """Return the cells that values are read from, by period."""
        given = read_brief(self.brief(*options, **more)).metrics["m"].values
        return {key: value.value.cell.text for key, (value,) in given.items() if value.value.cell}

    def problem(self, *options: str, **more: str) -> str:
        """Return the one thing that is wrong, as it is printed, without the folder's name."""
        with pytest.raises(BriefError) as raised:
            read_brief(self.brief(*options, **more))
        assert len(raised.value.problems) == 1, raised.value
        return str(raised.value).replace(f"{self.folder}/", "")
