"""Units multiplied and divided: 亿元 by 万人 is 元/人, 万千瓦 times 小时 is 千瓦时.

``unit`` knows what a unit measures and how large it is; here units are taken apart at / and ·, and are put
together again. A units library (pint: 177 ms of processor time to begin with) knows neither 万 nor 人.
Things counted (人, 家, visitors) are dimensions of their own, which only their own word cancels.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.facts.currency import money_of
from briefgen.facts.format import EN_SINGULAR
from briefgen.facts.unit import MEASURES, is_percent, split

_PER = compile_late(r"\s*(?:/|／|每|(?<![a-z])per(?![a-z]))\s*")
_TIMES = compile_late(r"\s*[·⋅]\s*")
_NUMBER = compile_late(r"(1,000,000|10?0?,000|10{1,6})(\s*)(.*)")
_POINTS = frozenset({"个百分点", "百分点", "percentage points", "percentage point", "pp"})
"""What differences of percentages are told in: hundredths, as these are."""
_MANY: Mapping[str, int] = {"百": 100, "千": 1000, "十": 10}
"""What multiplies a unit that counts: 张/千人."""
_MULTIPLIED = frozenset(
    ["人", "户", "口", "名", "人次", "元", "家", "个", "件", "台", "辆", "只", "头", "张", "册", "例", "次"]
)
"""What they multiply; 百货店 are no hundred 货店."""
_COUNTED = "count "
_MADE_OF: Mapping[str, tuple[Fraction, Mapping[str, int]]] = {
    "speed": (Fraction(5, 18), {"length": 1, "time": -1}),
    "area": (Fraction(1), {"length": 2}),
    "volume": (Fraction(1, 1000), {"length": 3}),
    "energy": (Fraction(3600), {"power": 1, "time": 1}),
}
"""Dimensions that are products of others, and how large their own unit is in these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions:
    """What is measured: dimensions with their powers and words, and the size of one unit."""

    size: Fraction = Fraction(1)
    powers: Mapping[str, int]
    words: Mapping[str, str]
    """By dimension the word that stands for it: 元 for yuan, 人 for what is counted by it."""

    def times(self, other: Dimensions, sign: int = 1) -> Dimensions:
        """Return the product, or with ``sign`` -1 the quotient."""
        powers = dict(self.powers)
        for name, power in other.powers.items():
            powers[name] = powers.get(name, 0) + sign * power
        return Dimensions(
            size=self.size * other.size**sign,
            powers={name: power for name, power in powers.items() if power},
            words={**other.words, **self.words},
        )

    @property
    def pure(self) -> bool:
        """Whether nothing is measured: a ratio, a percentage."""
        return not self.powers

    def measured(self) -> Mapping[str, int]:
        """Return the powers of all that is no count, areas and energies as what they are made of."""
        found: dict[str, int] = {}
        for name, power in self.powers.items():
            for part, times in _MADE_OF.get(name, (1, {name: 1}))[1].items():
                if not part.startswith(_COUNTED):
                    found[part] = found.get(part, 0) + times * power
        return {name: power for name, power in found.items() if power}

    def counted(self) -> Mapping[str, int]:
        """Return the powers of what is counted."""
        return {name: power for name, power in self.powers.items() if name.startswith(_COUNTED)}

    def basic_size(self) -> Fraction:
        """Return the size of one unit where areas and energies are taken for what they are made of."""
        size = self.size
        for name, power in self.powers.items():
            size *= _MADE_OF.get(name, (Fraction(1), {}))[0] ** power
        return size

    def name(self) -> str | None:
        """Return the unit in words, without its scale: 元/人; None where it has no simple name."""
        above = [self.words[name] for name, power in self.powers.items() if power == 1]
        below = [self.words[name] for name, power in self.powers.items() if power == -1]
        if len(above) != 1 or len(below) > 1 or len(above) + len(below) != len(self.powers):
            return None
        return "/".join((*above, *(EN_SINGULAR.get(word, word) for word in below)))


@lru_cache(maxsize=256)
def dimensions(unit: str) -> Dimensions:
    """Return what a unit measures; every text is one, for what is counted has any name."""
    known = unit in MEASURES or is_percent(unit) or unit in _POINTS
    above, *below = (unit,) if known else _PER.split(unit.strip())
    found = _product(above)
    for each in below:
        found = found.times(_product(each), -1)
    return found


def _product(text: str) -> Dimensions:
    found = Dimensions(powers={}, words={})
    for each in _TIMES.split(text):
        found = found.times(_single(each))
    return found


def _single(text: str) -> Dimensions:
    """Return one factor of a unit: 万人, US$ billion, 100,000 people, 千人."""
    number = _NUMBER.fullmatch(text)
    if number and (number[2] or not number[3] or number[3] in MEASURES):  # 100 km, 100克, but not 10G
        return _scaled(_single(number[3]), int(number[1].replace(",", "")))
    scale, base = split(text)
    if base[:1] in _MANY and base not in MEASURES and (base[1:] in MEASURES or base[1:] in _MULTIPLIED):
        return _scaled(_single(base[1:]), scale * _MANY[base[0]])
    base = money.mark if (money := money_of(base)) else base
    if not base or is_percent(base) or base in _POINTS:
        return Dimensions(size=Fraction(scale) / (100 if base else 1), powers={}, words={})
    name, size = MEASURES.get(base, ("", Fraction(1)))
    if name == "percent":
        return Dimensions(size=scale * size / 100, powers={}, words={})
    if name == "speed":
        return _speed(base, scale * size)
    if name in ("", "rank"):
        word = EN_SINGULAR.get(base, base)
        return Dimensions(size=Fraction(scale), powers={_COUNTED + word: 1}, words={_COUNTED + word: base})
    return Dimensions(size=scale * size, powers={name: 1}, words={name: base})


def _scaled(found: Dimensions, factor: int) -> Dimensions:
    return Dimensions(size=found.size * factor, powers=found.powers, words=found.words)


def _speed(word: str, size: Fraction) -> Dimensions:
    chinese = not word.isascii()
    words = {"length": "公里" if chinese else "km", "time": "小时" if chinese else "h"}
    return Dimensions(size=size * _MADE_OF["speed"][0], powers={"length": 1, "time": -1}, words=words)


def addable(one: Dimensions, other: Dimensions) -> bool:
    """Return whether figures may be added, once scaled: what is counted may have different names (辆, 列)."""
    if one.measured() != other.measured():
        return False
    counts = sorted(one.counted().values()), sorted(other.counted().values())
    return counts[0] == counts[1] or (not one.measured() and [] in counts and [1] in counts)


def convertible(found: Dimensions, wanted: Dimensions) -> bool:
    """Return whether figures may be printed in a unit: the name of what is counted is the brief's choice."""
    return found.measured() == wanted.measured()
