"""A deck that was in use: notes, comments, sections, a chart, SmartArt, OLE, a film, jumps, animations, a show."""

from __future__ import annotations

from template_cases import art
from template_cases.deck import Layout, Master, Own, Template, Theme
from template_cases.leftovers import (
    ANIMATION,
    SECTIONS,
    SHOW,
    chart,
    comments,
    diagram,
    extras,
    film,
    link,
    ole,
)
from template_cases.package import Package
from template_cases.parts import give_notes
from template_cases.shapes import Hole, drawn, face, level, levels, picture
from template_cases.usual import content, foot, main, title

THEME = Theme(
    name="Board",
    colours="1E1E1E FFFFFF 22333B EAE0D5 5E503F C6AC8F 0A7E8C A44A3F 4F772D 90A955 0A7E8C A44A3F",
    major=("Palatino Linotype", "", "楷体"),
    minor=("Gill Sans MT", "", "微软雅黑"),
)
MASTER = Master(
    theme=THEME,
    title=levels(30, ink="tx2", fonts=face("+mj-lt", "+mj-ea")),
    shapes=(
        picture((48, 500, 80, 24), "logo.png", 2),
        *main((48, 28, 864, 60), (48, 104, 864, 376)),
        *foot((150, 500, 130, 24), (300, 500, 360, 24), (812, 500, 100, 24), master=True),
    ),
    layouts=(
        Layout(
            name="Title Slide",
            type="title",
            shapes=(
                drawn((0, 0, 960, 150), "bg2", 3),
                title((48, 180, 864, 100), kind="ctrTitle", style=level(1, size=44), body='anchor="b"'),
                Hole(type="subTitle", index=1, box=(48, 290, 864, 50)),
            ),
        ),
        Layout(name="Title and Content", type="obj", shapes=(title(), content(), *foot())),
        Layout(
            name="Section Header",
            type="secHead",
            shapes=(title((48, 210, 864, 80)), Hole(type="body", index=1, box=(48, 300, 864, 60)), *foot()),
        ),
    ),
)


def make() -> Package:
    """Return its parts."""
    heads = ("Board meeting", "Results", "Process", "Annex", "Hidden", "Film")
    own = [
        Own(
            layout=1 if number == 0 else 2,
            shapes=(
                Hole(type="ctrTitle" if number == 0 else "title", prompt=head),
                picture((800, 20, 60, 18), "logo.png", 50),
                picture((600, 300, 200, 60), "only-here.png", 51),
            ),
            after=ANIMATION if number == 0 else "",
        )
        for number, head in enumerate(heads)
    ]
    pictures = {
        "logo.png": art.mark("#5E503F", "#C6AC8F", width=160, height=48),
        "only-here.png": art.mark("#A44A3F", "#EAE0D5", width=80, height=24),
    }
    made = Template(masters=(MASTER,), slides=own, pictures=pictures, name="Board").package()
    give_notes(made, 1, 2)
    comments(made)
    link(made, 1, 3)
    chart(made, 2)
    diagram(made, 3)
    ole(made, 4)
    film(made, 6)
    extras(made)
    main_part = "ppt/presentation.xml"
    shown = "".join(
        f'<p:sld r:id="{made.relate(main_part, "slide", f"ppt/slides/slide{n}.xml")}"/>' for n in (1, 3)
    )
    size = '<p:notesSz cx="6858000" cy="9144000"/>'
    made.change(main_part, size, size + SHOW.format(shown))
    made.change(main_part, "</p:presentation>", SECTIONS + "</p:presentation>")
    made.change("ppt/slides/slide5.xml", "<p:sld ", '<p:sld show="0" ')
    return made
