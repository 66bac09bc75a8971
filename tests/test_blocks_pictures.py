"""Picture files as people have them: shown, whatever their kind, or told what is wrong and what to do."""

from __future__ import annotations

import io
import re
import struct
import sys
import unicodedata
import zipfile
from pathlib import Path

import numpy
import pikepdf
import pytest
from picture_files import (
    HEIGHT,
    PICTURES,
    WIDTH,
    deep_grey,
    drawn,
    saved,
    seen_through,
    svg,
    turned,
)
from picture_kit import at, opened, read, shows_the_drawing
from PIL import Image

from briefgen.blocks.images import converted, raster as rasters, svg as drawings
from briefgen.blocks.images.raster import read_raster
from briefgen.blocks.images.unusable import Unusable
from briefgen.cli.app import main

BRIEF = """\
meta: {{title: Pictures, language: en}}
metrics:
  visits: {{label: Visits, unit: thousand, values: {{2024: 915, 2025: 1033}}}}
deck:
  - title: A picture
    blocks: [{{picture: {{file: '{name}', alt: a drawing}}}}]
onepager: {{hero: [{{blocks: [{{picture: {{file: '{name}', alt: a drawing}}}}]}}]}}
"""


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_any_kind_shows_what_it_shows(name: str, tmp_path: Path) -> None:
    raster = read(tmp_path, name, PICTURES[name]())
    image = opened(raster.data)
    assert image.size == (raster.width, raster.height)
    if "one-bit" in name or "fax" in name:
        assert 0.1 < numpy.asarray(image)[:, :, 0].mean() / 255 < 0.6
        return
    assert shows_the_drawing(image, grey="deep" in name or "grey" in name)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_any_kind_is_whole_in_deck_and_page(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PICTURES[name]())
    (tmp_path / "brief.yaml").write_text(BRIEF.format(name=name), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["build", str(tmp_path / "brief.yaml"), "--out", str(out), "--quiet", "--verify"]) == 0
    with zipfile.ZipFile(out / "brief.pptx") as deck:
        (media,) = [part for part in deck.namelist() if part.startswith("ppt/media/")]
        assert media.endswith((".png", ".jpg", ".jpeg"))
        in_deck = opened(deck.read(media))
    with pikepdf.open(out / "brief.pdf") as page:
        in_page = opened(_as_png(page.pages[0].Resources.XObject))
    assert in_deck.size == in_page.size
    assert numpy.allclose(at(in_deck, 0.2, 0.6), at(in_page, 0.2, 0.6), atol=16)


def _as_png(objects: pikepdf.Object) -> bytes:
    (picture,) = [pikepdf.PdfImage(each) for each in objects.values() if each.Subtype == "/Image"]
    return saved(picture.as_pil_image(), "PNG")


def test_what_was_saved_without_loss_stays_so(tmp_path: Path) -> None:
    for name in ("still.gif", "flat.tif", "lossless.webp", "screen.bmp"):
        raster = read(tmp_path, name, PICTURES[name]())
        assert raster.format == "png"
        assert opened(raster.data).tobytes() == drawn("RGBA").tobytes(), name


def test_what_was_saved_with_loss_becomes_a_photograph(tmp_path: Path) -> None:
    for name in ("lossy.webp", "photo.avif", "jpeg-in.tiff", "inks.jpg"):
        assert read(tmp_path, name, PICTURES[name]()).format == "jpeg", name


def test_a_huge_photograph_without_loss_becomes_a_jpeg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converted, "MOST_PNG_BYTES", 20_000)
    noise = Image.effect_noise((200, 150), 80).convert("RGB")
    raster = read(tmp_path, "a.tif", saved(noise, "TIFF"))
    assert (raster.format, raster.width, raster.height) == ("jpeg", 200, 150)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "TIFF"])
def test_what_can_be_seen_through_stays_so(kind: str, tmp_path: Path) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    raster = read(tmp_path, "a", saved(seen_through(), kind, **options))
    image = opened(raster.data)
    assert raster.format == "png"
    assert at(image, 0.5, 0.9)[3] == 0
    assert at(image, 0.5, 0.1)[3] == 255


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP"])
def test_a_picture_on_its_side_is_turned(kind: str, tmp_path: Path) -> None:
    image = opened(read(tmp_path, "a", turned(kind)).data)
    assert shows_the_drawing(image, grey=False)


