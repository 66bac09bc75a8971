"""A level that a brief sets beside a metric's values in, a target, limit or benchmark; its fact out."""

from __future__ import annotations

from briefgen.facts.benchmark import Benchmark
from briefgen.facts.fact import Fact
from briefgen.facts.format import measured_in
from briefgen.facts.metric import Metric
from briefgen.facts.publish import FactContext, is_measured, is_sound, known_sources
from briefgen.facts.reading import Reading
from briefgen.facts.stands_for import stood_for
from briefgen.facts.target import Target


def set_level(
    metric: Metric,
    word: str,
    label: str,
    stated: Target | Benchmark,
    reading: Reading,
    period: str,
    context: FactContext,
) -> Fact | None:
    """Return the fact of a stated number in the metric's unit; None after filing why it is none."""
    known_sources(stated.source, stated.place, context)
    if period and not context.known(period, stated.place):
        return None
    if not is_sound(reading, context) or not is_measured(reading, metric, "value", context):
        return None
    return Fact(
        id=f"{metric.key}.{word}",
        metric=metric.key,
        kind=word,
        measure=metric.kind,
        label=label,
        period=context.period(period).key if period else "",
        number=reading.number,
        interval=stood_for(reading, metric),
        span=reading.span,
        unit=measured_in(metric.kind, metric.unit, context.language),
        qualifier=reading.qualifier,
        sources=stated.source or metric.source,
        place=stated.place,
    )
