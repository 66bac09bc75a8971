"""Slides of 21:9 for a wall of screens, with a panel down the right side of every content slide."""

from __future__ import annotations

from template_cases import art
from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, drawn, face, ground, level, levels, picture
from template_cases.usual import content, foot, main, title


def make() -> Package:
    """Return its parts."""
    theme = Theme(
        name="Wall",
        colours="1A1A2E FFFFFF 16213E F5F5F7 E94560 0F3460 533483 4D7EA8 B56576 6D6875 0F3460 533483",
        major=("Segoe UI Semibold", "", "微软雅黑"),
        minor=("Segoe UI", "", "微软雅黑"),
    )
    panel = drawn((1100, 0, 160, 540), "tx2", 3) + picture((1120, 30, 120, 36), "logo.png", 4)
    master = Master(
        theme=theme,
        title=levels(30, ink="tx2", fonts=face("+mj-lt", "+mj-ea")),
        shapes=(
            *main((48, 24, 1020, 64), (48, 100, 1020, 390)),
            *foot((48, 504, 160, 24), (260, 504, 560, 24), (1000, 504, 68, 24), master=True),
        ),
        layouts=(
            Layout(
                name="Opening",
                type="title",
                ground=ground(fade=("16213E", "533483")),
                shapes=(
                    title(
                        (120, 160, 1020, 120),
                        kind="ctrTitle",
                        style=level(1, size=48, ink="FFFFFF", align="ctr"),
                        body='anchor="b"',
                    ),
                    Hole(
                        type="subTitle",
                        index=1,
                        box=(120, 290, 1020, 60),
                        style=level(1, size=22, ink="F5F5F7", align="ctr"),
                    ),
                ),
            ),
            Layout(name="Content with panel", type="obj", shapes=(panel, title(), content(), *foot())),
            Layout(
                name="Chapter",
                type="secHead",
                ground=ground("bg2"),
                shapes=(
                    panel,
                    title((48, 200, 1020, 90)),
                    Hole(type="body", index=1, box=(48, 300, 1020, 60)),
                ),
            ),
        ),
    )
    pictures = {"logo.png": art.mark("#FFFFFF", "#E94560", width=160, height=48)}
    return Template(masters=(master,), size=(1260, 540), pictures=pictures, name="Wall").package()
