"""A cache of compositions and of spans of texts by their inputs: a build makes only what changed since."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from typing import Any, TypeVar

from briefgen.base.dataclass import dataclass
from briefgen.base.in_time import in_time
from briefgen.base.recent import Recent
from briefgen.base.same_parts import same_parts
from briefgen.facts.kept_ledger import KeptLedger
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reads
from briefgen.model.digest import digest
from briefgen.model.findings import Findings
from briefgen.model.frame import Composition
from briefgen.model.input_files import InputFiles, InputStates
from briefgen.model.kept_checks import CheckKey, KeptChecks
from briefgen.model.kept_pages import KeptPages
from briefgen.model.kept_slides import NUMBERED, KeptSlides, KnownSlides, LaidSlide, Needed
from briefgen.model.same_reads import SameReads

T = TypeVar("T")
Spans = tuple[tuple[int, int], ...]
"""Where parts of a text begin and end: its lines, or its numbers."""
KeptSpans = dict[Hashable, tuple[Spans, int, int]]
"""Spans by what they depend on, with the last build that needed them and the one that found them."""
Key = tuple[Any, ...]
"""The numbers of a block and a theme, then all that a composition depends on beside the figures it reads."""


@dataclass(slots=True, kw_only=True)
class _Remembered:
    composition: Composition
    findings: Findings
    ledger: Ledger
    """The one that it was last composed from or validated against."""
    build: int
    """The last build that needed it."""
    born: int
    """The build that composed it."""
    states: InputStates = field(default_factory=dict)
    """Those of the files that were read; empty: there are none, or nobody knows."""


@dataclass(slots=True, kw_only=True)
class MemoryState:
    """What the next process takes up; of a slide that is kept whole, no compositions."""

    kept: dict[Key, _Remembered]
    slides: KnownSlides
    spans: KeptSpans
    numbers: dict[bytes, tuple[int, int]]
    last: int
    build: int
    ledger: KeptLedger
    stated: Any


STILL_NEEDED = 0.7
"""The part of what was known that a build needs at least, or the rest is forgotten."""
NEWS = 0.1
"""The part of a build's compositions and spans from which on it is worth writing them all down."""


