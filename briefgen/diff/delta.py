"""Two figures of one kind in, their difference in words out: +10万人 and +3.3%, +1.2个百分点, 上升4位."""

from __future__ import annotations

from decimal import Decimal

from briefgen.base.conventions import conventions
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.say import say, say_n
from briefgen.facts.fact import Fact
from briefgen.facts.format import QUALIFIERS, digits, measure_text
from briefgen.facts.unit import is_percent, split
from briefgen.facts.unit_words import word_of_unit

POINTS = both("个百分点", "percentage points")
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """A difference as it is printed; empty where the two cannot be compared, or do not differ."""

    absolute: str = ""
    relative: str = ""

    @property
    def text(self) -> str:
        """Both parts, comma between."""
        return ", ".join(part for part in (self.absolute, self.relative) if part)


def delta(old: Fact, new: Fact, language: str) -> Delta:
    """Return what became more or less from the old figure to the new one."""
    before = _in_unit_of(new, old)
    if before is None or before == new.number:
        return Delta()
    if _is_rank(new):
        return Delta(absolute=_places(before - new.number, language))
    difference = new.number - before
    about = bool(old.qualifier or new.qualifier)
    if is_percent(new.unit):
        return Delta(absolute=_signed(difference, word_of_unit(POINTS, language), language, about=about))
    absolute = _signed(difference, new.unit, language, about=about)
    if new.kind != "value" or not before:
        return Delta(absolute=absolute)
    return Delta(
        absolute=absolute, relative=_percentage(difference / abs(before) * 100, language, about=about)
    )


def _is_rank(fact: Fact) -> bool:
    return fact.kind == "ranked" or (fact.measure == "rank" and fact.kind == "value")


def _in_unit_of(new: Fact, old: Fact) -> Decimal | None:
    """Return the old number in the new unit: 1亿元 is 10000万元; None where the units differ in kind."""
    if old.unit == new.unit:
        return old.number
    (old_scale, old_base), (new_scale, new_base) = split(old.unit), split(new.unit)
    if old_base != new_base or is_percent(old.unit) != is_percent(new.unit):
        return None
    return old.number * old_scale / new_scale


def _places(risen: Decimal, language: str) -> str:
    """Return a change of rank; to rise is to have a smaller number."""
    count = digits(abs(risen), language)
    places = int(abs(risen))
    if risen > 0:
        return say_n(language, "上升{count}位", "up {count} place", "up {count} places", places, count=count)
    return say_n(language, "下降{count}位", "down {count} place", "down {count} places", places, count=count)


def _signed(number: Decimal, unit: str, language: str, *, about: bool) -> str:
    shown = measure_text(_with_sign(number, language), unit, number, language)
    return _about(language) + shown if about else shown


def _percentage(number: Decimal, language: str, *, about: bool) -> str:
    """Return per cent with one decimal, with two where one would be 0.0."""
    rounded = number.quantize(TENTH) or number.quantize(HUNDREDTH)
    whole = rounded.to_integral_value()
    shown = _with_sign(whole if rounded == whole else rounded, language) + conventions(language).percent
    return _about(language) + shown if about else shown


def _with_sign(number: Decimal, language: str) -> str:
    return ("+" if number > 0 else "") + digits(number, language)


def _about(language: str) -> str:
    about = say(language, *QUALIFIERS["about"])
    return about if is_chinese(language) else f"{about} "
