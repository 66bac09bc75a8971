"""Every kind of claim, by its own example: a new module in facts/kinds/ is tested without a line here."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures_kit import ledger_of

from briefgen.facts import kinds
from briefgen.facts.derivation import reasoning
from briefgen.facts.kinds import COMPARISONS, KINDS
from briefgen.facts.summary import against
from briefgen.facts.wording import aside, clause

CLAIMS = tuple(word for word, kind in KINDS.items() if not kind.takes_metrics)


def ledger(word: str, number: str = "", *, base: bool = True, claimed: bool = True, language: str = "zh-CN"):
    """Return a ledger of the kind's example, with another number, without the earlier value or the claim."""
    example, english = KINDS[word].example, language == "en"
    values = f"2020: '{example.base}', " if base and example.base else ""
    key, *scope = example.scope
    since = ", since: 2020" if word in COMPARISONS else ""
    said = f"{word}: {number or example.claim}{since}" + (f", {key}: {scope[english]}" if key else "")
    like = f"unit: '{example.unit[english]}', kind: {example.kind}, source: panel"
    parts = "one: {label: 甲, LIKE, values: {2025: '200'}}\nother: {label: 乙, LIKE, values: {2025: '100'}}\n"
    whole = f"m: {{label: 全部, LIKE, values: {{{values}2025: '{example.current}'}}, claims: [CLAIM]}}"
    metrics = (parts if KINDS[word].takes_metrics else "") + whole
    claim = f"{{{said}}}" if claimed else ""
    return ledger_of(metrics.replace("LIKE", like).replace("CLAIM", claim), language=language)


def test_a_kinds_word_is_the_name_of_its_module():
    assert set(KINDS) == {path.stem for path in Path(kinds.__file__).parent.glob("[a-z]*.py")}


@pytest.mark.parametrize("word", KINDS)
def test_the_values_of_its_example_bear_a_claim_out(word):
    assert ledger(word).problems == ()


@pytest.mark.parametrize("word", KINDS)
def test_a_number_that_the_values_do_not_bear_out_is_refused_with_a_hint(word):
    (problem,) = ledger(word, KINDS[word].example.wrong).problems
    assert KINDS[word].example.hint in str(problem)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("word", CLAIMS)
def test_a_claim_is_worded_as_its_example_says(word, language):
    fact = next(fact for fact in ledger(word, language=language).facts.values() if fact.kind == word)
    assert against(fact, language) + clause(fact, language) == KINDS[word].said[language == "en"]


@pytest.mark.parametrize("word", COMPARISONS)
def test_the_earlier_value_is_worked_back_from_a_claim(word):
    past = ledger(word, base=False).find("m.2020")
    assert past.origin == "derived"
    assert reasoning(past, "zh-CN")[1] == KINDS[word].example.inferred_base


@pytest.mark.parametrize("word", [word for word, kind in COMPARISONS.items() if kind.computed])
def test_what_nobody_claims_is_computed_from_the_values(word):
    computed = ledger(word, claimed=False).find(f"m.{word}@2020")
    assert computed.origin == "derived"
    assert computed.interval.agrees(ledger(word).find(f"m.{word}").interval)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("word", CLAIMS)
def test_beside_its_value_a_claim_shows_its_figure(word, language):
    fact = next(fact for fact in ledger(word, language=language).facts.values() if fact.kind == word)
    shown = "".join(aside(fact, language, "（较2020年）"))
    digits = KINDS[word].example.claim
    assert digits in shown or word in ("doubled", "ranked")
    assert "{" not in shown
