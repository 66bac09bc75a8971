"""Finished pages in, a Problem out for every chart that would mislead its reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from briefgen.base.catalogue import brief_languages
from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, Problem, Severity
from briefgen.base.marked import N_
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import program_language, tr
from briefgen.blocks.charts.parts.block import MORE_ROOM
from briefgen.facts.as_read import as_read
from briefgen.facts.fact import Fact
from briefgen.facts.honesty import PlottedData, check
from briefgen.facts.ledger import Ledger
from briefgen.model.memory import memory
from briefgen.model.scene import Chart, Page, Text, walk

MORE_WIDTH = N_("give it more width or height, or shorten labels")
FEWER = N_("give it a slide of its own or more height, or choose with `metrics:`, `periods:` or `since:`")
ROOM_HINTS = frozenset({MORE_WIDTH, FEWER, MORE_ROOM})
"""What to do about a chart without room for all that it is to show, where its place was chosen."""

PlottedPoint = tuple[float | None, str, Fact | None]
"""A value, its printed label, and the fact it draws."""


def check_charts(pages: Iterable[Page], ledger: Ledger) -> tuple[Problem, ...]:
    """Return what is misleading about the charts of the pages.

    A page that is known is checked again where a fact that it draws is another.
    """
    known, context = memory().painted, ledger.context
    asked = (
        _misleading, program_language(), ledger.language, context.as_of, context.fiscal_year, _sums(ledger)
    )  # fmt: skip
    found: list[Problem] = []
    for page in pages:
        charts = known.made_of((page,), _charts_on, _charts_on, page)
        drawn = (key for item in charts for series in item.series for key in series.facts if key)
        facts = tuple(ledger.facts.get(key) for key in dict.fromkeys(drawn))
        found += known.made_of((page, *facts), asked, _misleading, page, charts, ledger)
    return tuple(dict.fromkeys(found))


def _charts_on(page: Page) -> tuple[Chart, ...]:
    return tuple(item for item in walk(page.items) if isinstance(item, Chart))


def _misleading(page: Page, charts: Sequence[Chart], ledger: Ledger) -> tuple[Problem, ...]:
    """Return what is misleading about the charts of a page."""
    found: list[Problem] = []
    for item in charts:
        place = page.place_of(item)
        alike = [each for each in charts if each.place is item.place and each.word == item.word]
        for data in _plotted(item, ledger, place):
            # Charts of one block share their scale.
            rows = [row for each in alike for row in each.series if row.second is data.second]
            axis = [value for row in rows for value in row.values]
            found += check(replace(data, axis_values=axis), ledger.context.as_of, ledger.context.fiscal_year)
        found += _mixed_units(item, ledger, place)
        found += _incomplete(item, place)
    return tuple(found)


def _plotted(chart: Chart, ledger: Ledger, place: Place) -> Iterator[PlottedData]:
    """Yield the data of each whole that the chart's marks are parts of, and of each metric."""
    rows = [_points(chart, index, ledger) for index in range(len(chart.series))]
    nature = chart.nature
    if nature.whole == "chart":
        yield _data(chart, nature, [point for row in rows for point in row], place)
        return
    if nature.whole == "category":
        parts = replace(nature, whole="chart", timed=False)
        for index in range(len(chart.categories)):
            yield _data(chart, parts, [row[index] for row in rows if index < len(row)], place)
        nature = replace(nature, whole="none")
    for series, row in zip(chart.series, rows, strict=True):
        read = replace(nature, read_by="position") if series.second else nature
        for metric in dict.fromkeys(fact.metric for _, _, fact in row if fact):
            own = [index for index, (_, _, fact) in enumerate(row) if fact and fact.metric == metric]
            # On a time axis, and where missing years are kept as gaps, distances are to scale.
            filled = (chart.time is not None and chart.time.even) or own[-1] - own[0] >= len(own)
            points = [row[index] for index in own]
            yield _data(chart, read, points, place, even_steps=not filled, second=series.second)


def _incomplete(chart: Chart, place: Place) -> Iterator[Problem]:
    """Yield warnings about a chart that had no room for everything it was asked to show."""
    for doubt in chart.doubts:
        yield Problem(place, f"{chart.word}: {doubt}", tr(MORE_WIDTH), "chart", "warning")
    if chart.left_out:
        shown = chart.asked - chart.left_out
        message = tr(
            "{word}: there is room for {shown} of {asked}; it says what it leaves out",
            word=chart.word,
            shown=shown,
            asked=chart.asked,
        )
        yield Problem(place, message, tr(FEWER), "chart", "warning")


def _mixed_units(chart: Chart, ledger: Ledger, place: Place) -> Iterator[Problem]:
    """Yield a Problem for each value axis with different units.

    Money beside people, or a share beside a number, is an error. Counts of different things are read as if
    they were parts of one whole: a warning, unless a claim of the brief adds them up.
    """
    if not chart.nature.axes:
        return
    for second in (False, True):
        rows = [series for series in chart.series if series.second is second]
        facts = [ledger.facts[key] for row in rows for key in row.facts if key and key in ledger.facts]
        units = dict.fromkeys(fact.unit for fact in facts)
        if len(units) < 2 or _added_up(facts, ledger):
            continue
        counted = all(fact.measure == "count" and fact.kind == "value" for fact in facts)
        severity: Severity = "warning" if counted else "error"
        named = ", ".join(repr(unit) if unit else tr("no unit") for unit in units)
        message = tr(
            "{word}: one axis for different things ({named}): their lengths cannot be compared",
            word=chart.word,
            named=named,
        )
        hint = tr("show them as `kpi_grid` or `steps`, or in a chart each")
        yield Problem(place, message, hint, "honesty", severity)


def _added_up(facts: Sequence[Fact], ledger: Ledger) -> bool:
    """Say whether a claim states that some metric is the sum of all these, so that they are comparable."""
    parts = {fact.metric for fact in facts}
    return any(parts <= set(added) for added in _sums(ledger))


def _sums(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """Return the metrics that claims add up."""
    return tuple(claim.parts for metric in ledger.metrics.values() for claim in metric.claims if claim.parts)


def _points(chart: Chart, index: int, ledger: Ledger) -> list[PlottedPoint]:
    series = chart.series[index]
    facts = (ledger.facts.get(identity) if identity else None for identity in series.facts)
    labels = (as_read(label, ledger.language) for label in series.labels)
    return list(zip_longest(series.values, labels, facts))


def _data(
    chart: Chart, nature: Nature, points: list[PlottedPoint], place: Place, *, even_steps: bool = False,
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
        log_told=chart.style.log_values and _names_log_axis(chart),
        axis_reversed=chart.style.reversed_values,
        even_steps=even_steps,
        place=place,
    )


def _names_log_axis(chart: Chart) -> bool:
    """Say whether a chart names its logarithmic axis, on itself and in its alternative text."""
    shown = [item.text for item in chart.overlay if isinstance(item, Text)]
    known = [messages(language).log_scale for language in brief_languages()]
    return any(name in shown and name in chart.alt for name in known)
