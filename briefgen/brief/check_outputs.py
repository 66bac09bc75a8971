"""Decks and pages of a brief: their names differ, and what one deck takes from another is there."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.diagnostics import Place, Problem, did_you_mean
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.brief.model import Brief, Deck, Slide

MOST_DECKS = 12
"""Of one brief."""


def check_outputs(brief: Brief) -> Iterator[Problem]:
    """Yield what is wrong with the decks of a brief, and with the names of its files."""
    decks = [each for each in brief.deck if isinstance(each, Deck)]
    yield from _named((page.name, page.place) for page in brief.onepager)
    if not decks:
        return
    loose = next((each for each in brief.deck if isinstance(each, Slide)), None)
    if loose is not None:
        message = tr("a slide stands among decks")
        yield Problem(loose.place, message, tr("write it under `slides` of one of them"), "deck")
    if len(decks) > MOST_DECKS:
        message = tr("{count} decks; the limit is {MOST_DECKS}", count=len(decks), MOST_DECKS=MOST_DECKS)
        yield Problem(decks[MOST_DECKS].place, message, tr("write several briefs"), "deck")
    yield from _named((deck.name, deck.place) for deck in decks)
    yield from _told_apart(decks)
    for deck in decks:
        yield from _taken(deck, decks)
        yield from _kept(deck, brief)


def _named(names: Iterator[tuple[str, Place]]) -> Iterator[Problem]:
    """Yield the names that still have braces when members and parameters are filled in."""
    for name, place in names:
        if "{" in name or "}" in name:
            message = tr(
                "the name {name!r} refers to something, and files are not called after figures",
                name=str(name),
            )
            hint = tr("a page with `each: site` may be called {site}; else write letters and digits")
            yield Problem(place_of(name, place), message, hint, "name")


def _told_apart(decks: list[Deck]) -> Iterator[Problem]:
    seen: dict[str, Deck] = {}
    for deck in decks:
        if seen.setdefault(deck.name.casefold(), deck) is not deck:
            hint = tr("give it a name of its own: `name: short`")
            yield Problem(
                place_of(deck.name, deck.place),
                tr("a second deck is called {name!r}, too", name=str(deck.name))
                if deck.name
                else tr("a second deck has no name, either"),
                hint,
                "duplicate-key",
            )


def _taken(deck: Deck, decks: list[Deck]) -> Iterator[Problem]:
    """Yield why a deck cannot take the slides of the one that it names."""
    if not deck.of:
        return
    place = place_of(deck.of, deck.place)
    others = {each.name: each for each in decks if each is not deck and each.name}
    found = others.get(deck.of)
    if found is None:
        hint = did_you_mean(deck.of, others) if others else tr("no other deck has a name")
        yield Problem(place, tr("there is no other deck {of!r}", of=str(deck.of)), hint, "deck")
    elif found.of:
        message = tr("{of!r} takes the slides of another deck itself", of=str(deck.of))
        yield Problem(place, message, tr("write `of: {of}`", of=found.of), "deck")


def _kept(deck: Deck, brief: Brief) -> Iterator[Problem]:
    """Yield the pillars that a deck keeps and that nothing belongs to."""
    metrics = {metric.pillar for metric in brief.metrics.values() if metric.pillar}
    slides = {slide.pillar for slide in brief.slides if slide.pillar}
    known = {pillar.key for pillar in brief.pillars} | metrics | slides
    for key in deck.pillars:
        if key not in known:
            hint = did_you_mean(key, known) if known else tr("the brief has no pillars")
            yield Problem(
                place_of(key, deck.place), tr("unknown pillar {key!r}", key=str(key)), hint, "unknown-pillar"
            )
