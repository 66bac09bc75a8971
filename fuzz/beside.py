"""A folder in, files beside a brief out: pictures of every mode that is read, maps, a table, templates."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from PIL import Image

from briefgen.cli.gallery.example import FOLDER as GALLERY
from fuzz import families

SIDE = {"wide": (300, 40), "high": (40, 300), "dot": (1, 1), "square": (64, 64)}
TEMPLATES = Path(__file__).parents[1] / "tests" / "templates"
HOUSES = ("bank.pptx", "ministry.pptx", "untyped.pptx")
SHAPES = {
    "one.geojson": {"东": [[[[0, 0], [4, 0], [4, 3], [0, 3], [0, 0]]]]},
    "holes.geojson": {
        "A": [[[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[3, 3], [6, 3], [6, 6], [3, 3]]]],
        "B": [[[[9, 0], [12, 0], [12, 9], [9, 0]]], [[[20, 20], [21, 20], [21, 21], [20, 20]]]],
    },
    "tiny.geojson": {"x" * 40: [[[[120, 36], [120.00001, 36], [120.00001, 36.00001], [120, 36]]]]},
    "flat.geojson": {"线": [[[[0, 5], [9, 5], [4, 5], [0, 5]]]], "点": [[[[3, 3], [3, 3], [3, 3], [3, 3]]]]},
}
"""By file, then by region: its polygons."""


def furnish(folder: Path) -> None:
    """Put pictures, maps, a table and companies' templates into a folder."""
    (folder / families.FILE).parent.mkdir(exist_ok=True)
    (folder / families.FILE).write_text(families.written(), encoding="utf-8")
    (folder / "houses").mkdir(exist_ok=True)
    for name in HOUSES:
        shutil.copy(TEMPLATES / name, folder / "houses" / name)
    home = folder / "pictures"
    shutil.copytree(GALLERY / "pictures", home, dirs_exist_ok=True)
    for name, size in SIDE.items():
        Image.new("RGB", size, "#5B8FB9").save(home / f"{name}.png")
    square = SIDE["square"]
    for mode in ("1", "L", "LA", "P", "RGBA", "I;16"):
        Image.new(mode, square).save(home / f"mode-{mode.replace(';', '').lower()}.png")
    for mode in ("L", "RGB", "CMYK"):
        Image.new(mode, square).save(home / f"mode-{mode.lower()}.jpg")
    turned = Image.Exif()
    turned[0x0112] = 6  # a camera held upright
    Image.new("RGB", SIDE["wide"], "#D98E4A").save(home / "turned.jpeg", exif=turned, dpi=(300, 72))
    for name, regions in SHAPES.items():
        (home / name).write_text(json.dumps(_collection(regions)), encoding="utf-8")


def _collection(regions: dict[str, list[object]]) -> dict[str, object]:
    features = [
        {
            "type": "Feature",
            "properties": {"name": name, "id": number},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
        for number, (name, polygons) in enumerate(regions.items())
    ]
    return {"type": "FeatureCollection", "features": features}


@cache
def pictures(folder: Path) -> tuple[str, ...]:
    """Return the pictures' paths as a brief names them."""
    found = (path for path in (folder / "pictures").iterdir() if path.suffix != ".geojson")
    return tuple(sorted(f"pictures/{path.name}" for path in found))


@cache
def maps(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the maps' paths, and the names of the regions in each."""
    found = {}
    for path in sorted((folder / "pictures").glob("*.geojson")):
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        found[f"pictures/{path.name}"] = tuple(each["properties"]["name"] for each in features)
    return found
