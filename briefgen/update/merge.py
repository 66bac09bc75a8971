"""A person's deck, what was generated then and the deck of now in; their deck with the figures of now out."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from dataclasses import field
from typing import Any

from briefgen.base.data_hashes import hashes_line, hashes_read
from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.render.pptx.identity import free
from briefgen.runtime.package import UnreadableError
from briefgen.update.comments import add_comments, has_threads
from briefgen.update.copier import PartCopier
from briefgen.update.generated import Generated, StoredShape, generated, generated_part
from briefgen.update.new_slides import insert_slides
from briefgen.update.office_file import OfficeFile, slide_parts
from briefgen.update.ooxml import all_shapes, created_of, slide_identity
from briefgen.update.pairing import Match, best, identity_of, paired_slides
from briefgen.update.report import Conflict, Judge, Log
from briefgen.update.shapes import Site
from briefgen.update.slide import SlideUpdate, file_shape

DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
"""Where a deck's properties name the tables that it was built from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A deck brought up to date; its bytes are the file's own where nothing moved."""

    data: bytes
    moved: int
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    commented: int = 0


def update(
    theirs: bytes,
    now: bytes,
    base: bytes | None = None,
    *,
    name: str = "the deck",
    judge: Judge = lambda text, metrics: (),
) -> Update:
    """Return a person's deck with the figures of now; UnreadableError where that cannot be told.

    ``base`` is a deck that says what was generated then, where the person's own does not say it. ``judge``
    says how a text that the person worded contradicts the figures of now.
    """
    file, fresh = OfficeFile.open(theirs, name), OfficeFile.open(now, tr("the deck of now"))
    then = generated(file if base is None else OfficeFile.open(base, tr("the base")))
    told = generated(fresh)
    if then is None or told is None:
        raise UnreadableError(tr("{name} does not say what was generated", name=name))
    matches = paired_slides(then, told)
    said = _said(told, matches, then)
    if said == then.said and base is None:
        return Update(data=theirs, moved=0)
    log = Log(judge=judge)
    restyled = "h" in then.said and then.said["h"] != told.said.get("h")
    if restyled:
        log.note(
            tr(
                "the theme or template is another one than before: the deck keeps its looks, and only new "
                "things have the new ones; where that is not meant, name the former with --theme or "
                "--template"
            )
        )
    merge = DeckUpdate(file=file, fresh=fresh, matches=matches, told=told, log=log, restyled=restyled)
    merge.run()
    moment = fresh.tree("docProps/core.xml").findtext("{http://purl.org/dc/terms/}modified") or "1980-01-01"
    commented = add_comments(file, merge.slides, merge.log.conflicts, moment)
    if merge.log.conflicts and has_threads(file):
        merge.log.slide = 0
        merge.log.note(tr("the deck has comments of PowerPoint's newer kind: conflicts are told here alone"))
    _store(file, fresh, said)
    _name_tables(file, fresh)
    return Update(
        data=file.bytes(),
        moved=log.moved,
        conflicts=tuple(log.conflicts),
        notes=tuple(log.notes),
        commented=commented,
    )


def _said(told: Generated, matches: list[Match], then: Generated) -> dict[str, Any]:
    """Return what the file will say was generated: what is generated now, under the ids of the file."""
    said: dict[str, Any] = deepcopy(told.said)
    by_now = {match.now.identity: match for match in matches if match.now is not None}
    taken = {slide.identity for slide in then.slides}
    for entry in said["slides"]:
        match = by_now.get(entry["i"])
        if match is None:
            entry["i"] = free(entry["i"], taken)
            continue
        entry["i"] = match.then.identity
        for shape in entry["s"]:
            shape["i"] = match.keys[shape["i"]]
            if "g" in shape:
                shape["g"] = match.keys[shape["g"]]
    return said


def _store(file: OfficeFile, fresh: OfficeFile, said: dict[str, Any]) -> None:
    """Let the file say what is generated now."""
    part = generated_part(file)
    if part is None:
        source = generated_part(fresh)
        assert source is not None
        part = PartCopier(fresh=fresh, file=file).part(source)
    file.relate(file.main, part, "customXml")
    file.edited(part).text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _name_tables(file: OfficeFile, fresh: OfficeFile) -> None:
    """Let the file's properties name the tables of now, where they name tables and nothing of a person's."""
    parts = [each.related("", "core-properties") for each in (file, fresh)]
    if parts[0] is None or parts[1] is None:
        return
    own, new = file.tree(parts[0]).find(DESCRIPTION), fresh.tree(parts[1]).find(DESCRIPTION)
    said, told = (each.text or "" if each is not None else "" for each in (own, new))
    if own is not None and said != told and hashes_line(hashes_read(said)) == said and told:
        file.edited(parts[0])
        own.text = told


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A slide of the file, and one that was generated of which it is, or has some shapes."""

    part: str
    match: Match
    foreign: bool
    """Whether its shapes lost their ids."""
    whole: bool


