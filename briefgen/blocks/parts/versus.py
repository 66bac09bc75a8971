"""Panels of settled disputes: the figure that is used beside those that are not, and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.flow import side_by_side, stack
from briefgen.blocks.parts.runs import paragraph
from briefgen.blocks.parts.shapes import ground, insets
from briefgen.facts.disputes import Dispute, about
from briefgen.facts.ledger import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Group, Run, Shape, Style, Text
from briefgen.text import set_text

NARROWEST_EM = 9.0
"""Two sides that would be narrower than so many body ems stand below each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versus(BlockBase):
    """One dispute: the figure that is printed beside those that are not, and the reason."""

    dispute: Dispute

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set sides and reason next to each other, or below each other where they would be narrow."""
        y, inset = insets(setting)
        room = width - 2 * inset
        dispute, vocabulary = self.dispute, messages(setting.language)
        head, _ = about(dispute.taken, setting.language)
        named = _set(((Run(text=head, style=setting.style("label", bold=True)),),), setting, room)
        sides = self._sides(setting, room)
        items = [*Composition(items=(named,), width=room, height=0.0).at(inset, y)]
        y += named.box.height + setting.gap(0.8)
        items += sides.at(inset, y)
        box = Box(0.0, 0.0, width, y + sides.height + inset)
        group = Group(
            box=box,
            name=f"dispute {head}",
            alt=f"{vocabulary.disputed}{vocabulary.colon}{head}",  # both claims are live text within
            items=(*ground(setting, box, setting.accent.strong), *items),
            place=self.place,
        )
        return Composition(items=(group,), width=width, height=box.height)

    def _sides(self, setting: Setting, width: float) -> Composition:
        dispute, vocabulary = self.dispute, messages(setting.language)
        accent, muted = setting.accent.words, setting.theme.palette.muted
        held = _claim(
            dispute.taken, vocabulary.adopted, setting, setting.style("subheading", accent, bold=True)
        )
        others = [
            _claim(fact, vocabulary.rejected, setting, setting.style("subheading", muted))
            for fact in dispute.overruled
        ]
        why = (
            (Run(text=vocabulary.reason, style=setting.style("label", muted)),),
            (Run(text=dispute.settle.reason, style=setting.style("label")),),
        )
        colours = (accent, *(muted for _ in others), setting.theme.palette.rule)
        sides = [
            _VersusSide(lines=lines, colour=colour, place=self.place)
            for lines, colour in zip((held, *others, why), colours, strict=True)
        ]
        each = (width - setting.medium.gutter * (len(sides) - 1)) / len(sides)
        if each < setting.medium.type.sizes["body"] * NARROWEST_EM:
            return stack(sides, setting, width, gap=setting.gap(0.8))
        return side_by_side(sides, [1.0] * len(sides), setting, width, align="top")


def _claim(fact: Fact, title: str, setting: Setting, style: Style) -> tuple[tuple[Run, ...], ...]:
    """Return the lines of one side: title, claim and sources; only a fact of the ledger has an id."""
    _, said = about(fact, setting.language)
    ledger = setting.ledger
    titles = ledger.titles(fact.sources)
    held = ledger.facts.get(fact.id) is fact
    return (
        (Run(text=title, style=replace(setting.style("label", style.colour), weight=style.weight)),),
        (Run(text=said, style=style, fact=fact.id if held else None),),
        (Run(text=messages(setting.language).list_comma.join(titles), style=setting.style("label")),),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _VersusSide(BlockBase):
    """One side of a dispute, or the reason, beside a line in its colour."""

    lines: tuple[tuple[Run, ...], ...]
    colour: str

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        bar = setting.gap(0.42)
        left = bar + setting.gap(1.4)
        text = _set([line for line in self.lines if line[0].text], setting, width - left)
        rule = Shape(box=Box(0.0, 0.0, bar, text.box.height), fill=self.colour, name="claim bar")
        moved = replace(text, box=text.box.moved(left, 0.0))
        return Composition(items=(rule, moved), width=width, height=text.box.height)


def _set(lines: Sequence[tuple[Run, ...]], setting: Setting, width: float) -> Text:
    return set_text(tuple(paragraph(runs, setting) for runs in lines), width=width)
