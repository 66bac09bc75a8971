"""The one place where a number becomes text: a fact goes in, prefix, number, suffix and unit come out."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from briefgen.base.catalogue import is_native
from briefgen.base.conventions import MINUS, conventions
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.say import say, say_n
from briefgen.facts import period as periods
from briefgen.facts.currency import money_name, money_of
from briefgen.facts.fact import Fact
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import KINDS
from briefgen.facts.measure import Kind
from briefgen.facts.ordinal import Parts, rank_parts
from briefgen.facts.unit import is_percent
from briefgen.facts.unit_words import units_of_claims

WIDE = Context(prec=80)
"""Room for the product of the largest numbers that may be printed."""
MOST_PLACES = 6
"""The decimals of a range; a narrower one, as of irrational roots, is printed as a number."""

QUALIFIERS = {
    "近": both("近", "nearly"),
    "nearly": both("近", "nearly"),
    "约": both("约", "about"),
    "about": both("约", "about"),
    "超": both("超", "over"),
    "over": both("超", "over"),
    "under": both("不足", "under"),
    "余": both("余", "over"),
    "多": both("多", "over"),
    "以上": both("以上", "at least"),
    "以下": both("以下", "at most"),
}
BEHIND = frozenset({"余", "多"})
"""In Chinese between number and unit: 4800余项."""
LAST = frozenset({"以上", "以下"})
"""In Chinese behind the unit: 90%以上."""

EN_SINGULAR = {
    "times": "time", "percentage points": "percentage point", "places": "place", "years": "year",
    "points": "point", "pounds": "pound", "euros": "euro", "dollars": "dollar", "people": "person",
    "hours": "hour", "days": "day", "minutes": "minute", "weeks": "week", "months": "month",
}  # fmt: skip


SHORT_UNITS = {"pp": "percentage points"}
"""What stands for a long unit where there is little room."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure in its parts: 超 2400 人, 4800 余 项, 90 %以上. Spaces belong to the parts."""

    prefix: str
    number: str
    suffix: str
    unit: str
    currency: str = ""
    """What stands in front of an amount of money: a sign, after its minus (−£12.6), or a code (EUR −12.6)."""

    @property
    def amount(self) -> str:
        """The number with its currency."""
        if self.code:
            return f"{self.code}{self.number}"
        plus = self.number[:1] if self.currency and self.number[:1] in ("+", MINUS) else ""
        return f"{plus}{self.currency}{self.number[len(plus) :]}"

    @property
    def code(self) -> str:
        """The letters in front of an amount of money and their space; empty where it has a sign."""
        return self.currency if self.currency.endswith(" ") else ""

    @property
    def text(self) -> str:
        """The parts set together."""
        return f"{self.prefix}{self.amount}{self.suffix}{self.unit}"


MOST_KNOWN = 1024
_KNOWN: dict[tuple[int, str], tuple[Fact, Figure]] = {}
"""Facts as they are printed in a language, by their identity, which no other has while they are kept."""


def digits(number: Decimal, language: str) -> str:
    """Return a number with its decimals, as a language writes it: 1,234.5, 1.234,5; Chinese: 1234.5."""
    text = conventions(language).number(f"{number.copy_abs():f}")
    return MINUS + text if number < 0 else text


def numeral(fact: Fact, language: str) -> str:
    """Return a fact's number, or both ends of its range: 2,400, 3–5, −3 to 5."""
    if fact.span is None:
        return digits(fact.number, language)
    low, high = (digits(end, language) for end in fact.span)
    return said_range(low, high, language) if fact.span[0] < 0 else f"{low}–{high}"


def said_range(low: str, high: str, language: str) -> str:
    """Return a range with a word between its ends, where a dash would be taken for a minus."""
    return say(language, "{low}至{high}", "{low} to {high}", low=low, high=high)


def figure(fact: Fact, language: str) -> Figure:
    """Return a fact as it is printed: 超2400人, 第34位, over 2,400 people, 34th.

    Layout asks for each figure at every size that it tries: it is known by the fact itself.
    """
    known = _KNOWN.get((id(fact), language))
    if known is not None:
        return known[1]
    if len(_KNOWN) >= MOST_KNOWN:
        _KNOWN.clear()
    made = _figure_of(fact, language)
    _KNOWN[id(fact), language] = fact, made
    return made


def _figure_of(fact: Fact, language: str) -> Figure:
    if fact.measure == "year" and fact.is_level:
        return _figure(fact, f"{fact.number:f}", language)  # 2030, not 2,030
    return _figure(fact, numeral(fact, language), language)


def signed(fact: Fact, language: str) -> str:
    """Return a fact with its sign: +85%, −3位."""
    sign = "+" if fact.number > 0 else ""
    return _figure(fact, sign + digits(fact.number, language), language).text


def plain(fact: Fact, language: str) -> str:
    """Return a fact without its qualifier: 2400人."""
    return figure(replace(fact, qualifier=""), language).text


def magnitude(fact: Fact, language: str) -> str:
    """Return a fact without its sign, for 下降3.2% and “down 3.2%”."""
    return _figure(fact, digits(fact.number.copy_abs(), language), language).text


