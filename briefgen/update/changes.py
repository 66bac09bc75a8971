"""A deck before and after in, what it says otherwise out: by slide and shape, old and new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.update.body import BREAK, Words
from briefgen.update.chart_cache import CATEGORIES, first_of, name_of, numbered, points, same_value, values_of
from briefgen.update.charts import chart_reference
from briefgen.update.moves import squeezed
from briefgen.update.office_file import OfficeFile, slide_parts
from briefgen.update.ooxml import all_shapes, created_of, label_of, notes_body, slide_identity

Kind = Literal["text", "cell", "value", "notes", "alternative text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenChange:
    """Something that a deck says otherwise than before."""

    slide: int
    """Its number in the deck of after."""
    shape: str
    kind: Kind
    where: str
    """Which cell or point of the shape; empty for its text."""
    old: str
    new: str

    def __str__(self) -> str:
        """Tell it in a line: what is the same at both ends of a long text is left out."""
        place = ": ".join(part for part in (self.shape, self.where) if part)
        old, new = _apart(self.old, self.new)
        return f"{place}: {old or tr('nothing')} → {new or tr('nothing')}"


MOST_SHOWN = 60
"""Characters of a text that a line repeats."""
_AROUND = 12
"""Characters around what is different that stay."""


def changes(before: bytes, after: bytes) -> tuple[SeenChange, ...]:
    """Return what the second deck says otherwise, in its order of slides; new slides are left out."""
    old, new = (OfficeFile.open(deck, tr("the deck")) for deck in (before, after))
    old_slides = _keyed(slide_parts(old), lambda part: slide_identity(old.tree(part)) or part)
    new_slides = _keyed(slide_parts(new), lambda part: slide_identity(new.tree(part)) or part)
    found: list[SeenChange] = []
    for number, (key, part) in enumerate(new_slides.items(), 1):
        if key in old_slides:
            found += _of_slide((old, old_slides[key]), (new, part), number)
    return tuple(found)


def _keyed(things: Iterable[Any], identity: Callable[[Any], Hashable]) -> dict[Hashable, Any]:
    """Return things by their identity; of copies, which share one, each by its order as well."""
    seen: Counter[Hashable] = Counter()
    found: dict[Hashable, Any] = {}
    for thing in things:
        key = identity(thing)
        found[key, seen[key]] = thing
        seen[key] += 1
    return found


def _shape_id(shape: Any) -> str:
    return created_of(shape) or label_of(shape).get("id") or ""


def _of_slide(old: tuple[OfficeFile, str], new: tuple[OfficeFile, str], number: int) -> Iterator[SeenChange]:
    before, after = (_keyed(all_shapes(file.tree(part)), _shape_id) for file, part in (old, new))
    for key, shape in after.items():
        if key in before:
            name = label_of(shape).get("name") or ""
            for kind, where, was, now in _of_shape((old, before[key]), (new, shape)):
                yield SeenChange(slide=number, shape=name, kind=kind, where=where, old=was, new=now)
    for was, now in _lines(*(_notes(file, part) for file, part in (old, new))):
        yield SeenChange(slide=number, shape="notes", kind="notes", where="", old=was, new=now)


Found = tuple[Kind, str, str, str]
Held = tuple[tuple[OfficeFile, str], Any]


def _of_shape(old: Held, new: Held) -> Iterator[Found]:
    shapes = old[1], new[1]
    bodies = [shape.find(tag("p:txBody")) for shape in shapes]
    if None not in bodies and not _is_slide_number(bodies[0]):
        for was, now in _lines(*map(_paragraphs, bodies)):
            yield "text", "", was, now
    tables = [next(shape.iter(tag("a:tbl")), None) for shape in shapes if shape.tag == tag("p:graphicFrame")]
    if len(tables) == 2 and None not in tables:
        yield from _cells(*map(_rows, tables))
    charts = [_chart(*held) for held in (old, new)]
    if None not in charts:
        yield from _points(*charts)
    was, now = (label_of(shape).get("descr") or "" for shape in shapes)
    if was != now:
        yield "alternative text", tr("alternative text"), was, now


def _is_slide_number(body: Any) -> bool:
    return any(each.get("type") == "slidenum" for each in body.iter(tag("a:fld")))


def _paragraphs(holder: Any) -> list[str]:
    texts = (Words.of(each).text.replace(BREAK, " ") for each in holder.iter(tag("a:p")))
    return [" ".join(text.split()) for text in texts if squeezed(text)]


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield lines that differ: one by one, where there are as many as before."""
    if len(old) != len(new):
        old, new = [" / ".join(old)], [" / ".join(new)]
    pairs = zip(old, new, strict=True)
    yield from ((was, now) for was, now in pairs if squeezed(was) != squeezed(now))


