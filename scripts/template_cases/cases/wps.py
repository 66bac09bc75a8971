"""WPS Office's: tags on shapes, layouts and the file, extensions of its own, properties, and footers switched off."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Own, Template, Theme
from template_cases.package import OFFICE_TYPE, SLIDE_TYPE, Package
from template_cases.shapes import SPACES, Hole, drawn, face, ground, level, levels
from template_cases.usual import FIVE_CHINESE, content, foot, main, title

THEME = Theme(
    name="WPS",
    colours="000000 FFFFFF 44546A E7E6E6 4874CB EE822F F2BA02 75BD42 30C0B4 E54C5E 0026E5 7E1FAD",
    major=("Arial", "微软雅黑", "微软雅黑"),
    minor=("Arial", "微软雅黑", "微软雅黑"),
)
TAGS = {
    "ppt/presentation.xml": ("KSO_WPP_MARK_KEY", "11111111-2222-3333-4444-555555555555"),
    "ppt/slideLayouts/slideLayout2.xml": ("KSO_WM_SLIDE_LAYOUT", "a_d"),
    "ppt/slideMasters/slideMaster1.xml": ("KSO_WM_TEMPLATE_CATEGORY", "custom"),
}
EXTENSION = (
    '<a:extLst><a:ext uri="{B1D43C42-0D1C-4B9F-9C52-0F6A1D1B0E11}"><wpsdc:data xmlns:wpsdc="http://www.wps.cn/'
    'officeDocument/2017/drawingmlCustomData" id="1"/></a:ext></a:extLst>'
)
PALE = levels(12, ink="898989", fonts=face("+mn-lt", "+mn-ea"))
MASTER = Master(
    theme=THEME,
    title=levels(36, bold=True, fonts=face("+mj-lt", "+mj-ea")),
    body=levels(20, 18, 16, bullet="●", indent=18, before=8, spacing=130, fonts=face("+mn-lt", "+mn-ea")),
    shapes=(
        drawn((48, 88, 60, 4), "accent1", 2, name="矩形 6"),
        *main((48, 35, 864, 50), (48, 117, 864, 376), chinese=True),
        *foot(
            (48, 500, 212, 25),
            (324, 500, 312, 25),
            (699, 500, 212, 25),
            master=True,
            style=(PALE, PALE, PALE),
        ),
    ),
    layouts=(
        Layout(
            name="标题幻灯片",
            type="title",
            ground=ground(fade=("DCE6F7", "FFFFFF")),
            shapes=(
                title(
                    (94, 72, 772, 203),
                    kind="ctrTitle",
                    prompt="单击此处编辑标题",
                    style=level(1, size=54),
                    body='anchor="b"',
                ),
                Hole(
                    type="subTitle",
                    index=1,
                    box=(94, 281, 772, 116),
                    prompt="单击此处编辑副标题",
                    custom=True,
                    style=level(1, size=22),
                ),
                *foot(first=10),
            ),
        ),
        Layout(
            name="标题和内容",
            type="obj",
            shapes=(title(prompt="单击此处编辑标题"), content(prompt=FIVE_CHINESE), *foot()),
        ),
        Layout(
            name="节标题",
            type="secHead",
            shapes=(
                title((94, 198, 772, 106), prompt="节标题", style=level(1, size=44), body='anchor="b"'),
                Hole(
                    type="body",
                    index=1,
                    box=(94, 306, 772, 68),
                    name="文本占位符 2",
                    prompt="单击编辑副标题",
                    custom=True,
                ),
                *foot(first=10),
            ),
        ),
        Layout(name="仅标题", type="titleOnly", shapes=(title(prompt="单击此处编辑标题"), *foot())),
        Layout(
            name="末尾幻灯片",
            ground=ground(fade=("DCE6F7", "FFFFFF")),
            shapes=(
                title((94, 190, 772, 100), prompt="谢谢观看", style=level(1, size=54, align="ctr")),
                Hole(
                    type="body",
                    index=13,
                    box=(94, 300, 772, 50),
                    name="文本占位符 3",
                    style=level(1, size=18, align="ctr"),
                    prompt="单击此处输入落款",
                    custom=True,
                ),
            ),
        ),
    ),
)


def make() -> Package:
    """Return its parts."""
    own = (Own(layout=2, shapes=(Hole(type="title", prompt="目录"), Hole(index=1, prompt="第一部分"))),)
    made = Template(masters=(MASTER,), slides=own, name="WPS 演示", application="WPS 演示").package()
    made.change(
        "ppt/slideMasters/slideMaster1.xml",
        "<p:txStyles>",
        '<p:hf sldNum="0" hdr="0" ftr="0" dt="0"/><p:txStyles>',
    )
    for index, (owner, (name, value)) in enumerate(TAGS.items(), 1):
        xml = f'<p:tagLst {SPACES}><p:tag name="{name}" val="{value}"/></p:tagLst>'
        part = made.add(f"ppt/tags/tag{index}.xml", xml, SLIDE_TYPE + "tags+xml")
        tag = f'<p:custDataLst><p:tags r:id="{made.relate(owner, "tags", part)}"/></p:custDataLst>'
        before = "</p:presentation>" if "presentation" in owner else "</p:cSld>"
        made.change(owner, before, tag + before)
    layout = "ppt/slideLayouts/slideLayout2.xml"
    made.change(layout, '<p:cNvPr id="101" name="Content Placeholder 2"/>', _own_data())
    _properties(made)
    return made


def _own_data() -> str:
    return f'<p:cNvPr id="101" name="内容占位符 2">{EXTENSION}</p:cNvPr>'


def _properties(made: Package) -> None:
    kind = OFFICE_TYPE + "custom-properties+xml"
    spaces = (
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    )
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:lpwstr>{value}'
        "</vt:lpwstr></property>"
        for number, (name, value) in enumerate(
            (("KSOProductBuildVer", "2052-12.1.0.16120"), ("ICV", "0123456789ABCDEF")), 2
        )
    )
    made.relate(
        "",
        "custom-properties",
        made.add("docProps/custom.xml", f"<Properties {spaces}>{rows}</Properties>", kind),
    )
