"""`briefgen batch`: a briefing for each row, those that stay as they are, those that fail, and names."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from batch_kit import BRIEF, ROOT, dies_at_s2, files, stopped_by, words, write_batch

from briefgen.base.diagnostics import BriefError
from briefgen.base.own_files import PACKAGE_FOLDER
from briefgen.cli.app import main
from briefgen.pipeline.batch.engines import on_local
from briefgen.pipeline.batch.engines.names import Engine
from briefgen.pipeline.batch.inputs import program_hash
from briefgen.pipeline.batch.job import Job
from briefgen.pipeline.batch.plan import Asked, plan
from briefgen.pipeline.batch.row_table import read_rows
from briefgen.pipeline.batch.work import work
from briefgen.pipeline.build import Options


def jobs_of(brief: Path, name: str = "{code}", **options: object) -> tuple[Job, ...]:
    rows = brief.with_name("rows.csv")
    asked = Asked(
        brief=brief,
        out=str(brief.parent / "out"),
        options=Options(formats=("pdf",), **options),  # type: ignore[arg-type]
        name=name,
    )
    return plan(asked, read_rows(rows), rows)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    return write_batch(tmp_path)


def states(brief: Path, **options: object) -> list[str]:
    return [work(job).state for job in jobs_of(brief, **options)]


def test_each_row_is_built_as_if_it_were_built_alone(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(brief, "--jobs", "2", "--json", "--format", "pptx,pdf")) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["built"], told["unchanged"], told["failed"]) == (4, 0, 0)
    assert [row["name"] for row in told["rows"]] == ["s1", "s2", "s3", "s4"]
    alone = brief.parent / "alone"
    assert main(["build", str(brief), "--set", "site=Quayside", "--out", str(alone), "--quiet"]) == 0
    built = files(brief.parent / "out")
    assert built["s2.pdf"] == (alone / "waits-Quayside.pdf").read_bytes()
    assert built["s2.pptx"] == (alone / "waits-Quayside.pptx").read_bytes()
    assert main(words(brief, "--jobs", "1", "--json", "--format", "pptx,pdf")) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 4


def change_nothing(brief: Path) -> None:
    os.utime(brief.with_name("returns.csv"))


def change_a_figure(brief: Path) -> None:
    path = brief.with_name("returns.csv")
    path.write_text(path.read_text("utf-8").replace("40.5", "40.6"), "utf-8")


def change_the_brief(brief: Path) -> None:
    brief.write_text(BRIEF.replace("Median wait", "Middle wait"), "utf-8")


def change_a_parameter(brief: Path) -> None:
    path = brief.with_name("rows.csv")
    path.write_text(path.read_text("utf-8").replace("s2,Quayside", "s2,Northgate"), "utf-8")


def remove_a_file(brief: Path) -> None:
    (brief.parent / "out" / "s2.pdf").unlink()


def spoil_a_file(brief: Path) -> None:
    path = brief.parent / "out" / "s2.pdf"
    path.write_bytes(path.read_bytes()[:-1] + b" ")


def spoil_a_record(brief: Path) -> None:
    (brief.parent / "out" / ".briefgen-batch" / "s2.json").write_text("{", "utf-8")


SECOND = ["unchanged", "built", "unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("change", "then"),
    [
        (change_nothing, ["unchanged"] * 4),
        (change_a_figure, ["built"] * 4),
        (change_the_brief, ["built"] * 4),
        (change_a_parameter, SECOND),
        (remove_a_file, SECOND),
        (spoil_a_file, SECOND),
        (spoil_a_record, SECOND),
    ],
)
def test_a_row_stays_as_it_is_unless_something_that_goes_into_it_has_changed(
    brief: Path, change: Callable[[Path], None], then: list[str]
) -> None:
    age(brief)
    assert states(brief) == ["built"] * 4
    change(brief)
    assert states(brief) == then


def age(brief: Path) -> None:
    """Let the files be older than the build."""
    for path in brief.parent.iterdir():
        if path.is_file():
            os.utime(path, (1_700_000_000, 1_700_000_000))


def test_other_options_and_another_program_build_anew(brief: Path) -> None:
    age(brief)
    first = jobs_of(brief)[0]
    assert work(first).state == "built"
    assert work(first).state == "unchanged"
    assert work(replace(first, program="another")).state == "built"
    assert work(jobs_of(brief, theme="newsprint")[0]).state == "built"


def test_pictures_themes_and_files_of_a_pattern_go_into_a_row(brief: Path, tmp_path: Path) -> None:
    theme = tmp_path / "ours"
    theme.mkdir()
    (theme / "theme.yaml").write_text("extends: govblue\n", "utf-8")
    text = brief.read_text("utf-8").replace("file: returns.csv", "file: 'returns*.csv'")
    brief.write_text(text + "theme: ./ours\n", "utf-8")
    age(brief)
    os.utime(theme / "theme.yaml", (1_700_000_000, 1_700_000_000))
    job = jobs_of(brief)[0]
    assert [work(job).state, work(job).state] == ["built", "unchanged"]
    (theme / "theme.yaml").write_text("extends: govblue\nname: ours\n", "utf-8")
    os.utime(theme / "theme.yaml", (1_700_000_001, 1_700_000_001))
    assert [work(job).state, work(job).state] == ["built", "unchanged"]
    (tmp_path / "returns-2.csv").write_text("site,month,wait\nNorthgate,2025-10,38.1\n", "utf-8")
    os.utime(tmp_path / "returns-2.csv", (1_700_000_001, 1_700_000_001))
    assert [work(job).state, work(job).state] == ["built", "unchanged"]


def test_what_was_written_while_it_was_read_is_built_again(brief: Path) -> None:
    os.utime(brief.with_name("returns.csv"), (4_000_000_000, 4_000_000_000))
    assert states(brief) == ["built"] * 4
    assert states(brief) == ["built"] * 4


def test_a_broken_row_stops_no_other_and_the_report_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = write_batch(tmp_path, more="s5,Nowhere\ns6,\ns7,{x}\n")
    assert main(words(brief, "--jobs", "1", "--json")) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert [row["state"] for row in told["rows"]] == ["built"] * 4 + ["failed"] * 3
    assert told["rows"][4]["problems"][0]["message"] == "no row of returns.csv has 'Nowhere' in 'site'"
    assert (told["rows"][4]["problems"][0]["line"], told["rows"][4]["at"]) == (12, f"{tmp_path}/rows.csv:6:1")
    assert told["rows"][5]["problems"][0]["message"] == "the parameter site (Site) is not set"
    assert "row 5 (s5): not built: 1 error" in said.err
    assert set(files(tmp_path / "out")) == {"s1.pdf", "s2.pdf", "s3.pdf", "s4.pdf"}


def test_a_batch_leaves_no_drawn_charts_behind(
    brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    assert work(jobs_of(brief)[0]).state == "built"
    kept = {path.name for path in (tmp_path / "cache").iterdir()} if (tmp_path / "cache").exists() else set()
    assert kept.isdisjoint({"charts", "texts", "layouts"})


def test_an_edited_file_is_kept(brief: Path) -> None:
    (first, *_) = jobs_of(brief)
    work(first)
    page = brief.parent / "out" / "s1.pdf"
    page.write_bytes(page.read_bytes() + b"% edited")
    (kept,) = work(first).kept
    assert Path(kept).read_bytes().endswith(b"% edited")


def refused(brief: Path, name: str = "{code}") -> list[str]:
    with pytest.raises(BriefError) as error:
        jobs_of(brief, name)
    return [f"{problem.place}: {problem.message}" for problem in error.value.problems]


def test_two_rows_of_one_name_are_an_error_before_any_is_built(tmp_path: Path) -> None:
    brief = write_batch(tmp_path, more="S1,Quayside\n")
    assert refused(brief) == [f"{tmp_path}/rows.csv:6:1: row 5 is called 'S1', as row 1 is"]
    assert not (tmp_path / "out").exists()


def test_columns_that_are_missing_are_named(brief: Path) -> None:
    rows = brief.with_name("rows.csv")
    assert refused(brief, "{cod}") == [f"{rows}: --name has {{cod}}, which is no column"]
    assert refused(brief, "page") == [f"{rows}: --name has no column: every row would be called the same"]
    rows.write_text("code,town\n1,x\n", "utf-8")
    assert refused(brief) == [f"{rows}: no column is a parameter of {brief}: every row would be the same"]
    rows.write_text("code,site\n", "utf-8")
    assert refused(brief) == [f"{rows}: the table of rows has heads and no rows"]


def test_names_are_safe_on_every_disk_and_slashes_of_the_template_make_folders(tmp_path: Path) -> None:
    brief = write_batch(tmp_path)
    text = 'code,site\nA/B,Northgate\nA\\B,Northgate\n"..",Northgate\nnul,Northgate\n上海 浦东,Northgate\n'
    brief.with_name("rows.csv").write_text(text, "utf-8")
    names = [job.name for job in jobs_of(brief, "{site}/{code}")]
    assert names[-1] == "Northgate/上海 浦东"
    assert all(name.count("/") == 1 and "\\" not in name and ".." not in name for name in names)
    assert len({name.casefold() for name in names}) == 5
    assert work(jobs_of(brief, "{site}/{code}")[-1]).state == "built"
    assert (tmp_path / "out" / "Northgate" / "上海 浦东.pdf").is_file()


def test_without_a_template_files_are_called_as_build_calls_them(brief: Path) -> None:
    assert [job.name for job in jobs_of(brief, "")][:2] == ["waits-Northgate", "waits-Quayside"]


def test_a_batch_that_is_killed_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    sites = tuple(f"Site {number}" for number in range(6))
    for name in ("whole", "killed"):
        (tmp_path / name).mkdir()
        write_batch(tmp_path / name, sites)
    whole, killed = (tmp_path / name / "waits.yaml" for name in ("whole", "killed"))
    age(whole), age(killed)
    ended = stopped_by("SIGKILL", killed, after=2)
    assert ended.returncode == -signal.SIGKILL
    done = len(list((killed.parent / "out" / ".briefgen-batch").glob("*.json")))
    assert 2 <= done < len(sites)
    assert main(words(whole, "--jobs", "1", "--quiet")) == 0
    assert main(words(killed, "--jobs", "1", "--quiet")) == 0
    assert files(killed.parent / "out") == files(whole.parent / "out")


def test_ctrl_c_ends_a_batch_cleanly(tmp_path: Path) -> None:
    brief = write_batch(tmp_path, tuple(f"Site {number}" for number in range(6)))
    age(brief)
    ended = stopped_by("SIGINT", brief, after=1)
    assert ended.returncode == 130
    assert "stopped after 1 of 6 rows; the same command goes on with the others" in ended.stderr
    assert "Traceback" not in ended.stderr
    records = {path.stem for path in (tmp_path / "out" / ".briefgen-batch").glob("*.json")}
    assert records == {Path(name).stem for name in files(tmp_path / "out")}
    assert 1 <= len(records) < 6


def test_a_process_that_dies_takes_its_own_row_only(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_local, "work", dies_at_s2)
    results = {result.name: result for result in on_local.run(jobs_of(brief), Engine(processes=2))}
    assert {name: result.state for name, result in results.items()} == {
        "s1": "built", "s2": "failed", "s3": "built", "s4": "built",
    }  # fmt: skip
    assert "its process ended without a word" in results["s2"].error


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--address", "tcp://x"], "--address is that of a cluster"),
        (["--jobs", "-1"], "--jobs and --first take a number"),
        (["--out", "editions/{now}"], "a batch has one output folder"),
        (["--format", "gif"], "unknown format 'gif'"),
    ],
)
def test_what_does_not_go_together_is_refused(
    brief: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(brief, *options)) == 2
    assert said in capsys.readouterr().err


def test_rows_come_from_workbooks_and_records_too(brief: Path, tmp_path: Path) -> None:
    import openpyxl

    (tmp_path / "rows.json").write_text('[{"code": 7, "site": "Quayside"}]', "utf-8")
    book = openpyxl.Workbook()
    book.active.title = "Sites"
    book.create_sheet("Notes").append(["x", "y"])
    for row in (["code", "site"], [7, "Quayside"]):
        book["Sites"].append(row)
    book.save(tmp_path / "rows.xlsx")
    for table in (read_rows(tmp_path / "rows.json"), read_rows(tmp_path / "rows.xlsx", "Sites")):
        assert [row.cells for row in table.rows] == [{"code": "7", "site": "Quayside"}]
    with pytest.raises(BriefError, match="it has 2 sheets"):
        read_rows(tmp_path / "rows.xlsx")
    with pytest.raises(BriefError, match="there is no such file"):
        read_rows(tmp_path / "none.csv")


def test_the_example_of_the_documentation_builds_as_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "batch.md").read_text("utf-8")
    (console,) = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    command, *printed = console.splitlines()
    (tmp_path / "waits.yaml").write_text(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0], "utf-8")
    for name in ("returns.csv", "sites.csv"):
        shutil.copy(ROOT / "docs" / "examples" / name, tmp_path)
    assert re.findall(r"```csv\n(.*?)```", page, re.DOTALL) == [(tmp_path / "sites.csv").read_text("utf-8")]
    monkeypatch.chdir(tmp_path)
    assert main([*shlex.split(command.removeprefix("$ briefgen ")), "--jobs", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == printed
    assert {path.name for path in (tmp_path / "out").glob("N01-Northgate.*")} == {
        "N01-Northgate.pptx", "N01-Northgate.pdf",
    }  # fmt: skip


def test_the_program_of_a_batch_is_every_room_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read, seen = Path.read_bytes, set[Path]()
    monkeypatch.setattr(Path, "read_bytes", lambda path: seen.add(path) or read(path))
    program_hash()
    assert set(PACKAGE_FOLDER.rglob("*.py")) <= seen
