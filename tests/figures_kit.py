"""The metrics part of a brief, as YAML, goes in; its ledger comes out, for the tests of the facts."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.base.diagnostics import Place, Problem
from briefgen.brief.decode import decode
from briefgen.brief.source import parse
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Metric, Source

SOURCES = "\nsources:\n  panel: {title: 信息图}\n  text: {title: 正文}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    place: Place


def ledger_of(
    metrics: str, *, language: str = "zh-CN", as_of: str = "2025", fiscal_year: FiscalYear | None = None
) -> Ledger:
    """Return the ledger of metrics given as YAML: `talent: {label: …}`, a line each."""
    body = "metrics:\n" + textwrap.indent(textwrap.dedent(metrics).strip("\n"), "  ") + SOURCES
    figures = decode(parse(body.encode(), "brief.yaml"), Figures)
    return Ledger.of(
        figures.metrics, figures.sources, language=language, as_of=as_of, fiscal_year=fiscal_year
    )


def problems_of(metrics: str, **more: str) -> tuple[Problem, ...]:
    return ledger_of(metrics, **more).problems


def the_problem_of(metrics: str, **more: str) -> Problem:
    """Return the only problem there is."""
    (problem,) = problems_of(metrics, **more)
    return problem


def count(values: str, claim: str, more: str = "") -> str:
    """Return a count with one claim."""
    return f"a: {{label: 甲, unit: 家, values: {{{values}}}, claims: [{{{claim}}}]{more}}}"


def amount(values: str, claim: str) -> str:
    """Return an amount of money with one claim."""
    return f"a: {{label: 甲, unit: 亿元, kind: amount, values: {{{values}}}, claims: [{{{claim}}}]}}"


def percent(values: str, claim: str) -> str:
    """Return a share with one claim."""
    return f'a: {{label: 甲, unit: "%", kind: share, values: {{{values}}}, claims: [{{{claim}}}]}}'


def rank(values: str, claim: str = "ranked: 6, among: 全国") -> str:
    """Return a rank with one claim."""
    return f"a: {{label: 甲, kind: rank, values: {{{values}}}, claims: [{{{claim}}}]}}"


def total(values: str, parts: str = "2025: 4") -> str:
    """Return a count that is the sum of two others."""
    return (
        f"a: {{label: 甲, unit: 家, values: {{{values}}}, claims: [{{sum: [b, c]}}]}}\n"
        f"b: {{label: 乙, unit: 家, values: {{{parts}}}}}\n"
        "c: {label: 丙, unit: 家, values: {2025: 5}}"
    )
