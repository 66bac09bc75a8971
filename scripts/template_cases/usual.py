"""What templates share: the placeholders of a master, and layouts that take them over."""

from __future__ import annotations

from template_cases.shapes import Hole, Rect

FIVE = "Click to edit text styles\n\tSecond level\n\t\tThird level\n\t\t\tFourth level\n\t\t\t\tFifth level"
FIVE_CHINESE = "单击此处编辑母版文本样式\n\t第二级\n\t\t第三级\n\t\t\t第四级\n\t\t\t\t第五级"
TITLE, TITLE_CHINESE = "Click to edit title style", "单击此处编辑母版标题样式"


def foot(
    date: Rect | None = None,
    text: Rect | None = None,
    number: Rect | None = None,
    *,
    first: int = 10,
    master: bool = False,
    style: tuple[str, str, str] = ("", "", ""),
) -> tuple[Hole, ...]:
    """Return date, footer and number; without boxes they are their master's."""
    words = (
        ("dt", date, "Date Placeholder"),
        ("ftr", text, "Footer Placeholder"),
        ("sldNum", number, "Number"),
    )
    return tuple(
        Hole(
            type=kind,
            index=index + 2 if master else first + index,
            box=box,
            name=f"{name} {index + 3}",
            size="half" if kind == "dt" else "quarter",
            style=style[index],
            body='vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" anchor="ctr"'
            if master
            else "",
        )
        for index, (kind, box, name) in enumerate(words)
    )


def main(title: Rect, body: Rect, *, chinese: bool = False, anchor: str = "ctr") -> tuple[Hole, ...]:
    """Return a master's title and body."""
    frame = 'vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720"'
    return (
        Hole(
            type="title",
            box=title,
            name="标题占位符 1" if chinese else "Title Placeholder 1",
            prompt=TITLE_CHINESE if chinese else TITLE,
            body=f'{frame} anchor="{anchor}"',
            fits="<a:normAutofit/>",
        ),
        Hole(
            type="body",
            index=1,
            box=body,
            name="文本占位符 2" if chinese else "Text Placeholder 2",
            prompt=FIVE_CHINESE if chinese else FIVE,
            body=frame,
            fits="<a:normAutofit/>",
        ),
    )


def title(box: Rect | None = None, *, kind: str = "title", **more: object) -> Hole:
    """Return a layout's title."""
    prompt = str(more.pop("prompt", TITLE))
    return Hole(type=kind, box=box, name="Title 1", prompt=prompt, custom=prompt != TITLE, **more)  # type: ignore[arg-type]


def content(index: int = 1, box: Rect | None = None, **more: object) -> Hole:
    """Return a layout's place for anything."""
    name, prompt = f"Content Placeholder {index + 1}", str(more.pop("prompt", FIVE))
    return Hole(index=index, box=box, name=name, prompt=prompt, custom=prompt != FIVE, **more)  # type: ignore[arg-type]
