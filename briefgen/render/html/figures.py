"""The notes of all figures that were printed in, a table of them out, which opens."""

from __future__ import annotations

from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.markup import tag, words


def paint_figures(sheet: WebCanvas) -> str:
    """Return the table of all figures, each with what is known of it; nothing where there are none."""
    web = sheet.web
    told = {
        note.label + note.figure + repr(note.lines): note
        for fact in sheet.printed
        if (note := web.notes[fact])
    }
    if not told:
        return ""
    heads = list(dict.fromkeys(word for note in told.values() for word, _ in note.lines))
    names = (web.words.name, web.words.figure, *(head.rstrip("：: ") for head in heads))
    head = tag("tr", *(tag("th", words(name), scope="col") for name in names))
    rows = []
    for note in told.values():
        lines = dict(note.lines)
        cells = (tag("td", words(text)) for text in (note.figure, *(lines.get(each, "") for each in heads)))
        rows.append(tag("tr", tag("th", words(note.label), scope="row"), *cells))
    sheet.said.update(web.words.figures, *names)
    table = tag("table", tag("thead", head), tag("tbody", *rows), aria_label=web.words.figures)
    box = tag("div", table, class_="sc", tabindex="0")
    return tag("details", tag("summary", words(web.words.figures)), box, class_="led")
