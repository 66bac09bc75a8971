"""Sources that contradict each other: found, settled by the brief with a footnote, and settled wrongly."""

from pathlib import Path

from figures_kit import count, ledger_of, problems_of, the_problem_of, total

from briefgen.brief.decode import decode
from briefgen.brief.model import Brief
from briefgen.brief.source import parse
from briefgen.facts.ledger import Ledger

DATA = Path(__file__).parent.parent / "data"
GIANTS = """
giants:
  label: 国家级“小巨人”企业
  unit: 家
  values: {now: 256}
  source: [panel, text]
  claims:
    - {multiple: 5.4, since: 2020, source: panel}
    - {multiple: 3.4, since: 2020, source: text}
"""
SETTLED = GIANTS + "  settle: {claim: multiple, source: text, reason: 正文先于信息图}\n"


def test_two_sources_with_different_multiples_contradict_each_other_by_themselves():
    problem = the_problem_of(GIANTS)
    assert (problem.code, problem.severity, problem.place.line) == ("contradiction", "error", 9)
    assert "panel says 5.4倍 (2020 would be 47家)" in problem.message
    assert "text says 3.4倍 (2020 would be 75–76家)" in problem.message
    assert "settle: {claim: multiple, source: text, reason: why}" in problem.hint


def test_a_settled_contradiction_is_a_footnote_and_no_problem():
    ledger = ledger_of(SETTLED)
    assert ledger.problems == ()
    fact = ledger.find("giants.multiple")
    assert (str(fact.number), fact.sources) == ("3.4", ("text",))
    assert fact.note == "信息图作5.4倍，正文作3.4倍；本文取正文：正文先于信息图"
    assert [str(other.number) for other in ledger.overruled] == ["5.4"]


def test_what_is_derived_from_a_settled_claim_carries_its_footnote():
    assert ledger_of(SETTLED).find("giants.2020").note.startswith("信息图作5.4倍")


def test_the_footnote_is_in_the_language_of_the_brief():
    note = ledger_of(SETTLED, language="en").find("giants.multiple").note
    assert note == "信息图 states 5.4 times; 正文 states 3.4 times. Taken here: 正文, because 正文先于信息图"


def test_a_settlement_must_name_a_source_that_is_party_to_it():
    problem = the_problem_of(
        SETTLED.replace("3.4, since: 2020, source: text", "3.4, since: 2020, source: panel")
    )
    assert problem.code == "settle"
    assert "'text' states no multiple" in problem.message


def test_a_settlement_that_settles_nothing_is_named():
    problem = the_problem_of(SETTLED.replace("multiple: 5.4", "multiple: 3.4"))
    assert (problem.code, problem.severity) == ("settle", "warning")


def test_a_settlement_of_an_unknown_claim_is_named():
    mistyped = SETTLED.replace("claim: multiple", "claim: multipel")
    assert "unknown claim 'multipel'" in str(problems_of(mistyped))


def test_the_example_without_its_settlement_is_caught():
    text = (DATA / "qingdao-2025.yaml").read_text(encoding="utf-8")
    begin = text.index("    settle:")
    end = text.index("  unicorns:")
    brief = decode(parse((text[:begin] + text[end:]).encode(), "brief.yaml"), Brief)
    ledger = Ledger.of(brief.metrics, brief.sources, language="zh-CN", as_of="2025")
    (problem,) = ledger.problems
    assert "little_giants" in problem.message
    assert problem.code == "contradiction"


def test_a_claim_that_the_values_contradict_can_be_settled_for_the_values():
    ledger = ledger_of(
        count(
            "2020: 5284, 2025: 9776",
            "growth: 58, since: 2020, source: panel",
            ", source: text, settle: {claim: value, source: text, reason: 信息图误植}",
        )
    )
    assert ledger.problems == ()
    assert ledger.find("a").note == "信息图称增长58%，与5284家、9776家不符；本文取正文：信息图误植"
    assert ledger.find("a.growth").origin == "derived"


def test_problems_are_sorted_and_are_all_there():
    found = problems_of(GIANTS + total("2025: 8").replace("a:", "z:", 1))
    assert [problem.code for problem in found] == ["contradiction", "sum"]
