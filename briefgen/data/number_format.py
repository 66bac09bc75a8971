"""A number of a workbook and its format in, the text that the sheet shows out."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from briefgen.base.compile_late import compile_late

_ASIDE = compile_late(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Texts in quotes, spaces as wide as a character, fillings, colours and currencies."""
_PLACES = compile_late(r"[#0?,]*[#0?](?:\.([#0?]*))?(,*)")
SIGNIFICANT = 15
"""Digits that a workbook keeps of a number; what is behind them came about in binary."""


def shown(number: int | float, form: str) -> str:
    """Return a number as its format shows it: 44.3% for 0.4431 in `0.0%`; all its digits where that is none.

    Figures are read as people read them off the sheet. Thousands are not separated; a format that leaves
    thousands out, `#,##0,`, gives them as it shows them.
    """
    exact = Decimal(f"{number:.{SIGNIFICANT}g}") if isinstance(number, float) else Decimal(number)
    plain = _ASIDE.sub("", form.split(";")[0])
    found = _PLACES.search(plain)
    if plain.strip().lower() in ("general", "@", "") or found is None or "e" in plain.lower() or "/" in plain:
        return _plain(exact)
    percent = plain.count("%")
    scaled = exact.scaleb(2 * percent - 3 * len(found[2]))
    kept = found[1] or ""
    rounded = scaled.quantize(Decimal(1).scaleb(-len(kept)), ROUND_HALF_UP)
    text = f"{rounded:f}"
    if optional := len(kept) - len(kept.rstrip("#?")):
        text = _trimmed(text, optional)
    return text + "%" * percent


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _trimmed(text: str, most: int) -> str:
    """Return a decimal without the zeros at its end that a format does not ask for."""
    for _ in range(most):
        if text.endswith("0"):
            text = text[:-1]
    return text.rstrip(".")


def shown_date(value: date, form: str) -> str:
    """Return a date as YYYY-MM-DD, or as much of it as its format shows; a moment with its time."""
    if isinstance(value, datetime) and value.time() != time(0):
        return value.isoformat(sep=" ")
    kept = {"day": 10, "month": 7, "year": 4}[date_form(form)]
    return value.strftime("%Y-%m-%d")[:kept].rjust(kept, "0")


def date_form(form: str) -> str:
    """Return which part of a date a format shows: day, month or year."""
    plain = _ASIDE.sub("", form.split(";")[0]).lower()
    if "d" in plain:
        return "day"
    return "month" if "m" in plain else "year"
