"""A path in; the brief out, decoded and cross-checked, or all of its Problems at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem, did_you_mean
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.brief.blank import blanks
from briefgen.brief.brief_file import read_bytes
from briefgen.brief.decoding import Lost
from briefgen.brief.kept_reading import READING, stated_as
from briefgen.brief.limits import hidden, refuse_oversized
from briefgen.brief.model import Brief, OnePager
from briefgen.brief.parameter import UNSET, Settings
from briefgen.brief.parameters import SIGN, filled_in
from briefgen.brief.renewed import KnownTree
from briefgen.brief.source import parse_what_can_be
from briefgen.data.table_file import TableFile
from briefgen.facts.kinds import COMPARISONS, KINDS
from briefgen.facts.metric import Metric, Source
from briefgen.facts.relative_period import NOW, WORDS
from briefgen.facts.selection import Selection
from briefgen.runtime.files_read import files_noted, note_file

MOST_PILLARS = 12
"""Two to six make a page; twelve columns are the narrowest that hold a word."""
MOST_PAGES = 200
"""Of one brief, members' pages among them."""
LOOSE_ENDS = frozenset({"claims", "source", "note", "names", "pillar", "label", "title", "publisher", "date"})
"""Fields of metrics and sources on which no figure depends."""
REFERRING = frozenset(
    {"reference", "unknown-metric", "unknown-figure", "unknown-period", "no-value", "settle", "contradiction"}
)
"""Codes of what refers to a figure, or compares it."""
OF_TABLES = REFERRING | {"versus", "each"}
"""Codes of what nothing can be said of before the tables of the brief are read."""
ARRANGED = frozenset(
    {"overflow", "overlap", "layout", "structure", "sections", "empty", "size", "page-number"}
)
"""Codes of what is wrong with pages: they say nothing of a brief of which parts are missing."""
UNITLESS = frozenset(word for word, kind in COMPARISONS.items() if not kind.needs_unit)
"""Claims that the values of a metric bear out or not, whatever its unit."""
_NO_WORD = compile_late(r" has no '(?!(?:max|min)\b)[^']+'$")
"""A reference to neither a claim nor a period: no further value would bear it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What could be read of a brief: ``brief`` is None where too little could."""

    brief: Brief | None
    problems: tuple[Problem, ...]
    unread: frozenset[str]
    """Keys of metrics and sources of which a part is missing that others stand on."""
    unmeasured: frozenset[str]
    """Those of metrics of which no such part is missing but the unit."""
    standing: frozenset[Place]
    """Where claims stand that speak of what was read of metrics which are not whole."""
    unclaimed: frozenset[str]
    """Keys of metrics of which a claim could not be read: a reference to it finds nothing."""
    uncertain: frozenset[str]
    """Top-level keys of which nothing could be read."""
    broken: frozenset[Place]
    """Where the mappings stand of which a key could not be read, and the texts of which a part is missing."""
    untold: frozenset[str] = frozenset()
    """Metrics whose tables could not be read, their dimensions, and the periods that they would tell."""
    warnings: tuple[Problem, ...] = ()
    """Of parameters that no text uses, and of heads of tables that may be periods."""

    def further(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return what is wrong with the parts that were read, and nothing that only follows.

        Of the warnings those of parts that were read whole and are empty.
        """
        problems = tuple(problems)
        empty = frozenset(blanks(self.brief)) if self.brief and problems else frozenset()
        return tuple(
            each
            for each in problems
            if (
                self._is_empty(each)
                if each in empty
                else each.severity == "error" and not self._follows(each)
            )
        )

    def _is_empty(self, problem: Problem) -> bool:
        """Return whether a part reported as empty is empty, and not only unread."""
        if any(each.place == problem.place and each.severity == "error" for each in self.problems):
            return False
        whole = self.brief is not None and problem.place == self.brief.meta.place
        return problem.code == "empty" and problem.place not in self.broken and not (whole and self.uncertain)

    def _follows(self, problem: Problem) -> bool:
        if problem.code in ARRANGED or problem.place in self.broken:
            return True
        if "metrics" in self.uncertain and problem.code in REFERRING:
            return True
        if "sources" in self.uncertain and problem.code == "source":
            return True
        words = re.findall(r"[^\s'\"`(){}\[\].,:;|@]+", problem.message)
        if self.untold and problem.code in OF_TABLES and not self.untold.isdisjoint(words):
            return True
        if problem.place in self.standing or _NO_WORD.search(problem.message):
            return False
        unread = self.unread
        if problem.code in REFERRING - {"contradiction"} and KINDS.keys().isdisjoint(words):
            unread -= self.unmeasured
        return not unread.isdisjoint(words) or (
            problem.code in REFERRING and not self.unclaimed.isdisjoint(words)
        )


def read_brief(path: Path, settings: Settings = UNSET) -> Brief:
    """Return the brief in a YAML file; BriefError with every Problem where it cannot be read."""
    draft = read_draft(path, read_bytes(path), settings)
    if draft.problems or draft.brief is None:
        raise BriefError(draft.problems)
    return draft.brief


def read_draft(path: Path, content: bytes, settings: Settings = UNSET) -> Draft:
    """Return what can be read of a brief's content, and every Problem; BriefError where nothing can be.

    ``settings`` are the values of its parameters.
    """
    stated = stated_as(path, content, settings)
    known: Draft | None = READING.draft(stated)
    if known is not None:
        return known
    with files_noted() as files:
        draft = _read(path, content, settings, of_guest=stated is None)
    for file in files:
        note_file(file)  # for who else wants to know
    clean = draft.brief is not None and not draft.problems and not draft.warnings
    if stated is not None and clean and not files and draft.brief and not draft.brief.data:
        READING.keep_draft(stated, draft)
    return draft


def _read(path: Path, content: bytes, settings: Settings, *, of_guest: bool = False) -> Draft:
    from briefgen.brief.decode import decode_what_can_be  # a brief that was read before needs no decoder

    written, problems = parse_what_can_be(content, str(path), None if of_guest else READING.tree)
    filled = filled_in(written, settings, written=SIGN in content)
    root = filled.root
    refuse_oversized(root)
    if not problems and not filled.problems and not of_guest:
        READING.tree = KnownTree(file=str(path), content=content, root=written)
    problems += [*filled.problems, *hidden(root)]
    known = {problem.place for problem in problems}
    brief, decoding = decode_what_can_be(root, Brief)
    problems += [problem for problem in decoding.problems if problem.place not in known]
    brief = brief and replace(brief, parameters=filled.parameters)
    if brief and any(_is_of_tables(metric) for metric in brief.metrics.values()):
        brief = _with_data(brief, path, decoding.lost, problems)
    problems = [each for each in problems if _is_cause(each, filled.unfilled)]
    doubts = tuple(each for each in problems if each.severity == "warning")
    problems = [each for each in problems if each.severity == "error"]
    refused = {each.place for each in problems if each.code == "reference"}
    draft = Draft(
        brief=brief,
        problems=tuple(problems),
        unread=frozenset(_unread(decoding.lost)),
        unmeasured=frozenset(key for key, names in _halved(decoding.lost) if names == {"unit"}),
        standing=frozenset(_standing(brief, decoding.lost)) if brief else frozenset(),
        unclaimed=frozenset(
            lost.key for lost in decoding.lost if lost.cls is Metric and lost.name == "claims"
        ),
        uncertain=frozenset(_uncertain(brief, decoding.lost)),
        broken=filled.unfilled | {lost.place for lost in decoding.lost} | refused,
        warnings=(*filled.unused, *doubts),
        untold=frozenset(_untold(brief, decoding.lost)) if brief else frozenset(),
    )
    further = draft.further(_cross_checked(brief)) if brief else ()
    return replace(draft, problems=(*problems, *further))


def _with_data(brief: Brief, path: Path, lost: list[Lost], problems: list[Problem]) -> Brief:
    """Return a brief with the values of its tables; a metric whose values cannot be read is lost."""
    from briefgen.brief.expanded import expanded  # most briefs have no tables
    from briefgen.data.filled import Tables, filled

    unread = dict.fromkeys(each.key for each in lost if each.cls is TableFile)
    tables = Tables(
        brief=path,
        data=brief.data,
        dimensions=brief.dimensions,
        language=brief.meta.language,
        opened=unread,
    )
    halved = {each.place for each in lost if each.cls is Selection}
    half = {key: each for key, each in brief.metrics.items() if each.from_ and each.from_.place in halved}
    found = filled({key: each for key, each in brief.metrics.items() if key not in half}, tables)
    problems += found.problems
    lost += [Lost(Metric, key, "values", brief.metrics[key].place) for key in (*found.lost, *half)]
    brief = replace(brief, metrics={**found.metrics, **half}, families=found.families)
    if not found.families:
        return brief
    brief, further = expanded(brief)
    problems += further
    return brief


def _is_of_tables(metric: Metric) -> bool:
    return metric.from_ is not None or any(claim.member for claim in metric.claims)


def _is_cause(problem: Problem, unfilled: frozenset[Place]) -> bool:
    """Return whether a problem does not only follow from a parameter without a value."""
    return problem.place not in unfilled or problem.code == "parameter"


def _unread(lost: Iterable[Lost]) -> Iterator[str]:
    for cls, key, name, _ in lost:
        if key and cls in (Metric, Source) and name not in LOOSE_ENDS:
            yield key


def _untold(brief: Brief, lost: Iterable[Lost]) -> Iterator[str]:
    """Yield what nobody knows while a table is unread: its metrics, its members, the latest period."""
    for each in lost:
        metric = brief.metrics.get(each.key) if each.cls is Metric and each.name == "values" else None
        if metric and metric.from_:
            yield from (each.key, *map(str, metric.from_.by), NOW, *WORDS)


def _halved(lost: Iterable[Lost]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the metrics of which a part is missing that others stand on, and which parts."""
    parts: dict[str, set[str]] = {}
    for each in lost:
        if each.key and each.cls is Metric and each.name not in LOOSE_ENDS:
            parts.setdefault(each.key, set()).add(each.name)
    yield from ((key, frozenset(names)) for key, names in parts.items())


def _standing(brief: Brief, lost: Iterable[Lost]) -> Iterator[Place]:
    """Yield the places of claims whose values and meaning were read, though not all of their metric was.

    A claim of the latest value is none of them where a period could not be read: that may be the latest.
    """
    for key, names in _halved(lost):
        metric = brief.metrics.get(key)
        if metric is None or names - {"unit", "values"}:
            continue
        for claim in metric.claims:
            read = "values" not in names or {claim.since, claim.until} <= metric.values.keys()
            if read and claim.kind in UNITLESS:
                yield claim.place


def _uncertain(brief: Brief | None, lost: Iterable[Lost]) -> Iterator[str]:
    for cls, _, name, _ in lost:
        if cls is Brief and brief and not getattr(brief, name, None):
            yield name


def _cross_checked(brief: Brief) -> Iterator[Problem]:
    """Yield what single values cannot show: keys that refer to nothing."""
    from briefgen.brief.check_outputs import check_outputs
    from briefgen.brief.check_story import check_story

    yield from check_story(brief)
    pillars = {pillar.key for pillar in brief.pillars}
    yield from check_outputs(brief)
    for slide in brief.slides:
        if slide.pillar and pillars and slide.pillar not in pillars:
            yield _unknown(place_of(slide.pillar, slide.place), "pillar", slide.pillar, pillars)
    if len(brief.onepager) > MOST_PAGES:
        message = tr(
            "{count:,} pages; the limit is {MOST_PAGES}", count=len(brief.onepager), MOST_PAGES=MOST_PAGES
        )
        hint = tr("name fewer members, `dimensions: {…: {only: true, members: …}}`, or write several briefs")
        yield Problem(brief.onepager[0].place, message, hint, "pages")
    for page in {page.place: page for page in brief.onepager}.values():  # those of members stand at one place
        yield from _checked_page(page)


def _checked_page(page: OnePager) -> Iterator[Problem]:
    if len(page.pillars) > MOST_PILLARS:
        message = tr(
            "a page of {count} pillars; the limit is {MOST_PILLARS}",
            count=len(page.pillars),
            MOST_PILLARS=MOST_PILLARS,
        )
        yield Problem(page.place, message, tr("make modules of some of them"), "size")
    seen: set[str] = set()
    for pillar in page.pillars:
        if pillar.key in seen:
            message = tr("a second pillar has the key {key!r}", key=pillar.key)
            yield Problem(pillar.place, message, tr("give it a key of its own"), "duplicate-key")
        seen.add(pillar.key)


def _unknown(place: Place, kind: str, key: str, allowed: set[str]) -> Problem:
    hint = did_you_mean(key, allowed) if allowed else tr("the brief has no {kind}s", kind=kind)
    return Problem(place, f"unknown {kind} {key!r}", hint=hint, code=f"unknown-{kind}")
