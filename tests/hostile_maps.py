"""Hostile GeoJSON files by name, as regions of a map that a brief shows."""

from __future__ import annotations

import json

from hostile_cases import META, Case

METRICS = """metrics:
  a: {label: 甲区, unit: 家, values: {2025: 3}}
  b: {label: 乙区, unit: 家, values: {2025: 5}}
"""
DECK = "deck: [{title: 乙, blocks: [{choropleth: {regions: {甲区: a, 乙区: b}, file: m.json}}]}]\n"
SQUARE = [[1, 1], [2, 1], [2, 2], [1, 1]]


def region(name: object, rings: object, kind: object = "Polygon") -> dict[str, object]:
    """Return a feature."""
    return {"properties": {"name": name}, "geometry": {"type": kind, "coordinates": rings}}


def mapped(content: object, *says: str, code: int = 2) -> Case:
    """Return a brief that shows a map; ``content`` is its file's bytes, or its regions."""
    data = content if isinstance(content, bytes) else json.dumps({"features": content}).encode()
    return Case(META + METRICS + DECK, says, code, files={"m.json": data})


BOTH = [region("甲区", [SQUARE]), region("乙区", [SQUARE])]
NO_PAIR, NO_RING, NO_NAME = "not a pair of numbers", "no closed ring", "is not a name"
LONG = "9" * 4_000
MAPS = {
    "a sound map": mapped(BOTH, code=0),
    "a map 100,000 deep": mapped(b"[" * 100_000, "is not JSON"),
    "a map of regions 100,000 deep": mapped(b'{"features": ' + b'{"a":' * 100_000, "is not JSON"),
    "a million points": mapped([region("甲区", [SQUARE * 60_000])], "more than 60,000 points"),
    "4 MiB of empty lists": mapped(b'{"features": [' + b"[]," * 1_300_000 + b"[]]}", "more than 500"),
    "5 MiB of map": mapped(b" " * (5 << 20), "larger than 4 MiB"),
    "600 regions": mapped([BOTH[0]] * 600, "more than 500"),
    "NaN degrees": mapped([region("甲区", [[[float("nan"), 1], *SQUARE]])], NO_RING),
    "endless degrees": mapped([region("甲区", [[[float("inf"), 1], *SQUARE]])], NO_PAIR),
    "degrees of 4,000 digits": mapped(
        json.dumps({"features": BOTH}).encode().replace(b"1", LONG.encode()), NO_PAIR
    ),
    "degrees of 1e999": mapped(json.dumps({"features": BOTH}).encode().replace(b"[1,", b"[1e999,"), NO_PAIR),
    "degrees in words": mapped([region("甲区", [[["1", "1"]] * 4])], NO_PAIR),
    "degrees that are true": mapped([region("甲区", [[[True, False]] * 4])], NO_PAIR),
    "points that are mappings": mapped([region("甲区", [[{"x": 1}] * 4])], NO_PAIR),
    "rings that are a number": mapped([region("甲区", 5)], NO_PAIR),
    "rings that are a text": mapped([region("甲区", "abcd")], NO_PAIR),
    "no rings": mapped([region("甲区", [])], NO_RING),
    "a region that is a list": mapped([[1, 2]], "no geometry"),
    "a region of nothing": mapped([{"properties": None, "geometry": None}], "no geometry"),
    "a kind that is a list": mapped([region("甲区", [SQUARE], ["Polygon"])], "only polygons"),
    "a name that is a mapping": mapped([region({"x": 1}, [SQUARE])], NO_NAME),
    "a name of 100,000 letters": mapped([region("x" * 100_000, [SQUARE])], NO_NAME),
    "a name that is half a letter": mapped(
        json.dumps({"features": BOTH}).encode().replace(b"\\u7532", b"\\ud800"), NO_NAME
    ),
    "a name that turns around": mapped([region("a\u202eb", [SQUARE])], NO_NAME),
    "a link to itself as a map": Case(META + METRICS + DECK, ("link to itself",), links={"m.json": "m.json"}),
    "a map outside": Case(META + METRICS + DECK, ("outside",), links={"m.json": "/etc/hostname"}),
    "a map of endless zeros": Case(META + METRICS + DECK, ("outside",), links={"m.json": "/dev/zero"}),
}
