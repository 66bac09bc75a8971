"""An SQLite database and a query in, the grid of what it finds out: nothing of the file is changed."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from briefgen.base.translate import tr
from briefgen.data.grid import MOST_BYTES, Grid, TableError
from briefgen.data.typed_cells import batches, typed_grid
from briefgen.runtime.files_read import note_file

MOST_SECONDS = 30.0
"""Of a query."""
STEPS = 10_000
"""Of its machine between two looks at the clock."""
_ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)


def query(path: Path, sql: str, *, sort: bool) -> Grid:
    """Return the rows that a query finds; TableError where it fails, writes, or takes too long."""
    latest = time.monotonic() + MOST_SECONDS
    try:
        with closing(sqlite3.connect(_address(path), uri=True, timeout=5.0)) as base:
            base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
            base.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            base.execute("pragma trusted_schema = off")
            base.execute("pragma query_only = on")
            base.text_factory = lambda data: data.decode("utf-8", "replace")
            base.set_authorizer(_judge)
            base.set_progress_handler(lambda: time.monotonic() > latest, STEPS)
            found = base.execute(sql)
            heads = [each[0] for each in found.description or ()]
            return typed_grid(heads, batches(found.fetchmany), sort=sort)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise TableError(*_said(error)) from None


def _address(path: Path) -> str:
    """Return the address of a database that is only read; no file is made beside one that nobody writes."""
    log = note_file(path.with_name(path.name + "-wal"))
    written = log.exists() and log.stat().st_size > 0
    return f"file:{quote(str(path))}?mode=ro" + ("" if written else "&immutable=1")


def _judge(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Let a query read and compute, and nothing else."""
    safe = action in _ALLOWED and (second or "").lower() != "load_extension"
    return sqlite3.SQLITE_OK if safe else sqlite3.SQLITE_DENY


def _said(error: Exception) -> tuple[str, str]:
    text = str(error)
    if text == "interrupted":
        return tr("the query takes more than {MOST_SECONDS:g} s", MOST_SECONDS=MOST_SECONDS), tr(
            "choose fewer rows"
        )
    if text in ("not authorized", "authorization denied") or text.startswith("not authorized"):
        return tr("the query does more than read"), tr(
            "select what the brief needs from the tables of this database"
        )
    if text == "file is not a database":
        return tr("it is not an SQLite database, or encrypted or damaged"), ""
    return text[:300], ""
