"""Tables that a brief takes by SQL: of databases that are files, and of the files of its folder."""

from __future__ import annotations

import builtins
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tables_kit import Tables

ROWS = [("2025-10", 36.9, "Northgate"), ("2025-09", 39.5, "Northgate"), ("2025-10", 3.0, "Harbour")]
CSV = "month,value,site\n2025-09,39.5,Northgate\n2025-10,36.9,Northgate\n2025-10,1.2,Harbour\n"


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


def sqlite(tables: Tables, rows: list[tuple[Any, ...]] = ROWS) -> None:
    """Write w.db with one table, waits."""
    with closing(sqlite3.connect(tables.folder / "w.db")) as base:
        base.execute("create table waits (month text, value real, site text)")
        base.executemany("insert into waits values (?, ?, ?)", rows)
        base.commit()


def duck(tables: Tables, sql: str, name: str = "w.duckdb") -> None:
    """Write a database of DuckDB, or a Parquet file, with the rows of a query as waits."""
    path = tables.folder / name
    if path.suffix == ".parquet":
        duckdb.connect().execute(f"copy ({sql}) to '{path}'")
    else:
        with closing(duckdb.connect(str(path))) as base:
            base.execute(f"create table waits as {sql}")


def printed(tables: Tables) -> dict[str, str]:
    """Return what is read, as it is printed."""
    return {key: str(value) for key, value in tables.values().items()}


def test_a_query_of_an_sqlite_file_is_a_table(tables: Tables) -> None:
    sqlite(tables)
    tables.asked("select month, value from waits where site = 'Northgate'", "database: w.db")
    assert printed(tables) == {"2025-09": "39.5", "2025-10": "36.9"}


def test_a_query_of_a_duckdb_file_is_a_table(tables: Tables) -> None:
    duck(tables, "select * from (values ('2025-09', 39.5), ('2025-10', 36.9)) t(month, value)")
    assert list(tables.asked("from waits", "database: w.duckdb").values()) == ["2025-09", "2025-10"]


def test_a_figure_names_the_query_its_row_and_its_column(tables: Tables) -> None:
    sqlite(tables)
    tables.asked("select month, value from waits where site = 'Northgate'", "database: w.db")
    assert tables.cells() == {
        "2025-09": "query t of w.db!1!value",
        "2025-10": "query t of w.db!2!value",
    }


def test_rows_without_an_order_come_in_that_of_their_cells_and_others_in_theirs(tables: Tables) -> None:
    sqlite(tables)
    wanted = "select month, value from waits where site = 'Northgate'"
    assert list(tables.asked(wanted, "database: w.db").values()) == ["2025-09", "2025-10"]
    assert list(tables.asked(f"{wanted} order by month desc", "database: w.db").values()) == [
        "2025-10",
        "2025-09",
    ]


def test_the_hash_is_of_what_was_found_in_any_order(tables: Tables) -> None:
    def hashed(sql: str) -> str:
        from briefgen.brief.read import read_brief

        path = tables.asked(sql, "database: w.db").brief()
        return read_brief(path).metrics["m"].values["2025-10"][0].value.cell.sha256  # type: ignore[union-attr]

    sqlite(tables)
    sql = "select month, value from waits where site = 'Northgate'"
    first = hashed(sql)
    assert hashed(f"{sql} order by month desc") == first
    with closing(sqlite3.connect(tables.folder / "w.db")) as base:
        base.execute("insert into waits values ('2025-11', 30, 'Harbour')")
        base.commit()
        assert hashed(sql) == first
        base.execute("update waits set value = 39.4 where month = '2025-09'")
        base.commit()
    assert hashed(sql) != first


def test_a_query_of_files_names_them_as_tables(tables: Tables) -> None:
    tables.write(CSV, "returns.csv")
    duck(tables, "select 'Northgate' as site, 'yes' as open", "sites.parquet")
    sql = "select month, value from 'returns.csv' join 'sites.parquet' using (site) where open = 'yes'"
    assert printed(tables.asked(sql)) == {"2025-09": "39.5", "2025-10": "36.9"}


