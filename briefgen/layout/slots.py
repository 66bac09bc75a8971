"""Words and a placeholder of a company's template in, the words set as the template sets them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.locale import has_han
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.parts.runs import emphasis, phrase_runs
from briefgen.layout.overflow import FIT_PT
from briefgen.model.context import Setting
from briefgen.model.scene import Paragraph, Role, Run, Style, Text, excess
from briefgen.model.slide_template import Slot, SlotStyle, SlotWord, wider
from briefgen.model.theme import Theme
from briefgen.text import set_text, sure_width

STEPS = (1.0, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.5)
"""Sizes that are tried, against that of the placeholder."""
GROWN_SHARE = 0.6
"""Share of a placeholder that words which are set larger than it says may fill."""
GROWN_SPACE = 0.7
"""Space between paragraphs that are set larger, against their size."""
HAN_LEADING = 1.1
"""Lines of Chinese are higher than those of a Latin font, whose height templates count in."""
HEADS: frozenset[SlotWord] = frozenset({"title", "subtitle"})

Runs = tuple[Run, ...]
Words = Callable[[Style, Setting], Sequence[Runs]]
"""The paragraphs of a text in a style, their findings noted in a setting."""


def phrases(*said: Phrase | None) -> Words:
    """Return phrases as paragraphs; those that are None are left out."""
    return lambda style, setting: [phrase_runs(each, setting, style) for each in said if each is not None]


def points(said: Sequence[Phrase]) -> Words:
    """Return the points of a list as paragraphs; what they emphasise is in the hue."""

    def runs(style: Style, setting: Setting) -> Sequence[Runs]:
        strong = emphasis(style, setting)
        return [phrase_runs(each, setting, style, strong=strong) for each in said]

    return runs


def plain(*lines: str) -> Words:
    """Return lines without figures as paragraphs."""
    return lambda style, _: [(Run(text=line, style=style),) for line in lines]


def style_of(slot: Slot, theme: Theme) -> Style:
    """Return how a placeholder sets its words, in the family of ours that stands for its typeface."""
    style, first = slot.style, theme.looks.headings if slot.word in HEADS else theme.looks.text
    families = [first, *theme.fonts]
    named = (family for family in families if theme.fonts[family].office_latin == style.latin)
    family = next(named, first)
    return Style(size=style.size, colour=style.colour, weight=700 if style.bold else 400, family=family)


def fitted(
    words: Words,
    slot: Slot,
    setting: Setting,
    role: Role,
    place: Place | None,
    *,
    least: float,
    most: float = 0.0,
    lines: int = 0,
    grow: Sequence[float] = (),
) -> Text | None:
    """Return words set in a placeholder, as large as it says or smaller; None where nothing fits.

    ``least`` is the smallest size; ``most``: a smaller one than the placeholder's to begin with, 0 for none;
    ``lines``: the most of them, 0 for any number; ``grow``: larger sizes that are tried first, against the
    placeholder's.
    """
    whole = style_of(slot, setting.theme)
    larger = [round(slot.style.size * times * 2) / 2 for times in grow]
    for size in (*larger, *_sizes(min(slot.style.size, most or slot.style.size), least)):
        text = _set(words(replace(whole, size=size), setting.trial()), slot, role, place)
        height = _room(text, slot) * (GROWN_SHARE if size in larger else 1.0)
        many = lines and (len(text.lines) > lines or _is_unsure(text))
        if not many and excess((text,)) == 0 and text.box.height <= height + FIT_PT:
            kept = _set(words(replace(whole, size=size), setting), slot, role, place)
            return _anchored(kept, slot)
    return None


def _is_unsure(text: Text) -> bool:
    """Say whether words on one line could need two in another font, or without squeezed gaps."""
    widths = [sure_width(each.runs) for each in text.paragraphs]
    return max(widths, default=0.0) > text.box.width


def in_slot(
    words: Words, slot: Slot, setting: Setting, role: Role, place: Place | None, *, least: float | None = None
) -> Text:
    """Return words set in a placeholder; in its smallest size after noting that they do not fit."""
    smallest = setting.medium.type.minimum_body if least is None else least
    text = fitted(words, slot, setting, role, place, least=smallest)
    if text is not None:
        return text
    size = min(slot.style.size, smallest)
    style = replace(style_of(slot, setting.theme), size=size)
    text = _set(words(style, setting), slot, role, place)
    over = max(text.box.height - slot.inner.height, excess((text,)))
    message = tr(
        "the {word} overflows by {over:.0f} pt: it does not fit the template's placeholder "
        "“{name}” even at {size:g} pt",
        word=slot.word,
        over=over,
        name=slot.name,
        size=size,
    )
    hint = tr("shorten it, or give it another placeholder or layout in the template's mapping")
    setting.problems.append(Problem(place or Place(""), message, hint, "overflow"))
    return _anchored(text, slot)


def size_of(text: Text) -> float:
    """Return the size of a text's first words; 0 where it has none."""
    return next((run.style.size for paragraph in text.paragraphs for run in paragraph.runs), 0.0)


