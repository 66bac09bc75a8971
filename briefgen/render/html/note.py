"""A figure's words in, the same with what is known of them out: shown on focus and under the pointer."""

from __future__ import annotations

from briefgen.model.web_page import FigureNote
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.markup import tag, words


def noted(inner: str, fact: str, sheet: WebCanvas) -> str:
    """Return a figure that tells its value, period, range, derivation and source."""
    note = sheet.note(fact)
    if note is None:
        return inner
    sheet.printed[fact] = None
    own = f"n{sheet.number('note')}"
    shown = tag("span", _told(note, sheet), class_="n", role="tooltip", id=own)
    return tag("span", inner, shown, class_="f", tabindex="0", aria_describedby=own, data_fact=fact)


def _told(note: FigureNote, sheet: WebCanvas) -> str:
    head = tag("b", words(note.label)) + " " + words(note.figure)
    lines = (tag("span", tag("i", words(word)), " ", words(text)) for word, text in note.lines)
    sheet.said.update(note.label, note.figure, *(character for line in note.lines for character in line))
    return tag("span", head) + "".join(lines)


def spoken(note: FigureNote) -> str:
    """Return a note as plain text, a line each."""
    return "\n".join((f"{note.label} {note.figure}", *(f"{word} {text}" for word, text in note.lines)))
