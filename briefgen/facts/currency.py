"""Money in units: ``billion US$`` or ``EUR m`` goes in; currency, scale and what follows come out."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.base.catalogue import is_native
from briefgen.base.compile_late import compile_late
from briefgen.base.conventions import conventions
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.say import say

SCALE_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {
    "k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9,
    "B": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
"""What newspapers and accounts write behind an amount of money: £12.6m, €1,250bn."""
LOCAL_SCALES = {
    "Tsd.": 10**3, "Mio.": 10**6, "Mio": 10**6, "Mrd.": 10**9, "Mrd": 10**9, "Bio.": 10**12,
    "Md": 10**9, "Mds": 10**9,
}  # fmt: skip
"""What German and French accounts write: 12,6 Mio. €, 1,2 Md€."""
SCALE_NAMES = {
    10**3: both("千", "thousand"), 10**6: both("百万", "million"), 10**9: both("十亿", "billion"),
    10**12: both("万亿", "trillion"),
}  # fmt: skip
"""What a scale is called in a language that has no word of the unit's."""
CODES = (
    "CNY|RMB|USD|EUR|GBP|JPY|HKD|MOP|TWD|NTD|KRW|INR|RUB|VND|TRY|THB|SGD|MYR|IDR|PHP|AUD|NZD|CAD|CHF|SEK|NOK|DKK"
    "|PLN|CZK|HUF|UAH|ILS|AED|SAR|QAR|KZT|EGP|ZAR|NGN|BRL|MXN|ARS"
)
MARK = rf"(?:(?![MK]\$)[A-Z]{{0,3}}[$¥￥]|[€£₹₩₽₺₴₦₫]|(?:{CODES})(?![A-Za-z]))"
_SCALES = map(re.escape, (*SCALE_WORDS, *SHORT_SCALES, *LOCAL_SCALES))
SCALE = rf"(?:{'|'.join(_SCALES)})(?![A-Za-z²³])"
_FIRST = compile_late(rf"(?P<mark>{MARK})\s*(?P<scale>{SCALE}|)(?P<rest>(?![A-Za-z]).*)")
_LAST = compile_late(rf"(?P<scale>{SCALE})\s*(?P<mark>{MARK})(?P<rest>(?![A-Za-z]).*)")


@dataclass(frozen=True, slots=True)
class Money:
    """A unit of money: its sign or code, its scale in words, and what it is counted by: /MWh, per barrel."""

    mark: str
    scale: str
    rest: str

    @property
    def factor(self) -> int:
        """How many of the currency one is."""
        return (SCALE_WORDS | SHORT_SCALES | LOCAL_SCALES).get(self.scale, 1)

    @property
    def before(self) -> str:
        """What stands before the number: a sign closely, a code with a space."""
        return f"{self.mark} " if self.is_code else self.mark

    @property
    def behind(self) -> str:
        """What follows the number: words behind a space, letters closely."""
        word = self.scale in SCALE_WORDS or self.scale in LOCAL_SCALES
        return f" {self.scale}{self.rest}" if word else f"{self.scale}{self.rest}"

    def around(self, language: str) -> tuple[str, str]:
        """Return what stands before the number and what behind it: £ and m, nothing and Mio. €."""
        own = conventions(language)
        if is_native(language) or is_chinese(language):
            return self.before, self.behind
        scale = (
            self.scale if self.scale in LOCAL_SCALES or not self.scale else scale_name(self.factor, language)
        )
        if own.money_first:
            return self.mark + own.money_space, (own.space + scale if scale else "") + self.rest
        mark = say(language, "", "{scale} {mark}", scale=scale, mark=self.mark) if scale else self.mark
        return "", own.money_space + mark.replace(" ", own.space) + self.rest

    @property
    def is_code(self) -> bool:
        """Whether the currency is named by letters: EUR."""
        return self.mark.isalpha()

    @property
    def name(self) -> str:
        """The unit by itself: US$ billion, £m, EUR bn."""
        return f"{self.mark}{' ' if self.is_code and self.scale else ''}{self.behind}".replace("  ", " ")

    def beside(self, language: str) -> str:
        """Return the unit by itself as a language has it: US$ billion, Mio. €."""
        if is_native(language) or is_chinese(language):
            return self.name
        return " ".join(" ".join(part.split()) for part in self.around(language) if part).strip()


def scale_name(factor: int, language: str) -> str:
    """Return what a scale is called: million, Mio., M."""
    return say(language, *SCALE_NAMES[factor])


@lru_cache(maxsize=256)
def money_of(unit: str) -> Money | None:
    """Return a unit of money, however its parts are ordered; None for a unit of anything else."""
    found = _FIRST.fullmatch(unit) or _LAST.fullmatch(unit)
    return Money(found["mark"], found["scale"], found["rest"].rstrip()) if found else None


def money_name(unit: str) -> str:
    """Return the usual name of a unit of money, US$ billion for billion US$; any other unit as it is."""
    money = money_of(unit)
    return money.name if money else unit
