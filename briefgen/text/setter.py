"""Paragraphs and a width go in; out comes a ``Text`` with its measured lines."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.model.memory import Spans
from briefgen.model.scene import Align, Anchor, Paragraph, Role, Run, Span, Style, Text, TextLine
from briefgen.text.atoms import NEVER, emergency_breaks, penalties
from briefgen.text.breaking import break_lines
from briefgen.text.measure import NARROW_FAMILY, Look, Measures, drawn_pieces, measured
from briefgen.text.normal import Strip, normalised, strips
from briefgen.text.patterns import is_number

SLACK = 0.03
"""Share of the width that wrapped text leaves free, for applications whose fonts are wider."""
LEADING = 1.3
BASELINE_EM = 0.88
"""Depth of the baseline below the top of the ideographic em box."""
JOINED_PT = 1e-4
"""Spans nearer than this are one."""


def set_text(
    paragraphs: tuple[Paragraph, ...],
    *,
    width: float,
    role: Role = "body",
    name: str = "",
    place: Place | None = None,
    anchor: Anchor = "top",
    balance: bool = False,
    slack: float | None = None,
    alt: str = "",
) -> Text:
    """Set paragraphs in a width; the box is as high as what was set.

    ``balance`` evens the lines out and breaks after punctuation where it can: titles.
    A bullet is the first span of its paragraph's first line.
    """
    free = SLACK if slack is None else slack
    tidy: list[Paragraph] = []
    lines: list[TextLine] = []
    top = 0.0
    for number, paragraph in enumerate(paragraphs):
        top += paragraph.space_before if number else 0.0
        own, set_lines = _set_paragraph(paragraph, width, balance, free)
        tidy.append(own)
        lines += (_lowered(line, top, number) for line in set_lines) if number else set_lines
        top += paragraph.leading * len(set_lines)
    return Text(
        box=Box(0.0, 0.0, width, top),
        name=name,
        alt=alt,
        place=place,
        paragraphs=tuple(tidy),
        lines=tuple(lines),
        role=role,
        anchor=anchor,
    )


def set_line(
    runs: tuple[Run, ...],
    *,
    align: Align = "left",
    width: float | None = None,
    role: Role = "body",
    name: str = "",
    leading: float | None = None,
    place: Place | None = None,
    alt: str = "",
) -> Text:
    """Set runs on one line that does not wrap, in the given width or in their own."""
    height = leading if leading is not None else LEADING * max((run.style.size for run in runs), default=0.0)
    paragraph = Paragraph(runs=runs, leading=height, align=align)
    room = text_width(runs) if width is None else width
    tidy, lines = _set_unbroken(paragraph, room)
    return Text(
        box=Box(0.0, 0.0, room, height * len(lines)),
        name=name,
        alt=alt,
        place=place,
        paragraphs=(tidy,),
        lines=lines,
        role=role,
        wrap=False,
    )


@lru_cache(maxsize=4096)
def text_width(runs: tuple[Run, ...]) -> float:
    """Return the width of runs on one line, gaps included; of the widest, when they hold newlines.

    Condensed numerals take the room of what may replace them where their font is missing.
    """
    return max((_line_width(strip) for strip in strips(runs) if strip.text), default=0.0)


def _line_width(strip: Strip) -> float:
    row, end = measured(strip), len(strip.text)
    narrow = any(run.style.family == NARROW_FAMILY for run in strip.runs)
    return max(row.width(0, end), row.width_elsewhere(0, end)) if narrow else row.width(0, end)


@lru_cache(maxsize=4096)
def sure_width(runs: tuple[Run, ...]) -> float:
    """Return the width in which ``set_text`` keeps runs on one line, in every application's fonts."""
    rows = [(measured(strip), len(strip.text)) for strip in strips(runs) if strip.text]
    wanted = (max(row.width(0, end) / (1 - SLACK), row.width_elsewhere(0, end)) for row, end in rows)
    return max(wanted, default=0.0) + JOINED_PT


@lru_cache(maxsize=4096)
def least_width(runs: tuple[Run, ...], *, tight: bool = False) -> float:
    """Return the width in which ``set_text`` keeps numbers and words whole, in every application's fonts.

    ``tight`` is the width in which a date parts behind its year, and a unit of two words behind the first.
    """
    widest = 0.0
    for strip in filter(lambda each: each.text, strips(runs)):
        row = measured(strip)
        costs = penalties(strip, title=False)
        ends = [index for index, cost in enumerate(costs) if index and cost < NEVER]
        ends = sorted({*ends, *emergency_breaks(strip)}) if tight else ends
        for start, end in pairwise((0, *ends)):
            widest = max(widest, row.width(start, end) / (1 - SLACK), row.width_elsewhere(start, end))
    return widest + JOINED_PT


def states_number(text: str) -> bool:
    """Return whether a text is a number, with or without its unit, and nothing else."""
    return is_number(text.strip())


def fits(runs: tuple[Run, ...], width: float) -> bool:
    """Return whether the runs fit a width without a break."""
    return text_width(runs) <= width + JOINED_PT


def _tidy(paragraph: Paragraph) -> Paragraph:
    found = strips(paragraph.runs)
    if len(found) == 1 and found[0].text == paragraph.text and all(run.text for run in paragraph.runs):
        return paragraph
    return replace(paragraph, runs=normalised(paragraph.runs))


