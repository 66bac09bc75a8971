"""What is repeated for a member in; its figures labelled without the member's name, which all have, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase, escape_references
from briefgen.facts.member_labels import titled
from briefgen.facts.metric import Metric


def with_short_labels(
    value: Any, bound: Mapping[str, str], metrics: Mapping[str, Metric], language: str
) -> Any:
    """Return a slide, module, pillar or page whose figures of bound members are labelled by their family.

    Where it shows another figure of the family, such as that of all members, both keep their whole names.
    """
    shown: dict[str, set[str]] = {}
    for figure in _figures(value):
        metric = metrics.get(_key(figure))
        if metric and metric.membership:
            shown.setdefault(metric.membership.family, set()).add(metric.key)
    alone = {next(iter(keys)) for keys in shown.values() if len(keys) == 1}
    labels = {key: label for key in alone if (label := _short(metrics[key], bound, language))}
    return _labelled(value, labels) if labels else value


def _short(metric: Metric, bound: Mapping[str, str], language: str) -> str:
    """Return a metric's label without the members that are bound; empty where it is of none of them."""
    member = metric.membership
    assert member is not None, "only members are labelled by their family"
    pairs = list(zip(member.dimensions, member.coordinates, strict=True))
    left = [name for dimension, name in pairs if name and bound.get(dimension) != name]
    if len(left) == sum(bool(name) for _, name in pairs):
        return ""
    return titled(left, member.family_label, language)


def _figures(value: Any) -> Iterator[Any]:
    """Yield the records that show one metric under its label."""
    if isinstance(value, tuple):
        for each in value:
            yield from _figures(each)
    elif is_dataclass(value) and not isinstance(value, Place | Phrase):
        if _is_figure(value):
            yield value
        for each in fields(value):
            yield from _figures(getattr(value, each.name))


def _labelled(value: Any, labels: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        made = tuple(_labelled(each, labels) for each in value)
        return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, Place | Phrase | type):
        return value
    if _is_figure(value):
        label, place = labels.get(_key(value), ""), getattr(value, "place", Place(""))
        return replace(value, label=Phrase(escape_references(label), place)) if label else value
    changed: dict[str, Any] = {}
    for each in fields(value):
        held = getattr(value, each.name)
        if (made := _labelled(held, labels)) is not held:
            changed[each.name] = made
    return replace(value, **changed) if changed else value


def _is_figure(value: Any) -> bool:
    return bool(getattr(value, "metric", "")) and getattr(value, "label", "") is None


def _key(figure: Any) -> str:
    return str(figure.metric).partition(".")[0]
