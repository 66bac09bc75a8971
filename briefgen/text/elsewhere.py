"""Numbers that other applications would split: where lines must be broken for them, spaces be kept."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.compile_late import compile_late
from briefgen.model.scene import Run
from briefgen.text.atoms import number_spans
from briefgen.text.chars import kind
from briefgen.text.normal import NO_BREAK_SPACE, Strip, normalised, strips

FRENCH = compile_late(r" (?=[:;!?»])|(?<=«) ")
"""The spaces that French sets before a mark and inside quotation marks."""
DASH = compile_late(r"(?<=\d)\s?[-–—~～]\s?(?=\d)")


def parts_a_number(runs: tuple[Run, ...]) -> bool:
    """Return whether an application that breaks these runs by itself may part a number.

    It breaks Chinese between any two characters and Latin behind a dash, and no mark forbids it everywhere:
    LibreOffice 7.4 parts 个百分点 at a word joiner.
    """
    return any(_is_parted(strip, *span) for strip in strips(runs) for span in number_spans(strip))


def _is_parted(strip: Strip, start: int, end: int) -> bool:
    piece = strip.text[start:end]
    return DASH.search(piece) is not None or (len(piece) > 1 and any(kind(char) == "han" for char in piece))


def with_kept_spaces(runs: tuple[Run, ...], lines: Sequence[str]) -> tuple[Run, ...]:
    """Return the runs with no-break spaces inside numbers that stand whole on one of the measured lines."""
    if not any(" " in run.text for run in runs):
        return runs
    kept = normalised(runs, lambda strip: _kept(strip, lines))
    same = "".join(run.text for run in kept).replace(NO_BREAK_SPACE, " ") == "".join(run.text for run in runs)
    # The parts of a page number are set with spaces that a whole text would not have.
    return kept if same else runs


def _kept(strip: Strip, lines: Sequence[str]) -> str:
    chars = [*strip.text]
    for start, end in number_spans(strip):
        number = strip.text[start:end].strip()
        if any(number in line for line in lines):
            for index in range(start + 1, start + len(number)):
                chars[index] = NO_BREAK_SPACE if chars[index] == " " else chars[index]
    for found in FRENCH.finditer(strip.text) if strip.latin else ():
        chars[found.start()] = NO_BREAK_SPACE
    return "".join(chars)