@dataclass(slots=True, kw_only=True)
class DeckUpdate:
    """A deck while it is brought up to date."""

    file: OfficeFile
    fresh: OfficeFile
    matches: list[Match]
    told: Generated
    log: Log
    restyled: bool = False
    """Whether the theme is another one now."""
    slides: list[str] = field(default_factory=list)
    """The slides' parts, in their order in the file."""

    def run(self) -> None:
        """Bring all slides up to date, and insert new ones."""
        copier = PartCopier(fresh=self.fresh, file=self.file, restyled=self.restyled)
        sources = {slide_identity(self.fresh.tree(part)): part for part in slide_parts(self.fresh)}
        own = slide_parts(self.file)
        known = self._known(own)
        if not known:
            raise UnreadableError(
                tr("no slide of {name} is one of those that were generated", name=self.file.name)
            )
        copier.foreign = any(held.foreign for held in known)
        updates: list[SlideUpdate] = []
        for held in known:
            now = held.match.now
            if now is not None and _tells_other(held.match):
                source = sources[now.identity]
                site = Site(copier=copier, part=held.part, source=source, log=self.log, foreign=held.foreign)
                updates.append(SlideUpdate(site=site, match=held.match, whole=held.whole))
        placed = {
            held.match.now.identity: held.part for held in reversed(known) if held.match.now and held.whole
        }
        taken = {match.then.identity for match in self.matches}
        inserted = insert_slides(copier, self._new(), sources, placed, taken)
        self.slides = slide_parts(self.file)
        for part in inserted:
            self._at(part)
            self.log.moved += 1
            self.log.note(tr("the slide is new"))
        for slide in updates:
            self._at(slide.site.part)
            slide.run()
        for held in known:
            if held.match.now is None and held.whole:
                self._at(held.part)
                self.log.conflict("vanished", tr("the brief has nothing for this slide any more; it is kept"))

    def _at(self, part: str) -> None:
        self.log.slide = self.slides.index(part) + 1
        self.log.title, self.log.shape, self.log.at = _title(self.file.tree(part)), "", (0, 0)

    def _new(self) -> list[tuple[int, bool]]:
        """Return the slides of now in their order, and whether each is new."""
        known = {match.now.identity for match in self.matches if match.now is not None}
        return [(slide.identity, slide.identity not in known) for slide in self.told.slides]

    def _known(self, own: list[str]) -> list[Held]:
        """Return what the slides of the file were generated as: by their ids, else by what they hold."""
        by_identity = {match.then.identity: match for match in self.matches}
        found: list[Held] = []
        for part in own:
            tree = self.file.tree(part)
            named = Counter(each[0] for shape in all_shapes(tree) if (each := identity_of(created_of(shape))))
            for identity, count in named.items():
                match = by_identity.get(identity)
                if match is not None:
                    whole = identity == slide_identity(tree) or 2 * count >= len(match.then.shapes)
                    found.append(Held(part=part, match=match, foreign=False, whole=whole))
        done = {held.part for held in found}
        left = [m for m in self.matches if all(m is not each.match or not each.whole for each in found)]
        for part in own:
            match = best(self.file.tree(part), left, _alike, least=0.4) if part not in done else None
            if match is not None:
                left.remove(match)
                found.append(Held(part=part, match=match, foreign=True, whole=True))
        return sorted(found, key=lambda held: own.index(held.part))


def _title(tree: Any) -> str:
    for shape in all_shapes(tree):
        told = file_shape(shape)
        if told.role in ("title", "ctrTitle"):
            body = shape.find(tag("p:txBody"))
            return "" if body is None else "".join(text.text or "" for text in body.iter(tag("a:t")))
    return ""


def _tells_other(match: Match) -> bool:
    """Say whether anything of a slide is generated otherwise now."""
    assert match.now is not None
    same = all(
        partner is not None and _content(shape) == _content(partner)
        for shape, partner in ((shape, match.partners.get(shape.key)) for shape in match.then.shapes)
    )
    return not (
        same and len(match.then.shapes) == len(match.now.shapes) and match.then.notes == match.now.notes
    )


def _content(shape: StoredShape) -> tuple[object, ...]:
    texts = (shape.paragraphs, shape.rows, shape.categories, shape.series)
    return (shape.alt, shape.drawn, shape.box, shape.look, *texts, shape.picture)


def _alike(tree: Any, match: Match) -> float:
    """Return how much a slide without ids is like a generated one: by the names and words of its shapes."""
    own = [file_shape(shape) for shape in all_shapes(tree)]
    names, texts = {each.name for each in own}, {each.text for each in own if each.text}
    shapes = match.then.shapes
    said = {"".join("".join(r.text for r in p) for p in each.paragraphs or ()) for each in shapes}
    said = {"".join(each.split()) for each in said} - {""}
    named = {each.name for each in shapes}
    return (_share(names, named) + 2 * _share(texts, said)) / 3


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)
