"""The words of a sentence in, the sentence out; a plainer one, or none, where a language lacks them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

from briefgen.base import say as spoken
from briefgen.base.messages import messages
from briefgen.base.phrase import escape_references
from briefgen.story.graph import FactGraph, Whole

Told = ParamSpec("Told")
About = TypeVar("About", bound=str | Sequence[str] | Whole)


class UnsaidError(LookupError):
    """A language has no words for a sentence yet."""


def say(language: str, chinese: str, english: str, /, **fields: object) -> str:
    """Return a text in a language with its fields; UnsaidError where it is not translated."""
    if not spoken.has_words(language, chinese, english):
        raise UnsaidError(english)
    return spoken.say(language, chinese, english, **fields)


def or_none(sentence: Callable[Told, str]) -> Callable[Told, str]:
    """Return a sentence that is empty where the language has no words for it."""

    @wraps(sentence)
    def said(*about: Told.args, **options: Told.kwargs) -> str:
        try:
            return sentence(*about, **options)
        except UnsaidError:
            return ""

    return said


def or_plain(sentence: Callable[[About, FactGraph], str]) -> Callable[[About, FactGraph], str]:
    """Return a sentence that is a label and its figure where the language has no words for it."""

    @wraps(sentence)
    def said(about: About, graph: FactGraph) -> str:
        try:
            return sentence(about, graph)
        except UnsaidError:
            key = about if isinstance(about, str) else about.key if isinstance(about, Whole) else about[0]
            label, colon = escape_references(graph.metrics[key].label), messages(graph.language).colon
            return f"{label}{colon}{{{graph.latest(key).id}}}"

    return said
