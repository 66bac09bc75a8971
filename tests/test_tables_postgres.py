"""Tables of a PostgreSQL server that the test starts: read, only read, and its address never said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import postgres_kit
import psycopg
import pytest
from tables_kit import Tables
from test_tables_built import build, verified

from briefgen.brief.read import read_brief
from briefgen.cli.app import main

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not postgres_kit.INSTALLED, reason="PostgreSQL is not installed"),
]
WAITS = "select month, value from waits where site = 'Northgate'"
OF = "connection: WAITS_DB"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with postgres_kit.server() as address:
        with psycopg.connect(address) as base:
            base.execute("create table waits (month date, value numeric(12, 4), site text, note text[])")
            rows = [("2025-09-01", "39.5000"), ("2025-08-01", "41.2500"), ("2025-10-01", "36.9")]
            for month, value in rows:
                base.execute("insert into waits values (%s, %s, 'Northgate', '{a}')", (month, value))
            base.execute("insert into waits values ('2025-10-01', 1, 'Harbour 100%', null)")
        yield address


@pytest.fixture
def tables(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Tables:
    monkeypatch.setenv("WAITS_DB", address)
    return Tables(tmp_path)


MONTHLY = "{table: t, value: value, period: month, dates: month}"


def changed(address: str, sql: str) -> None:
    """Run a statement and commit it."""
    with psycopg.connect(address) as base:
        base.execute(sql)


def test_a_query_of_postgresql_is_a_table(tables: Tables) -> None:
    read = tables.asked(WAITS, OF).values(MONTHLY)
    assert {key: str(value) for key, value in read.items()} == {
        "2025-08": "41.25",
        "2025-09": "39.50",
        "2025-10": "36.90",
    }
    assert tables.cells(MONTHLY)["2025-10"] == "query t of WAITS_DB!3!value"


def test_a_percent_sign_is_no_place_for_a_parameter(tables: Tables) -> None:
    sql = "select month, value from waits where site like '%100\\%' or site = ':x'"
    assert {str(value) for value in tables.asked(sql, OF).values(MONTHLY).values()} == {"1"}


def test_all_figures_of_a_build_come_from_the_server_and_its_address_goes_nowhere(
    tables: Tables, address: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    path = tables.asked(WAITS, OF).brief(MONTHLY)
    caplog.set_level("DEBUG")
    files = build(path, "--attach", "--manifest")
    assert build(path, "--attach", "--manifest") == files
    assert main(["facts", str(path), "--json"]) == 0
    said = capfd.readouterr()
    entries = {entry["key"]: entry for entry in json.loads(said.out)}
    assert "query t of WAITS_DB!3!value" in entries["m.2025-10"]["sources"]
    home = address.partition("host=")[2]
    for secret in (postgres_kit.PASSWORD, postgres_kit.ESCAPED, "teller", home):
        assert secret not in said.out + said.err + caplog.text + path.read_text("utf-8")
        assert all(secret.encode() not in data for data in files.values())


def test_verify_asks_the_query_again_and_says_what_has_changed(
    tables: Tables, address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tables.asked(WAITS, OF).brief(MONTHLY)
    build(path)
    changed(address, "update waits set note = '{b}'")
    code, said = verified(path, capsys)
    assert code == 0
    assert "has changed" not in said
    changed(address, "insert into waits values ('2025-10-01', null, 'Northgate', null)")
    wider = MONTHLY.replace("}", ", aggregate: last}")
    path = tables.brief(wider)
    assert "query t of WAITS_DB: this table has changed since this was built" in verified(path, capsys)[1]
    changed(address, "delete from waits where value is null")
    monkeypatch.delenv("WAITS_DB")
    main(["verify", str(path), str(path.parent / "out")])
    assert "the environment variable WAITS_DB is not set" in "".join(capsys.readouterr())


CHANGING = (
    "with gone as (delete from waits returning *) select * from gone",
    "select nextval('s') as value from waits",
    "select setval('s', 7) as value",
    "select value from waits for update",
    "select value into other from waits",
    "select lo_creat(-1) as value",
    "select set_config('transaction_read_only', 'off', false) as value",
)


@pytest.mark.parametrize("sql", CHANGING)
def test_a_query_changes_nothing(tables: Tables, address: str, sql: str) -> None:
    changed(address, "create sequence if not exists s")
    # What is no table of the server, PostgreSQL 15 lets be made; it is rolled back with all else.
    assert ("error: query t of WAITS_DB: " in tables.asked(sql, OF).problem()) is ("lo_creat" not in sql)
    with psycopg.connect(address) as base:
        assert base.execute("select count(*) from waits").fetchone() == (4,)
        assert base.execute("select last_value, is_called from s").fetchone() == (1, False)
        assert base.execute("select count(*) from pg_largeobject_metadata").fetchone() == (0,)


def test_a_setting_of_a_query_does_not_let_the_next_one_write(tables: Tables, address: str) -> None:
    sql = "select set_config('default_transaction_read_only', 'off', false) as month, 1 as value"
    tables.asked(sql, OF).problem()
    assert "changes something" in tables.asked(CHANGING[1], OF).problem()


def test_a_query_that_sleeps_is_stopped(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.data import server

    quick = ("set transaction read only", "set local statement_timeout = '200ms'")
    monkeypatch.setitem(server._READ_ONLY, "postgresql", quick)
    said = tables.asked("select pg_sleep(60)::text as month, 1 as value", OF).problem()
    assert "the query takes more than 30 s" in said


def test_a_result_has_the_limits_of_a_file(tables: Tables) -> None:
    assert "at most 200,000 rows" in tables.asked("select * from generate_series(1, 10000000)", OF).problem()
    wide = "select repeat('x', 10000000) as month from generate_series(1, 9)"
    assert "its texts are larger than 32 MiB" in tables.asked(wide, OF).problem()


def test_what_the_server_says_of_a_query_is_passed_on(tables: Tables) -> None:
    assert 'relation "nothing" does not exist' in tables.asked("select * from nothing", OF).problem()
    assert "division by zero" in tables.asked("select 1 / (value - value) from waits", OF).problem()


@pytest.mark.parametrize(
    "wrong", ["postgresql://teller:wrong@/postgres?host=", "postgresql://nobody:gehe@/postgres?host="]
)
def test_a_refused_login_says_nothing_of_the_address(
    tables: Tables, address: str, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    home = address.partition("host=")[2]
    monkeypatch.setenv("WAITS_DB", wrong + home)
    said = tables.asked(WAITS, OF).problem()
    assert "the database that WAITS_DB names cannot be reached, or refuses the login" in said
    assert not any(word in said for word in ("teller", "wrong", "gehe", home, "nobody"))


def test_an_error_that_has_the_name_of_the_user_is_kept_back(tables: Tables) -> None:
    said = tables.asked("select current_user::int as value", OF).problem()
    assert "the database refuses the query" in said
    assert "teller" not in said


def test_a_list_in_a_column_that_nobody_wants_is_in_no_way(tables: Tables) -> None:
    all_of = "select * from waits where site = 'Northgate'"
    assert len(tables.asked(all_of, OF).values(MONTHLY)) == 3
    assert read_brief(tables.brief(MONTHLY)).metrics["m"].values
