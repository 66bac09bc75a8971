"""What a block knows of its surroundings, and what it gives back: the hinge of blocks, charts and layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import Any, Literal, Protocol

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, unfound
from briefgen.base.phrase import Phrase
from briefgen.facts.fact import Fact
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reader
from briefgen.model.frame import Composition as Composition
from briefgen.model.memory import MEMORY, Findings, Key
from briefgen.model.scene import Style
from briefgen.model.theme import Accent, Medium, SizeName, Theme


@dataclass(slots=True)
class Footnotes:
    """The notes of one page, numbered ① ② … in the order in which the page first needs them."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """Return the mark of a note, giving it the next number when it is new on the page."""
        if text not in self.texts:
            self.texts.append(text)
        return _circled(self.texts.index(text) + 1)

    def repeated(self, marks: Sequence[tuple[str, str]]) -> bool:
        """Give notes the marks that they had before; False, and none given, where they would have others."""
        trial = Footnotes(texts=list(self.texts))
        if any(trial.mark(text) != mark for text, mark in marks):
            return False
        self.texts[:] = trial.texts
        return True

    def lines(self) -> tuple[str, ...]:
        """Return the page's notes with their marks."""
        return tuple(f"{_circled(number)} {text}" for number, text in enumerate(self.texts, 1))


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else f"({number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the document that a block stands in: its name, its finding, and where it begins."""

    title: Phrase
    message: Phrase | None
    accent: Accent
    first: int
    """Number of its first slide; 0 where nobody knows."""


@dataclass(slots=True, kw_only=True)
class Notebook:
    """Where a composition's findings are noted while it is made; one made within it has a page of its own."""

    figures: Ledger
    findings: Findings = field(default_factory=Findings)
    reader: Reader = field(default_factory=Reader)

    def __post_init__(self) -> None:
        self.reader.reads = self.findings.reads

    @contextmanager
    def apart(self) -> Iterator[Findings]:
        """Note what is found inside on a page of its own, and yield that."""
        outer, own = self.findings, Findings()
        self.findings, self.reader.reads = own, own.reads
        try:
            yield own
        finally:
            self.findings, self.reader.reads = outer, outer.reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Theme, medium, facts and hue under which a block is laid out; its notebook holds what that finds."""

    theme: Theme
    medium: Medium
    kind: Literal["deck", "page"]
    ledger: Ledger
    language: str
    accent: Accent
    pillar_accents: Mapping[str, Accent]
    """The hue of each pillar, by its key."""
    folder: Path
    """The brief's folder: pictures lie in it."""
    notebook: Notebook
    footnotes: Footnotes = field(default_factory=Footnotes)
    sections: tuple[Section, ...] = ()
    """The parts of the document, in order."""
    figure_most: float = 0.0
    """Size in points that figures side by side share: none shouts over its neighbour; 0: their own."""
    sketch: bool = False
    """Only heights and words are asked: what is costly to draw may be left out."""

    @classmethod
    def of(cls, ledger: Ledger, **described: Any) -> Setting:
        """Return a setting whose notebook is told what is read of a ledger and computed from it."""
        notebook = Notebook(figures=ledger)
        return cls(ledger=ledger.read_by(notebook.reader), notebook=notebook, **described)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with what is being composed."""
        return self.notebook.findings.problems

    @property
    def computed(self) -> Mapping[str, Fact]:
        """The facts that were computed for what was composed, by id."""
        return self.notebook.findings.reads.computed

    def brief_folder(self) -> Path:
        """Return the folder whose files are about to be read; another build reads them anew."""
        self.notebook.findings.files = True
        return self.folder

    def footnote(self, text: str) -> str:
        """Return the mark of a footnote on this page."""
        mark = self.footnotes.mark(text)
        self.notebook.findings.marks.append((text, mark))
        return mark

    def style(self, size: SizeName, colour: str | None = None, *, bold: bool = False) -> Style:
        """Return a style of the medium's type scale, in ink unless a colour is given."""
        return self.theme.style(self.medium, size, colour or self.theme.palette.ink, bold=bold)

    def gap(self, steps: float) -> float:
        """Return a gap of so many steps of the spacing scale, in points."""
        return self.medium.gap * steps

    def accent_of(self, metric: str, name: str = "") -> Accent:
        """Return the named hue of the theme, else that of the metric's pillar, else the present one."""
        if name in self.theme.palette.accents:
            return self.theme.palette.accents[name]
        return self.pillar_accents.get(self.ledger.metrics[metric].pillar, self.accent)

    def find(self, reference: str, place: Place) -> Fact | None:
        """Return the fact a reference names; None after noting the Problem at its place."""
        try:
            return self.ledger.find(reference)
        except LookupError as error:
            known = "metrics are listed under `metrics`"
            self.problems.append(unfound(error, place, "unknown-metric", known))
            return None

    def compose(self, block: Block, width: float, height: float | None = None) -> Composition:
        """Return the block laid out, from memory where the same was laid out before."""
        key = self._key(block, width, height)
        kept = MEMORY.find(key, self.notebook.figures)
        if kept is not None and self.footnotes.repeated(kept[1].marks):
            self.notebook.findings.absorb(kept[1])
            return kept[0]
        with self.notebook.apart() as findings:
            composition = block.compose(self, width, height)
        MEMORY.keep(key, self.notebook.figures, composition, findings)
        self.notebook.findings.absorb(findings)
        return composition

    def _key(self, block: Block, width: float, height: float | None) -> Key:
        """Return all that a composition depends on beside the figures that it reads."""
        token = MEMORY.token
        return (
            MEMORY.number(block), width, height, token(self.theme), token(self.medium), token(self.accent),
            token(self.pillar_accents), token(self.sections), token(self.notebook.figures.sources),
            token(self.notebook.figures.context.labels), self.ledger.as_of, self.kind, self.language,
            self.folder, self.figure_most, self.sketch,
        )  # fmt: skip

    def trial(self) -> Setting:
        """Return the same setting with a notebook and footnotes of its own: what it finds is not told."""
        apart = Notebook(figures=self.notebook.figures)
        ledger = self.notebook.figures.read_by(apart.reader)
        return replace(
            self, ledger=ledger, notebook=apart, footnotes=Footnotes(texts=list(self.footnotes.texts))
        )

    def with_figures(self, most: float) -> Setting:
        """Return the same setting with its figures no larger than so many points."""
        return replace(self, figure_most=min(most, self.figure_most or most))

    def scaled(self, factor: Callable[[SizeName], float]) -> Setting:
        """Return the same setting with each type size multiplied by its factor."""
        return replace(self, medium=replace(self.medium, type=self.medium.type.scaled(factor)))

    def with_accent(self, accent: Accent) -> Setting:
        """Return the same setting in another hue."""
        return replace(self, accent=accent)


class Block(Protocol):
    """One content element of a brief. Each word's dataclass in blocks/ and charts/ is one."""

    @property
    def place(self) -> Place:
        """Where the block stands in the brief."""

    @property
    def stretch(self) -> float:
        """How much of a column's spare height the block can use: 0 text, 1 a chart."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Lay the block out in a width; in its natural height, or filling the given one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapper:
    """A block that lays out another one in its own way, and stretches as that does."""

    block: Block
    place: Place

    @property
    def stretch(self) -> float:
        """Return how much the wrapped block stretches."""
        return self.block.stretch
