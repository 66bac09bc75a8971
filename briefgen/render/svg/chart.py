"""A drawn chart in, its marks out, with the facts that its data labels print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.model.scene import Chart, Item, Text

MOST_PARTS = 3
"""A large label is drawn in so many texts: what stands before its number, the number, and its unit."""


def with_facts(chart: Chart) -> tuple[Item, ...]:
    """Return a chart's marks; texts that are labels of its series carry the facts of these.

    Labels that read the same are told apart by their order, which is that of drawing; where not each of them
    was drawn, they are left without a fact unless all of them state the same one.
    """
    marks, stated = list(chart.marks), _stated(chart)
    found: dict[str, list[tuple[int, int]]] = {}
    at = 0
    while at < len(marks):
        label, count = _label(marks, at, stated)
        if count:
            found.setdefault(label, []).append((at, count))
        at += count or 1
    for label, places in found.items():
        facts = stated[label]
        if len(facts) != len(places) and len(set(facts)) > 1:
            continue
        for (start, count), fact in zip(places, facts * len(places), strict=False):
            marks[start : start + count] = [_stating(mark, fact) for mark in marks[start : start + count]]
    return tuple(marks)


def _stated(chart: Chart) -> dict[str, list[str | None]]:
    """Return the facts that labels print, in the order of series and points, by what they read."""
    found: dict[str, list[str | None]] = {}
    for series in chart.series:
        for label, fact, value in zip(series.labels, series.facts, series.values, strict=False):
            if label and value is not None:
                found.setdefault(_bare(label), []).append(fact)
    return {label: facts for label, facts in found.items() if any(facts)}


def _label(marks: Sequence[Item], at: int, stated: dict[str, list[str | None]]) -> tuple[str, int]:
    """Return the label that the marks from an index on print, and how many of them do; 0: none is printed."""
    text = ""
    for count, part in enumerate(_bare_texts(marks[at : at + MOST_PARTS]), 1):
        text += part
        if text in stated:
            return text, count
    return "", 0


def _bare_texts(marks: Sequence[Item]) -> Iterator[str]:
    for mark in marks:
        if not isinstance(mark, Text) or _has_fact(mark):
            return
        yield _bare(mark.text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _has_fact(text: Text) -> bool:
    return any(run.fact for paragraph in text.paragraphs for run in paragraph.runs)


def _stating(mark: Item, fact: str | None) -> Item:
    """Return a text whose runs all print a fact."""
    if not isinstance(mark, Text) or fact is None:
        return mark
    paragraphs = (
        replace(each, runs=tuple(replace(run, fact=fact) for run in each.runs)) for each in mark.paragraphs
    )
    return replace(mark, paragraphs=tuple(paragraphs))
