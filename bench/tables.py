"""A table of 1,000,000 rows in, a built brief out: of a CSV, a Parquet file, SQLite and PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
from contextlib import ExitStack
from pathlib import Path

import duckdb

sys.path.append(str(Path(__file__).parents[1] / "tests"))

import postgres_kit

from bench.spent import spent

ROWS = 1_000_000
MADE = f"""
    select strftime(date '2023-01-01' + to_months(cast(hash(i) % 36 as integer)), '%Y-%m') as month,
        'Site ' || hash(i + 1) % 20 as site, 'Specialty ' || hash(i + 2) % 12 as specialty,
        hash(i + 3) % 90 + 1 as patients, cast((hash(i + 4) % 850 + 50) / 10 as decimal(5, 1)) as minutes
    from range({ROWS}) t(i)
"""
GROUPED = """
    select month, site, sum(patients) as patients, round(avg(minutes), 1) as minutes from returns
    group by month, site
"""
BRIEF = """
meta: {{title: Waits, language: en}}
sources: {{report: {{title: Monthly returns}}}}
data: {{returns: {table}}}
metrics:
  patients:
    label: Patients
    unit: people
    source: report
    from: {{table: returns, value: patients, period: month, aggregate: sum, by: site}}
  wait:
    label: Mean wait
    unit: minutes
    source: report
    from: {{table: returns, value: minutes, period: month, aggregate: mean}}
"""


def report(folder: Path, rounds: int) -> str:
    """Return how long builds take from each kind of table, each in a process of its own."""
    with ExitStack() as running:
        tables = _written(folder, running)
        lines = [f"a table of {ROWS:,} rows to deck and page: median of {rounds} builds (limit 3.0 s)"]
        for name, table in tables.items():
            brief = folder / f"{name.lower()}.yaml"
            brief.write_text(BRIEF.format(table=table), encoding="utf-8")
            times, peaks = zip(*(_built(brief, folder) for _ in range(rounds + 1)), strict=True)
            lines.append(f"  {name:12}{statistics.median(times[1:]):6.2f} s  {max(peaks):5.0f} MiB")
        return "\n".join(lines)


def _written(folder: Path, running: ExitStack) -> dict[str, str]:
    """Write the tables, and return how a brief names them."""
    base = duckdb.connect()
    base.execute(f"create table returns as {MADE}")
    base.execute(f"copy returns to '{folder}/returns.csv'")
    base.execute(f"copy returns to '{folder}/returns.parquet'")
    query = " ".join(GROUPED.split())
    tables = {
        "CSV": "{file: returns.csv}",
        "Parquet": "{file: returns.parquet}",
        "SQLite": f'{{sql: "{query}", database: returns.db}}',
    }
    with sqlite3.connect(folder / "returns.db") as lite:
        lite.execute(
            "create table returns (month text, site text, specialty text, patients integer, minutes real)"
        )
        found = base.execute("select * replace (cast(minutes as double) as minutes) from returns")
        while rows := found.fetchmany(50_000):
            lite.executemany("insert into returns values (?, ?, ?, ?, ?)", rows)
    if postgres_kit.INSTALLED:
        import psycopg

        address = running.enter_context(postgres_kit.server())
        with psycopg.connect(address) as server:
            server.execute(
                "create table returns"
                " (month text, site text, specialty text, patients integer, minutes numeric(5, 1))"
            )
            with (
                (folder / "returns.csv").open("rb") as file,
                server.cursor().copy("copy returns from stdin (format csv, header)") as copy,
            ):
                while block := file.read(1 << 20):
                    copy.write(block)
        os.environ["RETURNS_DB"] = address
        tables["PostgreSQL"] = f'{{sql: "{query}", connection: RETURNS_DB}}'
    return tables


def _built(brief: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds of a build in a new process, and its peak memory in MiB."""
    words = [sys.executable, "-m", "briefgen", "build", str(brief), "--out", str(folder / "out"), "--quiet"]
    took = spent(words)
    return took.seconds, took.mib
