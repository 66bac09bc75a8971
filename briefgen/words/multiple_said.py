"""A multiple that a clause states, as words tell it."""

from __future__ import annotations

import re
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.facts.period import Period
from briefgen.words.annotated_text import AnnotatedText
from briefgen.words.mention import Mention
from briefgen.words.portion import Portion
from briefgen.words.share_said import party


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleSaid:
    """A multiple that a clause states: what it may be (any of ``sizes``), of what, and where it stands."""

    sizes: tuple[Portion, ...]
    start: int
    end: int
    inverse: bool = False
    """Whether the base is so many times the value: halved."""
    one: Mention | None = None
    other: Mention | None = None
    period: Period | None = None
    ago: bool = False
    """Whether the base is a year before."""
    plain: bool = True
    paired: bool = False
    """Whether it is said of two values of one metric that the sentence prints before."""


def multiple(value: Fraction, how: str, *, step: Fraction | None = None) -> Portion:
    """Return what may be meant by so many times; ``step`` is one unit of the last digit of a typed number."""
    percent = Fraction(1, 100)
    if how == "nearly":
        low, high, least, most = 86, 100, 77, 106
    elif how in ("over", "at least"):
        bound = value if how == "over" else value - Fraction(1, 10**6)
        return Portion(start=0, end=0, low=bound, high=2 * value, least=value)
    elif how == "just over":
        low, high, least, most = 100, 120, 100, 140
    elif how in ("under", "at most"):
        return Portion(start=0, end=0, low=value / 2, high=value, most=value)
    elif step is not None:
        near, far = max(step / 2, value * 3 / 100), max(step, value * 12 / 100)
        return Portion(
            start=0, end=0, low=value - near, high=value + near, least=value - far, most=value + far
        )
    else:
        low, high, least, most = (88, 118, 77, 142) if how else (90, 115, 79, 140)
    return Portion(
        start=0, end=0, low=value * low * percent, high=value * high * percent,
        least=value * least * percent, most=value * most * percent,
    )  # fmt: skip


def mention_in(passage: AnnotatedText, found: re.Match[str], group: str) -> Mention | None:
    """Return the one metric that a group of a match names, None where it names none or several."""
    if not found.groupdict().get(group):
        return None
    named = party(passage, *found.span(group))
    return named[0] if named and len(named) == 1 else None
