"""Edits of texts, shapes and pictures."""

from __future__ import annotations

import copy
from io import BytesIO
from typing import Any

from ooxml_package import A, P
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.util import Emu, Pt
from update_edits import (
    PROSE,
    Check,
    edit,
    everything,
    named,
    near,
    same,
    saying,
    slide_titled,
)


@edit(on="prose")
def move(deck: Any) -> Check:
    shape = saying(deck, PROSE)
    shape.left, shape.top = Emu(1_234_440), Emu(5_012_640)
    return lambda new: near((saying(new, PROSE).left, saying(new, PROSE).top), (1_234_440, 5_012_640))


@edit(on="prose")
def resize(deck: Any) -> Check:
    shape = saying(deck, PROSE)
    shape.width, shape.height = Emu(5_000_040), Emu(900_000)
    return lambda new: near((saying(new, PROSE).width, saying(new, PROSE).height), (5_000_040, 900_000))


@edit()
def recolour(deck: Any) -> Check:
    shape = named(deck, "Chip")
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(0x12, 0x34, 0x56)
    return lambda new: same(str(named(new, "Chip").fill.fore_color.rgb), "123456")


@edit(on="prose")
def reword_around_figures(deck: Any) -> Check:
    text = "We counted 480 seats, 719 thousand loans and, a record, 1,033 thousand visits."
    saying(deck, PROSE).text_frame.text = text
    now = "We counted 512 seats, 755 thousand loans and, a record, 1,108 thousand visits."
    return lambda new: same(saying(new, "a record").text_frame.text, now)


@edit(on="prose")
def change_the_font(deck: Any) -> Check:
    for run in saying(deck, PROSE).text_frame.paragraphs[0].runs:
        run.font.name, run.font.size, run.font.italic = "Georgia", Pt(19), True
    return lambda new: same(
        {(r.font.name, r.font.size, r.font.italic) for r in saying(new, PROSE).text_frame.paragraphs[0].runs},
        {("Georgia", Pt(19), True)},
    )


@edit(on="halls")
def delete_a_shape(deck: Any) -> Check:
    shape = saying(deck, "three halls")
    shape._element.getparent().remove(shape._element)
    return lambda new: same(
        [s for s in everything(new) if s.has_text_frame and "halls" in s.text_frame.text], []
    )


@edit(stale=("1,033",))
def add_a_text_box(deck: Any) -> Check:
    box = deck.slides[2].shapes.add_textbox(Emu(914_400), Emu(5_486_400), Emu(2_743_200), Emu(457_200))
    box.text_frame.text = "Ask Ms Lee about 1,033 of them"
    return lambda new: same(saying(new, "Ms Lee").text_frame.text, "Ask Ms Lee about 1,033 of them")


@edit()
def add_a_picture(deck: Any) -> Check:
    stream = BytesIO()
    Image.new("RGB", (8, 8), "#0A0B0C").save(stream, "PNG")
    before = stream.getvalue()
    deck.slides[2].shapes.add_picture(BytesIO(before), Emu(360_000), Emu(360_000), Emu(720_000)).name = "Ours"
    return lambda new: same(named(new, "Ours").image.blob, before)


@edit()
def change_a_title(deck: Any) -> Check:
    slide_titled(deck, "Visits grew").shapes.title.text = "Great: 23% more"
    return lambda new: same(slide_titled(new, "Great").shapes.title.text, "Great: 32% more")


@edit(on="prose")
def translate_a_sentence(deck: Any) -> Check:
    saying(deck, PROSE).text_frame.text = "1.033 Tausend Besuche, 719 Tausend Ausleihen; 480 Plätze are open"
    now = "1.108 Tausend Besuche, 755 Tausend Ausleihen; 512 Plätze are open"
    return lambda new: same(saying(new, "Plätze").text_frame.text, now)


@edit(on="halls")
def bold_a_number(deck: Any) -> Check:
    shape = saying(deck, "three halls")
    paragraph = shape.text_frame.paragraphs[0]
    before, bold, after = (copy.deepcopy(paragraph.runs[0]._r) for _ in range(3))
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)
    for element, text in ((before, "There are "), (bold, "48"), (after, "0 seats in three halls.")):
        paragraph._p.append(element)
        element.find(f"{A}t").text = text
    bold.find(f"{A}rPr").set("b", "1")

    def check(new: Any) -> None:
        runs = saying(new, "three halls").text_frame.paragraphs[0].runs
        same("".join(run.text for run in runs), "There are 512 seats in three halls.")
        same([run.text for run in runs if run.font.bold], ["512"])

    return check


@edit()
def merge_paragraphs(deck: Any) -> Check:
    shape = saying(deck, "books lent")
    frame = shape.text_frame
    frame.text = " – ".join(paragraph.text for paragraph in frame.paragraphs)
    return lambda new: same(saying(new, "books lent").text_frame.text, "755 thousand – books lent")


@edit(office=False, on="halls")
def group_shapes(deck: Any) -> Check:
    slide = slide_titled(deck, "Seats")
    slide.shapes.add_group_shape([saying(deck, "three halls")]).name = "My group"
    return lambda new: same(
        named(new, "My group").shapes[0].text_frame.text, "There are 512 seats in three halls."
    )


@edit(office=False)
def write_an_alternative_text(deck: Any) -> Check:
    chart = next(each for each in everything(deck) if getattr(each, "has_chart", False) and each.has_chart)
    chart._element.find(f".//{P}cNvPr").set("descr", "Our own words")

    def check(new: Any) -> None:
        found = next(each for each in everything(new) if getattr(each, "has_chart", False) and each.has_chart)
        same(found._element.find(f".//{P}cNvPr").get("descr"), "Our own words")

    return check


@edit(on="prose")
def bring_to_the_front(deck: Any) -> Check:
    shape = saying(deck, PROSE)._element
    shape.getparent().append(shape)
    return lambda new: same(saying(new, PROSE)._element.getnext(), None)


@edit(conflicts=("drawing",))
def write_into_a_drawing(deck: Any) -> Check:
    named(deck, "Readers 4").text_frame.text = "our best year"  # a dot, which had no words
    return lambda new: same(named(new, "Readers 4").text_frame.text, "our best year")