@dataclass(slots=True, kw_only=True)
class Memory:
    """Compositions by content: equal blocks are composed once, within a build and across builds.

    A first build knows blocks and themes by identity. They are pickled, to be known by their content, only
    when the same brief is built again: a batch of different briefs pays nothing for that.
    """

    _kept: dict[Key, _Remembered] = field(default_factory=dict)
    _spans: KeptSpans = field(default_factory=dict)
    _numbers: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    """Numbers by the digest of a value's content, each with the last build that asked for it."""
    _objects: dict[int, tuple[Any, int]] = field(default_factory=dict)
    """Values of this build and their numbers, by identity."""
    _unpickled: list[tuple[Any, int]] = field(default_factory=list)
    _compared: SameReads = field(default_factory=SameReads)
    pages: KeptPages = field(default_factory=KeptPages)
    slides: KeptSlides = field(default_factory=KeptSlides)
    checks: KeptChecks = field(default_factory=KeptChecks)
    _asked: Needed | None = None
    """What the slide that is being laid out asks for."""
    _results: dict[Hashable, Any] = field(default_factory=dict)
    """What came of the last build, by what was asked for."""
    _build: int = 0
    _brief: str = ""
    _again: bool = False
    """Whether the brief was the last one that was built, too."""
    _resumed: int = 0
    """The last build of another process."""
    _last: int = 0
    painted: Recent = field(default_factory=Recent)
    """What painters and checks made of pages and of parts of files, and the digests of values."""
    ledger: KeptLedger = field(default_factory=KeptLedger)
    files: InputFiles = field(default_factory=InputFiles)
    _stated: Any = None
    """The last brief."""

    def begin(self, brief: str) -> None:
        """Begin a build of a brief: forget other briefs, and what this one's last build did not need."""
        self._again = brief == self._brief and (bool(self._kept) or self.slides.are_known)
        if self._again:
            same = dict(self._written())
            self._kept = {
                (same.get(key[0], key[0]), same.get(key[1], key[1]), *key[2:]): kept
                for key, kept in self._kept.items()
                if kept.build == self._build
            }
            self._spans = self._spans_of_this_build()
            self._numbers = {key: known for key, known in self._numbers.items() if known[1] == self._build}
            self.pages.begin()
            self.slides.begin(same)
            self.checks.begin(same)
        else:
            self.pages.clear()
            self.slides.clear()
            self.checks.clear()
            self._kept.clear()
            self._spans.clear()
            self._numbers.clear()
            self.painted.clear()
            self.ledger.clear()
            self._stated = None
        self.painted.turn()
        self.files.begin()
        self._build, self._brief = self._build + 1, brief
        self._unpickled.clear()
        self._objects.clear()
        self._compared.clear()
        self._results.clear()

    def same_parts(self, brief: T) -> T:
        """Return a brief made of the very parts of the last one that an edit left alone."""
        self._stated = same = same_parts(brief, self._stated)
        return same

    def _written(self, wanted: set[Any] | None = None) -> Iterator[tuple[int, int]]:
        """Write down what was known by identity; yield their numbers and those of their content."""
        for value, number in self._unpickled:
            if (wanted is None or number in wanted) and (found := self._digest(value)) is not None:
                yield number, self._numbers.setdefault(found, (number, self._build))[0]

    def _digest(self, value: Any) -> bytes | None:
        """Return the digest of a value's content, made once of an object that stays."""
        return self.painted.made_of((value,), digest, digest, value)

    def has_news(self) -> bool:
        """Return whether this build composed much that was not known before, or needed little of what was."""
        kept = [(kept.build, kept.born) for kept in self._kept.values()]
        kept += [(build, born) for _, build, born in self._spans.values()]
        now = [born for build, born in kept if build == self._build]
        return now.count(self._build) > len(now) * NEWS or len(now) < len(kept) * STILL_NEEDED

    def state(self) -> MemoryState:
        """Return what this build needed, known by its content, for another process to resume."""
        inside = self.slides.compositions()
        kept = {
            key: kept
            for key, kept in self._kept.items()
            if kept.build == self._build and not kept.findings.files and id(kept) not in inside
        }
        numbers = {number for key in (*kept, *self.slides.keys()) for number in key[:NUMBERED]}
        same = dict(self._written(numbers))
        return MemoryState(
            kept={(same.get(key[0], key[0]), same.get(key[1], key[1]), *key[2:]): kept[key] for key in kept},
            slides=self.slides.state(same),
            spans=self._spans_of_this_build(),
            numbers=self._numbers,
            last=self._last,
            build=self._build,
            ledger=self.ledger,
            stated=self._stated,
        )

    def _spans_of_this_build(self) -> KeptSpans:
        return {key: known for key, known in self._spans.items() if known[1] == self._build}

    def keep_all(self) -> None:
        """Let the next build find all that is known, though this one ended before it came to ask for it."""
        for kept in self._kept.values():
            kept.build = self._build
        self._spans = {key: (spans, self._build, born) for key, (spans, _, born) in self._spans.items()}
        self._numbers = {digest: (number, self._build) for digest, (number, _) in self._numbers.items()}
        self.pages.keep_all()
        self.slides.keep_all()
        self.checks.keep_all()
        self.painted.keep_all()

    def resume(self, state: MemoryState, brief: str) -> None:
        """Go on where another process stopped: as if its last build of a brief had been in this one."""
        self.clear()
        self._kept, self._spans, self._numbers = state.kept, state.spans, state.numbers
        self._last, self._build, self._brief = state.last, state.build, brief
        self.ledger, self._stated = state.ledger, state.stated
        self._resumed = state.build
        self.slides.resume(state.slides)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.begin("")

    def number(self, block: Any) -> int:
        """Return the number of a block or theme, that of its equal in the last build of the same brief."""
        known = self._objects.get(id(block))
        if known is not None:
            return known[1]
        return self.token(block) if self._again else self._numbered(block)

    def number_of_slide(self, slide: Any) -> int:
        """Return the number of a slide or of what it depends on: a new one as long as no slide is known."""
        if id(slide) in self._objects or (self._again and self.slides.are_known):
            return self.token(slide)
        return self._numbered(slide)

    def _numbered(self, value: Any) -> int:
        """Return a new number for a value, whose content is looked at when the brief is built again."""
        self._last += 1
        self._objects[id(value)] = (value, self._last)
        self._unpickled.append((value, self._last))
        return self._last

    def token(self, value: Any) -> int:
        """Return a number that equal values share; a value that cannot be pickled has its own."""
        known = self._objects.get(id(value))
        if known is not None:
            return known[1]
        found = self._digest(value)
        if found is not None and found in self._numbers:
            number = self._numbers[found][0]
        else:
            number = self._last = self._last + 1
        if found is not None:
            self._numbers[found] = (number, self._build)
        self._objects[id(value)] = (value, number)  # the value is kept, so its id stays its own
        return number

    def find(self, key: Key, ledger: Ledger) -> tuple[Composition, Findings] | None:
        """Return what was composed under a key; None where nothing was, or other figures were read."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        if kept.findings.files and kept.build != self._build and not self.files.stayed(kept.states):
            return None
        if kept.ledger is not ledger:
            if not self._reads_the_same(kept.findings.reads, kept.ledger, ledger):
                return None
            kept.ledger = ledger
        kept.build = self._build
        if self._asked is not None:
            self._asked.compositions.append(kept)
        return kept.composition, kept.findings

    def keep(self, key: Key, ledger: Ledger, composition: Composition, findings: Findings) -> None:
        """Keep what was composed of a ledger."""
        kept = self._kept[key] = _Remembered(
            composition=composition,
            findings=findings,
            ledger=ledger,
            build=self._build,
            born=self._build,
            states=self.states(findings),
        )
        if self._asked is not None:
            self._asked.compositions.append(kept)

    def states(self, findings: Findings) -> InputStates:
        """Return the states of the files that were read; none in a first build, which may be the only one."""
        again = self._again and self._build > self._resumed + 1
        return self.files.states(findings.paths) if findings.files and again else {}

    @contextmanager
    def watched(self) -> Iterator[Needed]:
        """Note what is asked for inside, where a slide is laid out."""
        self._asked = asked = Needed()
        try:
            yield asked
        finally:
            self._asked = None

    def slide(self, key: Key, ledger: Ledger, computed: Iterable[str]) -> LaidSlide | None:
        """Return a slide that was laid out under a key; None where none was, or other figures were read."""
        found = self.slides.find(key, ledger, computed, self._reads_the_same, self.files.stayed)
        if found is None:
            return None
        laid, asked = found
        for kept in asked.compositions:  # all that they read, the slide read
            kept.ledger, kept.build = ledger, self._build
        for whole in asked.spans:
            if whole in self._spans:
                spans, _, born = self._spans[whole]
                self._spans[whole] = spans, self._build, born
        return laid

    def result(self, asked: Hashable) -> Any:
        """Return what came of the last build for what is asked; None where that is not known."""
        return self._results.get(asked)

    def keep_result(self, asked: Hashable, result: Any) -> None:
        """Keep what came of this build until the next one begins."""
        self._results[asked] = result

    def spans(self, whole: Hashable, found: Callable[[], Iterable[tuple[int, int]]]) -> Spans:
        """Return the spans of a text that follow from ``whole``; they are looked for where none are kept.

        Most titles, sources and notes stay as they were, and to look for numbers in one of them, or to break
        it into lines, patterns have to be compiled, which takes 10 ms.
        """
        spans, _, born = self._spans.get(whole) or (tuple(found()), 0, self._build)
        self._spans[whole] = spans, self._build, born
        if self._asked is not None:
            self._asked.spans.append(whole)
        return spans

    def _reads_the_same(self, reads: Reads, one: Ledger, other: Ledger) -> bool:
        return self._compared.are(reads, one, other, self.token)

    def check(self, key: CheckKey, ledger: Ledger) -> Any:
        """Return what a check found under a key; None where nothing is known, or other figures were read."""
        return self.checks.find(key, ledger, self._reads_the_same)


MEMORY = Memory()
"""That of this process: builds of the command line share it."""
_OWN: ContextVar[Memory | None] = ContextVar("_OWN", default=None)


def memory() -> Memory:
    """Return the memory of this call, else that of the process; asked for at each step of a layout."""
    in_time()
    return _OWN.get() or MEMORY


@contextmanager
def own_memory() -> Iterator[None]:
    """Give what is built inside a memory of its own: other threads build other briefs."""
    token = _OWN.set(Memory())
    try:
        yield
    finally:
        _OWN.reset(token)
