"""The first master has covers alone, dark; content has a master of its own, with other colours and faces."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import Hole, drawn, face, levels
from template_cases.usual import content, foot, main, title


def make() -> Package:
    """Return its parts."""
    dark = Theme(
        name="Cover",
        colours="FFFFFF 102A43 F0B429 243B53 F0B429 829AB1 DE911D 9FB3C8 CB6E17 BCCCDC F0B429 829AB1",
        major=("Trebuchet MS", "", "黑体"),
        minor=("Trebuchet MS", "", "黑体"),
    )
    light = Theme(
        name="Inside",
        colours="102A43 FFFFFF 243B53 F0F4F8 DE911D 334E68 829AB1 8D2B0B 3E5C76 B44D12 2680C2 8D2B0B",
        major=("Verdana", "", "黑体"),
        minor=("Verdana", "", "宋体"),
    )
    covers = Master(
        theme=dark,
        shapes=(drawn((0, 0, 24, 540), "accent1", 2), *main((72, 150, 816, 120), (72, 290, 816, 160))),
        title=levels(44, fonts=face("+mj-lt", "+mj-ea")),
        layouts=(
            Layout(
                name="Cover",
                type="title",
                shapes=(
                    title((72, 150, 816, 120), kind="ctrTitle"),
                    Hole(type="subTitle", index=1, box=(72, 290, 816, 60)),
                ),
            ),
            Layout(name="Chapter", type="secHead", shapes=(title(), Hole(type="body", index=1))),
            Layout(name="Thanks", shapes=(title(),)),
        ),
    )
    pale = levels(10, ink="829AB1")
    inside = Master(
        theme=light,
        title=levels(26, ink="accent2", bold=True, fonts=face("+mj-lt", "+mj-ea")),
        shapes=(
            drawn((0, 0, 960, 10), "accent1", 2),
            *main((48, 28, 864, 56), (48, 100, 864, 392)),
            *foot(
                (700, 506, 120, 22),
                (48, 506, 600, 22),
                (840, 506, 72, 22),
                master=True,
                style=(pale, pale, pale),
            ),
        ),
        layouts=(
            Layout(name="Content", type="obj", shapes=(title(), content(), *foot())),
            Layout(name="Only a title", type="titleOnly", shapes=(title(), *foot())),
        ),
    )
    return Template(masters=(covers, inside), name="Two masters").package()
