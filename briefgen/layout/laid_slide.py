"""A slide in, its page out: that of the last build where nothing that it follows from has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import program_language
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.facts.fact import Fact
from briefgen.facts.ledger import Ledger
from briefgen.layout.sections import is_opening, plain_text
from briefgen.model.context import Notebook, Setting
from briefgen.model.findings import Findings
from briefgen.model.kept_slides import LaidSlide
from briefgen.model.memory import memory
from briefgen.model.scene import Page
from briefgen.model.theme import Theme
from briefgen.runtime.files_read import files_noted

LayOut = Callable[[Edition, Slide, int | None, int], tuple[Page, Setting]]


@dataclass(slots=True, kw_only=True)
class SlideMaker:
    """Lays out the slides of one deck, those that are known from the last build excepted.

    Slides in a company's template are laid out anew.
    """

    edition: Edition
    lay_out: LayOut
    title: str
    """The document's, as it stands at the foot of slides."""
    grounds: dict[int, tuple[Theme, Edition]]
    """Editions by the identity of the theme for a ground: what they say of sections is made once."""
    ledger: Ledger
    """That of the edition with the facts that were computed for slides."""
    count: int = 0
    """How many these are."""
    pillars: int | None = None
    """The number of what openings say of pillars."""

    @classmethod
    def of(cls, edition: Edition, lay_out: LayOut) -> SlideMaker:
        """Return the maker of an edition's deck."""
        title = plain_text(edition.brief.meta.title, edition)
        return cls(edition=edition, lay_out=lay_out, title=title, grounds={}, ledger=edition.ledger)

    def laid(
        self, slide: Slide, ground: Theme, pillar: int | None, number: int, computed: Mapping[str, Fact]
    ) -> LaidSlide:
        """Return a slide laid out; ``computed`` are the facts that were computed for those before it."""
        edition, known = self._on(ground), memory()
        if len(computed) != self.count:  # there come more and more
            self.ledger, self.count = self.edition.ledger.with_computed(computed), len(computed)
        ledger, keep = self.ledger, ground.template is None
        key = self._key(edition, slide, pillar, number) if keep else ()
        found = known.slide(key, ledger, computed) if keep else None
        if found is not None:
            return found
        notebooks: list[Notebook] = []
        own = edition.reading(ledger, notebooks if keep else None)
        with files_noted() as read, known.watched() as asked:
            page, setting = self.lay_out(own, slide, pillar, number)
        laid = LaidSlide(page=page, problems=tuple(setting.problems), computed=setting.computed)
        findings = _all_of(notebooks)
        findings.paths |= read
        states = known.states(findings)
        if keep and (states or not findings.files):
            known.slides.keep(key, ledger, computed, laid, findings.reads, asked, states)
        return laid

    def _on(self, ground: Theme) -> Edition:
        """Return the edition in the theme for a ground."""
        kept = self.grounds.get(id(ground))
        if kept is None:
            kept = self.grounds[id(ground)] = (ground, replace(self.edition, theme=ground))
        return kept[1]

    def _key(self, edition: Edition, slide: Slide, pillar: int | None, number: int) -> tuple[Any, ...]:
        """Return everything that a content slide depends on beside the figures that it reads."""
        known, ledger = memory(), edition.ledger
        own, token = known.number_of_slide, known.token
        return (
            own(slide), known.number(edition.theme), own(edition.brief.meta), self.title, number,
            None if pillar is None else token(edition.accent(pillar)), token(edition.pillar_accents),
            token(edition.sections), token(ledger.sources), token(ledger.overruled), token(ledger.problems),
            token(ledger.context.labels), token(ledger.context.fiscal_year), bool(ledger.families),
            ledger.as_of, tuple(ledger.moments.items()), edition.brief.meta.language, edition.folder,
            program_language(), *(self._of_opening(edition, slide) if is_opening(slide) else ()),
        )  # fmt: skip

    def _of_opening(self, edition: Edition, slide: Slide) -> tuple[int, ...]:
        """Return what an opening depends on besides: heads of pillars, and names with their figures."""
        if self.pillars is None:
            pillars = (*edition.pillars, *edition.opening_pillars)
            names = (pillar.title and plain_text(pillar.title, edition) for pillar in pillars)
            heads = tuple((each.key, each.title, each.message, each.tags, each.picture) for each in pillars)
            self.pillars = memory().token((heads, tuple(names)))
        hues = tuple(edition.accent(index) for index in range(len(edition.pillars)))
        own = slide.title and plain_text(slide.title, edition)
        return self.pillars, memory().token((hues, own))


def _all_of(notebooks: list[Notebook]) -> Findings:
    """Return what is found in notebooks, but for computed facts: they are among what was laid out."""
    findings = Findings()
    for each in notebooks:
        findings.reads.absorb(each.findings.reads)
        findings.files |= each.findings.files
        findings.paths |= each.findings.paths
    findings.reads.computed.clear()
    return findings
