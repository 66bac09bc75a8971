"""A brief in, the errors of its `story` out: metrics that are unknown, or named against each other."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.diagnostics import Place, Problem, did_you_mean
from briefgen.base.phrase import place_of
from briefgen.brief.model import Brief, StoryChoice


def check_story(brief: Brief) -> Iterator[Problem]:
    """Yield the errors of a brief's `story`, each at its own metric."""
    story = brief.story
    if story is None:
        return
    for where, key in _named(story):
        if key not in brief.metrics:
            hint = did_you_mean(key, brief.metrics) if brief.metrics else "the brief has no metrics"
            yield _error(key, story, f"unknown metric {str(key)!r} in {where}", hint, "unknown-metric")
    yield from _contradicting(story)


def _named(story: StoryChoice) -> Iterator[tuple[str, str]]:
    """Yield where in the story a metric is named, and the metric."""
    yield from (("`lead`", key) for key in story.lead)
    yield from (("`skip`", key) for key in story.skip)
    for name, keys in story.group.items():
        yield from ((f"the group {name!r}", key) for key in keys)


def _contradicting(story: StoryChoice) -> Iterator[Problem]:
    leading, grouped = set(story.lead), dict[str, str]()
    for key in dict.fromkeys(story.skip):
        if key in leading:
            message = f"the metric {str(key)!r} is in both `lead` and `skip`"
            yield _error(key, story, message, "it leads, or it is not told: remove one of the two", "story")
    for name, keys in story.group.items():
        for key in dict.fromkeys(keys):
            if key in grouped:
                message = f"the metric {str(key)!r} is in two groups, {grouped[key]!r} and {name!r}"
                yield _error(key, story, message, "it is told once: keep it in one of them", "story")
            elif key in story.skip:
                message = f"the metric {str(key)!r} is in the group {name!r} and in `skip`"
                yield _error(key, story, message, "it is told, or it is not: remove one of the two", "story")
            grouped.setdefault(key, name)


def _error(key: str, story: StoryChoice, message: str, hint: str, code: str) -> Problem:
    place: Place = place_of(key, story.place)
    return Problem(place, message, hint, code)
