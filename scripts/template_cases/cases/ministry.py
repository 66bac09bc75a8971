"""A ministry's: Chinese names and prompts, a red band as head with the title centred in it, no subtitle at all."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import Package
from template_cases.shapes import drawn, face, ground, level, levels
from template_cases.usual import content, foot, main, title

SONG, FANG = "方正小标宋简体", "仿宋_GB2312"
THEME = Theme(
    name="政务",
    colours="262626 FFFFFF 9C1C1C FBF4EC C00000 B8860B 7F6000 595959 1F4E79 385723 C00000 7F7F7F",
    major=("Times New Roman", SONG, SONG),
    minor=("Times New Roman", FANG, FANG),
)
GREY = levels(12, ink="A6A6A6", align="ctr", fonts=face("+mn-lt", "+mn-ea"))
RED = ground(fade=("8E1414", "C8281E"))
COVER = Layout(
    name="封面",
    type="titleOnly",
    master_shapes=False,
    ground=RED,
    shapes=(
        drawn((60, 150, 840, 3), "accent2", 4),
        drawn((60, 350, 840, 3), "accent2", 5),
        title(
            (60, 170, 840, 160),
            prompt="单击此处添加汇报题目",
            style=level(1, size=44, ink="FFFFFF", align="ctr"),
        ),
    ),
)
CHAPTER = Layout(
    name="章节页",
    type="titleOnly",
    master_shapes=False,
    ground=ground("bg2"),
    shapes=(
        drawn((0, 210, 960, 120), "accent1", 6),
        title(
            (80, 220, 800, 100), prompt="第×章 章节名称", style=level(1, size=36, ink="FFFFFF", align="ctr")
        ),
    ),
)
MASTER = Master(
    theme=THEME,
    title=levels(32, ink="FFFFFF", align="ctr", fonts=face("+mj-lt", "+mj-ea")),
    body=levels(22, 20, 18, bullet="■", indent=20, before=8, spacing=120, fonts=face("+mn-lt", "+mn-ea")),
    shapes=(
        drawn((0, 0, 960, 72), "accent1", 2, name="红色版头"),
        drawn((0, 72, 960, 4), "accent2", 3, name="金线"),
        *main((120, 4, 720, 64), (48, 96, 864, 384), chinese=True),
        *foot(
            (48, 500, 180, 26),
            (300, 500, 360, 26),
            (732, 500, 180, 26),
            master=True,
            style=(GREY, GREY, GREY),
        ),
    ),
    layouts=(
        COVER,
        Layout(
            name="内容页",
            type="obj",
            shapes=(title(prompt="单击此处添加标题"), content(prompt="单击此处添加正文"), *foot()),
        ),
        CHAPTER,
        Layout(
            name="致谢",
            type="titleOnly",
            master_shapes=False,
            ground=RED,
            shapes=(title((60, 200, 840, 120), prompt="汇报完毕 敬请指正"),),
        ),
    ),
)


def make() -> Package:
    """Return its parts."""
    return Template(masters=(MASTER,), name="政务汇报模板").package()
