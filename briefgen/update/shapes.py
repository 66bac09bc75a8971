"""One shape of the file, as it was generated then and is now, in; the shape brought up to date out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any
from zlib import crc32

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.render.pptx.generated_part import PLACE, kept_line, look_of
from briefgen.render.pptx.identity import short_hash
from briefgen.update.body import Fresh, is_as_generated, merge_body, replace_whole
from briefgen.update.charts import chart_reference, is_untouched_chart, merge_chart
from briefgen.update.copier import PartCopier
from briefgen.update.generated import StoredRun, StoredShape
from briefgen.update.moves import paired, placed
from briefgen.update.ooxml import SHAPE_TAGS, box_of, label_of, markup, place_of, shapes_of
from briefgen.update.report import Log
from briefgen.update.tables import is_untouched_table, merge_table

NEAR = 720
"""EMU by which LibreOffice rounds what it saves, twice."""
_NAMED = re.compile(r"<p:cNvPr [^>]*/>|<p:cNvPr .*?</p:cNvPr>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where shapes are brought up to date: a slide of the file, and the slide of now."""

    copier: PartCopier
    part: str
    source: str
    """The slide's part in the deck of now."""
    log: Log
    foreign: bool
    """Whether another program than PowerPoint saved the slide: looks tell nothing then."""

    def fresh(self, element: Any) -> Fresh:
        """Return a body of the deck of now."""
        return Fresh(body=element, brought=lambda each: self.copier.element(each, self.source, self.part))


def begin(shape: Any, log: Log) -> None:
    """Let what is found from now on be about a shape."""
    log.shape = label_of(shape).get("name") or ""
    log.at = (box_of(shape) or (0, 0))[:2]


def look_in_file(shape: Any) -> int:
    """Return the hash of how a shape of the file looks, as that of a generated one is made."""
    return look_of(PLACE.sub("", _NAMED.sub("", markup(shape), count=1), count=1))


def merge_shape(shape: Any, then: StoredShape, now: StoredShape, new: Any, site: Site) -> None:
    """Bring a shape up to date; ``new`` is its element in the deck of now."""
    begin(shape, site.log)
    plain = look_in_file(shape) == then.look and not site.copier.restyled
    if not site.copier.restyled:
        _merge_place(shape, then, now, site.log)
    _merge_alt(shape, then, now, new, site)
    if then.paragraphs is not None and now.paragraphs is not None:
        body = shape.find(tag("p:txBody"))
        fresh = new.find(tag("p:txBody"))
        if body is not None and fresh is not None and not _is_numbered(body):
            whole = plain and is_as_generated(body, then.paragraphs)
            merge_body(body, then.paragraphs, now.paragraphs, site.fresh(fresh), site.log, plain=plain)
            if whole and then.look != now.look:
                replace_whole(body, site.fresh(fresh))
    elif then.rows and now.rows:
        table, fresh = (next(each.iter(tag("a:tbl")), None) for each in (shape, new))
        if table is not None and fresh is not None:
            merge_table(table, then.rows, now.rows, fresh, site.log, plain=plain)
    elif then.series is not None and now.series is not None:
        merge_chart(shape, then, now, new, site.copier, (site.part, site.source), site.log)
    elif then.picture != now.picture:
        _merge_picture(shape, then, new, site)
    if plain and then.look != now.look and not then.rows:
        _take_looks(shape, new)
        site.log.moved += 1


def is_untouched_shape(shape: Any, then: StoredShape, site: Site) -> bool:
    """Say whether a shape is, looks and says what was generated."""
    file, box, body = site.copier.file, box_of(shape), shape.find(tag("p:txBody"))
    if not site.foreign and look_in_file(shape) != then.look:
        return False
    if box is not None and not near(box, then.box):
        return False
    if not _says_what_was_generated(body, then):
        return False
    if then.paragraphs is not None:
        return True
    if then.series is not None:
        part = file.target(site.part, chart_reference(shape))
        return part in file.members and is_untouched_chart(file, part, then)
    table = next(shape.iter(tag("a:tbl")), None)
    return not then.rows or (table is not None and is_untouched_table(table, then.rows))


def _is_numbered(body: Any) -> bool:
    return any(field.get("type") == "slidenum" for field in body.iter(tag("a:fld")))


def _merge_place(shape: Any, then: StoredShape, now: StoredShape, log: Log) -> None:
    """Move a shape that stands where it was generated to where it is generated now."""
    box = box_of(shape)
    if not then.box or not now.box or then.box == now.box or box is None or not near(box, then.box):
        return
    place = place_of(shape)
    off, ext = place.find(tag("a:off")), place.find(tag("a:ext"))
    for element, names, values in ((off, "x y", now.box[:2]), (ext, "cx cy", now.box[2:])):
        for name, value in zip(names.split(), values, strict=True):
            element.set(name, str(value))
    log.moved += 1


