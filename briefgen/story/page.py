"""A brief in, its page out: content that the brief leaves out is made of what its figures tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import Phrase
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.tiles import Tiles
from briefgen.brief.model import Brief, Module, OnePager, PageStructure, Pillar
from briefgen.facts.format import figure
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Metric
from briefgen.model.context import Block
from briefgen.story import arranging
from briefgen.story.chapters import SIZES, chapters
from briefgen.story.forms import panel
from briefgen.story.packing import drawn, rows, spread
from briefgen.story.sections import Sections, is_derived
from briefgen.story.told import Story, Told, told_story

MOST_HERO_FIGURES = 4
FEWEST_WITH_HERO = 7
"""Figures from which a page has the strongest of them on top: fewer are large already."""
MOST_WIDE_COLUMNS = 3
"""Columns of a page that are wide enough for insights: more pillars are bands."""
MOST_BANDS = 6
FEW = 2
"""Figures of a page with one insight that are drawn, so that they fill it."""
MOST_IN_WIDTH = 6
"""Figures of a page of so few insights that stand one insight below the other."""
MOST_TILES = 20
"""Figures without a relation or a change that stand on tiles; further ones are listed."""
MOST_IN_A_BAND = 8
"""Such figures of a pillar that stand in a band beside its name."""
MOST_PEERS = 6
"""Figures that decide how large the figures of a page are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """What a page is made of: what the figures of a brief tell, or some of them."""

    story: Story

    @classmethod
    def of(cls, brief: Brief, ledger: Ledger, keys: Sequence[str] | None = None) -> Derivation:
        """Return the derivation of all metrics that have a value, or of those with the given keys."""
        return cls(story=told_story(brief, ledger, keys))

    @property
    def sections(self) -> Sections:
        """The sections that are told."""
        return self.story.sections

    @property
    def metrics(self) -> Sequence[Metric]:
        """The metrics that the page shows."""
        return self.sections.metrics

    @property
    def longest(self) -> int:
        """Return the most insights of a pillar, all for a wall, or figures of a page that tells none."""
        if self._is_plain():
            return max(1, min(len(self.metrics), MOST_TILES))
        if self.in_chapters:
            return max(1, len(self.story.all_told()))
        return max((len(told) for told in self.story.told.values()), default=1)

    def page(self, in_full: int | None = None) -> OnePager:
        """Return the page with so many insights of a pillar in full, of all for a wall; all by default."""
        brief = self.sections.brief
        most = self.longest if in_full is None else in_full
        page = brief.page or OnePager(place=brief.place)
        if not is_derived(brief):
            return replace(page, pillars=tuple(self._column(pillar, most) for pillar in self.story.pillars))
        if not self.metrics:
            return page
        if self._is_plain():
            return self._plain_page(page, most)
        if self.in_chapters:
            counts = self._counts(most)
            return chapters(page, self.story, lambda pillar: self._parted(pillar, counts.get(pillar.key, 0)))
        pillars = self.story.pillars
        structure = page.structure or self._structure()
        if structure is None and len(pillars) == 1:
            pillars = tuple(self._rows(pillar, most) for pillar in pillars)
        elif structure == "bands" and page.structure is None:
            pillars = tuple(self._band(pillar, most) for pillar in pillars)
        else:
            pillars = tuple(self._column(pillar, most) for pillar in pillars)
        return replace(page, structure=structure, hero=self._hero(structure), pillars=pillars)

    def in_columns(self, in_full: int | None = None) -> OnePager:
        """Return the page without a derived hero, a module an insight: for a medium of one column.

        ``in_full`` is how many insights have a module, all by default: each pillar's strongest before others.
        """
        brief = self.sections.brief
        page = brief.page or OnePager(place=brief.place)
        if is_derived(brief) and self._is_plain():
            most = self.longest if in_full is None else in_full
            return replace(page, pillars=tuple(self._plain(pillar, most) for pillar in self.story.pillars))
        counts = self._counts(in_full)
        pillars = (self._column(pillar, counts.get(pillar.key, 0)) for pillar in self.story.pillars)
        return replace(page, pillars=tuple(pillars))

    def _counts(self, in_full: int | None) -> dict[str, int]:
        """Return how many insights of each pillar are among so many: each pillar's strongest come first."""
        ranked = [sorted(own, key=lambda each: -each.insight.weight) for own in self.story.told.values()]
        turns = [[each for each in turn if each is not None] for turn in zip_longest(*ranked)]
        order = [each for turn in turns for each in sorted(turn, key=lambda one: -one.insight.weight)]
        strong = order[:in_full]
        return {key: sum(each in strong for each in own) for key, own in self.story.told.items()}

    @property
    def in_chapters(self) -> bool:
        """Say whether the page is a derived one for a wall, whose structure the brief leaves open."""
        page = self.sections.brief.page
        return page is not None and page.structure is None and page.size in SIZES and not self._is_plain()

    def _structure(self) -> PageStructure | None:
        """Return how the page is built: columns for few even pillars, bands for others, a grid for many."""
        lengths = [len(told) for told in self.story.told.values()]
        even = len(lengths) <= MOST_WIDE_COLUMNS and 1 < min(lengths) >= max(lengths) - 1
        return "bands" if 1 < len(lengths) <= MOST_BANDS and not even else None

    def _hero(self, structure: PageStructure | None) -> tuple[Module, ...]:
        """Return the strongest figures on tiles, one on a poster; none for few figures."""
        if structure == "poster":
            return self._tiles(self.story.strongest(1))
        if len(self.metrics) < FEWEST_WITH_HERO:
            return ()
        return self._tiles(self.story.strongest(MOST_HERO_FIGURES))

    def _tiles(self, keys: Sequence[str]) -> tuple[Module, ...]:
        place = self.sections.brief.place
        items = arranging.figures(keys, self.story.graph)
        return (Module(blocks=(Tiles(items=items, place=place),), place=place),) if items else ()

    def _parted(self, pillar: Pillar, in_full: int) -> tuple[list[Told], tuple[str, ...]]:
        """Return a pillar's strongest insights, so many, and the figures that only the others show."""
        told = self.story.told.get(pillar.key, ())
        order = sorted(range(len(told)), key=lambda index: (-told[index].insight.weight, index))[:in_full]
        full = [told[index] for index in sorted(order)]
        shown = {key for each in full for key in each.insight.metrics}
        return full, tuple(key for key in self.sections.keys(pillar) if key not in shown)

    def _column(self, pillar: Pillar, in_full: int) -> Pillar:
        """Return a pillar with a module an insight, the figures of the others listed below them."""
        full, rest = self._parted(pillar, in_full)
        if pillar.modules or not (full or rest):
            return pillar
        return replace(pillar, modules=(*map(self._module, full), *_listed(rest, pillar)))

    def _rows(self, pillar: Pillar, in_full: int) -> Pillar:
        """Return a pillar whose insights stand in rows of one or two."""
        full, rest = self._parted(pillar, in_full)
        lone = len(full) == 1 and not rest and len(full[0].insight.metrics) == FEW
        if lone:
            packed: tuple[Block, ...] = (drawn(full[0], pillar.place),)
        elif rest or not self._is_roomy(full):
            packed = rows(full, pillar.place)
        else:
            packed = spread(full, pillar.place, self.story.graph)
        modules = (Module(blocks=(row,), place=pillar.place) for row in packed)
        return replace(pillar, modules=(*modules, *_listed(rest, pillar)))

    def _is_roomy(self, told: Sequence[Told]) -> bool:
        """Say whether insights are so few that each has the width of the page."""
        return len(told) <= FEW and len(self.metrics) <= MOST_IN_WIDTH

    def _band(self, pillar: Pillar, in_full: int) -> Pillar:
        """Return a pillar whose insights stand in rows beside its name."""
        full, rest = self._parted(pillar, in_full)
        blocks = (*rows(full, pillar.place), *(_list(rest, pillar) if rest else ()))
        return replace(pillar, modules=(Module(blocks=blocks, place=pillar.place),) if blocks else ())

    def _module(self, told: Told) -> Module:
        place = told.insight.place
        return Module(
            title=Phrase(told.title, place),
            subtitle=told.group,
            blocks=told.insight.narrow,
            notes=self.story.notes(told.insight.metrics),
            place=place,
        )

    def _is_plain(self) -> bool:
        """Say whether the figures are only that: no relation, no change, no name."""
        graph = self.story.graph
        only_panels = all(
            each.insight.form == panel.WORD and each.group is None for each in self.story.all_told()
        )
        return only_panels and not any(
            graph.change(metric.key) is not None or metric.names for metric in self.metrics
        )

    def _plain_page(self, page: OnePager, in_full: int) -> OnePager:
        """Return the page of figures on tiles, the others listed; in bands where there are few pillars."""
        pillars, place = self.story.pillars, self.sections.brief.place
        counts = [len(self.sections.keys(pillar)) for pillar in pillars]
        few = max(counts) <= MOST_IN_A_BAND and 1 < len(pillars) <= MOST_BANDS
        if few and page.structure is None:
            filled = tuple(self._plain(pillar, MOST_IN_A_BAND) for pillar in pillars)
            return replace(page, structure="bands", pillars=filled)
        hero = self._hero(page.structure) if page.structure == "poster" else ()
        filled = tuple(self._plain(pillar, in_full) for pillar in pillars)
        return replace(page, hero=hero, pillars=filled or (Pillar(key="column-1", place=place),))

    def _plain(self, pillar: Pillar, most: int) -> Pillar:
        """Return a pillar with its figures on one grid of tiles, those beyond ``most`` in a list."""
        keys = self.sections.keys(pillar)
        shown, rest = keys[:most], keys[most:]
        items = arranging.figures(shown, self.story.graph)
        tiles = Tiles(items=items, peers=self._longest_of(), place=pillar.place)
        modules = (Module(blocks=(tiles,), place=pillar.place),) if shown else ()
        return replace(pillar, modules=(*modules, *_listed(rest, pillar)))

    def _longest_of(self) -> tuple[Kpi, ...]:
        """Return the figures that decide how large all of them are: those with the most characters."""
        graph, language = self.story.graph, self.sections.ledger.language
        longest = sorted(graph.metrics, key=lambda key: len(figure(graph.latest(key), language).text))
        return arranging.figures(longest[-MOST_PEERS:], graph)


def _list(keys: Sequence[str], pillar: Pillar) -> tuple[FigureList]:
    return (FigureList(metrics=tuple(keys), place=pillar.place),)


def _listed(keys: Sequence[str], pillar: Pillar) -> tuple[Module, ...]:
    return (Module(blocks=_list(keys, pillar), place=pillar.place),) if keys else ()
