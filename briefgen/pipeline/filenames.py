"""A brief's stem in, the names of the files that it becomes out: ``DECK.format(stem)``."""

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
PRESS = "{}-print.pdf"
GREY = "{}-grey.pdf"
GREY_PICTURE = "{}-grey.png"
MANIFEST = "{}.manifest.json"


STANDARD_INPUT = Path("-")
FROM_STANDARD_INPUT = "brief.yaml"


def name_of(brief: Path) -> str:
    """Return what a brief's file is called; one from standard input has no name of its own."""
    return FROM_STANDARD_INPUT if brief == STANDARD_INPUT else brief.name


def stem_of(brief: Path) -> str:
    """Return what the files of a brief begin with: its name without ending, in one form of Unicode."""
    return unicodedata.normalize("NFC", Path(name_of(brief)).stem)


def stems(stem: str, *, press: bool, grey: bool) -> Iterator[str]:
    """Yield what a brief's files are called, without endings, alike where a disk takes two names for one.

    Pictures and manifests are left out: each kind has an ending that no other kind has.
    """
    asked = (PAGE, *((PRESS,) if press else ()), *((GREY,) if grey else ()))
    for name in asked:
        yield name.format(stem).removesuffix(".pdf").casefold()
