"""Warnings of one cause are one line, with a count and their lines; errors are told one by one."""

from briefgen.base.diagnostics import Place, Problem
from briefgen.report.verdict import one_per_cause, verdict_lines

HINT = "state it under `metrics`"


def warning(line: int, message: str, hint: str = HINT, code: str = "untraced") -> Problem:
    return Problem(Place("b.yaml", line, 5), message, hint, code, "warning")


def test_warnings_of_one_cause_are_one_line_that_counts_and_places_the_others():
    found = [warning(line, f"{line}0 in “about {line}0 beds” matches no metric") for line in (4, 9, 12)]
    (only,) = one_per_cause(found)
    assert only.place == Place("b.yaml", 4, 5)
    assert (
        only.message
        == "40 in “about 40 beds” matches no metric; and 2 more like it: 90 (line 9), 120 (line 12)"
    )
    assert only.hint == HINT


def test_hints_that_differ_by_a_figure_alone_are_one_cause_and_other_hints_another():
    found = [
        warning(1, "5 in “a”", "a.growth@2023 is printed 约−5%"),
        warning(2, "7 in “b”", "b.growth@2024 is printed 约7%"),
        warning(3, "9 in “c”"),
        warning(4, "label cut", "make the chart wider", "chart"),
    ]
    assert [problem.place.line for problem in one_per_cause(found)] == [1, 3, 4]


def test_many_lines_are_named_in_part():
    (only,) = one_per_cause([warning(line, f"{line} is cut") for line in range(1, 31)])
    assert only.message.endswith("; and 29 more like it: 2 (line 2), 3 (line 3), 4 (line 4), 5 (line 5), "
                                 "6 (line 6), 7 (line 7), 8 (line 8), 9 (line 9), …")  # fmt: skip


def test_what_is_the_same_in_all_is_not_repeated():
    (only,) = one_per_cause([warning(line, "the labels are cut") for line in (3, 5, 8)])
    assert only.message == "the labels are cut; and 2 more like it: line 5, line 8"


def test_every_error_is_told_by_itself():
    found = [warning(line, "cut").as_error() for line in (1, 2)]
    assert one_per_cause(found) == tuple(found)


def test_check_counts_all_and_prints_each_cause_once(tmp_path):
    lines = verdict_lines(tmp_path / "b.yaml", [warning(line, f"{line} is cut") for line in (1, 2, 3)])
    assert len(lines) == 2
    assert lines[1].endswith("0 errors, 3 warnings")
