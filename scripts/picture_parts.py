"""What drawn pictures are made of: layers of light, masks of what has edges, noise, grain at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 900
LARGER = 2
"""Edges are drawn at so many times the size."""
QUALITY = 74

Layer = np.ndarray
"""Height by width by red, green, blue, from 0 to 1."""
Points = Sequence[tuple[float, float]]


def rgb(text: str) -> np.ndarray:
    """Return red, green and blue of ``#RRGGBB``, from 0 to 1."""
    return np.array([int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def grid() -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of every pixel, from 0 to 1."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return x / WIDTH, y / HEIGHT


def gradient(*stops: tuple[float, str]) -> Layer:
    """Return colours that change from the top down."""
    rows = np.linspace(0, 1, HEIGHT)
    places = [place for place, _ in stops]
    channels = [np.interp(rows, places, [rgb(text)[part] for _, text in stops]) for part in range(3)]
    return np.repeat(np.stack(channels, axis=1)[:, None, :], WIDTH, axis=1)


def ramp(start: float, end: float) -> np.ndarray:
    """Return 0 above a height and 1 below another, at every pixel."""
    _, y = grid()
    return np.clip((y - start) / (end - start), 0, 1)


def glow(layer: Layer, x: float, y: float, radius: float, colour: str, strength: float) -> Layer:
    """Return the layer with light about a point, in shares of the picture."""
    across, down = grid()
    far = np.hypot(across - x, (down - y) * HEIGHT / WIDTH) / radius
    return with_light(layer, np.exp(-3 * far**2), colour, strength)


def with_light(layer: Layer, mask: np.ndarray, colour: str, strength: float) -> Layer:
    """Return the layer with light of a colour added as on a screen."""
    light = mask[..., None] * rgb(colour) * strength
    return 1 - (1 - layer) * (1 - np.clip(light, 0, 1))


def painted(layer: Layer, mask: np.ndarray, colour: str) -> Layer:
    """Return the layer with a colour laid over it where the mask is."""
    return layer * (1 - mask[..., None]) + rgb(colour) * mask[..., None]


def soft_noise(chance: np.random.Generator, across: int, down: int) -> np.ndarray:
    """Return soft noise from 0 to 1 with so many hills across and down."""
    coarse = Image.fromarray((chance.random((down, across)) * 255).astype(np.uint8))
    return np.asarray(coarse.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), dtype=float) / 255


def streaks(chance: np.random.Generator, across: int, down: int) -> np.ndarray:
    """Return clouds or waves from 0 to 1: noise that is wider than high."""
    octaves = [soft_noise(chance, across * 2**step, down * 2**step) / 2**step for step in range(4)]
    total = np.sum(octaves, axis=0)
    return (total - total.min()) / (total.max() - total.min())


def canvas() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return an empty mask, enlarged, and what draws on it."""
    image = Image.new("L", (WIDTH * LARGER, HEIGHT * LARGER))
    return image, ImageDraw.Draw(image)


def mask_of(image: Image.Image) -> np.ndarray:
    """Return what was drawn in the size of the picture, from 0 to 1."""
    return np.asarray(image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), dtype=float) / 255


def scaled(points: Points) -> list[tuple[float, float]]:
    """Return points in pixels of the enlarged canvas."""
    return [(float(x) * LARGER, float(y) * LARGER) for x, y in points]


def area(points: Points) -> np.ndarray:
    """Return the mask of an outline, its corners in shares of the picture."""
    image, draw = canvas()
    draw.polygon(scaled([(x * WIDTH, y * HEIGHT) for x, y in points]), fill=255)
    return mask_of(image)


def stroke(points: Points, width: int) -> np.ndarray:
    """Return the mask of a line; its width in pixels of the enlarged canvas."""
    image, draw = canvas()
    draw.line(scaled([(x * WIDTH, y * HEIGHT) for x, y in points]), fill=255, width=width)
    return mask_of(image)


def blurred(mask: np.ndarray, radius: float) -> np.ndarray:
    """Return the mask out of focus."""
    image = Image.fromarray((np.clip(mask, 0, 1) * 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), dtype=float) / 255


def ridge(chance: np.random.Generator, level: float, height: float, hills: int) -> np.ndarray:
    """Return the mask of hills: all below a line that waves."""
    x, y = grid()
    line = np.zeros(WIDTH)
    for step in range(1, 5):
        turn = chance.uniform(0, 2 * np.pi)
        line += np.sin(x[0] * hills * step * 1.3 + turn) / step**1.4
    line = level - height * (line - line.min()) / (line.max() - line.min())
    return np.clip((y - line[None, :]) * HEIGHT + 0.5, 0, 1)


def motes(chance: np.random.Generator, count: int, radius: float) -> np.ndarray:
    """Return the mask of specks at random places."""
    image, draw = canvas()
    for x, y in chance.random((count, 2)) * (WIDTH * LARGER, HEIGHT * LARGER):
        size = radius * LARGER * chance.uniform(0.5, 1.4)
        draw.ellipse((x - size, y - size, x + size, y + size), fill=255)
    return blurred(mask_of(image), radius * 0.45)


def graded(layer: Layer, chance: np.random.Generator) -> Layer:
    """Return the picture with darker corners and the grain of a film."""
    x, y = grid()
    corners = 1 - 0.32 * np.clip(np.hypot(x - 0.5, y - 0.5) * 1.35 - 0.25, 0, 1) ** 1.6
    grain = chance.normal(0, 0.006, (HEIGHT, WIDTH, 1))
    return np.clip(layer * corners[..., None] + grain, 0, 1)


def saved(layer: Layer, path: Path) -> None:
    """Write the picture to a file."""
    image = Image.fromarray((np.clip(layer, 0, 1) * 255 + 0.5).astype(np.uint8))
    image.save(path, "JPEG", quality=QUALITY, optimize=True, subsampling="4:2:0")
