"""Nothing goes in; out come the pictures of the example briefs, in data/pictures, which nobody else made.

`python scripts/draw_pictures.py` draws all, with names behind it only those. Light is laid on in layers
(numpy), what has edges is drawn at twice the size (Pillow); all chance is seeded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from picture_parts import (
    HEIGHT,
    WIDTH,
    Layer,
    area,
    blurred,
    canvas,
    glow,
    graded,
    gradient,
    grid,
    mask_of,
    motes,
    painted,
    ramp,
    rgb,
    ridge,
    saved,
    scaled,
    streaks,
    stroke,
    with_light,
)
from picture_things import books, bridge, cranes, ferry, mast, sea, skyline, tram, window

FOLDER = Path(__file__).resolve().parents[1] / "data" / "pictures"


def main() -> None:
    """Draw the pictures that are asked for, or all."""
    FOLDER.mkdir(exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        path = FOLDER / f"{name}.jpg"
        saved(PICTURES[name](), path)
        print(path.name, path.stat().st_size)


def dusk_skyline() -> Layer:
    """A city by the sea after sunset: its windows, two ridges of hills, the glow on the water."""
    chance = np.random.default_rng(35)
    horizon = 0.63
    sky = gradient(
        (0, "#0B1D45"),
        (0.28, "#27386B"),
        (0.48, "#7A5A86"),
        (0.58, "#D98A63"),
        (0.64, "#F6C27A"),
        (1, "#F6C27A"),
    )
    sky = glow(sky, 0.66, 0.62, 0.5, "#FFC477", 0.55)
    clouds = streaks(chance, across=5, down=42)
    lit = np.clip((clouds - 0.52) * 3.2, 0, 1)[..., None] * ramp(0.12, 0.6)[..., None]
    sky = sky * (1 - 0.5 * lit) + rgb("#E79A86") * 0.5 * lit
    far = ridge(chance, 0.585, 0.05, 5)
    near = ridge(chance, 0.61, 0.04, 9)
    sky = painted(sky, far, "#5B5480")
    sky = painted(sky, near, "#3E4270")
    city, windows = skyline(chance, horizon)
    sky = painted(sky, city, "#141F42")
    sky = with_light(sky, windows, "#FFD48A", 0.85)
    return graded(sea(sky, chance, horizon, "#0A1738", 0.62), chance)


def sea_light() -> Layer:
    """Light that falls into deep water, with motes in it and a ridge of the floor."""
    chance = np.random.default_rng(8)
    water = gradient((0, "#2F9FA8"), (0.3, "#136A80"), (0.65, "#07364F"), (1, "#041B30"))
    x, y = grid()
    source = (0.62, -0.25)
    angle = np.arctan2(x - source[0], (y - source[1]) * HEIGHT / WIDTH)
    beams = np.zeros_like(x)
    for _ in range(26):
        centre, width = chance.uniform(-0.75, 0.75), chance.uniform(0.008, 0.05)
        beams += chance.uniform(0.15, 0.6) * np.exp(-(((angle - centre) / width) ** 2))
    beams *= np.exp(-2.1 * y) * np.exp(-((angle / 0.7) ** 2))
    water = water + beams[..., None] * rgb("#9FF0E6") * 0.34
    water = glow(water, 0.62, 0.0, 0.42, "#CFFFF2", 0.42)
    for count, radius, strength in ((90, 1.6, 0.5), (40, 3.4, 0.32), (14, 9.0, 0.16)):
        water = with_light(water, motes(chance, count, radius), "#D9FFF6", strength)
    for level, height, colour in ((0.9, 0.09, "#06283C"), (0.96, 0.07, "#031424")):
        water = painted(water, ridge(chance, level, height, 7), colour)
    return graded(water, chance)


def light_trails() -> Layer:
    """Lines of light that run from far away towards whoever looks: speed, and nothing else."""
    chance = np.random.default_rng(14)
    night = glow(gradient((0, "#060B1E"), (0.55, "#0C1838"), (1, "#050914")), 0.68, 0.46, 0.5, "#1F4FA8", 0.6)
    middle = (0.68 * WIDTH, 0.46 * HEIGHT)
    for colour, count, strength in (("#4FA3FF", 90, 0.8), ("#8FE3FF", 46, 0.8), ("#FFB36B", 34, 0.85)):
        image, draw = canvas()
        for _ in range(count):
            turn = chance.uniform(0, 2 * np.pi)
            start, length = chance.uniform(60, 420), chance.uniform(160, 900)
            near = [
                (middle[0] + r * np.cos(turn), middle[1] + r * np.sin(turn)) for r in (start, start + length)
            ]
            side = np.array((-np.sin(turn), np.cos(turn))) * chance.uniform(0.8, 4.2)
            draw.polygon(scaled([near[0], tuple(near[1] + side), tuple(near[1] - side)]), fill=255)
        sharp = mask_of(image)
        night = with_light(night, blurred(sharp, 9), colour, strength * 0.55)
        night = with_light(night, sharp, colour, strength * 0.5)
    return graded(glow(night, 0.68, 0.46, 0.13, "#EAF6FF", 0.95), chance)


def dawn_tram() -> Layer:
    """A tram line on the quay at dawn: its rails and wires run to where the first tram comes from."""
    chance = np.random.default_rng(64)
    horizon = 0.56
    sky = gradient((0, "#1E4A78"), (0.3, "#5C92B0"), (0.46, "#E3BFA0"), (0.56, "#FBE0B0"), (1, "#FBE0B0"))
    sky = glow(sky, 0.36, 0.55, 0.42, "#FFEFC0", 0.75)
    clouds = np.clip((streaks(chance, across=4, down=34) - 0.56) * 3, 0, 1)[..., None]
    sky = sky * (1 - 0.35 * clouds) + rgb("#F3CDB0") * 0.35 * clouds
    sky = painted(sky, ridge(chance, 0.55, 0.03, 6), "#7C99A8")
    sky = painted(sky, cranes(horizon), "#40627A")
    scene = sea(sky, chance, horizon, "#234A66", 0.55)
    meeting = (0.40, horizon)
    scene = painted(scene, area([meeting, (0.42, horizon), (1.0, 0.80), (1.0, 1.0), (0.02, 1.0)]), "#26394A")
    light = area([meeting, (0.50, 1.0), (0.76, 1.0)])
    scene = with_light(scene, blurred(light, 22), "#F4D9AE", 0.30)
    for foot in (0.24, 0.42, 0.60, 0.80):
        rail = [(meeting[0] + 0.001, meeting[1]), (foot, 1.0), (foot + 0.013, 1.0)]
        scene = with_light(scene, area(rail), "#FFE9C2", 0.85)
    wires = [stroke([(meeting[0] + 0.008, meeting[1] - 0.03), (1.0, top)], 3) for top in (-0.16, -0.05)]
    masts = [mast(meeting, share) for share in (0.07, 0.12, 0.2, 0.34, 0.58, 0.98)]
    scene = painted(scene, np.maximum.reduce([*wires, *masts]), "#1B3042")
    return graded(tram(scene, 0.408, 0.617), chance)


def night_ferry() -> Layer:
    """A ferry under a bridge in the blue hour, its lights on the water."""
    chance = np.random.default_rng(6)
    horizon = 0.6
    sky = gradient((0, "#0A2038"), (0.35, "#1F4C6E"), (0.54, "#5E93A5"), (0.6, "#E3B98F"), (1, "#E3B98F"))
    clouds = np.clip((streaks(chance, across=4, down=30) - 0.55) * 3, 0, 1)[..., None]
    sky = sky * (1 - 0.3 * clouds) + rgb("#9DB6C0") * 0.3 * clouds
    sky = painted(sky, ridge(chance, 0.585, 0.035, 8), "#24506B")
    sky = painted(sky, bridge(horizon), "#0F2C44")
    hull, lights = ferry(horizon)
    sky = painted(sky, hull, "#0B2034")
    sky = with_light(sky, blurred(lights, 10), "#FFC56E", 0.5)
    sky = with_light(sky, lights, "#FFE2A3", 0.95)
    return graded(sea(sky, chance, horizon, "#071B2E", 0.66), chance)


def shelves() -> Layer:
    """An aisle between shelves that leads to a bright window, the books' spines in warm and cool rows."""
    chance = np.random.default_rng(780)
    wall = gradient((0, "#2A1D18"), (0.5, "#3B2A22"), (1, "#1D1512"))
    middle = (0.60, 0.47)
    colours = (
        "#8C3B2E",
        "#B8763A",
        "#D8B26A",
        "#2F5D62",
        "#3C4E7A",
        "#6B4C3B",
        "#A89A86",
        "#54707A",
        "#7A2E3A",
    )
    for side in (-1, 1):
        for level in range(9):
            wall = books(wall, chance, middle, side, level, colours)
    floor = [(middle[0] - 0.045, 0.575), (middle[0] + 0.045, 0.575), (0.98, 1.0), (0.22, 1.0)]
    wall = painted(wall, area(floor), "#4A3527")
    shine = [(middle[0] - 0.03, 0.575), (middle[0] + 0.03, 0.575), (0.80, 1.0), (0.40, 1.0)]
    wall = with_light(wall, blurred(area(shine), 26), "#FFD9A0", 0.5)
    bright = area(window(middle[0], 0.575, 0.09, 0.19))
    wall = painted(wall, bright, "#FFF3DA")
    wall = glow(wall, middle[0], middle[1], 0.30, "#FFDDA6", 0.75)
    return graded(wall, chance)