def _notes(file: OfficeFile, part: str) -> list[str]:
    notes = file.related(part, "notesSlide")
    if notes is None or notes not in file.members:
        return []
    body = notes_body(file.tree(notes))
    return [] if body is None else _paragraphs(body)


def _rows(table: Any) -> list[list[str]]:
    rows = table.findall(tag("a:tr"))
    return [[" ".join(_paragraphs(cell)) for cell in row.findall(tag("a:tc"))] for row in rows]


def _cells(old: list[list[str]], new: list[list[str]]) -> Iterator[Found]:
    """Yield cells that differ, by the first cell of their row: rows may have come and gone."""
    same_places = len(old) == len(new)
    by_head = {row[0]: row for row in reversed(old) if row}
    for index, row in enumerate(new):
        before = old[index] if same_places else by_head.get(row[0] if row else "")
        if before is None:
            yield "cell", tr("a new row"), "", " | ".join(row)
            continue
        for was, now in zip(before, row, strict=False):
            if squeezed(was) != squeezed(now):
                yield "cell", row[0] if now != row[0] else "", was, now
    heads = {row[0] for row in new if row}
    for head, row in by_head.items():
        if not same_places and head not in heads:
            yield "cell", "a row", " | ".join(row), ""


def _chart(held: tuple[OfficeFile, str], shape: Any) -> Any:
    file, part = held
    target = file.target(part, chart_reference(shape)) if shape.tag == tag("p:graphicFrame") else ""
    return file.tree(target) if target in file.members else None


def _points(old: Any, new: Any) -> Iterator[Found]:
    """Yield values that differ, by their category; of several series with the name of each."""
    before = {name_of(ser): _named_values(ser) for ser in numbered(old).values()}
    series = numbered(new)
    for ser in series.values():
        name, now = name_of(ser), _named_values(ser)
        was = before.get(name) or (next(iter(before.values()), {}) if len(series) == len(before) == 1 else {})
        for category in dict.fromkeys((*was, *now)):
            if not same_value(was.get(category), now.get(category)):
                where = category if len(series) == 1 else f"{name}, {category}"
                yield "value", where, was.get(category, ""), now.get(category, "")


def _named_values(ser: Any) -> dict[str, str]:
    categories = points(first_of(ser, CATEGORIES))
    return {categories.get(index) or str(index + 1): value for index, value in values_of(ser).items()}


def _apart(old: str, new: str) -> tuple[str, str]:
    """Return two texts cut to what is different in them and some characters around it."""
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    shortest = min(len(old), len(new)) - start
    ends = zip(reversed(old), reversed(new), strict=False)
    end = min(next((i for i, (a, b) in enumerate(ends) if a != b), shortest), shortest)
    return _window(old, start, end), _window(new, start, end)


def _window(text: str, start: int, end: int) -> str:
    if len(text) <= MOST_SHOWN:
        return text
    first, last = max(start - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    while first > 0 and text[first - 1].isalnum() and text[first - 1].isascii():
        first -= 1
    while last < len(text) and text[last].isalnum() and text[last].isascii():
        last += 1
    inner = text[first:last]
    inner = inner if len(inner) <= MOST_SHOWN else f"{inner[: MOST_SHOWN - 1]}…"
    return ("…" if first else "") + inner + ("…" if last < len(text) and not inner.endswith("…") else "")
