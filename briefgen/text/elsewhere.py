"""What other applications would part: numbers whose lines must be broken for them, and spaces to be kept."""

from __future__ import annotations

import re

from briefgen.scene import Run
from briefgen.text.atoms import number_spans, sealed
from briefgen.text.chars import kind
from briefgen.text.normal import NO_BREAK_SPACE, Strip, normalised, strips

DASH = re.compile(r"(?<=\d)\s?[-–—~～]\s?(?=\d)")


def parts_a_number(runs: tuple[Run, ...]) -> bool:
    """Say whether an application that breaks these runs by itself may part a number.

    It breaks Chinese between any two characters and Latin behind a dash, and no mark forbids it everywhere:
    LibreOffice 7.4 parts 个百分点 at a word joiner.
    """
    return any(_is_parted(strip, *span) for strip in strips(runs) for span in number_spans(strip))


def _is_parted(strip: Strip, start: int, end: int) -> bool:
    piece = strip.text[start:end]
    return DASH.search(piece) is not None or (len(piece) > 1 and any(kind(char) == "han" for char in piece))


def with_kept_spaces(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs with no-break spaces where a number would be parted from its unit."""
    if not any(" " in run.text for run in runs):
        return runs
    kept = normalised(runs, _kept)
    same = "".join(run.text for run in kept).replace(NO_BREAK_SPACE, " ") == "".join(run.text for run in runs)
    return (
        kept if same else runs
    )  # a page number's parts are set with spaces that a whole text would not have


def _kept(strip: Strip) -> str:
    held = sealed(strip)
    return "".join(
        NO_BREAK_SPACE if char == " " and index + 1 in held and index in held else char
        for index, char in enumerate(strip.text)
    )
