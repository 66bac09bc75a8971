"""`check --watch` checks again when a brief, or what it reads, is saved."""

from __future__ import annotations

import json
import sys
import time

import pytest

from briefgen.cli.app import main
from briefgen.runtime.signals import Stopped

BRIEF = "meta: {title: A, language: en}\ndata: {t: {file: t.csv}}\nsources: {r: {title: R}}\nmetrics:\n" + (
    "  a: {label: Visits, unit: people, source: r, from: {table: t, value: v, period: y}}\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.yaml").write_text(BRIEF)
    (tmp_path / "t.csv").write_text("y,v\n2024,3\n2025,4\n")
    return tmp_path


def watching(monkeypatch, *saves):
    """Let each wait of the watch do the next of some saves; the last ends it."""
    left = list(saves)

    def sleep(seconds):
        if seconds > 0.2:
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

    monkeypatch.setattr(time, "sleep", sleep)


def test_a_saved_brief_and_a_saved_table_are_checked_again(folder, monkeypatch, capsys):
    brief, table = folder / "a.yaml", folder / "t.csv"
    watching(
        monkeypatch,
        lambda: brief.write_text(BRIEF.replace("unit:", "unt:")),
        lambda: None,
        lambda: brief.write_text(BRIEF),
        lambda: table.write_text("y,v\n2024,3\n2025,quick\n"),
    )
    assert main(["check", "--watch", str(brief)]) == 130
    told = capsys.readouterr()
    said = [line.rpartition("/")[2] for line in told.out.splitlines() if not line.startswith(("   ", "\x1b"))]
    assert [line for line in said if line.startswith("a.yaml: ")] == [
        "a.yaml: clean", "a.yaml: 1 error, 0 warnings", "a.yaml: clean", "a.yaml: 1 error, 0 warnings",
    ]  # fmt: skip
    assert "\x1b" not in told.out
    assert told.err.count("files are watched; Ctrl-C ends") == 4


def test_a_table_that_was_missing_is_read_once_it_is_there(folder, monkeypatch, capsys):
    text = (folder / "t.csv").read_text()
    (folder / "t.csv").unlink()
    watching(monkeypatch, lambda: (folder / "t.csv").write_text(text))
    assert main(["check", "--watch", "--format", "json", str(folder / "a.yaml")]) == 130
    told = capsys.readouterr()
    first, second = (json.loads(line) for line in told.out.splitlines())
    assert (first["errors"], second["errors"]) == (1, 0)
    assert not told.err


def test_the_screen_is_cleared_on_a_terminal_alone(folder, monkeypatch, capsys):
    watching(monkeypatch)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["check", "--watch", str(folder)]) == 130
    assert capsys.readouterr().out.startswith("\x1b[2J")


def test_a_folder_is_watched_for_new_briefs_and_a_signal_ends_it(folder, monkeypatch, capsys):
    def ended():
        raise Stopped(15)

    watching(monkeypatch, lambda: (folder / "b.yaml").write_text(BRIEF), ended)
    assert main(["check", "--watch", "--format", "github", str(folder)]) == 143
    watching(monkeypatch)
    assert main(["check", "--watch", "-"]) == 2
    assert main(["check", "--watch", "--format", "sarif", str(folder)]) == 2
    assert "--watch goes with files" in capsys.readouterr().err
