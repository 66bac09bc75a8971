"""A laid-out scene in; the passages that a reader must find in its file out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.model.scene import (
    Chart,
    Group,
    Item,
    Page,
    Paragraph,
    PictureItem,
    Scene,
    Series,
    TableItem,
    Text,
)
from briefgen.render.contents import printed_texts
from briefgen.runtime.package import Package
from briefgen.verify.passage import FIELD, Channel, PageText, Passage
from briefgen.verify.printed_rows import PlacedLine, in_rows
from briefgen.verify.workbook import letters_of, plain_number

Facts = Sequence[str | None]
"""The ids of the facts that values state."""


def expected_deck(scene: Scene) -> tuple[PageText, ...]:
    """Return what each slide must say; charts that PowerPoint lacks must have their marks.

    In a company's template, its layouts must go on saying what they say in the file.
    """
    slides = tuple(_slide(page) for page in scene.pages)
    if scene.template is None:
        return slides
    from briefgen.verify.read_pptx import backdrop

    package, seen = Package.open(scene.template.data, scene.template.name), set[str]()
    layouts = (page.layout.part if page.layout else None for page in scene.pages)
    return tuple(
        replace(slide, passages=(*slide.passages, *backdrop(package, layout, seen)))
        for slide, layout in zip(slides, layouts, strict=True)
    )


def expected_pages(scene: Scene) -> tuple[PageText, ...]:
    """Return what each printed page must say; every chart must have its marks."""
    return tuple(_printed(page) for page in scene.pages)


def _slide(page: Page) -> PageText:
    passages = [
        replace(passage, shape=number)
        for number, item in enumerate(page.items)
        for passage in _passages(item, page.number)
    ]
    notes = [line for line in page.notes.splitlines() if line.strip()]
    passages += [Passage(channel="notes", where="notes", text=line) for line in notes]
    titles = [item.text for item in page.items if isinstance(item, Text) and item.role == "title"]
    return PageText(number=page.number, title=" ".join(titles[:1]), passages=tuple(passages))


def _passages(item: Item, number: int) -> Iterator[Passage]:
    """Yield the passages of an item on slide ``number``: its alternative text first, then its text."""
    yield from _alt(item)
    match item:
        case Text():
            said = (paragraph for paragraph in item.paragraphs if paragraph.text.strip())
            yield from (_paragraph(paragraph, item, number) for paragraph in said)
        case Group():
            for child in item.items:
                yield from _passages(child, number)
        case TableItem():
            yield from _cells(item)
        case Chart() if item.native:
            yield from _native(item, number)
        case Chart():
            for mark in item.marks:
                yield from _passages(mark, number)


def _cells(table: TableItem) -> Iterator[Passage]:
    for row, line in enumerate(table.rows, 1):
        for column, cell in enumerate(line.cells, 1):
            for paragraph in cell.text.paragraphs:
                if paragraph.text.strip():
                    named = tr("table {name!r}", name=table.name)
                    where = f"{named}, {tr('row {row}, column {column}', row=row, column=column)}"
                    yield _passage("table", where, paragraph)


def _native(item: Chart, number: int) -> Iterator[Passage]:
    for position, series in enumerate(item.series, 1):
        yield from _data(item, series, position, "chart")
        yield from _labels(item, series, position)
    guided = [*enumerate(guides(item), len(item.series) + 1)]
    for position, guide in guided:
        yield from _guided(item, guide, position, "chart")
    for position, series in enumerate(item.series, 1):
        yield from _data(item, series, position, "workbook")
    for position, guide in guided:
        yield from _guided(item, guide, position, "workbook")
    yield from _sizes(item)
    yield from _rest(item)
    for mark in item.overlay:  # in a group with the chart, so they are its labels
        yield from (replace(passage, channel="label") for passage in _passages(mark, number))


def _sizes(chart: Chart) -> Iterator[Passage]:
    """Yield what the areas of bubbles stand for: the workbook's columns behind the values."""
    for series in chart.series:
        if series.sizes:
            where = f"{_place(chart)}, {tr('sizes')}"
            told = (series.name, *map(plain_number, series.sizes))
            yield from (Passage(channel="workbook", where=where, text=text) for text in told if text)


