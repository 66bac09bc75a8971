"""A text in, its measured lines out as live text; what prints a figure says which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Paragraph, Span, Style, Text, TextLine, opens
from briefgen.render.language import other_language
from briefgen.render.svg.markup import Drawing, el, number, place_of
from briefgen.render.xml_text import between_tags
from briefgen.text.face import CONTROLS

FAMILIES = {"sans": "Noto Sans SC", "serif": "Noto Serif SC", "condensed": "Barlow Condensed"}
"""What the families of styles are called in the document."""
UNREAD_ROLES = ("artifact", "page-number")


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """Characters of one span that print one figure, or none."""

    text: str
    span: Span
    baseline: float
    fact: str | None
    begins: bool
    """Whether the span begins with it; else it stands behind the piece before."""


def paint_text(item: Text, drawing: Drawing) -> str:
    """Return a text: an element a paragraph."""
    paragraphs = [
        _paragraph(item, index, drawing, place_of(item) if len(item.paragraphs) == 1 else None)
        for index in range(len(item.paragraphs))
    ]
    box = item.box
    middle = f"{number(box.x + box.width / 2)} {number(box.y + box.height / 2)}"
    turned = f"rotate({number(item.rotation)} {middle})" if item.rotation else None
    if len(paragraphs) == 1 and not turned:
        return paragraphs[0]
    place = place_of(item) if len(paragraphs) > 1 else None
    role = "list" if item.role == "list" else None
    return el("g", *paragraphs, role=role, transform=turned, data_place=place)


def _paragraph(item: Text, index: int, drawing: Drawing, place: str | None) -> str:
    paragraph = item.paragraphs[index]
    lines = [line for line in item.lines if line.paragraph == index and line.spans]
    if not lines:
        return ""
    usual = lines[0].spans[-1].style
    told = groupby(_pieces(paragraph, lines), key=lambda piece: (piece.fact, piece.span.link))
    inner = "".join(_stated(fact, link, tuple(pieces), item, usual, drawing) for (fact, link), pieces in told)
    return el("text", inner, **_described(item, paragraph, drawing), **_look(usual), data_place=place)


def _described(item: Text, paragraph: Paragraph, drawing: Drawing) -> dict[str, str | None]:
    """Return what a paragraph is for those who hear it."""
    if item.role in UNREAD_ROLES:
        return {"aria_hidden": "true"}
    heading = item.role in ("title", "heading")
    listed = item.role == "list" and len(item.paragraphs) > 1
    return {
        "role": "heading" if heading else "listitem" if listed else None,
        "aria_level": str(1 if item.role == "title" else item.level) if heading else None,
        "lang": other_language(paragraph.text, drawing.language) or None,
    }


def _pieces(paragraph: Paragraph, lines: Sequence[TextLine]) -> Iterator[PrintedPiece]:
    """Yield the spans of a paragraph's lines, each cut where the figures that it prints begin and end.

    A space at which a line was broken follows its last span, so that words are copied apart.
    """
    facts = [run.fact for run in paragraph.runs for _ in run.text]
    position = 0
    for line in lines:
        spans = list(line.spans)
        if line is lines[0] and paragraph.bullet and spans[0].text == paragraph.bullet:
            yield PrintedPiece(spans[0].text, spans[0], line.baseline, None, True)
            del spans[0]
        text = "".join(span.text for span in spans)
        found = paragraph.text.find(text, position)
        start = position if found < 0 else found
        position = start + len(text)
        broken = paragraph.text[position : position + 1] in (" ", "\n") and line is not lines[-1]
        for span in spans:
            own = facts[start : start + len(span.text)] if found >= 0 else [None] * len(span.text)
            start += len(span.text)
            tail = " " if broken and span is spans[-1] else ""
            yield from _cut(span, line, own, tail)


def _cut(span: Span, line: TextLine, facts: Sequence[str | None], tail: str) -> Iterator[PrintedPiece]:
    begins = True
    for fact, pairs in groupby(zip(span.text, facts, strict=True), key=lambda pair: pair[1]):
        yield PrintedPiece("".join(char for char, _ in pairs), span, line.baseline, fact, begins)
        begins = False
    if tail:
        yield PrintedPiece(tail, span, line.baseline, None, False)


def _stated(
    fact: str | None,
    link: str | None,
    pieces: Sequence[PrintedPiece],
    item: Text,
    usual: Style,
    drawing: Drawing,
) -> str:
    """Return pieces that print one figure, or none, as one element where they are read as one."""
    inner = "".join(_piece(piece, item, usual) for piece in pieces)
    if fact:
        told = drawing.told(fact)
        inner = el("tspan", el("title", between_tags(told)) if told else "", inner, data_fact=fact)
    return el("a", inner, href=link, rel="noopener") if link and opens(link) else inner


def _piece(piece: PrintedPiece, item: Text, usual: Style) -> str:
    style, text = piece.span.style, _drawn(piece.text)
    look = _look(style, usual)
    if piece.begins:
        look |= {"x": item.box.x + piece.span.x, "y": item.box.y + piece.baseline - style.rise}
    return el("tspan", text, **look) if any(value is not None for value in look.values()) else text


def _drawn(text: str) -> str:
    return between_tags("".join(char for char in text if char not in CONTROLS))


def _look(style: Style, usual: Style | None = None) -> dict[str, str | float | None]:
    """Return the attributes of a style; those that are the usual one's are left out."""
    return {
        "font_family": FAMILIES[style.family] if usual is None or style.family != usual.family else None,
        "font_size": style.size if usual is None or style.size != usual.size else None,
        "font_weight": str(style.weight) if style.weight != (usual.weight if usual else 400) else None,
        "fill": style.colour if usual is None or style.colour != usual.colour else None,
    }
