"""Logarithmic axes: which rows they can show, their range, and their label."""

from __future__ import annotations

from math import log10

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.marked import N_
from briefgen.base.messages import messages
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import Found, with_doubt
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

RANKED = N_("ranks have no logarithmic axis: their steps are places")


def logarithmic(found: Found, setting: Setting, place: Place, *, target: str = "") -> Found:
    """Return the rows with values above zero, with a Problem for each other one and for such a target."""
    kept = []
    for row in found:
        if any(fact.measure == "rank" for fact in row.facts):
            setting.problems.append(Problem(place, f"{row.key!r}: {tr(RANKED)}", code="chart"))
            continue
        low = min(row.facts, key=lambda fact: fact.number)
        if low.number > 0:
            kept.append(row)
            continue
        message = tr(
            "{key!r} is {number:f} in {period}: a logarithmic axis begins above zero",
            key=row.key,
            number=low.number,
            period=low.period,
        )
        setting.problems.append(Problem(place, message, hint=tr("leave `log` out"), code="chart"))
    try:
        aim = setting.ledger.find(target).number if target else 1
    except LookupError:
        aim = 1
    if aim > 0:
        return tuple(kept)
    message = tr(
        "the target {target!r} is {aim:f}: a logarithmic axis begins above zero", target=target, aim=aim
    )
    setting.problems.append(Problem(place, message, hint=tr("leave `log` out"), code="chart"))
    return ()


def log_range(low: float, high: float, headroom: float) -> tuple[float, float]:
    """Return a range that leaves a share of its height below the smallest value, and a little above."""
    reach = (log10(high) - log10(low)) or 1.0
    return low / 10 ** (reach * headroom), high * 10 ** (reach * headroom * 0.3)


def declared(chart: Chart, setting: Setting) -> Chart:
    """Return the chart with its axis named in a corner and in any alternative text; smaller if need be."""
    mark, width = messages(setting.language), chart.box.width
    name, size = mark.log_scale, chart.style.category_size
    shown = fit.shrunk([name], size, setting.medium.type.minimum, width)
    (line,) = fit.wrapped(name, shown, width, most=1)
    at = (0.0, chart.box.height - size * fit.LEADING / 2)
    label = overlay.text_at(line, at, size=shown, colour=chart.style.muted, ha="left")
    alt = f"{chart.alt}{mark.semicolon}{name}"
    named = replace(chart, overlay=(*chart.overlay, label), alt=alt)
    return named if line == name else with_doubt(named, tr("the name of its axis is cut"))
