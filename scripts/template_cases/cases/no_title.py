"""By hand: the layouts for content have no title; the words above are a text box that each slide copies."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Own, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, drawn, level
from template_cases.usual import content, foot, main, title

THEME = Theme(
    name="Untitled",
    colours="2D2D2D FFFFFF 37474F ECEFF1 D84315 00838F 6A1B9A 558B2F FF8F00 4E342E D84315 6A1B9A",
)
MASTER = Master(
    theme=THEME,
    shapes=(
        *main((48, 30, 864, 60), (48, 110, 864, 370)),
        *foot((48, 500, 150, 24), (300, 500, 360, 24), (762, 500, 150, 24), master=True),
    ),
    layouts=(
        Layout(
            name="Front",
            type="title",
            shapes=(
                title((48, 180, 864, 100), kind="ctrTitle", style=level(1, size=44)),
                Hole(type="subTitle", index=1, box=(48, 290, 864, 50)),
            ),
        ),
        Layout(
            name="Content",
            shapes=(drawn((48, 92, 864, 2), "accent1", 2), content(1, (48, 110, 864, 370)), *foot()),
        ),
        Layout(name="Empty", type="blank", shapes=(*foot(),)),
    ),
)


def make() -> Package:
    """Return its parts."""
    heading = drawn((48, 30, 864, 60), None, 2, text="A heading that is no title", name="TextBox 1")
    own = (Own(layout=2, shapes=(heading, Hole(index=1, prompt="Words"))),)
    return Template(masters=(MASTER,), slides=own, name="Untitled").package()
