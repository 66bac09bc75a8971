"""Figures in tenths (七成, 近九成, 四成半, 三成二) go in; per cent come out: 约70, 近90, 约45, 约32."""

from __future__ import annotations

import re

HAN_DIGITS = "一二三四五六七八九"
_TENTHS = re.compile(r"(\D*?)\s*([一二三四五六七八九]|[1-9])\s*成([半一二三四五六七八九]?)\s*(\D*)")


def in_percent(text: str) -> str:
    """Return a reading in tenths as one in per cent, any other unchanged.

    七成 without a qualifier is about 70 per cent: nobody who counts in tenths has measured more.
    """
    match = _TENTHS.fullmatch(text)
    if match is None:
        return text
    before, digit, ones, behind = match.groups()
    tenths = HAN_DIGITS.find(digit) + 1 or int(digit)
    qualifier = before if before or behind else "约"
    return f"{qualifier}{tenths}{5 if ones == '半' else HAN_DIGITS.find(ones) + 1 if ones else 0}{behind}"
