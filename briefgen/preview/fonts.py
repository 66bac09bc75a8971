"""The fonts that drawings are set in: families and weights, each with the file that a page takes it from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen.render.svg.text import FAMILIES
from briefgen.text.face import (
    FALLBACK,
    FILES,
    FIRST_IDEOGRAPH,
    STYLES,
    differs_in_taiwan,
    face,
    is_rare,
    rare_file,
    traditional_file,
)


def font_files() -> dict[str, Path]:
    """Return the files that a page may ask for, by name: whole ones, so that no character needs another."""
    further = (file(weight) for file in (traditional_file, rare_file) for weight in STYLES)
    return {path.name: path for path in (*(face(*each).path for each in FILES), *further)}


def fonts(drawings: Iterable[str], *, traditional: bool = False) -> tuple[dict[str, Any], ...]:
    """Return what a page has to know of fonts for these drawings; a browser loads those that it needs.

    Of two that have a character the later one is taken: ``traditional``, that in the form of Taiwan.
    """
    listed = list(drawings)
    plain = (_font(family, weight, face(family, weight).path) for family, weight in FILES)
    rare = {char for drawing in listed for char in _rarities(drawing)}
    taiwan = {char for drawing in listed for char in _of_taiwan(drawing)} if traditional else set()
    return (*plain, *_further(rare, rare_file), *_further(taiwan, traditional_file))


def _further(characters: Collection[str], file: Callable[[int], Path]) -> Iterator[dict[str, Any]]:
    """Yield the fonts of single characters, in each weight; none for none."""
    ranges = ",".join(f"U+{ord(char):X}" for char in sorted(characters))
    if ranges:
        yield from (_font(FALLBACK, weight, file(weight), ranges) for weight in STYLES)


def _font(family: str, weight: int, path: Path, ranges: str = "") -> dict[str, Any]:
    told = {"family": FAMILIES[family], "weight": weight, "file": path.name}
    return {**told, "range": ranges} if ranges else told


@lru_cache(maxsize=128)
def _rarities(drawing: str) -> frozenset[str]:
    """Return the characters that only the file of rare ideographs has; most drawings stay as they were."""
    return frozenset(filter(_needs_rare, set(drawing)))


@lru_cache(maxsize=128)
def _of_taiwan(drawing: str) -> frozenset[str]:
    """Return the characters that have a form of their own in Taiwan."""
    return frozenset(filter(differs_in_taiwan, set(drawing)))


def _needs_rare(char: str) -> bool:
    return ord(char) >= FIRST_IDEOGRAPH and not face().vendored(char) and is_rare(char)
