"""A condition on a number: its text, `>= 95` or `80 to 85`, goes in; the numbers that meet it come out."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.marked import N_
from briefgen.base.translate import tr

_NUMBER = r"[-−+]?\d[\d,]*(?:\.\d+)?"
_ONE = compile_late(rf"(?P<sign>>=|<=|>|<|≥|≤|＞|＜)\s*(?P<number>{_NUMBER})\s*(?P<unit>\D*)")
_TWO = compile_late(
    rf"(?P<low>{_NUMBER})\s*(?P<first>\D*?)\s*(?:[-–—~～]|\bto\b|至|到)\s*(?P<high>{_NUMBER})\s*(?P<unit>\D*)"
)
_ABOVE = {">=": False, "≥": False, ">": True, "＞": True}
"""Signs that bound a number from below, and whether the bound itself is left out."""
_BELOW = {"<=": False, "≤": False, "<": True, "＜": True}
End = tuple[Decimal, int]
ENDLESS = Decimal("Infinity")
FORMS = N_("write `>= 95`, `> 95`, `<= 95`, `< 95` or `80 to 85`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The numbers from one bound to another; None: without end."""

    TEXT_ALONE: ClassVar = True
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    """Whether the bound itself is left out."""
    high_open: bool = False
    unit: str = ""
    """The unit that was written behind it."""
    text: str
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Condition:
        """Read a bound or two; ValueError for what is neither."""
        said = text.strip()
        if found := _ONE.fullmatch(said):
            number, unit, sign = _number(found["number"]), found["unit"].strip(), found["sign"]
            if sign in _ABOVE:
                return cls(low=number, low_open=_ABOVE[sign], unit=unit, text=said, place=place)
            return cls(high=number, high_open=_BELOW[sign], unit=unit, text=said, place=place)
        if found := _TWO.fullmatch(said):
            low, high = _number(found["low"]), _number(found["high"])
            if low >= high:
                raise ValueError(tr("{said!r} holds no number: write the smaller one first", said=said))
            unit = found["unit"].strip() or found["first"].strip()
            return cls(low=low, high=high, unit=unit, text=said, place=place)
        raise ValueError(tr("{said!r} is not a condition: {FORMS}", said=said, FORMS=tr(FORMS)))

    def holds(self, number: Decimal) -> bool:
        """Return whether a number meets it."""
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = self.high is None or number < self.high or (number == self.high and not self.high_open)
        return above and below

    @property
    def ends(self) -> tuple[End, End]:
        """Where it begins and ends, in an order with the ends of others."""
        low = (ENDLESS.copy_negate(), 0) if self.low is None else (self.low, int(self.low_open))
        high = (ENDLESS, 0) if self.high is None else (self.high, -int(self.high_open))
        return low, high

    def within(self, other: Condition) -> bool:
        """Return whether every number that meets it meets the other one."""
        (low, high), (least, most) = self.ends, other.ends
        return least <= low and high <= most

    def joined(self, other: Condition) -> Condition | None:
        """Return the numbers that meet one or the other; None where some between them meet neither."""
        first, second = sorted((self, other), key=lambda each: each.ends)
        (_, end), (start, _) = first.ends, second.ends
        if end[0] < start[0] or (end[0] == start[0] and first.high_open and second.low_open):
            return None
        last = max(first, second, key=lambda each: each.ends[1])
        return Condition(
            low=first.low, low_open=first.low_open, high=last.high, high_open=last.high_open,
            text=f"{self.text}, {other.text}", place=self.place,
        )  # fmt: skip


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))
