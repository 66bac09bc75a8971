"""Google Slides' export: 720 × 405 points, layouts named in capitals, all levels set anew, no footer, embedded fonts."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Own, Template, Theme
from template_cases.package import Package
from template_cases.parts import embed_fonts, give_notes
from template_cases.shapes import Hole, Rect, drawn, face, ground, levels
from template_cases.usual import FIVE

THEME = Theme(
    name="Simple Light",
    colours="202124 FFFFFF 5F6368 E8EAED 1A73E8 D93025 F9AB00 1E8E3E E8710A 9334E6 1A73E8 1A73E8",
)
FRAME = (
    'spcFirstLastPara="1" wrap="square" lIns="91425" tIns="91425" rIns="91425" bIns="91425" anchor="{}" '
    'anchorCtr="0"'
)
NUMBERED = levels(10, ink="dk2", align="r")


def hole(
    kind: str,
    box: Rect | None,
    sizes: tuple[float, ...],
    *,
    index: int | None = None,
    at: str = "t",
    ink: str = "dk1",
) -> Hole:
    """Return a placeholder as the export writes it: everything is said anew in every layout."""
    bullet = "●" if kind == "body" else ""
    family = face("Roboto" if kind == "body" else "Montserrat")
    return Hole(
        type=kind,
        index=index,
        box=box,
        name=f"Google Shape;{10 + (index or 0)};p2",
        prompt=FIVE if kind == "body" else "xx",
        style=levels(*sizes, ink=ink, bullet=bullet, indent=27, spacing=115, fonts=family),
        body=FRAME.format(at),
        fits="<a:normAutofit/>",
    )


def number() -> Hole:
    """Return the only foot text there is."""
    return Hole(
        type="sldNum",
        index=12,
        box=(667.1, 367.1, 43.2, 31.0),
        name="Google Shape;8;p1",
        style=NUMBERED,
        body=FRAME.format("ctr"),
        fits="<a:normAutofit/>",
    )


def layout(name: str, kind: str, *shapes: str | Hole, back: str = "") -> Layout:
    """Return a layout as the export names it."""
    return Layout(name=name, type=kind, shapes=shapes, attributes=f' matchingName="{name}"', ground=back)


TITLE: Rect = (24.5, 35.0, 671.0, 45.1)
MASTER = Master(
    theme=THEME,
    shapes=(
        hole("title", TITLE, (28,)),
        hole("body", (24.5, 90.7, 671.0, 269.0), (18, 14), index=1, ink="dk2"),
        number(),
    ),
    layouts=(
        layout(
            "TITLE",
            "title",
            hole("ctrTitle", (24.5, 58.6, 671.0, 161.6), (52,), at="b"),
            hole("subTitle", (24.5, 223.1, 671.0, 62.4), (28,), index=1, ink="dk2"),
            number(),
        ),
        layout(
            "SECTION_HEADER", "secHead", hole("title", (24.5, 169.4, 671.0, 66.3), (36,), at="ctr"), number()
        ),
        layout(
            "TITLE_AND_BODY",
            "tx",
            hole("title", TITLE, (28,)),
            hole("body", (24.5, 90.7, 671.0, 269.0), (18, 14), index=1, ink="dk2"),
            number(),
        ),
        layout(
            "TITLE_AND_TWO_COLUMNS",
            "twoColTx",
            hole("title", TITLE, (28,)),
            hole("body", (24.5, 90.7, 315.0, 269.0), (14, 12), index=1, ink="dk2"),
            hole("body", (380.5, 90.7, 315.0, 269.0), (14, 12), index=2, ink="dk2"),
            number(),
        ),
        layout("TITLE_ONLY", "titleOnly", hole("title", TITLE, (28,)), number()),
        layout(
            "SECTION_TITLE_AND_DESCRIPTION",
            "objTx",
            drawn((360, 0, 360, 405), "lt2", 3),
            hole("title", (20.9, 97.1, 318.5, 116.7), (42,), at="b"),
            hole("subTitle", (20.9, 220.7, 318.5, 97.3), (21,), index=1),
            hole("body", (388.9, 57.0, 302.1, 291.0), (18, 14), index=2),
            number(),
        ),
        layout("MAIN_POINT", "objOnly", hole("title", (38.6, 35.4, 501.5, 322.1), (48,), at="ctr"), number()),
        layout(
            "BIG_NUMBER",
            "objOnly",
            hole("title", (24.5, 87.1, 671.0, 154.6), (120,), at="b"),
            hole("body", (24.5, 248.2, 671.0, 102.4), (18,), index=1),
            number(),
        ),
        layout("BLANK", "blank", number()),
    ),
    ground=ground("lt1"),
)


def make() -> Package:
    """Return its parts."""
    own = (Own(layout=1, shapes=(Hole(type="ctrTitle", prompt="Untitled"), Hole(type="subTitle", index=1))),)
    made = Template(masters=(MASTER,), size=(720, 405), slides=own, name="Simple Light").package()
    give_notes(made, 1)
    embed_fonts(made, "Roboto", "Montserrat")
    return made
