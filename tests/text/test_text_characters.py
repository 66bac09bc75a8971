"""Names, places, companies, formulas, units, currencies as people write them: the shipped fonts have all."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont
from pdf_scenes import PLAIN, copied_out, one_page

from briefgen.model.frame import absolute
from briefgen.model.scene import Run
from briefgen.render.pdf import paint
from briefgen.text import face, missing, set_line
from briefgen.text.subset import subset

WRITTEN = [
    line
    for line in (Path(__file__).parent / "real_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
CHARACTERS = sorted(set("".join(WRITTEN)) - {" "})
SHEET = (1400.0, 1000.0)
COLUMNS, ROW_PT = 10, 16.0


@pytest.fixture(scope="module")
def page() -> bytes:
    """One page with every string on a line of its own."""
    width = SHEET[0] / COLUMNS
    items = (
        absolute(
            [set_line((Run(text=each, style=PLAIN),))],
            5 + index % COLUMNS * width,
            10 + index // COLUMNS * ROW_PT,
        )[0]
        for index, each in enumerate(WRITTEN)
    )
    return paint(one_page(*items, size=SHEET))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_there_are_more_than_five_hundred():
    assert len(set(WRITTEN)) > 500


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("family", ["sans", "serif", "condensed"])
def test_none_lacks_a_character(family, weight):
    assert [each for each in WRITTEN if missing(each, weight, family)] == []


@pytest.mark.parametrize("weight", [400, 700])
def test_each_character_has_an_outline_of_its_own_and_the_width_that_was_measured(weight):
    cut = subset(face("sans", weight), CHARACTERS)
    font = TTFont(io.BytesIO(cut.data))
    cmap, glyf, metrics = font.getBestCmap(), font["glyf"], font["hmtx"]
    box = glyf[".notdef"].getCoordinates(glyf)[0]
    for char in CHARACTERS:
        name = cmap[ord(char)]
        assert glyf[name].numberOfContours > 0, char
        assert glyf[name].getCoordinates(glyf)[0] != box, char
        assert metrics[name][0] / 1000 == pytest.approx(face("sans", weight).advance(char)), char


def test_all_are_copied_out_of_one_page_as_they_were_written(page):
    copied = squeezed(copied_out(page))
    assert [each for each in WRITTEN if squeezed(normalize("NFC", each)) not in copied] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_pdftotext_reads_them_too(page, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(page)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    read = squeezed(
        subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
    )
    assert [each for each in WRITTEN if squeezed(normalize("NFC", each)) not in read] == []


def test_the_frequent_traditional_characters_of_big5_are_in_the_first_file():
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    pairs = [bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in cells]
    frequent = {pair.decode("big5", "ignore") for pair in pairs if pair <= b"\xc6\x7e"} - {""}
    assert len(frequent) == 5401
    assert [char for char in sorted(frequent) if not face("sans").vendored(char)] == []


def test_all_ideographs_of_the_first_two_levels_of_gb_18030_can_be_drawn():
    """Its level 1 is the basic block up to U+9FEF and CJK A; level 2 adds characters of the standard list."""
    first = [*range(0x4E00, 0x9FF0), *range(0x3400, 0x4DB6)]
    listed = (Path(__file__).parents[2] / "scripts" / "characters.txt").read_text(encoding="utf-8")
    assert missing("".join(map(chr, first)) + squeezed(listed)) == ()


def test_a_rare_name_opens_the_second_file_and_a_common_one_does_not():
    from briefgen.text.subset import files

    assert len(files(face("sans"), "王喆臺灣CO₂Łódź")) == 1
    assert len(files(face("sans"), "㙓岭")) == 2
