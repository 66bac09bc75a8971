"""A scene's text in, a text body out: paragraphs, runs, bullets, fields and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.paint.pptx.dress import HEADING_ROLES
from briefgen.paint.pptx.markup import Element, content, el, emu, hundredths
from briefgen.paint.pptx.sheet import Sheet
from briefgen.scene import Line, Paragraph, Role, Run, Style, Text

SLIDE_NUMBER_FIELD = "{B5D2B3D5-9B8B-4C57-8F2B-6A5B0C3B7E11}"

SUPERSCRIPT_SCALE = 1.5
"""PowerPoint draws a raised run at two thirds of its size; the scene states the size that is seen."""

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "center": "ctr", "right": "r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hand:
    """How runs of one text are written: on which slide, as a heading or not, and what they inherit."""

    sheet: Sheet
    heading: bool
    inherited: Style | None


OTHER_FONTS = 1.05
"""Lines may be so much wider in the font that an application has."""


def body(tag: str, text: Text, sheet: Sheet, sample: Text | None = None) -> Element:
    """Return the text body of a text box, a cell, or of a placeholder that looks like its sample."""
    return el(
        tag,
        _body_properties(text) if tag == "p:txBody" else el("a:bodyPr"),
        el("a:lstStyle"),
        *paragraphs(text, sheet, sample),
    )


def _body_properties(text: Text) -> Element:
    return el(
        "a:bodyPr",
        el("a:noAutofit"),
        wrap="square" if text.wrap else "none",
        lIns=0,
        tIns=0,
        rIns=emu(_right_inset(text)),
        bIns=0,
        rtlCol=False,
        anchor=ANCHORS[text.anchor],
    )


def _right_inset(text: Text) -> float:
    """Return the room right of the widest line, in points, for text of several lines.

    Where the box is wider than its lines, another font's slack would draw a further character up and leave
    the last line with one.
    """
    if not text.wrap or len(text.lines) < 2 or any(each.align != "left" for each in text.paragraphs):
        return 0.0
    ends = (line.spans[-1].x + line.spans[-1].width for line in text.lines if line.spans)
    return max(0.0, text.box.width - max(ends, default=0.0) * OTHER_FONTS)


def paragraphs(text: Text, sheet: Sheet, sample: Text | None = None) -> Iterator[Element]:
    """Yield the paragraphs; a text body has at least one."""
    inherited = first_style(sample) if sample else None
    hand = _Hand(sheet=sheet, heading=text.role in HEADING_ROLES, inherited=inherited)
    model = sample.paragraphs[0] if sample and sample.paragraphs else None
    for index, paragraph in enumerate(text.paragraphs):
        yield el("a:p", paragraph_properties(paragraph, text.role, model), *_lines(text, index, hand))
    if not text.paragraphs:
        yield el("a:p", el("a:endParaRPr", sz=100))


def paragraph_properties(paragraph: Paragraph, role: Role, model: Paragraph | None = None) -> Element:
    """Return alignment, exact leading, space before and bullet; None where the model has it all."""
    if model and _same_setting(paragraph, model):
        return None
    hanging = emu(paragraph.indent)
    return el(
        "a:pPr",
        line_spacing(paragraph, role),
        el("a:spcBef", el("a:spcPts", val=hundredths(paragraph.space_before))),
        el("a:spcAft", el("a:spcPts", val=0)),
        el("a:buFont", typeface="Arial") if paragraph.bullet else None,
        el("a:buChar", char=paragraph.bullet) if paragraph.bullet else el("a:buNone"),
        marL=hanging,
        indent=-hanging if paragraph.bullet else 0,
        algn=ALIGNS[paragraph.align],
    )


def line_spacing(paragraph: Paragraph, role: Role) -> Element:
    """Return the exact leading, which other fonts' line heights do not change.

    A page number has one line and needs none; LibreOffice 7.4 lifts a field in exactly spaced lines by 3 pt.
    """
    if role == "page-number":
        return el("a:lnSpc", el("a:spcPct", val=100_000))
    return el("a:lnSpc", el("a:spcPts", val=hundredths(paragraph.leading)))


def _same_setting(one: Paragraph, other: Paragraph) -> bool:
    return replace(one, runs=()) == replace(other, runs=())


def _lines(text: Text, index: int, hand: _Hand) -> Iterator[Element]:
    """Yield a paragraph's runs, broken where the scene breaks them only on the cover.

    A cover's title is a composition: its lines are balanced, and another font must not undo that. All other
    text wraps by itself, so that who edits it has no breaks to remove.
    """
    paragraph = text.paragraphs[index]
    lines = [line for line in text.lines if line.paragraph == index]
    if text.role == "title" and hand.sheet.page.kind == "cover" and len(lines) > 1:
        yield from _broken(lines, hand)
        return
    numbered = text.role == "page-number"
    runs = _around_number(paragraph.runs, hand.sheet.page.number) if numbered else paragraph.runs
    for run in runs:
        yield _field(run, hand) if numbered and run.fact == SLIDE_NUMBER_FIELD else _run(run, hand)
    if not paragraph.runs:
        yield el("a:endParaRPr", sz=hundredths(paragraph.leading / 1.3))


def _broken(lines: list[Line], hand: _Hand) -> Iterator[Element]:
    for number, line in enumerate(lines):
        runs = _merged(line)
        if number:
            yield el("a:br", _run_properties(runs[0], hand))
        for run in runs:
            yield _run(run, hand)


def _merged(line: Line) -> list[Run]:
    """Return a line's spans as runs: what only a Han|Latin gap had parted is one run again."""
    runs: list[Run] = []
    for span in line.spans:
        if runs and runs[-1].style == span.style and runs[-1].link == span.link:
            runs[-1] = replace(runs[-1], text=runs[-1].text + span.text)
        else:
            runs.append(Run(text=span.text, style=span.style, link=span.link))
    return runs


