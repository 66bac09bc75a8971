"""The interface between blocks, charts and layout: the setting that a block is composed in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, unknown_reference
from briefgen.base.phrase import Phrase
from briefgen.base.translate import program_language, tr
from briefgen.facts.fact import Fact
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reader
from briefgen.model.findings import Findings
from briefgen.model.frame import Composition as Composition
from briefgen.model.memory import Key, memory
from briefgen.model.scene import Style
from briefgen.model.theme import Accent, Medium, SizeName, Theme
from briefgen.runtime.files_read import files_noted, note_file

T = TypeVar("T")


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one page, numbered ① ② … in the order of their first use."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """Return the mark of a note; a new one takes the next number."""
        if text not in self.texts:
            self.texts.append(text)
        return _circled(self.texts.index(text) + 1)

    def repeated(self, marks: Sequence[tuple[str, str]]) -> bool:
        """Number notes again; False, with nothing changed, where a mark would be another."""
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
    """A section of the document: its name, its finding, and where it begins."""

    title: Phrase
    message: Phrase | None
    accent: Accent
    first: int
    """Number of its first slide; 0: unknown."""


@dataclass(slots=True, kw_only=True)
class Notebook:
    """The findings of the composition in progress; a nested composition has its own."""

    figures: Ledger
    findings: Findings = field(default_factory=Findings)
    reader: Reader = field(default_factory=Reader)
    others: list[Notebook] | None = None
    """All of one slide, where it is asked what that reads."""

    def __post_init__(self) -> None:
        self.reader.reads = self.findings.reads
        if self.others is not None:
            self.others.append(self)

    @contextmanager
    def apart(self) -> Iterator[Findings]:
        """Yield fresh findings that collect whatever is found inside the block."""
        outer, own = self.findings, Findings()
        self.findings, self.reader.reads = own, own.reads
        try:
            yield own
        finally:
            self.findings, self.reader.reads = outer, outer.reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Theme, medium, facts and hue that a block is composed with; the notebook collects its findings."""

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
    """Size in points that figures side by side share; 0: each its own."""

    @classmethod
    def of(cls, ledger: Ledger, notebooks: list[Notebook] | None = None, **described: Any) -> Setting:
        """Return a setting whose notebook records what is read from a ledger and computed from it."""
        notebook = Notebook(figures=ledger, others=notebooks)
        return cls(ledger=ledger.read_by(notebook.reader), notebook=notebook, **described)

    @property
    def problems(self) -> list[Problem]:
        """The problems of the composition in progress."""
        return self.notebook.findings.problems

    @property
    def computed(self) -> Mapping[str, Fact]:
        """The facts that were computed for the compositions, by id."""
        return self.notebook.findings.reads.computed

    def brief_folder(self) -> Path:
        """Return the folder of files to be read; later builds read them again."""
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
            known = tr("metrics are listed under `metrics`")
            self.problems.append(unknown_reference(error, place, "unknown-metric", known))
            return None

    def once(self, wholes: tuple[object, ...], key: Hashable, make: Callable[[], T]) -> T:
        """Return what follows from these very objects and from figures: made once for all sizes and media.

        What it reads and computes counts wherever it is asked for. Footnotes are not for this, nor is what
        follows from theme or medium.
        """
        kept, figures = memory().painted, self.notebook.figures
        named = (self.language, program_language(), key)
        known: tuple[T, Findings] | None = kept.known((figures, *wholes), named)
        if known is None:
            with self.notebook.apart() as findings:
                made = make()
            known = kept.keep((figures, *wholes), named, (made, findings))
        self.notebook.findings.absorb(known[1])
        return known[0]

    def compose(self, block: Block, width: float, height: float | None = None) -> Composition:
        """Return the block laid out, from memory where the same was laid out before."""
        return self.made(block, width, height, block.compose)

    def made(self, block: object, width: float, height: float | None, make: Compose) -> Composition:
        """Return what is made of a block that says all it follows from, from memory as ``compose`` does."""
        key = self._key(block, width, height)
        kept = memory().find(key, self.notebook.figures)
        if kept is not None and self.footnotes.repeated(kept[1].marks):
            self.notebook.findings.absorb(kept[1])
            for path in kept[1].paths:
                note_file(path)
            return kept[0]
        with files_noted() as read, self.notebook.apart() as findings:
            composition = make(self, width, height)
        findings.paths |= read
        memory().keep(key, self.notebook.figures, composition, findings)
        self.notebook.findings.absorb(findings)
        return composition

    def _key(self, block: object, width: float, height: float | None) -> Key:
        """Return everything that a composition depends on beside the facts that it reads."""
        known = memory()
        number, token = known.number, known.token
        return (
            number(block), number(self.theme), width, height, token(self.medium), token(self.accent),
            token(self.pillar_accents), token(self.sections), token(self.notebook.figures.sources),
            token(self.notebook.figures.context.labels), token(self.notebook.figures.context.fiscal_year),
            self.ledger.as_of, tuple(self.ledger.moments.values()), self.kind, self.language,
            self.folder, self.figure_most, program_language(),
        )  # fmt: skip

    def trial(self) -> Setting:
        """Return the same setting with its own notebook and footnotes, whose findings can be dropped."""
        apart = Notebook(figures=self.notebook.figures, others=self.notebook.others)
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


Compose = Callable[[Setting, float, float | None], Composition]
"""Lays a block out in a width, and in a height where one is given."""


class Block(Protocol):
    """One content element of a brief: each word's dataclass in blocks/ and charts/ is one."""

    @property
    def place(self) -> Place:
        """Where the block stands in the brief."""

    @property
    def stretch(self) -> float:
        """Its share of a column's spare height: 0 text, 1 a chart."""

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
