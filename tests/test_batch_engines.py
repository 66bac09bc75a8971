"""A batch on clusters that the tests start, and outputs behind addresses: the same bytes as here."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from batch_kit import files, started, words, write_batch

from briefgen.cli.app import main
from briefgen.pipeline.batch.destination import destination
from briefgen.pipeline.batch.engines.elsewhere import work_elsewhere
from briefgen.pipeline.batch.job import Job
from briefgen.pipeline.batch.plan import Asked, plan
from briefgen.pipeline.batch.row_table import read_rows
from briefgen.pipeline.batch.work import work
from briefgen.pipeline.build import Options
from briefgen.runtime.atomic_write import OutputError

SITES = ("Northgate", "Quayside")


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    return write_batch(tmp_path, SITES, more="s3,Nowhere\n")


def jobs_of(brief: Path, out: str) -> tuple[Job, ...]:
    rows = brief.with_name("rows.csv")
    asked = Asked(brief=brief, out=out, options=Options(formats=("pdf",)), name="{site}/{code}")
    return plan(asked, read_rows(rows), rows)


def here(brief: Path) -> dict[str, bytes]:
    """Return the files that the jobs make in a folder of this machine."""
    folder = brief.parent / "here"
    assert [work(job).state for job in jobs_of(brief, str(folder))] == ["built", "built", "failed"]
    return files(folder)


@pytest.fixture
def memory() -> Iterator[object]:
    from fsspec.implementations.memory import MemoryFileSystem

    MemoryFileSystem.store.clear()
    yield MemoryFileSystem()
    MemoryFileSystem.store.clear()


def test_a_dask_cluster_gives_the_same_bytes_in_an_object_store(
    brief: Path, memory: object, capsys: pytest.CaptureFixture[str]
) -> None:
    from distributed import LocalCluster

    asked = words(
        brief, "--engine", "dask", "--json", "--name", "{site}/{code}", "--out", "memory://months/10"
    )
    with LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster:
        for states in (["built", "built", "failed"], ["unchanged", "unchanged", "failed"]):
            assert main([*asked, "--address", cluster.scheduler_address]) == 2
            told = json.loads(capsys.readouterr().out)
            assert [row["state"] for row in told["rows"]] == states
    stored = {path.removeprefix("/months/10/"): memory.cat_file(path) for path in memory.find("/months/10")}  # type: ignore[attr-defined]
    made = here(brief)
    assert {name: data for name, data in stored.items() if name in made} == made
    assert stored.keys() - made.keys() == {
        "batch-report.html",
        "batch-report.xlsx",
        ".briefgen-batch/Northgate/s1.json",
        ".briefgen-batch/Quayside/s2.json",
    }


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["dask", "ray"])
def test_processes_of_a_cluster_of_this_machine_give_the_same_bytes(brief: Path, engine: str) -> None:
    process = started(brief, "--engine", engine, "--jobs", "1", "--name", "{site}/{code}")
    _, said = process.communicate(timeout=300)
    assert process.returncode == 2, said
    assert files(brief.parent / "out") == here(brief)


def test_what_is_lost_or_changed_in_a_store_is_written_again(brief: Path, memory: object) -> None:
    (job, *_) = jobs_of(brief, "memory://out")
    assert [work(job).state, work(job).state] == ["built", "unchanged"]
    memory.pipe_file("/out/Northgate/s1.pdf", b"less")  # type: ignore[attr-defined]
    assert [work(job).state, work(job).state] == ["built", "unchanged"]
    memory.rm_file("/out/Northgate/s1.pdf")  # type: ignore[attr-defined]
    assert [work(job).state, work(job).state] == ["built", "unchanged"]


def test_the_address_of_a_folder_of_this_machine_is_that_folder(brief: Path, tmp_path: Path) -> None:
    (job, *_) = jobs_of(brief, f"file://{tmp_path}/there")
    assert work(job).state == "built"
    assert files(tmp_path / "there").items() <= here(brief).items()


def test_a_store_that_refuses_fails_the_row(
    brief: Path, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("no such key")

    monkeypatch.setattr(type(memory), "pipe_file", refused)
    (job, *_) = jobs_of(brief, "memory://out")
    result = work(job)
    assert (result.state, result.error) == ("failed", "cannot write /out/Northgate/s1.pdf: no such key")


def test_a_worker_with_another_program_or_without_the_brief_says_so(brief: Path, tmp_path: Path) -> None:
    (job, *_) = jobs_of(brief, "memory://out")
    other = work_elsewhere(replace(job, program="another"))
    assert "this worker has another version of briefgen" in other.error
    blind = work_elsewhere(replace(job, brief=str(tmp_path / "elsewhere" / "waits.yaml")))
    assert "its folder has to be shared with it" in blind.error


@pytest.mark.parametrize(("engine", "library"), [("dask", "distributed"), ("ray", "ray")])
def test_without_its_library_an_engine_says_what_to_install(
    brief: Path,
    engine: str,
    library: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert main(words(brief, "--engine", engine)) == 2
    assert f"needs the library {library}, which is missing: pip install {library}" in capsys.readouterr().err


def test_without_fsspec_an_address_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    destination.cache_clear()
    with pytest.raises(OutputError, match="s3://bucket needs the library fsspec"):
        destination("s3://bucket")
    monkeypatch.undo()
    with pytest.raises(OutputError, match="cannot be written to"):
        destination("nowhere://bucket")


def test_a_cluster_that_is_not_there_is_an_error(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(brief, "--engine", "dask", "--address", "nowhere")) == 2
    assert "no Dask cluster answers at nowhere" in capsys.readouterr().err


def test_an_address_that_leads_nowhere_is_one_error(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(brief, "--out", "nowhere://bucket")) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("briefgen: nowhere://bucket cannot be written to")
