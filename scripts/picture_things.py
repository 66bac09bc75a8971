"""What stands in drawn pictures: a skyline, cranes, a tram, a bridge, a ferry, books, windows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from picture_parts import (
    HEIGHT,
    LARGER,
    WIDTH,
    Layer,
    area,
    canvas,
    glow,
    grid,
    mask_of,
    painted,
    rgb,
    scaled,
    streaks,
    stroke,
    with_light,
)
from PIL import Image, ImageDraw


def skyline(chance: np.random.Generator, horizon: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the masks of houses, higher towards two centres, and of their lit windows."""
    houses, draw = canvas()
    lights, spark = canvas()
    base, x = horizon * HEIGHT, 0.0
    while x < WIDTH:
        width = chance.uniform(14, 38)
        near = np.exp(-(((x - 470) / 190) ** 2)) + 0.85 * np.exp(-(((x - 1130) / 150) ** 2))
        height = chance.uniform(10, 34) + near * chance.uniform(40, 190)
        box = (x, base - height, x + width, base + 1)
        draw.rectangle([side * LARGER for side in box], fill=255)
        if height > 120:
            _crown(chance, draw, box)
        for row in np.arange(box[1] + 6, base - 4, 7):
            for column in np.arange(x + 4, x + width - 4, 5.5):
                if chance.random() < 0.24:
                    pane = (column, row, column + 2.0, row + 2.6)
                    spark.rectangle([side * LARGER for side in pane], fill=int(chance.uniform(90, 255)))
        x += width + (chance.uniform(2, 18) if near < 0.4 else chance.uniform(-6, 5))
    return mask_of(houses), mask_of(lights)


def _crown(
    chance: np.random.Generator, draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float]
) -> None:
    """Draw what stands on a tower: a slope, steps, or a needle."""
    left, top, right, _ = box
    middle, kind = (left + right) / 2, chance.integers(3)
    if kind == 0:
        draw.polygon(scaled([(left, top), (right, top), (right, top - 16)]), fill=255)
    elif kind == 1:
        draw.polygon(scaled([(left + 4, top), (middle, top - 26), (right - 4, top)]), fill=255)
    draw.rectangle([side * LARGER for side in (middle - 1, top - 44, middle + 1, top)], fill=255)


def sea(layer: Layer, chance: np.random.Generator, horizon: float, deep: str, clear: float) -> Layer:
    """Return the layer with what stands above the horizon mirrored below it, broken by waves."""
    start = round(horizon * HEIGHT)
    rows = np.arange(HEIGHT - start)
    depth = rows / (HEIGHT - start)
    waves = streaks(chance, across=7, down=150)[start:]
    shift = (waves - 0.5) * (6 + 70 * depth[:, None])
    source = np.clip(start - 1 - (rows * 0.86)[:, None] - np.abs(shift) * 0.8, 0, start - 1).astype(int)
    across = np.clip(np.arange(WIDTH)[None, :] + shift * 0.5, 0, WIDTH - 1).astype(int)
    mirrored = layer[source, across]
    strength = clear * (1 - 0.62 * depth)[:, None, None] * (0.72 + 0.5 * waves[..., None])
    water = rgb(deep) * (1 - np.clip(strength, 0, 1)) + mirrored * np.clip(strength, 0, 1)
    crests = np.clip((waves - 0.66) * 4, 0, 1)[..., None] * (1 - depth)[:, None, None]
    done = layer.copy()
    done[start:] = np.clip(water + crests * mirrored * 0.28, 0, 1)
    return done


def cranes(horizon: float) -> np.ndarray:
    """Return the mask of cranes on a quay across the water."""
    masks = []
    for x, size in ((0.66, 0.9), (0.735, 1.0), (0.81, 0.86), (0.93, 1.05)):
        top, foot = horizon - 0.13 * size, horizon + 0.004
        masks += [stroke([(x + at, foot), (x + at, top)], 7) for at in (-0.012 * size, 0.014 * size)]
        masks.append(stroke([(x - 0.05 * size, top + 0.02), (x + 0.055 * size, top + 0.02)], 9))
        masks.append(
            stroke(
                [(x - 0.05 * size, top + 0.02), (x, top - 0.045 * size), (x + 0.055 * size, top + 0.02)], 4
            )
        )
        masks.append(
            area([(x - 0.03, foot - 0.022), (x + 0.045, foot - 0.022), (x + 0.045, foot), (x - 0.03, foot)])
        )
    return np.maximum.reduce(masks)


