"""Ranges and confidence intervals of facts in; error bars of a series, drawn, and in words out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import axes as fit
from briefgen.facts.fact import Fact
from briefgen.facts.format import numeral
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series

CAP_EM = 0.3
"""Half the width of an error bar's caps, in label sizes."""
ERROR_BAR_PT = 1.0


def spanned(series: Series, facts: Sequence[Fact | None]) -> Series:
    """Return a series with the ranges and confidence intervals of its facts; itself without any."""
    spans = tuple(_span_of(fact) if fact else None for fact in facts)
    return replace(series, spans=spans) if any(spans) else series


def _span_of(fact: Fact) -> tuple[float, float] | None:
    if fact.span:
        return float(fact.span[0]), float(fact.span[1])
    return (float(fact.confidence.low), float(fact.confidence.high)) if fact.confidence else None


def interval_text(fact: Fact, setting: Setting) -> str:
    """Return a value's confidence interval in brackets, as it stands behind its figure; empty for none."""
    if fact.confidence is None:
        return ""
    mark, ends = messages(setting.language), (fact.confidence.low, fact.confidence.high)
    shown = numeral(replace(fact, span=ends), setting.language)
    return f"{mark.open_bracket}{shown}{mark.close_bracket}"


def error_bars(
    chart: Chart, axes: Any, series: Series, places: Sequence[float], *, lying: bool = False
) -> None:
    """Draw a line from the lowest to the highest that each point may be, with a cap at both ends."""
    wide, high = fit.plot_size(chart)
    slot = (high if lying else wide) / len(chart.categories)
    cap = CAP_EM * chart.style.label_size / slot
    for place, span in zip(places, series.spans, strict=False):
        if span is None:
            continue
        lines = [((place, place), span), *(((place - cap, place + cap), (end, end)) for end in span)]
        for across, along in lines:
            axes.plot(
                *((along, across) if lying else (across, along)), color=chart.style.ink, clip_on=False,
                linewidth=ERROR_BAR_PT, solid_capstyle="butt", gid="error bar", zorder=4,
            )  # fmt: skip