def _rest(chart: Chart) -> Iterator[Passage]:
    """Yield the workbook's cells that no series repeats, row by row: groups, and lengths of error bars."""
    place = _place(chart)
    spanned = [series for series in chart.series if any(series.spans)]
    for series in spanned:
        for sign in "−+":
            text = f"{series.name} {sign}"
            yield Passage(channel="workbook", where=f"{place}, {tr('error bars')}", text=text)
    for index in range(len(chart.categories)):
        if chart.groups and (index == 0 or chart.groups[index] != chart.groups[index - 1]):
            yield Passage(channel="workbook", where=f"{place}, {tr('groups')}", text=chart.groups[index])
        for series in spanned:
            value, span = series.values[index], series.spans[index]
            for end in span if span and value is not None else ():
                text = plain_number(round(abs(end - (value or 0.0)), 12))
                yield Passage(channel="workbook", where=f"{place}, {tr('error bars')}", text=text)
    if chart.thinning:
        yield Passage(channel="workbook", where=place, text=chart.thinning.text)


def _alt(item: Item) -> Iterator[Passage]:
    if item.alt.strip():
        yield Passage(channel="alt", where=tr("alternative text of {name!r}", name=item.name), text=item.alt)


def _passage(channel: Channel, where: str, paragraph: Paragraph, text: str = "") -> Passage:
    facts = tuple(run.fact for run in paragraph.runs if run.fact)
    return Passage(channel=channel, where=where, text=text or paragraph.text, facts=facts)


def _paragraph(paragraph: Paragraph, item: Text, number: int) -> Passage:
    """Return a paragraph; the page number in it is a field, which the application fills in."""
    text = paragraph.text
    if item.role == "page-number":
        before, found, behind = text.rpartition(str(number))
        text = f"{before}{FIELD}{behind}" if found else text
    return _passage("text", f"{item.role} {item.name!r}" if item.name else item.role, paragraph, text)


def _columns(
    chart: Chart, position: int, name: str, texts: Sequence[str], channel: Channel, facts: Facts = ()
) -> Iterator[Passage]:
    """Yield a series' name, the categories and its values, as the cache and the workbook both state them."""
    place, named = _place(chart), tr("series {number}", number=position)
    for word, text in ((tr("name of {series}", series=named), name), *_categories(chart, named)):
        if text.strip():
            yield Passage(channel=channel, where=f"{place}, {word}", text=text)
    for index, text in enumerate(texts):
        if text:
            where = f"{place}, {named}, {_category(chart, index)}"
            yield Passage(channel=channel, where=where, text=text, facts=_fact(facts, index))


def _data(chart: Chart, series: Series, position: int, channel: Channel) -> Iterator[Passage]:
    texts = ["" if value is None else plain_number(value) for value in series.values]
    yield from _columns(chart, position, series.name, texts, channel, series.facts)


def _guided(chart: Chart, guide: Guide, position: int, channel: Channel) -> Iterator[Passage]:
    """Yield the texts of a level or a time axis: data of the chart and its workbook, and labels."""
    values = guide.cells if channel == "workbook" else (plain_number(guide.value),) * len(guide.cells)
    yield from _columns(chart, position, guide.name, values, channel)
    facts = (guide.fact,) if guide.fact else ()
    for index, text in enumerate(guide.labels if channel == "chart" else ()):
        if text:
            yield _label(chart, position, index, text, facts)


def _categories(chart: Chart, named: str) -> Iterator[tuple[str, str]]:
    if chart.native in ("scatter", "bubble"):
        yield from ((tr("x values of {series}", series=named), text) for text in _abscissas(chart))
        return
    dates = chart.time.dates if chart.time and chart.native != "combo" else ()
    told = map(str, dates) if dates else chart.categories
    yield from ((tr("categories of {series}", series=named), text) for text in told)


def _abscissas(chart: Chart) -> list[str]:
    """Return a scatter chart's x: its categories where they are numbers, else 1, 2, 3 …"""
    try:
        return [plain_number(float(category)) for category in chart.categories]
    except ValueError:
        return [str(number) for number in range(1, len(chart.categories) + 1)]


def _place(chart: Chart) -> str:
    return tr("{word} chart {name!r}", word=chart.word, name=chart.name)


