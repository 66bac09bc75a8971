"""A brief, its ledger and its theme in, the setting of one page out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import field
from pathlib import Path
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Brief, OnePager, Pillar, Slide
from briefgen.edition.page_size import resized
from briefgen.facts.ledger import Ledger
from briefgen.model.context import Notebook, Section, Setting
from briefgen.model.theme import Accent, Medium, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The input of layout: the brief completed by its defaults, its facts and its theme."""

    brief: Brief
    page: OnePager
    ledger: Ledger
    theme: Theme
    folder: Path
    pages: tuple[OnePager, ...] = ()
    """All printed pages, where there are several: what each pillar's hue is, they decide together."""
    folio: str = ""
    """Which of several pages it is: Page 2 of 7."""
    notebooks: list[Notebook] | None = field(default=None, repr=False, compare=False)
    """Those of its settings, where it is asked what a slide reads."""
    pillar_accents: Mapping[str, Accent] = field(init=False, repr=False, compare=False)
    """The hue of each pillar, by its key."""
    sections: tuple[Section, ...] = field(init=False, repr=False, compare=False)
    """The sections of the deck's divider slides, else the page's titled pillars."""

    def __post_init__(self) -> None:
        accents = {pillar.key: self.accent(index) for index, pillar in enumerate(self.pillars)}
        object.__setattr__(self, "pillar_accents", accents)  # once: each slide's setting has the same ones
        object.__setattr__(self, "sections", self._sections())

    def reading(self, ledger: Ledger, notebooks: list[Notebook] | None) -> Edition:
        """Return the edition with another ledger: its hues and sections stay the very objects they are."""
        made = copy(self)
        object.__setattr__(made, "ledger", ledger)
        object.__setattr__(made, "notebooks", notebooks)
        return made

    @property
    def pillars(self) -> Sequence[Pillar]:
        """Return the brief's pillars in order."""
        return self.page.pillars

    @property
    def opening_pillars(self) -> Sequence[Pillar]:
        """Return the pillars of the first page, which a cover names."""
        return self.pages[0].pillars if self.pages else self.pillars

    def accent(self, index: int) -> Accent:
        """Return a pillar's hue: the named one, else the theme's in order (one for headless columns)."""
        pillar = self.pillars[index]
        index = self._rank(pillar, index)
        accents = self.theme.palette.accents
        if pillar.accent in accents:
            return accents[pillar.accent]
        if pillar.title is None:
            return next(iter(accents.values()))
        return list(accents.values())[index % len(accents)]

    def _rank(self, pillar: Pillar, index: int) -> int:
        """Return the position of a pillar among those of all pages, its own where there is one page."""
        keys = dict.fromkeys(each.key for page in self.pages for each in page.pillars)
        return list(keys).index(pillar.key) if pillar.key in keys else index

    def pillar_index(self, key: str) -> int | None:
        """Return the position of a pillar, or None where there is none of that key."""
        return next((index for index, pillar in enumerate(self.pillars) if pillar.key == key), None)

    @property
    def page_medium(self) -> Medium:
        """Return the theme's page in the size and orientation that the brief asks for."""
        return resized(self.theme.page, self.page.size, self.page.orientation)

    def setting(self, kind: Literal["deck", "page"], medium: Medium) -> Setting:
        """Return a fresh setting for one page in the theme's first hue."""
        return Setting.of(
            self.ledger,
            self.notebooks,
            theme=self.theme,
            medium=medium,
            kind=kind,
            language=self.brief.meta.language,
            accent=next(iter(self.theme.palette.accents.values())),
            pillar_accents=self.pillar_accents,
            folder=self.folder,
            sections=self.sections,
        )

    @property
    def first_number(self) -> int:
        """The number that the first slide shows: a company's template may begin with another one than 1."""
        return self.theme.template.first_number if self.theme.template else 1

    def _sections(self) -> tuple[Section, ...]:
        opened = [
            self._opened(number, slide)
            for number, slide in enumerate(self.brief.slides, self.first_number)
            if slide.kind == "section" and (slide.title or slide.pillar)
        ]
        if opened:
            return tuple(section for section in opened if section is not None)
        return tuple(
            Section(title=pillar.title, message=pillar.message, accent=self.accent(index), first=0)
            for index, pillar in enumerate(self.pillars)
            if pillar.title is not None
        )

    def _opened(self, number: int, slide: Slide) -> Section | None:
        """Return the section that a slide opens; None where neither it nor its pillar has a title."""
        index = self.pillar_index(slide.pillar)
        pillar = None if index is None else self.pillars[index]
        title = slide.title or (pillar.title if pillar else None)
        if title is None:
            return None
        message = slide.subtitle or (pillar.message if pillar else None)
        accent = next(iter(self.theme.palette.accents.values())) if index is None else self.accent(index)
        return Section(title=title, message=message, accent=accent, first=number)
