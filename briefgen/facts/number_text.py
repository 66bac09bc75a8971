"""A number as it is published, 超2400, 4800余项, 12% or £1,250: its digits, qualifier and unit."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from briefgen.base.compile_late import compile_late
from briefgen.base.marked import N_
from briefgen.base.translate import tr

Qualifier = Literal["", "近", "约", "超", "余", "多", "以上", "以下", "nearly", "about", "over", "under"]

BEFORE: Final[dict[str, Qualifier]] = {
    **dict.fromkeys(("近", "接近", "将近"), "近"),
    **dict.fromkeys(("约", "大约"), "约"),
    **dict.fromkeys(("超", "超过", "逾"), "超"),
    **dict.fromkeys(("nearly", "almost"), "nearly"),
    **dict.fromkeys(("about", "around", "approximately", "~", "≈"), "about"),
    **dict.fromkeys(("over", "more than", ">"), "over"),
    **dict.fromkeys(("under", "less than", "不足", "不到", "<"), "under"),
}
OTHER_WORDS: Final[dict[str, Qualifier]] = {
    **dict.fromkeys(("fast", "knapp", "nahezu", "près de", "presque"), "nearly"),
    **dict.fromkeys(("rund", "etwa", "circa", "ca.", "environ", "autour de"), "about"),
    **dict.fromkeys(("über", "mehr als", "gut", "plus de"), "over"),
    **dict.fromkeys(("unter", "weniger als", "moins de"), "under"),
}
"""What qualifies a value in German and French briefs."""
BEHIND: Final[dict[str, Qualifier]] = {
    "余": "余",
    "多": "多",
    "以上": "以上",
    "以下": "以下",
    "左右": "约",
    "上下": "约",
}
_TRADITIONAL = str.maketrans("將約過餘", "将约过余")
"""The qualifiers' characters in Taiwan and Hong Kong."""
HAN_NUMERALS = "零一二三四五六七八九十"
MOST_CHARACTERS = 40
"""No published figure is longer."""
FORMS = N_("write a number, as in 2400, 61.70, 超2400, 4800余 or over 2,400")

_NUMBER = compile_late(
    r"(?P<before>\D*?)\s*(?P<sign>[+-]?)\s*(?P<money>(?:US|HK|NZ|[ACS])?\$|[€£¥]|)\s*"
    r"(?P<number>\d{1,3}(?P<comma>[,' ])\d{3}(?:(?P=comma)\d{3})*(?![\d,'])(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"\s*(?P<behind>\D.*)?"
)
_BEHIND = compile_late(r"(余|餘|多)?\s*(.*?)\s*(余|餘|多|以上|以下|左右|上下)?")
_SCALED = compile_late(r"([百千万亿萬億]+)(余|餘|多)(.*)")
_GOES_ON = compile_late(r"[.,'/:^*×_]?\s*\d|[eExX][-+]?\d")
_RANGE = compile_late(r"(?:[-–—~]|to\b|至|到)\s*\d")
_SEPARATORS = str.maketrans("", "", ",' ")
_UNIT = compile_late(r"[^\W\d_]|[%‰°℃℉$€£¥]")
"""Every unit contains a letter, or one of these signs."""
_ADVICE = (
    (r".*\d\s*(?:[-–—~～至到]|to)\s*\d.*", N_("write one number, with about or over where it is rounded")),
    (r"[-+]?(?:\d+,\d{1,2}|\d+,\d{4,}|\d{1,3}(?:\.\d{3})+,\d+)", N_("write a decimal point and not a comma")),
    (r"[-+]?\d{1,3}(?:\.\d{3}){2,}", N_("write commas between thousands: 1,234,567")),
    (r"[-+]?[\d.]+e[-+]?\d+", N_("write all of its digits, without an exponent")),
    (r"\([\d.,]+\)", N_("write a minus sign before a negative number")),
    (r"[〇零一二两三四五六七八九十百千万亿]+\D*", N_("write it in digits")),
)  # fmt: skip
"""Common misspellings of numbers, and what to write instead."""


def ordinal(number: Decimal) -> str:
    """Return what follows a rank in English: st, nd, rd, th; nothing behind a fraction."""
    if number != number.to_integral_value():
        return ""
    value = int(number)
    return "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


