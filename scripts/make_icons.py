"""Bootstrap Icons as SVG files in, briefgen/icons/icons.json out: absolute moves, lines and curves only.

The SVG files come from the PyPI package `django-js-lib-bootstrap-icons` (MIT, as the icons are):

    pip install --no-deps --target icons django-js-lib-bootstrap-icons==1.11.3.0
    python scripts/make_icons.py icons

PowerPoint fills a freeform by the even-odd rule and a PDF by the rule it is told: an icon that the two rules
fill differently is refused.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

HOME = Path(__file__).resolve().parents[1] / "briefgen" / "icons"
NAMES = """
airplane archive award bank bar-chart basket battery-charging bell bicycle book bookmark briefcase broadcast
bricks bug building buildings bullseye bus-front calculator calendar-event camera car-front cart cash-coin
cash-stack chat-dots check-circle clipboard-check clock cloud code-slash compass cpu credit-card database
diagram-3 display download droplet easel envelope eye exclamation-triangle file-text fire flag folder funnel
gear gem geo-alt gift globe globe-asia-australia graph-down graph-up-arrow grid hammer hand-thumbs-up heart
heart-pulse hospital hourglass-split house image inbox info-circle journal-text key laptop layers lightbulb
lightning link-45deg list-check lock map megaphone moon mortarboard music-note-beamed newspaper palette
patch-check pencil people percent person person-badge phone pie-chart pin-map plug printer puzzle
question-circle recycle repeat robot rocket-takeoff router search send shield-check shop sliders
speedometer2 star sun tag telephone thermometer-half tools train-front translate trash tree trophy truck
umbrella unlock virus water wifi wind wrench-adjustable x-circle
""".split()  # noqa: SIM905 - a list of 130 quoted words reads worse
PRECISION = 2
SAMPLES = 56
"""Points a side at which the two filling rules are compared."""

Point = tuple[float, float]


def commands(svg: str) -> list[tuple[str, list[Point]]]:
    """Return an SVG's outlines as moveTo, lineTo, curveTo and closePath with absolute points."""
    pen = RecordingPen()
    for data in re.findall(r'<path[^>]*\sd="([^"]+)"', svg):
        parse_path(data, pen)
    made: list[tuple[str, list[Point]]] = []
    at = (0.0, 0.0)
    for name, points in pen.value:
        if name == "qCurveTo":  # a quadratic curve as the cubic one that it is
            (cx, cy), end = points
            first = (at[0] + 2 / 3 * (cx - at[0]), at[1] + 2 / 3 * (cy - at[1]))
            second = (end[0] + 2 / 3 * (cx - end[0]), end[1] + 2 / 3 * (cy - end[1]))
            name, points = "curveTo", (first, second, end)
        made.append(("closePath" if name == "endPath" else name, list(points)))
        at = points[-1] if points else at
    return made


def written(outline: list[tuple[str, list[Point]]]) -> str:
    """Return the outline in SVG's own words M, L, C and Z."""
    letters = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}
    parts = []
    for name, points in outline:
        numbers = (f"{round(value, PRECISION):g}" for point in points for value in point)
        parts.append(letters[name] + " ".join(numbers))
    return "".join(parts)


def rings(outline: list[tuple[str, list[Point]]]) -> Iterator[list[Point]]:
    """Yield the outline's parts as polygons."""
    ring: list[Point] = []
    for name, points in outline:
        if name == "moveTo" and ring:
            yield ring
            ring = []
        if name == "curveTo":
            p = np.array([ring[-1], *points])
            for t in np.linspace(0.125, 1, 8):
                w = np.array([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3])
                ring.append(tuple(w @ p))
        else:
            ring += points
    yield ring


def ambiguous(outline: list[tuple[str, list[Point]]]) -> float:
    """Return the share of the icon's square that the two filling rules fill differently."""
    xs, ys = np.meshgrid(*[np.linspace(0, 16, SAMPLES + 2)[1:-1] + 0.0137] * 2)
    winding = np.zeros(xs.shape, int)
    for ring in rings(outline):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if y1 == y2:
                continue
            crossed = (ys >= min(y1, y2)) & (ys < max(y1, y2))
            right = x1 + (ys - y1) * (x2 - x1) / (y2 - y1) > xs
            winding += np.where(crossed & right, 1 if y2 > y1 else -1, 0)
    return float(np.mean((winding != 0) != (winding % 2 != 0)))


def main() -> None:
    """Write the icons, and name those that are refused."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the package was installed")
    folder = next(parser.parse_args().folder.rglob("bootstrap-icons/award.svg")).parent
    icons = {}
    for name in NAMES:
        for variant in (f"{name}-fill", name):
            path = folder / f"{variant}.svg"
            if path.exists() and ambiguous(outline := commands(path.read_text("utf-8"))) < 0.002:
                icons[name] = written(outline)
                break
        else:
            print(f"refused: {name}")
    HOME.mkdir(exist_ok=True)
    text = json.dumps(icons, indent=0, sort_keys=True)
    (HOME / "icons.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(icons)} icons, {len(text) / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
