"""`briefgen check`: what it says of clean, doubtful and wrong briefs, to people and to programs."""

from __future__ import annotations

import json

import pytest

from briefgen.cli.app import main

BRIEF = """\
meta: {title: 科技简报, as_of: 2025, date: 2025-12-04}
sources:
  panel: {title: 信息图}
metrics:
  talent:
    label: 人才总量
    unit: 万人
    kind: amount
    values: {2020: 230, 2025: 300}
    source: panel
    claims:
      - {change: 70, since: 2020}
numerals: [8K]
deck:
  - {kind: cover}
  - title: 人才总量达到{talent}
    blocks:
      - column: talent
      - prose: PROSE
    notes: 先看人才。
"""


@pytest.fixture
def checked(brief_file, capsys):
    """Check a brief with the given prose; return the exit code and the lines."""

    def check(prose: str, *options: str, brief: str = BRIEF) -> tuple[int, list[str]]:
        path = brief_file(brief.replace("PROSE", prose))
        code = main(["check", str(path), *options])
        return code, capsys.readouterr().out.replace(str(path.parent) + "/", "").splitlines()

    return check


def test_a_clean_brief_is_called_clean(checked):
    assert checked("人才总量五年增加{talent.change}") == (0, ["brief.yaml: clean"])


def test_a_numeral_without_a_fact_is_named_with_its_line_and_column(checked):
    code, lines = checked("新建平台88个")
    assert code == 0
    assert lines == [
        "brief.yaml:19:16: warning: 88 in “新建平台88个” matches no metric [untraced]",
        "    hint: state it under `metrics` and refer to it, or list it under `numerals` if it is a name",
        "brief.yaml: 0 errors, 1 warning",
    ]


def test_strict_makes_an_error_of_it(checked):
    code, lines = checked("新建平台88个", "--strict")
    assert code == 2
    assert lines[0].startswith("brief.yaml:19:16: error: 88 in")
    assert lines[-1] == "brief.yaml: 1 error, 0 warnings"


@pytest.mark.parametrize(
    "prose",
    [
        "2025年12月4日发布，这是第3场",
        "“十四五”期间建成8K全色激光电视",
        "人才总量300万人，较2020年增加70万人",
        "2020—2025年的5年",
    ],
)
def test_dates_ordinals_names_and_the_ledgers_own_figures_are_no_false_alarm(checked, prose):
    assert checked(prose) == (0, ["brief.yaml: clean"])


def test_a_numeral_is_named_once_though_page_and_deck_print_it(checked):
    _, lines = checked("新建平台88个", brief=BRIEF.split("deck:")[0] + "deck: []\n" + ONEPAGER)
    assert [line.split(": ")[0] for line in lines if "untraced" in line] == ["brief.yaml:18:25"]


ONEPAGER = """\
onepager:
  pillars:
    - {key: a, title: 人才, modules: [
      {blocks: [{prose: PROSE}]}]}
"""


def test_notes_and_alternative_texts_count_too(checked):
    brief = BRIEF.replace("先看人才", "先看99项成果").replace(
        "column: talent", "column: {metrics: [talent], alt: 共77家}"
    )
    _, lines = checked("好", brief=brief)
    (told,) = [line for line in lines if "untraced" in line]
    assert told.startswith("brief.yaml:18:17: warning: 77 in ")
    assert told.endswith("; and 1 more like it: 99 (line 20) [untraced]")
    assert lines[-1] == "brief.yaml: 0 errors, 2 warnings"


def test_one_numeral_in_many_places_is_one_warning_that_names_the_first_and_counts_the_others(checked):
    brief = BRIEF.replace("先看人才", "先看88个平台，共88个项目")
    _, lines = checked("新建平台88个，原有88个", "--all", brief=brief)
    told = [line for line in lines if "untraced" in line]
    assert [line.split(": ")[0] for line in told] == ["brief.yaml:19:16"]
    assert told[0].endswith("matches no metric; and 1 other place: line 20 [untraced]")
    assert lines[-1] == "brief.yaml: 0 errors, 1 warning"


def test_one_number_of_different_things_has_a_warning_each(checked):
    _, lines = checked("新建的平台一共有88个之多，比人们原先想的要好，它们的收入增长了88%", "--all")
    assert lines[-1] == "brief.yaml: 0 errors, 2 warnings"


def test_the_numbers_in_a_publications_title_are_its_name(checked):
    brief = BRIEF.replace("title: 信息图", "title: 千村调查：36个村, publisher: 研究所12处")
    assert checked("好", brief=brief) == (0, ["brief.yaml: clean"])


def test_the_numbers_of_a_telephone_and_of_a_house_are_no_figures(checked):
    contact = "contact: {name: 服务台, phone: 0532-8888-1234, hours: 9点到17点, address: 人民路12号}"
    code, lines = checked("好", brief=BRIEF.replace("column: talent", contact))
    assert (code, [line for line in lines if "untraced" in line]) == (0, [])


def test_a_misleading_chart_is_refused_with_the_reason(checked):
    brief = (
        BRIEF.replace("kind: amount", "kind: rank")
        .replace("万人", "位")
        .replace("change: 70", "rank_change: -70")
    )
    code, lines = checked("好", brief=brief)
    assert code == 2
    assert "a longer bar for a worse rank [honesty]" in "\n".join(lines)


def test_all_errors_come_at_once_in_the_order_of_the_file(checked):
    code, lines = checked("新建{nothing}", brief=BRIEF.replace("change: 70", "change: 60"))
    assert code == 2
    places = [line.split(": ")[0] for line in lines if ": error: " in line]
    assert places == sorted(places)
    assert {"contradiction" in line or "reference" in line or "claim" in line for line in lines} >= {True}
    assert lines[-1].startswith("brief.yaml: 2 errors")


def test_json_holds_every_part_of_a_problem_and_the_counts(checked):
    _, lines = checked("新建平台88个", "--json")
    told = json.loads("\n".join(lines))
    assert (told["errors"], told["warnings"]) == (0, 1)
    (problem,) = told["problems"]
    assert problem == {
        "file": "brief.yaml",
        "line": 19,
        "column": 16,
        "severity": "warning",
        "code": "untraced",
        "message": "88 in “新建平台88个” matches no metric",
        "hint": "state it under `metrics` and refer to it, or list it under `numerals` if it is a name",
    }


def test_a_missing_file_is_a_problem_like_any_other(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.yaml")]) == 2
    assert "there is no such file" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["qingdao-2025", "harbour-transit", "library"])
def test_the_example_briefs_are_clean_even_if_strict(name, capsys):
    from conftest import ROOT

    assert main(["check", "--strict", str(ROOT / "data" / f"{name}.yaml")]) == 0
