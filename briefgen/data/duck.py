"""DuckDB, the engine that reads Parquet and runs queries on files: opened so that it reaches nothing else.

It may download nothing, write nothing, and read only the files that it was told of before it was locked.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.data.grid import Grid, TableError
from briefgen.data.typed_cells import batches, typed_grid

INSTALL = N_("pip install duckdb, as the extra `duckdb` does")
MOST_SECONDS = 30.0
"""Of a query."""
MOST_MIB = 512
_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": f"{MOST_MIB}MB",
    "temp_directory": "",
}
_KIND = re.compile(r"^(?:\w+ ){1,3}Error: ")
_FOLDER = re.compile(r"(?<![\w.])(?:/[^/\s'\"]+)*/(?=[^/\s'\"]+['\"])")
"""The folders before a file's name in quotes: what is said of a file says not where it lies."""
_LOCKED = re.compile(r"file system operations are disabled|Cannot access (?:file|directory)")


@contextmanager
def duck(database: Path | None = None, *, threads: int = 0) -> Iterator[Any]:
    """Open the engine, on a database of its own or in memory; TableError for whatever goes wrong in it."""
    try:
        import duckdb
    except ImportError:
        raise TableError(tr("this needs the library duckdb, which is not installed"), tr(INSTALL)) from None
    config: Any = {**_CONFIG, **({"threads": str(threads)} if threads else {})}
    with told():
        engine = duckdb.connect(str(database or ":memory:"), read_only=database is not None, config=config)
        clock = threading.Timer(MOST_SECONDS, engine.interrupt)
        clock.daemon = True
        clock.start()
        try:
            yield engine
        finally:
            clock.cancel()
            engine.close()


@contextmanager
def told() -> Iterator[None]:
    """Raise what the engine raises as a TableError."""
    import duckdb

    try:
        yield
    except duckdb.InterruptException:
        raise TableError(
            tr("the query takes more than {MOST_SECONDS:g} s", MOST_SECONDS=MOST_SECONDS),
            tr("choose fewer rows"),
        ) from None
    except duckdb.OutOfMemoryException:
        raise TableError(
            tr("it takes more than {MOST_MIB} MiB of memory", MOST_MIB=MOST_MIB), tr("choose fewer rows")
        ) from None
    except duckdb.Error as error:
        raise TableError(*said_of(error)) from None


def lock(engine: Any, allowed: Sequence[Path] = ()) -> None:
    """Take from the engine every file but a few, and the means to get them back."""
    if allowed:
        engine.execute(f"set allowed_paths = [{', '.join(map(quoted, allowed))}]")
    engine.execute("set enable_external_access = false")
    engine.execute("set lock_configuration = true")


def result_of(engine: Any, *, sort: bool = False) -> Grid:
    """Return the rows that the last query found."""
    heads = [each[0] for each in engine.description]
    return typed_grid(heads, batches(engine.fetchmany), sort=sort)


def queried(engine: Any, sql: str, *, sort: bool) -> Grid:
    """Return what a query finds. Numbers of 32 bits come as the digits that they were written in."""
    engine.execute(f"describe {sql}")
    short = [name for name, kind, *_ in engine.fetchall() if kind == "FLOAT"]
    if short:
        cast = ", ".join(f"cast({name_of(each)} as varchar) as {name_of(each)}" for each in short)
        engine.execute(f"select * replace ({cast}) from ({sql})")
    else:
        engine.execute(sql)
    return result_of(engine, sort=sort)


def quoted(value: object) -> str:
    """Return a text as SQL writes it."""
    return "'" + str(value).replace("'", "''") + "'"


def name_of(name: str) -> str:
    """Return the name of a table or a column as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def said_of(error: Exception) -> tuple[str, str]:
    """Return what the engine says in one line, and what to do about it."""
    text = str(error)
    if _LOCKED.search(text):
        return (
            tr("the query asks for a file that it may not read"),
            tr("name a file of the brief's folder as a table: select … from 'returns.csv'"),
        )
    if "CSV Error on Line" in text:
        return text[:300], ""
    first, *more = text.splitlines()
    guess = next((line for line in more if line.startswith(("Did you mean", "Candidate"))), "")
    guess = "" if "pg_" in guess or "duckdb_" in guess else guess
    first = _FOLDER.sub("", first)
    return _KIND.sub("", first)[:300], guess[:1].lower() + guess[1:300]
