"""Metrics that are shown together in; the labels that tell them apart out: those of members by member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefgen.base.conventions import joined
from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.facts.fact import Fact
from briefgen.facts.family import Membership
from briefgen.facts.metric import Metric


def told_apart(keys: Sequence[str], metrics: Mapping[str, Metric], language: str) -> dict[str, str]:
    """Return labels of several metrics: those of one family by member, those of one member by family.

    What all members have in common is left out. Others have their labels, and one metric alone has its own.
    """
    shown = [metrics[key] for key in dict.fromkeys(keys) if key in metrics]
    members = [metric.membership for metric in shown if metric.membership]
    labels = {metric.key: metric.label for metric in shown}
    if len(shown) < 2 or not members:
        return labels
    if len({member.family for member in members}) == 1:
        short = {
            metric.key: _without_common(metric.membership, members, language)
            for metric in shown
            if metric.membership
        }
        twice = Counter(short.values())
        for metric in shown:
            if metric.membership and twice[short[metric.key]] > 1:
                short[metric.key] = metric.membership.label
    elif len({frozenset(_named(member)) for member in members}) == 1:
        short = {metric.key: metric.membership.family_label for metric in shown if metric.membership}
    else:
        short = {}
    return labels | short


def titled(names: Sequence[str], family_label: str, language: str) -> str:
    """Return the label of a metric of members: Median wait, Northgate, or 北院等候时间."""
    comma = _comma(language)
    return comma.join(names) + family_label if is_chinese(language) else comma.join((family_label, *names))


def measured(keys: Sequence[str], metrics: Mapping[str, Metric], language: str) -> str:
    """Return what metrics that are told apart have in common: Median wait by site, or Northgate.

    It is empty where their labels are whole: each of them says by itself what it measures.
    """
    shown = [metrics[key] for key in dict.fromkeys(keys) if key in metrics]
    members = [metric.membership for metric in shown if metric.membership]
    if len(shown) < 2 or len(members) < len(shown):
        return ""
    first, chinese = members[0], is_chinese(language)
    if len({member.family for member in members}) > 1:
        alike = len({frozenset(_named(member)) for member in members}) == 1
        return _comma(language).join(filter(None, first.coordinates)) or first.label if alike else ""
    named = [member for member in members if not member.rest] or members
    columns = list(zip(*(member.coordinates for member in named), strict=True))
    common = [names[0] for names in columns if len(set(names)) == 1 and names[0]]
    label = titled(common, first.family_label, language)
    along = [name for name, names in zip(first.named, columns, strict=True) if len(set(names)) > 1]
    if not along or (chinese and any(name.isascii() for name in along)):
        return label
    by = joined(along, language)
    return say(language, "{label}（按{dimensions}）", "{label} by {dimensions}", label=label, dimensions=by)


def name_of(named: Sequence[tuple[str, str]], metrics: Mapping[str, Metric], language: str) -> str:
    """Return what metrics are called together: one by its label, several by a list of theirs."""
    alone = len({label for _, label in named}) == 1
    return named[0][1] if alone else listed(named, metrics, language)


def listed(named: Iterable[tuple[str, str]], metrics: Mapping[str, Metric], language: str) -> str:
    """Return labels of metrics as a list, by their keys; what members share is said once: Visits (A, B)."""
    known = ((label, metrics.get(key)) for key, label in named)
    parts = (_parts(label, metric.membership if metric else None, language) for label, metric in known)
    return _in_brackets(list(dict.fromkeys(parts)), language)


def _parts(label: str, member: Membership | None, language: str) -> tuple[str, ...]:
    """Return what a label is put together of: its family, and members of dimensions."""
    named = tuple(name for name in member.coordinates if name) if member else ()
    known = (named, (member.family_label, *named)) if member else ()
    return next((each for each in known if _comma(language).join(each) == label), (label,))


def _in_brackets(names: Sequence[tuple[str, ...]], language: str) -> str:
    comma, (left, right) = _comma(language), _brackets(language)
    held: dict[tuple[str, bool], list[tuple[str, ...]]] = {}
    for head, *rest in names:
        held.setdefault((head, bool(rest)), []).append(tuple(rest))
    return comma.join(
        f"{head}{left}{_in_brackets(rests, language)}{right}" if further else head
        for (head, further), rests in held.items()
    )


def relabelled(facts: Sequence[Fact], metrics: Mapping[str, Metric], language: str) -> tuple[Fact, ...]:
    """Return facts that are shown together with the labels that tell their metrics apart."""
    labels = told_apart([fact.metric for fact in facts], metrics, language)
    return tuple(
        fact
        if labels.get(fact.metric, fact.label) == fact.label
        else replace(fact, label=labels[fact.metric])
        for fact in facts
    )


def _named(member: Membership) -> list[tuple[str, str]]:
    """Return the dimensions of which a metric is of one member, with its name."""
    return [pair for pair in zip(member.dimensions, member.coordinates, strict=True) if pair[1]]


def _without_common(member: Membership, members: Sequence[Membership], language: str) -> str:
    """Return what a member is called beside its like: what they all have in common is left out."""
    named = [
        name
        for at, name in enumerate(member.coordinates)
        if name and any(other.coordinates[at] != name for other in members)
    ]
    return member.label if member.rest else _comma(language).join(named) or member.label


def _comma(language: str) -> str:
    return messages(language).list_comma


def _brackets(language: str) -> tuple[str, str]:
    return messages(language).open_bracket, messages(language).close_bracket
