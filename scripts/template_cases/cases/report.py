"""An A4 page upright, with a column of colour down its left side that the layouts draw, grouped."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, drawn, face, grouped, level, levels
from template_cases.usual import content, foot, main, title


def make() -> Package:
    """Return its parts."""
    theme = Theme(
        name="Annual report",
        colours="2B2B2B FFFFFF 00524C EEF3F1 00796B FFB300 6D4C41 546E7A C2185B 7CB342 00695C 4E342E",
        major=("Cambria", "", "宋体"),
        minor=("Cambria", "", "宋体"),
    )
    side = grouped(
        (0, 0, 28, 842),
        (0, 0, 280, 8420),
        drawn((0, 0, 280, 8420), "accent1", 11) + drawn((0, 2000, 280, 900), "accent2", 12),
        10,
    )
    master = Master(
        theme=theme,
        title=levels(24, ink="tx2", fonts=face("+mj-lt", "+mj-ea")),
        body=levels(14, 13, 12, bullet="•", indent=12, before=8, fonts=face("+mn-lt", "+mn-ea")),
        shapes=(
            *main((56, 40, 500, 64), (56, 120, 500, 650)),
            *foot((56, 800, 110, 22), (180, 800, 280, 22), (480, 800, 76, 22), master=True),
        ),
        layouts=(
            Layout(
                name="Cover",
                type="title",
                shapes=(
                    drawn((0, 0, 595, 420), "accent1", 10),
                    title(
                        (56, 200, 480, 130),
                        kind="ctrTitle",
                        style=level(1, size=34, ink="FFFFFF"),
                        body='anchor="b"',
                    ),
                    Hole(
                        type="subTitle",
                        index=1,
                        box=(56, 340, 480, 50),
                        style=level(1, size=16, ink="FFFFFF"),
                    ),
                ),
            ),
            Layout(name="Page", type="obj", shapes=(side, title(), content(), *foot())),
            Layout(
                name="Chapter",
                type="secHead",
                shapes=(side, title((56, 330, 500, 90)), Hole(type="body", index=1, box=(56, 430, 500, 80))),
            ),
        ),
    )
    return Template(
        masters=(master,), size=(595.275, 841.89), size_type="custom", name="Annual report"
    ).package()
