"""A web page's parts in, the HTML document out: head, landmarks, sources at the foot."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from briefgen.model.flow import FlowPart, PanelPart, StackPart, TextPart
from briefgen.model.scene import Text
from briefgen.model.web_page import WebPage, WebSheet
from briefgen.render.contents import printed_texts
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.figures import paint_figures
from briefgen.render.html.flow import paint_from_edge, paint_part, spaced
from briefgen.render.html.markup import tag, words
from briefgen.render.html.text import BEHIND
from briefgen.render.svg.faces import faces
from briefgen.render.svg.text import FAMILIES
from briefgen.runtime.seal import UNSEALED_HTML, sealed_html

BODY_PX = 16.0
"""What most words of a page are on screens."""
FULL_SHARE = 0.98
FOOT_ROLES = ("source", "note")
POLICY = (
    "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What the document asks browsers to refuse: everything but its own style, typefaces and pictures."""


def paint_document(web: WebPage) -> bytes:
    """Return the document."""
    sheet = WebCanvas(web=web, factor=BODY_PX / web.body)
    several = len(web.sheets) > 1
    body = "".join(_several(web, sheet)) if several else "".join(_single(web.sheets[0], sheet))
    css = _style(web, sheet)
    imprint = web.scene.imprint
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = POLICY.format(digest=digest)
    head = (
        tag("meta", charset="utf-8"),
        UNSEALED_HTML.decode(),
        tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("title", words(imprint.title)),
        tag("meta", name="description", content=imprint.subject) if imprint.subject else "",
        tag("meta", name="author", content=imprint.author) if imprint.author else "",
        tag("meta", name="color-scheme", content="light" if _is_light(web.paper) else "dark"),
        f"<style>{css}</style>",
    )
    page = tag("html", tag("head", *head), tag("body", body), lang=imprint.language)
    return sealed_html(f"<!DOCTYPE html>{page}\n".encode())


def _single(sheet: WebSheet, doc: WebCanvas) -> list[str]:
    head, body, foot = _parts(sheet)
    figures = paint_figures
    top = tag("header", *_placed(head, sheet, doc))
    middle = tag("main", *_placed(body, sheet, doc))
    bottom = _placed(foot, sheet, doc)
    return [top, middle, tag("footer", *bottom, tag("div", figures(doc), class_="in"))]


def _several(web: WebPage, doc: WebCanvas) -> list[str]:
    imprint = web.scene.imprint
    doc.depth, doc.first = 1, 2
    names = [sheet.page.label or _title(sheet) for sheet in web.sheets]
    doc.said.update(imprint.title, web.words.contents, *names)
    links = (tag("li", tag("a", words(name), href=f"#page-{number}")) for number, name in enumerate(names, 1))
    nav = tag("nav", tag("ul", *links, class_="nav"), aria_label=web.words.contents)
    title = tag("h1", words(imprint.title), class_="vh")
    articles = []
    for number, sheet in enumerate(web.sheets, 1):
        doc.depth = 1
        head, body, foot = _parts(sheet)
        inner = (*_placed(head, sheet, doc), *_placed(body, sheet, doc), *_placed(foot, sheet, doc))
        articles.append(tag("article", *inner, id=f"page-{number}", aria_label=names[number - 1] or None))
    return [
        tag("header", title, tag("div", nav, class_="in")),
        tag("main", *articles),
        tag("footer", tag("div", paint_figures(doc), class_="in")),
    ]


def _title(sheet: WebSheet) -> str:
    titles = (text.text for text in printed_texts(sheet.page.items, charts=False) if text.role == "title")
    return next(titles, sheet.page.title).replace("\n", " ")


def _parts(sheet: WebSheet) -> tuple[list[FlowPart], list[FlowPart], list[FlowPart]]:
    """Return head, body and foot of a page: up to what is right below its title, and from its sources on."""
    parts = list(sheet.flow.parts) if isinstance(sheet.flow, StackPart) else [sheet.flow]
    titled = next((at for at, part in enumerate(parts) if _has(part, ("title",))), -1) + 1
    while titled < len(parts) and _only(parts[titled], ("subtitle",)):
        titled += 1
    foot = len(parts)
    while foot > titled and _only(parts[foot - 1], FOOT_ROLES):
        foot -= 1
    return parts[:titled], parts[titled:foot], parts[foot:]


def _has(part: FlowPart, roles: Sequence[str]) -> bool:
    return any(text.role in roles for text in _texts(part))


def _only(part: FlowPart, roles: Sequence[str]) -> bool:
    texts = _texts(part)
    return bool(texts) and all(text.role in roles for text in texts)


def _texts(part: FlowPart) -> list[Text]:
    if isinstance(part, TextPart):
        return [part.text]
    inner = [part.part] if isinstance(part, PanelPart) else getattr(part, "parts", ())
    return [text for each in inner for text in _texts(each)]


def _placed(parts: Sequence[FlowPart], sheet: WebSheet, doc: WebCanvas) -> list[str]:
    """Return parts below each other; a ground from edge to edge of the page is that of the screen."""
    doc.narrow = sheet.narrow
    told = []
    for part in parts:
        if isinstance(part, PanelPart) and part.box.width >= sheet.width * FULL_SHARE:
            told.append(paint_from_edge(part, doc))
        else:
            told.append(tag("div", spaced(part, paint_part(part, doc), doc), class_="in"))
    return told


def _is_light(colour: str) -> bool:
    from briefgen.base.colour import lightness

    return lightness(colour) > 50


def _style(web: WebPage, sheet: WebCanvas) -> str:
    said = dict.fromkeys((("sans", 400), ("sans", 700)), sheet.said)
    further = {key: said.get(key, set()) | sheet.drawn.get(key, set()) for key in {*said, *sheet.drawn}}
    letters = "".join(face.rule() for face in faces([web.scene], further))
    colours = (
        f'html{{background:{web.paper};color:{web.ink};font-family:"{FAMILIES["sans"]}"{BEHIND}}}'
        f"summary,details,.nav{{color:{web.ink}}}"
        f"details tr+tr>*,details tbody>tr:first-child>*{{border-color:{web.rule}}}"
        f".f:hover>.n,.f:focus>.n{{background:{web.ink};color:{web.paper}}}"
        f":focus-visible{{outline-color:{web.accent}}}"
    )
    return letters + _base() + colours + sheet.rules()


@cache
def _base() -> str:
    lines = (Path(__file__).parent / "style.css").read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines)
