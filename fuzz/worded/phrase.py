"""The lists of phrasings in, sentences about figures out, each with its truth."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations

import yaml

from fuzz.worded import sizes  # noqa: F401 - adds its predicates
from fuzz.worded.figures import HOME, Figures, Metric
from fuzz.worded.numbers import Cast, candidates, spoken
from fuzz.worded.truth import Verdict, position, verdict
from fuzz.worded.writing import period_label, written

LETTERS = {
    "A": "amount", "B": "part", "C": "part", "W": "whole", "M": "course", "P": "percent", "L": "balance",
    "R": "rank", "Q": "moved", "G": "group",
}  # fmt: skip
"""What a letter of a phrase stands for; with B, C, W or G in a phrase A is a part, too."""
LISTS = ("shown", "held", "fresh")
"""Whoever mends a checker may read the first; the second was kept from them until it was read, too."""
KEPT = LISTS[-1]
"""The list that nobody reads: what is missed of it is not printed."""
_SLOT = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A way to say something: its words, its meaning, for which series."""

    language: str
    kind: str
    cadence: str
    says: str
    means: tuple[str, ...]
    listed: str

    @property
    def idle(self) -> bool:
        """Whether it says nothing that the figures of a brief can contradict."""
        return self.means[0] in ("idle", "unknown")

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the metrics that it speaks of, those of its meaning first."""
        said = [_base(found) for pair in _SLOT.findall(self.says) for found in pair if found]
        told = [each for each in self.means[1:] if each in LETTERS]
        return tuple(dict.fromkeys([*told, *(each for each in said if each in LETTERS)]))

    def fits(self, cadence: str) -> bool:
        """Say whether it can be said of series of a cadence."""
        return self.cadence in ("any", cadence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A phrase about figures, as text of a brief; ``metrics`` are those that its slide shows."""

    phrase: Phrase
    text: str
    truth: Verdict
    metrics: tuple[Metric, ...]


