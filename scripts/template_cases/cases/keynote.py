"""Keynote's export: slides of 1920 × 1080 points, type of 84, every text a body of its own number, no footer."""

from __future__ import annotations

from template_cases import art
from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, Rect, face, ground, levels
from template_cases.usual import FIVE

THEME = Theme(
    name="Waves",
    colours="000000 FFFFFF 44546A E7E6E6 00768F 4E9A06 E0A100 D85A2B B41E5D 5B3A8C 0000FF FF00FF",
    major=("Helvetica Neue", "", ""),
    minor=("Helvetica Neue", "", ""),
)
NAMES = {"title": "Title Text", "body": "Body Level One…", "pic": "Image", "sldNum": "Slide Number"}


def hole(
    kind: str,
    box: Rect,
    *sizes: float,
    index: int | None = None,
    prompt: str = "",
    bold: bool = False,
    at: str = "t",
) -> Hole:
    """Return a placeholder as the export writes it."""
    bullet = "•" if prompt == FIVE else ""
    style = levels(*sizes, bullet=bullet, indent=44, bold=bold, fonts=face("+mn-lt")) if sizes else ""
    return Hole(
        type=kind,
        index=index,
        box=box,
        name=NAMES[kind],
        prompt=prompt or None if kind == "sldNum" else prompt or NAMES[kind],
        style=style,
        body=f'lIns="50800" tIns="50800" rIns="50800" bIns="50800" anchor="{at}"',
        fits="<a:normAutofit/>",
        size="quarter" if index else "",
        custom=kind != "sldNum" and bool(sizes),
    )


def layout(name: str, *shapes: Hole, kind: str = "tx", back: str = "") -> Layout:
    """Return a layout as the export writes it."""
    return Layout(name=name, type=kind, shapes=shapes, ground=back, attributes=' showMasterPhAnim="1"')


HEAD: Rect = (95, 75, 1730, 112)
NUMBER = hole("sldNum", (940, 1020, 40, 36), 18, index=2)
MASTER = Master(
    theme=THEME,
    title=levels(84, bold=True, fonts=face("+mn-lt")),
    body=levels(48, bullet="•", indent=44, before=8, fonts=face("+mn-lt")),
    ground=ground("FFFFFF"),
    shapes=(
        hole("title", HEAD, prompt="Title Text"),
        hole("body", (95, 330, 1730, 640), index=1, prompt=FIVE),
        NUMBER,
    ),
    layouts=(
        layout(
            "Title",
            hole("body", (95, 930, 1730, 50), 36, index=21, prompt="Author and Date", bold=True),
            hole("title", (95, 200, 1730, 366), 116, prompt="Presentation Title", bold=True, at="b"),
            hole("body", (95, 570, 1730, 150), 55, index=1, prompt="Presentation Subtitle", bold=True),
            NUMBER,
            back=ground(picture="waves.jpeg"),
        ),
        layout("Title & Photo", hole("pic", (0, 0, 1920, 1080), index=21), hole("title", HEAD), NUMBER),
        layout(
            "Title & Bullets",
            hole("title", HEAD, prompt="Slide Title"),
            hole("body", (95, 187, 1730, 74), 55, index=21, prompt="Slide Subtitle", bold=True),
            hole("body", (95, 330, 1730, 640), 48, index=1, prompt=FIVE),
            NUMBER,
        ),
        layout("Bullets", hole("body", (95, 110, 1730, 860), 48, index=1, prompt=FIVE), NUMBER),
        layout(
            "Section",
            hole("title", (95, 357, 1730, 366), 116, prompt="Section Title", at="ctr"),
            NUMBER,
            back=ground("00768F"),
        ),
        layout(
            "Title Only",
            hole("title", HEAD, prompt="Slide Title"),
            hole("body", (95, 187, 1730, 74), 55, index=21, prompt="Slide Subtitle", bold=True),
            NUMBER,
        ),
        layout("Big Fact", hole("body", (95, 85, 1730, 660), 250, index=1, prompt="100%"), NUMBER),
        layout("Blank", NUMBER),
    ),
)


def make() -> Package:
    """Return its parts."""
    pictures = {"waves.jpeg": art.waves("#F4FAFB", ("#D5ECF0", "#B2DBE2", "#8CC8D2"))}
    return Template(masters=(MASTER,), size=(1920, 1080), pictures=pictures, name="Waves").package()
