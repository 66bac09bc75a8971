"""A chart part in; what its cache, its labels and its workbook say out, a passage each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Any

from briefgen.base.conventions import conventions
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.render.pptx.chart.number_locale import language_of
from briefgen.runtime.package import Package
from briefgen.verify.ooxml import paragraphs, tag, val_of
from briefgen.verify.passage import Channel, Passage, UnreadableError
from briefgen.verify.workbook import Cells, cells, plain_number, referenced


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartReader:
    """One chart of a slide. ``name`` is what the selection pane calls it, ``shape`` its outermost shape."""

    package: Package
    part: str
    name: str
    shape: int

    def passages(self) -> Iterator[Passage]:
        """Yield names, categories, values and labels, series by series; the workbook's cells behind them."""
        space = self.package.tree(self.part)
        for title in space.iter(tag("c:title")):
            for text in paragraphs(title):
                yield self._passage("label", "title", text)
        for number, series in enumerate(space.iter(tag("c:ser")), 1):
            yield from self._series(series, number)
        yield from self._cells(space)

    def _passage(self, channel: Channel, where: str, text: str) -> Passage:
        place = f"{tr('chart {name!r}', name=self.name)}, {where}"
        return Passage(channel=channel, where=place, text=text, shape=self.shape)

    def _series(self, series: Any, number: int) -> Iterator[Passage]:
        categories = dict(_points(_first(series, "c:cat", "c:xVal")))
        named = tr("series {number}", number=number)
        for _, text in _points(series.find(tag("c:tx"))):
            yield self._passage("chart", tr("name of {series}", series=named), text)
        for source in (series.find(tag("c:cat")), series.find(tag("c:xVal"))):
            for _, text in _points(source):
                yield self._passage("chart", tr("categories of {series}", series=named), text)
        values = dict(_points(_first(series, "c:val", "c:yVal")))
        for index, text in values.items():
            yield self._passage("chart", f"{named}, {categories.get(index) or index + 1}", text)
        for index, text in _labels(series, values):
            label = tr("label of {series}", series=named)
            yield self._passage("label", f"{label}, {categories.get(index) or index + 1}", text)

    def _cells(self, space: Any) -> Iterator[Passage]:
        """Yield the workbook's cells in the order in which the cache repeats them, then those it does not."""
        book = self._workbook(space)
        asked: set[tuple[str, str]] = set()
        for series in space.iter(tag("c:ser")):
            for word in ("c:tx", "c:cat", "c:xVal", "c:val", "c:yVal"):
                formula = next((f.text or "" for f in _all(series.find(tag(word)), "c:f")), "")
                keys = _by_level(referenced(formula))
                asked.update(keys)
                yield from (self._cell(key, book) for key in keys if book.get(key))
        yield from (self._cell(key, book) for key, text in book.items() if key not in asked and text)

    def _cell(self, key: tuple[str, str], book: Cells) -> Passage:
        return self._passage("workbook", tr("workbook cell {cell}", cell=key[1]), book[key])

    def _workbook(self, space: Any) -> Cells:
        """Return the workbook's cells; none where the chart has no workbook of its own that can be read."""
        part = self.package.related(self.part, "package")
        if part is None or space.find(tag("c:externalData")) is None:
            return {}
        try:
            return cells(self.package.content(part), part, self.package.spent)
        except UnreadableError:
            return {}


def _first(series: Any, *names: str) -> Any:
    return next((found for name in names if (found := series.find(tag(name))) is not None), None)


def _all(element: Any, name: str) -> Iterator[Any]:
    if element is not None:
        yield from element.iter(tag(name))


def _points(source: Any) -> Iterator[tuple[int, str]]:
    """Yield index and text of every cached point; the inner level of categories comes first."""
    numbers = (
        next(_all(source, "c:numCache"), None) is not None or next(_all(source, "c:numLit"), None) is not None
    )
    for point in _all(source, "c:pt"):
        text = "".join(value.text or "" for value in point.iter(tag("c:v")))
        index = point.get("idx") or ""
        if text.strip():
            yield (int(index) if index.isdecimal() else 0), plain_number(text) if numbers else text


