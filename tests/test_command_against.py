"""`briefgen check NEW --against OLD`: figures of a new edition held against those of the last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.cli.app import main

HEAD = "meta: {title: Visits, language: en}\n"
UNIT = "label: Visits, unit: thousand, kind: amount"
LAST = f"a: {{{UNIT}, values: {{2021: 990, 2022: 905, 2023: 840, 2024: 915}}}}"


@pytest.fixture
def compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Check one edition against another; return the exit code and the warnings by code."""

    def compare(
        last: str, this: str, *options: str, more: str = ""
    ) -> tuple[int, dict[str, dict[str, object]]]:
        for name, metrics in (("last", last), ("this", this)):
            own = more if name == "this" else ""
            text = f"{HEAD}metrics:\n" + "".join(f"  {line}\n" for line in metrics.splitlines()) + own
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        paths = str(tmp_path / "this.yaml"), "--against", str(tmp_path / "last.yaml")
        code = main(["check", *paths, "--json", *options])
        told = json.loads(capsys.readouterr().out)["problems"]
        return code, {each["code"]: each for each in told if each["code"] != "chart"}

    return compare


def test_a_value_that_changed_is_named_with_what_it_was_at_its_place(compared):
    code, told = compared(LAST, LAST.replace("915", "951"))
    assert code == 0
    assert list(told) == ["revision"]
    assert "the value for 2024 was 915 thousand in " in told["revision"]["message"]
    assert told["revision"]["message"].endswith("last.yaml and is 951 thousand")
    assert "`{value: 951, status: revised}`" in told["revision"]["hint"]
    assert (told["revision"]["line"], told["revision"]["column"]) == (3, 100)


def test_several_changed_values_of_a_metric_are_one_warning(compared):
    _, told = compared(LAST, LAST.replace("990", "991").replace("905", "907").replace("915", "918"))
    assert told["revision"]["message"].endswith(
        "; 2 more changed: 2022: 905 thousand → 907 thousand, 2024: 915 thousand → 918 thousand"
    )


@pytest.mark.parametrize(
    ("last", "this"),
    [
        ("915", "{value: 951, status: revised}"),
        ("{value: 915, status: provisional}", "951"),
        ("{value: 915, status: forecast}", "951"),
        ("超900", "915"),
    ],
)
def test_what_was_not_final_or_says_that_it_is_revised_is_not_doubted(compared, last, this):
    assert compared(LAST.replace("915", last), LAST.replace("915", this)) == (0, {})


def test_a_changed_unit_is_one_warning_and_not_one_a_value(compared):
    _, told = compared(LAST, LAST.replace("unit: thousand", "unit: million"))
    assert list(told) == ["unit-changed"]
    assert "its unit was 'thousand' and is 'million'" in told["unit-changed"]["message"]


def test_values_that_were_converted_with_their_unit_are_the_same(compared):
    last = "a: {label: 人次, unit: 万人, kind: amount, values: {2023: 84.0, 2024: 91.5}}"
    this = "a: {label: 人次, unit: 人, kind: amount, values: {2023: 840000, 2024: 915000}}"
    assert compared(last, this) == (0, {})


def test_a_newest_value_that_is_the_old_one_is_named(compared):
    _, told = compared(LAST, LAST.replace("2024: 915", "2024: 915, 2025: 915"))
    assert "the value for 2025 is 915 thousand, as the value for 2024 was in" in told["unchanged"]["message"]


@pytest.mark.parametrize("values", ["{2023: 16, 2024: 16, 2025: 16}", "{2024: 16, 2025: 16}"])
def test_small_numbers_and_those_that_repeat_may_stay_the_same(compared, values):
    last = f"a: {{label: Sites, unit: sites, values: {values.replace(', 2025: 16', '')}}}"
    assert compared(last, f"a: {{label: Sites, unit: sites, values: {values}}}") == (0, {})


def test_a_jump_after_the_old_series_is_named_where_the_new_brief_has_no_history(compared):
    _, told = compared(LAST, f"a: {{{UNIT}, values: {{2025: 10330}}}}")
    assert (
        "10,330 thousand for 2025 is about 10 times what lies beside it: 915 thousand"
        in told["jump"]["message"]
    )
    assert "is it 1,033 thousand?" in told["jump"]["hint"]


def test_what_is_unlikely_by_itself_is_told_once(compared):
    _, told = compared(LAST, LAST.replace("2024: 915", "2024: 915, 2025: 10330"))
    assert list(told) == ["unlikely"]


def test_a_metric_that_is_gone_is_named_and_one_that_only_has_another_key_is_not(compared):
    gone = "b: {label: Loans, unit: loans, values: {2024: 719}}"
    _, told = compared(f"{LAST}\n{gone}", LAST.replace("a:", "visits:"))
    assert list(told) == ["gone"]
    assert "b (Loans): stands in" in told["gone"]["message"]


def test_such_a_warning_is_accepted_by_its_code_and_not_missed_without_the_comparison(
    compared, tmp_path, capsys
):
    accept = "accept: [{warning: revision, about: a, reason: A new count}]\n"
    this = LAST.replace("915", "951")
    assert compared(LAST, this, "--strict", more=accept) == (0, {})
    assert main(["check", str(tmp_path / "this.yaml"), "--strict"]) == 0
    assert "clean" in capsys.readouterr().out
    assert "accept" in compared(LAST, LAST, more=accept)[1]


def test_strict_makes_errors_of_them(compared):
    assert compared(LAST, LAST.replace("915", "951"), "--strict")[0] == 2


def test_a_last_edition_that_cannot_be_read_is_said(tmp_path, capsys):
    (tmp_path / "this.yaml").write_text(f"{HEAD}metrics:\n  {LAST}\n", encoding="utf-8")
    assert main(["check", str(tmp_path / "this.yaml"), "--against", str(tmp_path / "none.yaml")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_several_briefs_have_no_common_last_edition(tmp_path, capsys):
    for name in ("one", "two", "last"):
        (tmp_path / f"{name}.yaml").write_text(f"{HEAD}metrics:\n  {LAST}\n", encoding="utf-8")
    paths = [str(tmp_path / f"{name}.yaml") for name in ("one", "two")]
    assert main(["check", *paths, "--against", str(tmp_path / "last.yaml")]) == 2
    assert "--against compares one brief" in capsys.readouterr().err
