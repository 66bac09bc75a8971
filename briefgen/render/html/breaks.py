"""Runs in, their characters as HTML out, with the places where a browser may begin a line.

Browsers break Chinese between any two characters, and French before a semicolon.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from briefgen.model.scene import Run
from briefgen.render.html.markup import words
from briefgen.text.atoms import line_starts
from briefgen.text.chars import kind
from briefgen.text.normal import Strip, strips

WBR = "<wbr>"
FEWEST = 7
"""Shorter texts are a word or two, and stand where there is room for them."""
NO_BREAK_SPACE = "\u00a0"


def pieces(runs: tuple[Run, ...]) -> Sequence[str]:
    """Return the characters of each run between tags: Chinese words, figures and their units stay whole."""
    typed = "".join(run.text for run in runs)
    if len(typed) < FEWEST or (" " not in typed and typed.isascii()):
        return [words(run.text) for run in runs]
    lines = strips(runs)
    if len(lines) != 1 or lines[0].text != typed:
        return [words(run.text) for run in runs]
    marked = _marked(lines[0])
    ends = accumulate(len(run.text) for run in runs)
    return ["".join(marked[end - len(run.text) : end]) for run, end in zip(runs, ends, strict=True)]


def _marked(strip: Strip) -> list[str]:
    """Return each character, with the mark before it where it may begin a line and browsers must be told."""
    text, starts = strip.text, line_starts(strip)
    chinese = any(kind(char) == "han" for char in text)
    found = []
    for index, char in enumerate(text):
        if char == " " and index + 1 < len(text) and index + 1 not in starts:
            found.append(NO_BREAK_SPACE)
        elif chinese and index in starts and index and text[index - 1] != " ":
            found.append(WBR + words(char))
        else:
            found.append(words(char))
    return found
