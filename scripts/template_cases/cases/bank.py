"""A bank's: logo top right and a bar at the foot on the master, foot texts in the bar, cover on a dark picture."""

from __future__ import annotations

from template_cases import art
from template_cases.deck import Layout, Master, Own, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, drawn, face, ground, level, levels, picture
from template_cases.usual import content, foot, main, title

THEME = Theme(
    name="Northbank",
    colours="1F2A37 FFFFFF 0B3B60 E9EEF3 0B3B60 C79A3B 3F7CAC 7A8B99 A23B3B 5B8C5A 0B5CAD 6A4C93",
    major=("Georgia", "", "宋体"),
    minor=("Calibri", "", "微软雅黑"),
)
WHITE = levels(11, ink="bg1")
COVER = Layout(
    name="Title Slide",
    type="title",
    master_shapes=False,
    ground=ground(picture="town.jpeg"),
    shapes=(
        drawn((0, 300, 960, 240), "000000:45", 5),
        picture((60, 40, 160, 48), "logo-white.png", 6),
        title((60, 310, 780, 110), kind="ctrTitle", style=level(1, size=40, ink="bg1"), body='anchor="b"'),
        Hole(type="subTitle", index=1, box=(60, 425, 780, 50), style=level(1, size=18, ink="bg1")),
        *foot((60, 490, 200, 26), style=(levels(12, ink="bg1"), "", ""))[:1],
    ),
)
SECTION = Layout(
    name="Section Header",
    type="secHead",
    master_shapes=False,
    ground=ground("tx2"),
    shapes=(
        title((60, 190, 700, 90), style=level(1, size=36, ink="bg1"), body='anchor="b"'),
        Hole(type="body", index=1, box=(60, 290, 700, 60), style=level(1, size=18, ink="bg2")),
        drawn((60, 282, 90, 3), "accent2", 7),
        picture((60, 40, 160, 48), "logo-white.png", 6),
        *foot(style=(WHITE, WHITE, WHITE))[2:],
    ),
)
MASTER = Master(
    theme=THEME,
    title=levels(28, ink="tx2", fonts=face("+mj-lt", "+mj-ea")),
    shapes=(
        drawn((0, 506, 960, 34), "accent1", 2, name="Foot bar"),
        drawn((0, 503, 960, 3), "accent2", 3, name="Gold line"),
        picture((822, 24, 100, 30), "logo.png", 4, vector="logo.svg", said="Northbank"),
        *main((38, 20, 760, 64), (38, 104, 884, 384)),
        *foot(
            (38, 509, 150, 28),
            (240, 509, 480, 28),
            (842, 509, 80, 28),
            master=True,
            style=(WHITE, levels(11, ink="bg1", align="ctr"), levels(11, ink="bg1", align="r")),
        ),
    ),
    layouts=(
        COVER,
        Layout(name="Title and Content", type="obj", shapes=(title(), content(), *foot())),
        SECTION,
        Layout(name="Title Only", type="titleOnly", shapes=(title(), *foot())),
        Layout(name="Blank", type="blank", shapes=foot()),
    ),
)


def make() -> Package:
    """Return its parts."""
    own = (
        Own(
            layout=1,
            shapes=(Hole(type="ctrTitle", prompt="Quarterly results"), Hole(type="subTitle", index=1)),
        ),
        Own(layout=2, shapes=(Hole(type="title", prompt="How to use this template"), Hole(index=1))),
    )
    pictures = {
        "logo.png": art.mark("#0B3B60", "#C79A3B"),
        "logo.svg": art.vector("#0B3B60", "#C79A3B"),
        "logo-white.png": art.mark("#FFFFFF", "#C79A3B"),
        "town.jpeg": art.skyline("#0B2238", "#274C6E", "#081A2B"),
    }
    return Template(masters=(MASTER,), slides=own, pictures=pictures, name="Northbank").package()