def near(one: Sequence[int], other: Sequence[int], within: int = NEAR) -> bool:
    """Say whether two places are the same."""
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def _merge_alt(shape: Any, then: StoredShape, now: StoredShape, new: Any, site: Site) -> None:
    """Bring an alternative text up to date; LibreOffice drops those of charts and tables."""
    log = site.log
    label, fresh = label_of(shape), label_of(new).get("descr") or ""
    own = label.get("descr") or ""
    if then.alt == now.alt:
        return
    if kept_line(own) == then.alt or (site.foreign and not own):
        label.set("descr", fresh)
        log.moved += 1
    elif isinstance(then.alt, str):
        pair = paired(((StoredRun(text=then.alt),),), ((StoredRun(text=fresh),),))[0]
        edits, troubles = placed(own, pair.moves if pair.same_words else ())
        for edit in sorted(edits, key=lambda each: each.start, reverse=True):
            own = own[: edit.start] + edit.text + own[edit.end :]
        label.set("descr", own)
        log.moved += len(edits)
        if troubles or not pair.same_words:
            log.conflict(
                "alt", tr("its alternative text was reworded, and what is generated for it has changed")
            )


def _merge_picture(shape: Any, then: StoredShape, new: Any, site: Site) -> None:
    """Show the picture of now where the file shows that of then."""
    copier = site.copier
    blip, fresh = (next(each.iter(tag("a:blip")), None) for each in (shape, new))
    if blip is None or fresh is None:
        return
    held = copier.file.members.get(copier.file.target(site.part, blip.get(tag("r:embed")) or ""), b"")
    if short_hash(f"{len(held)} {crc32(held)}") != then.picture:
        return
    blip.set(tag("r:embed"), copier.reference(fresh.get(tag("r:embed")), site.source, site.part))
    site.log.moved += 1


def _take_looks(shape: Any, new: Any) -> None:
    """Give a shape the outline, fill and line of now; it stays where it is."""
    own, fresh = shape.find(tag("p:spPr")), new.find(tag("p:spPr"))
    if own is None or fresh is None:
        return
    place = own.find(tag("a:xfrm"))
    for child in list(own):
        own.remove(child)
    own.extend(deepcopy(child) for child in fresh if child.tag != tag("a:xfrm"))
    if place is not None:
        own.insert(0, place)


def merge_drawing(group: Any, members: Sequence[tuple[StoredShape, Any]], new: Any, site: Site) -> bool:
    """Put the drawing of now into a drawn chart's group; False where a person changed something in it.

    ``members`` are the shapes that were generated in it, with their elements in the file. The group keeps its
    place, and its size where a person gave it another.
    """
    begin(group, site.log)
    if not is_untouched_drawing(group, members, site):
        return False
    place, fresh = place_of(group), place_of(new)
    around = _around([shape.box for shape, _ in members if shape.box])
    _scale(place, fresh, around)
    for child in list(shapes_of(group)):
        group.remove(child)
    for child in shapes_of(new):
        group.append(site.copier.shape(child, site.source, site.part))
    site.log.moved += 1
    return True


def is_untouched_drawing(group: Any, members: Sequence[tuple[StoredShape, Any]], site: Site) -> bool:
    """Say whether the group of a drawn chart holds what was generated, wherever it is and however large."""
    inside = [each for each in group.iter() if each is not group and each.tag in SHAPE_TAGS]
    if len(inside) != len(members) or any(element is None for _, element in members):
        return False
    place = place_of(group)
    frame = _frame(place)
    around = _around([shape.box for shape, _ in members if shape.box])
    for shape, element in members:
        if not shape.box:
            continue
        box = box_of(element)
        if box is None or not near(_inside(box, frame), _inside(shape.box, around), 3_000):
            return False
        if not site.foreign and look_in_file(element) != shape.look:
            return False
        if not _says_what_was_generated(element.find(tag("p:txBody")), shape):
            return False
    return True


def _says_what_was_generated(body: Any, then: StoredShape) -> bool:
    """Say whether a shape has the words that were generated: one that had none may have got some by hand."""
    if body is None:
        return then.paragraphs is None
    return is_as_generated(body, then.paragraphs or ())


def _frame(place: Any) -> tuple[int, ...]:
    off, ext = place.find(tag("a:chOff")), place.find(tag("a:chExt"))
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def _around(boxes: Sequence[Sequence[int]]) -> tuple[int, ...]:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def _inside(box: Sequence[int], frame: Sequence[int]) -> tuple[int, ...]:
    """Return a place in millionths of what it is in."""
    wide, high = max(frame[2], 1), max(frame[3], 1)
    return (
        round((box[0] - frame[0]) * 1_000_000 / wide),
        round((box[1] - frame[1]) * 1_000_000 / high),
        round(box[2] * 1_000_000 / wide),
        round(box[3] * 1_000_000 / high),
    )


def _scale(place: Any, fresh: Any, then: Sequence[int]) -> None:
    """Give a group the frame of now: where it was generated, or as moved and as large as a person made it."""
    off, ext = place.find(tag("a:off")), place.find(tag("a:ext"))
    box = [int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))]
    now = _frame(fresh)
    if not near(box, then, 3 * NEAR):
        ratios = [size / max(was, 1) for size, was in zip(box[2:], then[2:], strict=True)]
        sizes = [round(size * ratio) for size, ratio in zip(now[2:], ratios, strict=True)]
        placed_at = [*box[:2], *sizes]
    else:
        placed_at = list(now)
    for name, values in (("off", placed_at[:2]), ("chOff", now[:2])):
        place.find(tag(f"a:{name}")).attrib.update({"x": str(values[0]), "y": str(values[1])})
    for name, values in (("ext", placed_at[2:]), ("chExt", now[2:])):
        place.find(tag(f"a:{name}")).attrib.update({"cx": str(values[0]), "cy": str(values[1])})
