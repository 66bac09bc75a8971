"""A number and an Excel number format in, what is printed out."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<digits>[#0,.?]+)|(?P<percent>%)|(?P<other>.)', re.DOTALL
)
_EXACT = Context(prec=700)
"""A double has up to 309 digits before the point."""
_LOCALE = re.compile(r"\[[^\]]*\]|_.|\*.")


def shown(value: str, pattern: str) -> str:
    """Return how a value prints: formats of zeros, hashes, commas, quoted words and %; one section a sign."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if pattern in ("General", "", "@") or not number.is_finite():
        return value
    sections = pattern.split(";")
    negative = number < 0 and len(sections) > 1
    section = _LOCALE.sub("", sections[1] if negative else sections[0])
    pieces = list(_PIECE.finditer(section))
    scale = 100 if any(piece["percent"] for piece in pieces) else 1
    sign = "-" if number < 0 and not negative else ""
    written = False
    text = ""
    for piece in pieces:
        if piece["digits"] and not written:
            text += sign + _digits(abs(number) * scale, piece["digits"])
            written = True
        elif not piece["digits"]:
            text += next(
                (piece[word] for word in ("quoted", "escaped", "percent", "other") if piece[word]), ""
            )
    return text


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.partition(".")
    places = len(fraction.replace(",", ""))
    rounded = number.quantize(Decimal((0, (1,), -places)), rounding=ROUND_HALF_UP, context=_EXACT)
    text = f"{rounded:,.{places}f}" if "," in whole else f"{rounded:.{places}f}"
    optional = len(fraction) - len(fraction.rstrip("#"))
    if optional and "." in text:
        least = len(text) - optional
        text = (text[:least] + text[least:].rstrip("0")).rstrip(".")
    return text
