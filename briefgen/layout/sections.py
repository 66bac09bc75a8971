"""A deck's slides in; for each slide the pillar that gives its hue and its section out."""

from __future__ import annotations

from collections.abc import Sequence

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


def assigned_sections(edition: Edition, slides: Sequence[Slide]) -> tuple[SlideSection, ...]:
    """Return the section of each slide.

    Where slides name their pillars, one that names none has none: it stays in the open section when the same
    pillar follows, else it begins the section of further findings.
    """
    meta = edition.brief.meta
    section, part, pillar = meta.short_title or plain_text(meta.title, edition), 0, None
    own = False  # whether a divider without a pillar opened the section
    names: dict[int, str] = {}
    by_pillar = any(slide.pillar for slide in slides if slide.kind == "content")
    found: list[SlideSection] = []
    for number, slide in enumerate(slides):
        index = edition.pillar_index(slide.pillar) if slide.pillar else None
        title = None if index is None else edition.pillars[index].title
        stays = False
        if slide.kind == "section":
            section = plain_text(slide.title or title or meta.title, edition)
            part, pillar, own = part + 1, index, index is None
            names |= {} if index is None else {index: section}
        elif slide.pillar:
            if index is not None and not own:
                part += index != pillar and title is not None
                section = names.get(index) or (plain_text(title, edition) if title else section)
                names |= {index: section} if title else {}
            pillar = index
        elif pillar is not None and by_pillar:
            stays = _continues(edition, slides[number + 1 :], pillar)
            if not stays:
                part, section, pillar = part + 1, messages(meta.language).further, None
        found.append(SlideSection(pillar=None if stays else pillar, section=section, part=part))
    return tuple(found)


def is_opening(slide: Slide) -> bool:
    """Say whether a slide has few words and no body: a cover, a divider, a statement."""
    return slide.kind in ("cover", "section") or slide.layout in ("title-only", "closing")


def _continues(edition: Edition, later: Sequence[Slide], pillar: int) -> bool:
    """Say whether the next slide with a pillar has this one, before a divider opens another section."""
    for slide in later:
        if slide.kind == "section":
            return False
        if slide.pillar:
            return edition.pillar_index(slide.pillar) == pillar
    return False


def plain_text(phrase: Phrase, edition: Edition) -> str:
    """Return a phrase as plain text: its figures filled in, its emphasis left out."""
    pieces, _ = resolve(phrase.text, edition.ledger, phrase.place)
    return "".join(piece.text for piece in pieces).replace("**", "")
