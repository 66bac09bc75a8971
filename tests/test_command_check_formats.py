"""`briefgen check` for programs: SARIF, workflow commands, the hook and the recipes of docs/ci.md."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from briefgen.base.diagnostics import Place, Problem
from briefgen.cli.app import _parser, main
from briefgen.report.sarif import verdict_sarif
from briefgen.report.verdict import annotation

ROOT = Path(__file__).parents[1]
BRIEF = """\
meta: {title: Schools, language: en, publisher: Ayton Council, date: 2025-12-04}
sources: {council: {title: Annual report}}
metrics:
  schools: {label: Schools, unit: schools, values: {2024: 38, 2025: 40}, claims: [CLAIM], source: council}
accept: [{warning: untraced, about: "88", reason: the house's number}]
deck:
  - {title: "Ayton has {schools}, 88", blocks: [{kpi: schools}]}
"""


@pytest.fixture
def checked(tmp_path, monkeypatch, capsys):
    """Check a brief below the working folder with a claim; return the exit code and the log's only run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "the briefs").mkdir()

    def check(claim: str) -> tuple[int, dict]:
        path = Path("the briefs/年报.yaml")
        path.write_text(BRIEF.replace("CLAIM", claim), encoding="utf-8")
        code = main(["check", str(path), "--format", "sarif"])
        log = json.loads(capsys.readouterr().out)
        assert log["version"] == "2.1.0"
        assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
        (run,) = log["runs"]
        return code, run

    return check


def test_sarif_tells_an_error_with_its_place_and_its_rule(checked):
    code, run = checked("{growth: 50, since: 2024}")
    assert code == 2
    (wrong,) = (each for each in run["results"] if "suppressions" not in each)
    assert (wrong["ruleId"], wrong["level"]) == ("claim", "error")
    assert wrong["message"]["text"].startswith("schools (Schools): council says 50% as `growth`")
    (place,) = wrong["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "the%20briefs/%E5%B9%B4%E6%8A%A5.yaml"},
        "region": {"startLine": 4, "startColumn": 83},
    }
    rule = run["tool"]["driver"]["rules"][wrong["ruleIndex"]]
    assert rule["id"] == "claim"
    assert rule["help"]["text"].startswith("A claim does not follow from the values")
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_has_accepted_warnings_as_suppressed_with_their_reason(checked):
    code, run = checked("")
    assert code == 0
    (known,) = run["results"]
    assert (known["ruleId"], known["level"]) == ("untraced", "warning")
    assert known["suppressions"] == [{"kind": "inSource", "justification": "the house's number"}]


def test_sarif_of_a_clean_brief_has_no_results():
    run = json.loads(verdict_sarif([], version="1.0"))["runs"][0]
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_sarif_names_a_cell_in_the_message_and_an_absolute_file_by_its_address(tmp_path):
    place = Place(f"{tmp_path}/a b.xlsx!Sheet1!B7")
    (result,) = json.loads(verdict_sarif([Problem(place, "is not a number", "", "table")], version="1.0"))[
        "runs"
    ][0]["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": (tmp_path / "a b.xlsx").as_uri()}}
    assert result["message"]["text"] == "Sheet1!B7: is not a number"


def test_workflow_commands_escape_what_would_end_them():
    place = Place("a,b:c%.yaml", 3, 7)
    told = annotation(Problem(place, "50% of\r\nall", "why: not, then", "share", "warning"))
    assert told == (
        "::warning file=a%2Cb%3Ac%25.yaml,line=3,col=7,title=share::50%25 of%0D%0Aall%0Awhy: not, then"
    )


def test_the_hook_checks_all_briefs_that_it_is_given(tmp_path):
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [hook["id"] for hook in hooks if f"id: {hook['id']}\n" in page] == [
        "briefgen-check",
        "briefgen-fmt",
    ]
    hook = hooks[0]
    paths = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for path, claim in zip(paths, ("{growth: 50, since: 2024}", ""), strict=True):
        path.write_text(BRIEF.replace("CLAIM", claim), encoding="utf-8")
    words = [*shlex.split(hook["entry"])[1:], "--strict"]
    assert main([*words, *map(str, paths)]) == 2
    assert main([*words, str(paths[1])]) == 0


def test_the_recipes_are_yaml_and_call_commands_as_they_are():
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for recipe in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL):
        assert yaml.safe_load(recipe)
    lines = re.findall(r"briefgen (?:check|build) [^`\n]*--[^`\n]*", page)
    assert len(lines) >= 6
    for line in lines:
        words = shlex.split(line.partition(" > ")[0])[1:]
        assert callable(_parser(words).parse_args(words).run)


def test_a_dumb_terminal_gets_no_live_line_and_no_output_has_colour(tmp_path, monkeypatch, capsys):
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.replace("CLAIM", ""), encoding="utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    words = ["build", str(path), "--out", str(tmp_path / "out"), "--only", "deck"]
    for terminal, live in (("xterm", True), ("dumb", False)):
        monkeypatch.setenv("TERM", terminal)
        assert main(words) == 0
        told = capsys.readouterr()
        assert ("\x1b[2K" in told.err) is live
        assert "\x1b[3" not in told.out + told.err
