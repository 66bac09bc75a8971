"""`briefgen diff`: what changed between two briefs, in sentences of the brief's language and as a table."""

from __future__ import annotations

import json

import pytest

from briefgen.cli.app import main

OLD = """\
meta: {title: 简报, as_of: 2025, date: 2025-12-04}
sources:
  panel: {title: 信息图, publisher: 日报社}
  text: {title: 正文}
metrics:
  talent: {label: 人才总量, unit: 万人, kind: amount, values: {2025: 300}, source: panel}
"""


@pytest.fixture
def compared(tmp_path, capsys):
    """Compare two briefs; return the lines."""

    def compare(old: str, new: str, *options: str) -> list[str]:
        for name, text in (("old.yaml", old), ("new.yaml", new)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        assert main(["diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), *options]) == 0
        return capsys.readouterr().out.splitlines()

    return compare


def test_two_equal_briefs_do_not_differ(compared):
    assert compared(OLD, OLD) == ["两份简报的数字、说法和来源没有不同"]


def test_a_changed_value_is_a_sentence_and_a_row(compared):
    assert compared(OLD, OLD.replace("300", "310")) == [
        "数值",
        "  人才总量：300万人 → 310万人（+10万人，+3.3%）",
        "",
        "指标      时期         旧       新     增减   幅度",
        "─" * 50,
        "人才总量  2025年  300万人  310万人  +10万人  +3.3%",
    ]


def test_a_value_of_a_later_period_is_the_figure_rolled_forward(compared):
    new = OLD.replace("2025: 300", "2025: 300, 2026: 330").replace("as_of: 2025", "as_of: 2026")
    assert compared(OLD, new)[:5] == [
        "简报",
        "  简报：数据截至由“2025”改为“2026”",
        "",
        "数值",
        "  人才总量：2025年300万人 → 2026年330万人（+30万人，+10%）",
    ]


def test_a_figure_that_stayed_while_the_period_moved_is_named_for_checking(compared):
    old = OLD.replace("{2025: 300}", "{now: 300}")
    lines = compared(old, old.replace("as_of: 2025", "as_of: 2026"))
    assert lines[-1] == "  时期后移而数字未变，请核对：人才总量"


def test_an_earlier_value_is_revised_by_name_of_its_period(compared):
    old = OLD.replace("{2025: 300}", "{2020: 230, 2025: 300}")
    assert "  人才总量（2020年）：230万人 → 231万人（+1万人，+0.4%）" in compared(
        old, old.replace("230", "231")
    )


def test_new_and_dropped_periods_are_told(compared):
    old = OLD.replace("{2025: 300}", "{2020: 230, 2025: 300}")
    assert "  人才总量：不再列2020年数据230万人" in compared(old, OLD)
    assert "  人才总量：新增2020年数据230万人" in compared(OLD, old)


def test_units_of_another_scale_are_compared_as_what_they_are(compared):
    new = OLD.replace("unit: 万人", "unit: 人").replace("300", "3100000")
    lines = compared(OLD, new)
    assert "  人才总量：单位由“万人”改为“人”" in lines
    assert "  人才总量：300万人 → 3100000人（+100000人，+3.3%）" in lines


def test_new_and_dropped_metrics_are_told_with_what_is_known_of_them(compared):
    new = OLD.replace(
        "metrics:\n", "metrics:\n  labs: {label: 实验室, unit: 家, values: {2025: 16}, source: text}\n"
    )
    assert "  新增指标：实验室16家" in compared(OLD, new)
    assert "  删去指标：实验室16家" in compared(new, OLD)


def test_a_metric_of_another_key_but_the_same_label_is_the_same(compared):
    lines = compared(OLD, OLD.replace("talent:", "people:").replace("300", "310"))
    assert "  人才总量：编号由“talent”改为“people”" in lines
    assert "  人才总量：300万人 → 310万人（+10万人，+3.3%）" in lines


CLAIMED = (
    OLD
    + """\
  sme:
    label: 中小企业
    unit: 家
    values: {2025: 9776}
    source: panel
    claims: [{growth: 85, since: 2020}]
"""
)


def test_a_changed_claim_brings_its_derived_value_with_it(compared):
    lines = compared(CLAIMED, CLAIMED.replace("growth: 85", "growth: 90"))
    assert "  中小企业：较2020年增长85% → 较2020年增长90%（+5个百分点）" in lines
    assert "  中小企业（推算的2020年）：约5284家 → 约5145家（约−139家，约−2.6%）" in lines


def test_a_claim_that_compares_with_a_later_year_replaces_the_old_one(compared):
    lines = compared(CLAIMED, CLAIMED.replace("growth: 85, since: 2020", "growth: 30, since: 2022"))
    assert "  中小企业：较2020年增长85% → 较2022年增长30%" in lines


def test_new_and_dropped_claims_are_told(compared):
    without = CLAIMED.replace("    claims: [{growth: 85, since: 2020}]\n", "")
    assert "  新增说法：中小企业较2020年增长85%" in compared(without, CLAIMED)
    assert "  不再有的说法：中小企业较2020年增长85%" in compared(CLAIMED, without)


RANKED = """\
meta: {title: 简报, as_of: 2025}
sources: {panel: {title: 信息图}}
metrics:
  rank: {label: 排名, kind: rank, values: {2025: 34}, source: panel}
  share: {label: 占比, unit: "%", kind: share, values: {2025: 61.77}, source: panel}
  brokers: {label: 经纪人, unit: 人, values: {2025: 超2400}, source: panel}
"""


def test_a_smaller_rank_is_a_rise(compared):
    assert "  排名：第34位 → 第30位（上升4位）" in compared(RANKED, RANKED.replace(": 34", ": 30"))


def test_percentages_differ_by_percentage_points(compared):
    assert "  占比：61.77% → 62.5%（+0.73个百分点）" in compared(RANKED, RANKED.replace("61.77", "62.5"))


def test_a_difference_of_qualified_figures_is_itself_about_right(compared):
    assert "  经纪人：超2400人 → 超2600人（约+200人，约+8.3%）" in compared(
        RANKED, RANKED.replace("2400", "2600")
    )


DISPUTED = CLAIMED.replace(
    "[{growth: 85, since: 2020}]",
    """[{multiple: 5.4, since: 2020, source: panel}, {multiple: 3.4, since: 2020, source: text}]
    settle: {claim: multiple, source: text, reason: 待核实}""",
)


def test_a_dispute_that_is_settled_otherwise_is_told_with_the_reason(compared):
    lines = compared(
        DISPUTED, DISPUTED.replace("source: text, reason: 待核实", "source: panel, reason: 已核实")
    )
    assert "  中小企业：口径差异（倍数）取信息图，不取3.4倍，理由：已核实" in lines
    assert "  中小企业：是2020年的3.4倍 → 是2020年的5.4倍（+2.0倍）" in lines


def test_a_dispute_that_is_gone_is_told(compared):
    settled = DISPUTED.replace("{multiple: 5.4, since: 2020, source: panel}, ", "").replace(
        "    settle: {claim: multiple, source: text, reason: 待核实}\n", ""
    )
    assert "  中小企业：不再注明口径差异（倍数）" in compared(DISPUTED, settled)


def test_sources_that_come_go_and_change_are_told(compared):
    assert "  删去来源：正文" in compared(OLD, OLD.replace("  text: {title: 正文}\n", ""))
    assert "  来源有改动：信息图 · 日报社 → 信息图 · 晚报社" in compared(OLD, OLD.replace("日报社", "晚报社"))
    assert "  人才总量（2025年）：来源由信息图改为正文" in compared(
        OLD, OLD.replace("source: panel", "source: text")
    )


def test_a_total_that_is_no_longer_the_sum_of_its_parts_is_told(compared):
    parts = """\
  a: {label: 甲, unit: 万人, kind: amount, values: {2025: 100}, source: panel}
  b: {label: 乙, unit: 万人, kind: amount, values: {2025: 200}, source: panel}
"""
    summed = OLD.replace("source: panel}", "source: panel, claims: [{sum: [a, b]}]}") + parts
    assert "  不再有的说法：人才总量等于甲 + 乙之和" in compared(summed, OLD + parts)


def test_another_formula_of_a_metric_is_told(compared):
    parts = """\
  a: {label: 甲, unit: 万人, kind: amount, values: {2025: 100}, source: panel}
  b: {label: 乙, unit: 万人, kind: amount, values: {2025: 200}, source: panel}
  c: {label: 丙, computed: a - b}
"""
    told = compared(OLD + parts, OLD + parts.replace("a - b", "a * 3 - b"))
    assert "  不再有的说法：丙按“甲 − 乙”计算" in told
    assert "  新增说法：丙按“甲 × 3 − 乙”计算" in told


def test_another_relation_that_is_claimed_is_told(compared):
    claimed = (
        OLD.replace("source: panel}", "source: panel, claims: [{ratio: [a, b]}]}")
        + """\
  a: {label: 甲, unit: 万人, kind: amount, values: {2024: 100}, source: panel}
  b: {label: 乙, unit: 万人, kind: amount, values: {2024: 200}, source: panel}
"""
    )
    told = compared(claimed, claimed.replace("ratio: [a, b]", "difference: [b, a]"))
    assert "  不再有的说法：人才总量按“甲 ÷ 乙”计算" in told
    assert "  新增说法：人才总量按“乙 − 甲”计算" in told


def test_an_english_brief_is_compared_in_english(compared):
    old = """\
meta: {title: Transit, language: en, as_of: 2025}
sources: {survey: {title: Survey}}
metrics:
  riders: {label: Riders, unit: thousand, kind: amount, values: {2025: 1200}, source: survey}
"""
    assert compared(
        old, old.replace("{2025: 1200}", "{2025: 1200, 2026: 1310}").replace("of: 2025", "of: 2026")
    ) == [
        "Brief",
        "  Transit: data as of was “2025”, is “2026”",
        "",
        "Values",
        "  Riders: 1,200 thousand in 2025 → 1,310 thousand in 2026 (+110 thousand, +9.2%)",
        "",
        "Metric  Period                  Old             New         Change  Per cent",
        "─" * 76,
        "Riders  2025 → 2026  1,200 thousand  1,310 thousand  +110 thousand     +9.2%",
    ]


def test_json_holds_every_change_and_the_counts(compared):
    told = json.loads("\n".join(compared(OLD, OLD.replace("300", "310"), "--json")))
    assert told["counts"] == {"new": 0, "dropped": 0, "changed": 1, "rolled": 0}
    (change,) = told["changes"]
    assert change | {"sentence": ""} == {
        "area": "value",
        "kind": "changed",
        "metric": "talent",
        "label": "人才总量",
        "period": "2025年",
        "old": "300万人",
        "new": "310万人",
        "absolute": "+10万人",
        "relative": "+3.3%",
        "sentence": "",
    }


def test_a_brief_that_cannot_be_read_ends_with_2(tmp_path, capsys):
    old = tmp_path / "old.yaml"
    old.write_text(OLD, encoding="utf-8")
    assert main(["diff", str(old), str(tmp_path / "none.yaml")]) == 2
    assert "there is no such file" in capsys.readouterr().err
