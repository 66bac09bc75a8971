"""`accept`: warnings that are known and stay, each with its reason."""

from __future__ import annotations

import json

import pytest

from briefgen.cli.app import main

BRIEF = """\
meta: {title: 科技简报}
metrics:
  talent: {label: 人才总量, unit: 万人, kind: amount, values: {2020: 230, 2025: 300}}
ACCEPT
deck:
  - title: 人才总量达到{talent}
    blocks: [prose: "新建平台88个，项目77项"]
"""


@pytest.fixture
def checked(brief_file, capsys):
    """Check the brief with what it accepts; return the exit code and the lines."""

    def check(accept: str, *options: str) -> tuple[int, list[str]]:
        path = brief_file(BRIEF.replace("ACCEPT", f"accept: {accept}" if accept else ""))
        code = main(["check", str(path), *options])
        return code, capsys.readouterr().out.replace(str(path.parent) + "/", "").splitlines()

    return check


def test_an_accepted_warning_is_counted_and_not_told(checked):
    assert checked("[{warning: untraced, reason: 平台名称}]") == (
        0,
        ["brief.yaml: clean; 2 warnings accepted"],
    )


def test_what_it_is_about_leaves_the_others_of_its_code(checked):
    _, lines = checked('[{warning: untraced, about: "88", reason: 平台名称}]', "--all")
    assert "77 in" in lines[0]
    assert lines[-1] == "brief.yaml: 0 errors, 1 warning; 1 warning accepted"


def test_it_is_no_error_where_warnings_are(checked):
    assert checked("[{warning: untraced, reason: 平台名称}]", "--strict")[0] == 0


def test_what_no_longer_occurs_is_named(checked):
    code, lines = checked('[{warning: untraced, reason: 平台}, {warning: untraced, about: "99", reason: 旧}]')
    assert code == 0
    assert lines[0].startswith(
        "brief.yaml:4:43: warning: there is no warning 'untraced' about '99' (any more)"
    )
    assert "remove it from `accept`" in lines[1]


def test_a_misspelled_code_is_told_the_one_that_occurs(checked):
    _, lines = checked("[{warning: untracd, reason: 平台}]")
    assert "did you mean 'untraced'?" in "".join(lines)


def test_a_reason_is_required(checked):
    code, lines = checked("[{warning: untraced}]")
    assert code == 2
    assert "the key 'reason' is missing in an accepted warning" in lines[0]


def test_an_error_is_not_accepted(brief_file, capsys):
    text = BRIEF.replace("ACCEPT", "accept: [{warning: reference, reason: 无}]").replace(
        "{talent}", "{nobody}"
    )
    assert main(["check", str(brief_file(text))]) == 2
    assert "[reference]" in capsys.readouterr().out


def test_programs_are_told_what_is_accepted_and_why(checked):
    _, lines = checked('{warning: untraced, about: "88", reason: 平台名称}', "--json")
    told = json.loads("\n".join(lines))
    (accepted,) = told["accepted"]
    assert (accepted["code"], accepted["line"], accepted["reason"]) == ("untraced", 7, "平台名称")
    assert [problem["message"][:2] for problem in told["problems"]] == ["77"]


def test_a_build_does_not_tell_what_is_accepted(brief_file, tmp_path, capsys):
    path = brief_file(BRIEF.replace("ACCEPT", "accept: [{warning: untraced, reason: 平台名称}]"))
    assert main(["build", str(path), "--out", str(tmp_path / "out"), "--format", "pptx"]) == 0
    said = "".join(capsys.readouterr())
    assert "untraced" not in said
    assert "there is no warning" not in said
