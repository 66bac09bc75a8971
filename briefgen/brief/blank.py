"""Empty parts of a brief: empty lists, slides without blocks, metrics without values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, cast

from briefgen.base.diagnostics import Place, Problem, did_you_mean, nearest
from briefgen.base.phrase import Phrase, place_of
from briefgen.base.translate import program_language, tr
from briefgen.brief.limits import is_visible
from briefgen.brief.model import Brief, Module, Slide
from briefgen.brief.naming import noun
from briefgen.facts.format import measured_in
from briefgen.facts.metric import Metric
from briefgen.facts.missing import Missing
from briefgen.model.memory import memory

TITLE_ALONE = frozenset({"title-only", "closing", "agenda"})
"""Layouts of slides that need no blocks."""
MEASURED = frozenset({"amount", "balance", "profit"})
"""Kinds of figures that are measured in something."""


def blanks(brief: Brief) -> Iterator[Problem]:
    """Yield a warning for each part that leaves a page blank, or is silently left out."""
    if not brief.metrics and not brief.deck and not _has_content(brief):
        message = tr("the brief has a title and no content: cover and page stay empty")
        yield _warning(brief.meta.place, message, tr("add `metrics`, or write `onepager` and `deck`"))
    for metric in brief.metrics.values():
        yield from _figureless(metric)
    for slide in brief.slides:
        alone = slide.layout in TITLE_ALONE or slide.kind != "content"
        if not slide.blocks and not alone:
            hint = tr("give it blocks, or say that it is meant so: `layout: title-only` or `kind: section`")
            yield _warning(slide.place, tr("this slide has no blocks: it is empty below its title"), hint)
    yield from _unknown_pillars(brief)
    yield from _empty_parts((brief.onepager, brief.deck))


def _has_content(brief: Brief) -> bool:
    return any(page.hero or page.pillars or page.strip for page in brief.onepager)


def _warning(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "empty", "warning")


def _figureless(metric: Metric) -> Iterator[Problem]:
    who = f"{metric.key} ({metric.label})"
    values = [value.value for given in metric.values.values() for value in given]
    if metric.computed:
        return
    if not values and not metric.claims:
        message = tr("{who} has no values and no claims: it is left out", who=who)
        yield _warning(metric.place, message, tr("give it `values`, or remove it"))
    elif values and all(isinstance(value, Missing) for value in values) and not metric.claims:
        message = tr("all values of {who} are missing: it is left out", who=who)
        yield _warning(metric.place, message, tr("give it a value, or remove it"))
    elif metric.kind in MEASURED and not measured_in(metric.kind, metric.unit):
        message = tr(
            "{who} is of the kind {kind} and has no unit: its numbers stand alone", who=who, kind=metric.kind
        )
        yield _warning(metric.place, message, tr("add `unit`, such as 亿元 or km, or `kind: count`"))


def _unknown_pillars(brief: Brief) -> Iterator[Problem]:
    """Yield the pillars that one metric or slide alone names, or that are spelled like one of the page."""
    page = {pillar.key for pillar in brief.pillars}
    used = [(metric.pillar, metric.place) for metric in brief.metrics.values() if metric.pillar]
    known = page or {key for key, _ in used}
    if not page:  # with pillars of the page, an unknown one is an error
        used += [(slide.pillar, slide.place) for slide in brief.slides if slide.pillar]
    for key, place in used:
        alone = sum(other == key for other, _ in used) == 1
        if key not in known and (alone or nearest(key, known)):
            hint = did_you_mean(key, known) if known else tr("pillars are listed under `onepager`")
            message = tr(
                "there is no pillar {key!r}: what names it has neither its hue nor its section", key=str(key)
            )
            yield Problem(place_of(key, place), message, hint, "unknown-pillar", "warning")


def _empty_parts(value: object) -> Iterator[Problem]:
    """Yield a warning for each module without blocks, and each block whose list is empty."""
    if isinstance(value, str | Phrase | Place | int | float | None):
        return
    if isinstance(value, tuple):
        for each in value:
            yield from _empty_parts(each)
    elif isinstance(value, Mapping):
        yield from _empty_parts(tuple(value.values()))
    elif isinstance(value, Slide | Module):
        said = "empty", program_language()
        yield from memory().painted.made_of((value,), said, lambda: tuple(_empty_fields(value)))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _empty_fields(value)


def _empty_fields(value: object) -> Iterator[Problem]:
    if isinstance(value, Module) and not value.blocks:
        yield _warning(
            value.place, tr("this module has no blocks: its place stays empty"), tr("give it `blocks`")
        )
    elif not isinstance(value, Module | Slide):
        yield from _listless(value)
    for name in _names(cast(Hashable, type(value))):
        yield from _empty_parts(getattr(value, name))


def _listless(value: object) -> Iterator[Problem]:
    place = getattr(value, "place", None)
    if not isinstance(place, Place):
        return
    for name in _needed(cast(Hashable, type(value))):
        given = getattr(value, name)
        if given == () or _shows_nothing(given):
            word = noun(type(value))
            message = tr("`{name}` of {word} is empty: nothing of it is drawn", name=name, word=word)
            hint = tr(
                "fill `{name}`, or remove the {removeprefix}",
                name=name,
                removeprefix=word.removeprefix("a "),
            )
            yield _warning(place, message, hint)


@cache
def _names(cls: Hashable) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cast(Any, cls)))


@cache
def _needed(cls: Hashable) -> tuple[str, ...]:
    """Return the fields that a block cannot be drawn without."""
    required = (
        each.name
        for each in fields(cast(Any, cls))
        if each.default is MISSING and each.default_factory is MISSING
    )
    return tuple(required) if hasattr(cls, "compose") else ()


def _shows_nothing(given: object) -> bool:
    """Return whether a text, or all paragraphs of one, have no visible letter."""
    texts = given if isinstance(given, tuple) else (given,)
    words = [text.text for text in texts if isinstance(text, Phrase)]
    return bool(words) and len(words) == len(texts) and not any(map(is_visible, words))
