"""A brief's stem in, the names of its output files out: ``DECK.format(stem)``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.base.safe_name import digits_of, safe_name

DECK = "{}.pptx"
PAGE = "{}.pdf"
PAGE_PICTURE = "{}-page.png"
FURTHER_PICTURE = "{}-page-{}.png"
"""Of the stem and the printed page's number, from 2."""
WEB_PAGE = "{}.html"
SLIDE_PICTURE = "{}-slide-{:02d}.png"
"""Of the stem and the slide's number, from 1."""
LONG = "{}-long.pdf"
LONG_PICTURE = "{}-long.png"
PRESS = "{}-print.pdf"
GREY = "{}-grey.pdf"
GREY_PICTURE = "{}-grey.png"
FURTHER_GREY_PICTURE = "{}-grey-{}.png"
MANIFEST = "{}.manifest.json"


def called(stem: str, name: str) -> str:
    """Return the stem of the files of a deck or page among several: that of the brief, and its name."""
    return f"{stem}-{name}" if name else stem


STANDARD_INPUT = Path("-")
FROM_STANDARD_INPUT = "brief.yaml"


def name_of(brief: Path) -> str:
    """Return the name of a brief's file; a fixed one for standard input."""
    return FROM_STANDARD_INPUT if brief == STANDARD_INPUT else brief.name


def stem_of(brief: Path) -> str:
    """Return the stem of a brief's output files: its name without extension, in Unicode NFC."""
    return unicodedata.normalize("NFC", Path(name_of(brief)).stem)


def set_stem(brief: Path, settings: Mapping[str, str], declared: Iterable[str]) -> str:
    """Return the stem of a brief with parameters: behind its own the values that were set, in their order.

    Where other values, or other parameters, could give the same, digits of a hash follow.
    """
    order = list(declared)
    names = [name for name in order if name in settings]
    if not names:
        return stem_of(brief)
    values = [safe_name(settings[name]) for name in names]
    whole = len(names) == len(order)
    dashed = any("-" in value for value in (values[:-1] if whole else values))
    told = all(settings[name] for name in names) and names == order[: len(names)] and not dashed
    digits = [] if told else [digits_of(*names, *(settings[name] for name in names))]
    return "-".join((stem_of(brief), *values, *digits))


def written_names(
    stem: str, names: Mapping[str, Iterable[str]], *, press: bool, grey: bool, long: bool, web: bool
) -> Iterator[str]:
    """Yield the names of a brief's decks and pages, case-folded for disks that ignore case.

    ``names`` are those of its decks and pages, by their key. Pictures and manifests cannot collide: no other
    kind of file has their endings.
    """
    for name in names["deck"]:
        yield DECK.format(called(stem, name)).casefold()
    further = ((PRESS, press), (GREY, grey), (WEB_PAGE, web))
    for name in names["onepager"]:
        for file in (PAGE, *(file for file, asked in further if asked)):
            yield file.format(called(stem, name)).casefold()
    if long:
        yield LONG.format(stem).casefold()
