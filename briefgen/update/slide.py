"""A slide of the file, as it was generated then and is now, in; the slide brought up to date out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.render.pptx.generated_part import kept_line
from briefgen.render.pptx.identity import creation_id
from briefgen.update.body import Words, merge_body, texts_of
from briefgen.update.generated import Paragraphs, StoredRun, StoredShape, StoredSlide
from briefgen.update.moves import Move, moved_figures, paired, squeezed, standing_in, text_of
from briefgen.update.ooxml import all_shapes, box_of, created_of, notes_body, place_of, shapes_of
from briefgen.update.pairing import FileShape, Match, best, identity_of, kind_of, shapes_alike
from briefgen.update.shapes import (
    Site,
    begin,
    is_untouched_drawing,
    is_untouched_shape,
    merge_drawing,
    merge_shape,
    near,
)


@dataclass(slots=True, kw_only=True)
class SlideUpdate:
    """One slide of the file, its shapes by the keys they were generated under."""

    site: Site
    match: Match
    whole: bool = True
    """Whether it is that slide, and not one that has some of its shapes."""
    own: dict[int, list[Any]] = field(default_factory=dict)
    fresh: dict[int, Any] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)

    @property
    def then(self) -> StoredSlide:
        """The slide as it was generated."""
        return self.match.then

    @property
    def now(self) -> StoredSlide:
        """The slide as it is generated now."""
        assert self.match.now is not None
        return self.match.now

    def run(self) -> None:
        """Bring the slide up to date."""
        file, fresh = self.site.copier.file, self.site.copier.fresh
        tree, before = file.tree(self.site.part), self.site.log.moved
        self.fresh = {
            found[1]: shape
            for shape in all_shapes(fresh.tree(self.site.source))
            if (found := identity_of(created_of(shape)))
        }
        self.own = self._by_name(tree) if self.site.foreign else self._by_id(tree)
        self.site.log.figures = tuple(self._figures())
        self.site.log.metrics = self.then.metrics
        self._own_words(tree)
        self._merge_all()
        self._regroup()
        if self.whole:
            self._added(tree)
        if self.site.log.moved > before:
            file.edited(self.site.part)
        if self.whole:
            self._notes()

    def _merge_all(self) -> None:
        """Bring the shapes up to date: drawn charts whole, then what is generated no more, then the rest."""
        for shape in (each for each in self.then.shapes if each.drawn):
            self._drawing(shape)
        for shape in reversed(self.then.shapes):
            if self.match.partners.get(shape.key) is None and shape.key not in self.done:
                for element in self.own.get(shape.key, ()):
                    self._vanished(shape, element)
        for shape in self.then.shapes:
            now = self.match.partners.get(shape.key)
            for element in self.own.get(shape.key, ()) if shape.key not in self.done else ():
                if now is not None and now.key in self.fresh:
                    merge_shape(element, shape, now, self.fresh[now.key], self.site)
            if self.site.foreign and now is not None and not self._is_here(shape) and shape != now:
                self.site.log.note(tr("{name!r} is not found, and is taken as deleted", name=shape.name))

    def _is_here(self, shape: StoredShape) -> bool:
        return shape.key in self.own or shape.key in self.done

    def _figures(self) -> Iterator[Move]:
        """Yield the figures of the slide that moved, in texts and tables."""
        for shape in self.then.shapes:
            now = self.match.partners.get(shape.key)
            if now is not None and shape.paragraphs is not None and now.paragraphs is not None:
                yield from moved_figures(paired(shape.paragraphs, now.paragraphs))

    def _own_words(self, tree: Any) -> None:
        """Tell of figures that moved in texts that a person added: these stay as they are."""
        log = self.site.log
        known = {id(element) for elements in self.own.values() for element in elements}
        for shape in all_shapes(tree):
            body = shape.find(tag("p:txBody"))
            if id(shape) in known or body is None:
                continue
            text = "\n".join(Words.of(each).text for each in body.findall(tag("a:p")))
            for move in standing_in(text, log.figures):
                begin(shape, log)
                log.conflict(
                    "own",
                    tr(
                        "“{old}” is “{new}” on this slide now; this text is your own",
                        old=move.old,
                        new=move.new,
                    ),
                )

    def _by_id(self, tree: Any) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for shape in all_shapes(tree):
            named = identity_of(created_of(shape))
            if named and named[0] == self.then.identity:
                found.setdefault(named[1], []).append(shape)
        return found

    def _by_name(self, tree: Any) -> dict[int, list[Any]]:
        """Return the shapes of a slide that lost its ids: those most alike."""
        left = [file_shape(each) for each in all_shapes(tree)]
        found: dict[int, list[Any]] = {}
        for shape in sorted(self.then.shapes, key=lambda each: each.paragraphs is None):
            twin = best(shape, left, shapes_alike, least=0.6)
            if twin is not None:
                left.remove(twin)
                found[shape.key] = [twin.element]
        return found

    def _inside(self, key: int, slide: StoredSlide) -> list[StoredShape]:
        """Return what was generated in a group, at any depth."""
        found: list[StoredShape] = []
        parents = {key}
        for shape in slide.shapes:
            if shape.parent in parents:
                parents.add(shape.key)
                found.append(shape)
        return found

    def _drawing(self, shape: StoredShape) -> None:
        """Put the drawing of now in the place of one that nobody changed."""
        now = self.match.partners.get(shape.key)
        members = self._inside(shape.key, self.then)
        groups = self.own.get(shape.key, ())
        if now is None or now.key not in self.fresh or not groups:
            self.done |= {each.key for each in members}
            for group in groups:
                self._vanished_drawing(group, members)
            self.done.add(shape.key)
            return
        members_now = self._inside(now.key, self.now)
        if _drawn_as(members) == _drawn_as(members_now):
            self.done |= {each.key for each in members}
            return
        for group in groups:
            pairs = self._pairs(group, members)
            self.done |= {each.key for each in members}
            if merge_drawing(group, pairs, self.fresh[now.key], self.site):
                self._rename(group)
            else:
                begin(group, self.site.log)
                self.site.log.conflict(
                    "drawing",
                    tr("the drawn chart was changed by hand: it stays as it is, and its values have moved"),
                )

    def _pairs(self, group: Any, members: list[StoredShape]) -> list[tuple[StoredShape, Any]]:
        inside = {id(each) for each in group.iter()}
        return [
            (each, next((e for e in self.own.get(each.key, ()) if id(e) in inside), None)) for each in members
        ]

    def _vanished_drawing(self, group: Any, members: list[StoredShape]) -> None:
        begin(group, self.site.log)
        if is_untouched_drawing(group, self._pairs(group, members), self.site):
            group.getparent().remove(group)
            self.site.log.moved += 1
        else:
            self.site.log.conflict("vanished", tr("it is generated no more, and is kept"))

    def _rename(self, element: Any) -> None:
        """Give what was brought from the deck of now the ids that it has in the file."""
        for mark in element.iter(tag("a16:creationId")):
            named = identity_of((mark.get("id") or "").strip("{}").upper())
            if named and named[1] in self.match.keys and named[0] == self.now.identity:
                mark.set("id", f"{{{creation_id(self.then.identity, self.match.keys[named[1]])}}}")

    def _vanished(self, shape: StoredShape, element: Any) -> None:
        """Remove what is generated no more, unless a person changed it."""
        if self.site.copier.restyled and _is_ornament(shape):
            return
        log = self.site.log
        begin(element, log)
        if element.tag == tag("p:grpSp"):
            if not any(True for _ in shapes_of(element)):
                element.getparent().remove(element)
        elif is_untouched_shape(element, shape, self.site):
            element.getparent().remove(element)
            log.moved += 1
        else:
            log.conflict("vanished", tr("it is generated no more, and is kept"))

    def _regroup(self) -> None:
        """Let groups that nobody moved reach around what is in them now."""
        for shape in () if self.site.copier.restyled else self.then.shapes:
            now = self.match.partners.get(shape.key)
            if kind_of(shape) != "grpSp" or shape.drawn or now is None or now.key not in self.fresh:
                continue
            boxes = [each.box for each in self._inside(shape.key, self.then) if each.box]
            boxes_now = [each.box for each in self._inside(now.key, self.now) if each.box]
            for group in self.own.get(shape.key, ()):
                place, new = place_of(group), place_of(self.fresh[now.key])
                if boxes == boxes_now or place is None or new is None or not _covers(place, boxes):
                    continue
                for child, fresh in zip(place, new, strict=False):
                    child.attrib.update(dict(fresh.attrib))

    def _added(self, tree: Any) -> None:
        """Add what is generated newly: behind what it stands behind, in the group it belongs to."""
        partners = {each.key for each in self.match.partners.values() if each is not None}
        log, inside_new = self.site.log, set[int]()
        for index, shape in enumerate(self.now.shapes):
            if shape.key in partners or shape.key not in self.fresh:
                continue
            if shape.parent in inside_new:
                inside_new.add(shape.key)
                continue
            if self._is_drawn_in(shape) or (self.site.copier.restyled and _is_ornament(shape)):
                continue
            holder = tree.find(f"{tag('p:cSld')}/{tag('p:spTree')}")
            if shape.parent:
                holder = next(iter(self.own.get(self.match.keys.get(shape.parent, 0), ())), None)
            if holder is None:
                continue
            made = self.site.copier.shape(self.fresh[shape.key], self.site.source, self.site.part)
            self._rename(made)
            before = self._before(index, holder)
            if before is not None:
                before.addnext(made)
            else:
                _append(holder, made)
            inside_new.add(shape.key)
            self.own.setdefault(self.match.keys[shape.key], []).append(made)
            log.moved += 1
            log.note(tr("{name!r} is new", name=shape.name))

    def _is_drawn_in(self, shape: StoredShape) -> bool:
        by_key = {each.key: each for each in self.now.shapes}
        parent = by_key.get(shape.parent)
        while parent is not None:
            if parent.drawn:
                return True
            parent = by_key.get(parent.parent)
        return False

    def _before(self, index: int, holder: Any) -> Any:
        for shape in reversed(self.now.shapes[:index]):
            for element in self.own.get(self.match.keys.get(shape.key, 0), ()):
                if element.getparent() is holder:
                    return element
        return None

    def _notes(self) -> None:
        """Bring the notes up to date, line by line."""
        file, fresh = self.site.copier.file, self.site.copier.fresh
        own, new = file.related(self.site.part, "notesSlide"), fresh.related(self.site.source, "notesSlide")
        if self.then.notes == self.now.notes or own is None or new is None:
            return
        body, body_now = (notes_body(each.tree(part)) for each, part in ((file, own), (fresh, new)))
        if body is None or body_now is None or not texts_of(body):
            return
        log, before = self.site.log, self.site.log.moved
        log.shape, log.at = "notes", (0, 0)
        lines = [Words.of(each).text for each in body.findall(tag("a:p"))]
        lines_now = [Words.of(each).text for each in body_now.findall(tag("a:p"))]
        then, now = _as_paragraphs(self.then.notes, lines), _as_paragraphs(lines_now, ())
        merge_body(body, then, now, self.site.fresh(body_now), log, plain=False)
        if log.moved > before:
            file.edited(own)


def _is_ornament(shape: StoredShape) -> bool:
    """Say whether a shape tells nothing: a theme's own, which has no place in another."""
    told = (
        shape.paragraphs is not None or shape.rows or shape.series is not None or shape.picture or shape.alt
    )
    return not told and kind_of(shape) != "grpSp"


