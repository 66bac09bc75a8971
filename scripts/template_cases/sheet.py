"""A picture of decks in eight of the templates: cover, divider and chart of each, as LibreOffice shows them."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests"))

SHOWN = (0, 1, 3)
"""Indexes of the slides that are shown."""
TEMPLATES = (
    "bank.pptx",
    "ministry.pptx",
    "consultancy.pptx",
    "two-masters.pptx",
    "university.potx",
    "night.pptx",
    "keynote.pptx",
    "wps.pptx",
)
"""Those of wide slides that differ most."""
HEIGHT, GAP, COLUMNS = 150, 10, 2
GROUND = "#C9D1DB"
COLOURS = 256


def sheet() -> bytes:
    """Return the picture as a PNG."""
    import office
    from template_files import built_in_template

    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFGEN_CACHE"] = str(Path(folder) / "cache")  # what tests leave there is theirs
        decks = {name.partition(".")[0]: built_in_template(name)[1] for name in TEMPLATES}
        shown = office.rendered(decks, Path(folder))
    rows = [_row([_scaled(page) for page in _pages(pdf)]) for pdf in shown.values()]
    width = max(row.width for row in rows)
    lines = -(-len(rows) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, lines * (HEIGHT + GAP) + GAP), GROUND)
    for index, row in enumerate(rows):
        across, down = divmod(index, lines)
        whole.paste(row, (GAP + across * (width + GAP), GAP + down * (HEIGHT + GAP)))
    file = BytesIO()
    whole.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _pages(pdf: bytes) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        for index in SHOWN:
            page = document[index]
            yield page.render(scale=2 * HEIGHT / page.get_height()).to_pil().convert("RGB")


def _scaled(picture: Image.Image) -> Image.Image:
    size = (round(picture.width * HEIGHT / picture.height), HEIGHT)
    return picture.resize(size, Image.Resampling.LANCZOS)


def _row(pictures: list[Image.Image]) -> Image.Image:
    width = sum(picture.width for picture in pictures) + GAP // 2 * (len(pictures) - 1)
    row, x = Image.new("RGB", (width, HEIGHT), GROUND), 0
    for picture in pictures:
        row.paste(picture, (x, 0))
        x += picture.width + GAP // 2
    return row
