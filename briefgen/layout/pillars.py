"""Pillars in, columns of modules out: in common rows where modules match, else each column on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.base import note_once
from briefgen.blocks.parts.flow import given_back, least_height, shared_out
from briefgen.blocks.parts.runs import paragraph, phrase_runs
from briefgen.brief.model import Pillar
from briefgen.layout.masthead import TITLE_SHARES
from briefgen.layout.module import ModuleBlock
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Frame, Item, Run, Shape, Style, Text, excess
from briefgen.text import set_line, set_text, text_width

WASTE = 0.16
"""Modules share rows where that leaves at most this share of the columns empty."""
INSET = 1.5
"""Space at the left and right of a module, in steps of the spacing scale."""
PADDING = 2.4
"""Space above and below a module, in steps of the spacing scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The pillars of one page as columns, each with its setting."""

    pillars: Sequence[Pillar]
    modules: Sequence[Sequence[ModuleBlock]]
    """The modules of each pillar."""
    settings: Sequence[Setting]
    width: float
    gutter: float

    @property
    def each(self) -> float:
        """Return the width of one column."""
        count = len(self.pillars)
        return (self.width - self.gutter * (count - 1)) / count

    @property
    def inner(self) -> float:
        """Return the width of a module's text."""
        return self.each - 2 * self.settings[0].gap(INSET)

    def compose(self, height: float | None = None) -> Composition:
        """Set heads and modules; in a given height all columns end at its bottom."""
        if not self.pillars:
            return Composition(items=(), width=self.width, height=0.0)
        head = self._head_height()
        heights = self._heights(None if height is None else height - head)
        items: list[Item] = []
        reached = head
        for index, (pillar, setting) in enumerate(self._pairs()):
            x = index * (self.each + self.gutter)
            items += compose_head(pillar, setting, self.each, head, number=index + 1).at(x, 0.0)
            shown, bottom = self._module_items(index, setting, heights[index], x, head)
            items += shown
            reached = max(reached, bottom)
        return Composition(items=tuple(items), width=self.width, height=max(reached, height or 0.0))

    def natural_height(self) -> float:
        """Return the height of the tallest column, heads included, without setting the columns."""
        if not self.pillars:
            return 0.0
        return self._head_height() + max(summed(column) for column in self._heights(None))

    def tallest(self) -> Pillar | None:
        """Return the pillar that needs the most height, None where there is none with modules."""
        totals = [summed(column) for column in self._natural()]
        if not any(totals):
            return None
        return self.pillars[totals.index(max(totals))]

    def _head_height(self) -> float:
        heads = [
            compose_head(pillar, setting, self.each, number=index)
            for index, (pillar, setting) in enumerate(self._pairs(), 1)
        ]
        return max(head.height for head in heads)

    def _pairs(self) -> list[tuple[Pillar, Setting]]:
        return list(zip(self.pillars, self.settings, strict=True))

    def _padded(self, height: Callable[[ModuleBlock, Setting], float]) -> list[list[float]]:
        return [
            [height(module, setting) + 2 * setting.gap(PADDING) for module in modules]
            for modules, setting in zip(self.modules, self.settings, strict=True)
        ]

    def _natural(self) -> list[list[float]]:
        return self._padded(lambda module, setting: setting.compose(module, self.inner).height)

    def _heights(self, room: float | None) -> list[list[float]]:
        natural = self._natural()
        rows = _shared_rows(natural)
        stretches = [[module.stretch for module in modules] for modules in self.modules]
        if room is None:
            return natural if rows is None else [rows] * len(natural)
        if rows is not None and summed(rows) <= room:
            spread = [max(column) for column in zip(*stretches, strict=True)]
            return [_fill(rows, spread, room)] * len(natural)
        least = self._padded(lambda module, setting: least_height(module, setting, self.inner))
        return [
            _fill(column, stretch, room)
            if summed(column) <= room
            else given_back(column, shortest, summed(column) - room)
            for column, stretch, shortest in zip(natural, stretches, least, strict=True)
        ]

    def _module_items(
        self, index: int, setting: Setting, heights: list[float], x: float, top: float
    ) -> tuple[list[Item], float]:
        pad, inset = setting.gap(PADDING), setting.gap(INSET)
        items: list[Item] = []
        y = top
        last = len(heights) - 1
        for number, (module, height) in enumerate(zip(self.modules[index], heights, strict=True)):
            laid = setting.compose(module, self.inner, height - 2 * pad)
            shown = laid.at(x + inset, y + pad)
            items += _below_a_head(shown) if self.pillars[index].title else shown
            y += max(height, laid.height + 2 * pad)
            if number < last:
                rule = Box(x, y - 0.3, self.each, 0.6)
                items.append(Shape(box=rule, fill=setting.theme.palette.rule, name="module rule"))
        return items, y


