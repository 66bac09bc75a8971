"""Scalars in; text, numbers, true and false out, and the Problems that a decoding collects on its way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from decimal import Decimal
from typing import Any, Final, NamedTuple

from briefgen.base.catalogue import Language, brief_language, brief_languages
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.phrase import Phrase, Word
from briefgen.base.translate import tr
from briefgen.brief import node as tree
from briefgen.brief.node import Node, Scalar, clipped, quoted
from briefgen.facts.period import Day, NotAPeriod, PeriodKey, PointKey, canonical, parse
from briefgen.facts.period_words import FORMS, Month, month_of
from briefgen.facts.relative_period import LATEST, WORDS, AsOfKey, BaseKey


class Failed:
    """What stands for a value that could not be decoded; its problem is noted already."""


FAILED: Final = Failed()

A_DAY = N_("write a day as in 2025-12-04")

Decoder = Callable[[Node, "Decoding", str], Any]
"""Takes the node, the decoding and the key under which the node stands."""


class Lost(NamedTuple):
    """A field that could not be read whole: its class, the key of the class's mapping or "", its name."""

    cls: type[Any]
    key: str
    name: str
    place: Place
    """Where the mapping stands of which it is a field."""


@dataclass(slots=True)
class Decoding:
    """One decoding: the problems found so far, and the keys of what was not read whole because of them."""

    problems: list[Problem] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def note(self, place: Place, message: str, hint: str = "", code: str = "type") -> Failed:
        """Collect a problem; return the mark of a value that failed."""
        self.problems.append(Problem(place, message, hint, code))
        return FAILED

    def expected(self, node: Node, what: str, key: str, hint: str = "") -> Failed:
        """Note that something else stands where ``what`` belongs."""
        if not hint and isinstance(node, tree.Mapping) and node.reference:
            hint = tr(
                'a text that starts with {reference} needs quotes: "{reference} …"', reference=node.reference
            )
        elif not hint and isinstance(node, Scalar) and node.empty:
            hint = tr("write a value, or leave the key out; a value that starts with # needs quotes")
        elif isinstance(node, Scalar) and tr("a mapping") in what and re.match(r"[^\s:：]+[:：]", node.text):
            hint = (
                tr("after a key write an ordinary colon and a space, not the full-width ：")
                if "：" in node.text
                else tr("after a key write an ordinary colon and a space, a space after it")
            )
        where = clipped(key) or tr("this")
        message = tr("{where} must be {what}, found {found}", where=where, what=what, found=node.found)
        return self.note(node.place, message, hint)


def _text(node: Node, decoding: Decoding, key: str) -> Any:
    if isinstance(node, Scalar) and not node.empty:
        return Word(node.text, node.place)
    return decoding.expected(node, tr("a text"), key)


def _phrase(node: Node, decoding: Decoding, key: str) -> Any:
    text = _text(node, decoding, key)
    return text if text is FAILED else Phrase(str(text), node.place)


def period_of(scalar: Scalar, decoding: Decoding) -> Any:
    """Return the key of the period that a scalar spells, or FAILED."""
    try:
        return Word(parse(scalar.text).key, scalar.place)
    except NotAPeriod as error:
        return decoding.note(scalar.place, error.message, error.hint, "period")


def _period(node: Node, decoding: Decoding, key: str) -> Any:
    text = _text(node, decoding, key)
    return period_of(node, decoding) if text and isinstance(node, Scalar) else text


def _period_or(words: tuple[str, ...]) -> Decoder:
    """Return the decoder of a period that some words may stand for."""

    def period(node: Node, decoding: Decoding, key: str) -> Any:
        text = _text(node, decoding, key)
        if text in words or not text or text is FAILED or not isinstance(node, Scalar):
            return text
        try:
            return Word(parse(text).key, node.place)
        except NotAPeriod as error:
            hint = (
                did_you_mean(text, words)
                if nearest(text, words)
                else tr("{hint}; or {words}", hint=error.hint, words=tr(" or ").join(words))
            )
            return decoding.note(node.place, error.message, hint, "period")

    return period


