"""Units as authors write them beside numbers: whether one is the right one, and what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from briefgen.base.translate import tr
from briefgen.facts.currency import money_of
from briefgen.facts.format import EN_SINGULAR
from briefgen.facts.kinds import KINDS
from briefgen.facts.reading import Reading
from briefgen.facts.unit import PERCENT, split


def misfit(reading: Reading, unit: str, kind: str = "value") -> tuple[str, str] | None:
    """Return what is wrong with the unit beside a value or a claim's number, and a way out; None: nothing.

    ``unit`` is the metric's.
    """
    if not reading.unit or is_one_of(reading.unit, fitting(unit, kind)):
        return None
    number = f"{reading.number:f}"
    if kind in KINDS and KINDS[kind].units:
        wanted = tr(" or ").join(dict.fromkeys(filter(None, fitting(unit, kind)[:2])))
        message = tr(
            "{text!r} is in {unit}, but `{kind}` is in {wanted}",
            text=reading.text,
            unit=reading.unit,
            kind=kind,
            wanted=wanted,
        )
        return message, tr("write the number alone, or choose the kind of claim that has this unit")
    if not unit:
        message = tr("{text!r} has a unit, but its metric has none", text=reading.text)
        return message, tr('write `unit: "{unit}"` for the metric', unit=reading.unit)
    hint = tr(
        'write the number in {unit}, or {number} with `unit: "{written}"`',
        unit=unit,
        number=number,
        written=reading.unit,
    )
    if split(reading.unit)[1] == split(unit)[1]:
        places = len(str(split(reading.unit)[0])) - len(str(split(unit)[0]))  # scales are powers of ten
        hint = tr(
            'write {scaled:f}, or {number} with `unit: "{unit}"`',
            scaled=reading.number.scaleb(places).normalize(),
            number=number,
            unit=reading.unit,
        )
    message = tr(
        "{text!r} is in {written}, but its metric is measured in {unit}",
        text=reading.text,
        written=reading.unit,
        unit=unit,
    )
    return message, hint


def fitting(unit: str, kind: str) -> tuple[str, ...]:
    """Return the units that may stand beside a number: the metric's, or those of a kind of claim."""
    own = KINDS.get(kind)
    return (own.accepted or own.units or (unit,)) if own else (unit,)


def is_one_of(written: str, units: Iterable[str]) -> bool:
    """Return whether a unit is one of several, however it is written."""
    plain = _plain(written)
    for unit in units:
        singular = EN_SINGULAR.get(unit, unit)
        if plain in (_plain(unit), _plain(singular)) or (plain in PERCENT and unit in PERCENT):
            return True
    return False


def _plain(unit: str) -> str:
    if money := money_of(unit):
        unit = f"{money.mark}{money.factor}{money.rest}"
    return "".join(unicodedata.normalize("NFKC", unit).casefold().split())