def test_decimals_of_files_are_added_up_exactly(tables: Tables) -> None:
    tables.write("month,value\n" + "2025-10,0.1\n2025-10,0.2\n" * 5, "r.csv")
    tables.asked("select month, sum(value) as value from 'r.csv' group by month")
    assert str(tables.values()["2025-10"]) == "1.5"


def test_files_of_a_query_are_read_as_tables_of_the_brief(tables: Tables) -> None:
    book = tables.sheet(
        ("Returns of Harbour",), ("month", "value"), ("2025-10", 1204.0), ("Source: returns",)
    )
    sql = "select month, value * 2 as value from 't.xlsx'"
    assert str(book.asked(sql).values()["2025-10"]) == "2408"
    tables.write('month,value\n2025-10,"1,204"\n2025-11,-3\n\nNote: a remark\n', "r.csv")
    assert str(tables.asked("select month, value + 1 as value from 'r.csv'").values()["2025-10"]) == "1205"
    tables.write("month,value\n2025-10,1,204\n", "r.csv")
    said = tables.asked("select month, value + 1 as value from 'r.csv'").problem()
    assert said.startswith("r.csv:2:3: error: this row has 3 cells, the heads have 2")


def test_files_of_a_query_may_be_in_gbk_and_semicolons(tables: Tables) -> None:
    tables.write("月份;数值;院区\n2025-10;36.9;北区医院\n".encode("gb18030"), "r.csv")
    tables.asked("select 月份 as month, 数值 as value from \"r.csv\" where 院区 = '北区医院'")
    assert str(tables.values()["2025-10"]) == "36.9"


def test_a_column_of_numbers_and_words_stays_words(tables: Tables) -> None:
    tables.write("month,value\n2025-09,x\n2025-10,0012.50\n", "r.csv")
    tables.asked("select * from 'r.csv' where value <> 'x'")
    assert str(tables.values()["2025-10"]) == "12.50"


def test_a_query_may_stand_in_a_file(tables: Tables) -> None:
    sqlite(tables)
    (tables.folder / "q.sql").write_text(
        "-- waits\nselect month, value from waits\nwhere site = 'Harbour';\n"
    )
    tables.table = "sql: {file: q.sql}, database: w.db"
    assert str(tables.values()["2025-10"]) == "3"


def test_a_parquet_file_is_a_table_without_an_engine_of_its_own_words(tables: Tables) -> None:
    duck(tables, "select * from (values (date '2025-09-01', 39.50::decimal(9,3), 1.1::float),"
         " (date '2025-10-01', 36.95, 2.2)) t(month, value, short)", "w.parquet")  # fmt: skip
    tables.table = "file: w.parquet"
    monthly = "{table: t, value: value, period: month, dates: month}"
    assert {key: str(value) for key, value in tables.values(monthly).items()} == {
        "2025-09": "39.50",
        "2025-10": "36.95",
    }
    assert tables.cells(monthly)["2025-10"] == "w.parquet!2!value"
    short = tables.values("{table: t, value: short, period: month, dates: month}")
    assert [str(value) for value in short.values()] == ["1.1", "2.2"]


def test_zeros_that_all_decimals_of_a_column_have_are_its_types_and_a_text_keeps_them(tables: Tables) -> None:
    duck(
        tables, "select * from (values ('2025-09', 147.0::decimal(9,1)), ('2025-10', 142.0)) t(month, value)"
    )
    assert printed(tables.asked("from waits", "database: w.duckdb")) == {"2025-09": "147", "2025-10": "142"}
    tables.asked("select month, cast(value as varchar) as value from waits", "database: w.duckdb")
    assert printed(tables) == {"2025-09": "147.0", "2025-10": "142.0"}
    tables.write("month,value\n2025-09,147.0\n2025-10,142.0\n", "r.csv")
    assert printed(tables.asked("select * from 'r.csv'")) == {"2025-09": "147", "2025-10": "142"}
    tables.asked("select month, cast(value as varchar) as value from 'r.csv'")
    assert printed(tables) == {"2025-09": "147.0", "2025-10": "142.0"}


