"""A text in, headings, paragraphs and lists out, set anew in any width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from briefgen.model.scene import Paragraph, Run, Style, Text, opens
from briefgen.render.html.breaks import WBR, pieces
from briefgen.render.html.canvas import PIXELS_AN_EM, WebCanvas
from briefgen.render.html.markup import tag
from briefgen.render.html.note import noted
from briefgen.render.language import other_language
from briefgen.render.svg.markup import number
from briefgen.render.svg.text import FAMILIES

LEAST_REM = 0.8
"""Smaller words are not read on screens."""
LEAST_RAISED_REM = 0.7
LARGE_REM = 2.2
"""Larger words are as small as a narrow screen needs."""
LARGE_VW, MOST_VW = 7.4, 14.0
DEEPEST = 6
FIGURE_CHARACTERS = 14
"""A shorter figure is on one line."""
BEHIND = ',"PingFang SC","Microsoft YaHei",system-ui,sans-serif'


def paint_text(text: Text, sheet: WebCanvas, more: str = "") -> str:
    """Return a text's elements; ``more`` are further classes of each of them."""
    if text.role == "page-number":
        return ""
    if text.role in ("title", "heading"):
        return _heading(text, sheet, more)
    listed = [bool(paragraph.bullet) or text.role == "list" for paragraph in text.paragraphs]
    told = []
    for is_list, group in groupby(enumerate(text.paragraphs), key=lambda pair: listed[pair[0]]):
        paragraphs = [paragraph for _, paragraph in group]
        told.append(_list(paragraphs, sheet, more) if is_list else _paragraphs(text, paragraphs, sheet, more))
    return "".join(told)


def _heading(text: Text, sheet: WebCanvas, more: str) -> str:
    wanted = sheet.first if text.role == "title" else sheet.first - 1 + text.level
    sheet.depth = min(wanted, sheet.depth + 1, DEEPEST)
    base = _base(text.paragraphs)
    inner = "<br>".join(inline(paragraph.runs, base, sheet) for paragraph in text.paragraphs)
    return tag(f"h{sheet.depth}", inner, class_=_classes(text.paragraphs[0], base, sheet, more))


def _paragraphs(text: Text, paragraphs: Sequence[Paragraph], sheet: WebCanvas, more: str) -> str:
    unread = "true" if text.role == "artifact" else None
    found = []
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        base = _base([paragraph])
        kept = "nw" if text.role == "figure" and _is_whole(paragraph.text) else ""
        classes = _classes(paragraph, base, sheet, f"{more} {kept}".strip())
        language = other_language(paragraph.text, sheet.language) or None
        inner = inline(paragraph.runs, base, sheet)
        found.append(tag("p", inner, class_=classes, lang=language, aria_hidden=unread))
        more = ""
    return "".join(found)


def _is_whole(figure: str) -> bool:
    """Say whether a figure stays on one line: a short one without words behind it."""
    return len(figure) <= FIGURE_CHARACTERS and " " not in figure.strip()


def _list(paragraphs: Sequence[Paragraph], sheet: WebCanvas, more: str) -> str:
    base = _base(paragraphs)
    entries = (
        tag(
            "li",
            inline(paragraph.runs, base, sheet),
            class_=None if paragraph.bullet else "nb",
            lang=other_language(paragraph.text, sheet.language) or None,
        )
        for paragraph in paragraphs
    )
    return tag("ul", *entries, class_=_classes(paragraphs[0], base, sheet, more))


def _base(paragraphs: Sequence[Paragraph]) -> Style:
    """Return the style of the first of the largest runs."""
    styles = [run.style for paragraph in paragraphs for run in paragraph.runs]
    return max(styles, key=lambda style: style.size)


def _classes(paragraph: Paragraph, base: Style, sheet: WebCanvas, more: str) -> str:
    leading = max(paragraph.leading / base.size, 1.2)
    own = f"{_type(base, sheet)};line-height:{number(leading, 2)};color:{base.colour}"
    if paragraph.align != "left":
        own += f";text-align:{'center' if paragraph.align == 'center' else 'end'}"
    return f"{sheet.look(own)} {more}".strip()


def paragraph_look(paragraph: Paragraph, sheet: WebCanvas) -> tuple[str, str]:
    """Return a paragraph's characters, and the class of its look, without an element of its own."""
    base = _base([paragraph])
    return inline(paragraph.runs, base, sheet), _classes(paragraph, base, sheet, "")


def _type(style: Style, sheet: WebCanvas) -> str:
    rem = max(style.size * sheet.factor / PIXELS_AN_EM, LEAST_REM)
    size = f"{number(rem)}rem"
    if rem > LARGE_REM:
        narrow = min(rem / LARGE_REM * LARGE_VW, MOST_VW)
        size = f"clamp({number(min(LARGE_REM, rem * 0.6))}rem,{number(narrow, 2)}vw,{size})"
    return f"font:{style.weight} {size} {family(style)}"


def family(style: Style) -> str:
    """Return the families of a style, and what stands in for them."""
    return f'"{FAMILIES[style.family]}"{BEHIND}'


def inline(runs: Sequence[Run], base: Style, sheet: WebCanvas) -> str:
    """Return runs as they stand in a paragraph whose style is known; neighbours of one figure are one."""
    told, parted = [], pieces(tuple(runs))
    for (fact, link), group in groupby(
        zip(runs, parted, strict=True), key=lambda pair: (pair[0].fact, pair[0].link)
    ):
        inner = "".join(_run(run, text, base, sheet) for run, text in group)
        inner = noted(inner, fact, sheet) if fact else inner
        told.append(tag("a", inner, href=link, rel="noopener") if link and opens(link) else inner)
    said = "".join(told)
    return tag("span", said, class_="kw") if any(WBR in text for text in parted) else said


def _run(run: Run, text: str, base: Style, sheet: WebCanvas) -> str:
    style = run.style
    if style.rise:
        return tag("sup", text, class_=_own(style, base, sheet))
    own = _own(style, base, sheet)
    return tag("span", text, class_=own) if own else text


def _own(style: Style, base: Style, sheet: WebCanvas) -> str | None:
    """Return the class of what differs from the paragraph's style."""
    told = []
    if style.size != base.size:
        least = LEAST_RAISED_REM if style.rise else LEAST_REM
        told.append(f"font-size:max({number(style.size / base.size)}em,{least}rem)")
    if style.weight != base.weight:
        told.append(f"font-weight:{style.weight}")
    if style.family != base.family:
        told.append(f"font-family:{family(style)}")
    if style.colour != base.colour:
        told.append(f"color:{style.colour}")
    return sheet.look(";".join(told)) if told else None
