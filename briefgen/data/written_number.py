"""The text of a cell in, that of its number as a brief writes it out: decimal commas, brackets, marks.

What may be two numbers is refused: a wrong number is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.base.compile_late import compile_late
from briefgen.base.translate import tr
from briefgen.data.table_file import TEXTS, TableFile

_BRACKETED = compile_late(r"[(（]\s*(?P<inner>[^()（）]*\d[^()（）]*?)\s*[)）]\s*(?P<unit>[%％‰]?)")
_THOUSANDS = compile_late(r"[+\-−]?[1-9]\d{0,2}(?:\.\d{3})+")
_COMMA = compile_late(r"(?<![,\d])\d+(?:\.\d{3})*,(?:\d{1,2}|\d{4,})(?![\d,])|\d\.\d{3},\d")
_WITH_COMMA = compile_late(r"(\D*?)(\d{1,3}(?:[. '’]\d{3})+|\d+)(?:,(\d+))?(\D*)")
_FAILED = compile_late(r"#(?:REF|DIV/0|VALUE|NAME|NUM|NULL|SPILL|CALC)[!?]")


def has_decimal_comma(text: str) -> bool:
    """Return whether a text has a number that is written with a decimal comma: 1,5 or 1.234,56."""
    return bool(_COMMA.search(text))


def may_be_thousands(text: str) -> bool:
    """Return whether a point in a text may part thousands: 1.204."""
    return bool(_THOUSANDS.fullmatch(text))


def written(text: str, wanted: TableFile, *, commas: bool) -> str:
    """Return a number as a brief writes it; ValueError for one that may be two.

    ``commas`` says that other numbers beside it have decimal commas.
    """
    if _FAILED.fullmatch(text):
        raise ValueError(tr("{text} is what a spreadsheet could not compute: mend it there", text=text))
    if found := _BRACKETED.fullmatch(text):
        inner = found["inner"] + found["unit"]
        if wanted.brackets != "negative":
            raise ValueError(
                tr(
                    "{text!r} is a negative number where accountants write it, elsewhere an unsure one: "
                    "say `brackets: negative` at the table, or `marks: ['(', ')']`",
                    text=text,
                )
            )
        text = f"-{inner}"
    if wanted.decimal == "comma":
        return _with_point(text)
    if wanted.decimal is None and commas and may_be_thousands(text):
        either = tr("{text!r} may be {one} or {text}", text=text, one=text.replace(".", ","))
        raise ValueError(tr("{either}: say `decimal: comma` or `decimal: point` at the table", either=either))
    if wanted.decimal is None and has_decimal_comma(text) and wanted.ending in TEXTS:
        raise ValueError(tr("{text!r} has a decimal comma: say `decimal: comma` at the table", text=text))
    return text


def _with_point(text: str) -> str:
    found = _WITH_COMMA.fullmatch(text)
    if found is None:
        if any(letter.isdecimal() for letter in text):
            raise ValueError(tr("{text!r} is not a number with a decimal comma, as 1.234,5 is", text=text))
        return text
    before, whole, part, behind = found.groups()
    return before + re.sub(r"\D", "", whole) + (f".{part}" if part else "") + behind


def unmarked(text: str, marks: Sequence[str]) -> str:
    """Return a text without the marks of notes before and behind it; a mark alone stays."""
    plain = text
    while cut := next((mark for mark in marks if plain.endswith(mark) and plain != mark), ""):
        plain = plain[: -len(cut)].rstrip()
    while cut := next((mark for mark in marks if plain.startswith(mark) and plain != mark), ""):
        plain = plain[len(cut) :].lstrip()
    return plain or text
