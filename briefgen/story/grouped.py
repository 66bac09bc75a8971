"""Metrics that the brief groups in, one insight of them out: in the form that shows all of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.story.arranging import table
from briefgen.story.family_groups import with_member_labels
from briefgen.story.forms import leap, panel, ranking, target, trend, whole
from briefgen.story.graph import FactGraph
from briefgen.story.insight import Insight, View


def grouped(name: str, keys: Sequence[str], graph: FactGraph) -> Insight:
    """Return the insight of a group: of the relation that holds for all of its metrics, else a panel."""
    members = with_member_labels(keys, graph)
    if members is not None:
        return replace(_of_members(keys, members), group=name)
    insight = _related(keys, graph) or _alike(keys, graph) or _panel(keys, graph)
    why = tr("the brief groups {names} as {name!r}", names=", ".join(keys), name=name)
    return replace(insight, group=name, why=f"{why}: {insight.why}" if insight.form != panel.WORD else why)


def _of_members(keys: Sequence[str], graph: FactGraph) -> Insight:
    """Return the insight of members of one family: against their targets, else ranked."""
    against = next((each for each in target.find(list(keys), graph) if set(each.metrics) == set(keys)), None)
    known = [key for key in keys if graph.latest(key).status != "forecast" and not graph.latest(key).span]
    alike = [key for key in known if graph.like(key, known[0])]
    if against is None and len(alike) >= ranking.FEWEST:
        return ranking.ranked(alike, graph)
    return against or _alike(keys, graph) or _panel(keys, graph)


def _panel(keys: Sequence[str], graph: FactGraph) -> Insight:
    """Return the insight of figures without a relation: many of them are a table, which may go on."""
    found = panel.panel(keys, graph)
    if len(keys) <= panel.MOST_TILES:
        return found
    return replace(found, ways=(View(name="table", blocks=(table(keys, graph),)),))


def _related(keys: Sequence[str], graph: FactGraph) -> Insight | None:
    found = (insight for form in (target, whole, trend, ranking) for insight in form.find(list(keys), graph))
    return next((insight for insight in found if set(insight.metrics) == set(keys)), None)


def _alike(keys: Sequence[str], graph: FactGraph) -> Insight | None:
    """Return the insight of metrics that are all series, or are all far from their past."""
    if all(graph.is_series(key) and graph.latest(key).measure != "rank" for key in keys):
        if len(keys) == 1:
            return trend.alone(keys[0], graph)
        return trend.several(keys, graph) if len(keys) <= trend.MOST_CHARTS else None
    if all(leap.is_leap(key, graph) for key in keys) and len(keys) <= leap.MOST_TOGETHER:
        return leap.alone(keys[0], graph) if len(keys) == 1 else leap.together(keys, graph)
    return None
