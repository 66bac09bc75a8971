"""A brief's stem in, the names of its output files out: ``DECK.format(stem)``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

DECK = "{}.pptx"
PAGE = "{}.pdf"
PAGE_PICTURE = "{}-page.png"
FURTHER_PICTURE = "{}-page-{}.png"
"""Of the stem and the printed page's number, from 2."""
SLIDE_PICTURE = "{}-slide-{:02d}.png"
"""Of the stem and the slide's number, from 1."""
LONG = "{}-long.pdf"
LONG_PICTURE = "{}-long.png"
PRESS = "{}-print.pdf"
GREY = "{}-grey.pdf"
GREY_PICTURE = "{}-grey.png"
MANIFEST = "{}.manifest.json"


STANDARD_INPUT = Path("-")
FROM_STANDARD_INPUT = "brief.yaml"


def name_of(brief: Path) -> str:
    """Return the name of a brief's file; a fixed one for standard input."""
    return FROM_STANDARD_INPUT if brief == STANDARD_INPUT else brief.name


def stem_of(brief: Path) -> str:
    """Return the stem of a brief's output files: its name without extension, in Unicode NFC."""
    return unicodedata.normalize("NFC", Path(name_of(brief)).stem)


def stems(stem: str, *, press: bool, grey: bool, long: bool) -> Iterator[str]:
    """Yield the stems of a brief's PDF files, case-folded for disks that ignore case.

    Pictures and manifests cannot collide: no other kind of file has their endings.
    """
    further = ((PRESS, press), (GREY, grey), (LONG, long))
    for name in (PAGE, *(name for name, asked in further if asked)):
        yield name.format(stem).removesuffix(".pdf").casefold()
