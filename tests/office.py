"""Decks in, LibreOffice's pictures of their slides out; and how far one picture is from another.

LibreOffice has no YaHei: a private font configuration sends every family to our own faces, so that
what differs is the rendering and not the letters.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy
import pypdfium2
from PIL import Image

SOFFICE = shutil.which("soffice")
FONTS = Path(__file__).parents[1] / "briefgen" / "fonts"
TILE = 48
"""Pixels; a page is compared at one pixel a point."""
FONT_CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
{matches}</fontconfig>"""
MATCH = """<match target="pattern">{test}<edit name="family" mode="assign" binding="strong">
<string>{family}</string></edit></match>"""
TEST = '<test name="{name}" compare="{how}">{value}</test>'
FAMILIES = {
    "STZhongsong": "Noto Serif SC",
    "Cambria": "Noto Serif",
    "Bahnschrift Condensed": "Barlow Condensed",
}
"""Ours for the families that decks name; for all others it is Noto Sans SC."""


@dataclass(frozen=True)
class Distance:
    """How far two pictures of a page are apart: worst and mean over tiles of 48 pixels."""

    worst_colour: float
    """Largest difference of a tile's mean colour, 0 to 255."""
    mean_colour: float
    mean_likeness: float
    """Mean structural similarity, 1 for the same picture."""
    worst_likeness: float


def rendered(decks: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return LibreOffice's PDF of each deck."""
    assert SOFFICE
    fonts = folder / "fonts.conf"
    configured = FONT_CONFIGURATION.format(fonts=FONTS, cache=folder / "fonts", matches=_matches())
    fonts.write_text(configured)
    for name, deck in decks.items():
        (folder / f"{name}.pptx").write_bytes(deck)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.pptx") for name in decks]
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in decks}


def _matches() -> str:
    """Return the substitutions; Noto Serif has a bold face under its Chinese name only."""
    others = "".join(
        TEST.format(name="family", how="not_eq", value=f"<string>{name}</string>")
        for name in (*FAMILIES, *FAMILIES.values(), "Noto Serif SC")
    )
    found = [MATCH.format(test=others, family="Noto Sans SC")]
    for name, ours in FAMILIES.items():
        own = TEST.format(name="family", how="eq", value=f"<string>{name}</string>")
        if ours == "Noto Serif":
            bold = own + TEST.format(name="weight", how="more_eq", value="<const>demibold</const>")
            found.append(MATCH.format(test=bold, family="Noto Serif SC"))
        found.append(MATCH.format(test=own, family=ours))
    return "".join(found)


def pictures(pdf: bytes) -> list[Image.Image]:
    """Return the pages at one pixel a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1).to_pil().convert("RGB") for page in document]


def distance(one: Image.Image, other: Image.Image) -> Distance:
    """Compare two pictures of one page."""
    first, second = (_tiles(picture.resize(one.size)) for picture in (one, other))
    colour = numpy.abs(_mean(first) - _mean(second)).max(axis=2)
    likeness = _likeness(_grey(first), _grey(second))
    return Distance(
        worst_colour=float(colour.max()),
        mean_colour=float(colour.mean()),
        mean_likeness=float(likeness.mean()),
        worst_likeness=float(likeness.min()),
    )


def _tiles(picture: Image.Image) -> numpy.ndarray:
    """Return colours by row of tiles, row, column of tiles, column; what is left at the edges is no tile."""
    pixels = numpy.asarray(picture, dtype=numpy.float32)
    down, across = pixels.shape[0] // TILE, pixels.shape[1] // TILE
    return pixels[: down * TILE, : across * TILE].reshape(down, TILE, across, TILE, 3)


def _mean(tiles: numpy.ndarray) -> numpy.ndarray:
    """Return the mean over each tile's pixels; one axis after the other is far cheaper than both at once."""
    return tiles.mean(axis=1).mean(axis=2)


def _grey(tiles: numpy.ndarray) -> numpy.ndarray:
    return (tiles[..., 0] + tiles[..., 1] + tiles[..., 2]) / 3


def _likeness(one: numpy.ndarray, other: numpy.ndarray) -> numpy.ndarray:
    """Return the structural similarity of grey tiles (Wang et al. 2004, one window a tile)."""
    steady, moving = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_1, mean_2 = _mean(one), _mean(other)
    off_1, off_2 = one - mean_1[:, None, :, None], other - mean_2[:, None, :, None]
    covariance = _mean(off_1 * off_2)
    variances = _mean(off_1 * off_1) + _mean(off_2 * off_2)
    brightness = (2 * mean_1 * mean_2 + steady) / (mean_1**2 + mean_2**2 + steady)
    return brightness * (2 * covariance + moving) / (variances + moving)
