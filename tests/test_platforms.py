"""What Windows and macOS do otherwise, tried here: locks, renames, limits, locales, how processes start."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from batch_kit import files, words, write_batch
from fault_kit import environment, small

from briefgen.cli.app import main
from briefgen.pipeline.batch.engines import on_local
from briefgen.runtime import atomic_write, folder_lock
from briefgen.runtime.atomic_write import OutputError, write_whole
from briefgen.runtime.own_process import limit_process

WINDOWS, MACOS = SimpleNamespace(platform="win32"), SimpleNamespace(platform="darwin")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be written as on Windows."""
    for module in (atomic_write, folder_lock):
        monkeypatch.setattr(module, "sys", WINDOWS)


@pytest.mark.usefixtures("windows")
def test_a_folder_is_held_by_a_file_where_folders_cannot_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "PATIENCE_S", 0.05)
    with folder_lock.locked(tmp_path):
        assert (tmp_path / folder_lock.LOCK_FILE).exists()
        with pytest.raises(OutputError, match="another build writes to"):
            write_whole(tmp_path, {"brief.pdf": b"ours"})
    assert list(tmp_path.iterdir()) == []
    write_whole(tmp_path, {"brief.pdf": b"ours"})
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("refused", "written"), [(2, True), (99, False)])
def test_a_folder_that_a_virus_scanner_holds_is_renamed_when_it_lets_go(
    refused: int, written: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, tried, slept = os.rename, [], []

    def held(old: Path, new: Path) -> None:
        tried.append(old)
        if len(tried) <= refused:
            raise PermissionError(13, "Access is denied")
        rename(old, new)

    monkeypatch.setattr(os, "rename", held)
    monkeypatch.setattr(atomic_write, "time", SimpleNamespace(sleep=slept.append))
    if written:
        write_whole(tmp_path, {"brief.pdf": b"ours"})
        assert (tmp_path / "brief.pdf").read_bytes() == b"ours"
    else:
        with pytest.raises(OutputError, match="Access is denied"):
            write_whole(tmp_path, {"brief.pdf": b"ours"})
        assert not (tmp_path / "brief.pdf").exists()
    assert tuple(slept) == atomic_write.SCANNED_S[: len(slept)]
    assert len(slept) == min(refused, len(atomic_write.SCANNED_S))


def test_a_limit_that_the_system_does_not_take_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = {}

    def refuses_addresses(kind: int, limit: tuple[int, int]) -> None:
        if kind == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")
        taken[kind] = limit

    monkeypatch.setattr(resource, "setrlimit", refuses_addresses)
    limit_process(seconds=3, mebibytes=256)
    assert taken == {
        resource.RLIMIT_CPU: (3, 3),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
    }


@pytest.mark.slow
def test_a_plain_locale_and_a_console_of_another_code_page_change_nothing(tmp_path: Path) -> None:
    (folder := tmp_path / "季度 报告").mkdir()
    (elsewhere := tmp_path / "elsewhere").mkdir()
    brief = small(folder)
    brief = brief.rename(folder / "简报 一.yaml")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "briefgen", "build", os.path.relpath(brief, elsewhere), "--out", "输 出"]
    done = subprocess.run(command, cwd=elsewhere, env=environment(**plain), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "简报 一.pptx" in done.stdout.decode("utf-8")
    assert {path.name for path in (elsewhere / "输 出").iterdir()} == {"简报 一.pptx", "简报 一.pdf"}


@pytest.mark.slow
def test_a_batch_whose_processes_start_anew_builds_what_copies_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for system, name in ((MACOS, "anew"), (sys, "copied")):
        (folder := tmp_path / name).mkdir()
        monkeypatch.setattr(on_local, "sys", system)
        brief = write_batch(folder, ("Northgate", "Quayside"))
        assert main(words(brief, "--jobs", "2", "--quiet")) == 0
        made.append(files(folder / "out"))
    assert made[0] == made[1]
    assert len(made[0]) == 2


@pytest.mark.parametrize("columns", ["40", "200"])
def test_help_keeps_to_a_narrow_and_a_wide_terminal(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    described = capsys.readouterr().out.partition("examples")[0]
    # What an option takes, as in `[--format pptx,pdf,png,long]`, is never broken.
    wide = [line for line in described.splitlines() if len(line) > int(columns) and "[-" not in line]
    assert (wide, "--grey" in described) == ([], True)
