"""A deck's slides in; for each slide the pillar that gives its hue and its section out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.facts.prose import resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideSection:
    """A slide's pillar (None: no hue of its own), and its section by name and number."""

    pillar: int | None
    section: str
    part: int


@dataclass(slots=True, kw_only=True)
class _OpenSection:
    """The section that is open while the slides are read in order."""

    edition: Edition
    section: str
    pillar: int | None = None
    named: dict[int, str] = field(default_factory=dict)
    """The section name of each pillar so far."""
    own: bool = False
    """Whether a divider of the brief without a pillar opened it."""
    part: int = 0
    """Its number."""

    def of(self, pillar: int | None) -> SlideSection:
        """Return the section for a slide of a pillar."""
        return SlideSection(pillar=pillar, section=self.section, part=self.part)

    def open(self, slide: Slide) -> None:
        """Begin the section of a divider slide."""
        self.part += 1
        self.pillar = self.edition.pillar_index(slide.pillar) if slide.pillar else None
        pillar = None if self.pillar is None else self.edition.pillars[self.pillar]
        title = slide.title or (pillar and pillar.title) or self.edition.brief.meta.title
        self.section = plain(title, self.edition)
        self.own = self.pillar is None
        if self.pillar is not None:
            self.named[self.pillar] = self.section

    def enter(self, index: int | None) -> None:
        """Continue in the section of a pillar, unless the open one belongs to no pillar."""
        before, self.pillar = self.pillar, index
        if index is None or self.own:
            return
        title = self.edition.pillars[index].title
        self.part += index != before and title is not None
        if index not in self.named and title is not None:
            self.named[index] = plain(title, self.edition)
        self.section = self.named.get(index, self.section)

    def leave(self) -> None:
        """Begin the section of further slides without a pillar."""
        self.part += 1
        self.section, self.pillar = messages(self.edition.brief.meta.language).further, None


def assigned_sections(edition: Edition, slides: Sequence[Slide]) -> tuple[SlideSection, ...]:
    """Return the section of each slide.

    Where slides name their pillars, one that names none has none: it stays in the open section when the same
    pillar follows, else it begins the section of further findings.
    """
    meta = edition.brief.meta
    opened = _OpenSection(edition=edition, section=meta.short_title or meta.title.text)
    named = any(slide.pillar for slide in slides if slide.kind == "content")
    found: list[SlideSection] = []
    for number, slide in enumerate(slides):
        if slide.kind == "section":
            opened.open(slide)
        elif slide.pillar:
            opened.enter(edition.pillar_index(slide.pillar))
        elif opened.pillar is not None and named:
            if _continues(edition, slides[number + 1 :], opened.pillar):
                found.append(opened.of(None))
                continue
            opened.leave()
        found.append(opened.of(opened.pillar))
    return tuple(found)


def _continues(edition: Edition, later: Sequence[Slide], pillar: int) -> bool:
    """Say whether the next slide with a pillar has this one, before a divider opens another section."""
    for slide in later:
        if slide.kind == "section":
            return False
        if slide.pillar:
            return edition.pillar_index(slide.pillar) == pillar
    return False


def plain(phrase: Phrase, edition: Edition) -> str:
    """Return a phrase as plain text: its figures filled in, its emphasis left out."""
    pieces, _ = resolve(phrase.text, edition.ledger, phrase.place)
    return "".join(piece.text for piece in pieces).replace("**", "")
