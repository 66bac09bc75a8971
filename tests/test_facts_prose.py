"""References in prose: figures in their place, and what a reference that finds nothing says."""

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.facts.prose import resolve

PLACE = Place("brief.yaml", 3, 5)
METRICS = """
talent: {label: 人才总量, unit: 万人, kind: amount, values: {now: 300}, claims: [{change: 70, since: 2020}]}
sme: {label: 科技型中小企业, unit: 家, values: {now: 9776}, claims: [{growth: 85, since: 2020}]}
brokers: {label: 技术经纪人, unit: 人, values: {now: 超2400}}
gii: {label: 全球创新指数, unit: 位, kind: rank, values: {2020: 69, 2025: 34}}
fall: {label: 能耗, unit: 吨, kind: amount, values: {2020: 100, 2025: 90},
  claims: [{growth: -10, since: 2020}]}
"""


@pytest.fixture(scope="module")
def ledger():
    return ledger_of(METRICS)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("人才总量达到{talent}", "人才总量达到300万人"),
        ("{sme}，增长{sme.growth}", "9776家，增长85%"),
        ("{ talent.2020 }", "约230万人"),
        ("{sme.growth@2020}", "85%"),
        ("{sme|number}", "9776"),
        ("{sme.growth|signed}", "+85%"),
        ("{brokers}", "超2400人"),
        ("{brokers|plain}", "2400人"),
        ("下降{fall.growth|magnitude}", "下降10%"),
        ("{fall.growth}", "−10%"),
        ("由{gii.2020}升至{gii}", "由第69位升至第34位"),
        ("{talent.label}（{talent.unit}）", "人才总量（万人）"),
        ("{talent.period}，较{talent.since}", "目前，较2020年"),
        ("{gii.2020.period}至{gii.period}", "2020年至2025年"),
        ("{{talent}}", "{talent}"),
        ("无引用", "无引用"),
        ("", ""),
    ],
)
def test_references_become_figures(ledger, written, read):
    pieces, problems = resolve(written, ledger, PLACE)
    assert "".join(piece.text for piece in pieces) == read
    assert problems == ()


def test_each_figure_is_a_piece_of_its_own_that_knows_its_fact(ledger):
    pieces, _ = resolve("共{{{sme}}}家", ledger, PLACE)
    assert [(piece.text, piece.fact.id if piece.fact else None) for piece in pieces] == [
        ("共{", None),
        ("9776家", "sme.now"),
        ("}家", None),
    ]


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("{talnet}", "{talnet}: no metric 'talnet'", "did you mean 'talent'?"),
        ("{talent.grwth}", "talent has no 'grwth'", "did you mean 'growth'?"),
        ("{talent.2001}", "talent has no value for 2001", "it has: talent.2020"),
        ("{talent|sined}", "unknown style 'sined'", "did you mean 'signed'?"),
        ("{brokers.since}", "brokers is compared with no earlier period", ""),
        ("{}", "not a valid reference", ""),
        ("a { b", "a brace { without its other half", "write {{ or }}"),
        ("a } b", "a brace } without its other half", "write {{ or }}"),
    ],
)
def test_what_a_reference_does_not_find_is_a_problem_at_its_place(ledger, written, message, hint):
    pieces, problems = resolve(written, ledger, PLACE)
    (problem,) = problems
    assert message in problem.message
    assert hint in problem.hint
    assert problem.place == PLACE
    assert "".join(piece.text for piece in pieces) == written