def test_null_is_a_missing_value_and_a_list_is_refused(tables: Tables) -> None:
    duck(tables, "select '2025-09' as month, null::int as value union all select '2025-10', 3")
    assert tables.asked("from waits", "database: w.duckdb").values()["2025-09"] == "–"
    tables.asked("select month, [value] as value from waits", "database: w.duckdb")
    assert "holds a list, which is neither a number nor a text" in tables.problem()


READ_ONLY = {
    "delete from waits": "its `sql` begins with 'delete'",
    "copy waits to 'stolen.csv'": "its `sql` begins with 'copy'",
    "attach 'other.db' as other": "its `sql` begins with 'attach'",
    "pragma table_info(waits)": "its `sql` begins with 'pragma'",
    "select 1; drop table waits": "its `sql` has more than one statement",
    "select ';' as a; select 2": "its `sql` has more than one statement",
    "/* ; */ -- ;\n insert into waits values (1)": "its `sql` begins with 'insert'",
    "  ;": "its `sql` is empty",
}


@pytest.mark.parametrize("sql", READ_ONLY)
@pytest.mark.parametrize("of", ["", "database: w.db", "database: w.duckdb"])
def test_what_is_no_query_is_not_run(tables: Tables, sql: str, of: str) -> None:
    sqlite(tables)
    duck(tables, "select 1 as month, 2 as value")
    said = tables.asked(sql, of).problem()
    assert READ_ONLY[sql] in said
    assert said.startswith("brief.yaml:3:")


REACHING = {
    "select * from '../secret.csv'": "lies outside the brief's folder",
    "select * from 'link.csv'": "lies outside the brief's folder",
    "select * from 'missing.csv'": "'missing.csv': there is no such file",
    "select * from read_csv('../secret.csv')": "lies outside the brief's folder",
    "select * from read_text('/etc/passwd')": "asks for a file that it may not read",
    "select * from glob('/etc/*')": "asks for a file that it may not read",
    "select * from 'https://example.org/x.csv'": "lies outside the brief's folder",
    "select * from read_parquet('s3://bucket/x.parquet')": "lies outside the brief's folder",
    "select * from sqlite_scan('w.db', 'waits')": "sqlite_scan",
    "select * from query('copy waits to ''x''')": "Expected a single SELECT statement",
    "with x as (select 1) insert into y select * from x": "syntax error",
    "select * from tables": "Table with name tables does not exist!",
}