class ParsedNumber(NamedTuple):
    """A number with its decimals, its qualifier, and the unit that stood beside it, if one did."""

    number: Decimal
    qualifier: Qualifier
    unit: str


def read_number(text: str) -> ParsedNumber:
    """Parse a published number; raise ValueError when it is not one."""
    plain = unicodedata.normalize("NFKC", text[: MOST_CHARACTERS + 1]).strip().replace("−", "-")
    if plain.startswith("–"):  # what a word processor makes of a minus
        plain = f"-{plain[1:]}"
    if len(text) > MOST_CHARACTERS:
        shown = text[:MOST_CHARACTERS] + "…"
        raise ValueError(
            tr(
                "{shown!r} is not a number: {FORMS}; it has at most {MOST_CHARACTERS} characters",
                shown=shown,
                FORMS=tr(FORMS),
                MOST_CHARACTERS=MOST_CHARACTERS,
            )
        )
    if raised := raised_digit(text):
        raise ValueError(
            tr(
                "{text!r} has a raised or circled {raised}: a note's mark does not stand in a number",
                text=text,
                raised=raised,
            )
        )
    found = _NUMBER.fullmatch(in_percent(plain))
    if found is None or _GOES_ON.match(found["behind"] or ""):
        raise ValueError(tr("{text!r} is not a number: {advice}", text=text, advice=tr(_advice(plain))))
    before = found["before"].strip().lower().translate(_TRADITIONAL)
    behind = (found["behind"] or "").strip()
    if _RANGE.match(behind):
        raise ValueError(tr("{text!r} is not a number: {advice}", text=text, advice=tr(_advice(plain))))
    middle, unit, last = _parts(behind)
    said = [word for word in (before, middle, last) if word]
    known = BEFORE | OTHER_WORDS
    if (before not in known and before) or (unit and not _UNIT.search(unit)):
        if (hint := _advice(plain)) != FORMS or not before:
            raise ValueError(tr("{text!r} is not a number: {hint}", text=text, hint=tr(hint)))
        raise ValueError(
            tr(
                "{found!r} does not qualify a number: {names} do",
                found=found["before"].strip(),
                names=", ".join(BEFORE),
            )
        )
    if len(said) > 1:
        raise ValueError(
            tr("{text!r} has two qualifiers, {names}: write one", text=text, names=tr(" and ").join(said))
        )
    qualifier = known[before] if before else BEHIND[said[0].translate(_TRADITIONAL)] if said else ""
    digits = found["number"].translate(_SEPARATORS)
    return ParsedNumber(Decimal(found["sign"].replace("+", "") + digits), qualifier, found["money"] + unit)


def raised_digit(text: str) -> str:
    """Return the first raised or circled digit behind a number, ¹ or ①; empty where it has none."""
    before = ""
    for letter in text:
        raised = before.isdecimal() and unicodedata.category(letter) == "No"
        if raised and unicodedata.digit(letter, None) is not None:
            return letter
        before = before if letter.isspace() else letter
    return ""


def _parts(behind: str) -> tuple[str, str, str]:
    """Return 余 or 多, the unit, and 以上 or 左右 behind it."""
    if scaled := _SCALED.fullmatch(behind):
        return scaled[2], scaled[1] + scaled[3], ""
    found = _BEHIND.fullmatch(behind)
    assert found is not None, "each part may be empty"
    return found[1] or "", found[2], found[3] or ""


def _advice(text: str) -> str:
    return next((hint for pattern, hint in _ADVICE if re.fullmatch(pattern, text, re.IGNORECASE)), FORMS)


_TENTHS = compile_late(r"(\D*?)\s*([一二三四五六七八九]|[1-9])\s*成([半一二三四五六七八九]?)\s*(\D*)")


def in_percent(text: str) -> str:
    """Return a reading in tenths as one in per cent, any other unchanged.

    七成 without a qualifier is about 70 per cent: nobody who counts in tenths has measured more.
    """
    match = _TENTHS.fullmatch(text)
    if match is None:
        return text
    before, digit, ones, behind = match.groups()
    tenths = int(digit) if digit.isdecimal() else HAN_NUMERALS.index(digit)
    qualifier = before if before or behind else "约"
    return f"{qualifier}{tenths}{5 if ones == '半' else HAN_NUMERALS.index(ones) if ones else 0}{behind}"
