"""A brief in, its page out: what its author left out is derived from the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
from briefgen.story.exhibits import Exhibit, Listed, Plates

MOST_HERO_FIGURES = 4
FEWEST_WITH_HERO = 7
"""Figures from which a page has the first of them on top: fewer are large already."""
MOST_WIDE_COLUMNS = 3
"""Columns of a page that are wide enough for findings as headings."""
MOST_FINDINGS = 3
"""Figures of a column that are headed by findings; more of them are headed by their names."""
MOST_PLATES = 20
"""Figures without a chart that stand on plates; further ones are listed."""
MOST_IN_A_BAND, MOST_BANDS = 8, 6
"""Figures of a pillar that stand in a band beside its name, and bands of a page."""
MOST_PEERS = 6
"""Figures that decide how large the figures of a page are."""
LINE_FROM = 4
"""Values from which a series is a line rather than columns."""
FROM_NO_ZERO = DIFFERENCE_ONLY | {"rank", "index"}
"""What is not read from zero, as columns are: 100.2 and 100.4, the years 2028 and 2030."""


def is_derived(brief: Brief) -> bool:
    """Say whether all content of the page is made of the figures."""
    given = brief.onepager
    return given is None or not (given.hero or given.strip or any(pillar.modules for pillar in given.pillars))


def derived_page(brief: Brief, ledger: Ledger, told: int | None = None) -> OnePager:
    """Return the brief's page; what it leaves empty is made of the metrics.

    ``told`` is how many figures of a column are shown at length, all by default; the others are listed.
    """
    return Derivation.of(brief, ledger).page(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """The metrics that a page is made of, by the pillar that they belong to."""

    brief: Brief
    ledger: Ledger
    metrics: Sequence[Metric]
    pillars: Sequence[Pillar]
    """Pillars as declared or named by metrics, without modules of their own; none where nobody names one."""
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
        known = {pillar.key for pillar in declared}
        further: list[Pillar] = []
        if is_derived(brief):
            named = dict.fromkeys(metric.pillar for metric in metrics if metric.pillar)
            further = [
                Pillar(key=key, title=Phrase(_plain(key), place), place=place)
                for key in named
                if key not in known
                and (place := next(metric.place for metric in metrics if metric.pillar == key))
            ]
        charts = {metric.key: _chart(metric, ledger) for metric in metrics}
        latest = {metric.key: ledger.series(metric.key)[-1] for metric in metrics}
        return cls(
            brief=brief,
            ledger=ledger,
            metrics=metrics,
            pillars=(*declared, *further),
            charts=charts,
            lengths={key: len(figure(fact, brief.meta.language).text) for key, fact in latest.items()},
        )

    @property
    def longest(self) -> int:
        """Return the most figures that a column may show at length."""
        if not self.pillars:
            return max(1, -(-len(self._charted()) // self._count()), min(len(self.metrics), MOST_PLATES))
        return max((len(self._own(pillar)) for pillar in self.pillars), default=1)

    def page(self, told: int | None = None) -> OnePager:
        """Return the page with so many figures of a column at length, all by default."""
        given = self.brief.onepager
        most = self.longest if told is None else told
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
        if loose := [metric for metric in self.metrics if not metric.pillar]:
            pillars.append(self._column("column-1", loose, most, short=False))
        return replace(page, hero=self._hero(), pillars=tuple(pillars))

    def sections(self) -> tuple[Pillar, ...]:
        """Return the pillars as a deck shows them: what is derived is a finding a metric."""
        pillars = [
            pillar
            if pillar.modules
            else replace(pillar, modules=tuple(map(self._finding, self._own(pillar))))
            for pillar in self.pillars
        ]
        loose = [metric for metric in self.metrics if not metric.pillar] if is_derived(self.brief) else []
        if loose:
            modules = tuple(map(self._finding, loose))
            pillars.append(Pillar(key="column-1", modules=modules, place=loose[0].place))
        return tuple(pillars)

    def _finding(self, metric: Metric) -> Module:
        """Return a metric's finding as a sentence, its figure, and the chart that suits its values."""
        place, chart = metric.place, self.charts[metric.key]
        said = sentence(metric.key, self.ledger, self.brief.meta.language)
        kpi = Kpi(metric=metric.key, label=Phrase("", place), place=place)
        blocks: tuple[Block, ...] = (kpi,)
        if chart is not None:
            blocks = (Row(blocks=(kpi, chart), shares=(1.0, 1.0), place=place),)
        return Module(title=Phrase(said, place), blocks=blocks, notes=_said(metric, said), place=place)

    def _filled(self, pillar: Pillar, told: int) -> Pillar:
        """Return a pillar with modules of its metrics, as it is where it has its own, or no metrics."""
        own = self._own(pillar)
        if pillar.modules or not own:
            return pillar
        short = len(self.pillars) > MOST_WIDE_COLUMNS or self.longest > MOST_FINDINGS
        return replace(pillar, modules=self._column(pillar.key, own, told, short=short).modules)

    def _banded(self) -> bool:
        """Say whether figures without charts stand better in a band a pillar than in narrow columns."""
        owned = [len(self._own(pillar)) for pillar in self.pillars]
        bare = not self._charted() and all(metric.pillar and not metric.names for metric in self.metrics)
        return (
            bare and self._structure() is None and max(owned) <= MOST_IN_A_BAND and len(owned) <= MOST_BANDS
        )

    def _band(self, pillar: Pillar) -> Pillar:
        """Return a pillar with its figures on one grid of plates."""
        kpis = tuple(self._kpi(metric) for metric in self._own(pillar))
        plates = Plates(items=kpis, peers=self._longest_of(self.metrics), place=pillar.place)
        return replace(pillar, modules=(Module(blocks=(plates,), place=pillar.place),) if kpis else ())

    def _own(self, pillar: Pillar) -> list[Metric]:
        return [metric for metric in self.metrics if metric.pillar == pillar.key]

    def _charted(self) -> list[Metric]:
        return [metric for metric in self.metrics if self.charts[metric.key] is not None]

    def _count(self) -> int:
        """Return how many columns figures without pillars stand in: wide rows for few, a grid for more."""
        count = len(self._charted())
        return 1 if count in (0, 1, 2, 3, 5) else 2 if count < 9 else 3

    def _hero(self) -> tuple[Module, ...]:
        """Return the figures on top: the first of each pillar, or the first ones; none for few."""
        if len(self.metrics) < FEWEST_WITH_HERO or not self._charted():
            return () if self._structure() != "poster" else self._plated(self.metrics[:1])
        leads = [own[0] for pillar in self.pillars if (own := self._own(pillar))]
        shown = leads if len(leads) >= MOST_WIDE_COLUMNS else self.metrics
        return self._plated(shown[: 1 if self._structure() == "poster" else MOST_HERO_FIGURES])

    def _structure(self) -> str | None:
        return None if self.brief.onepager is None else self.brief.onepager.structure

    def _plated(self, metrics: Sequence[Metric]) -> tuple[Module, ...]:
        place = self.brief.place
        kpis = tuple(self._kpi(metric) for metric in metrics)
        return (Module(blocks=(Plates(items=kpis, place=place),), place=place),) if kpis else ()

    def _loose_page(self, page: OnePager, told: int) -> OnePager:
        """Return the page of figures without pillars: plates, charts in columns, a list of the rest."""
        place = self.brief.place
        charted = self._charted()
        bare = [metric for metric in self.metrics if metric not in charted]
        if not charted:
            shown, rest = bare[: min(told, MOST_PLATES)], bare[min(told, MOST_PLATES) :]
            modules = (*self._plated(shown), *self._listed(rest))
            if self._structure() == "poster":
                modules = (*self._plated(shown[1:]), *self._listed(rest))
            column = Pillar(key="column-1", modules=modules, place=place)
            return replace(page, hero=self._hero(), pillars=(column,))
        count = self._count()
        plates = bare[:MOST_HERO_FIGURES]
        at_length = charted[: told * count]
        left = {metric.key for metric in (*bare[len(plates) :], *charted[len(at_length) :])}
        columns = tuple(
            self._column(f"column-{index + 1}", own, len(own), short=count > 1 and len(charted) > 6)
            for index in range(count)
            if (own := at_length[index::count])
        )
        strip = self._listed([metric for metric in self.metrics if metric.key in left])
        hero = self._plated(plates) if plates and self._structure() != "poster" else self._hero()
        if not columns:
            columns, strip = (Pillar(key="column-1", modules=strip, place=place),), ()
        return replace(page, hero=hero, pillars=columns, strip=strip[0] if strip else None)

    def _column(self, key: str, own: Sequence[Metric], told: int, *, short: bool) -> Pillar:
        """Return a column of figures: the first ones a module each, the others listed below them."""
        modules = tuple(self._module(metric, short=short) for metric in own[:told])
        return Pillar(key=key, modules=(*modules, *self._listed(own[told:])), place=own[0].place)

    def _listed(self, metrics: Sequence[Metric]) -> tuple[Module, ...]:
        if not metrics:
            return ()
        place = metrics[0].place
        listed = Listed(metrics=tuple(metric.key for metric in metrics), place=place)
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
        said = sentence(metric.key, self.ledger, self.brief.meta.language)
        chart = self.charts[metric.key]
        notes = _said(metric, said)
        if chart is None and not metric.names:
            bare = [each for each in self.metrics if self.charts[each.key] is None]
            plate = Plates(items=(self._kpi(metric),), peers=self._longest_of(bare), place=place)
            return Module(blocks=(plate,), notes=notes, place=place)
        kpi = self._kpi(metric, label=False)
        blocks: tuple[Block, ...] = (kpi, Tags(metric=metric.key, place=place))
        if chart is not None:
            peers = self._longest_of(self._charted())
            blocks = (Exhibit(kpi=kpi, chart=chart, peers=peers, place=place),)
        title = _plain(metric.label) if short or chart is None else said
        return Module(title=Phrase(title, place), blocks=blocks, notes=notes, place=place)


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _said(metric: Metric, said: str) -> Phrase:
    return Phrase(f"{said}{metric.note}" if metric.note else said, metric.place)


def _chart(metric: Metric, ledger: Ledger) -> ChartBlock | None:
    """Return the chart of the values that compare with the latest, None where there is none of them."""
    series = ledger.series(metric.key)
    like = like_last(series, ledger.context)
    if len(like) < 2:
        return None
    kind = _form(like, ledger)
    made = word(kind)
    if made is None:
        raise LookupError(f"no chart {kind!r} in the vocabulary")
    periods = tuple(fact.period for fact in like) if len(like) < len(series) else ()
    chart: ChartBlock = made(metrics=(metric.key,), periods=periods, place=metric.place)
    return chart


def _form(values: Sequence[Fact], ledger: Ledger) -> str:
    """Return the word of the chart that suits a series: columns only for few values that grow from zero."""
    steps = steps_of([ledger.context.period(fact.period) for fact in values])
    if len(values) >= LINE_FROM or not are_even(steps):
        return "line"
    if values[-1].measure in FROM_NO_ZERO:
        return "slope" if len(values) == 2 or values[-1].measure == "rank" else "line"
    return "column"
