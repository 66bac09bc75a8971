"""A scene's text in, a text body out: paragraphs, runs, bullets, fields and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import has_han
from briefgen.model.scene import Paragraph, Role, Run, Style, Text, TextLine
from briefgen.render.pptx.deck_theme import HEADING_ROLES
from briefgen.render.pptx.markup import Element, content, el, emu, hundredths
from briefgen.render.pptx.slide import SlideContext
from briefgen.render.xml_text import in_attribute
from briefgen.text.elsewhere import parts_a_number, with_kept_spaces

SLIDE_NUMBER_FIELD = "{B5D2B3D5-9B8B-4C57-8F2B-6A5B0C3B7E11}"

SUPERSCRIPT_SCALE = 1.5
"""PowerPoint draws a raised run at two thirds of its size; the scene states the size that is seen."""

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "center": "ctr", "right": "r"}


COMPOSED = frozenset({"title", "subtitle", "heading", "body", "list", "label", "figure"})
MOST_COMPOSED_LINES = 3
MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】")
"""Full-width marks: side by side, and at a line's end, one loses half its width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext:
    """How runs of one text are written: on which slide, as a heading or not, and what they inherit."""

    sheet: SlideContext
    heading: bool
    inherited: Style | None
    composed: bool = False
    """Whether lines break where they were measured."""
    faces_inherited: bool = False
    """Whether runs in the inherited style's family name no typeface."""


OTHER_FONTS = 1.05
"""Factor by which lines may be wider in an application's font."""


def body(tag: str, text: Text, sheet: SlideContext, sample: Text | None = None) -> Element:
    """Return the text body of a text box, a cell, or of a placeholder that looks like its sample."""
    shape = tag == "p:txBody"
    composed = is_composed(text, sheet) if shape else is_parted(text)
    properties = _body_properties(text, sample, composed=composed) if shape else "<a:bodyPr/>"
    paragraphs = "".join(paragraph_elements(text, sheet, sample, composed=composed))
    return f"<{tag}>{properties}<a:lstStyle/>{paragraphs}</{tag}>"


