"""What `build` and `check` have to say: to people, one line a cause; to programs, everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_kit import small
from kept_kit import TODAY, edit_deck

from briefgen.base.diagnostics import Place, Problem
from briefgen.cli.app import main
from briefgen.report.verdict import annotation

Write = Callable[[str], Path]
HEAD = """\
meta: {title: A hospital in 2025, language: en}
metrics:
  falls: {label: Falls, unit: cases, kind: count, values: {2024: 120, 2025: 96}}
deck:
"""
WARD = """\
  - title: Falls became rarer
    blocks: [{column: falls}]
    notes: 'In NUMBER beds.'
"""


def wards(count: int) -> str:
    """Return a brief with so many numbers that no metric states, each in a line of its own."""
    return HEAD + "".join(WARD.replace("NUMBER", str(331 + 7 * number)) for number in range(count))


@pytest.mark.parametrize("command", ["check", "build"])
def test_many_warnings_of_one_cause_are_told_as_one_with_a_count_and_what_to_do(
    command: str, brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(wards(9))
    words = ["--out", str(tmp_path / "out")] if command == "build" else []
    assert main([command, str(path), *words]) == 0
    said = "".join(capsys.readouterr())
    assert said.count("[untraced]") == 1
    assert f"{path}:7:12: warning: 331 " in said
    assert "and 8 more like it: 338 (line 10), " in said
    assert "9 warnings" in said


def test_every_warning_is_told_to_whoever_asks(brief_file: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = brief_file(wards(9))
    assert main(["check", str(path), "--all"]) == 0
    assert capsys.readouterr().out.count("[untraced]") == 9


def test_build_tells_a_program_what_it_wrote_kept_and_found(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = brief_file(wards(5)), tmp_path / "out"
    assert main(["build", str(path), "--out", str(out), "--format", "pptx", "--quiet"]) == 0
    edit_deck(out / "brief.pptx")
    (tmp_path / "bad.yaml").write_text("meta: 12", encoding="utf-8")
    capsys.readouterr()
    words = [str(path), str(tmp_path / "bad.yaml"), "--out", str(out), "--format", "pptx", "--json"]
    assert main(["build", *words]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert (told["built"], told["not_built"]) == (1, 1)
    good, bad = told["briefs"]
    assert good["files"] == [{"file": str(out / "brief.pptx"), "bytes": (out / "brief.pptx").stat().st_size}]
    kept = str(out / f"brief.kept-{TODAY}.pptx")
    assert good["kept"] == [{"file": str(out / "brief.pptx"), "kept_as": kept}]
    assert [problem["line"] for problem in good["problems"]] == [7, 10, 13, 16, 19]
    assert (bad["built"], bad["problems"][0]["severity"]) == (False, "error")


def test_build_tells_a_program_why_it_could_not_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file, not a folder", encoding="utf-8")
    assert main(["build", str(small(tmp_path)), "--out", str(tmp_path / "out"), "--json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)["briefs"]
    assert "cannot write to" in told["error"]


def test_facts_are_json_for_whoever_says_so_as_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--json"], ["--format", "json"]):
        assert main(["facts", str(small(tmp_path)), *words]) == 0
    assert len({*capsys.readouterr().out.split("}\n{")}) <= 2
    assert main(["facts", str(small(tmp_path)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_github_is_told_file_line_and_column(brief_file: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = brief_file(wards(5).replace("unit: cases", "unot: cases"))
    assert main(["check", str(path), "--format", "github"]) == 2
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "unknown-key" in line]
    assert line.startswith(f"::error file={path},line=3,col=25,title=unknown-key::unknown key 'unot'")
    assert line.endswith("%0Adid you mean 'unit'?")


def test_what_github_reads_as_its_own_marks_is_written_otherwise() -> None:
    problem = Problem(Place("a,b:c.yaml", 2, 3), "40% of\nall", code="x")
    assert annotation(problem) == "::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=x::40%25 of%0Aall"
    assert annotation(Problem(Place("a.yaml"), "gone", code="file")) == "::error file=a.yaml,title=file::gone"
