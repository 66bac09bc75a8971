"""By hand: content without a type, numbers from 10 to 40, names that say nothing, positions on the master alone."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, drawn, ground, level
from template_cases.usual import foot, main

THEME = Theme(
    name="Plain",
    colours="1B1B1B FFFFFF 333333 F2F2F2 006D77 83C5BE EE6C4D 3D5A80 98C1D9 293241 006D77 3D5A80",
)
MASTER = Master(
    theme=THEME,
    shapes=(
        drawn((0, 0, 12, 540), "accent1", 2),
        *main((40, 24, 880, 60), (40, 100, 880, 380)),
        *foot((40, 500, 150, 24), (300, 500, 360, 24), (770, 500, 150, 24), master=True),
    ),
    layouts=(
        Layout(
            name="1",
            shapes=(
                Hole(type="title", name="Rectangle 7", box=(40, 160, 880, 110), style=level(1, size=44)),
                Hole(index=17, name="Rectangle 8", box=(40, 280, 880, 60), style=level(1, size=20)),
            ),
            ground=ground("F2F2F2"),
        ),
        Layout(
            name="2",
            shapes=(
                Hole(type="title", name="Rectangle 3"),
                Hole(index=10, name="Rectangle 4"),
                *foot(first=30),
            ),
        ),
        Layout(
            name="3",
            shapes=(
                Hole(type="title", name="Rectangle 3"),
                Hole(index=11, name="Rectangle 5", box=(40, 100, 430, 380)),
                Hole(index=40, name="Rectangle 6", box=(490, 100, 430, 380)),
                *foot(first=33),
            ),
        ),
        Layout(name="4", shapes=(Hole(type="title", name="Rectangle 9"), *foot(first=36))),
    ),
)


def make() -> Package:
    """Return its parts."""
    return Template(masters=(MASTER,), name="Plain").package()
