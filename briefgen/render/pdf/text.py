"""A text in, its measured lines on the sheet: headings, paragraphs, list items and links as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import groupby, pairwise
from operator import attrgetter

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.scene import Paragraph, Span, Text, TextLine
from briefgen.render.language import other_language
from briefgen.render.pdf.canvas import PageCanvas
from briefgen.render.pdf.objects import name
from briefgen.render.pdf.operators import number
from briefgen.render.pdf.structure import HEADINGS

APART_EM = 0.05
"""A gap, or an overlap, that readers of the file may take for a space or a new line."""
LAST_OF_PLANE = "\uffff"
"""PDFium, and browsers with it, drop characters behind it (𠮷) from an ActualText, but not from fonts."""
PAGINATION = "/Type /Pagination"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Spans of one line that are drawn together; ``tail`` is the space at which the line was broken."""

    line: TextLine
    spans: tuple[Span, ...]
    tail: str = ""

    @property
    def text(self) -> str:
        """The characters, the broken space included."""
        return "".join(span.text for span in self.spans) + self.tail

    @property
    def link(self) -> str | None:
        """The address that the spans lead to."""
        return self.spans[0].link


def paint_text(item: Text, sheet: PageCanvas) -> None:
    """Paint a text with the tags of its role."""
    with sheet.saved() if item.rotation else nullcontext():
        if item.rotation:
            _turn(item.box, item.rotation, sheet)
        _paint_tagged(item, sheet)


def _paint_tagged(item: Text, sheet: PageCanvas) -> None:
    if item.role in ("artifact", "page-number"):
        if stretches := _stretches(item):
            operators = _operators(stretches, item.box, sheet)
            sheet.add_artifact(operators, PAGINATION if item.role == "page-number" else "")
    elif item.role in ("title", "heading"):
        with sheet.element(_heading_tag(item, sheet), language=other_language(item.text, sheet.language)):
            paint_content(_stretches(item), item.box, sheet)
    elif item.role == "list":
        _paint_list(item, sheet)
    else:
        for index, paragraph in enumerate(item.paragraphs):
            with sheet.element("P", language=other_language(paragraph.text, sheet.language)):
                paint_content(_stretches(item, index), item.box, sheet)


def paint_content(stretches: Sequence[Stretch], box: Box, sheet: PageCanvas) -> None:
    """Paint stretches as content of the open element, links as elements of their own."""
    if not any(stretch.link for stretch in stretches):
        if stretches:
            sheet.add_content(_operators(stretches, box, sheet))
        return
    for link, group in groupby(stretches, key=lambda stretch: stretch.link):
        together = tuple(group)
        with sheet.element("Link") if link else nullcontext():
            sheet.add_content(_operators(together, box, sheet))
            if link:
                for stretch in together:
                    sheet.link(_place(stretch, box), link, stretch.text)


def paint_whole(item: Text, sheet: PageCanvas) -> None:
    """Paint all of a text as content of the open element."""
    paint_content(_stretches(item), item.box, sheet)


def _paint_list(item: Text, sheet: PageCanvas) -> None:
    numbering = "Disc" if any(paragraph.bullet for paragraph in item.paragraphs) else "None"
    with sheet.element("L", attributes={"O": name("List"), "ListNumbering": name(numbering)}):
        for index, paragraph in enumerate(item.paragraphs):
            with sheet.element("LI"):
                label, body = _without_bullet(_stretches(item, index), paragraph)
                with sheet.element("Lbl"):
                    paint_content(label, item.box, sheet)
                with sheet.element("LBody", language=other_language(paragraph.text, sheet.language)):
                    paint_content(body, item.box, sheet)


def _heading_tag(item: Text, sheet: PageCanvas) -> str:
    """Return the level: none may be left out on the way down (ISO 14289-1, 7.4.2)."""
    deepest = HEADINGS.index(sheet.heading) + 2 if sheet.heading else 1
    return HEADINGS[min(1 if item.role == "title" else item.level, deepest, len(HEADINGS)) - 1]


def _turn(box: Box, degrees: float, sheet: PageCanvas) -> None:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    sheet.translate(x, y)
    sheet.rotate(degrees)  # clockwise, because y grows downwards
    sheet.translate(-x, -y)


def _stretches(item: Text, only: int | None = None) -> tuple[Stretch, ...]:
    return tuple(
        stretch
        for index, paragraph in enumerate(item.paragraphs)
        if only in (None, index)
        for stretch in _paragraph_stretches(
            paragraph, [line for line in item.lines if line.paragraph == index]
        )
    )


def _paragraph_stretches(paragraph: Paragraph, lines: list[TextLine]) -> Iterator[Stretch]:
    position, whole = 0, paragraph.text
    for line in lines:
        text = line.text
        if line is lines[0] and not whole.startswith(text):
            text = text.removeprefix(paragraph.bullet or "")
        found = whole.find(text, position)
        position = found + len(text) if found >= 0 else position
        follows = whole[position : position + 1] if found >= 0 else ""
        broken_at_space = follows == " " and line is not lines[-1]
        parts = [tuple(spans) for _, spans in groupby(line.spans, key=attrgetter("link"))]
        for part in parts:
            yield Stretch(line, part, " " if broken_at_space and part is parts[-1] else "")


def _without_bullet(
    stretches: tuple[Stretch, ...], paragraph: Paragraph
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Return the bullet's stretch, when the lines begin with one, and the others."""
    if not stretches or not paragraph.bullet:
        return (), stretches
    first = stretches[0]
    if first.spans[0].text.strip() != paragraph.bullet.strip():
        return (), stretches
    label = Stretch(first.line, first.spans[:1])
    rest = (Stretch(first.line, first.spans[1:], first.tail),) if first.spans[1:] else ()
    return (label,), (*rest, *stretches[1:])


def _operators(stretches: Sequence[Stretch], box: Box, sheet: PageCanvas) -> str:
    """Return what draws stretches; one that may be read otherwise says what its characters are."""
    shown: list[str] = []
    for stretch in stretches:
        drawn = _drawn(stretch, box, sheet)
        if _reads_apart(stretch.spans) and max(stretch.text, default="") <= LAST_OF_PLANE:
            hexadecimal = stretch.text.encode("utf-16-be").hex()
            drawn = f"/Span <</ActualText <feff{hexadecimal}>>> BDC\n{drawn}\nEMC"
        shown.append(drawn)
    return "\n".join(shown)


def _reads_apart(spans: tuple[Span, ...]) -> bool:
    """Return whether readers may see spaces or line breaks that are not there."""
    return any(
        abs(after.x - before.x - before.width) > APART_EM * max(before.style.size, after.style.size)
        or before.style.rise != after.style.rise
        for before, after in pairwise(spans)
    )


def _drawn(stretch: Stretch, box: Box, sheet: PageCanvas) -> str:
    steps = ["BT"]
    for span in stretch.spans:
        text, style = span.text + (stretch.tail if span is stretch.spans[-1] else ""), span.style
        x, y = number(box.x + span.x), number(box.y + stretch.line.baseline - style.rise)
        font, codes = sheet.fonts.encoded(text, style)
        steps.append(sheet.ink(style.colour, text=True))
        steps.append(f"/{font} {number(style.size)} Tf 1 0 0 -1 {x} {y} Tm <{codes}> Tj")
    steps.append("ET")
    return "\n".join(steps)


def _place(stretch: Stretch, box: Box) -> Box:
    size = max(span.style.size for span in stretch.spans)
    first, last = stretch.spans[0], stretch.spans[-1]
    return Box(
        box.x + first.x, box.y + stretch.line.baseline - size, last.x + last.width - first.x, size * 1.2
    )
