"""A laid-out scene and its ledger in; where a run or a chart does not state its fact, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.base.number_reading import in_english
from briefgen.base.translate import tr
from briefgen.facts.as_read import as_read
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.facts.ledger import Ledger
from briefgen.facts.short_form import shortened
from briefgen.model.scene import Chart, Item, Page, Run, Scene, walk
from briefgen.render.contents import printed_texts
from briefgen.verify.figures import figures, squeezed
from briefgen.verify.passage import Finding

_DIGITS = re.compile(r"\d+")
TOLERANCE = Decimal("0.000001")
"""Charts hold binary fractions."""


def misstated(scene: Scene, ledger: Ledger, file: str, word: str) -> Iterator[Finding]:
    """Yield every figure of the scene that is not its fact; ``word`` is “slide” or “page”."""
    for page in scene.pages:
        for run in _runs(page.items):
            fact = ledger.facts.get(run.fact or "")
            numbers = _numbers(as_read(run.text, ledger.language), fact)
            if fact and numbers and not (_has(numbers, fact) or _is_short(run.text, fact, ledger)):
                yield _finding(file, f"{word} {page.number}", run.text, fact)
        for item in walk(page.items):
            if isinstance(item, Chart):
                yield from _chart(item, page, ledger, file, word)


def _chart(chart: Chart, page: Page, ledger: Ledger, file: str, word: str) -> Iterator[Finding]:
    for series in chart.series:
        for value, identity in zip(series.values, series.facts, strict=False):
            fact = ledger.facts.get(identity or "")
            if fact and value is not None and abs(Decimal(str(value)) - fact.number) > TOLERANCE:
                yield _finding(
                    file,
                    f"{word} {page.number}",
                    tr("{value:g} in the chart {name!r}", value=value, name=chart.name),
                    fact,
                )
        for label, identity in zip(series.labels, series.facts, strict=False):
            fact = ledger.facts.get(identity or "")
            numbers = _numbers(as_read(label, ledger.language), fact)
            if fact and numbers and not _says(numbers, fact, chart.label_factor):
                yield _finding(file, f"{word} {page.number}", tr("the label {label}", label=label), fact)


def _numbers(text: str, fact: Fact | None) -> list[str]:
    """Return the numbers of a text that stands for a fact, but those of its unit: Mt CO2e, per 1,000."""
    unit = "".join(fact.unit.split()) if fact else ""
    if any(map(str.isdigit, unit)):
        text = re.sub(r"\s*".join(map(re.escape, unit)), "", text)
    said = [stated.number for stated in figures(text) if stated.number]
    return said if fact is None or fact.number else [each for each in said if each not in _named(fact)]


def _named(fact: Fact) -> set[str]:
    """Return the numbers in the names of what a fact follows from: that it differs by nothing is words.

    与2020年限值持平 says the year of the limit, and no 0.
    """
    operands = fact.derivation.operands if fact.derivation else ()
    return {each for own in operands for each in _DIGITS.findall(f"{own.period} {own.label}")}


def _says(numbers: list[str], fact: Fact, factor: int) -> bool:
    """Return whether a label's numbers are a fact's, in a unit that is larger by a factor."""
    if factor == 1:
        return _has(numbers, fact)
    return {abs(each) for each in fact.span or (fact.number,)} <= {Decimal(each) * factor for each in numbers}


def _has(numbers: list[str], fact: Fact) -> bool:
    """Return whether a fact's number is among others, or both ends of its range are."""
    return {_plain(each) for each in fact.span or (fact.number,)} <= set(numbers)


def _is_short(text: str, fact: Fact, ledger: Ledger) -> bool:
    """Return whether a text is the short form of a fact, 134.9万亿元, or the number of it by itself."""
    short = shortened(fact, ledger.language)
    whole, number = squeezed(figure(short, ledger.language).text), _plain(short.number)
    bare = squeezed(in_english(text, ledger.language)).lstrip("-").replace(",", "")
    return whole in squeezed(text) or bare == number


def _finding(file: str, page: str, stands: str, fact: Fact) -> Finding:
    message = tr(
        "{stands} stands for {id}, which is {number}{unit}",
        stands=stands,
        id=fact.id,
        number=fact.number,
        unit=fact.unit,
    )
    return Finding(file=file, page=page, where="layout", message=message, code="ledger")


def _plain(number: Decimal) -> str:
    return f"{abs(number):f}"


def _runs(items: tuple[Item, ...]) -> Iterator[Run]:
    for text in printed_texts(items, charts=False):
        for paragraph in text.paragraphs:
            yield from paragraph.runs
