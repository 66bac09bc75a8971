"""A page kind's texts in, its layout's placeholders out; a slide's text in, the placeholder it fills out."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.geometry import Box
from briefgen.base.marked import both
from briefgen.base.say import say
from briefgen.model.scene import Page, PageKind, Paragraph, Role, Run, Scene, Style, Text
from briefgen.render.pptx.deck_theme import HEADING_ROLES, DeckTheme
from briefgen.render.pptx.markup import RECTANGLE, Element, content, el, hundredths, shape_element, xfrm
from briefgen.render.pptx.slide import SlideContext
from briefgen.render.pptx.text import ALIGNS, ANCHORS, SLIDE_NUMBER_FIELD, body, first_style, line_spacing

FILLED_ROLES: tuple[Role, ...] = ("title", "subtitle", "source", "page-number")

_KINDS: Mapping[tuple[Role, bool], tuple[str, int | None, str | None]] = {
    ("title", True): ("ctrTitle", None, None),
    ("title", False): ("title", None, None),
    ("subtitle", True): ("subTitle", 1, None),
    ("subtitle", False): ("body", 13, "quarter"),
    ("source", True): ("ftr", 11, "quarter"),
    ("source", False): ("ftr", 11, "quarter"),
    ("page-number", True): ("sldNum", 12, "quarter"),
    ("page-number", False): ("sldNum", 12, "quarter"),
}
"""Type, index and size of a placeholder, on the cover and elsewhere."""

_PROMPTS: Mapping[Role, tuple[str, str]] = {
    "title": both("单击此处编辑标题", "Click to edit the title"),
    "subtitle": both("单击此处编辑副标题", "Click to edit the subtitle"),
    "source": both("来源", "Source"),
    "page-number": ("‹#›", "‹#›"),
}

_LOCKED = el("p:cNvSpPr", el("a:spLocks", noGrp=True))

Samples = Mapping[Role, Text]
"""The text that shows how each placeholder of a layout looks and where it lies."""


def samples(scene: Scene, kind: PageKind) -> dict[Role, Text]:
    """Return the first text of each role on the pages of a kind; a title there is always."""
    found: dict[Role, Text] = {}
    for page in scene.pages:
        if page.kind == kind:
            for role, text in _texts(page).items():
                found.setdefault(role, text)
    found.setdefault("title", _first_title(scene))
    return {role: found[role] for role in FILLED_ROLES if role in found}


def _texts(page: Page) -> dict[Role, Text]:
    texts = [item for item in page.items if isinstance(item, Text) and first_style(item)]
    return {text.role: text for text in reversed(texts) if not text.rotation}


def _first_title(scene: Scene) -> Text:
    """Return the title of a content page, or of any; where there is none, one at the usual place."""
    pages = sorted(scene.pages, key=lambda page: page.kind != "content")
    titles = (texts["title"] for page in pages if "title" in (texts := _texts(page)))
    ink = dict(scene.colours).get("dk1", "#000000")
    run = Run(text="", style=Style(size=28, colour=ink, weight=700))
    usual = Box(48, 32, scene.width - 96, 40)
    plain = Text(box=usual, role="title", paragraphs=(Paragraph(runs=(run,), leading=36),), lines=())
    return next(titles, plain)


def placeholder(item: Text, sample: Text, sheet: SlideContext) -> Element:
    """Return a slide's placeholder; it states its place and looks only where the layout's differ."""
    moved = item.box != sample.box or bool(item.rotation)
    rotation = round(item.rotation * 60_000) or None
    return shape_element(
        "p:sp",
        sheet.label(item, item.role.capitalize()),
        _LOCKED,
        el("p:spPr", xfrm("a:xfrm", item.box, rot=rotation) if moved else None),
        body("p:txBody", item, sheet, sample),
        mark=_mark(item.role, cover=sheet.page.kind == "cover"),
    )


def _mark(role: Role, *, cover: bool) -> Element:
    kind, index, size = _KINDS[role, cover]
    return el("p:ph", type=kind, sz=size, idx=index)


def layout_placeholder(role: Role, sample: Text, theme: DeckTheme, number: int, *, cover: bool) -> Element:
    """Return the placeholder of a layout or of the master that looks like its sample."""
    prompt = say(theme.language, *_PROMPTS[role])
    word = "Slide number" if role == "page-number" else role.capitalize()
    return shape_element(
        "p:sp",
        el("p:cNvPr", id=number, name=f"{word} Placeholder {number - 1}"),
        _LOCKED,
        el("p:spPr", xfrm("a:xfrm", sample.box), RECTANGLE),
        el(
            "p:txBody",
            el(
                "a:bodyPr",
                el("a:noAutofit"),
                wrap="square" if sample.wrap else "none",
                lIns=0,
                tIns=0,
                rIns=0,
                bIns=0,
                rtlCol=False,
                anchor=ANCHORS[sample.anchor],
            ),
            el("a:lstStyle", level("a:lvl1pPr", sample, theme)),
            el("a:p", _prompt(role, prompt, theme)),
        ),
        mark=_mark(role, cover=cover),
    )


def _prompt(role: Role, prompt: str, theme: DeckTheme) -> Element:
    properties = el("a:rPr", **theme.languages(prompt))
    if role == "page-number":
        return el("a:fld", properties, content("a:t", prompt), id=SLIDE_NUMBER_FIELD, type="slidenum")
    return el("a:r", properties, content("a:t", prompt))


def level(name: str, sample: Text, theme: DeckTheme) -> Element:
    """Return a list level's properties: the sample's first paragraph and first run."""
    paragraph, style = sample.paragraphs[0], first_style(sample)
    assert style is not None
    return el(
        name,
        line_spacing(paragraph, sample.role),
        el("a:spcBef", el("a:spcPts", val=hundredths(paragraph.space_before))),
        el("a:buNone"),
        el(
            "a:defRPr",
            theme.fill(style.colour),
            *theme.faces(style, heading=sample.role in HEADING_ROLES),
            sz=hundredths(style.size),
            b=style.weight == 700,
        ),
        marL=0,
        indent=0,
        algn=ALIGNS[paragraph.align],
    )