def _figure(fact: Fact, number: str, language: str) -> Figure:
    chinese, word = is_chinese(language), qualifier(fact, language)
    before = "" if chinese and fact.qualifier in BEHIND | LAST else word
    if before and not chinese:
        before += " "
    behind, last = (word if chinese and fact.qualifier in where else "" for where in (BEHIND, LAST))
    if special := _special(fact, number, language):
        return Figure(before + special[0], *special[1:3], special[3] + (behind or last))
    sign, unit = _around(fact.unit, fact.number, language)
    return Figure(before, number, behind, unit + last, sign)


def qualifier(fact: Fact, language: str) -> str:
    """Return what qualifies a figure in words: about, rund, 约; nothing where it is as counted."""
    if not fact.qualifier:
        return ""
    chinese, english = QUALIFIERS[fact.qualifier]
    if english == "over" and fact.kind in KINDS:
        english = KINDS[fact.kind].over
    return say(language, chinese, english)


def _around(unit: str, number: Decimal, language: str) -> tuple[str, str]:
    """Return prefix and suffix of a number: £ and m, or nothing and the unit with its space."""
    money = money_of(unit)
    return money.around(language) if money else ("", spaced(unit, number, language))


def _special(fact: Fact, number: str, language: str) -> Parts | None:
    """Return the parts of figures that are not number and unit: ranks and doublings."""
    if fact.is_level and fact.measure == "rank":
        return rank_parts(fact.number, number, fact.unit, language)
    return KINDS[fact.kind].parts(fact.number, number, language) if fact.kind in KINDS else None


def spaced(unit: str, number: Decimal, language: str) -> str:
    """Return a unit with the space before it: none in Chinese and before %, one before km/h and words."""
    chinese, own = is_chinese(language), conventions(language)
    if unit[:1] in ("%", "‰"):
        return own.percent.replace("%", unit)
    if not unit or unit[0] in "°℃-" or (is_percent(unit) and is_native(language)):
        return unit
    if chinese and not unit[0].isascii():
        return unit
    if not chinese:
        unit = _counted(unit, abs(number), language)
    return own.space + unit


def _counted(unit: str, number: Decimal, language: str) -> str:
    """Return a unit as it is called of a number: one hour, one percentage point."""
    if is_native(language):
        return EN_SINGULAR.get(unit, unit) if number == 1 else unit
    forms = units_of_claims(language).get(unit)
    whole = int(number) if number == int(number) or conventions(language).whole_decides else 2
    return say_n(language, "", *forms, whole) if forms else unit


def bounds(interval: Interval, unit: str, language: str, *, whole: bool = False) -> str:
    """Return an interval as a range, 5271–5298家, rounded outwards to decimals that distinguish its ends."""
    within = interval.whole() if whole else interval
    if whole and within.empty:
        within, whole = interval, False
    places = 0 if whole else _places(interval)
    if interval.width * 10**MOST_PLACES < 1 and not whole:
        return _point(interval.low, unit, language)
    scale = 10**places
    low = Decimal(int(within.low * scale // 1)).scaleb(-places, WIDE)
    high = Decimal(int(-(-within.high * scale // 1))).scaleb(-places, WIDE)
    if low == low.to_integral_value() and high == high.to_integral_value():
        low, high = Decimal(int(low)), Decimal(int(high))
    if low == high:
        return measure_text(digits(low, language), unit, low, language)
    return measure_text(f"{digits(low, language)}–{digits(high, language)}", unit, high, language)


def _point(number: Fraction, unit: str, language: str) -> str:
    """Return a number with two decimals at most."""
    rounded = Decimal(round(number * 100)).scaleb(-2, WIDE)
    shown = Decimal(f"{rounded.normalize(WIDE):f}")
    return measure_text(digits(shown, language), unit, shown, language)


def measure_text(text: str, unit: str, number: Decimal, language: str) -> str:
    """Return a number or a range, already in digits, with its unit: 12.6公里, £12.6m."""
    sign, behind = _around(unit, number, language)
    return Figure("", text, "", behind, sign).text


def _places(interval: Interval) -> int:
    """Return the decimals that show an interval's width with two digits, ``MOST_PLACES`` at most."""
    places = 0
    while interval.width * 10**places < 10 and places < MOST_PLACES:
        places += 1
        if interval.width * 10**places >= 1:
            break
    return places


def period_label(key: str, language: str, as_of: str = "") -> str:
    """Return a period in words; ``now`` is 目前 / now, an unknown key comes back as it is."""
    try:
        return periods.period_in_words(periods.parse(key), language)
    except ValueError:
        return key or as_of


def short_period(key: str, language: str, as_of: str = "") -> str:
    """Return a period in fewer letters, Sep 2024 or 2024年三季度; an unknown key comes back as it is."""
    try:
        return periods.shortly(periods.parse(key), language)
    except ValueError:
        return key or as_of


def abbreviated(fact: Fact) -> Fact:
    """Return a fact whose unit is named shortly where that is usual: pp for percentage points."""
    short = next((word for word, unit in SHORT_UNITS.items() if unit == fact.unit), fact.unit)
    return replace(fact, unit=short)


def measured_in(kind: Kind, unit: str, language: str = "") -> str:
    """Return a metric's unit by its usual name: US$ billion for billion US$, 位 for ranks, % for shares.

    With a language money is as it stands beside a number of it: Mio. €.
    """
    if language and (money := money_of(unit)):
        return money.beside(language)
    return money_name(unit) or {"rank": "位", "share": "%"}.get(kind, "")
