"""Two editions in, every change out: the brief itself, its metrics, their values, claims and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.base.locale import is_chinese
from briefgen.diff.claims import changed_claims, changed_sums
from briefgen.diff.edition import Area, Change, Edition, Editions
from briefgen.diff.sources import changed_attributions, changed_disputes, changed_sources
from briefgen.diff.values import changed_derivations, changed_values
from briefgen.diff.words import NAMES
from briefgen.facts.metric import Metric
from briefgen.facts.summary import summary

ATTRIBUTES = ("label", "unit", "kind", "note")
ORDER = ("brief", "metric", "value", "claim", "derived", "dispute", "source")


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return the changes from the old brief to the new one, by area, metrics in the new brief's order."""
    editions = Editions(old=old, new=new)
    found = list(_brief(editions))
    pairs = _pairs(old.brief.metrics, new.brief.metrics)
    for before, key in pairs.items():
        found += _metric(before, key, editions)
    found += _came_and_gone(pairs, editions)
    found += changed_sources(editions)
    return tuple(sorted(found, key=lambda change: ORDER.index(change.area)))


def _pairs(was: Mapping[str, Metric], now: Mapping[str, Metric]) -> dict[str, str]:
    """Return old keys with new ones for the metrics of both briefs: of one key, else of one label."""
    pairs = {key: key for key in now if key in was}
    by_label = {metric.label: key for key, metric in was.items() if key not in pairs}
    for key, metric in now.items():
        if key not in was and metric.label in by_label:
            pairs[by_label.pop(metric.label)] = key
    order = list(now)
    return dict(sorted(pairs.items(), key=lambda pair: order.index(pair[1])))


def _metric(before: str, key: str, editions: Editions) -> Iterator[Change]:
    yield from _attributes(before, key, editions)
    yield from changed_values(before, key, editions)
    yield from changed_claims(before, key, editions)
    yield from changed_sums(before, key, editions)
    yield from changed_derivations(before, key, editions)
    yield from changed_attributions(before, key, editions)
    yield from changed_disputes(before, key, editions)


def _attributes(before: str, key: str, editions: Editions) -> Iterator[Change]:
    """Yield what a metric is called, measured in and annotated with, where that changed."""
    was, now = editions.old.brief.metrics[before], editions.new.brief.metrics[key]
    for name in ("key", *ATTRIBUTES):
        old, new = str(getattr(was, name)), str(getattr(now, name))
        if old != new:
            yield _attribute("metric", name, old, new, editions, metric=key, label=now.label)


def _brief(editions: Editions) -> Iterator[Change]:
    was, now = editions.old.brief.meta, editions.new.brief.meta
    label = now.short_title or now.title.text
    for name in ("title", "date", "publisher"):
        old, new = str(getattr(was, name)), str(getattr(now, name))
        if old != new:
            yield _attribute("brief", name, old, new, editions, label=label)
    old, new = editions.old.ledger.as_of, editions.new.ledger.as_of
    if old != new:
        yield _attribute("brief", "as_of", old, new, editions, label=label)


def _attribute(
    area: Area, name: str, old: str, new: str, editions: Editions, *, label: str, metric: str = ""
) -> Change:
    change = Change(area=area, kind="changed", metric=metric, label=label, old=old, new=new)
    return editions.told("attribute", change, name=NAMES[name][not is_chinese(editions.language)])


def _came_and_gone(pairs: Mapping[str, str], editions: Editions) -> Iterator[Change]:
    for key, metric in editions.new.brief.metrics.items():
        if key not in pairs.values():
            said = summary(key, editions.new.ledger, editions.language) or metric.label
            change = Change(area="metric", kind="new", metric=key, label=metric.label, new=said)
            yield editions.told("new_metric", change, said=said)
    for key, metric in editions.old.brief.metrics.items():
        if key not in pairs:
            said = summary(key, editions.old.ledger, editions.language) or metric.label
            change = Change(area="metric", kind="dropped", metric=key, label=metric.label, old=said)
            yield editions.told("dropped_metric", change, said=said)
