"""Where a text names a metric: by a reference that prints one of its figures, or by its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefgen.base.dataclass import dataclass
from briefgen.facts.fact import Fact
from briefgen.facts.metric import Metric
from briefgen.words.short_name import short_names

_TAIL = re.compile(r"\s*[（(].*[）)]\s*$")
_OF = re.compile(r"\s(?:of|to|in|at|by|from|for|per|on|under|with)\s")
_LEAST_LATIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A metric that a text names from ``start`` to ``end``; ``fact`` is the figure printed there."""

    metric: str
    start: int
    end: int
    fact: Fact | None = None


class Names:
    """What a brief's texts call its metrics."""

    def __init__(self, metrics: Mapping[str, Metric]) -> None:
        """Take labels, also without what stands in brackets, and unique heads of long English ones."""
        self.metric_of: dict[str, str] = {}
        self._metrics, self._beside = metrics, dict[tuple[str, ...], Mapping[str, str]]()
        heads: dict[str, list[str]] = {}
        for key, metric in metrics.items():
            label = metric.label.strip()
            plain = _TAIL.sub("", label) or label
            for name in (label, plain):
                if len(name) > 1:
                    self.metric_of.setdefault(name.lower(), key)
            head = _OF.split(plain)[0]
            if head != plain and head.isascii() and len(head) >= _LEAST_LATIN:
                heads.setdefault(head.lower(), []).append(key)
        for head, keys in heads.items():
            if len(keys) == 1:
                self.metric_of.setdefault(head, keys[0])
        longest = sorted(self.metric_of, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_named, longest)), re.I) if longest else None

    def beside(self, near: tuple[str, ...]) -> Mapping[str, str]:
        """Return the metrics shown beside a text by their short names there: see ``short_names``."""
        if near not in self._beside:
            self._beside[near] = short_names(near, self._metrics)
        return self._beside[near]

    def within(self, text: str) -> Iterable[Mention]:
        """Yield where a text names metrics, the longest names first at each place."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            yield Mention(metric=self.metric_of[found[0].lower()], start=found.start(), end=found.end())


def named_short(text: str, names: Mapping[str, str]) -> Iterable[Mention]:
    """Yield where a text calls metrics by the short names that they have beside it."""
    if names:
        longest = sorted(names, key=len, reverse=True)
        for found in re.finditer("|".join(map(_named, longest)), text, re.I):
            yield Mention(metric=names[found[0].lower()], start=found.start(), end=found.end())


def _named(name: str) -> str:
    """Return the pattern of a name: a Latin one in whole words."""
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    behind = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return before + re.escape(name) + behind