def _lowered(line: TextLine, top: float, number: int) -> TextLine:
    """Return a line of a paragraph as one of the text whose paragraph of that number begins at the top."""
    return TextLine(spans=line.spans, baseline=top + line.baseline, width=line.width, paragraph=number)


@dataclass(frozen=True, slots=True)
class _LineFrame:
    """Where lines stand: their paragraph, the width they are aligned in, and that minus the slack."""

    paragraph: Paragraph
    width: float
    limit: float


def forget_texts() -> None:
    """Forget texts that were set: those of other briefs would fill memory and never be asked for again."""
    for kept in (text_width, sure_width, least_width, _set_paragraph, _set_unbroken):
        kept.cache_clear()


@lru_cache(maxsize=4096)
def _set_paragraph(
    paragraph: Paragraph, width: float, balance: bool, slack: float
) -> tuple[Paragraph, tuple[TextLine, ...]]:
    """Return a paragraph with the characters that are set, and its lines."""
    inner = width - paragraph.indent
    frame = _LineFrame(paragraph, width, inner * (1 - slack))
    lines: list[TextLine] = []
    for strip in strips(paragraph.runs):
        row, ends = break_lines(strip, width=inner, slack=slack, title=balance)
        lines += _set_lines(strip, row, ends, frame, len(lines))
    return _tidy(paragraph), tuple(lines)


@lru_cache(maxsize=4096)
def _set_unbroken(paragraph: Paragraph, width: float) -> tuple[Paragraph, tuple[TextLine, ...]]:
    frame = _LineFrame(paragraph, width, width)
    lines: list[TextLine] = []
    for strip in strips(paragraph.runs):
        lines += _set_lines(strip, measured(strip), ((0, len(strip.text)),), frame, len(lines))
    return _tidy(paragraph), tuple(lines)


def _set_lines(strip: Strip, row: Measures, ends: Spans, frame: _LineFrame, above: int) -> list[TextLine]:
    """Return the lines of a strip, with ``above`` lines of the paragraph before them."""
    paragraph = frame.paragraph
    lines: list[TextLine] = []
    for number, (start, end) in enumerate(ends, above):
        drawn, width = _drawn(strip, row, start, end, frame.limit)
        indent = paragraph.indent
        spare = frame.width - indent - width
        shift = indent + {"left": 0.0, "center": spare / 2, "right": spare}[paragraph.align]
        spans = tuple(
            Span(text=text, style=style, x=x + shift if shift else x, width=wide, link=link)
            for text, (style, link), x, wide in drawn
        )
        size = _size(strip, start, end)
        if paragraph.bullet and not number:
            spans = (_bullet(paragraph.bullet, strip), *spans)
        baseline = number * paragraph.leading + (paragraph.leading - size) / 2 + BASELINE_EM * size
        lines.append(TextLine(spans=spans, baseline=baseline, width=width, paragraph=0))
    return lines


def _drawn(
    strip: Strip, row: Measures, start: int, end: int, limit: float
) -> tuple[list[tuple[str, Look, float, float]], float]:
    """Return what is drawn together on a line, each with its look, x from 0 and width, and the line's width.

    Gaps shrink when the line is wider than its limit.
    """
    while end > start and strip.text[end - 1] == " ":
        end -= 1
    if end == start:
        return [], 0.0
    width, room = row.width(start, end), row.shrinkable(start, end)
    squeeze = min(max(width - limit, 0.0) / room, 1.0) if room > 0 else 0.0
    origin = row.left[start] - squeeze * row.shrink[start]

    def at(index: int) -> float:
        return row.x[index] - squeeze * row.shrink[index] - origin

    def behind(index: int) -> float:
        return at(index) + row.ends[index] - row.x[index]

    seam = bisect_right(row.seams, start)
    first, look = start, row.looks[seam - 1]
    drawn: list[tuple[str, Look, float, float]] = []
    for index, further in zip(row.seams[seam:], row.looks[seam:], strict=True):
        if index >= end:
            break
        if index == first:
            look = further
        elif further != look or abs(at(index) - behind(index - 1)) >= JOINED_PT:
            x = at(first)
            drawn.append((strip.text[first:index], look, x, (behind(index - 1) or x) - x))
            first, look = index, further
    width -= squeeze * room
    x = at(first)
    drawn.append((strip.text[first:end], look, x, width - x))  # a closing mark ends the line with its ink
    return drawn, width


def _size(strip: Strip, start: int, end: int) -> float:
    """Return the size that decides a line's baseline: the largest that is not raised."""
    if len(strip.runs) == 1:
        return strip.runs[0].style.size
    owners = set(strip.owners[start:end]) or set(range(len(strip.runs)))
    sizes = [strip.runs[owner].style.size for owner in owners if not strip.runs[owner].style.rise]
    return max(sizes or [strip.runs[owner].style.size for owner in owners], default=0.0)


def _bullet(bullet: str, strip: Strip) -> Span:
    style: Style = replace(strip.runs[0].style, rise=0.0) if strip.runs else Style(size=0.0, colour="#000000")
    run = Run(text=bullet, style=style)
    drawn = next((piece[2] for piece in drawn_pieces(strips((run,))[0])), style)
    return Span(text=bullet, style=drawn, x=0.0, width=text_width((run,)))
