"""The metrics part of a brief, as YAML, goes in; its ledger comes out, for the tests of the facts."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.brief.decode import decode
from briefgen.brief.source import parse
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Metric, Source
from briefgen.problems import Place, Problem

SOURCES = "\nsources:\n  panel: {title: 信息图}\n  text: {title: 正文}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    place: Place


def ledger_of(metrics: str, *, language: str = "zh-CN", as_of: str = "2025") -> Ledger:
    """Return the ledger of metrics given as YAML: `talent: {label: …}`, a line each."""
    body = "metrics:\n" + textwrap.indent(textwrap.dedent(metrics).strip("\n"), "  ") + SOURCES
    figures = decode(parse(body.encode(), "brief.yaml"), Figures)
    return Ledger.of(figures.metrics, figures.sources, language=language, as_of=as_of)


def problems_of(metrics: str, **more: str) -> tuple[Problem, ...]:
    return ledger_of(metrics, **more).problems


def the_problem_of(metrics: str, **more: str) -> Problem:
    """Return the only problem there is."""
    (problem,) = problems_of(metrics, **more)
    return problem
