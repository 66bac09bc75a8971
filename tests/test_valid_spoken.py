"""Every deck as it is heard: titles, the order of the scene, words for drawings, marks for decoration."""

from __future__ import annotations

import re

import pytest
from ooxml_package import A, P, Package, R
from valid_kit import every_product, product

from briefgen.model.scene import Chart, walk
from briefgen.render.contents import printed_texts

pytestmark = pytest.mark.slow

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
DRAWN = (f"{P}graphicFrame", f"{P}pic")


def slides(name: str):
    package = Package.of(product(name).pptx)
    listed = {relation.id: relation.target for relation in package.relationships("ppt/presentation.xml")}
    order = package.tree("ppt/presentation.xml").iter(f"{P}sldId")
    return [package.tree(listed[entry.get(f"{R}id")]) for entry in order]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@every_product
def test_every_slide_has_one_title_of_its_own(name):
    titles = []
    for slide in slides(name):
        shapes = [s for s in slide.iter(f"{P}sp") if s.find(f".//{P}ph[@type='title']") is not None]
        shapes += [s for s in slide.iter(f"{P}sp") if s.find(f".//{P}ph[@type='ctrTitle']") is not None]
        assert len(shapes) == 1
        titles.append("".join(shapes[0].itertext(f"{A}t")))
    assert all(titles)
    assert len(set(titles)) == len(titles)


@every_product
def test_it_is_read_in_the_order_of_the_scene(name):
    for slide, page in zip(slides(name), product(name).deck.pages, strict=True):
        said = squeezed("".join(text for text in slide.itertext(f"{A}t")))
        position = 0
        for text in printed_texts(page.items, charts=False):
            words = squeezed("".join(paragraph.text for paragraph in text.paragraphs))
            found = said.find(words, position)
            assert found >= 0, f"{words} is not read on slide {page.number}, or too early"
            position = found + len(words)


@every_product
def test_what_is_drawn_is_described_and_decoration_says_that_it_is(name):
    for slide, page in zip(slides(name), product(name).deck.pages, strict=True):
        for shape in slide.iter(*DRAWN):
            assert shape.find(f".//{P}cNvPr").get("descr")
        for shape in slide.iter(f"{P}sp", f"{P}cxnSp"):
            marks = shape.find(f".//{P}cNvPr")
            silent = not "".join(shape.itertext(f"{A}t")) and not marks.get("descr")
            placeholder = shape.find(f".//{P}ph") is not None
            in_group = shape.getparent().tag == f"{P}grpSp"
            assert not silent or placeholder or in_group or shape.find(f".//{DECORATIVE}") is not None
        charts = [item for item in walk(page.items) if isinstance(item, Chart)]
        descriptions = [mark.get("descr") for mark in slide.iter(f"{P}cNvPr")]
        assert all(chart.alt in descriptions for chart in charts)


@every_product
def test_every_word_says_its_language(name):
    for slide in slides(name):
        for run in slide.iter(f"{A}r"):
            assert run.find(f"{A}rPr").get("lang")