def reading_hall() -> Layer:
    """A hall of tall windows in the evening: their light on the floor, lamps in a row."""
    chance = np.random.default_rng(412)
    hall = gradient((0, "#16262F"), (0.62, "#28424B"), (0.66, "#20343C"), (1, "#0F1C23"))
    for index in range(5):
        centre = 0.13 + index * 0.185
        arch = area(window(centre, 0.60, 0.12, 0.47))
        panes = gradient((0, "#E9B872"), (0.35, "#F5D9A2"), (0.6, "#FFF0CF"), (1, "#FFF0CF"))
        hall = hall * (1 - arch[..., None]) + panes * arch[..., None]
        bars = [stroke([(centre + at, 0.1), (centre + at, 0.6)], 5) for at in (-0.02, 0.02)]
        bars += [stroke([(centre - 0.07, y), (centre + 0.07, y)], 5) for y in (0.26, 0.36, 0.46)]
        hall = painted(hall, np.maximum.reduce(bars) * arch, "#22383F")
        pool = area(
            [(centre - 0.055, 0.68), (centre + 0.055, 0.68), (centre - 0.06, 1.0), (centre - 0.24, 1.0)]
        )
        hall = with_light(hall, blurred(pool, 20), "#F3C98B", 0.42)
        hall = glow(hall, centre, 0.4, 0.13, "#FFD596", 0.26)
    table = area([(0.0, 0.76), (1.0, 0.73), (1.0, 0.79), (0.0, 0.83)])
    hall = painted(hall, table, "#14232A")
    for index in range(6):
        x = 0.09 + index * 0.165
        y = 0.755 - 0.03 * x
        lamp = [(x - 0.022, y - 0.05), (x + 0.022, y - 0.05), (x + 0.013, y - 0.085), (x - 0.013, y - 0.085)]
        stem = stroke([(x, y - 0.05), (x, y + 0.01)], 7)
        hall = painted(hall, stem, "#0D181D")
        hall = painted(hall, area(lamp), "#2F7A5B")
        hall = glow(hall, x, y - 0.025, 0.055, "#FFE3A6", 0.8)
    return graded(hall, chance)


PICTURES: dict[str, Callable[[], Layer]] = {
    "dusk-skyline": dusk_skyline,
    "sea-light": sea_light,
    "light-trails": light_trails,
    "dawn-tram": dawn_tram,
    "night-ferry": night_ferry,
    "shelves": shelves,
    "reading-hall": reading_hall,
}

if __name__ == "__main__":
    main()
