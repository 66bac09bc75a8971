"""Phrases and facts as runs and set texts: references, emphasis, footnote marks, figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.facts.format import abbreviated, figure, period_label, short_period
from briefgen.facts.kinds import KINDS, preferred
from briefgen.facts.ledger import Fact
from briefgen.facts.prose import resolve
from briefgen.facts.shared_notes import labelled_note
from briefgen.facts.wording import aside
from briefgen.model.context import Setting
from briefgen.model.scene import Align, Paragraph, Role, Run, Style, Text
from briefgen.text import least_width, set_line, set_text, sure_width, text_width

MARK_SHARE = 0.72
"""Size of a footnote mark against its text."""
MARK_RISE = 0.3
SMALLER = 0.94
"""What a figure that is too wide loses at a time."""
STRONG = "**"
LONG_CHANGE = "+10.5 percentage points vs Sep 2024"
"""What has to fit beside a figure for percentage points to be named in full."""


def phrase_runs(
    phrase: Phrase, setting: Setting, style: Style, *, strong: Style | None = None
) -> tuple[Run, ...]:
    """Return a phrase's runs; what stands between ``**`` is set in ``strong`` (bold by default)."""
    text, place = phrase.text, phrase.place
    pieces, problems = setting.once((), (text, place), lambda: resolve(text, setting.ledger, place))
    setting.problems.extend(problems)
    emphasised = any(STRONG in piece.text for piece in pieces)
    emphasis = (strong or replace(style, weight=700)) if emphasised else style
    runs: list[Run] = []
    bold = False
    for piece in pieces:
        if piece.fact is not None:
            own = emphasis if bold else style
            runs += [
                Run(text=piece.text, style=own, fact=piece.fact.id),
                *note_mark(piece.fact, setting, own),
            ]
            continue
        for index, part in enumerate(piece.text.split(STRONG)):
            bold = bold != (index > 0)
            if part:
                runs.append(Run(text=part, style=emphasis if bold else style))
    return tuple(runs)


def note_mark(fact: Fact, setting: Setting, style: Style) -> Iterable[Run]:
    """Yield the superscript mark of a fact's footnote, if it has one."""
    if not fact.note:
        return
    yield Run(text=footnote_mark(fact, setting), style=raised(setting, style))


def raised(setting: Setting, style: Style) -> Style:
    """Return the style of a mark behind a text: smaller, and above its line."""
    size = max(style.size * MARK_SHARE, setting.medium.type.minimum * MARK_SHARE)
    return replace(style, size=size, rise=style.size * MARK_RISE, weight=400)


def footnote_mark(fact: Fact, setting: Setting) -> str:
    """Return the mark of a fact's footnote, which names the figure: ① 小巨人：信息图作5.4倍，正文作3.4倍。"""
    return setting.footnote(labelled_note(fact, fact.note, setting.ledger))


def figure_runs(fact: Fact, setting: Setting, size: float, colour: str) -> tuple[Run, ...]:
    """Return a fact as a big bold number with qualifier and unit at unit size on the same baseline."""
    shown = figure(fact, setting.language)
    family = setting.theme.family("figure")
    number = Style(size=size, colour=colour, weight=700, family=family)
    unit_size = max(size * setting.medium.type.unit_share, setting.medium.type.minimum)
    unit = Style(size=unit_size, colour=colour, family=family)
    before, large = shown.prefix + shown.code, shown.amount.removeprefix(shown.code)
    parts = ((before, unit), (large, number), (shown.suffix + shown.unit, unit))
    runs = [Run(text=text, style=style, fact=fact.id) for text, style in parts if text]
    mark_at = Style(size=unit_size, colour=colour)
    return (*runs, *note_mark(fact, setting, mark_at))


def fitted_figure(fact: Fact, setting: Setting, width: float, size: float, colour: str) -> tuple[Run, ...]:
    """Return a figure's runs shrunk to a width: the number to body size, then all to the smallest size."""
    body, smallest = setting.medium.type.sizes["body"], setting.medium.type.minimum
    runs = figure_runs(fact, setting, size, colour)
    while size > body and text_width(runs) > width:
        size = max(body, size * SMALLER)
        runs = figure_runs(fact, setting, size, colour)
    while size > smallest and text_width(runs) > width and least_width(runs) > width:
        size = max(smallest, size * SMALLER)
        runs = figure_runs(fact, setting, size, colour)
    return runs


