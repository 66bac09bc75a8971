"""What people do to a deck by hand, by chance and through python-pptx; and what must be found of it later."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu

from fuzz import wording
from fuzz.choice import Choice
from fuzz.opened import squeezed

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CREATED = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
UNLIKELY = "zq"
"""Letters that no generated text has, at both ends of what is written by hand."""
Kept = set[tuple[str, Any]]


@dataclass(slots=True, kw_only=True)
class Hand:
    """A person at a deck: what they made, and which shapes they touched."""

    choice: Choice
    deck: Any
    kept: Kept = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    """Creation ids of what was changed; of groups, of all that is in them."""
    edits: int = 0

    def edit(self, count: int) -> None:
        """Do so many things to the deck."""
        self.edits += count
        for _ in range(count):
            self.choice.pick(EDITS)(self)

    def shape(self) -> Any:
        """Return a shape, and note that it is touched."""
        shapes = list(everything(self.deck))
        if not shapes:
            return None
        shape = self.choice.pick(shapes)
        self.touched |= created(shape._element)
        return shape

    def word(self) -> str:
        """Return words that stand nowhere else, without a figure."""
        number = len(self.kept)
        said = wording.words(self.choice)
        return f"{UNLIKELY}{chr(97 + number % 26)}{chr(97 + number // 26)} {said}{UNLIKELY}"


def created(element: Any) -> set[str]:
    """Return the creation ids in a shape, those of its parents too."""
    own = {each.get("id") for each in element.iter(CREATED)}
    above = element.getparent()
    while above is not None and (mark := above.find("{*}nvGrpSpPr/{*}cNvPr")) is not None:
        own |= {each.get("id") for each in mark.iter(CREATED)}
        above = above.getparent()
    return own


def shapes_of(tree: Any) -> Iterator[Any]:
    """Yield the shapes of a slide or group, and those within groups."""
    for shape in tree:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes_of(shape.shapes)


def everything(deck: Any) -> Iterator[Any]:
    """Yield every shape of a deck."""
    for slide in deck.slides:
        yield from shapes_of(slide.shapes)


def _move(hand: Hand) -> None:
    shape = hand.shape()
    if shape is not None and shape._element.getparent().tag.endswith("spTree"):
        shape.left, shape.top = (Emu(9_144 * hand.choice.between(1, 900)) for _ in range(2))
        mark = hand.word()
        shape.name = mark
        hand.kept.add(("place", (mark, shape.left, shape.top)))


def _say(hand: Hand) -> None:
    shape = hand.shape()
    if shape is None or not shape.has_text_frame:
        return
    hand.kept = {each for each in hand.kept if each != ("text", squeezed(shape.text_frame.text))}
    text = hand.word()
    if hand.choice.once_in(3):
        text = f"{shape.text_frame.text} {text}"  # their figures move, or stay
        hand.kept.add(("ending", squeezed(text)[-6:]))
    else:
        hand.kept.add(("text", squeezed(text)))
    shape.text_frame.text = text


def _colour(hand: Hand) -> None:
    shape = hand.shape()
    if shape is not None and shape.has_text_frame:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(1, 2, hand.choice.below(256))


def _delete(hand: Hand) -> None:
    shape = hand.shape()
    if shape is None:
        return
    names = {each.get("name") for each in shape._element.iter("{*}cNvPr")}
    said = {squeezed("".join(p.itertext("{*}t"))) for p in shape._element.iter("{*}txBody")}
    hand.kept = {each for each in hand.kept if not _lost(each, names, said)}
    shape._element.getparent().remove(shape._element)


def _lost(kept: tuple[str, Any], names: set[Any], said: set[str]) -> bool:
    kind, what = kept
    if kind == "place":
        return what[0] in names
    return any(what in text for text in said) if isinstance(what, str) else False


def _box(hand: Hand) -> None:
    text, slides = hand.word(), list(hand.deck.slides)
    box = hand.choice.pick(slides).shapes.add_textbox(Emu(9_144), Emu(9_144), Emu(914_400), Emu(457_200))
    box.text_frame.text = text
    hand.kept.add(("text", squeezed(text)))


def _picture(hand: Hand) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), (hand.choice.below(256), 1, 2)).save(stream, "PNG")
    slide = hand.choice.pick(list(hand.deck.slides))
    slide.shapes.add_picture(io.BytesIO(stream.getvalue()), Emu(9_144), Emu(9_144), Emu(91_440))
    hand.kept.add(("picture", stream.getvalue()))


def _group(hand: Hand) -> None:
    slide = hand.choice.pick(list(hand.deck.slides))
    loose = [each for each in slide.shapes if not each.is_placeholder and not hasattr(each, "shapes")]
    chosen = hand.choice.some(loose, 2, 3)
    if len(chosen) > 1:
        for shape in chosen:
            hand.touched |= created(shape._element)
        slide.shapes.add_group_shape(chosen)


def _new_slide(hand: Hand) -> None:
    deck = hand.deck
    slide = deck.slides.add_slide(hand.choice.pick(list(deck.slides)).slide_layout)
    text = hand.word()
    slide.shapes.add_textbox(Emu(1), Emu(1), Emu(914_400), Emu(457_200)).text_frame.text = text
    hand.kept.add(("text", squeezed(text)))
    listed = deck.slides._sldIdLst
    listed.insert(hand.choice.below(len(listed)), listed[-1])


def _order(hand: Hand) -> None:
    listed = hand.deck.slides._sldIdLst
    listed.insert(hand.choice.below(len(listed)), listed[hand.choice.below(len(listed))])


def _double(hand: Hand) -> None:
    """Copy a slide as PowerPoint does: its shapes with their ids, its pictures and charts left out."""
    source = hand.choice.pick(list(hand.deck.slides))
    made = hand.deck.slides.add_slide(source.slide_layout)
    for shape in list(made.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in source.shapes:
        if not any(name.startswith(R) for each in shape._element.iter() for name in each.attrib):
            made.shapes._spTree.append(copy.deepcopy(shape._element))


def _notes(hand: Hand) -> None:
    slide = hand.choice.pick(list(hand.deck.slides))
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = hand.word()


def _chart(hand: Hand) -> None:
    charts = [each for each in everything(hand.deck) if getattr(each, "has_chart", False)]
    if charts:
        chart = hand.choice.pick(charts)
        hand.touched |= created(chart._element)
        values = list(chart.chart._chartSpace.iter(f"{C}v"))
        if values:
            hand.choice.pick(values).text = f"{hand.choice.below(1000)}"


def _cell(hand: Hand) -> None:
    tables = [each for each in everything(hand.deck) if getattr(each, "has_table", False)]
    if tables:
        table = hand.choice.pick(tables)
        hand.touched |= created(table._element)
        cell = hand.choice.pick([each for row in table.table.rows for each in row.cells])
        text = hand.word()
        cell.text = text
        hand.kept.add(("cell", squeezed(text)))


def _row(hand: Hand) -> None:
    tables = [each for each in everything(hand.deck) if getattr(each, "has_table", False)]
    if tables:
        table = hand.choice.pick(tables)
        hand.touched |= created(table._element)
        rows = table.table._tbl.tr_lst
        way, at = hand.choice.pick(("drop", "double")), hand.choice.below(len(rows))
        if way == "double":
            rows[at].addnext(copy.deepcopy(rows[at]))
        elif len(rows) > 1:
            said = squeezed("".join(rows[at].itertext("{*}t")))
            hand.kept = {each for each in hand.kept if each[0] != "cell" or each[1] not in said}
            rows[at].getparent().remove(rows[at])


EDITS: tuple[Callable[[Hand], None], ...] = (
    _say, _say, _say, _move, _move, _colour, _box, _delete, _picture, _group, _new_slide, _order, _double,
    _notes, _chart, _cell, _row,
)  # fmt: skip


def found_in(deck: Any) -> Callable[[tuple[str, Any]], bool]:
    """Return what says whether a thing that was made is still in a deck."""
    shapes = list(everything(deck))
    texts = {squeezed(each.text_frame.text) for each in shapes if each.has_text_frame}
    tables = [each.table for each in shapes if getattr(each, "has_table", False)]
    cells = {squeezed(cell.text) for table in tables for row in table.rows for cell in row.cells}
    pictures = {each.image.blob for each in shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE}
    places = {(each.name, each.left, each.top) for each in shapes}

    def is_there(thing: tuple[str, Any]) -> bool:
        kind, what = thing
        known: dict[str, Any] = {"text": texts, "cell": cells, "picture": pictures, "place": places}
        return any(each.endswith(what) for each in texts) if kind == "ending" else what in known[kind]

    return is_there