def _category(chart: Chart, index: int) -> str:
    parts = [chart.groups[index]] if index < len(chart.groups) else []
    return " ".join((*parts, chart.categories[index] if index < len(chart.categories) else str(index + 1)))


def _fact(facts: Facts, index: int) -> tuple[str, ...]:
    fact = facts[index] if index < len(facts) else None
    return (fact,) if fact else ()


def _labels(chart: Chart, series: Series, position: int) -> Iterator[Passage]:
    """Yield what is printed at the points; a ring's stand in its hole or beside it, a web's over it."""
    if chart.native == "radar":
        return
    ring = chart.native in ("doughnut", "pie")
    for index, label in enumerate(series.labels[: len(series.values)]):
        if series.values[index] is None or (ring and chart.style.figure_size and index):
            continue
        keyed = ring and chart.style.legend and not chart.style.figure_size
        text = f"{chart.categories[index]} {label}" if keyed else label
        if text.strip():
            yield _label(chart, position, index, text, _fact(series.facts, index))


def _label(chart: Chart, position: int, index: int, text: str, facts: tuple[str, ...]) -> Passage:
    label = tr("label of {series}", series=tr("series {number}", number=position))
    where = f"{_place(chart)}, {label}, {_category(chart, index)}"
    return Passage(channel="label", where=where, text=text, facts=facts)


def _printed(page: Page) -> PageText:
    """Return a printed page: one passage a line, because lines are what a PDF knows."""
    placed = [
        PlacedLine.of(
            replace(_passage("text", text.role, text.paragraphs[line.paragraph]), text=line.text), text, line
        )
        for text in printed_texts(page.items)
        for line in text.lines
        if line.text.strip()
    ]
    lines = [each.passage for each in placed]
    drawn = [replace(passage, channel="drawn") for passage in lines]
    alts = [
        Passage(channel="alt", where=tr("alternative text"), text=text) for text in _alternatives(page.items)
    ]
    rows = tuple(each.passage for each in in_rows(placed))
    return PageText(number=page.number, title=page.title, passages=(*lines, *drawn, *alts), rows=rows)


def _alternatives(items: Iterable[Item]) -> Iterator[str]:
    """Yield the alternative texts of a tagged page: words speak for themselves, and so do groups of words."""
    for item in items:
        if isinstance(item, Group) and (not item.alt.strip() or any(map(_is_read, item.items))):
            yield from _alternatives(item.items)
        elif item.alt.strip() and not isinstance(item, Text | TableItem):  # a table's cells are read instead
            yield item.alt


def _is_read(item: Item) -> bool:
    if isinstance(item, Group):
        return any(map(_is_read, item.items))
    if isinstance(item, Text):
        return item.role not in ("artifact", "page-number")
    return isinstance(item, Chart | TableItem | PictureItem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A series that is no data: one value at every category, with words beside some of them."""

    name: str
    value: float
    labels: tuple[str, ...]
    cells: tuple[str, ...]
    """What its cells say: a number or a formula first, then each the one above it."""
    fact: str | None = None


def guides(chart: Chart) -> Iterator[Guide]:
    """Yield the guides in the order of their columns."""
    count = len(chart.categories)
    before = 1 + bool(chart.groups)
    first, last = letters_of(before + 1), letters_of(before + len(chart.series))
    column = before + len(chart.series) + 1
    for level in chart.levels:
        told = (*("",) * (count - 1), level.label)
        begin = f"=AVERAGE({first}2:{last}{count + 1})" if level.mean else plain_number(level.value)
        cells = _below(begin, column, count)
        yield Guide(name=level.name, value=level.value, labels=told, cells=cells, fact=level.fact)
        column += 1
    if chart.time and chart.ticks:
        style = chart.style
        foot = (style.value_max if style.reversed_values else style.value_min) or 0.0
        name = say(chart.time.language, "时间轴", "time axis")
        yield Guide(
            name=name, value=foot, labels=chart.ticks, cells=_below(plain_number(foot), column, count)
        )


def _below(first: str, column: int, count: int) -> tuple[str, ...]:
    return (first, *(f"={letters_of(column)}{row}" for row in range(2, count + 1)))
