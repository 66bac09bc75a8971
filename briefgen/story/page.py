"""A brief in, its page out: content that the brief leaves out is derived from the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import Phrase
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.row import Row
from briefgen.blocks.tags import Tags
from briefgen.brief.model import Brief, Module, OnePager, Pillar
from briefgen.brief.vocabulary import word
from briefgen.facts.baseline import like_last
from briefgen.facts.format import figure
from briefgen.facts.ledger import Fact, Ledger
from briefgen.facts.measure import DIFFERENCE_ONLY
from briefgen.facts.metric import Metric
from briefgen.facts.summary import sentence
from briefgen.facts.time_steps import are_even, steps_of
from briefgen.model.context import Block
from briefgen.story.figure_blocks import FigureList, FigureWithChart, Tiles

MOST_HERO_FIGURES = 4
FEWEST_WITH_HERO = 7
"""Figures from which a page has the first of them on top: fewer are large already."""
MOST_WIDE_COLUMNS = 3
"""Columns of a page that are wide enough for findings as headings."""
MOST_FINDINGS = 3
"""Figures of a column that are headed by findings; more of them are headed by their names."""
MOST_TILES = 20
"""Figures without a chart that stand on tiles; further ones are listed."""
MOST_IN_A_BAND, MOST_BANDS = 8, 6
"""Figures of a pillar that stand in a band beside its name, and bands of a page."""
MOST_PEERS = 6
"""Figures that decide how large the figures of a page are."""
LINE_FROM = 4
"""Values from which a series is a line rather than columns."""
FROM_NO_ZERO = DIFFERENCE_ONLY | {"rank", "index"}
"""Measures whose charts need not begin at zero: 100.2 and 100.4, the years 2028 and 2030."""


def is_derived(brief: Brief) -> bool:
    """Say whether all content of the page is made of the figures."""
    given = brief.onepager
    return given is None or not (given.hero or given.strip or any(pillar.modules for pillar in given.pillars))


def derived_page(brief: Brief, ledger: Ledger, in_full: int | None = None) -> OnePager:
    """Return the brief's page; what it leaves empty is made of the metrics.

    ``in_full`` is how many figures of a column have a module each, all by default; the others are listed.
    """
    return Derivation.of(brief, ledger).page(in_full)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """The metrics that a page is made of, by the pillar that they belong to."""

    brief: Brief
    ledger: Ledger
    metrics: Sequence[Metric]
    pillars: Sequence[Pillar]
    """Pillars as declared or named by metrics, without derived modules."""
    charts: Mapping[str, ChartBlock | None]
    """The chart that suits each metric's values, by its key; None for one that has none."""
    lengths: Mapping[str, int]
    """Characters of each metric's latest figure, by its key."""

    @classmethod
    def of(cls, brief: Brief, ledger: Ledger, keys: Sequence[str] | None = None) -> Derivation:
        """Return the derivation of all metrics that have a value, or of those with the given keys."""
        metrics = [
            metric
            for metric in brief.metrics.values()
            if ledger.series(metric.key) and (keys is None or metric.key in keys)
        ]
        declared = () if brief.onepager is None else brief.onepager.pillars
        further: dict[str, Pillar] = {}
        for metric in metrics if is_derived(brief) else ():
            key, place = metric.pillar, metric.place
            if key and key not in {pillar.key for pillar in declared}:
                further.setdefault(key, Pillar(key=key, title=Phrase(_plain(key), place), place=place))
        charts = {metric.key: _chart(metric, ledger) for metric in metrics}
        latest = {metric.key: ledger.series(metric.key)[-1] for metric in metrics}
        return cls(
            brief=brief,
            ledger=ledger,
            metrics=metrics,
            pillars=(*declared, *further.values()),
            charts=charts,
            lengths={key: len(figure(fact, brief.meta.language).text) for key, fact in latest.items()},
        )

    @property
    def longest(self) -> int:
        """Return the most figures of a column that may have a module each."""
        if not self.pillars:
            return max(1, -(-len(self._charted()) // self._count()), min(len(self.metrics), MOST_TILES))
        return max((len(self._own(pillar)) for pillar in self.pillars), default=1)

    def page(self, in_full: int | None = None) -> OnePager:
        """Return the page with so many figures of a column in full, all by default."""
        given = self.brief.onepager
        most = self.longest if in_full is None else in_full
        place = self.brief.place
        page = given or OnePager(place=place)
        if not is_derived(self.brief):
            return replace(page, pillars=tuple(self._filled(pillar, most) for pillar in self.pillars))
        if not self.metrics:
            return page
        if not self.pillars:
            return self._loose_page(page, most)
        if self._banded():
            return replace(page, structure="bands", pillars=tuple(map(self._band, self.pillars)))
        pillars = [self._filled(pillar, most) for pillar in self.pillars]
        if loose := self._loose():
            pillars.append(self._column("column-1", loose, most, short=False))
        return replace(page, hero=self._hero(), pillars=tuple(pillars))

    def sections(self) -> tuple[Pillar, ...]:
        """Return the pillars as a deck shows them: what is derived is a finding a metric."""
        pillars = [
            replace(pillar, modules=pillar.modules or tuple(map(self._finding, self._own(pillar))))
            for pillar in self.pillars
        ]
        if is_derived(self.brief) and (loose := self._loose()):
            modules = tuple(map(self._finding, loose))
            pillars.append(Pillar(key="column-1", modules=modules, place=loose[0].place))
        return tuple(pillars)

    def _finding(self, metric: Metric) -> Module:
        """Return a metric's finding as a sentence, its figure, and the chart that suits its values."""
        place, chart = metric.place, self.charts[metric.key]
        finding = sentence(metric.key, self.ledger, self.brief.meta.language)
        kpi = Kpi(metric=metric.key, label=Phrase("", place), place=place)
        blocks: tuple[Block, ...] = (kpi,)
        if chart is not None:
            blocks = (Row(blocks=(kpi, chart), shares=(1.0, 1.0), place=place),)
        return Module(title=Phrase(finding, place), blocks=blocks, notes=_notes(metric, finding), place=place)

    def _filled(self, pillar: Pillar, in_full: int) -> Pillar:
        """Return a pillar with modules of its metrics, as it is where it has its own, or no metrics."""
        own = self._own(pillar)
        if pillar.modules or not own:
            return pillar
        short = len(self.pillars) > MOST_WIDE_COLUMNS or self.longest > MOST_FINDINGS
        return replace(pillar, modules=self._column(pillar.key, own, in_full, short=short).modules)

    def _banded(self) -> bool:
        """Say whether figures without charts are set in one band per pillar instead of narrow columns."""
        owned = [len(self._own(pillar)) for pillar in self.pillars]
        bare = not self._charted() and all(metric.pillar and not metric.names for metric in self.metrics)
        few = max(owned) <= MOST_IN_A_BAND and len(owned) <= MOST_BANDS
        return bare and few and self._structure() is None

    def _band(self, pillar: Pillar) -> Pillar:
        """Return a pillar with its figures on one grid of tiles."""
        kpis = tuple(self._kpi(metric) for metric in self._own(pillar))
        tiles = Tiles(items=kpis, peers=self._longest_of(self.metrics), place=pillar.place)
        return replace(pillar, modules=(Module(blocks=(tiles,), place=pillar.place),) if kpis else ())

    def _own(self, pillar: Pillar) -> list[Metric]:
        return [metric for metric in self.metrics if metric.pillar == pillar.key]

    def _loose(self) -> list[Metric]:
        return [metric for metric in self.metrics if not metric.pillar]

    def _charted(self) -> list[Metric]:
        return [metric for metric in self.metrics if self.charts[metric.key] is not None]

    def _count(self) -> int:
        """Return how many columns figures without pillars stand in: wide rows for few, a grid for more."""
        count = len(self._charted())
        return 1 if count in (0, 1, 2, 3, 5) else 2 if count < 9 else 3

    def _hero(self) -> tuple[Module, ...]:
        """Return the figures on top: the first of each pillar, or the first ones; none for few."""
        if len(self.metrics) < FEWEST_WITH_HERO or not self._charted():
            return () if self._structure() != "poster" else self._tiles(self.metrics[:1])
        leads = [own[0] for pillar in self.pillars if (own := self._own(pillar))]
        shown = leads if len(leads) >= MOST_WIDE_COLUMNS else self.metrics
        return self._tiles(shown[: 1 if self._structure() == "poster" else MOST_HERO_FIGURES])

    def _structure(self) -> str | None:
        return None if self.brief.onepager is None else self.brief.onepager.structure

    def _tiles(self, metrics: Sequence[Metric]) -> tuple[Module, ...]:
        place = self.brief.place
        kpis = tuple(self._kpi(metric) for metric in metrics)
        return (Module(blocks=(Tiles(items=kpis, place=place),), place=place),) if kpis else ()

    def _loose_page(self, page: OnePager, in_full: int) -> OnePager:
        """Return the page of figures without pillars: tiles, charts in columns, a list of the rest."""
        place = self.brief.place
        charted = self._charted()
        bare = [metric for metric in self.metrics if metric not in charted]
        if not charted:
            shown, rest = bare[: min(in_full, MOST_TILES)], bare[min(in_full, MOST_TILES) :]
            modules = (*self._tiles(shown), *self._listed(rest))
            if self._structure() == "poster":
                modules = (*self._tiles(shown[1:]), *self._listed(rest))
            column = Pillar(key="column-1", modules=modules, place=place)
            return replace(page, hero=self._hero(), pillars=(column,))
        count = self._count()
        tiles = bare[:MOST_HERO_FIGURES]
        at_length = charted[: in_full * count]
        left = {metric.key for metric in (*bare[len(tiles) :], *charted[len(at_length) :])}
        columns = tuple(
            self._column(f"column-{index + 1}", own, len(own), short=count > 1 and len(charted) > 6)
            for index in range(count)
            if (own := at_length[index::count])
        )
        strip = self._listed([metric for metric in self.metrics if metric.key in left])
        hero = self._tiles(tiles) if tiles and self._structure() != "poster" else self._hero()
        if not columns:
            columns, strip = (Pillar(key="column-1", modules=strip, place=place),), ()
        return replace(page, hero=hero, pillars=columns, strip=strip[0] if strip else None)

    def _column(self, key: str, own: Sequence[Metric], in_full: int, *, short: bool) -> Pillar:
        """Return a column of figures: the first ones a module each, the others listed below them."""
        modules = tuple(self._module(metric, short=short) for metric in own[:in_full])
        return Pillar(key=key, modules=(*modules, *self._listed(own[in_full:])), place=own[0].place)

    def _listed(self, metrics: Sequence[Metric]) -> tuple[Module, ...]:
        if not metrics:
            return ()
        place = metrics[0].place
        listed = FigureList(metrics=tuple(metric.key for metric in metrics), place=place)
        return (Module(blocks=(listed,), place=place),)

    def _longest_of(self, metrics: Sequence[Metric]) -> tuple[Kpi, ...]:
        """Return the figures that decide how large all of them are: those with the most characters."""
        longest = sorted(metrics, key=lambda metric: self.lengths[metric.key])[-MOST_PEERS:]
        return tuple(self._kpi(metric) for metric in longest)

    def _kpi(self, metric: Metric, *, label: bool = True) -> Kpi:
        """Return a metric's figure; one that is not of the page's period says when it was."""
        place = metric.place
        latest = self.ledger.series(metric.key)[-1]
        late = latest.period not in ("now", self.ledger.as_of) and not metric.claims
        note = Phrase(f"{{{metric.key}.period}}", place) if late and label else None
        return Kpi(metric=metric.key, label=None if label else Phrase("", place), note=note, place=place)

    def _module(self, metric: Metric, *, short: bool) -> Module:
        """Return a metric's finding as a sentence, its figure, and the chart that suits its values."""
        place = metric.place
        finding = sentence(metric.key, self.ledger, self.brief.meta.language)
        chart, notes = self.charts[metric.key], _notes(metric, finding)
        if chart is None and not metric.names:
            bare = [each for each in self.metrics if self.charts[each.key] is None]
            tile = Tiles(items=(self._kpi(metric),), peers=self._longest_of(bare), place=place)
            return Module(blocks=(tile,), notes=notes, place=place)
        kpi = self._kpi(metric, label=False)
        blocks: tuple[Block, ...] = (kpi, Tags(metric=metric.key, place=place))
        if chart is not None:
            peers = self._longest_of(self._charted())
            blocks = (FigureWithChart(kpi=kpi, chart=chart, peers=peers, place=place),)
        title = _plain(metric.label) if short or chart is None else finding
        return Module(title=Phrase(title, place), blocks=blocks, notes=notes, place=place)


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _notes(metric: Metric, finding: str) -> Phrase:
    return Phrase(finding + (metric.note or ""), metric.place)


def _chart(metric: Metric, ledger: Ledger) -> ChartBlock | None:
    """Return the chart of the values that are comparable with the latest, None where there are none."""
    series = ledger.series(metric.key)
    like = like_last(series, ledger.context)
    if len(like) < 2:
        return None
    made: Any = word(_chart_word(like, ledger))
    periods = tuple(fact.period for fact in like) if len(like) < len(series) else ()
    chart: ChartBlock = made(metrics=(metric.key,), periods=periods, place=metric.place)
    return chart


def _chart_word(values: Sequence[Fact], ledger: Ledger) -> str:
    """Return the word of the chart for a series: columns only for few values measured from zero."""
    steps = steps_of([ledger.context.period(fact.period) for fact in values])
    if len(values) >= LINE_FROM or not are_even(steps):
        return "line"
    if values[-1].measure in FROM_NO_ZERO:
        return "slope" if len(values) == 2 or values[-1].measure == "rank" else "line"
    return "column"
