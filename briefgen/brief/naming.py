"""Types in, the words for them that messages and documentation use out."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from briefgen.base.catalogue import Language
from briefgen.base.phrase import Phrase
from briefgen.facts.period import Day, PeriodKey, PointKey
from briefgen.facts.period_words import Month
from briefgen.facts.relative_period import AsOfKey, BaseKey
from briefgen.model.context import Block

_SIMPLE: dict[Any, str] = {
    str: "a text",
    Phrase: "a text",
    PeriodKey: "a period",
    BaseKey: "a period, previous or year-earlier",
    AsOfKey: "a period, or latest",
    PointKey: "a text",
    Day: "a day",
    Month: "a month",
    Language: "a language",
    int: "a whole number",
    float: "a number",
    Decimal: "a number",
    bool: "true or false",
    Block: "a block",
    type(None): "nothing",
    Any: "anything",
}
_SINGLE = {
    "brief": "the brief",
    "meta": "`meta`",
    "one pager": "`onepager`",
    "masthead": "`masthead`",
    "foot": "`foot`",
    "story choice": "`story`",
}
"""Parts that a brief has once."""


def noun(cls: type[Any]) -> str:
    """Return what a brief calls a class: a block by its word, ``kpi_grid``, another with an article."""
    name = _spaced(cls)
    return name.replace(" ", "_") if hasattr(cls, "compose") else with_article(name)


def called(cls: type[Any]) -> str:
    """Return what a message calls a class: what a brief has once by its key, ``meta``, others as ``noun``."""
    return _SINGLE.get(_spaced(cls)) or noun(cls)


def with_article(name: str) -> str:
    """Return a noun with a or an before it."""
    vowel = name[:1].lower() in "aeio" and not name.startswith("one")
    return ("an " if vowel else "a ") + name


def type_in_words(hint: Any) -> str:
    """Return what a type hint takes, in words: ``tuple[str, ...]`` is ``a list of texts``."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return "one of " + ", ".join(map(str, arguments)) if len(arguments) > 1 else str(arguments[0])
    if origin in (Union, types.UnionType):
        kept = [each for each in arguments if each is not type(None)]
        return " or ".join(dict.fromkeys(map(type_in_words, kept)))
    if origin is tuple:
        return "a list of " + _plural(arguments[0])
    if origin is Mapping or origin is dict:
        return f"keys with {type_in_words(arguments[1])} each"
    return noun(hint) if isinstance(hint, type) else str(hint)


def _plural(hint: Any) -> str:
    if hint in _SIMPLE:
        return _SIMPLE[hint].removeprefix("a ") + "s"
    if isinstance(hint, type) and get_origin(hint) is None:
        return _spaced(hint) + "s"
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(map(_plural, get_args(hint)))
    words = type_in_words(hint)
    return f"lists of {words.removeprefix('a list of ')}" if get_origin(hint) is tuple else words


def _spaced(cls: type[Any]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()
