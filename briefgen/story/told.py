"""A brief's figures in, the story told of them out: its pillars, their insights, and the slides of these."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import Phrase, escape_references, place_of
from briefgen.blocks.callout import Callout
from briefgen.blocks.row import Row
from briefgen.brief.model import Brief, Pillar, Slide
from briefgen.facts.ledger import Ledger
from briefgen.facts.summary import sentence
from briefgen.model.context import Block
from briefgen.story import sentences
from briefgen.story.graph import FactGraph
from briefgen.story.insight import Insight, View
from briefgen.story.plan import planned
from briefgen.story.rhythm import arranged
from briefgen.story.sections import Sections
from briefgen.story.slide import Figures
from briefgen.story.steering import Steering

_WAYS = (
    "增长", "下降", "提高", "增加", "减少", "上升", "升至", "降至", "增至", "减至",
    "增長", "減少", "減至", "rose", "fell", "gestiegen", "gesunken", "plus", "minus", "hausse", "baisse",
)  # fmt: skip
"""Words that differ between sentences of one form."""
OPENING = ("overview",)
"""What stands in front of the first insight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An insight as it is told: its title, different from all others, and its view."""

    insight: Insight
    title: str
    view: View

    @property
    def group(self) -> Phrase | None:
        """The name of the figures' group, where the brief groups them."""
        name = self.insight.group
        return Phrase(escape_references(name), place_of(name, self.insight.place)) if name else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a brief's figures tell."""

    sections: Sections
    graph: FactGraph
    figures: Figures
    pillars: tuple[Pillar, ...]
    """As declared or named by metrics; those without modules are told by insights."""
    told: Mapping[str, tuple[Told, ...]]
    """The insights of each pillar, by its key."""
    steering: Steering

    def strongest(self, most: int) -> tuple[str, ...]:
        """Return what the brief leads or begins with, what leads the strongest of each pillar, and others."""
        pillars = [[each.insight for each in told] for told in self.told.values()]
        ranked = [sorted(insights, key=lambda insight: -insight.weight) for insights in pillars]
        turns = [insight.lead for turn in zip_longest(*ranked) for insight in turn if insight is not None]
        told = [key for insights in pillars for insight in insights for key in insight.metrics]
        others = sorted(told, key=lambda key: -abs(self.graph.moved(key)))
        first = tuple(self.graph.metrics)[:1]
        own = next(
            (insights for insights in ranked if first and any(first[0] in each.metrics for each in insights)),
            [],
        )
        turns = [key for key in turns if not own or key != own[0].lead]
        chosen = tuple(dict.fromkeys((*self.leading(), *first, *turns, *others)))[:most]
        return tuple(key for key in self.graph.metrics if key in chosen)

    def leading(self) -> tuple[str, ...]:
        """Return the metrics that the brief leads with and that are told here."""
        return tuple(key for key in self.steering.lead if key in self.graph.metrics)

    def slides(self, pillar: Pillar) -> list[Slide]:
        """Return a slide for each insight of a pillar."""
        told = self.told.get(pillar.key, ())
        return [self._slide(each, pillar, alone=len(told) == 1) for each in told]

    def all_told(self) -> tuple[Told, ...]:
        """Return all insights in order."""
        return tuple(each for told in self.told.values() for each in told)

    def _slide(self, each: Told, pillar: Pillar, *, alone: bool) -> Slide:
        place = each.insight.place
        title = pillar.message if alone and pillar.message is not None else Phrase(each.title, place)
        return Slide(
            title=title,
            subtitle=each.group or pillar.title,
            pillar=pillar.key,
            blocks=each.view.blocks,
            notes=self.notes(each.insight.metrics),
            place=place,
        )

    def notes(self, keys: Sequence[str]) -> Phrase | None:
        """Return what the speaker says: a sentence a metric, and its note where no metric before has it."""
        ledger, metrics = self.graph.ledger, self.graph.metrics
        said: dict[str, Phrase] = {}
        for key in keys:
            for text in (sentence(key, ledger, ledger.language), metrics[key].note or ""):
                said.setdefault(text, Phrase(text, metrics[key].place))
        return self.figures.joined_notes(phrase for text, phrase in said.items() if text)


def told_story(brief: Brief, ledger: Ledger, keys: Sequence[str] | None = None) -> Story:
    """Return the story of a brief's figures, or of some; pillars that the brief lays out have no insights."""
    sections = Sections.of(brief, ledger, keys)
    graph = FactGraph.of(ledger, [metric.key for metric in sections.metrics])
    pillars = sections.every()
    told = {pillar.key: own for pillar in pillars if not pillar.modules and (own := sections.keys(pillar))}
    steering = Steering.of(brief)
    return Story(
        sections=sections,
        graph=graph,
        figures=Figures(brief=brief, ledger=ledger),
        pillars=pillars,
        told=_told(told, graph, steering),
        steering=steering,
    )


def _told(
    sections: Mapping[str, Sequence[str]], graph: FactGraph, steering: Steering
) -> dict[str, tuple[Told, ...]]:
    """Return each section's insights with titles that differ, composed so that no neighbours are alike."""
    plans = planned(sections, graph, steering)
    ways = iter(arranged([insight for insights in plans.values() for insight in insights], OPENING))
    seen: dict[str, str] = {}
    told: dict[str, tuple[Told, ...]] = {}
    for pillar, insights in plans.items():
        each = []
        for insight in insights:
            title = _title(insight, seen, graph)
            seen[title] = _form(title, graph)
            each.append(Told(insight=insight, title=title, view=_without(title, next(ways))))
        told[pillar] = tuple(each)
    return told


def _without(title: str, view: View) -> View:
    """Return a view without the remark that is its slide's title."""
    blocks: list[Block] = []
    for block in view.blocks:
        if isinstance(block, Row) and not block.shares:
            kept = tuple(each for each in block.blocks if not _says(each, title))
            blocks += [replace(block, blocks=kept)] if kept else []
        else:
            blocks.append(block)
    return replace(view, blocks=tuple(blocks))


def _says(block: Block, text: str) -> bool:
    return isinstance(block, Callout) and block.text is not None and block.text.text == text


def _title(insight: Insight, seen: Mapping[str, str], graph: FactGraph) -> str:
    """Return the insight's best sentence that fits, is not told yet and is not built as the one before.

    ``seen`` are the titles so far with their forms. Where none fits, its lead is told.
    """
    lead = insight.lead
    further = (sentences.change_of(lead, graph), sentences.level(lead, graph))
    texts = [text for text in (*insight.titles, *further) if text not in seen]
    fitting = [text for text in texts if sentences.fits_a_title(text, graph)]
    before = list(seen.values())[-1:]
    other = [text for text in fitting if text in insight.titles and _form(text, graph) not in before]
    return (other or fitting or further[-1:])[0]


def _form(title: str, graph: FactGraph) -> str:
    """Return how a sentence is built: itself without names, figures and periods."""
    said = title.lower()
    labels = [escape_references(metric.label) for metric in graph.metrics.values()]
    for label in sorted((each for each in labels if each.lower() in said), key=len, reverse=True):
        title = re.sub(re.escape(label), "L", title, flags=re.IGNORECASE)
    title = re.sub(r"\{[^}]*\}|\d[\d年月]*", "N", title)
    title = re.sub(r"；[^；]*(?=次之)|(?<=followed by ).*(?= at)", "L", title)  # a short name
    return re.sub("|".join(_WAYS), "V", title)
