"""The example briefs and the README's own in; the pictures of docs/pictures/ out, small enough for a page."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from doc_consoles import Stage, named_briefs  # noqa: E402
from make_docs import remade  # noqa: E402
from preview_picture import preview  # noqa: E402
from web_picture import web_picture  # noqa: E402

from briefgen.brief.theme_file import theme_names  # noqa: E402
from briefgen.cli.app import main as main_of_briefgen  # noqa: E402
from briefgen.pipeline.lay_out import lay_out  # noqa: E402
from briefgen.pipeline.paint import painted  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 300 * 1024
COLOURS = 256
"""Flat colours and their edges: a palette of so many is not told from the whole."""
SLIDES = (1, 2, 3, 4, 5, 6, 12, 15, 20)
"""What the contact strip shows of the example: cover, overview, and each kind of slide."""
GAP = 10
BETWEEN = "#C9D1DB"

TUTORIALS = {"tutorial": "pool/brief.yaml", "zh/tutorial": "shitang/brief.yaml"}
"""What brief the commands of a page leave."""
HOUSE = ("--colours", "#C8102E,#F2A900,#53565A", "--logo", str(ROOT / "docs" / "examples" / "house-logo.svg"))
"""The house style of docs/themes.md."""
ENERGY_SLIDES = (1, 4, 8, 9)
HOUSE_SLIDES = (1, 2, 9, 10)
THEMES_SLIDES = (1, 2, 10)
NOTED = "contract_value.growth@2020"
"""The figure whose note is open on the web page."""
PREVIEWED = (12, "little_giants.multiple@2020")
"""A slide of the example, and a figure of it on which its sources contradict each other."""


def pages(path: Path, theme: str = "") -> tuple[Image.Image, list[Image.Image]]:
    """Return a brief's page and its slides as pictures."""
    files = painted(lay_out(path, theme=theme), path.stem, ("png",))
    pictures = {name: Image.open(BytesIO(content)).convert("RGB") for name, content in files.items()}
    page = pictures.pop(f"{path.stem}-page.png")
    return page, [picture for _, picture in sorted(pictures.items())]


def sheets(path: Path) -> list[Image.Image]:
    """Return a brief's pages as pictures, the overview first."""
    files = painted(lay_out(path), path.stem, ("png",))
    found = {name: content for name, content in files.items() if "-page" in name}
    return [
        Image.open(BytesIO(found[name])).convert("RGB")
        for name in sorted(found, key=lambda name: (len(name), name))
    ]


def scaled(picture: Image.Image, width: int) -> Image.Image:
    """Return the picture at a width."""
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def sheet(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """Return pictures of one size in rows, lines between and around them."""
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    size = (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP)
    made = Image.new("RGB", size, BETWEEN)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        made.paste(picture, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return made


def side_by_side(page: Image.Image, slides: Image.Image) -> Image.Image:
    """Return a page beside a sheet of slides, as high as it."""
    height = slides.height - 2 * GAP
    page = page.resize((round(page.width * height / page.height), height), Image.Resampling.LANCZOS)
    made = Image.new("RGB", (page.width + GAP + slides.width, slides.height), BETWEEN)
    made.paste(page, (GAP, GAP))
    made.paste(slides, (page.width + GAP, 0))
    return made


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours; ValueError when it is too large for a README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / name
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {picture.width} x {picture.height}, {size / 1024:.0f} KiB")
    if size > MOST_BYTES:
        raise ValueError(f"{name} is larger than {MOST_BYTES >> 10} KiB")


def learned(page: str, brief: str) -> None:
    """Make the picture of what a tutorial comes to."""

    def taken(stage: Stage) -> None:
        sheet_, slides = pages(stage.file(brief))
        grid = sheet([scaled(slide, 480) for slide in slides], 1)
        save(side_by_side(sheet_, grid), f"{'-'.join(reversed(page.split('/')))}.png")

    remade((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"), taken)


def main() -> None:
    """Make the pictures anew."""
    for tutorial, brief in TUTORIALS.items():
        learned(tutorial, brief)
    page, slides = pages(ROOT / "data" / "qingdao-2025.yaml")
    save(scaled(page, 1000), "page.png")
    grid = sheet([scaled(slides[number - 1], 480) for number in SLIDES], 3)
    save(grid, "deck.png")
    save(scaled(side_by_side(page, grid), 1400), "front.png")
    save(web_picture(ROOT / "data" / "qingdao-2025.yaml", NOTED), "web.png")
    save(preview(ROOT / "data" / "qingdao-2025.yaml", *PREVIEWED), "preview.png")
    for name, columns, most, width in (("monthly", 2, 4, 480), ("districts", 1, 2, 640)):
        page, slides = pages(ROOT / "docs" / "examples" / f"{name}.yaml")
        grid = sheet([scaled(slide, width) for slide in slides[:most]], columns)
        save(side_by_side(page, grid), f"{name}.png")
    with tempfile.TemporaryDirectory() as folder:
        main_of_briefgen(["theme", "new", *HOUSE, "--out", str(Path(folder) / "house")])
        page, slides = pages(ROOT / "data" / "qingdao-2025.yaml", str(Path(folder) / "house"))
        grid = sheet([scaled(slides[number - 1], 480) for number in HOUSE_SLIDES], 2)
        save(side_by_side(page, grid), "house.png")
    looks = []
    for name in theme_names():
        _, slides = pages(ROOT / "data" / "qingdao-2025.yaml", name)
        looks += [scaled(slides[number - 1], 330) for number in THEMES_SLIDES]
    save(sheet(looks, len(THEMES_SLIDES)), "themes.png")
    hospital = sheets(ROOT / "data" / "hospital" / "hospital.yaml")
    save(sheet([scaled(page, 480) for page in hospital[:4]], 4), "hospital.png")
    page, slides = pages(ROOT / "data" / "stories" / "lindenau-energie.yaml")
    grid = sheet([scaled(slides[number - 1], 480) for number in ENERGY_SLIDES], 2)
    save(side_by_side(page, grid), "energie.png")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in named_briefs((ROOT / "README.md").read_text(encoding="utf-8")).items():
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            page, slides = pages(path)
            grid = sheet([scaled(slide, 480) for slide in slides[:4]], 2)
            save(side_by_side(page, grid), f"{path.stem}.png")


if __name__ == "__main__":
    main()