def _base(slot: str) -> str:
    """Return the letter of a slot such as ``as`` or ``A.move``; lower case is the label in running text."""
    found = re.fullmatch(r"([A-Za-z])(s?)(?:[.|].*)?", slot)
    return found[1].upper() if found and (slot not in ("n", "k", "t", "u", "v", "x", "y")) else ""


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return all phrasings, in the order of their lists."""
    return tuple(
        Phrase(
            language=language, kind=kind, cadence=cadence, says=says, means=tuple(means.split()), listed=name
        )
        for language in ("en", "zh")
        for name in LISTS
        for kind, cadences in yaml.load(_list(language, name), yaml.CSafeLoader).items()
        for cadence, told in cadences.items()
        for says, means in told.items()
    )


def _list(language: str, name: str) -> str:
    return (HOME / f"{name}_{language}.yaml").read_text(encoding="utf-8")


def sentences(chance: random.Random, phrase: Phrase, figures: Figures) -> Iterator[Sentence]:
    """Yield what a phrase may say of figures, true or false; nothing that is a matter of taste."""
    for cast in _casts(chance, phrase, figures):
        for filled in candidates(chance, phrase.means, cast, figures):
            arguments = [cast.get(each, filled.get(each, each)) for each in phrase.means[1:]]
            truth = verdict(figures, phrase.means[0], arguments)
            if truth is not None:
                text = _text(phrase, figures, cast, filled)
                if text:
                    yield Sentence(phrase=phrase, text=text, truth=truth, metrics=_shown(cast))


def _shown(cast: Cast) -> tuple[Metric, ...]:
    each = [metric for found in cast.values() for metric in (found if isinstance(found, tuple) else (found,))]
    return tuple(dict.fromkeys(each))


def _casts(
    chance: random.Random, phrase: Phrase, figures: Figures
) -> Iterator[dict[str, Metric | tuple[Metric, ...]]]:
    """Yield metrics for the letters of a phrase, in an order of chance."""
    letters = [each for each in phrase.letters if each not in ("G", "W")]
    related = bool({"B", "C", "W", "G"} & set(phrase.letters)) and not phrase.idle
    pools = {
        each: _pool(LETTERS[each] if not (related and each == "A") else "part", figures) for each in letters
    }
    fixed: dict[str, Metric | tuple[Metric, ...]] = {}
    if "G" in phrase.letters:
        fixed["G"] = figures.roles["part"]
        if len(figures.roles["part"]) < 3:
            return
    if "W" in phrase.letters:
        whole = figures.roles.get("whole")
        if not whole:
            return
        fixed["W"] = whole[0]
    everyone = sorted({metric.key for pool in pools.values() for metric in pool})
    casts = [
        keys
        for keys in permutations(everyone, len(letters))
        if all(figures.metrics[key] in pools[letter] for letter, key in zip(letters, keys, strict=True))
    ]
    chance.shuffle(casts)
    for keys in casts[:4]:
        yield {letter: figures.metrics[key] for letter, key in zip(letters, keys, strict=True)} | fixed


def _pool(role: str, figures: Figures) -> tuple[Metric, ...]:
    roles = figures.roles
    if role in ("course", "moved"):
        return (*roles["amount"], *roles.get("percent", ()))
    return roles.get(role, ())


def _text(phrase: Phrase, figures: Figures, cast: Cast, filled: Mapping[str, str]) -> str:
    """Return a phrase with its slots filled; nothing where a label is no plural and the phrase wants one."""
    named = [cast[_base(inside)] for inside, _ in _SLOT.findall(phrase.says) if _base(inside) in cast]
    if not all(_many(cast[_base(inside)]) for inside, _ in _SLOT.findall(phrase.says) if _wants_many(inside)):
        return ""
    latest = [each for each in named if isinstance(each, Metric)][:1]

    def fill(slot: re.Match[str]) -> str:
        inside, reference = slot.groups()
        if reference:
            return _reference(reference, cast, filled)
        if isinstance(metric := cast.get(_base(inside)), Metric):
            latest[:] = [metric]
            return metric.label.lower() if inside[0].islower() else metric.label
        if inside in VERBS:
            return VERBS[inside][not _many(latest[0])]
        return _word(inside, figures, cast, filled)

    return _SLOT.sub(fill, phrase.says)


def _wants_many(slot: str) -> bool:
    return len(slot) == 2 and slot.endswith("s")


def _many(metric: Metric | tuple[Metric, ...]) -> bool:
    """Say whether an English label is a plural."""
    return isinstance(metric, Metric) and any(word.endswith("s") for word in metric.label.split())


VERBS = {
    "were": ("were", "was"), "are": ("are", "is"), "have": ("have", "has"), "their": ("their", "its"),
}  # fmt: skip


def _reference(slot: str, cast: Cast, filled: Mapping[str, str]) -> str:
    """Return a reference with the metric's key: ``M.move`` is its change without a sign."""
    metric = cast[slot[0]]
    assert isinstance(metric, Metric)
    rest = slot[1:].replace("[y]", filled.get("$y", ""))
    change = "points" if metric.unit == "%" else "growth"
    return "{" + metric.key + rest.replace(".move", f".{change}|magnitude") + "}"


def _word(slot: str, figures: Figures, cast: Cast, filled: Mapping[str, str]) -> str:
    """Return a period, a number in words, or a number with a unit."""
    times, zh = figures.times, figures.zh
    if slot in ("now", "prev", "ref"):
        at = -1 if slot == "now" else position(figures, slot)
        return period_label(times[at], zh)
    if slot == "y":
        return period_label(filled["$y"], zh)
    if slot == "G":
        group = cast["G"]
        assert isinstance(group, tuple)
        return spoken(len(group), zh)
    name, _, style = slot.partition(":")
    value = filled[f"${name}"] if f"${name}" in filled else filled[f"${name.lower()}"]
    if name in ("n", "N", "k"):
        text = spoken(int(value), zh, ordinal=style == "th", counting=name != "k")
        return text[0].upper() + text[1:] if name == "N" and not zh else text
    return written(name, value, cast, zh)
