"""A number that was written with its unit: is that the unit it is measured in, and what to do if not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from briefgen.facts.format import EN_SINGULAR
from briefgen.facts.kinds import KINDS
from briefgen.facts.metric import Reading
from briefgen.facts.unit import PERCENT, size, split


def misfit(reading: Reading, unit: str, kind: str = "value") -> tuple[str, str] | None:
    """Return what is wrong with the unit beside a value or a claim's number, and a way out; None: nothing.

    ``unit`` is the metric's.
    """
    if not reading.unit or _is_one_of(reading.unit, _fitting(unit, kind)):
        return None
    number = f"{reading.number:f}"
    if kind in KINDS and KINDS[kind].units:
        wanted = " or ".join(dict.fromkeys(filter(None, _fitting(unit, kind)[:2])))
        message = f"{reading.text!r} is in {reading.unit}, but `{kind}` is in {wanted}"
        return message, "write the number alone, or choose the kind of claim that has this unit"
    if not unit:
        message = f"{reading.text!r} has a unit, but its metric has none"
        return message, f'write `unit: "{reading.unit}"` for the metric'
    hint = f"write the number in {unit}"
    factor = size(reading.unit) / size(unit)
    if split(reading.unit)[1] == split(unit)[1] and factor >= 1:
        scaled = float(Fraction(reading.number) * factor)
        hint = f'write {scaled:.15g}, or {number} with `unit: "{reading.unit}"`'
    return f"{reading.text!r} is in {reading.unit}, but its metric is measured in {unit}", hint


def _fitting(unit: str, kind: str) -> tuple[str, ...]:
    own = KINDS.get(kind)
    return (own.accepted or own.units or (unit,)) if own else (unit,)


def _is_one_of(written: str, units: Iterable[str]) -> bool:
    plain = _plain(written)
    for unit in units:
        singular = EN_SINGULAR.get(unit, unit)
        if plain in (_plain(unit), _plain(singular)) or (plain in PERCENT and unit in PERCENT):
            return True
    return False


def _plain(unit: str) -> str:
    return "".join(unicodedata.normalize("NFKC", unit).casefold().split())
