"""A page as a drawing: its words stand where they were measured, and figures say which they are."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from laid_kit import laid
from lxml import etree
from pdf_scenes import BOLD, PLAIN, one_page, text, words

from briefgen.base.geometry import Box
from briefgen.model.scene import Chart, Fade, PictureItem, Run, Scene, Shape, walk
from briefgen.pipeline.paint import with_charts
from briefgen.render.contents import printed_characters, printed_texts
from briefgen.render.svg.faces import faces
from briefgen.render.svg.page import paint_page
from briefgen.render.svg.text import FAMILIES
from briefgen.text.face import face
from briefgen.text.subset import subset
from briefgen.text.woff import woff

EXAMPLES = ("library", "qingdao-2025", "harbour-transit")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(scene: Scene, number: int = 0) -> etree._Element:
    return etree.fromstring(paint_page(scene.pages[number], scene))


def said(element: etree._Element) -> str:
    return "".join("".join(element.itertext()).split())


def scenes(name: str) -> tuple[Scene, Scene]:
    publication = with_charts(laid(name), ("png", "pdf"))
    return publication.deck, publication.page


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_of_page_and_slides_is_live_text_in_reading_order(name):
    for scene in scenes(name):
        for page in scene.pages:
            lines = [line.text for each in printed_texts(page.items) for line in each.lines]
            assert said(etree.fromstring(paint_page(page, scene))) == "".join("".join(lines).split())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_figure_that_a_text_prints_is_marked_with_its_fact(name):
    for scene in scenes(name):
        for page in scene.pages:
            stated = [
                run.fact
                for each in printed_texts(page.items)
                for paragraph in each.paragraphs
                for run in paragraph.runs
                if run.fact
            ]
            marked = set(re.findall('data-fact="([^"]+)"', paint_page(page, scene)))
            assert set(stated) <= marked


def test_labels_of_charts_state_the_facts_of_their_series():
    deck, page = scenes("qingdao-2025")
    for scene in (deck, page):
        for number, each in enumerate(scene.pages):
            found = {}
            for element in drawn(scene, number).iter(f"{SVG}tspan"):
                if "data-fact" in element.attrib:
                    found.setdefault(element.get("data-fact"), "")
                    found[element.get("data-fact")] += said(element)
            charts = [item for item in walk(each.items) if isinstance(item, Chart) and item.word == "column"]
            for chart in charts:
                for series in chart.series:
                    for label, fact in zip(series.labels, series.facts, strict=True):
                        assert not fact or "".join(label.split()) in found[fact]


def test_a_raised_mark_and_a_figure_within_a_sentence_keep_their_places():
    mark = Run(text="①", style=replace(PLAIN, size=6, rise=4))
    figure = Run(text="3.4倍", style=BOLD, fact="giants.multiple")
    scene = one_page(text(words("数量是", figure, mark, "，详见脚注")))
    spans = {said(each): each for each in drawn(scene).iter(f"{SVG}tspan")}
    assert spans["3.4倍"].get("data-fact") == "giants.multiple"
    assert float(spans["①"].get("y")) == pytest.approx(float(spans["倍"].get("y")) - 4)
    assert float(spans["①"].get("x")) > float(spans["倍"].get("x")) > float(spans["3.4"].get("x"))


def test_lines_of_a_paragraph_are_one_text_with_the_spaces_they_were_broken_at():
    sentence = "The share of R&D rose from 61.77% to 68.52%, the highest in the province."
    (element,) = drawn(one_page(text(sentence))).iter(f"{SVG}text")
    assert "".join(element.itertext()) == sentence


def test_what_would_be_markup_is_words():
    evil = '</text><script>alert(1)</script><a href="javascript:x">&amp;'
    scene = one_page(text(words(Run(text=evil, style=PLAIN, link="javascript:alert(1)", fact='"><b>'))))
    root = drawn(scene)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "rect", "text", "tspan"}
    assert said(root) == "".join(evil.split())


def test_pictures_and_fades_need_nothing_from_outside():
    picture = PictureItem(
        box=Box(10, 10, 50, 40), data=b"\xff\xd8", format="jpeg", crop=(0.1, 0, 0.1, 0), alt="A hall"
    )
    veil = Shape(box=Box(0, 0, 50, 40), fill="#000000", fade=Fade(stops=((0.0, 0.0), (1.0, 0.8))))
    root = drawn(one_page(picture, veil))
    (image,) = root.iter(f"{SVG}image")
    assert image.get("href").startswith("data:image/jpeg;base64,")
    assert float(image.get("width")) == pytest.approx(50 / 0.8)
    assert [each.get("aria-label") for each in root.iter(f"{SVG}g") if each.get("role") == "img"] == [
        "A hall"
    ]
    uses = re.findall(r"url\(#([^)]+)\)", etree.tostring(root, encoding="unicode"))
    assert sorted(uses) == sorted(each.get("id") for each in root.iter() if each.get("id"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_faces_have_exactly_the_characters_that_are_printed(name):
    deck, page = scenes(name)
    used = printed_characters((deck, page))
    made = {(each.family, each.weight): each for each in faces((deck, page))}
    assert sorted(made) == sorted((FAMILIES[family], weight) for family, weight in used)
    for (family, weight), characters in used.items():
        font = TTFont(io.BytesIO(made[FAMILIES[family], weight].data))
        assert font.flavor == "woff"
        assert set(map(chr, font.getBestCmap())) >= {each for each in characters if each.isprintable()}
        assert len(font.getBestCmap()) <= len(characters) + 1


def test_a_chart_that_was_not_drawn_is_not_left_out_in_silence():
    scene = laid("library").page
    with pytest.raises(ValueError, match="has no marks"):
        paint_page(scene.pages[0], scene)


def test_a_font_is_packed_without_loss_also_where_packing_saves_nothing():
    for count in range(1, 34):
        plain = subset(face("condensed", 400), "about thousand 0123456789,.%kmEUR"[:count]).data
        there, packed = (TTFont(io.BytesIO(font)).reader for font in (plain, woff(plain)))
        for tag in list(there.keys()):
            assert packed[tag] == there[tag], (count, tag)
