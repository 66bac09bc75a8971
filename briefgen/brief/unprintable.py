"""A text in, the characters in it out that no page prints, or that turn the order of letters around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.marked import N_
from briefgen.base.translate import tr

UNPRINTABLE = compile_late(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e00ff]"
)
"""Written as the forbidden set: ``re`` walks through every character of a set's ranges to compile it."""
_LINE_BREAKS = {
    "\x85": N_("a next-line mark"),
    "\u2028": N_("a line separator"),
    "\u2029": N_("a paragraph separator"),
}
_TURNING = compile_late("[\u202a-\u202e\u2066-\u206f]")
"""What makes a text read otherwise than it is stored (UAX 9); also in a comment, where it can hide a key."""
_TAGS = compile_late("[\ufff9-\ufffb\U000e0000-\U000e00ff]")


def place_at_offset(file: str, text: str, offset: int) -> Place:
    """Return where the character at an offset stands."""
    lines = re.split("\r\n|\r|\n", text[:offset])
    return Place(file, len(lines), len(lines[-1]) + 1)


def unprintable(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each character of a text that cannot be printed."""
    for match in UNPRINTABLE.finditer(text):
        yield invisible(match[0], place_at_offset(file, text, match.start()))


def invisible(character: str, place: Place) -> Problem:
    """Return what is wrong with a character."""
    name = tr(_LINE_BREAKS.get(character, N_("a control character")))
    if _TURNING.match(character) or _TAGS.match(character):
        turns = _TURNING.match(character) is not None
        what = tr("a mark that turns the order of letters around") if turns else tr("an invisible letter")
        message = tr("{what} (U+{number:04X}) hides what the text says", what=what, number=ord(character))
        return Problem(place, message, tr("delete it; it often comes with copied text"), "character")
    message = tr("{name} (U+{number:04X}) cannot be printed", name=name, number=ord(character))
    return Problem(place, message, tr("delete it; it often comes with copied text"), "character")