def _shared_rows(natural: list[list[float]]) -> list[float] | None:
    if len({len(column) for column in natural}) != 1:
        return None
    rows = [max(row) for row in zip(*natural, strict=True)]
    total = summed(rows) * len(natural)
    tallest = max(summed(column) for column in natural)
    wasted = total - summed(summed(column) for column in natural)
    return rows if total and wasted / total <= WASTE and summed(rows) <= tallest * (1 + WASTE) else None


def _fill(natural: list[float], stretches: list[float], room: float) -> list[float]:
    """Return heights that add up to the room: a third of the spare for all, the rest for what stretches."""
    if not natural:
        return natural
    spare = room - summed(natural)
    share = 1 / 3 if any(stretches) else 1.0
    even = spare * share / len(natural)
    return [height + even for height in shared_out(natural, stretches, spare * (1 - share))]


def compose_head(
    pillar: Pillar, setting: Setting, width: float, height: float | None = None, *, number: int = 1
) -> Composition:
    """Return a pillar's name and tags in the theme's style; nothing for a pillar without a name."""
    if pillar.title is None:
        return Composition(items=(), width=width, height=0.0)
    looks = setting.theme.looks.pillar_head
    accent, ink = setting.accent, setting.theme.palette.ink
    colour = {"block": accent.on, "number": ink}.get(looks, accent.words)
    pad = setting.gap(INSET) if looks == "block" else 0.0
    named = setting.style("heading", accent.words)
    before = (Run(text=f"{number}\u3000", style=named),) if looks == "number" else tuple[Run, ...]()
    runs, title = _title(
        pillar.title, before, setting.style("heading", colour, bold=True), setting, width - 2 * pad
    )
    tags = _tags(pillar, setting, setting.theme.palette.muted if looks == "number" else colour)
    beside = tags is not None and text_width(runs) + tags.box.width + 2 * pad + setting.gap(2) <= width
    full = max(title.box.height + 2 * setting.gap(1.8), height or 0.0)
    shown: list[Item] = [*_head_background(looks, Box(0.0, 0.0, width, full), setting)]
    shown.append(title.moved(pad, (full - title.box.height) / 2))
    if tags is not None and beside:
        x = width - pad - tags.box.width
        shown.append(tags.moved(x, (full - tags.box.height) / 2 + setting.gap(0.2)))
    return Composition(items=tuple(shown), width=width, height=full)


def _title(
    phrase: Phrase, before: tuple[Run, ...], style: Style, setting: Setting, width: float
) -> tuple[tuple[Run, ...], Text]:
    """Return a pillar's name as runs and set; smaller where a figure in it is wider than its place.

    One that is too wide at its smallest is noted.
    """
    for share in TITLE_SHARES:
        size = max(style.size * share, setting.medium.type.minimum)
        runs = (*before, *phrase_runs(phrase, setting, replace(style, size=size)))
        lines = (paragraph(runs, setting),)
        title = set_text(lines, width=width, role="heading", place=phrase.place, slack=0.0)
        if not (over := excess([title])):
            return runs, title
    wide = max(title.lines, key=lambda line: line.width).text
    message = tr("{words!r} is {over:.0f} pt wider than the head of its pillar", words=wide, over=over)
    note_once(setting, Problem(phrase.place, message, tr("shorten the text"), "overflow"))
    return runs, title


def _below_a_head(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, headings among them one level deeper than the pillar's."""
    for item in items:
        if isinstance(item, Frame):
            yield replace(item, items=tuple(_below_a_head(item.items)))
        else:
            yield replace(item, level=3) if isinstance(item, Text) and item.role == "heading" else item


def _tags(pillar: Pillar, setting: Setting, colour: str) -> Text | None:
    if not pillar.tags:
        return None
    style = setting.style("label", colour)
    return set_line((Run(text=" · ".join(pillar.tags), style=style),), role="label")


def _head_background(looks: str, box: Box, setting: Setting) -> tuple[Shape, ...]:
    if looks == "block":
        radius = setting.theme.looks.radius
        return (Shape(box=box, fill=setting.accent.strong, radius=radius, name="pillar head"),)
    thick = setting.gap(0.7)
    if looks == "number":
        under = Box(box.x, box.bottom - 0.6, box.width, 0.6)
        over = Box(box.x, box.y, box.width / 5, thick * 0.6)
        rule = Shape(box=under, fill=setting.theme.palette.rule, name="pillar foot")
        return (Shape(box=over, fill=setting.accent.strong, name="pillar head"), rule)
    y = box.y if looks == "rule" else box.bottom - thick
    line = Box(box.x, y, box.width, thick)
    return (Shape(box=line, fill=setting.accent.strong, name="pillar head"),)
