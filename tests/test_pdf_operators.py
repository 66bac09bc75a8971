"""Numbers, outlines and objects of a PDF are written as reportlab writes them, without its detours."""

from __future__ import annotations

import math
import random

import pytest
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument
from reportlab.pdfgen.pathobject import PDFPathObject

from briefgen.base.geometry import Box
from briefgen.render.pdf import operators
from briefgen.render.pdf.objects import Indirect, array, dictionary, name, written

BOX = Box(12.5, 20, 60.25, 40)


def numbers_of_a_page() -> list[float]:
    draw = random.Random(16)
    edges = [10.0**power for power in range(-9, 9)]
    near = [math.nextafter(edge, way) for edge in edges for way in (0.0, math.inf)]
    return [
        *edges, *near, 0.0, 0.5, 1.0, 72, 595.28, 2e-7, 0.0000005, 999.99996, 99999.95, 999999.5,
        *(draw.uniform(-1, 1) * 10 ** draw.uniform(-8, 7) for _ in range(20_000)),
        *(round(draw.uniform(0, 900), draw.randrange(5)) for _ in range(5_000)),
    ]  # fmt: skip


def test_every_number_is_written_as_reportlab_writes_it():
    values = numbers_of_a_page()
    values += [-value for value in values]
    assert [operators.number(value) for value in values] == [fp_str(value) for value in values]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_not_written(value):
    with pytest.raises((ValueError, OverflowError)):
        operators.number(value)


def test_outlines_are_those_of_reportlab():
    path = PDFPathObject()
    path.rect(BOX.x, BOX.y, BOX.width, BOX.height)
    assert operators.rectangle(BOX) == path.getCode()
    path = PDFPathObject()
    path.ellipse(BOX.x, BOX.y, BOX.width, BOX.height)
    assert operators.ellipse(BOX) == path.getCode()
    path = PDFPathObject()
    path.roundRect(BOX.x, BOX.y, BOX.width, BOX.height, 7)
    assert operators.rounded(BOX, 7) == path.getCode()


def test_a_path_without_steps_is_no_outline():
    assert operators.drawn(()) == ""


@pytest.mark.parametrize("count", [0, 1, 6, 7, 10, 11, 12, 13, 35])
def test_arrays_and_dictionaries_break_their_lines_as_those_of_reportlab(count):
    document, values = PDFDocument(), [number / 7 for number in range(count)]
    named = {f"K{value:.3f}": name(f"V{number}") for number, value in enumerate(values)}
    assert array(values).format(document) == PDFArray(values).format(document)
    assert dictionary(named).format(document) == PDFDictionary(named).format(document)


def test_an_object_of_its_own_is_referred_to_wherever_it_is_used():
    document = PDFDocument()
    whole = Indirect({"Type": name("Metadata")})
    once = written(whole, document)
    assert once.endswith(b" 0 R")
    assert array([whole, whole]).format(document) == b"[ %b %b ]" % (once, once)