def in_size(text: Text, slot: Slot, size: float) -> Text:
    """Return words that were set in a placeholder in another size."""
    factor = size / (size_of(text) or size)
    paragraphs = [
        tuple(
            replace(run, style=replace(run.style, size=run.style.size * factor, rise=run.style.rise * factor))
            for run in each.runs
        )
        for each in text.paragraphs
    ]
    return _anchored(_set(paragraphs, slot, text.role, text.place), slot)


def _sizes(size: float, least: float) -> Iterator[float]:
    """Yield the sizes that are tried, in half points, the largest first."""
    for step in STEPS:
        tried = size if step == 1.0 else round(size * step * 2) / 2
        if tried < least and step < 1.0:
            break
        yield tried
    if least < size:
        yield least


def _room(text: Text, slot: Slot) -> float:
    """Return the height that words may have: they may reach over the inset that they are not anchored at."""
    _, above, _, below = slot.style.insets
    spare = {"top": below, "middle": above + below, "bottom": above}[slot.style.anchor]
    return slot.box.height if len(text.lines) == 1 else slot.inner.height + spare


def _set(paragraphs: Sequence[Runs], slot: Slot, role: Role, place: Place | None) -> Text:
    style = slot.style
    listed = role == "list" and bool(style.bullet)
    set_paragraphs = tuple(
        Paragraph(
            runs=runs,
            leading=round(
                max((run.style.size for run in runs), default=style.size) * _leading(runs, slot), 2
            ),
            align=style.align,
            space_before=_space_before(runs, style) if number else 0.0,
            indent=style.indent if listed else 0.0,
            bullet=style.bullet if listed else None,
        )
        for number, runs in enumerate(paragraphs)
    )
    width = slot.inner.width
    wide = wider(style.latin)
    balance = role == "title" and any(has_han(run.text) for runs in paragraphs for run in runs)
    slack = 1 - (1 - 0.03) / wide
    text = set_text(set_paragraphs, width=width, role=role, place=place, balance=balance, slack=slack)
    if not style.capitals:
        return text
    shown = tuple(
        replace(each, runs=tuple(replace(run, text=run.text.upper()) for run in each.runs))
        for each in set_paragraphs
    )
    drawn = set_text(shown, width=width, role=role, place=place, slack=slack)
    return replace(text, lines=drawn.lines, box=drawn.box)


def _space_before(runs: Runs, style: SlotStyle) -> float:
    """Return the space above a paragraph: points that are set larger stand farther apart."""
    size = max((run.style.size for run in runs), default=style.size)
    return max(style.space_before, size * GROWN_SPACE) if size > style.size else style.space_before


def _leading(runs: Runs, slot: Slot) -> float:
    return slot.style.leading * (HAN_LEADING if any(has_han(run.text) for run in runs) else 1.0)


def _anchored(text: Text, slot: Slot) -> Text:
    """Return words in their placeholder, at the side of it that they are anchored at."""
    spare = slot.inner.height - text.box.height
    down = {"top": 0.0, "middle": spare / 2, "bottom": spare}[slot.style.anchor]
    lines = tuple(replace(line, baseline=line.baseline + down) for line in text.lines)
    return replace(text, box=slot.inner, anchor=slot.style.anchor, lines=lines, slot=slot)


def inked(text: Text) -> tuple[float, float]:
    """Return from and to which height the lines of a text reach."""
    if not text.lines:
        return text.box.y, text.box.y
    sizes = [max((span.style.size for span in line.spans), default=0.0) for line in text.lines]
    first, last = text.lines[0], text.lines[-1]
    return text.box.y + first.baseline - 0.9 * sizes[0], text.box.y + last.baseline + 0.25 * sizes[-1]
