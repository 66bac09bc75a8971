"""A brief in, the errors of its `story` out: metrics that are unknown, or named against each other."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.diagnostics import Place, Problem, did_you_mean
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.brief.model import Brief, StoryChoice


def check_story(brief: Brief) -> Iterator[Problem]:
    """Yield the errors of a brief's `story`, each at its own metric."""
    story = brief.story
    if story is None:
        return
    for where, key in _named(story):
        if key not in brief.metrics:
            hint = did_you_mean(key, brief.metrics) if brief.metrics else tr("the brief has no metrics")
            yield _error(
                key,
                story,
                tr("unknown metric {key!r} in {where}", key=str(key), where=where),
                hint,
                "unknown-metric",
            )
    yield from _contradicting(story)


def _named(story: StoryChoice) -> Iterator[tuple[str, str]]:
    """Yield where in the story a metric is named, and the metric."""
    yield from (("`lead`", key) for key in story.lead)
    yield from (("`skip`", key) for key in story.skip)
    for name, keys in story.group.items():
        yield from ((tr("the group {name!r}", name=name), key) for key in keys)


def _contradicting(story: StoryChoice) -> Iterator[Problem]:
    leading, grouped = set(story.lead), dict[str, str]()
    for key in dict.fromkeys(story.skip):
        if key in leading:
            message = tr("the metric {key!r} is in both `lead` and `skip`", key=str(key))
            yield _error(
                key, story, message, tr("it leads, or it is not told: remove one of the two"), "story"
            )
    for name, keys in story.group.items():
        for key in dict.fromkeys(keys):
            if key in grouped:
                message = tr(
                    "the metric {key!r} is in two groups, {grouped!r} and {name!r}",
                    key=str(key),
                    grouped=grouped[key],
                    name=name,
                )
                yield _error(key, story, message, tr("it is told once: keep it in one of them"), "story")
            elif key in story.skip:
                message = tr(
                    "the metric {key!r} is in the group {name!r} and in `skip`", key=str(key), name=name
                )
                yield _error(
                    key, story, message, tr("it is told, or it is not: remove one of the two"), "story"
                )
            grouped.setdefault(key, name)


def _error(key: str, story: StoryChoice, message: str, hint: str, code: str) -> Problem:
    place: Place = place_of(key, story.place)
    return Problem(place, message, hint, code)
