"""A query of a database behind an address in, the grid of what it finds out: the address stays unsaid.

The environment holds it, with the credentials: no message, ledger or output has any part of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.data.grid import Grid, TableError
from briefgen.data.sql_text import Token, changing_word
from briefgen.data.typed_cells import batches, typed_grid
from briefgen.runtime.files_read import ELSEWHERE, note_file
from briefgen.runtime.guest import guest

INSTALL = N_("pip install sqlalchemy 'psycopg[binary]', as the extra `sql` does")
MOST_SECONDS = 30
"""Of a query."""
MOST_WAITED = 10
"""Seconds until a server has to answer."""
_LIKE = N_("it holds an address such as postgresql://name@host/base")
_READ_ONLY = {
    "postgresql": ("set transaction read only", f"set local statement_timeout = '{MOST_SECONDS}s'"),
    "mysql": (f"set session max_execution_time = {MOST_SECONDS * 1000}", "start transaction read only"),
    "mariadb": (f"set session max_statement_time = {MOST_SECONDS}", "start transaction read only"),
    "oracle": ("set transaction read only",),
}
"""What makes a transaction one that only reads, by the kind of the database."""
_CANCELLED, _WRITES = "57014", "25006"
"""States of PostgreSQL: a query that took too long, and one that would change something."""


def query(variable: str, sql: str, tokens: Sequence[Token], *, sort: bool) -> Grid:
    """Return the rows that a query finds; TableError where the base cannot be asked, or the query fails."""
    note_file(ELSEWHERE)
    host = guest()
    address = (os.environ if host is None else host.connections).get(variable, "")
    if not address and host is not None:
        way = tr("load it with `connections={{'{variable}': …}}`", variable=variable)
        raise TableError(tr("no address was given for {variable}", variable=variable), way)
    if not address:
        raise TableError(tr("the environment variable {variable} is not set", variable=variable), tr(_LIKE))
    try:
        import sqlalchemy
    except ImportError:
        raise TableError(
            tr("this needs the library SQLAlchemy, which is not installed"), tr(INSTALL)
        ) from None
    try:
        url = sqlalchemy.make_url(address)
        kind = url.get_backend_name()
    except (sqlalchemy.exc.ArgumentError, ValueError):
        raise TableError(
            tr("{variable} does not hold the address of a database", variable=variable), tr(_LIKE)
        ) from None
    if kind == "sqlite" and url.database:
        from briefgen.data import sqlite_file

        return sqlite_file.query(Path(url.database), sql, sort=sort)
    if kind not in _READ_ONLY and (word := changing_word(tokens)):
        raise TableError(
            tr("its `sql` has the word {word!r}", word=word),
            tr("a query only reads; in quotes it may be a name"),
        )
    with _connected(url, variable) as base:
        for statement in _READ_ONLY.get(kind, ()):
            base.exec_driver_sql(statement)
        base = base.execution_options(stream_results=True, no_parameters=True)
        with closing(base.exec_driver_sql(sql)) as found:
            return typed_grid(list(found.keys()), batches(found.fetchmany), sort=sort)


@contextmanager
def _connected(url: Any, variable: str) -> Iterator[Any]:
    """Connect to a database; what goes wrong is said without a word of its address."""
    import sqlalchemy
    from sqlalchemy.pool import NullPool

    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    wait = (
        {"connect_timeout": MOST_WAITED}
        if url.get_backend_name() in ("postgresql", "mysql", "mariadb")
        else {}
    )
    try:
        engine = sqlalchemy.create_engine(url, connect_args=wait, poolclass=NullPool, hide_parameters=True)
    except sqlalchemy.exc.NoSuchModuleError:
        raise TableError(
            tr("{variable} names a kind of database that SQLAlchemy does not know", variable=variable),
            tr(_LIKE),
        ) from None
    except ImportError as error:
        raise TableError(
            tr("the library {value} is not installed", value=error.name or tr("of this database")),
            tr(INSTALL),
        ) from None
    try:
        base = engine.connect()
    except sqlalchemy.exc.SQLAlchemyError:
        raise TableError(
            tr(
                "the database that {variable} names cannot be reached, or refuses the login",
                variable=variable,
            ),
            tr("look whether it runs, and whether name and password are right"),
        ) from None
    try:
        yield base
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise TableError(*_said(getattr(error, "orig", None) or error, url)) from None
    finally:
        base.close()  # rolls back


def _said(error: Any, url: Any) -> tuple[str, str]:
    """Return what a database says in one line, if nothing of its address is in it."""
    state = getattr(error, "sqlstate", "") or ""
    if state == _CANCELLED:
        return tr("the query takes more than {MOST_SECONDS} s", MOST_SECONDS=MOST_SECONDS), tr(
            "choose fewer rows"
        )
    if state == _WRITES:
        return tr("the query changes something"), tr("it may only read")
    told = getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
    line = next((line for line in told.splitlines() if line.strip()), "")[:300]
    secrets = [url.password, url.username, url.host, *map(str, url.query.values())]
    if not line or any(secret and str(secret) in line for secret in secrets):
        return tr("the database refuses the query"), tr("try it with the database's own program")
    return line, ""
