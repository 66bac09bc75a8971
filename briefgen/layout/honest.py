"""Finished pages in, a Problem out for every chart that would mislead its reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from briefgen.base.diagnostics import Place, Problem
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.facts.fact import Fact
from briefgen.facts.honesty import PlottedData, check
from briefgen.facts.ledger import Ledger
from briefgen.layout.one_axis import check_units
from briefgen.model.scene import Chart, Page, Text, walk

Point = tuple[float | None, str, Fact | None]
"""A value, its printed label, and the fact it draws."""


def check_charts(pages: Iterable[Page], ledger: Ledger) -> tuple[Problem, ...]:
    """Return what is misleading about the charts of the pages."""
    found: list[Problem] = []
    for page in pages:
        charts = [item for item in walk(page.items) if isinstance(item, Chart)]
        for item in charts:
            place = page.place_of(item)
            alike = [each for each in charts if each.place is item.place and each.word == item.word]
            for picture in _pictures(item, ledger, place):
                axis = [value for each in alike for value in _values(each, picture)]
                found += check(replace(picture, axis_values=axis), ledger.context.as_of)
            found += check_units(item, ledger, place)
            found += _lacking(item, place)
    return tuple(dict.fromkeys(found))


def _pictures(chart: Chart, ledger: Ledger, place: Place) -> Iterator[PlottedData]:
    """Yield the chart as a picture of each whole that its marks are parts of, and as one of each metric."""
    rows = [_points(chart, index, ledger) for index in range(len(chart.series))]
    nature = chart.nature
    if nature.whole == "chart":
        yield _picture(chart, nature, [point for row in rows for point in row], place)
        return
    if nature.whole == "category":
        parts = replace(nature, whole="chart", timed=False)
        for index in range(len(chart.categories)):
            yield _picture(chart, parts, [row[index] for row in rows if index < len(row)], place)
        nature = replace(nature, whole="none")
    for series, row in zip(chart.series, rows, strict=True):
        read = replace(nature, read_by="position") if series.second else nature
        for metric in dict.fromkeys(fact.metric for _, _, fact in row if fact):
            own = [index for index, (_, _, fact) in enumerate(row) if fact and fact.metric == metric]
            # On a time axis, and where years nobody stated stand in between, distances are true.
            filled = chart.time is not None or own[-1] - own[0] >= len(own)
            points = [row[index] for index in own]
            yield _picture(chart, read, points, place, even_steps=not filled, second=series.second)


def _values(chart: Chart, picture: PlottedData) -> list[float | None]:
    """Return the values on the axis that a picture stands on: charts of one block have one scale."""
    return [value for row in chart.series if row.second is picture.second for value in row.values]


def _lacking(chart: Chart, place: Place) -> Iterator[Problem]:
    """Yield the doubts about a chart that had no room for all that it was asked to show."""
    for doubt in chart.doubts:
        hint = "give it more width or height, or shorten labels"
        yield Problem(place, f"{chart.word}: {doubt}", hint, "chart", "warning")
    if chart.left_out:
        shown = chart.asked - chart.left_out
        message = f"{chart.word}: there is room for {shown} of {chart.asked}; it says what it leaves out"
        hint = "give it a slide of its own or more height, or choose with `metrics:`, `periods:` or `since:`"
        yield Problem(place, message, hint, "chart", "warning")


def _points(chart: Chart, index: int, ledger: Ledger) -> list[Point]:
    series = chart.series[index]
    facts = (ledger.facts.get(identity) if identity else None for identity in series.facts)
    return list(zip_longest(series.values, series.labels, facts))


def _picture(
    chart: Chart, nature: Nature, points: list[Point], place: Place, *, even_steps: bool = False,
    second: bool = False,
) -> PlottedData:  # fmt: skip
    facts = [fact for _, _, fact in points]
    timed = all(fact is not None and fact.kind == "value" for fact in facts)
    return PlottedData(
        word=chart.word,
        nature=nature,
        values=[value for value, _, _ in points],
        labels=[label for _, label, _ in points],
        facts=facts,
        label_factor=chart.label_factor,
        periods=[fact.period for fact in facts if fact] if timed else (),
        axis_min=chart.style.second_min if second else chart.style.value_min,
        second=second,
        log_axis=chart.style.log_values,
        log_told=_says_log(chart),
        axis_reversed=chart.style.reversed_values,
        even_steps=even_steps,
        place=place,
    )


def _says_log(chart: Chart) -> bool:
    """Say whether a chart names its logarithmic axis, on itself and in its alternative text."""
    shown = [item.text for item in chart.overlay if isinstance(item, Text)]
    known = [messages(language).log_scale for language in ("zh", "en")]
    return any(name in shown and name in chart.alt for name in known)
