"""A metric in one sentence: its latest value, then what is claimed of it."""

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.facts.prose import resolve
from briefgen.facts.summary import sentence, summary

SENTENCES = [
    (
        "a: {label: 人才总量, unit: 万人, kind: amount, values: {now: 300}, "
        "claims: [{change: 70, since: 2020}]}",
        "人才总量300万人，较2020年增加70万人",
    ),
    (
        "a: {label: 创新指数排名, kind: rank, values: {2020: 69, 2025: 34}}",
        "创新指数排名居第34位，较2020年提升35位",
    ),
    (
        "a: {label: 小巨人, unit: 家, values: {now: 256}, "
        "claims: [{multiple: 3.4, since: 2020}, {ranked: 1, among: 全省}]}",
        "小巨人256家，是2020年的3.4倍，居全省第一",
    ),
    (
        "a: {label: 成交额, unit: 亿元, kind: amount, values: {2024: 709}, "
        "claims: [{growth: 147, since: 2020}]}",
        "2024年成交额709亿元，较2020年增长147%",
    ),
    (
        "a: {label: 5G用户, unit: 万户, kind: amount, values: {2023: 3.0, 2024: 4.5}}",
        "2024年，5G用户4.5万户，较2023年增长约50%",
    ),
    (
        "a: {label: 65岁以上人口, unit: 万人, kind: amount, claims: [{growth: 4, since: 2023, until: 2024}]}",
        "2024年，65岁以上人口较2023年增长4%",
    ),
    (
        "a: {label: 重点实验室, unit: 家, values: {now: 16}, claims: [{share: 44, of: 全省}]}",
        "重点实验室16家，占全省的44%",
    ),
    (
        'a: {label: 比重, unit: "%", kind: share, values: {2020: 68.5, 2025: 61.7}}',
        "比重61.7%，较2020年下降6.8个百分点",
    ),
    (
        "a: {label: 能耗, unit: 吨, kind: amount, values: {2020: 100, 2025: 90}}",
        "能耗90吨，较2020年下降约10%",
    ),
    ("a: {label: 经纪人, unit: 人, values: {now: 超2400}}", "经纪人超2400人"),
    (
        "a: {label: 研发投入, kind: amount, claims: [{cagr: 11.6, since: 2020, until: 2024}]}",
        "2024年研发投入自2020年以来年均增长11.6%",
    ),
    (
        "a: {label: 分馆, unit: 个, values: {2023: 9, 2025: 18}, claims: [{doubled: 1, since: 2023}]}",
        "分馆18个，较2023年翻一番",
    ),
    ("a: {label: 无}", ""),
]
ENGLISH = [
    (
        "a: {label: Journeys, unit: million, kind: amount, values: {2024Q3: 48.2, 2025Q3: 53.9}, "
        "claims: [{growth: 11.8, since: 2024Q3}]}",
        "Journeys: 53.9 million, up 11.8% on Q3 2024",
    ),
    ("a: {label: Rank, kind: rank, values: {2024: 9, 2025: 4}}", "Rank (2025): 4th, up 5 places since 2024"),
    (
        'a: {label: Cancelled, unit: "%", kind: share, values: {2024Q3: 2.1, 2025Q3: 1.3}}',
        "Cancelled: 1.3%, down 0.8 percentage points since Q3 2024",
    ),
]


@pytest.mark.parametrize(("metric", "text"), SENTENCES)
def test_a_metric_sums_itself_up_in_one_chinese_sentence(metric, text):
    assert summary("a", ledger_of(metric)) == text


@pytest.mark.parametrize(("metric", "text"), ENGLISH)
def test_a_metric_sums_itself_up_in_one_english_sentence(metric, text):
    assert summary("a", ledger_of(metric, language="en", as_of="2025Q3")) == text


@pytest.mark.parametrize(("metric", "text"), SENTENCES)
def test_the_sentence_with_references_reads_the_same(metric, text):
    ledger = ledger_of(metric)
    pieces, problems = resolve(sentence("a", ledger), ledger, Place("brief.yaml"))
    assert "".join(piece.text for piece in pieces) == text
    assert problems == ()
    assert (
        not any(character.isdigit() for piece in pieces if not piece.fact for character in piece.text)
        or "年" in text
    )


def test_braces_in_a_label_stay_braces():
    ledger = ledger_of('a: {label: "集合{x}", unit: 个, values: {now: 3}}')
    pieces, _ = resolve(sentence("a", ledger), ledger, Place("brief.yaml"))
    assert "".join(piece.text for piece in pieces) == "集合{x}3个" == summary("a", ledger)
