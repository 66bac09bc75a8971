"""What the readers of periods share: kinds, names of months, patterns of years and months, and refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.number_text import HAN_NUMERALS

PeriodKind = Literal[
    "year", "half", "quarter", "month", "day", "week", "week ending", "months", "end",
    "fiscal", "fiscal half", "fiscal quarter", "academic", "span", "now",
]  # fmt: skip
Spelled = tuple[PeriodKind, tuple[int, ...]]
"""A kind of period and its numbers: year and month, first and last year, …"""
Readers = tuple[tuple[str, Callable[..., Spelled]], ...]
"""Patterns, and what reads their groups behind the text as it is shown in messages."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_OTHER_MONTHS = (
    "januar jänner jän janvier janv", "februar feber février fevrier févr fév", "märz maerz mär mrz mars",
    "avril avr", "mai", "juni juin", "juli juillet juil", "août aout", "septembre", "oktober okt octobre",
    "novembre", "dezember dez décembre decembre déc",
)  # fmt: skip
OTHER_MONTHS = {name: number for number, names in enumerate(_OTHER_MONTHS, 1) for name in names.split()}
"""Months as German and French tables and briefs write them, where English does not."""
FORMS = N_(
    "write it as 2025, 2025H1, 2025Q3, 2025-06, 2025-06-30, 2025-W40, FY2025, 2021-2025, 2025-01/2025-10, "
    "end 2025 or now"
)
NAMES = {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
    **OTHER_MONTHS,
}

Month = Annotated[int, "month"]
"""A month of the year, read by its number or its name: 4, 04, April, 4月."""

Y = r"([12]\d{3})"
N = r"(\d{1,2})"
M = f"({'|'.join(sorted(NAMES, key=len, reverse=True))})\\.?"


class NotAPeriod(ValueError):
    """A text is not a period, or is ambiguous; ``hint`` says what to write."""

    def __init__(self, message: str, hint: str = "", *, of_a_day: str = "", lacks_year: bool = False) -> None:
        """Keep the message and the hint apart; as text they are one sentence.

        ``of_a_day`` is what to say where a day is asked for, ``lacks_year`` whether the year is missing.
        """
        self.message, self.hint = message, hint or tr(FORMS)
        self.of_a_day, self.lacks_year = of_a_day or message, lacks_year
        super().__init__(f"{message}: {self.hint}")


def number_of(han: str) -> str:
    """Return 〇, 二 or 十二 in digits."""
    tens, ten, ones = han.replace("〇", "零").partition("十")
    if ten:
        return str(10 * int(number_of(tens) or 1) + int(number_of(ones) or 0))
    return "".join(str(HAN_NUMERALS.index(digit)) for digit in tens)


def month_number(shown: str, month: str) -> int:
    """Return the number of a month by its name or its digits; NotAPeriod when there is none."""
    number = NAMES.get(month) or int(month)
    if not 1 <= number <= 12:
        raise NotAPeriod(
            tr("{shown} has no month {number}", shown=shown, number=number),
            tr("months go from 01 to 12, as in 2025-06"),
        )
    return number


def month_of(text: str) -> int:
    """Return the number of a month alone: 4, 04, April, 4月. Raise ValueError where it is none."""
    month = text.strip().lower().removesuffix("月份").removesuffix("月").strip(". ")
    number = NAMES.get(month) or (int(month) if month.isdecimal() and len(month) <= 2 else 0)
    if not 1 <= number <= 12:
        raise ValueError(tr("{text!r} is not a month", text=text[:40]))
    return number


def stretch(shown: str, first_year: str, first: str, last_year: str, last: str) -> Spelled:
    """Read months that follow each other by their shortest name: January to June is a half."""
    parts = (
        int(first_year), month_number(shown, first), int(last_year), month_number(shown, last),
    )  # fmt: skip
    if parts[:2] > parts[2:]:
        raise NotAPeriod(
            tr("{shown} ends before it begins", shown=shown), tr("write the earlier month first")
        )
    months = parts[3] - parts[1] + 1
    if parts[0] != parts[2] or months not in (1, 3, 6, 12) or (parts[1] - 1) % months:
        return "months", parts
    if months == 12:
        return "year", parts[:1]
    kind: PeriodKind = "month" if months == 1 else "quarter" if months == 3 else "half"
    return kind, (parts[0], parts[3] // months)


def is_next(year: str, second: str) -> bool:
    """Return whether ``second`` names the year after the first, with two digits or with four."""
    return str(int(year) + 1).endswith(second) and len(second) in (2, 4)