def _around_number(runs: tuple[Run, ...], number: int) -> tuple[Run, ...]:
    """Return the runs with the last mention of the page's number as a run of its own, marked as the field."""
    digits = str(number)
    for index in range(len(runs) - 1, -1, -1):
        run = runs[index]
        before, found, after = run.text.rpartition(digits)
        if found:
            parts = (
                replace(run, text=before),
                replace(run, text=digits, fact=SLIDE_NUMBER_FIELD),
                replace(run, text=after),
            )
            return runs[:index] + tuple(part for part in parts if part.text) + runs[index + 1 :]
    return runs


def _run(run: Run, hand: _Hand) -> Element:
    return el("a:r", _run_properties(run, hand), content("a:t", run.text))


def _field(run: Run, hand: _Hand) -> Element:
    return el(
        "a:fld",
        _run_properties(run, hand),
        content("a:t", run.text),
        id=SLIDE_NUMBER_FIELD,
        type="slidenum",
    )


def _run_properties(run: Run, hand: _Hand) -> Element:
    """Return a run's properties without those that its placeholder has already."""
    style, inherited, dress = run.style, hand.inherited, hand.sheet.dress
    scale = SUPERSCRIPT_SCALE if style.rise else 1.0
    return el(
        "a:rPr",
        None if inherited and inherited.colour == style.colour else dress.fill(style.colour),
        *dress.faces(style.family, heading=hand.heading),
        hand.sheet.link(run.link),
        **dress.languages(run.text),
        sz=None if inherited and inherited.size == style.size * scale else hundredths(style.size * scale),
        b=_bold(style, inherited),
        baseline=round(style.rise / (style.size * scale) * 100_000) if style.rise else None,
        dirty=False,
    )


def _bold(style: Style, inherited: Style | None) -> bool | None:
    weight = inherited.weight if inherited else 400
    return None if weight == style.weight else style.weight == 700


def first_style(text: Text) -> Style | None:
    """Return the style of a text's first run."""
    return next((run.style for paragraph in text.paragraphs for run in paragraph.runs), None)
