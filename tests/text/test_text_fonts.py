"""The vendored fonts, their tables, subsets of them, and the characters that they lack."""

import hashlib
import io
import json

import pytest
from fontTools.ttLib import TTFont

from briefgen.text import face, missing
from briefgen.text.chars import CLOSING, OPENING
from briefgen.text.face import CONTROLS, is_rare, rare_file
from briefgen.text.subset import subset

WEIGHTS = (400, 700)


@pytest.fixture(params=WEIGHTS)
def sans(request):
    return face("sans", request.param)


def test_the_table_agrees_with_the_font_file(sans):
    table = json.loads(sans.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert hashlib.sha256(sans.path.read_bytes()).hexdigest() == table["sha256"] == sans.sha256
    font = TTFont(sans.path)
    cmap, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    assert all(sans.vendored(chr(code)) for code in cmap)
    assert sum(sans.edges[1::2]) - sum(sans.edges[::2]) == len(cmap)
    for code, glyph in cmap.items():
        assert chr(code) in CONTROLS or sans.advance(chr(code)) == metrics[glyph][0] / em
    assert font["OS/2"].usWeightClass == sans.weight
    assert font["name"].getDebugName(1) == "Noto Sans SC"


def test_the_font_has_the_standard_characters_and_those_of_names(sans):
    gb2312 = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    hanzi = "".join(pair.decode("gb2312", errors="ignore") for pair in gb2312)
    signs = "①⑳㎡℃%‰¥€→↑↓←▲▼●○■□★×÷±≤≥≈−“”‘’…—·～"
    assert [char for char in hanzi + signs + "镕喆堃珺骉" if not sans.vendored(char)] == []


def test_the_marks_that_are_squeezed_have_a_blank_half(sans):
    font = TTFont(sans.path)
    cmap, glyf = font.getBestCmap(), font["glyf"]
    for char in OPENING:
        assert glyf[cmap[ord(char)]].xMin >= 380, char
    for char in CLOSING:
        assert glyf[cmap[ord(char)]].xMax <= 620, char


def test_an_em_dash_is_drawn_from_edge_to_edge(sans):
    font = TTFont(sans.path)
    glyph = font["glyf"][font.getBestCmap()[0x2014]]
    assert (glyph.xMin, glyph.xMax) == (0, 1000)


def test_a_subset_holds_what_was_asked_for(sans):
    wanted = "青岛“十四五”4800余项—é①"
    cut = subset(sans, wanted)
    font = TTFont(io.BytesIO(cut.data), checkChecksums=2)
    cmap, original = font.getBestCmap(), TTFont(sans.path)
    assert set(map(chr, cmap)) == set(wanted) == set(cut.glyph_of)
    for char in wanted:
        name = cmap[ord(char)]
        assert font.getGlyphID(name) == cut.glyph_of[char]
        assert font["hmtx"][name][0] == pytest.approx(1000 * cut.advance_of[char])
        assert drawn(font, char) == drawn(original, char)


def drawn(font, char):
    coordinates, ends, flags = font["glyf"][font.getBestCmap()[ord(char)]].getCoordinates(font["glyf"])
    return list(coordinates), list(ends), list(flags)


def test_a_subset_is_the_same_whatever_the_order(sans):
    assert subset(sans, "岛青").data == subset(sans, frozenset("青岛")).data


def test_a_missing_character_is_named_once():
    assert missing("青岛😀科技😀\u2060\n") == ("😀",)
    with pytest.raises(ValueError, match="😀"):
        subset(face("sans", 400), "😀")


def test_a_rare_character_comes_from_the_second_file():
    assert missing("龘青") == ()
    cut = subset(face("sans", 700), "青龘,")
    font = TTFont(io.BytesIO(cut.data), checkChecksums=2)
    name = font.getBestCmap()[ord("龘")]
    assert font["hmtx"][name][0] == 1000
    assert font["glyf"][name].numberOfContours > 0


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_second_file_is_what_its_table_says_and_one_em_wide(weight):
    table = json.loads(rare_file(weight).with_suffix(".json").read_text(encoding="utf-8"))
    assert hashlib.sha256(rare_file(weight).read_bytes()).hexdigest() == table["sha256"]
    font = TTFont(rare_file(weight))
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    assert sum(table["edges"][1::2]) - sum(table["edges"][::2]) == len(cmap)
    assert all(is_rare(chr(code)) and metrics[glyph][0] == 1000 for code, glyph in cmap.items())
    assert [chr(code) for code in cmap if face("sans", weight).vendored(chr(code))] == []