def _body_properties(text: Text, sample: Text | None, *, composed: bool) -> Element:
    """Return the body properties; a placeholder has them only where it differs from its sample."""
    if sample and (text.anchor, text.wrap) == (sample.anchor, sample.wrap):
        return "<a:bodyPr><a:noAutofit/></a:bodyPr>"
    wrap = "square" if text.wrap and not (composed and _is_tight(text)) else "none"
    right = 0 if composed else emu(_right_inset(text))
    return (
        f'<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="{right}" bIns="0" rtlCol="0"'
        f' anchor="{ANCHORS[text.anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def _right_inset(text: Text) -> float:
    """Return the room right of the widest line, in points, for text that wraps.

    Where the box is wider than its lines, another font's slack would draw a further character up and leave
    the last line with one.
    """
    if not text.wrap or len(text.lines) < 2:
        return 0.0
    wrapped = any(count > 1 for count in Counter(line.paragraph for line in text.lines).values())
    if not wrapped or any(each.align != "left" for each in text.paragraphs):
        return 0.0
    ends = (line.spans[-1].x + line.spans[-1].width for line in text.lines if line.spans)
    return max(0.0, text.box.width - max(ends, default=0.0) * OTHER_FONTS)


def paragraph_elements(
    text: Text, sheet: SlideContext, sample: Text | None = None, *, composed: bool = False
) -> Iterator[Element]:
    """Yield the paragraphs; a text body has at least one."""
    inherited = first_style(sample) if sample else None
    context = RunContext(
        sheet=sheet, heading=text.role in HEADING_ROLES, inherited=inherited, composed=composed
    )
    model = sample.paragraphs[0] if sample and sample.paragraphs else None
    for index, paragraph in enumerate(text.paragraphs):
        yield el(
            "a:p", paragraph_properties(paragraph, text.role, model), *run_elements(text, index, context)
        )
    if not text.paragraphs:
        yield el("a:p", el("a:endParaRPr", sz=100))


def paragraph_properties(paragraph: Paragraph, role: Role, model: Paragraph | None = None) -> Element | None:
    """Return alignment, exact leading, space before and bullet; None where the model has it all."""
    if model and replace(paragraph, runs=()) == replace(model, runs=()):
        return None
    hanging, bullet = emu(paragraph.indent), "<a:buNone/>"
    if paragraph.bullet:
        bullet = f'<a:buFont typeface="Arial"/><a:buChar char="{in_attribute(paragraph.bullet)}"/>'
    return (
        f'<a:pPr marL="{hanging}" indent="{-hanging if paragraph.bullet else 0}"'
        f' algn="{ALIGNS[paragraph.align]}">{line_spacing(paragraph, role)}'
        f'<a:spcBef><a:spcPts val="{hundredths(paragraph.space_before)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}</a:pPr>'
    )


def line_spacing(paragraph: Paragraph, role: Role) -> Element:
    """Return the exact leading, which other fonts' line heights do not change.

    A page number has one line and needs none; LibreOffice 7.4 lifts a field in exactly spaced lines by 3 pt.
    """
    if role == "page-number":
        return '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
    return f'<a:lnSpc><a:spcPts val="{hundredths(paragraph.leading)}"/></a:lnSpc>'


def run_elements(text: Text, index: int, context: RunContext) -> Iterator[Element]:
    """Yield a paragraph's runs, with its measured lines' breaks where the text is a composition."""
    paragraph = text.paragraphs[index]
    if context.composed and paragraph.runs:
        yield from _broken(_parted(paragraph, text, index), context)
        return
    numbered = text.role == "page-number"
    runs = _around_number(paragraph.runs, context.sheet.shown_number) if numbered else paragraph.runs
    for run in with_kept_spaces(runs, [line.text for line in text.lines if line.paragraph == index]):
        if numbered and run.fact == SLIDE_NUMBER_FIELD:
            yield _field(run, context)
        else:
            yield from _lines_of_run(run, context)
    if not paragraph.runs:
        yield el("a:endParaRPr", sz=hundredths(paragraph.leading / 1.3))


def is_composed(text: Text, sheet: SlideContext) -> bool:
    """Return whether a text keeps its measured lines: titles, openings, short Chinese texts, split numbers.

    An application breaks Chinese between any two characters, inside words and between a number and its unit.
    Who edits a short text has a break or two to remove; what is longer flows unless it has such numbers, and
    so does English, whose words every application keeps whole.
    """
    if not text.wrap or len(text.lines) < 2:
        return False
    counts = Counter(line.paragraph for line in text.lines)
    if max(counts.values()) < 2:
        return False
    if is_parted(text):
        return True
    if text.role not in COMPOSED:
        return False
    if text.role == "title" or sheet.page.kind in ("cover", "section"):
        return True
    short = max(counts.values()) <= MOST_COMPOSED_LINES
    return (
        short
        and sheet.page.kind != "closing"  # lists of sources are long lines
        and has_han(text.text)
        and not _is_tight(text)
    )


def is_parted(text: Text) -> bool:
    """Return whether an application that broke the lines itself could part a number."""
    counts = Counter(line.paragraph for line in text.lines) if len(text.lines) > 1 else {}
    return any(
        counts.get(index, 0) > 1 and parts_a_number(paragraph.runs)
        for index, paragraph in enumerate(text.paragraphs)
    )


def _is_tight(text: Text) -> bool:
    """Return whether a line is too wide for its box in an application that does not squeeze marks."""
    return not all(_fits_unsqueezed(line, text.box.width) for line in text.lines)


def _fits_unsqueezed(line: TextLine, width: float) -> bool:
    """Return whether a line fits where adjacent marks are not squeezed, else it would break twice."""
    if not line.spans:
        return True
    last = line.spans[-1]
    pairs = sum(one in MARKS and other in MARKS for one, other in pairwise((*line.text, "。")))
    return last.x + last.width + pairs * last.style.size / 2 <= width


def _parted(paragraph: Paragraph, text: Text, index: int) -> list[tuple[Run, ...]]:
    """Return a paragraph's runs line by line; the space at which a line ends is its break."""
    said, parts, start = paragraph.text, [], 0
    lines = [line.text for line in text.lines if line.paragraph == index]
    if paragraph.bullet:
        lines[0] = lines[0].removeprefix(paragraph.bullet)
    for line in lines:
        start += len(said[start:]) - len(said[start:].lstrip())
        end = start + len(line)
        parts.append(_cut(paragraph.runs, start, end))
        start = end
    return parts


def _cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """Return what stands between two characters of the runs' text."""
    kept, at = [], 0
    for run in runs:
        inside = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if inside:
            kept.append(replace(run, text=inside))
    return tuple(kept)


def _broken(lines: list[tuple[Run, ...]], context: RunContext) -> Iterator[Element]:
    before: Run | None = None
    for runs in lines:
        if before is not None:
            yield el("a:br", _run_properties(before, context))
        for run in runs:
            yield _run(run, context)
            before = run


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


def _run(run: Run, context: RunContext) -> Element:
    return f"<a:r>{_run_properties(run, context)}{content('a:t', run.text)}</a:r>"


def _lines_of_run(run: Run, context: RunContext) -> Iterator[Element]:
    """Yield a run, split at forced breaks: elsewhere a line feed inside text is white space."""
    if run.text and "\n" not in run.text:
        yield _run(run, context)
        return
    for number, part in enumerate(run.text.split("\n")):
        if number:
            yield el("a:br", _run_properties(run, context))
        if part:
            yield _run(replace(run, text=part), context)


def _field(run: Run, context: RunContext) -> Element:
    return el(
        "a:fld",
        _run_properties(run, context),
        content("a:t", run.text),
        id=SLIDE_NUMBER_FIELD,
        type="slidenum",
    )


def _run_properties(run: Run, context: RunContext) -> Element:
    """Return a run's properties without those that its placeholder has already."""
    theme, size = context.sheet.theme, _drawn_size(run, context)
    language, link = theme.spoken(run.text), context.sheet.link(run.link) or ""
    key = ("run", run.style, context.inherited, context.heading, context.faces_inherited, size, language)
    if key not in theme.made:
        theme.made[key] = _written_look(run.style, size, context)
    attributes, inside = theme.made[key]
    if inside or link:
        return f"<a:rPr{language}{attributes}>{inside}{link}</a:rPr>"
    return f"<a:rPr{language}{attributes}/>"


def _drawn_size(run: Run, context: RunContext) -> float:
    size = run.style.size * (SUPERSCRIPT_SCALE if run.style.rise else 1.0)
    return size if context.faces_inherited else size * context.sheet.theme.drawn(run.style, run.text)


def _written_look(style: Style, size: float, context: RunContext) -> tuple[str, Element]:
    """Return the attributes of a run's properties and the elements in them, but for its language."""
    inherited, theme = context.inherited, context.sheet.theme
    bold, said = _bold(style, inherited), ""
    if not (inherited and inherited.size == size):
        said = f' sz="{hundredths(size)}"'
    if bold is not None:
        said += f' b="{int(bold)}"'
    if style.rise:
        said += f' baseline="{round(style.rise / (style.size * SUPERSCRIPT_SCALE) * 100_000)}"'
    fill = "" if inherited and inherited.colour == style.colour else theme.fill(style.colour)
    if not (context.faces_inherited and inherited and inherited.family == style.family):
        fill += "".join(theme.faces(style, heading=context.heading))
    return f'{said} dirty="0"', fill


def _bold(style: Style, inherited: Style | None) -> bool | None:
    weight = inherited.weight if inherited else 400
    return None if weight == style.weight else style.weight == 700


def first_style(text: Text) -> Style | None:
    """Return the style of a text's first run."""
    return next((run.style for paragraph in text.paragraphs for run in paragraph.runs), None)