def test_a_very_large_picture_is_halved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converted, "MOST_UNHALVED", WIDTH * HEIGHT - 1)
    monkeypatch.setattr(rasters, "_CONVERTED", {})
    for name in ("still.gif", "lossless.webp", "deep.tif", "inks.tif"):
        raster = read(tmp_path, name, PICTURES[name]())
        assert (raster.width, raster.height) == (WIDTH // 2, HEIGHT // 2), name
        assert shows_the_drawing(opened(raster.data), grey="deep" in name), name


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("inks.jpg", "lossy.webp", "drawing.svg", "still.gif"):
        first = read(tmp_path, name, PICTURES[name]()).data
        rasters._CONVERTED.clear()
        assert read(tmp_path, name, PICTURES[name]()).data == first


def test_a_picture_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, "once.svg", svg("<!-- once -->"))
    monkeypatch.setattr(drawings.subprocess, "run", None)
    assert read_raster(tmp_path, "once.svg").format == "png"


def test_converted_pictures_are_not_kept_for_ever(tmp_path: Path) -> None:
    for number in range(rasters.MOST_CONVERTED + 3):
        read(tmp_path, "a.bmp", saved(Image.new("RGB", (9, 9 + number)), "BMP"))
    assert len(rasters._CONVERTED) == rasters.MOST_CONVERTED


