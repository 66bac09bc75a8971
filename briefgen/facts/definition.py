"""What metrics are computed of: formulas, and relations that are claimed of no value; and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.facts.expression import ExpressionError, Term, operands
from briefgen.facts.metric import Metric
from briefgen.facts.publish import FactContext, metric_name
from briefgen.facts.relations import term_of, unknown_operands

CODE = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a metric is computed of, and where the brief says so."""

    term: Term
    place: Place


def definitions(metrics: Mapping[str, Metric], context: FactContext) -> Iterator[tuple[str, Definition]]:
    """Yield the formulas that can be read; a relation that is claimed of no value is one, as a sum is."""
    for key, metric in metrics.items():
        if metric.computed is not None:
            place = metric.computed.place
            try:
                term = metric.computed.term([*metrics])
            except ExpressionError as error:
                file_problem(metric, place, str(error), error.hint, context)
                continue
            wrong = list(unknown_operands(operands(term), metric, metrics, place))
            for _, message, hint in wrong:
                file_problem(metric, place, message, hint, context)
            if not wrong and not any(operands(term)):
                file_problem(
                    metric,
                    place,
                    tr("a formula without a metric"),
                    tr("write a number under `values`"),
                    context,
                )
            elif not wrong:
                yield key, Definition(term=term, place=place)
        elif not metric.values:
            yield from ((key, rule) for rule in _claimed(metric, metrics))


def _claimed(metric: Metric, metrics: Mapping[str, Metric]) -> Iterator[Definition]:
    """Yield the first relation that a metric is claimed to be; what is wrong with it, its check files."""
    for claim in metric.claims:
        try:
            term = term_of(claim)
        except ValueError:
            return
        if term is not None:
            if not list(unknown_operands(operands(term), metric, metrics, claim.place)):
                yield Definition(term=term, place=claim.place)
            return


def file_problem(metric: Metric, place: Place, message: str, hint: str, context: FactContext) -> None:
    """File that a metric cannot be computed."""
    context.file(place, f"{metric_name(metric)}: {message}", hint, code=CODE)


def in_order(metrics: Mapping[str, Metric], rules: dict[str, Definition], context: FactContext) -> list[str]:
    """Return all keys, each behind those that it needs; a rule that needs itself is filed and left out."""
    while True:
        needs = {key: list(_needs(metric, rules.get(key), metrics)) for key, metric in metrics.items()}
        try:
            return list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            circle = list(reversed(error.args[1]))[:-1]
        ruled = [key for key in metrics if key in circle and key in rules]
        if not ruled:  # sums of each other, which ``across`` leaves alone
            return list(metrics)
        first = circle.index(ruled[0])
        way = " → ".join((*circle[first:], *circle[:first], ruled[0]))
        file_problem(
            metrics[ruled[0]],
            rules[ruled[0]].place,
            tr("computed in a circle: {way}", way=way),
            tr("give one of them `values`"),
            context,
        )
        for key in ruled:
            del rules[key]


def _needs(metric: Metric, rule: Definition | None, metrics: Mapping[str, Metric]) -> Iterator[str]:
    """Yield what has to be known before a metric's values are."""
    if rule is not None:
        yield from operands(rule.term)
    elif not metric.values and metric.computed is None:
        for claim in metric.claims:
            yield from (part for part in claim.parts if part in metrics and part != metric.key)
