"""Texts of a brief, and what the checker of statements finds in them."""

from briefgen.base.diagnostics import Place
from briefgen.base.locale import is_chinese
from briefgen.facts.ledger import Ledger
from briefgen.facts.prose import resolve
from briefgen.words.annotated_text import AnnotatedText
from briefgen.words.benchmarks_named import benchmarks_named
from briefgen.words.check import judgements
from briefgen.words.fact_checker import FactChecker
from briefgen.words.judgement import Judgement
from briefgen.words.mention import Names


def judged(text: str, ledger: Ledger, near: tuple[str, ...] = ()) -> dict[str, Judgement]:
    """Return what is found of each statement of a text, by its words."""
    pieces, problems = resolve(text, ledger, Place("brief.yaml", 1, 1))
    assert problems == (), text
    passage = AnnotatedText.of(pieces, Place("brief.yaml", 1, 1), Names(ledger.metrics), ledger, near)
    named = benchmarks_named(ledger)
    checker = FactChecker(ledger=ledger, chinese=is_chinese(ledger.language), benchmarks=named)
    return {passage.text[each.start : each.end].strip(): each for each in judgements(checker, passage)}


def verdicts(text: str, ledger: Ledger, near: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the verdict of each statement of a text by its words."""
    return {words: each.verdict for words, each in judged(text, ledger, near).items()}


def verdict(text: str, ledger: Ledger, near: tuple[str, ...] = ()) -> str:
    """Return the gravest verdict of a text: contradicted, open, holds; none: it states nothing."""
    found = verdicts(text, ledger, near).values()
    return next((each for each in ("contradicted", "open", "holds") if each in found), "none")
