"""A dark theme: the background is the theme's dark colour through the master's map, accents are pale."""

from __future__ import annotations

from template_cases import art
from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, face, ground, level, levels, ruled
from template_cases.usual import content, foot, main, title


def make() -> Package:
    """Return its parts."""
    theme = Theme(
        name="Night",
        colours="0B0F14 F2F4F7 11161D C9D1D9 3A4A5C 2E4034 4A3B4F 5A4A32 33475B 54323A 7CC7FF B99CFF",
        major=("Century Gothic", "", "微软雅黑"),
        minor=("Century Gothic", "", "微软雅黑"),
    )
    shapes = (
        *main((48, 28, 864, 60), (48, 104, 864, 380)),
        ruled((48, 92), (912, 92), "accent1", 3),
        *foot((48, 502, 150, 22), (260, 502, 440, 22), (812, 502, 100, 22), master=True),
    )
    master = Master(
        theme=theme,
        shapes=shapes,
        title=levels(30, ink="tx1", fonts=face("+mj-lt", "+mj-ea")),
        body=levels(20, 18, 16, ink="tx1", bullet="›", indent=16, before=8, fonts=face("+mn-lt", "+mn-ea")),
        map={"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"},
        layouts=(
            Layout(
                name="Title Slide",
                type="title",
                ground=ground(picture="waves.jpeg"),
                master_shapes=False,
                shapes=(
                    title((48, 120, 864, 120), kind="ctrTitle", style=level(1, size=44), body='anchor="b"'),
                    Hole(type="subTitle", index=1, box=(48, 250, 864, 50)),
                ),
            ),
            Layout(name="Title and Content", type="obj", shapes=(title(), content(), *foot())),
            Layout(
                name="Section on paper",
                type="secHead",
                colour_map=" ".join(
                    f'{k}="{v}"'
                    for k, v in (
                        ("bg1", "lt1"),
                        ("tx1", "dk1"),
                        ("bg2", "lt2"),
                        ("tx2", "dk2"),
                        *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
                        ("hlink", "hlink"),
                        ("folHlink", "folHlink"),
                    )
                ),
                shapes=(
                    title((48, 220, 864, 80)),
                    Hole(type="body", index=1, box=(48, 310, 864, 60)),
                    *foot(),
                ),
            ),
        ),
    )
    pictures = {"waves.jpeg": art.waves("#0B0F14", ("#1B2733", "#243447", "#2E4458"))}
    return Template(masters=(master,), pictures=pictures, name="Night").package()
