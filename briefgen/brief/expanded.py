"""A brief whose metrics have members in; the same with these in its lists, and its `each` repeated, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, Problem, did_you_mean, nearest
from briefgen.base.phrase import Phrase, Word, place_of
from briefgen.base.translate import tr
from briefgen.brief.bound_labels import with_short_labels
from briefgen.brief.member_lists import MemberLists
from briefgen.brief.member_references import MemberReferences
from briefgen.brief.member_tables import cross_table
from briefgen.brief.model import Brief, OnePager
from briefgen.facts.family import CrossTable

METRIC_LISTS = frozenset(
    {"metrics", "lines", "sizes", "x", "highlight", "parts", "lead", "skip", "group", "targets"}
    | {"sum", "average"}
)
"""Fields that hold metrics: a family among them stands for its members."""

HIGHLIGHT = "highlight"
MOST_COPIES = 500
"""Of one brief, as many as a list has entries."""


def expanded(brief: Brief) -> tuple[Brief, list[Problem]]:
    """Return a brief whose references name a family by its metrics, and what is wrong with those."""
    expansion = _Expansion(brief)
    whole = replace(
        brief,
        meta=expansion.of(brief.meta),
        says=expansion.of(brief.says),
        accept=expansion.of(brief.accept),
        story=expansion.of(brief.story),
        onepager=expansion.of(brief.onepager),
        deck=expansion.of(brief.deck),
        metrics=dict(expansion.metrics()),
    )
    made = expansion.lists.made
    return replace(whole, metrics={**whole.metrics, **made}), list(dict.fromkeys(expansion.problems))


class _Expansion:
    """Walks through a brief, the members bound by each `each` at hand."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.lists = MemberLists(brief.families, brief.metrics, brief.meta.language)
        self.problems: list[Problem] = []
        self.dimensions = _dimensions(brief)
        self.copies = 0
        """Of slides, modules, pillars and pages, as far as something is repeated."""

    def metrics(self) -> Iterator[tuple[str, Any]]:
        """Yield the metrics with the references of their claims rewritten."""
        for key, metric in self.brief.metrics.items():
            plain = metric.membership is None and (metric.claims or metric.note)
            yield key, replace(metric, claims=self.of(metric.claims)) if plain else metric

    def of(self, value: Any) -> Any:
        """Return a part of the brief as it stands outside of every `each`."""
        return self._walked(value, MemberReferences(self.brief.families, {}), "", Place(""))

    def _walked(self, value: Any, references: MemberReferences, name: str, place: Place) -> Any:
        """Return a part of the brief, itself where nothing in it changes; ``name`` is its field's."""
        if isinstance(value, str):
            return self._text(value, references, place)
        if isinstance(value, Phrase):
            text = references.in_prose(value.text, self._refuser(value.place))
            return value if text == value.text else Phrase(text, value.place)
        if isinstance(value, tuple):
            if name in METRIC_LISTS and (cut := self.lists.cut_by_commas(value)):
                at, whole, said = cut
                self._refuser(place_of(value[at + 1], place))(said)
                value = (*value[:at], whole, *value[at + 2 :])
            found = tuple(each for entry in value for each in self._entries(entry, references, name, place))
            same = len(found) == len(value) and all(a is b for a, b in zip(found, value, strict=True))
            return value if same else found
        if isinstance(value, Mapping):
            return {key: self._walked(each, references, name, place) for key, each in value.items()}
        return self._record(value, references) if _is_record(value) else value

    def _record(self, value: Any, references: MemberReferences) -> Any:
        place = getattr(value, "place", Place(""))
        changed: dict[str, Any] = {}
        crossing = bool(getattr(value, "by", "")) and hasattr(value, "crossed")
        for each in fields(value):
            held = getattr(value, each.name)
            if crossing and each.name == "columns":
                continue
            if each.name == "place" or not (isinstance(held, str | tuple | Mapping) or _is_record(held)):
                continue
            if each.name == HIGHLIGHT and isinstance(held, tuple):
                metrics = changed.get("metrics", getattr(value, "metrics", ()))
                found: Any = self._highlighted(held, metrics, references, place)
            else:
                found = self._walked(held, references, each.name, place)
            if found is not held:
                changed[each.name] = found
        if crossing:
            changed["crossed"] = self._crossed(value, references)
        try:
            return replace(value, **changed) if changed else value
        except ValueError as error:  # what its lists stand for makes no such block
            self.problems.append(Problem(place, str(error), "", "value"))
            return value

    def _crossed(self, table: Any, references: MemberReferences) -> CrossTable | None:
        """Return the metrics of a table by members."""

        def refuse(text: str, said: str) -> None:
            self._refuser(place_of(text, table.place))(said)

        lost = _unread_families(self.brief)
        if any(str(column).partition(".")[0].partition("[")[0].strip() in lost for column in table.columns):
            return None
        known = self.brief.dimensions.get(table.by)
        return cross_table(
            table.by, known.name if known else "", known.label if known else "", table.columns, references,
            self.dimensions, refuse,
        )  # fmt: skip

    def _highlighted(
        self, written: tuple[Any, ...], metrics: tuple[str, ...], references: MemberReferences, place: Place
    ) -> tuple[Any, ...]:
        """Return what is highlighted: of a family those drawn that are of the members it names."""
        drawn = [metric.partition(".")[0] for metric in metrics]
        found: list[Any] = []
        for entry in written:
            try:
                within = self.lists.within(entry, references) if isinstance(entry, str) else ()
            except LookupError:  # told where the entry is read as one of any list
                within = ()
            shown = [Word(key, place_of(entry, place)) for key in within if key in drawn]
            found += shown or self._entries(entry, references, HIGHLIGHT, place)
        return written if found == list(written) else tuple(found)

    def _entries(self, entry: Any, references: MemberReferences, name: str, place: Place) -> Iterator[Any]:
        """Yield what an entry of a list becomes: itself, the members that it stands for, or its copies."""
        if _is_record(entry) and bool(getattr(entry, "each", None)):
            yield from self._repeated(entry, references)
            return
        listed = isinstance(entry, str) and name in METRIC_LISTS
        metric: str = entry if listed else _metric_of(entry)
        several = self._several(metric, references, place, listed) if metric else None
        if several is None:
            yield self._walked(entry, references, name, place)
        elif listed:
            yield from (Word(key, place_of(entry, place)) for key in several)
        else:
            for key in several:
                yield self._walked(
                    replace(entry, metric=Word(key, place_of(metric, place))), references, name, place
                )

    def _several(
        self, metric: str, references: MemberReferences, place: Place, bare: bool
    ) -> tuple[str, ...] | None:
        try:
            return self.lists.several(metric, references, bare=bare)
        except LookupError as error:
            self._refuser(place_of(metric, place))(str(error.args[0]))
            return ()

    def _repeated(self, entry: Any, references: MemberReferences) -> Iterator[Any]:
        """Yield the copies of an entry, or of the slides that it holds, for each member of its dimension."""
        dimension = entry.each
        if not self._may_repeat(dimension, place_of(dimension, entry.place)):
            return
        for count, member in enumerate(self.dimensions[dimension], start=1):
            bound = MemberReferences(self.brief.families, {**references.bound, dimension: member})
            alone = replace(entry, each="")
            if slides := getattr(entry, "slides", ()):
                for slide in slides:
                    for made in self._entries(slide, bound, "", entry.place):
                        yield self._short(made, bound)
                continue
            copy = self._short(self._walked(alone, bound, "", entry.place), bound)
            if isinstance(copy, OnePager):
                copy = replace(copy, member=str(member))
            yield replace(copy, key=f"{copy.key}-{count}") if hasattr(copy, "key") else copy

    def _may_repeat(self, dimension: str, place: Place) -> bool:
        """Return whether something is repeated for the members of a dimension; say why it is not."""
        known = self.dimensions
        if dimension not in known:
            if not any(dimension in names for names in _unread_families(self.brief).values()):
                near = did_you_mean(dimension, known) if nearest(dimension, known) else ""
                hint = near or tr("the dimensions are {names}", names=", ".join(known))
                self.problems.append(
                    Problem(
                        place,
                        tr("there is no dimension {dimension!r}", dimension=str(dimension)),
                        hint,
                        "each",
                    )
                )
            return False
        self.copies += len(known[dimension])
        if self.copies <= MOST_COPIES:
            return True
        message = tr(
            "`each` makes more than {MOST_COPIES} copies: {dimension} has {count:,} members",
            MOST_COPIES=MOST_COPIES,
            dimension=dimension,
            count=len(known[dimension]),
        )
        hint = tr("name fewer, `dimensions: {…: {only: true, members: …}}`, or write several briefs")
        self.problems.append(Problem(place, message, hint, "size"))
        return False

    def _short(self, copy: Any, bound: MemberReferences) -> Any:
        return with_short_labels(copy, bound.bound, self.brief.metrics, self.brief.meta.language)

    def _text(self, text: str, references: MemberReferences, place: Place) -> str:
        if text in self.lists.made:  # the rest of a list, which no reference names
            return text
        refuse = self._refuser(place_of(text, place))
        found = references.in_prose(references.in_reference(text, refuse), refuse)
        return text if found == text else Word(found, place_of(text, place))

    def _refuser(self, place: Place) -> Any:
        def refuse(said: str) -> None:
            message, _, hint = said.partition("; ")
            self.problems.append(Problem(place, message, hint, "reference"))

        return refuse


def _metric_of(entry: Any) -> str:
    """Return the metric of an entry that shows one, such as a card of a grid; empty: it shows none."""
    metric = getattr(entry, "metric", "") if _is_record(entry) else ""
    return metric if isinstance(metric, str) else ""


def _is_record(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Place)


def _unread_families(brief: Brief) -> dict[str, tuple[str, ...]]:
    """Return the dimensions of metrics that their tables do not give: what is wrong with these is said."""
    taken = ((key, metric.from_) for key, metric in brief.metrics.items() if metric.membership is None)
    return {key: wanted.by for key, wanted in taken if wanted is not None and wanted.by}


def _dimensions(brief: Brief) -> dict[str, tuple[str, ...]]:
    """Return the members of each dimension that a family has, in the order in which they are first met."""
    found: dict[str, dict[str, None]] = {}
    for family in brief.families.values():
        for dimension, members in family.members.items():
            found.setdefault(dimension, {}).update(dict.fromkeys(members))
    return {dimension: tuple(members) for dimension, members in found.items()}
