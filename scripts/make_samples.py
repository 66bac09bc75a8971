"""Nothing in, the gallery's sample pictures out: drawn scenes and marks of nobody, free of any right."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

HOME = Path(__file__).resolve().parents[1] / "briefgen" / "cli" / "gallery" / "pictures"
SKY, SEA, HILL, SAND, INK, WARM = "#DCEBF7", "#5B8FB9", "#6E9E7A", "#E9D8B4", "#23405C", "#D98E4A"
Draw = ImageDraw.ImageDraw


def lake(draw: Draw) -> None:
    """Draw hills behind a lake."""
    draw.ellipse((420, 50, 500, 130), fill=WARM)
    draw.polygon([(0, 300), (180, 120), (340, 300)], fill=HILL)
    draw.polygon([(220, 300), (440, 170), (660, 300)], fill="#86B08F")
    draw.rectangle((0, 300, 640, 420), fill=SEA)
    for y in range(320, 420, 24):
        draw.line((40, y, 600, y), fill="#7FA9CC", width=3)


def hall(draw: Draw) -> None:
    """Draw a reading hall with shelves."""
    draw.rectangle((0, 0, 640, 420), fill=SAND)
    for column in range(5):
        x = 30 + column * 120
        draw.rectangle((x, 60, x + 100, 330), fill="#B98A5B")
        for shelf in range(4):
            y = 76 + shelf * 64
            for book in range(7):
                colour = (SEA, HILL, WARM, INK)[(book + shelf + column) % 4]
                draw.rectangle((x + 8 + book * 12, y, x + 17 + book * 12, y + 46), fill=colour)
    draw.rectangle((0, 330, 640, 420), fill="#8C6A45")


def street(draw: Draw) -> None:
    """Draw a street with a low house of many windows."""
    for index, (x, top) in enumerate([(20, 140), (150, 90), (290, 170), (430, 110), (540, 150)]):
        draw.rectangle((x, top, x + 120, 340), fill=(INK, SEA, WARM, "#86B08F", INK)[index])
        for row in range(3):
            for column in range(3):
                left, upper = x + 18 + column * 32, top + 24 + row * 44
                draw.rectangle((left, upper, left + 18, upper + 24), fill="#F6E7B0")
    draw.rectangle((0, 340, 640, 420), fill="#B7BDC4")


def marks() -> dict[str, Image.Image]:
    """Return three marks of different shapes."""
    wide = Image.new("RGB", (480, 160), "#FFFFFF")
    draw = ImageDraw.Draw(wide)
    for index in range(3):
        draw.ellipse((20 + index * 150, 20, 140 + index * 150, 140), fill=(SEA, HILL, WARM)[index])
    square = Image.new("RGB", (240, 240), "#FFFFFF")
    draw = ImageDraw.Draw(square)
    draw.polygon([(120, 10), (230, 120), (120, 230), (10, 120)], fill=INK)
    draw.ellipse((80, 80, 160, 160), fill="#FFFFFF")
    bars = Image.new("RGB", (360, 200), "#FFFFFF")
    draw = ImageDraw.Draw(bars)
    for index in range(6):
        draw.rectangle((10 + index * 58, 150 - index * 24, 54 + index * 58, 190), fill=HILL)
    return {"mark-wide": wide, "mark-square": square, "mark-bars": bars}


def main() -> None:
    """Write the pictures."""
    HOME.mkdir(exist_ok=True)
    made = marks()
    for scene in (lake, hall, street):
        picture = Image.new("RGB", (640, 420), SKY)
        scene(ImageDraw.Draw(picture))
        made[scene.__name__] = picture
    for name, picture in made.items():
        picture.quantize(32).convert("RGB").save(HOME / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
