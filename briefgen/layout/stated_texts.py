"""Parts of a brief in, their texts with numerals and the names with numbers in them out.

Those of a slide, module, metric or source are looked for once while it stays the same object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Module, Slide
from briefgen.facts.metric import Metric, Source
from briefgen.model.memory import memory

PRINTED = frozenset({"short_title", "tags", "label", "title", "note", "reason", "publisher", "alt"})
"""Fields of the brief that hold plain text which pages print or read aloud; prose is a Phrase."""
NAMES = frozenset({"phone", "address", "hours", "email", "web", "link"})
"""Fields in which a numeral is part of a name: an alternative text that repeats them states no figure."""
PROSE = "prose"
NAME = "name"
StatedText = tuple[str, Phrase]
"""What it is, `prose` or `name`, and the text."""
_REFERENCES = compile_late(r"\{[^{}]*\}")


def stated_in(value: object, place: Place, name: str = "") -> Iterator[StatedText]:
    """Yield the texts with numerals, and the names, of a part of a brief; plain ones are at its place."""
    if isinstance(value, Slide | Module):
        yield from memory().painted.made_of((value,), _stated_by, _stated_by, value)
    elif isinstance(value, Phrase):
        if _has_numeral(value.text):
            yield PROSE, value
    elif isinstance(value, str):
        if name in NAMES:
            yield NAME, Phrase(value, place)
        elif name in PRINTED and _has_numeral(value):
            yield PROSE, Phrase(value, place)
    else:
        yield from _stated_in_parts(value, place, name)


def _stated_in_parts(value: object, place: Place, name: str = "") -> Iterator[StatedText]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from stated_in(each, place)
    elif isinstance(value, tuple):
        for each in value:
            yield from stated_in(each, place, name)
    elif is_dataclass(value) and not isinstance(value, Place):
        own = getattr(value, "place", place)
        for field in fields(value):
            yield from stated_in(getattr(value, field.name), own, field.name)


def _stated_by(part: Slide | Module | Metric | Source) -> tuple[StatedText, ...]:
    return tuple(_stated_in_parts(part, part.place))


def stated_by_sources(sources: Iterable[Source]) -> Iterator[StatedText]:
    """Yield the texts with numerals of sources: titles and publishers are names, with their numbers."""
    for source in sources:
        yield from memory().painted.made_of((source,), _stated_by_source, _stated_by_source, source)


def stated_by_metrics(metrics: Iterable[Metric]) -> Iterator[StatedText]:
    """Yield the texts with numerals of metrics as they are typed: those of each family once."""
    families: set[str] = set()
    for metric in metrics:
        if metric.membership is not None:
            if metric.membership.family in families:
                continue
            families.add(metric.membership.family)
        yield from memory().painted.made_of((metric,), _stated_by_metric, _stated_by_metric, metric)


def _stated_by_source(source: Source) -> tuple[StatedText, ...]:
    return _stated_by(replace(source, title="", publisher=""))


def _stated_by_metric(metric: Metric) -> tuple[StatedText, ...]:
    """Return the texts of a metric without the values of its table."""
    if metric.membership is not None:
        metric = replace(metric, label=metric.membership.family_label, membership=None)
    return _stated_by(metric if metric.from_ is None else replace(metric, values={}))


def _has_numeral(text: str) -> bool:
    """Say whether a text has a digit outside of its references."""
    return any(character.isdigit() for character in _REFERENCES.sub("", text))
