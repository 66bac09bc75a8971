"""Hostile queries by name: what would write, read elsewhere, never end or never stop growing."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hostile_cases import Case, Content
from hostile_tables import HEAD, slide

CSV = b"site,month,seen\nA,2025-10,1\nB,2025-10,2\n"
METRIC = (
    "metrics:\n  seen: {label: Seen, unit: people, source: r, "
    "from: {table: t, value: seen, period: month, by: site, aggregate: sum}}\n"
)
ENDLESS = "with recursive c(x) as (select 1 union all select x + 1 from c)"


def sqlite() -> bytes:
    """Return a database of SQLite with one table, waits."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.db"
        with closing(sqlite3.connect(path)) as base:
            base.execute("create table waits (site text, month text, seen integer)")
            base.executemany("insert into waits values (?, ?, ?)", [("A", "2025-10", 1), ("B", "2025-10", 2)])
            base.commit()
        return path.read_bytes()


def duck() -> bytes:
    """Return a database of DuckDB with the same table."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.duckdb"
        with closing(duckdb.connect(str(path))) as base:
            base.execute("create table waits (site varchar, month varchar, seen integer)")
            base.execute("insert into waits values ('A', '2025-10', 1), ('B', '2025-10', 2)")
        return path.read_bytes()


def trapped() -> bytes:
    """Return a database of SQLite whose table is a view that never ends, and whose trigger would write."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.db"
        with closing(sqlite3.connect(path)) as base:
            base.execute("create table other (x)")
            base.execute(
                f"create view waits as {ENDLESS} select 'A' as site, '2025-10' as month, x as seen from c"
            )
            base.execute("create trigger t after insert on other begin delete from other; end")
            base.commit()
        return path.read_bytes()


def asked(
    sql: str, *says: str, code: int = 2, kind: str = "files", content: Content = b"", mib: float = 256.0
) -> Case:
    """Return a brief that asks this: of the files beside it, of SQLite or of DuckDB."""
    database = {"files": "", "sqlite": ", database: w.db", "duck": ", database: w.duckdb"}[kind]
    bases: dict[str, dict[str, Content]] = {
        "files": {},
        "sqlite": {"w.db": sqlite},
        "duck": {"w.duckdb": duck},
    }
    files: dict[str, Content] = {"returns.csv": CSV, **bases[kind]}
    if content:
        files["w.db" if kind == "sqlite" else "w.duckdb"] = content
    table = f"data: {{t: {{sql: {json.dumps(sql)}{database}}}}}\n"
    return Case(
        f"{HEAD}{table}{METRIC}{slide('bar: seen')}", says or ("brief.yaml",), code, files=files, mib=mib
    )


