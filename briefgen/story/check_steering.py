"""A brief in, warnings about a `story` that changes nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.diagnostics import Place, Problem
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.brief.model import Brief
from briefgen.story.sections import is_written


def check_steering(brief: Brief) -> Iterator[Problem]:
    """Yield a warning where a story has nothing to steer, or leaves nothing to tell."""
    story, place = brief.story, brief.story.place if brief.story else brief.place
    if story is None:
        return
    if is_written(brief):
        message = tr("`story` steers nothing: the brief lays out both its deck and its page")
        yield _warning(place, message, tr("remove `story`, or leave out `deck` or `onepager`"), "story")
    for name, keys in story.group.items():
        if not keys:
            message = tr("the group {name!r} has no metrics: it is left out", name=name)
            hint = tr("list its metrics, or remove the group")
            yield _warning(place_of(name, place), message, hint, "empty")
    if brief.metrics and set(brief.metrics) <= set(story.skip):
        message = tr("`story` skips every metric: nothing is told")
        yield _warning(place, message, tr("take metrics out of `skip`"), "empty")


def _warning(place: Place, message: str, hint: str, code: str) -> Problem:
    return Problem(place, message, hint, code, "warning")
