"""A consultancy's: 25 layouts, a title of two lines set from the foot of its box, guides, a sticker, a tracker."""

from __future__ import annotations

from template_cases import art
from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, drawn, face, ground, level, levels, picture, ruled
from template_cases.usual import content, foot, main, title

THEME = Theme(
    name="Argo Partners",
    colours="000000 FFFFFF 14213D E5E5E5 2F6690 16425B 81C3D7 D9DCD6 3A7CA5 F4A259 2F6690 16425B",
)
GUIDES = (
    '<p:extLst><p:ext uri="{27BBF7A9-308A-43DC-89C8-2F10F3537804}"><p15:sldGuideLst xmlns:p15="http://schemas.'
    'microsoft.com/office/powerpoint/2012/main"><p15:guide id="1" orient="horz" pos="2160"><p15:clr><a:srgbClr '
    'val="F26B43"/></p15:clr></p15:guide><p15:guide id="2" pos="384"><p15:clr><a:srgbClr val="F26B43"/></p15:clr>'
    "</p15:guide></p15:sldGuideLst></p:ext></p:extLst>"
)
HEAD, WHOLE, NIGHT = title(), (36.0, 112.0, 888.0, 372.0), ground("14213D")
SMALL, NUMBER = levels(9, ink="7F7F7F"), levels(9, ink="7F7F7F", align="r")
STICKER = drawn((828, 16, 96, 22), "FFFFFF", 5, text="Preliminary", run=' sz="1000" i="1"/>', name="Sticker")
SOURCE = Hole(
    type="body",
    index=20,
    box=(36, 488, 760, 18),
    name="Source",
    prompt="Source: ",
    custom=True,
    style=level(1, size=9),
)


def columns(count: int) -> Layout:
    """Return a layout of so many columns."""
    width = (888.0 - 18.0 * (count - 1)) / count
    boxes = [(36.0 + (width + 18.0) * index, 112.0, width, 372.0) for index in range(count)]
    each = (content(30 + index, box) for index, box in enumerate(boxes))
    return Layout(name=f"{count} columns", shapes=(HEAD, *each, *foot()))


def tracked(number: int) -> Layout:
    """Return a layout with a line that says how far the talk is."""
    line = drawn((36, 12, 20 * number, 4), "accent6", 6)
    return Layout(name=f"Title, tracker {number}", shapes=(HEAD, line, *foot()))


def filled(name: str, kind: str, index: int) -> Layout:
    """Return a layout with a place for one kind of content and a line for its source."""
    hole = Hole(
        type=kind, index=index, box=WHOLE, name=f"{name} Placeholder 3", prompt="Click icon", custom=True
    )
    return Layout(name=name, shapes=(HEAD, hole, SOURCE, *foot()))


PICTURE = Layout(
    name="Text and picture",
    shapes=(
        title((36, 30, 420, 66)),
        content(1, (36, 112, 420, 372)),
        Hole(
            type="pic",
            index=16,
            box=(480, 0, 480, 540),
            name="Picture Placeholder 3",
            prompt="Drag picture here",
            custom=True,
        ),
    ),
)
COVER = Layout(
    name="Title slide (dark)",
    type="title",
    ground=NIGHT,
    master_shapes=False,
    shapes=(
        title((36, 150, 640, 130), kind="ctrTitle", style=level(1, size=36, ink="FFFFFF"), body='anchor="b"'),
        Hole(type="subTitle", index=1, box=(36, 290, 640, 40), style=level(1, size=18, ink="D9DCD6")),
        Hole(
            type="body",
            index=21,
            box=(36, 340, 400, 24),
            name="Client",
            prompt="Client, place, date",
            custom=True,
            style=level(1, size=12, ink="D9DCD6"),
        ),
        drawn((700, 0, 260, 540), "accent1", 7),
    ),
)
DIVIDER = Layout(
    name="Divider",
    type="secHead",
    ground=ground("E5E5E5"),
    shapes=(
        title((36, 200, 640, 80), style=level(1, size=32)),
        Hole(type="body", index=1, box=(36, 290, 640, 50)),
    ),
)
VERTICAL = Layout(
    name="Vertical text", type="vertTx", shapes=(HEAD, Hole(type="body", index=1, more=' orient="vert"'))
)
END = Layout(
    name="End",
    ground=NIGHT,
    master_shapes=False,
    shapes=(title((36, 220, 640, 80), style=level(1, size=32, ink="FFFFFF")),),
)
MASTER = Master(
    theme=THEME,
    title=levels(24, ink="tx2", bold=True, spacing=90, fonts=face("+mj-lt", "+mj-ea")),
    body=levels(16, 14, 12, bullet="–", indent=12, before=8, fonts=face("+mn-lt", "+mn-ea")),
    shapes=(
        *main((36, 30, 780, 66), WHOLE, anchor="b"),
        ruled((36, 512), (924, 512), "BFBFBF", 3, 0.75),
        picture((36, 516, 60, 18), "logo.png", 4),
        *foot(
            (500, 514, 90, 20),
            (110, 514, 380, 20),
            (864, 514, 60, 20),
            master=True,
            style=(SMALL, SMALL, NUMBER),
        ),
    ),
    layouts=(
        *(tracked(number) for number in range(1, 5)),
        Layout(name="Contents", shapes=(HEAD, content(), *foot())),
        filled("Chart", "chart", 14),
        filled("Table", "tbl", 15),
        *(columns(count) for count in range(1, 4)),
        PICTURE,
        VERTICAL,
        COVER,
        Layout(name="Title and content", type="obj", shapes=(HEAD, content(), STICKER, *foot())),
        Layout(name="Title only", type="titleOnly", shapes=(HEAD, *foot())),
        DIVIDER,
        *(tracked(number) for number in range(5, 12)),
        Layout(
            name="Disclaimer",
            shapes=(Hole(type="body", index=40, box=(36, 60, 888, 420), name="Legal"),),
        ),
        END,
        Layout(name="Blank", type="blank"),
    ),
    extra=GUIDES,
)


def make() -> Package:
    """Return its parts."""
    pictures = {"logo.png": art.mark("#14213D", "#F4A259", width=120, height=36)}
    return Template(masters=(MASTER,), pictures=pictures, name="Argo Partners").package()