ALL = "select site, month, seen from waits"
WRITES = {
    "copy to a file": "copy (select 1) to 'out.csv'",
    "copy to a program": "copy (select 1) to '/dev/stdout'",
    "attach a file": "attach 'other.db' as other",
    "attach, then select": "attach 'other.db' as other; select 1 as seen",
    "create a table": "create table x as select 1",
    "drop the table": "drop table waits",
    "insert a row": "insert into waits values ('C', '2025-10', 3)",
    "update rows": "update waits set seen = 9",
    "delete behind a semicolon": f"{ALL}; delete from waits",
    "delete behind a remark": f"{ALL} -- \n; delete from waits",
    "write in a subquery": "with x as (delete from waits returning *) select * from x",
    "a pragma": "pragma journal_mode = wal",
    "vacuum into a file": "vacuum into 'out.db'",
    "install an extension": "install httpfs",
    "load an extension": "load '/tmp/x.duckdb_extension'",
    "set a setting": "set enable_external_access = true",
    "export all": "export database 'out'",
    "call a function": "call pragma_version()",
}
READS = {
    "read a file of the machine": "select content as site, 1 as seen from read_text('/etc/passwd')",
    "list folders of the machine": "select file as site, '2025-10' as month, 1 as seen from glob('/etc/*')",
    "read a table above": "select * from '../secret.csv'",
    "read a table at the root": "select * from read_csv('/etc/passwd')",
    "read from the net": "select * from 'http://192.0.2.1/x.csv'",
    "read from a store": "select * from read_parquet('s3://bucket/x.parquet')",
    "read with a joker": "select * from read_csv(['returns.csv', '/etc/passwd'])",
    "read the surroundings": "select getenv('HOME') as site, '2025-10' as month, 1 as seen",
    "read settings": "select name as site, value as month, 1 as seen from duckdb_settings()",
    "read secrets": "select * from duckdb_secrets()",
    "read through another database": "select * from sqlite_scan('/etc/passwd', 'x')",
    "read a query of a query": "select * from query('select * from read_text(''/etc/passwd'')')",
}
QUERIES = {
    "a sound query of files": asked("select * from 'returns.csv'", code=0),
    "a sound query of SQLite": asked(ALL, code=0, kind="sqlite"),
    "a sound query of DuckDB": asked(ALL, code=0, kind="duck"),
    **{f"files: {name}": asked(sql) for name, sql in (WRITES | READS).items()},
    **{f"SQLite: {name}": asked(sql, kind="sqlite") for name, sql in WRITES.items()},
    **{f"DuckDB: {name}": asked(sql, kind="duck") for name, sql in (WRITES | READS).items()},
    "SQLite: read a file": asked("select readfile('/etc/passwd') as seen", kind="sqlite"),
    "SQLite: load an extension": asked("select load_extension('/tmp/x') as seen", kind="sqlite"),
    "SQLite: edit": asked("select edit('x') as seen", kind="sqlite"),
    "SQLite: a tokenizer of one's own": asked("select fts3_tokenizer('x', x'00') as seen", kind="sqlite"),
    "SQLite: an endless result": asked(
        f"{ENDLESS} select 'A' as site, '2025-10' as month, x as seen from c",
        "at most 200,000",
        kind="sqlite",
    ),
    "SQLite: a view that never ends": asked(ALL, "at most 200,000", kind="sqlite", content=trapped),
    "SQLite: a text of 900 MB": asked("select hex(zeroblob(450000000)) as seen", "too big", kind="sqlite"),
    "SQLite: a pattern that takes for ever": asked(
        "select 1 as seen where '" + "a" * 40_000 + "' like '" + "%a" * 20_000 + "b'", kind="sqlite"
    ),
    "SQLite: 100 tables joined": asked(
        "select 1 as seen from " + ", ".join(f"waits w{n}" for n in range(100)), kind="sqlite"
    ),
    "SQLite: a damaged database": asked(
        ALL, kind="sqlite", content=lambda: sqlite()[:4096] + b"\xff" * (len(sqlite()) - 4096)
    ),
    "SQLite: a database cut in half": asked(ALL, kind="sqlite", content=lambda: sqlite()[:5_000]),
    "DuckDB: an endless result": asked(
        "select 'A' as site, '2025-10' as month, range as seen from range(1000000000)", kind="duck"
    ),
    "DuckDB: a list of a thousand million": asked(
        "select 'A' as site, '2025-10' as month, len(range(1000000000)) as seen", kind="duck"
    ),
    "DuckDB: a text of 4 GB": asked("select repeat('x', 4000000000) as seen", kind="duck"),
    "DuckDB: a sort of what is too large": asked(
        "select 'A' as site, '2025-10' as month, max(seen) as seen from "
        "(select random() as seen from range(80000000) order by 1)",
        kind="duck",
        mib=768.0,
    ),
    "DuckDB: a damaged database": asked(
        ALL, kind="duck", content=lambda: duck()[:4096] + b"\xff" * (len(duck()) - 4096)
    ),
    "DuckDB: a database cut in half": asked(ALL, kind="duck", content=lambda: duck()[:9_000]),
    "a query of 99 kB of brackets": asked("select " + "(" * 49_000 + "1" + ")" * 49_000 + " as seen"),
    "a query of 300 kB": asked("select 1 as seen -- " + "x" * 300_000),
    "a query of nothing": asked(" ; "),
    "a query with a NUL": asked("select 1 as seen\\0; drop table waits"),
    "a query that is a file outside": Case(
        f"{HEAD}data: {{t: {{sql: {{file: ../x.sql}}}}}}\n{METRIC}", ("brief.yaml",)
    ),
    "a query that is a file of 400 MB": Case(
        f"{HEAD}data: {{t: {{sql: {{file: x.sql}}}}}}\n{METRIC}",
        ("100,000",),
        files={"x.sql": lambda: bytes(400 << 20)},
    ),
    "an address of a database in the brief": Case(
        f"{HEAD}data: {{t: {{sql: select 1, connection: 'postgresql://u:secret@192.0.2.1/x'}}}}\n{METRIC}",
        ("does not stand in a brief",),
    ),
}
