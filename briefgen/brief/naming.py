"""Types in, the words for them that messages and documentation use out."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from briefgen.base.catalogue import Language
from briefgen.base.marked import N_
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.facts.period import Day, PeriodKey, PointKey
from briefgen.facts.period_words import Month
from briefgen.facts.relative_period import AsOfKey, BaseKey
from briefgen.model.context import Block

_SIMPLE: dict[Any, tuple[str, str]] = {
    str: (N_("a text"), N_("texts")),
    Phrase: (N_("a text"), N_("texts")),
    PeriodKey: (N_("a period"), N_("periods")),
    BaseKey: (N_("a period, previous or year-earlier"), N_("periods, previous or year-earlier")),
    AsOfKey: (N_("a period, or latest"), N_("periods")),
    PointKey: (N_("a text"), N_("texts")),
    Day: (N_("a day"), N_("days")),
    Month: (N_("a month"), N_("months")),
    Language: (N_("a language"), N_("languages")),
    int: (N_("a whole number"), N_("whole numbers")),
    float: (N_("a number"), N_("numbers")),
    Decimal: (N_("a number"), N_("numbers")),
    bool: (N_("true or false"), N_("true or false")),
    Block: (N_("a block"), N_("blocks")),
    type(None): (N_("nothing"), N_("nothing")),
    Any: (N_("anything"), N_("anything")),
}
"""What one and several are called."""
_SINGLE = {
    "brief": N_("the brief"),
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
    return name.replace(" ", "_") if hasattr(cls, "compose") else tr(with_article(name))


def called(cls: type[Any]) -> str:
    """Return what a message calls a class: what a brief has once by its key, ``meta``, others as ``noun``."""
    return tr(_SINGLE.get(_spaced(cls), "")) or noun(cls)


def with_article(name: str) -> str:
    """Return a noun with a or an before it."""
    vowel = name[:1].lower() in "aeio" and not name.startswith("one")
    return ("an " if vowel else "a ") + name


def type_in_words(hint: Any) -> str:
    """Return what a type hint takes, in words: ``tuple[str, ...]`` is ``a list of texts``."""
    if hint in _SIMPLE:
        return tr(_SIMPLE[hint][0])
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        names = ", ".join(map(str, arguments))
        return tr("one of {names}", names=names) if len(arguments) > 1 else names
    if origin in (Union, types.UnionType):
        kept = [each for each in arguments if each is not type(None)]
        return tr(" or ").join(dict.fromkeys(map(type_in_words, kept)))
    if origin is tuple:
        return tr("a list of {items}", items=_plural(arguments[0]))
    if origin is Mapping or origin is dict:
        return tr("keys with {what} each", what=type_in_words(arguments[1]))
    return noun(hint) if isinstance(hint, type) else str(hint)


def _plural(hint: Any) -> str:
    if hint in _SIMPLE:
        return tr(_SIMPLE[hint][1])
    if isinstance(hint, type) and get_origin(hint) is None:
        return tr(_spaced(hint) + "s")
    if get_origin(hint) in (Union, types.UnionType):
        return tr(" or ").join(map(_plural, get_args(hint)))
    if get_origin(hint) is tuple:
        return tr("lists of {items}", items=_plural(get_args(hint)[0]))
    return type_in_words(hint)


def _spaced(cls: type[Any]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()
