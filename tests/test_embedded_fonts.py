"""Decks that carry their fonts: subsets under the names that their texts give, as PowerPoint keeps fonts."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from functools import cache
from html import unescape
from pathlib import Path

import ooxml_charts  # noqa: F401 - registers the rules about charts
import ooxml_parts  # noqa: F401 - registers those about what belongs together
import openxml_audit
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from ooxml_lint import lint
from PIL import ImageFont
from pptx import Presentation

from briefgen.cli.app import main
from briefgen.pipeline.build import Options, make
from briefgen.pipeline.chosen import Chosen
from briefgen.runtime.seal import is_sealed
from briefgen.text.embeddable import embeddable
from briefgen.text.face import face

BRIEF = """\
meta: {{title: "{title}", language: {language}}}
theme: {theme}
metrics:
  visits: {{label: "{label}", unit: km, kind: amount, values: {{2023: 840, 2025: 1033}}}}
deck:
  embed_fonts: {embed}
  slides:
    - {{kind: cover}}
    - title: "{label} {{visits.growth}} œ"
      blocks: [{{column: visits}}, {{kpi: visits}}]
      notes: "Ñ {label}"
"""
NAMESPACES = {
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
CHINESE = ("zh-CN", "城市图书馆", "喆铁路长度")
ENGLISH = ("en", "The railway — in 2025", "Length")


def brief(folder: Path, words: tuple[str, str, str], *, embed: str = "true", theme: str = "govblue") -> Path:
    language, title, label = words
    text = BRIEF.format(language=language, title=title, label=label, embed=embed, theme=theme)
    (path := folder / "brief.yaml").write_text(text, "utf-8")
    return path


@cache
def deck(folder: Path, words: tuple[str, str, str], theme: str = "govblue") -> bytes:
    return make(brief(folder, words, theme=theme), Options(formats=("pptx",))).files["brief.pptx"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listed(data: bytes) -> dict[str, dict[str, bytes]]:
    """Return the embedded fonts of a deck: typeface, slot, part."""
    files = parts(data)
    root = etree.fromstring(files["ppt/presentation.xml"])
    relations = etree.fromstring(files["ppt/_rels/presentation.xml.rels"])
    targets = {each.get("Id"): (each.get("Type"), each.get("Target")) for each in relations}
    found: dict[str, dict[str, bytes]] = {}
    for entry in root.iterfind("p:embeddedFontLst/p:embeddedFont", NAMESPACES):
        name = entry.find("p:font", NAMESPACES).get("typeface")
        assert name not in found
        for slot in entry[1:]:
            kind, target = targets[slot.get(f"{{{NAMESPACES['r']}}}id")]
            assert kind.endswith("/relationships/font")
            found.setdefault(name, {})[etree.QName(slot).localname] = files[f"ppt/{target}"]
    return found


def opened(data: bytes) -> tuple[list[str], TTFont]:
    """Return the names in the header of Embedded OpenType, and the font behind it."""
    whole, size, version, flags = struct.unpack_from("<4I", data)
    assert (whole, version, flags) == (len(data), 0x00020002, 0)
    weight, rights, magic = struct.unpack_from("<IHH", data, 28)
    assert (weight in (400, 700), rights, magic) == (True, 0, 0x504C)
    names, at = [], 80
    for _ in range(4):
        length = struct.unpack_from("<H", data, at + 2)[0]
        names.append(data[at + 4 : at + 4 + length].decode("utf-16-le"))
        at += 4 + length
    assert struct.unpack_from("<HHIIHHII", data, at) == (0, 0, 0x50475342, 0, 0, 0, 0, 0)
    assert at + 24 + size == whole
    font = TTFont(io.BytesIO(data[-size:]), checkChecksums=2)
    assert struct.unpack_from("<I", data, 60)[0] == font["head"].checkSumAdjustment
    return names, font


def printed(data: bytes) -> set[str]:
    """Return the characters of all texts of slides, charts and notes."""
    kinds = re.compile(r"ppt/(slides|charts|notesSlides)/[^/]+\.xml")
    texts = (text for name, part in parts(data).items() if kinds.fullmatch(name) for text in
             re.findall(r"<(?:a:t|c:v)>([^<]*)<", part.decode()))  # fmt: skip
    return set(unescape("".join(texts))) - {"\n"}


@pytest.mark.parametrize("words", [CHINESE, ENGLISH], ids=["Chinese", "English"])
def test_the_fonts_of_a_deck_have_all_that_it_prints_and_what_small_edits_need(
    folder: Path, words: tuple[str, str, str]
) -> None:
    data = deck(folder, words)
    fonts = listed(data)
    assert {name: [*slots] for name, slots in fonts.items()} == {"Noto Sans SC": ["regular", "bold"]}
    for slot, part in fonts["Noto Sans SC"].items():
        names, font = opened(part)
        style = slot.title()
        assert (
            names[:2]
            == [font["name"].getDebugName(1), font["name"].getDebugName(2)]
            == ["Noto Sans SC", style]
        )
        assert (font["OS/2"].usWeightClass, font["head"].macStyle) == (
            (700, 1) if slot == "bold" else (400, 0)
        )
        known = set(map(chr, font.getBestCmap()))
        assert printed(data) <= known
        assert {*"ABCxyz0189,.!?€“”é"} <= known
        assert ({*"的一是，。赢"} <= known) == (words is CHINESE)
        kinds = {
            (table.platformID, table.platEncID, table.format): table.cmap for table in font["cmap"].tables
        }
        assert sorted(kinds) == [(3, 1, 4), (3, 10, 12)]
        assert kinds[3, 1, 4] == {code: name for code, name in kinds[3, 10, 12].items() if code < 0x10000}
        drawn = ImageFont.truetype(io.BytesIO(part[-struct.unpack_from("<I", part, 4)[0] :]), 20)
        assert drawn.getlength("Length") > 20


def test_the_texts_name_the_fonts_that_the_deck_carries_in_both_scripts(folder: Path) -> None:
    files = parts(deck(folder, ENGLISH, "serif"))
    fonts = listed(deck(folder, ENGLISH, "serif"))
    theme = etree.fromstring(files["ppt/theme/theme1.xml"])
    named = {
        (etree.QName(face.getparent()).localname, etree.QName(face).localname): face.get("typeface")
        for face in theme.iterfind(".//a:fontScheme/*/*", NAMESPACES)
        if face.get("script") is None
    }
    assert named["majorFont", "latin"] == named["majorFont", "ea"] == "Noto Serif SC"
    assert named["minorFont", "latin"] == named["minorFont", "ea"] == "Noto Sans SC"
    assert b"YaHei" not in b"".join(data for name, data in files.items() if "/slides/" in name)
    assert set(fonts) >= {"Noto Sans SC", "Noto Serif SC"}
    assert [opened(part)[0][0] for part in fonts["Noto Serif SC"].values()] == ["Noto Serif SC"] * 2
    whole = b"".join(
        data for name, data in files.items() if name.endswith(".xml") and "presentation" not in name
    )
    assert all(f'typeface="{name}"'.encode() in whole for name in fonts)


def test_no_validator_finds_anything_in_it(folder: Path, tmp_path: Path) -> None:
    data = deck(folder, CHINESE)
    (file := tmp_path / "deck.pptx").write_bytes(data)
    assert lint(data) == []
    assert [str(error) for error in openxml_audit.validate_pptx(file).errors] == []
    types = parts(data)["[Content_Types].xml"].decode()
    assert '<Default Extension="fntdata" ContentType="application/x-fontdata"/>' in types
    assert len(Presentation(str(file)).slides) == 2
    assert is_sealed(data)


def test_a_deck_carries_fonts_where_it_is_asked_to_the_same_ones_each_time(tmp_path: Path) -> None:
    path = brief(tmp_path, ENGLISH, embed="false")
    plain = make(path, Options(formats=("pptx",))).files["brief.pptx"]
    assert listed(plain) == {}
    assert b"YaHei" in parts(plain)["ppt/theme/theme1.xml"]
    asked = make(path, Options(formats=("pptx",), chosen=Chosen(embed_fonts=True))).files["brief.pptx"]
    assert [*listed(asked)] == ["Noto Sans SC"]
    command = ["build", str(path), "--out", str(tmp_path), "--embed-fonts", "--format", "pptx", "--verify"]
    assert main(command) == 0
    assert (tmp_path / "brief.pptx").read_bytes() == asked


def test_a_font_carries_the_characters_of_its_own_files_and_none_that_it_borrows() -> None:
    _, font = opened(embeddable(face("serif", 700), "Printed", "a一\u2024"))  # a leader is the sans' alone
    assert set(font.getBestCmap()) == {ord("a"), ord("一")}