def _as_paragraphs(notes: Any, lines: Any) -> Paragraphs:
    """Return lines of notes as paragraphs; of a long one, whose hash is kept, what the file has of it."""
    by_hash = {kept_line(line): line for line in lines}
    said = (by_hash.get(each, f"\0{each}") if isinstance(each, int) else each for each in notes)
    return tuple((StoredRun(text=line),) for line in said)


def file_shape(element: Any) -> FileShape:
    """Return what tells a shape of the file from others."""
    body, mark = element.find(tag("p:txBody")), next(element.iter(tag("p:ph")), None)
    word = element.tag.rpartition("}")[2]
    text = "".join(texts_of(body)) if body is not None else ""
    return FileShape(
        element=element,
        kind={"sp": "text" if text else "shape", "cxnSp": "shape"}.get(word, word),
        name=next(element.iter(tag("p:cNvPr"))).get("name") or "",
        text=text,
        box=box_of(element),
        role="" if mark is None else mark.get("type") or "body",
    )


def _drawn_as(members: list[StoredShape]) -> list[tuple[object, ...]]:
    said = ([squeezed(text_of(each)) for each in shape.paragraphs or ()] for shape in members)
    return [(shape.box, shape.look, *texts) for shape, texts in zip(members, said, strict=True)]


def _covers(place: Any, boxes: list[tuple[int, ...]]) -> bool:
    """Say whether a group has the frame that was generated around what is in it."""
    if not boxes or len(place) < 4:
        return False
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    off, inner = place.find(tag("a:off")), place.find(tag("a:chOff"))
    frames = [(int(each.get("x")), int(each.get("y"))) for each in (off, inner)]
    return all(near(frame, (left, top)) for frame in frames)


def _append(holder: Any, made: Any) -> None:
    last = holder[-1] if len(holder) else None
    if last is not None and last.tag == tag("p:extLst"):
        last.addprevious(made)
    else:
        holder.append(made)