def mast(meeting: tuple[float, float], share: float) -> np.ndarray:
    """Return a mast of the wires beside the rails, the nearer the larger."""
    x = meeting[0] + 0.02 + 0.56 * share
    foot, top = meeting[1] + 0.27 * share, meeting[1] - 0.04 - 0.62 * share
    width = max(3, round(24 * share))
    arm = [(x, top + 0.03 * share), (x - 0.17 * share, top + 0.05 * share)]
    return np.maximum(stroke([(x, foot), (x, top)], width), stroke(arm, max(2, width // 2)))


def tram(scene: Layer, x: float, foot: float) -> Layer:
    """Return the scene with a tram that comes from afar: its front, its pane, its two lights."""
    body = [(x - 0.019, foot), (x - 0.021, foot - 0.06), (x - 0.015, foot - 0.092), (x + 0.015, foot - 0.092)]
    scene = painted(scene, area([*body, (x + 0.021, foot - 0.06), (x + 0.019, foot)]), "#16293A")
    pane = [
        (x - 0.016, foot - 0.05),
        (x - 0.013, foot - 0.08),
        (x + 0.013, foot - 0.08),
        (x + 0.016, foot - 0.05),
    ]
    scene = with_light(scene, area(pane), "#FFE6B0", 0.8)
    for side in (-0.012, 0.012):
        scene = glow(scene, x + side, foot - 0.022, 0.008, "#FFFFFF", 1.0)
        scene = glow(scene, x + side, foot - 0.022, 0.05, "#FFE3A6", 0.55)
    return scene


def bridge(horizon: float) -> np.ndarray:
    """Return the mask of a bridge that hangs from two towers."""
    deck = [(0.0, horizon - 0.16), (1.0, horizon - 0.135), (1.0, horizon - 0.12), (0.0, horizon - 0.143)]
    masks = [area(deck)]
    for x in (0.24, 0.80):
        top, foot, middle = horizon - 0.43, horizon + 0.01, horizon - 0.15
        masks += [stroke([(x + at, foot), (x + at * 0.6, top)], 13) for at in (-0.012, 0.012)]
        reach = [step / 9 for step in range(1, 10)]
        for way in (-1, 1):
            masks += [
                stroke([(x, top + 0.03 * share), (x + way * 0.27 * share, middle)], 3) for share in reach
            ]
    return np.maximum.reduce(masks)


def ferry(horizon: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the masks of a ferry and of its lights."""
    line = horizon + 0.004
    hull = [(0.40, line - 0.035), (0.70, line - 0.035), (0.675, line + 0.012), (0.425, line + 0.012)]
    decks = [
        [(0.44, line - 0.075), (0.665, line - 0.075), (0.68, line - 0.034), (0.43, line - 0.034)],
        [(0.47, line - 0.112), (0.63, line - 0.112), (0.645, line - 0.074), (0.46, line - 0.074)],
        [(0.51, line - 0.142), (0.57, line - 0.142), (0.58, line - 0.11), (0.50, line - 0.11)],
        [(0.595, line - 0.165), (0.617, line - 0.165), (0.617, line - 0.11), (0.595, line - 0.11)],
    ]
    lights = [
        area([(x, line + y), (x + 0.009, line + y), (x + 0.009, line + y + 0.013), (x, line + y + 0.013)])
        for y, start, end in ((-0.062, 0.448, 0.665), (-0.1, 0.478, 0.628), (-0.133, 0.515, 0.565))
        for x in np.arange(start, end, 0.0145)
    ]
    return np.maximum.reduce([area(part) for part in (hull, *decks)]), np.maximum.reduce(lights)


def books(
    wall: Layer,
    chance: np.random.Generator,
    middle: tuple[float, float],
    side: int,
    level: int,
    colours: Sequence[str],
) -> Layer:
    """Return the wall with one board of books at a side of the aisle, drawn in towards its far end."""
    far, near = 0.05, 1.1
    top, foot = -0.62 + level * 0.17, -0.62 + (level + 1) * 0.17 - 0.02

    def at(depth: float, height: float) -> tuple[float, float]:
        reach = far + (near - far) * depth
        return middle[0] + side * reach * 0.62, middle[1] + height * reach * 1.5

    masks: dict[str, tuple[Image.Image, ImageDraw.ImageDraw]] = {}
    depth = 0.0
    while depth < 1:
        thick = chance.uniform(0.006, 0.017) * (0.35 + depth)
        colour = colours[int(chance.integers(len(colours)))]
        _, draw = masks.setdefault(colour, canvas())
        tall = top + (foot - top) * chance.uniform(0.04, 0.3)
        corners = [
            at(depth, tall),
            at(depth + thick * 0.86, tall),
            at(depth + thick * 0.86, foot),
            at(depth, foot),
        ]
        draw.polygon(
            scaled([(x * WIDTH, y * HEIGHT) for x, y in corners]), fill=int(chance.uniform(150, 255))
        )
        depth += thick
    x, _ = grid()
    shade = np.clip(1.05 - np.abs(x - middle[0]) * 0.62 / 0.62, 0.34, 1.0)
    for colour, (image, _) in masks.items():
        wall = painted(wall, mask_of(image) * shade, colour)
    board = area([at(0, foot), at(1, foot), at(1, foot + 0.018), at(0, foot + 0.018)])
    return painted(wall, board, "#6B4A34" if level % 2 else "#5F412E")


def window(centre: float, foot: float, width: float, height: float) -> list[tuple[float, float]]:
    """Return the outline of a window with a round head."""
    half, round_ = width / 2, width / 2 * WIDTH / HEIGHT
    turns = np.linspace(np.pi, 0, 24)
    head = [(centre + half * np.cos(t), foot - height + round_ - round_ * np.sin(t)) for t in turns]
    return [(centre - half, foot), *head, (centre + half, foot)]
