"""Reader of GeoJSON maps: named regions with their rings of points."""

from __future__ import annotations

import json
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import program_language, tr
from briefgen.runtime.sandbox import file_within

MOST_BYTES = 4 * 1024 * 1024
MOST_POINTS = 60_000
"""A map of more points has to be simplified first: each stays an editable point of a shape."""
MOST_REGIONS = 500
MOST_CHARACTERS = 200
"""Of a region's name."""

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region: its name and its rings (outer ones and holes) in degrees."""

    name: str
    rings: tuple[Ring, ...]


def read_regions(folder: Path, name: str, key: str) -> tuple[Region, ...]:
    """Return the regions of a file; ValueError or OSError when it is none or leaves the folder."""
    path = file_within(folder, name)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(tr("it is larger than {number} MiB: simplify it first", number=MOST_BYTES >> 20))
    found = _regions(path.read_bytes(), key, program_language())
    if isinstance(found, str):
        raise ValueError(found)
    return found


@lru_cache(maxsize=2)  # a map is composed several times; 4 MiB are parsed in half a second
def _regions(content: bytes, key: str, language: str) -> tuple[Region, ...] | str:
    """Return the regions of a file's content, or why there are none, said in the program's language."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return tr("it is not JSON")
    try:
        return _checked(data, key)
    except ValueError as error:
        return str(error)


def _checked(data: Any, key: str) -> tuple[Region, ...]:
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise ValueError(tr("it is not a GeoJSON FeatureCollection"))
    if len(features) > MOST_REGIONS:
        raise ValueError(
            tr(
                "it has {count} regions, more than {MOST_REGIONS}",
                count=len(features),
                MOST_REGIONS=MOST_REGIONS,
            )
        )
    regions = tuple(_region(feature, key) for feature in features)
    if sum(len(ring) for region in regions for ring in region.rings) > MOST_POINTS:
        raise ValueError(
            tr("it has more than {MOST_POINTS:,} points: simplify it first", MOST_POINTS=MOST_POINTS)
        )
    return regions


def _region(feature: Any, key: str) -> Region:
    try:
        name = feature["properties"][key]
        geometry = feature["geometry"]
        kind, parts = geometry["type"], geometry["coordinates"]
    except (KeyError, TypeError):
        raise ValueError(tr("a region has no geometry, or no property {key!r}", key=key[:40])) from None
    if not isinstance(name, str) or len(name) > MOST_CHARACTERS or not name.isprintable():
        raise ValueError(
            tr(
                "a region's {key!r} is not a name of up to {MOST_CHARACTERS} letters",
                key=key[:40],
                MOST_CHARACTERS=MOST_CHARACTERS,
            )
        )
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(
            tr("region {name!r} is a {kind!r}: only polygons can be filled", name=name, kind=str(kind)[:20])
        )
    polygons = [parts] if kind == "Polygon" else parts
    try:
        rings = tuple(
            tuple((_degrees(point[0]), _degrees(point[1])) for point in ring)
            for polygon in polygons
            for ring in polygon
        )
    except (TypeError, ValueError, IndexError, KeyError):
        raise ValueError(tr("region {name!r} has a point that is not a pair of numbers", name=name)) from None
    sound = all(
        isfinite(x) and isfinite(y) and abs(x) <= 360 and abs(y) <= 90 for ring in rings for x, y in ring
    )
    if not rings or not sound or any(len(ring) < 4 for ring in rings):
        raise ValueError(tr("region {name!r} has no closed ring of degrees", name=name))
    return Region(name=name, rings=rings)


def _degrees(value: Any) -> float:
    """Return a number; ValueError for a text or a truth, and for one of 400 digits."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 360:
        raise ValueError
    return float(value)
