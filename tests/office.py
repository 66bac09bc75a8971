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
from io import BytesIO
from pathlib import Path

import numpy
from PIL import Image

from briefgen.paint import png

SOFFICE = shutil.which("soffice")
FONTS = Path(__file__).parents[1] / "briefgen" / "fonts"
TILE = 48
"""Pixels; a page is compared at one pixel a point."""
FONT_CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="assign" binding="strong">
<string>Noto Sans SC</string></edit></match></fontconfig>"""


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
    fonts.write_text(FONT_CONFIGURATION.format(fonts=FONTS, cache=folder / "fonts"))
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


def pictures(pdf: bytes) -> list[Image.Image]:
    """Return the pages at one pixel a point."""
    return [Image.open(BytesIO(picture)) for picture in png.paint(pdf, dpi=72)]


def distance(one: Image.Image, other: Image.Image) -> Distance:
    """Compare two pictures of one page."""
    first, second = (_tiles(picture.convert("RGB").resize(one.size)) for picture in (one, other))
    colour = numpy.abs(first.mean(axis=(1, 2)) - second.mean(axis=(1, 2))).max(axis=1)
    likeness = _likeness(first.mean(axis=3), second.mean(axis=3))
    return Distance(
        worst_colour=float(colour.max()),
        mean_colour=float(colour.mean()),
        mean_likeness=float(likeness.mean()),
        worst_likeness=float(likeness.min()),
    )


def _tiles(picture: Image.Image) -> numpy.ndarray:
    """Return tiles by row, column and colour; what is left over at the edges belongs to none."""
    pixels = numpy.asarray(picture, dtype=float)
    down, across = pixels.shape[0] // TILE, pixels.shape[1] // TILE
    cut = pixels[: down * TILE, : across * TILE].reshape(down, TILE, across, TILE, 3)
    return cut.swapaxes(1, 2).reshape(down * across, TILE, TILE, 3)


def _likeness(one: numpy.ndarray, other: numpy.ndarray) -> numpy.ndarray:
    """Return the structural similarity of grey tiles (Wang et al. 2004, one window a tile)."""
    steady, moving = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_1, mean_2 = one.mean(axis=(1, 2)), other.mean(axis=(1, 2))
    covariance = ((one - mean_1[:, None, None]) * (other - mean_2[:, None, None])).mean(axis=(1, 2))
    variances = one.var(axis=(1, 2)) + other.var(axis=(1, 2))
    brightness = (2 * mean_1 * mean_2 + steady) / (mean_1**2 + mean_2**2 + steady)
    return brightness * (2 * covariance + moving) / (variances + moving)
