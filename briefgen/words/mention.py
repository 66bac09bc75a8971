"""Where a text names a metric: by a reference that prints one of its figures, or by its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.facts.fact import Fact
from briefgen.facts.metric import Metric
from briefgen.words.short_name import short_names

_TAIL = compile_late(r"\s*[（(].*[）)]\s*$")
_OF = compile_late(r"\s(?:of|to|in|at|by|from|for|per|on|under|with)\s")
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

    def beside(self, near: tuple[str, ...]) -> Mapping[str, str]:
        """Return the metrics shown beside a text by their short names there: see ``short_names``."""
        if near not in self._beside:
            self._beside[near] = short_names(near, self._metrics)
        return self._beside[near]

    def within(self, text: str) -> Iterable[Mention]:
        """Yield where a text names metrics, the longest names first at each place."""
        return named_in(text, self.metric_of)


def named_in(text: str, names: Mapping[str, str]) -> Iterator[Mention]:
    """Yield where a text calls metrics by lower-case names, the longest first at each place.

    A pattern of all names would have to be compiled, which takes a second where a family has 8,000 members.
    """
    lower = text.lower()
    if len(lower) != len(text):  # such as İ, whose lower case is two characters
        lower = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)
    places = ((start, start + len(name), name) for name in names for start in _starts(name, lower))
    done = 0
    for start, end, name in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= done:
            yield Mention(metric=names[name], start=start, end=end)
            done = end


def _starts(name: str, text: str) -> Iterator[int]:
    """Yield where a name stands in a text: a Latin one in whole words."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (_joined(text[start - 1 : start], name[0]) or _joined(name[-1], text[end : end + 1])):
            yield start
        start = text.find(name, start + 1)


def _joined(one: str, other: str) -> bool:
    """Say whether two characters beside each other are of one Latin word."""
    return one.isascii() and other.isascii() and one.isalnum() and other.isalnum()
