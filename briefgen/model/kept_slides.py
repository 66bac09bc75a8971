"""Slides laid out, by all that they follow from: one that an edit leaves alone is not laid out again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.facts.fact import Fact
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reads
from briefgen.model.input_files import InputStates
from briefgen.model.scene import Page
from briefgen.runtime.files_read import note_file

NUMBERED = 3
"""Parts of a key that are numbers of values: the slide, its theme, and what is said of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSlide:
    """A slide's page, what is wrong with it, and the facts that were computed for it, by id."""

    page: Page
    problems: tuple[Problem, ...]
    computed: Mapping[str, Fact]


@dataclass(slots=True, kw_only=True)
class Needed:
    """What was asked of the memory while a slide was laid out: it stays as long as the slide does."""

    compositions: list[Any] = field(default_factory=list)
    spans: list[Hashable] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _SlideBefore:
    laid: LaidSlide
    reads: Reads
    before: frozenset[str]
    """The facts of the figures that it reads which were computed for slides before it."""
    ledger: Ledger
    """The one that it was last laid out from or compared with."""
    asked: Needed
    states: InputStates
    """Those of the files that it shows."""
    build: int


KnownSlides = dict[tuple[Any, ...], _SlideBefore]


@dataclass(slots=True, kw_only=True)
class KeptSlides:
    """The slides of this build and of the one before."""

    _known: KnownSlides = field(default_factory=dict)
    _build: int = 0

    def begin(self, same: Mapping[int, int]) -> None:
        """Begin a build: forget slides that the last one did not have; ``same`` are equal numbers."""
        self._known = {_numbered(key, same): known for key, known in self._of_this_build()}
        self._build += 1

    def _of_this_build(self) -> Iterator[tuple[tuple[Any, ...], _SlideBefore]]:
        return ((key, known) for key, known in self._known.items() if known.build == self._build)

    def keys(self) -> Iterator[tuple[Any, ...]]:
        """Yield the keys of the slides of this build."""
        return (key for key, _ in self._lasting())

    def compositions(self) -> set[int]:
        """Return the identities of the compositions that the slides of this build were made of."""
        return {id(each) for _, known in self._lasting() for each in known.asked.compositions}

    def state(self, same: Mapping[int, int]) -> KnownSlides:
        """Return the slides of this build for another process, without the compositions in them."""
        return {
            _numbered(key, same): _SlideBefore(
                laid=known.laid,
                reads=known.reads,
                before=known.before,
                ledger=known.ledger,
                asked=Needed(spans=known.asked.spans),
                states={},
                build=known.build,
            )
            for key, known in self._lasting()
        }

    def _lasting(self) -> Iterator[tuple[tuple[Any, ...], _SlideBefore]]:
        """Yield what may outlive this process: pictures would be written down with their slides."""
        return ((key, known) for key, known in self._of_this_build() if not known.states)

    def resume(self, known: KnownSlides) -> None:
        """Take up the slides of the last build of another process."""
        self._known, self._build = known, max((each.build for each in known.values()), default=0)

    def keep_all(self) -> None:
        """Let the next build find all slides, though this one ended before it had them."""
        for known in self._known.values():
            known.build = self._build

    def clear(self) -> None:
        """Forget all slides."""
        self._known.clear()

    @property
    def are_known(self) -> bool:
        """Whether there are any to be found."""
        return bool(self._known)

    def find(
        self,
        key: tuple[Any, ...],
        ledger: Ledger,
        computed: Iterable[str],
        reads_the_same: Callable[[Reads, Ledger, Ledger], bool],
        stayed: Callable[[InputStates], bool],
    ) -> tuple[LaidSlide, Needed] | None:
        """Return the slide laid out under a key; None where none is, or figures or files were others."""
        known = self._known.get(key)
        if known is None or known.before != _of_reads(computed, known.reads):
            return None
        if known.ledger is not ledger and not reads_the_same(known.reads, known.ledger, ledger):
            return None
        if known.states and not stayed(known.states):
            return None
        known.ledger, known.build = ledger, self._build
        for path in known.states:
            note_file(path)
        return known.laid, known.asked

    def keep(
        self,
        key: tuple[Any, ...],
        ledger: Ledger,
        computed: Iterable[str],
        laid: LaidSlide,
        reads: Reads,
        asked: Needed,
        states: InputStates,
    ) -> None:
        """Keep a slide, with the figures and the files that it read and what it asked of the memory."""
        before = _of_reads(computed, reads)
        self._known[key] = _SlideBefore(
            laid=laid,
            reads=reads,
            before=before,
            ledger=ledger,
            asked=asked,
            states=states,
            build=self._build,
        )


def _numbered(key: tuple[Any, ...], same: Mapping[int, int]) -> tuple[Any, ...]:
    """Return a key with the numbers that go for the values now."""
    return (*(same.get(number, number) for number in key[:NUMBERED]), *key[NUMBERED:])


def _of_reads(computed: Iterable[str], reads: Reads) -> frozenset[str]:
    return frozenset(key for key in computed if reads.everything or key.partition(".")[0] in reads.metrics)
