"""A deck's slides in, out comes for each the pillar whose hue it has and the section it belongs to."""

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
class Home:
    """Where a slide belongs: its pillar (None: no hue of its own), and the section by name and number."""

    pillar: int | None
    section: str
    part: int


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the slides in order and remembers the section that is open."""

    edition: Edition
    section: str
    pillar: int | None = None
    named: dict[int, str] = field(default_factory=dict)
    """The section of each pillar that had one."""
    own: bool = False
    """Whether the open section belongs to no pillar, but to a divider of its author's."""
    part: int = 0
    """Number of the open section."""

    def home(self, pillar: int | None) -> Home:
        """Return where a slide of the open section belongs."""
        return Home(pillar=pillar, section=self.section, part=self.part)

    def open(self, slide: Slide) -> None:
        """Begin the section of a divider."""
        self.part += 1
        self.pillar = self.edition.pillar_index(slide.pillar) if slide.pillar else None
        self.section = plain(_title(self.edition, slide, self.pillar), self.edition)
        self.own = self.pillar is None
        if self.pillar is not None:
            self.named[self.pillar] = self.section

    def enter(self, index: int | None) -> None:
        """Go on in the section of a pillar, unless the author opened one of his own."""
        before, self.pillar = self.pillar, index
        if index is None or self.own:
            return
        title = self.edition.pillars[index].title
        self.part += index != before and title is not None
        if index not in self.named and title is not None:
            self.named[index] = plain(title, self.edition)
        self.section = self.named.get(index, self.section)

    def leave(self) -> None:
        """Go on without a pillar."""
        self.part += 1
        self.section, self.pillar = messages(self.edition.brief.meta.language).further, None


def belonging(edition: Edition, slides: Sequence[Slide]) -> tuple[Home, ...]:
    """Return where each slide belongs.

    Where slides name their pillars, one that names none has none: it stays in the section when the pillar
    goes on behind it, else it begins the section of what is said beside them all.
    """
    meta = edition.brief.meta
    reader = _Reader(edition=edition, section=meta.short_title or meta.title.text)
    named = any(slide.pillar for slide in slides if slide.kind == "content")
    found: list[Home] = []
    for number, slide in enumerate(slides):
        if slide.kind == "section":
            reader.open(slide)
        elif slide.pillar:
            reader.enter(edition.pillar_index(slide.pillar))
        elif reader.pillar is not None and named:
            if _goes_on(edition, slides[number + 1 :], reader.pillar):
                found.append(reader.home(None))
                continue
            reader.leave()
        found.append(reader.home(reader.pillar))
    return tuple(found)


def _goes_on(edition: Edition, later: Sequence[Slide], pillar: int) -> bool:
    """Say whether the next slide with a pillar has this one, before a divider opens another section."""
    for slide in later:
        if slide.kind == "section":
            return False
        if slide.pillar:
            return edition.pillar_index(slide.pillar) == pillar
    return False


def _title(edition: Edition, slide: Slide, pillar: int | None) -> Phrase:
    if slide.title is not None:
        return slide.title
    named = edition.pillars[pillar].title if pillar is not None else None
    return named or edition.brief.meta.title


def plain(phrase: Phrase, edition: Edition) -> str:
    """Return what a phrase says, its figures filled in and its emphasis left out."""
    pieces, _ = resolve(phrase.text, edition.ledger, phrase.place)
    return "".join(piece.text for piece in pieces).replace("**", "")
