"""Seeded faults are found, each with its kind, and true figures raise no alarm."""

from pathlib import Path

import pytest
from figures_kit import amount, count, percent, problems_of, rank, the_problem_of, total

from briefgen.brief.decode import decode
from briefgen.brief.model import Brief
from briefgen.brief.source import read_source
from briefgen.facts.ledger import Ledger

DATA = Path(__file__).parent.parent / "data"
FAULTS = {
    "a growth that the values do not give": (
        count("2020: 5284, 2025: 9776", "growth: 58, since: 2020"),
        "claim",
        "swapped, 58 as 85",
    ),
    "a value with two digits swapped": (
        count("2020: 5284, 2025: 9767", "change: 4492, since: 2020"),
        "claim",
        "9767 as 9776",
    ),
    "a change that the values do not give": (
        amount("2020: 230, 2025: 300", "change: 90, since: 2020"),
        "claim",
        "settle",
    ),
    "是…倍 said as 增长…倍": (
        count("2020: 100, 2025: 340", "growth_multiple: 3.4, since: 2020"),
        "claim",
        "fit `multiple: 3.4`",
    ),
    "增长…倍 said as 是…倍": (
        count("2020: 100, 2025: 340", "multiple: 2.4, since: 2020"),
        "claim",
        "fit `growth_multiple: 2.4`",
    ),
    "a multiple of ten times too much": (
        count("2020: 100, 2025: 340", "multiple: 34, since: 2020"),
        "claim",
        "",
    ),
    "是…% said as 增长…%": (
        amount("2020: 287, 2024: 709", "growth: 247, since: 2020"),
        "claim",
        "`growth: 147`",
    ),
    "翻两番 for twice": (count("2020: 10, 2025: 20", "doubled: 2, since: 2020"), "claim", "settle"),
    "翻一番 for four times": (count("2020: 10, 2025: 40", "doubled: 1, since: 2020"), "claim", ""),
    "翻半番": (count("2020: 10, 2025: 20", "doubled: 1.5, since: 2020"), "claim", "whole"),
    "growth for 百分点": (
        percent("2020: 61.77, 2025H1: 68.52", "growth: 6.75, since: 2020"),
        "claim",
        "`points: 6.75`",
    ),
    "change for 百分点": (
        percent("2020: 61.77, 2025H1: 68.52", "change: 6.75, since: 2020"),
        "claim",
        "百分点",
    ),
    "百分点 for growth": (
        percent("2020: 61.77, 2025H1: 68.52", "points: 10.9, since: 2020"),
        "claim",
        "settle",
    ),
    "百分点 of what is no percentage": (
        count("2020: 100, 2025: 110", "points: 10, since: 2020"),
        "claim",
        "change",
    ),
    "a rise said as a fall": (
        count("2020: 100, 2025: 185", "growth: -85, since: 2020"),
        "claim",
        "sign is wrong",
    ),
    "values in each other's place": (
        count("2020: 185, 2025: 100", "growth: 85, since: 2020"),
        "claim",
        "swapped",
    ),
    "a fall by more than everything": (
        count("2020: 100, 2025: 10", "growth: -900, since: 2020"),
        "claim",
        "100%",
    ),
    "a multiple of nothing": (count("2020: 100, 2025: 10", "multiple: 0, since: 2020"), "claim", ""),
    "an average that is the growth": (
        amount("2020: 287, 2024: 709", "cagr: 147, since: 2020"),
        "claim",
        "fit `growth: 147`",
    ),
    "an average that is the growth by the years": (
        amount("2020: 287, 2024: 709", "cagr: 36.8, since: 2020"),
        "claim",
        "",
    ),
    "a rise in ranks with the wrong sign": (
        rank("2020: 69, 2025: 34", "rank_change: -35, since: 2020"),
        "claim",
        "sign",
    ),
    "a rise in ranks by the wrong number": (
        rank("2020: 69, 2025: 34", "rank_change: 53, since: 2020"),
        "claim",
        "53 as 35",
    ),
    "a growth of ranks": (rank("2020: 69, 2025: 34", "growth: 50, since: 2020"), "claim", "rank_change"),
    "ranks of what is not a rank": (
        count("2020: 69, 2025: 34", "rank_change: 35, since: 2020"),
        "claim",
        "kind: rank",
    ),
    "a rank that is not the value": (rank("2025: 34", "ranked: 6, among: 全国"), "claim", ""),
    "a rank of nought": (rank("2025: 0", "rank_change: 5, since: 2020"), "rank", "from 1"),
    "half a rank": ("a: {label: 甲, kind: rank, values: {2025: 6.5}}", "rank", ""),
    "half a firm": (count("2025: 45.5", "ranked: 1, among: 全省"), "whole-number", "kind: amount"),
    "fewer than no firms": (count("2025: -45", "ranked: 1, among: 全省"), "figure", ""),
    "a share of more than everything": (
        percent("2025: 168.52", "points: 6.75, since: 2020"),
        "share",
        "kind: rate",
    ),
    "a claimed share of more than everything": (count("2025: 16", "share: 144, of: 全省"), "share", ""),
    "a share that no whole number has": (count("2025: 3", "share: 44, of: 全省"), "whole-number", ""),
    "a base that no whole number is": (
        count("2025: 3", "growth: 85, since: 2020"),
        "whole-number",
        "kind: amount",
    ),
    "a claim that is older than its value": (
        count("2020: 100, 2023: 120", "growth: 20, since: 2024"),
        "period",
        "since",
    ),
    "a claim since the value's own period": (
        amount("2024: 709", "growth: 147, since: 2024"),
        "period",
        "until",
    ),
    "a claim since no period": (count("2025: 709", "growth: 147"), "period", "add `since"),
    "a claim since the future": (count("2025: 709", "growth: 147, since: 2027"), "period", ""),
    "a claim until the future": (count("2025: 709", "growth: 147, since: 2020, until: 2027"), "period", ""),
    "a value of the future": (count("2026: 709", "ranked: 1, among: 全省"), "period", "meta.as_of"),
    "a source that is none": (count("2025: 709", "growth: 147, since: 2020, source: txet"), "source", "text"),
    "a sum that is too small": (total("2025: 8"), "sum", "missing part"),
    "a sum that is too large": (total("2025: 10"), "sum", ""),
    "a part that is no metric": (total("2025: 9").replace("[b, c]", "[b, d]"), "sum", ""),
    "a total among its parts": (
        total("2025: 9").replace("[b, c]", "[b, a]"),
        "sum",
        "cannot be a part of itself",
    ),
    "a part that is added twice": (total("2025: 9").replace("[b, c]", "[b, c, c]"), "sum", ""),
    "a sum of unlike things": (total("2025: 9").replace("乙, unit: 家", "乙, unit: 亿元"), "sum", ""),
    "a sum over different years": (total("2025: 9", parts="2024: 4"), "sum", ""),
    "fewer names than things": (
        count("2025: 4", "ranked: 1, among: 全省", ", names: [甲, 乙, 丙]"),
        "names",
        "",
    ),
    "more names than things": (
        count("2025: 2", "ranked: 1, among: 全省", ", names: [甲, 乙, 丙]"),
        "names",
        "",
    ),
    "a growth from nought": (count("2020: 0, 2025: 5", "growth: 100, since: 2020"), "claim", "`change: 5`"),
    "a growth from below zero": (
        amount("2023: -4.8, 2024: -2.4", "growth: 50, since: 2023"),
        "claim",
        "`change: 2.4` or `narrowed: 50`",
    ),
    "a multiple across zero": (
        amount("2023: -4.8, 2024: 1.1", "multiple: 2, since: 2023"),
        "claim",
        "`change: 5.9`",
    ),
    "a fall below zero": (amount("2023: 4, 2024: -1", "growth: -125, since: 2023"), "claim", ""),
    "an average growth to below zero": (amount("2024: -1", "cagr: 3, since: 2020"), "claim", "`change`"),
    "a loss that narrowed to a profit": (
        amount("2023: -4.8, 2024: 1.1", "narrowed: 50, since: 2023"),
        "claim",
        "`change: 5.9`",
    ),
    "a narrowing of what counts": (count("2020: 4, 2025: 2", "narrowed: 50, since: 2020"), "claim", "loss"),
    "the growth of a temperature": (
        "a: {label: 气温, unit: ℃, values: {2023: 10, 2024: 12}, claims: [{growth: 20, since: 2023}]}",
        "claim",
        "`change: 2`",
    ),
    "a loss that did not narrow so far": (
        amount("2023: -4.8, 2024: -2.4", "narrowed: 40, since: 2023"),
        "claim",
        "48.4–51.6%",
    ),
}


