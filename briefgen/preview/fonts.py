"""The fonts that drawings are set in: families and weights, each with the file that a page takes it from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen.render.svg.text import FAMILIES
from briefgen.text.face import FALLBACK, FILES, FIRST_IDEOGRAPH, STYLES, face, is_rare, rare_file


def font_files() -> dict[str, Path]:
    """Return the files that a page may ask for, by name: whole ones, so that no character needs another."""
    paths = (*(face(*each).path for each in FILES), *(rare_file(weight) for weight in STYLES))
    return {path.name: path for path in paths}


def fonts(drawings: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Return what a page has to know of fonts for these drawings; a browser loads those that it needs."""
    plain = (_font(family, weight, face(family, weight).path) for family, weight in FILES)
    rare = sorted({char for drawing in drawings for char in _rarities(drawing)})
    ranges = ",".join(f"U+{ord(char):X}" for char in rare)
    further = (_font(FALLBACK, weight, rare_file(weight), ranges) for weight in STYLES) if rare else ()
    return (*plain, *further)


def _font(family: str, weight: int, path: Path, ranges: str = "") -> dict[str, Any]:
    told = {"family": FAMILIES[family], "weight": weight, "file": path.name}
    return {**told, "range": ranges} if ranges else told


@lru_cache(maxsize=128)
def _rarities(drawing: str) -> frozenset[str]:
    """Return the characters that only the file of rare ideographs has; most drawings stay as they were."""
    return frozenset(filter(_needs_rare, set(drawing)))


def _needs_rare(char: str) -> bool:
    return ord(char) >= FIRST_IDEOGRAPH and not face().vendored(char) and is_rare(char)