@pytest.mark.parametrize("sql", REACHING)
def test_a_query_on_files_reaches_nothing_outside_the_folder(tmp_path: Path, sql: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    tables = Tables(home)
    sqlite(tables)
    (tmp_path / "secret.csv").write_text("month,value\n2025-10,7\n")
    (home / "link.csv").symlink_to("../secret.csv")
    said = tables.asked(sql).problem()
    assert REACHING[sql] in said
    assert sorted(path.name for path in home.iterdir()) == ["brief.yaml", "link.csv", "w.db"]


SQLITE = {
    "select load_extension('x') as value": "does more than read",
    "select * from pragma_table_info('waits')": "does more than read",
    "with x as (select 1) insert into waits select 1, 2, 3 from x": "does more than read",
    "select readfile('/etc/passwd') as value": "no such function: readfile",
    "with recursive c(x) as (select 1 union all select x + 1 from c) select x as a from c": "at most 200,000",
    "select hex(zeroblob(90000000)) as value": "too big",
    "select * from sites": "no such table: sites",
}  # fmt: skip


@pytest.mark.parametrize("sql", SQLITE)
def test_a_query_of_sqlite_reads_and_computes_and_nothing_else(tables: Tables, sql: str) -> None:
    sqlite(tables)
    before = (tables.folder / "w.db").read_bytes()
    assert SQLITE[sql] in tables.asked(sql, "database: w.db").problem()
    assert (tables.folder / "w.db").read_bytes() == before
    assert sorted(path.name for path in tables.folder.iterdir()) == ["brief.yaml", "w.db"]


def test_a_database_that_somebody_writes_is_read_as_far_as_it_is_committed(tables: Tables) -> None:
    with closing(sqlite3.connect(tables.folder / "w.db")) as base:
        base.execute("pragma journal_mode = wal")
        base.execute("create table waits (month text, value real)")
        base.execute("insert into waits values ('2025-10', 36.9)")
        base.commit()
        base.execute("insert into waits values ('2025-11', 1)")
        assert list(tables.asked("select * from waits", "database: w.db").values()) == ["2025-10"]


def test_a_query_that_goes_on_for_ever_is_stopped(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.data import duck as engine, sqlite_file

    sqlite(tables)
    monkeypatch.setattr(engine, "MOST_SECONDS", 0.2)
    monkeypatch.setattr(sqlite_file, "MOST_SECONDS", 0.2)
    endless = "with recursive c(x) as (select 1 union all select x + 1 from c) select max(x) as value from c"
    assert "the query takes more than 0.2 s" in tables.asked(endless, "database: w.db").problem()
    assert "the query takes more than 0.2 s" in tables.asked(endless).problem()


def test_what_a_database_may_not_be_is_said(tables: Tables) -> None:
    tables.write(CSV, "w.db")
    assert "it is not a database of SQLite or DuckDB" in tables.asked("select 1", "database: w.db").problem()
    tables.write(b"SQLite format 3\0" + b"x" * 200, "w.db")
    assert "query t of w.db: " in tables.asked("select * from a", "database: w.db").problem()
    tables.write(b"x" * 8 + b"DUCK" + b"x" * 200, "w.duckdb")
    assert "query t of w.duckdb: " in tables.asked("select 1", "database: w.duckdb").problem()
    assert "there is no such file" in tables.asked("select 1", "database: no.db").problem()
    tables.write(b"PAR1" + b"x" * 200 + b"PAR1", "w.parquet")
    assert tables.problem().startswith("brief.yaml:3:18: error: table 'w.parquet': ")
    assert str(tables.folder) not in tables.problem()
    assert "it is not a Parquet file" in tables.write(CSV, "w.parquet").problem()


KEYS = {
    "database: w.db": "say what the table is",
    "file: t.csv, sql: select 1": "a query has no `file`",
    "file: t.csv, database: w.db": "a `database` is asked by a query: write `sql`",
    "sql: select 1, sheet: A": "a query has no `sheet`",
    "sql: select 1, range: A1:B2": "a query names its columns",
    "sql: select 1, database: w.db, connection: W": "a query asks one",
    "sql: select 1, database: ../w.db": "lies outside the brief's folder",
    "sql: {file: /etc/q.sql}": "lies outside the brief's folder",
    "sql: select 1, connection: postgresql://me@host/base": "does not stand in a brief",
    "file: w.parquet, header: 2": "records name their values",
}


@pytest.mark.parametrize("keys", KEYS)
def test_keys_that_do_not_go_together_are_refused(tables: Tables, keys: str) -> None:
    tables.table = keys
    assert KEYS[keys] in tables.problem()


def test_a_missing_library_is_named_with_the_way_to_install_it(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name in ("duckdb", "sqlalchemy"):
            raise ImportError(name)
        return whole(name, *rest, **more)

    duck(tables, "select 1 as month", "w.parquet")
    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setenv("WAITS_DB", "postgresql://host/base")
    tables.table = "file: w.parquet"
    assert "hint: pip install duckdb, as the extra `duckdb` does" in tables.problem()
    said = tables.asked("select 1", "connection: WAITS_DB").problem()
    assert "SQLAlchemy, which is not installed" in said
    assert "as the extra `sql` does" in said


def test_columns_that_unpack_to_far_more_are_refused(tables: Tables) -> None:
    duck(tables, "select '2025-10' as month, 1 as value from range(10000001)", "w.parquet")
    tables.table = "file: w.parquet"
    assert (tables.folder / "w.parquet").stat().st_size < 1 << 20
    assert "a table has at most 10,000,000 rows" in tables.problem()
    duck(tables, "select repeat('x', 2000000) as month, 1 as value from range(400)", "v.parquet")
    tables.table = "file: v.parquet"
    assert (tables.folder / "v.parquet").stat().st_size < 1 << 20
    said = tables.problem()
    assert "its texts are larger than 32 MiB" in said or "MiB of memory" in said
