"""Its title placeholder is a filled band with pale words, in capitals; its body is tinted and has a frame."""

from __future__ import annotations

from template_cases import art
from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, ground, level, picture
from template_cases.usual import content, foot, main, title


def make() -> Package:
    """Return its parts."""
    theme = Theme(
        name="Campus",
        colours="222222 FFFFFF 4B2E83 F3EFFA 4B2E83 B7A57A 85754D 32006E 4E7D5B A6192E 4B2E83 85754D",
        major=("Franklin Gothic Medium", "", ""),
        minor=("Franklin Gothic Book", "", ""),
    )
    banded = title(
        (0, 24, 800, 60),
        ground="accent1",
        style=level(1, size=26, ink="FFFFFF", caps=True),
        body='lIns="457200" anchor="ctr"',
    )
    master = Master(
        theme=theme,
        shapes=(
            *main((0, 24, 800, 60), (36, 108, 888, 376)),
            picture((824, 36, 100, 30), "logo.png", 4),
            *foot((36, 500, 150, 24), (300, 500, 360, 24), (824, 500, 100, 24), master=True),
        ),
        layouts=(
            Layout(
                name="Opening slide",
                type="title",
                shapes=(
                    title(
                        (0, 180, 960, 110),
                        kind="ctrTitle",
                        ground="accent1",
                        style=level(1, size=40, ink="FFFFFF"),
                        body='lIns="457200" anchor="ctr"',
                    ),
                    Hole(
                        type="subTitle", index=1, box=(36, 300, 888, 50), style=level(1, size=20, ink="tx2")
                    ),
                ),
            ),
            Layout(
                name="Lecture slide",
                type="obj",
                shapes=(banded, content(1, (36, 108, 888, 376), ground="bg2"), *foot()),
            ),
            Layout(
                name="Part",
                type="secHead",
                ground=ground("accent1"),
                shapes=(
                    title((36, 200, 800, 80), style=level(1, size=36, ink="accent2"), body='anchor="b"'),
                    Hole(type="body", index=1, box=(36, 290, 800, 60), style=level(1, size=18, ink="FFFFFF")),
                ),
            ),
        ),
    )
    made = Template(
        masters=(master,), pictures={"logo.png": art.mark("#4B2E83", "#B7A57A")}, name="Campus"
    ).package()
    kind = made.types["ppt/presentation.xml"]
    made.types["ppt/presentation.xml"] = kind.replace("presentation.main", "template.main")
    return made