def comparison_runs(fact: Fact, setting: Setting, style: Style, width: float = math.inf) -> tuple[Run, ...]:
    """Return a claim in words, as in “较2020年 +85%” or “+85% vs 2020”, the figure bold.

    In a width months are short (Sep 2024), and percentage points are pp where a line of them would not fit.
    The width alone decides, so that cards beside each other speak alike.
    """
    if width == math.inf:
        return _compared(fact, setting, style, since_text(fact, setting))
    long = Run(text=LONG_CHANGE, style=replace(style, weight=700))
    told = fact if sure_width((long,)) <= width else abbreviated(fact)
    return _compared(told, setting, style, since_text(fact, setting, short=True))


def _compared(fact: Fact, setting: Setting, style: Style, versus: str) -> tuple[Run, ...]:
    vocabulary = messages(setting.language)
    strong = replace(style, weight=700)
    before, shown, after = aside(fact, setting.language, versus)
    runs = []
    if before:
        runs.append(Run(text=f"{before} ", style=style))
    runs.append(Run(text=shown, style=strong, fact=fact.id))
    if after:
        gap = "" if vocabulary.list_comma == "、" or after[0] == "," else " "
        runs.append(Run(text=f"{gap}{after}", style=style))
    return (*runs, *note_mark(fact, setting, style))


def since_text(fact: Fact, setting: Setting, *, short: bool = False) -> str:
    """Return what a figure is compared with, as in “vs 2023”."""
    named = short_period if short else period_label
    since = named(fact.since, setting.language, setting.ledger.as_of) if fact.since else ""
    return messages(setting.language).versus.format(period=since)


def best_claim(value: Fact, setting: Setting) -> Fact | None:
    """Return the claim that a value is best shown with: the first that is stated of it, else its change."""
    ledger = setting.ledger
    stated = [claim for claim in ledger.accounts[value.metric].told() if claim.period == value.period]
    for kind in preferred(KINDS.values()):
        found = [claim for claim in stated if claim.kind == kind]
        if len({claim.since for claim in found}) == 1:
            return found[0]
    return ledger.change(value)


def emphasis(style: Style, setting: Setting) -> Style:
    """Return how running text of a style emphasises: bold in the present hue."""
    return replace(style, weight=700, colour=setting.accent.words)


def paragraph(
    runs: tuple[Run, ...],
    setting: Setting,
    *,
    align: Align = "left",
    space_before: float = 0.0,
    indent: float = 0.0,
    bullet: str | None = None,
) -> Paragraph:
    """Return a paragraph of the medium's leading around its largest text; lengths in points."""
    size = max((run.style.size for run in runs), default=setting.medium.type.sizes["body"])
    return Paragraph(
        runs=runs,
        leading=round(size * setting.medium.type.leading, 2),
        align=align,
        space_before=space_before,
        indent=indent,
        bullet=bullet,
    )


def set_paragraphs(
    phrases: Sequence[Phrase],
    setting: Setting,
    style: Style,
    width: float,
    place: Place,
    *,
    bullet: str | None = None,
) -> Text:
    """Set phrases as paragraphs, or as a list with hanging bullets; what they emphasise is in the hue."""
    strong = emphasis(style, setting)
    paragraphs = tuple(
        paragraph(
            phrase_runs(phrase, setting, style, strong=strong),
            setting,
            bullet=bullet,
            indent=round(style.size, 2) if bullet else 0.0,
            space_before=setting.gap(1) if index else 0.0,
        )
        for index, phrase in enumerate(phrases)
    )
    return set_text(paragraphs, width=width, role="list" if bullet else "body", place=place)


def set_runs(
    runs: tuple[Run, ...],
    setting: Setting,
    width: float,
    role: Role = "body",
    *,
    align: Align = "left",
    place: Place | None = None,
    balance: bool = False,
    alt: str = "",
) -> Text:
    """Set runs as one paragraph in a width."""
    lines = (paragraph(runs, setting, align=align),)
    return set_text(lines, width=width, role=role, place=place, balance=balance, alt=alt)


def set_figure(
    runs: tuple[Run, ...],
    setting: Setting,
    width: float,
    place: Place,
    *,
    leading: float,
    align: Align = "left",
    balance: bool = False,
) -> Text:
    """Set a figure on one line that no application wraps; on several where the width is less."""
    if text_width(runs) <= width:
        return set_line(runs, width=width, align=align, role="figure", leading=leading, place=place)
    return set_runs(runs, setting, width, "figure", align=align, place=place, balance=balance)