@pytest.mark.parametrize(("metrics", "code", "hint"), FAULTS.values(), ids=FAULTS.keys())
def test_a_seeded_fault_is_found(metrics, code, hint):
    problem = the_problem_of(metrics)
    assert problem.code == code
    assert problem.place.line > 0
    assert hint in f"{problem.message} {problem.hint}"


TRUE = {
    "16 is 44% of some whole number": count("2025: 16", "share: 44, of: 全省"),
    "8 is 47% of some whole number": count("2025: 8", "share: 47, of: 全省"),
    "15 is 43% of some whole number": count("2024: 15", "share: 43, of: 全省"),
    "86 is 26% of some whole number": count("2025: 86", "share: 26, of: 全省"),
    "rounded growth": amount("2020: 287, 2024: 709", "growth: 147, since: 2020"),
    "a multiple rounded down": count("2020: 75, 2025: 256", "multiple: 3.4, since: 2020"),
    "a doubling that is nearly one": count("2020: 100, 2025: 196", "doubled: 1, since: 2020"),
    "a doubling and more": count("2020: 100, 2025: 230", "doubled: 1以上, since: 2020"),
    "翻两番": count("2020: 10, 2025: 40", "doubled: 2, since: 2020"),
    "percentage points": percent("2020: 61.77, 2025H1: 68.52", "points: 6.75, since: 2020"),
    "growth of a percentage": percent("2020: 61.77, 2025H1: 68.52", "growth: 10.9, since: 2020"),
    "a yearly average": amount("2020: 287, 2024: 709", "cagr: 25.4, since: 2020"),
    "an average over half a year more": amount(
        "2020: 100, 2025H1: 150", "cagr: 9.4, since: 2020, until: 2025H1"
    ),
    "a fall": count("2020: 100, 2025: 90", "growth: -10, since: 2020"),
    "a fall in a ranking": rank("2020: 6, 2025: 11", "rank_change: -5, since: 2020"),
    "over, of a value that is over": count("2020: 超2000, 2025: 超2400", "growth: 20, since: 2020"),
    "more than a tenth": amount("2020: 100, 2025: 112", "growth: 10以上, since: 2020"),
    "nearly doubled": count("2020: 100, 2025: 190", "doubled: 近1, since: 2020"),
    "a sum": total("2025: 9"),
    "a sum of roundings": (
        "a: {label: 甲, unit: 亿元, kind: amount, values: {2025: 10.1}, claims: [{sum: [b, c]}]}\n"
        "b: {label: 乙, unit: 亿元, kind: amount, values: {2025: 5.0}}\n"
        "c: {label: 丙, unit: 亿元, kind: amount, values: {2025: 5.0}}"
    ),
    "a sum in other units": (
        "a: {label: 甲, unit: 亿元, kind: amount, values: {2025: 1.2}, claims: [{sum: [b, c]}]}\n"
        "b: {label: 乙, unit: 万元, kind: amount, values: {2025: 7000}}\n"
        "c: {label: 丙, unit: 亿元, kind: amount, values: {2025: 0.5}}"
    ),
    "names and an open count": count("2025: 3余", "ranked: 1, among: 全省", ", names: [甲, 乙, 丙]"),
    "claims that agree, from two sources": (
        "a: {label: 甲, unit: 家, values: {now: 9776}, claims: ["
        "{growth: 85, since: 2020, source: text}, {growth: 85.0, since: 2020, source: panel}]}"
    ),
    "a change from nought": count("2020: 0, 2025: 5", "change: 5, since: 2020"),
    "a loss that is half as large": amount("2023: -4.8, 2024: -2.4", "narrowed: 50, since: 2023"),
    "a loss that grew": amount("2023: -2.4, 2024: -4.8", "narrowed: -100, since: 2023"),
    "the growth of an index": (
        "a: {label: 甲, kind: index, values: {2023: 100, 2024: 103}, claims: [{growth: 3, since: 2023}]}"
    ),
    "a metric that says nothing": "a: {label: 甲}",
}


@pytest.mark.parametrize("metrics", TRUE.values(), ids=TRUE.keys())
def test_true_figures_raise_no_alarm(metrics):
    assert problems_of(metrics) == ()


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_example_briefs_are_consistent(path):
    brief = decode(read_source(path), Brief)
    ledger = Ledger.of(brief.metrics, brief.sources, language=brief.meta.language, as_of=brief.meta.as_of)
    assert ledger.problems == ()


def test_a_hint_words_the_claim_that_the_values_fit_with_its_own_number():
    problem = the_problem_of(count("2020: 100, 2025: 250", "growth_multiple: 2.5, since: 2020"))
    assert "the values fit `multiple: 2.5` (是2020年的2.5倍)" in problem.hint
    assert "3.4" not in problem.hint
