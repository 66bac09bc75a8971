"""Short names of what stands beside a text: women, of Unemployed women beside Unemployed men; 东部, 城市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.base.compile_late import compile_late
from briefgen.facts.metric import Metric

_LEAST_HAN, _LEAST_LATIN = 2, 3
MOST_COMPARED = 60
"""Of more metrics the members of a family are called what they are called: each is not held against each."""
_NO_NAME = compile_late(r"第.*|\d.*|其[他中余]|.*的|others?|the .*|all|total|of|and", re.IGNORECASE)


def short_names(near: Sequence[str], metrics: Mapping[str, Metric]) -> dict[str, str]:
    """Return the metrics shown beside a text by what tells each from its like; names of two are left out."""
    found: dict[str, list[str]] = {}
    shown = [key for key in dict.fromkeys(near) if key in metrics]
    members = [key for key in shown if metrics[key].membership] if len(shown) > MOST_COMPARED else []
    apart = set(members)
    compared = [key for key in shown if key not in apart]
    for key in shown:
        member = metrics[key].membership if members else None
        if member:
            names = {member.label} if _may_name(member.label) else set()
        else:
            names = set(_apart(metrics[key], [metrics[other] for other in compared if other != key]))
        for name in names:
            found.setdefault(name.lower(), []).append(key)
    return {name: keys[0] for name, keys in found.items() if len(keys) == 1}


def _apart(metric: Metric, others: Sequence[Metric]) -> Iterator[str]:
    """Yield what tells a metric from the one that is most like it: in words, or in Han characters."""
    alike = [other.label for other in others if other.unit == metric.unit and other.label != metric.label]
    pairs = [_difference(metric.label, label) for label in alike]
    shared = max((size for size, _ in pairs), default=0)
    for size, name in pairs:
        if size == shared > 0 and _may_name(name):
            yield name


def _difference(label: str, other: str) -> tuple[int, str]:
    """Return how many characters two labels share at both ends, and what the first has between them."""
    if label.isascii() and other.isascii():
        words, rest = label.split(), other.split()
        head = _alike(words, rest)
        tail = _alike(words[head:][::-1], rest[head:][::-1])
        return head + tail, " ".join(words[head : len(words) - tail]).strip(",;:() ")
    head = _alike(label, other)
    tail = _alike(label[head:][::-1], other[head:][::-1])
    end = len(label) - tail
    if head == 0 and end == 1:
        end, tail = 2, tail - 1  # 东 of 东部地区 and 中部地区
    return (head + tail, label[head:end]) if head + tail >= _LEAST_HAN else (0, "")


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many items two sequences begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _may_name(name: str) -> bool:
    least = _LEAST_LATIN if name.isascii() else _LEAST_HAN
    return len(name) >= least and not _NO_NAME.fullmatch(name)
