"""Two versions in, every change out: the brief itself, its metrics, their values, claims and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.base.phrase import Phrase
from briefgen.base.say import say
from briefgen.diff.claims import changed_claims, changed_relations, changed_sums
from briefgen.diff.sources import changed_attributions, changed_disputes, changed_sources
from briefgen.diff.values import changed_derivations, changed_values
from briefgen.diff.versions import Change, ChangeArea, Version, Versions
from briefgen.diff.words import NAMES
from briefgen.facts.metric import Metric
from briefgen.facts.prose import resolve
from briefgen.facts.summary import summary

ATTRIBUTES = ("label", "unit", "kind", "note")
ORDER = ("brief", "metric", "value", "claim", "derived", "dispute", "source")


def compare(old: Version, new: Version) -> tuple[Change, ...]:
    """Return the changes from the old brief to the new one, by area, metrics in the new brief's order."""
    versions = Versions(old=old, new=new)
    found = list(_brief(versions))
    paired = pairs(old.brief.metrics, new.brief.metrics)
    for before, key in paired.items():
        found += _metric(before, key, versions)
    found += _came_and_gone(paired, versions)
    found += changed_sources(versions)
    return tuple(sorted(found, key=lambda change: ORDER.index(change.area)))


def pairs(was: Mapping[str, Metric], now: Mapping[str, Metric]) -> dict[str, str]:
    """Return old keys with new ones for the metrics of both briefs: of one key, else of one label."""
    found = {key: key for key in now if key in was}
    by_label = {metric.label: key for key, metric in was.items() if key not in found}
    for key, metric in now.items():
        if key not in was and metric.label in by_label:
            found[by_label.pop(metric.label)] = key
    order = list(now)
    return dict(sorted(found.items(), key=lambda pair: order.index(pair[1])))


def _metric(before: str, key: str, versions: Versions) -> Iterator[Change]:
    yield from _attributes(before, key, versions)
    yield from changed_values(before, key, versions)
    yield from changed_claims(before, key, versions)
    yield from changed_sums(before, key, versions)
    yield from changed_relations(before, key, versions)
    yield from changed_derivations(before, key, versions)
    yield from changed_attributions(before, key, versions)
    yield from changed_disputes(before, key, versions)


def _attributes(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield what a metric is called, measured in and annotated with, where that changed."""
    was, now = versions.old.brief.metrics[before], versions.new.brief.metrics[key]
    for name in ("key", *ATTRIBUTES):
        old, new = str(getattr(was, name)), str(getattr(now, name))
        if old != new:
            yield _attribute("metric", name, old, new, versions, metric=key, label=now.label)


def _brief(versions: Versions) -> Iterator[Change]:
    was, now = versions.old.brief.meta, versions.new.brief.meta
    label = now.short_title or _told(now.title, versions.new)
    for name in ("title", "date", "publisher"):
        old, new = str(getattr(was, name)), str(getattr(now, name))
        if old != new:
            yield _attribute("brief", name, old, new, versions, label=label)
    old, new = versions.old.ledger.as_of, versions.new.ledger.as_of
    if old != new:
        yield _attribute("brief", "as_of", old, new, versions, label=label)


def _told(title: Phrase, version: Version) -> str:
    """Return a title with the figures and periods that it refers to."""
    return "".join(piece.text for piece in resolve(title.text, version.ledger, title.place)[0])


def _attribute(
    area: ChangeArea, name: str, old: str, new: str, versions: Versions, *, label: str, metric: str = ""
) -> Change:
    change = Change(area=area, kind="changed", metric=metric, label=label, old=old, new=new)
    return versions.worded("attribute", change, name=say(versions.language, *NAMES[name]))


def _came_and_gone(pairs: Mapping[str, str], versions: Versions) -> Iterator[Change]:
    for key, metric in versions.new.brief.metrics.items():
        if key not in pairs.values():
            said = summary(key, versions.new.ledger, versions.language) or metric.label
            change = Change(area="metric", kind="new", metric=key, label=metric.label, new=said)
            yield versions.worded("new_metric", change, said=said)
    for key, metric in versions.old.brief.metrics.items():
        if key not in pairs:
            said = summary(key, versions.old.ledger, versions.language) or metric.label
            change = Change(area="metric", kind="dropped", metric=key, label=metric.label, old=said)
            yield versions.worded("dropped_metric", change, said=said)