def _by_level(keys: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return cells column by column, the last column first: the order in which a cache lists its levels."""
    columns: dict[str, list[tuple[str, str]]] = {}
    for key in keys:
        columns.setdefault(key[1].rstrip("0123456789"), []).append(key)
    return [key for letters in reversed(columns) for key in columns[letters]]


def _labels(series: Any, values: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield what is printed at each point."""
    usual = series.find(tag("c:dLbls"))
    if usual is None:
        usual = series.getparent().find(tag("c:dLbls"))
    if usual is None:
        return
    single = {val_of(label, "c:idx"): label for label in usual.findall(tag("c:dLbl"))}
    cached = next((f.text or "" for f in _all(_first(series, "c:val", "c:yVal"), "c:formatCode")), "")
    for index, value in values.items():
        text = _label(single.get(str(index)), usual, value, cached)
        if text:
            yield index, text


def _label(single: Any, usual: Any, value: str, cached: str) -> str:
    label = usual if single is None else single
    if val_of(label, "c:delete") in ("1", "true"):
        return ""
    own = (
        []
        if single is None or single.find(tag("c:tx")) is None
        else list(paragraphs(single.find(tag("c:tx"))))
    )
    if own:
        return "\n".join(own)
    if val_of(label, "c:showVal", "0") not in ("1", "true"):
        return ""
    formats = [
        found for found in (label.find(tag("c:numFmt")), usual.find(tag("c:numFmt"))) if found is not None
    ]
    pattern = (
        cached if not formats or formats[0].get("sourceLinked") == "1" else formats[0].get("formatCode") or ""
    )
    return formatted(value, pattern)


_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<digits>[#0,.?]+)|(?P<percent>%)|(?P<other>.)', re.DOTALL
)
_EXACT = Context(prec=700)
"""A double has up to 309 digits before the point."""
_LOCALE = re.compile(r"\[[^\]]*\]|_.|\*.")
_LANGUAGE = re.compile(r"\[\$-[0-9A-Fa-f]+\]")


def formatted(value: str, pattern: str) -> str:
    """Return how a value prints: formats of zeros, hashes, commas, quoted words and %; one section a sign."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if pattern in ("General", "", "@") or not number.is_finite():
        return value
    sections = pattern.split(";")
    negative = number < 0 and len(sections) > 1
    section = _LOCALE.sub("", sections[1] if negative else sections[0])
    pieces = list(_PIECE.finditer(section))
    scale = 100 if any(piece["percent"] for piece in pieces) else 1
    sign = "-" if number < 0 and not negative else ""
    written = False
    text = ""
    for piece in pieces:
        if piece["digits"] and not written:
            text += sign + _in_language(_digits(abs(number) * scale, piece["digits"]), pattern)
            written = True
        elif not piece["digits"]:
            text += next(
                (piece[word] for word in ("quoted", "escaped", "percent", "other") if piece[word]), ""
            )
    return text


def _in_language(digits: str, pattern: str) -> str:
    """Return digits with the separators of the language that a format names."""
    named = _LANGUAGE.search(pattern)
    if named is None:
        return digits
    own = conventions(language_of(named[0]))
    return digits.translate({ord(","): own.group, ord("."): own.decimal})


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.partition(".")
    places = len(fraction.replace(",", ""))
    rounded = number.quantize(Decimal((0, (1,), -places)), rounding=ROUND_HALF_UP, context=_EXACT)
    text = f"{rounded:,.{places}f}" if "," in whole else f"{rounded:.{places}f}"
    optional = len(fraction) - len(fraction.rstrip("#"))
    if optional and "." in text:
        least = len(text) - optional
        text = (text[:least] + text[least:].rstrip("0")).rstrip(".")
    return text