def _point(node: Node, decoding: Decoding, key: str) -> Any:
    text = _text(node, decoding, key)
    return text if text is FAILED else Word(canonical(text), node.place)


def _day(node: Node, decoding: Decoding, key: str) -> Any:
    text = _text(node, decoding, key)
    if not text or text is FAILED:
        return text
    try:
        found = parse(text)
    except NotAPeriod as error:
        hint = tr(A_DAY) if error.hint == tr(FORMS) or error.lacks_year else error.hint
        return decoding.note(node.place, error.of_a_day, hint, "period")
    return (
        Word(found.key, node.place)
        if found.kind == "day"
        else decoding.expected(node, tr("a day"), key, tr(A_DAY))
    )


def _month(node: Node, decoding: Decoding, key: str) -> Any:
    text = _text(node, decoding, key)
    if text is FAILED:
        return text
    try:
        return month_of(text)
    except ValueError as error:
        return decoding.note(node.place, f"{key}: {error}", tr("write it as 4 or April"))


def _language(node: Node, decoding: Decoding, key: str) -> Any:
    text = _text(node, decoding, key)
    if not text or text is FAILED:
        return text
    try:
        return brief_language(text)
    except ValueError:
        message = (
            tr("{quoted} is not allowed for {key}", quoted=quoted(text), key=key)
            if key
            else tr("{quoted} is not allowed here", quoted=quoted(text))
        )
        from briefgen.brief.synonyms import hint_at, language_meant

        hint = hint_at(language_meant(text), ()) if language_meant(text) else ""
        near = hint or did_you_mean(text[:100], brief_languages())
        return decoding.note(node.place, message, near, "value")


def _number(kinds: tuple[type, ...], what: str, make: Callable[[str], Any]) -> Decoder:
    def number(node: Node, decoding: Decoding, key: str) -> Any:
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(node, Scalar) and type(value) in kinds:
            return make(node.text)
        hint = ""
        if isinstance(value, float):
            hint = tr("write it without decimals")
        elif isinstance(node, Scalar) and type(Scalar(node.text, node.place).value) in kinds:
            hint = tr("write it without quotes")
        elif isinstance(value, str) and any(character.isdigit() for character in value):
            hint = tr("write digits and a point only, without unit, separators or exponent")
        return decoding.expected(node, tr(what), key, hint)

    return number


def _truth(node: Node, decoding: Decoding, key: str) -> Any:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, bool):
        return value
    return decoding.expected(node, tr("true or false"), key, tr("write true or false, without quotes"))


def _nothing(node: Node, decoding: Decoding, key: str) -> Any:
    if isinstance(node, Scalar) and node.empty:
        return None
    return decoding.expected(node, tr("empty"), key)


SCALARS: dict[Any, Decoder] = {
    str: _text,
    Phrase: _phrase,
    PeriodKey: _period,
    BaseKey: _period_or(WORDS),
    AsOfKey: _period_or((LATEST,)),
    PointKey: _point,
    Day: _day,
    Month: _month,
    Language: _language,
    int: _number((int,), N_("a whole number"), int),
    float: _number((int, float), N_("a number"), float),
    Decimal: _number((int, float), N_("a number"), Decimal),
    bool: _truth,
    type(None): _nothing,
}


def literal_decoder(allowed: tuple[Any, ...]) -> Decoder:
    """Return the decoder of a closed set of words."""
    by_text = {str(each).lower() if isinstance(each, bool) else str(each): each for each in allowed}

    def literal(node: Node, decoding: Decoding, key: str) -> Any:
        if isinstance(node, Scalar) and node.text in by_text:
            return by_text[node.text]
        if not isinstance(node, Scalar) or node.empty:
            return decoding.expected(node, tr("one of {names}", names=", ".join(filter(None, by_text))), key)
        message = (
            tr("{quoted} is not allowed for {key}", quoted=quoted(node.text), key=key)
            if key
            else tr("{quoted} is not allowed here", quoted=quoted(node.text))
        )
        return decoding.note(
            node.place, message, did_you_mean(node.text[:100], filter(None, by_text)), "value"
        )

    return literal