def test_a_remark_in_a_file_is_left_out_when_it_is_converted(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[270] = "SECRET-7431"
    for kind in ("WEBP", "TIFF", "AVIF"):
        raster = read(tmp_path, "a", saved(drawn(), kind, exif=exif))
        assert b"SECRET" not in raster.data
    remark = svg("<metadata>SECRET-7431</metadata><desc>SECRET</desc>")
    assert b"SECRET" not in read(tmp_path, "a.svg", remark).data


def test_an_iphone_s_photograph_is_shown_where_its_library_is(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener()
    raster = read(tmp_path, "IMG_0001.HEIC", saved(drawn(), "HEIF", quality=95))
    assert raster.format == "jpeg"
    assert shows_the_drawing(opened(raster.data), grey=False)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)


def test_where_the_library_for_heic_is_missing_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(Unusable, match="it is a HEIC photograph") as caught:
        read(tmp_path, "a.heic", HEIC)
    assert "pip install pillow-heif" in caught.value.cure


FLOATS = Image.new("F", (9, 9), 0.5)
DAMAGED, AGAIN = " is damaged, or cut short", "copy or save it again"
HUGE_GIF = PICTURES["still.gif"]()[:6] + b"\xff" * 4 + PICTURES["still.gif"]()[10:]
BROKEN = {
    "empty.png": (b"", "the file is empty", "copy or download it again"),
    "cut.webp": (PICTURES["lossy.webp"]()[:90], "the WebP" + DAMAGED, AGAIN),
    "cut.gif": (PICTURES["still.gif"]()[:60], "the GIF" + DAMAGED, AGAIN),
    "cut.tif": (PICTURES["flat.tif"]()[:5000], "the TIFF" + DAMAGED, AGAIN),
    "cut.bmp": (PICTURES["screen.bmp"]()[:5000], "the BMP" + DAMAGED, AGAIN),
    "cut.avif": (
        PICTURES["photo.avif"]()[:300],
        "the AVIF is damaged, or cut short",
        "copy or save it again",
    ),
    "cut.svg": (svg()[:200], "the SVG is not well-formed XML", "export or copy it again"),
    "cut.png": (PICTURES["plain.png"]()[:60], "cut short", "give a PNG"),
    "cut.jpg": (PICTURES["photo.jpg"]()[:-60], "cut short", "give a PNG"),
    "measured.tif": (saved(FLOATS, "TIFF"), "its pixels are measurements", "8 or 16 bits"),
    "page.pdf": (b"%PDF-1.7\n", "it is a PDF, not a picture", "export the page"),
    "logo.eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "a PostScript drawing (EPS)", "SVG or PNG"),
    "logo.ai": (b"%PDF-1.5\n", "it is a PDF, not a picture", "export the page"),
    "photo.psd": (b"8BPS\0\1" + bytes(99), "a Photoshop file (PSD)", "PNG or JPEG"),
    "photo.nef": (PICTURES["flat.tif"](), "a camera's raw file", "PNG or JPEG"),
    "old.wmf": (b"\xd7\xcd\xc6\x9a" + bytes(99), "a Windows metafile", "SVG or PNG"),
    "favicon.ico": (b"\0\0\1\0\1\0" + bytes(99), "an icon file", "PNG or JPEG"),
    "a.jp2": (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000", "PNG or JPEG"),
    "a.jxl": (b"\xff\x0a" + bytes(9), "a JPEG XL", "PNG or JPEG"),
    "a.svgz": (b"\x1f\x8b\x08" + bytes(99), "a compressed file", "ordinary SVG"),
    "deck.png": (b"PK\3\4" + bytes(99), "an Office file or a zip archive", "take the picture out"),
    "clip.mp4": (b"\0\0\0\x18ftypisom" + bytes(99), "a video, not a picture", "take a picture of it"),
    "clip.avi": (b"RIFF\0\0\0\0AVI " + bytes(99), "a sound or a video", "take a picture of it"),
    "saved.png": (b"<!DOCTYPE html><html><img></html>", "a web page, not a picture", "download the picture"),
    "lfs.png": (b"version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS", "git lfs pull"),
    "text.png": ("一段文字".encode(), "not a picture of a known kind", "give a PNG, JPEG, SVG, WebP"),
    "large.gif": (HUGE_GIF, "the GIF has more than 60,000,000 pixels", "save it smaller"),
    "large.bmp": (
        b"BM" + bytes(8) + struct.pack("<IIiiHHI", 54, 40, 30_000, 30_000, 1, 24, 0) + bytes(99),
        "more than 60,000,000",
        "save it smaller",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_picture_that_cannot_be_shown_has_its_own_cause_and_cure(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, cause, cure = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "brief.yaml").write_text(BRIEF.format(name=name), encoding="utf-8")
    assert main(["check", str(tmp_path / "brief.yaml")]) == 2
    said = capsys.readouterr().out
    assert re.search(rf":6:\d+: error: picture '{re.escape(name)}' cannot be used: ", said)
    assert cause in said
    assert cure in said.split("hint:")[1]


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("photos/Harbour.PNG", "photos/harbour.png"),
        ("Photos/harbour.png", "photos/harbour.png"),
        ("photos\\Harbour.png", "photos/harbour.png"),
        ("photos/harbor.png", "photos/harbour.png"),
        ("photos/harbour.jpg", "photos/harbour.png"),
        ("photos/harbour", "photos/harbour.png"),
        ("harbour.png", ""),
        ("nothing/like/it.png", ""),
    ],
)
def test_a_missing_picture_is_answered_with_the_one_that_is_meant(
    written: str, there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "harbour.png").write_bytes(PICTURES["plain.png"]())
    (tmp_path / "brief.yaml").write_text(BRIEF.format(name=written), encoding="utf-8")
    assert main(["check", str(tmp_path / "brief.yaml")]) == 2
    said = capsys.readouterr().out
    assert "cannot be used: there is no such file" in said
    assert f"hint: did you mean '{there}'?" in said if there else "did you mean" not in said


def test_the_name_of_a_file_outside_the_folder_is_never_told(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURES["plain.png"]())
    (tmp_path / "in").mkdir()
    for name in ("../secrets.png", "..\\secret.png", f"{tmp_path}/secrets.png"):
        with pytest.raises(ValueError, match="outside the brief's folder"):
            read_raster(tmp_path / "in", name)


def test_a_path_with_backslashes_is_read_everywhere(tmp_path: Path) -> None:
    (tmp_path / "photos" / "2025").mkdir(parents=True)
    (tmp_path / "photos" / "2025" / "harbour.png").write_bytes(PICTURES["plain.png"]())
    assert read_raster(tmp_path, "photos\\2025\\harbour.png").width == WIDTH


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_a_picture_is_found_in_either_form_of_unicode(on_disk: str, written: str, tmp_path: Path) -> None:
    name = "caf\u00e9/\u30c7\u30fc\u30bf.png"
    path = tmp_path / unicodedata.normalize(on_disk, name)
    path.parent.mkdir()
    path.write_bytes(PICTURES["plain.png"]())
    assert read_raster(tmp_path, unicodedata.normalize(written, name)).width == WIDTH


def test_sixteen_bits_of_grey_keep_their_middle(tmp_path: Path) -> None:
    """Pillow alone clips them to white."""
    image = opened(read(tmp_path, "a.tif", saved(deep_grey(), "TIFF")).data)
    assert abs(at(image, 0.2, 0.6)[0] - drawn("L").getpixel((24, 48))) <= 1


def test_a_pngs_pixels_are_unpacked_once_and_anew_when_they_change(tmp_path, monkeypatch):
    from briefgen.blocks.images import png as pngs

    unpacked: list[int] = []
    unpack = pngs._unpacked
    monkeypatch.setattr(pngs, "_unpacked", lambda packed, most: unpacked.append(most) or unpack(packed, most))
    for size in ((31, 7), (31, 7), (37, 7)):
        written = io.BytesIO()
        Image.new("RGB", size, "#3A6EA5").save(written, "PNG")
        assert pngs.read_png(written.getvalue())[1:] == size
    assert len(unpacked) == 2
