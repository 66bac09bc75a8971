"""`briefgen update`: a deck edited by chance, then the next edition; no edit is lost, every figure moves."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.update.generated import StoredSlide, generated
from briefgen.update.merge import update
from briefgen.update.office_file import OfficeFile
from briefgen.update.pairing import identity_of
from briefgen.verify.proof import prove
from fuzz import opened
from fuzz.doors import edition
from fuzz.doors.edits import CREATED, Hand, everything, found_in
from fuzz.doors.visit import Visit
from fuzz.opened import squeezed
from fuzz.tree import Tree, parsed, written

MOST_EDITS = 5
ON_ITS_LAYOUT = "placeholders_are_their_layouts"
"""A rule for decks as they are made: a slide that comes to an edited one states what its layout lacks."""
UNTOUCHED = 4
"""One of so many decks is saved by another program, and nothing in it is changed."""


def faults(visit: Visit) -> list[str]:
    """Return what is lost, or did not move, or moved twice, where an edited deck is brought up to date."""
    tree, then = parsed(visit.yaml), visit.files.get("brief.pptx")
    now = _built(visit, edition.after(visit.choice, tree)) if then and isinstance(tree, dict) else None
    if then is None or now is None:
        return []
    deck = Presentation(io.BytesIO(then))
    hand = Hand(choice=visit.choice, deck=deck)
    if visit.choice.below(UNTOUCHED):
        hand.edit(visit.choice.between(1, MOST_EDITS))
    deck.save(stream := io.BytesIO())
    theirs = stream.getvalue()
    there = found_in(Presentation(io.BytesIO(theirs)))
    kept = {each for each in hand.kept if there(each)}
    found = update(theirs, now[1])
    visit.counts["update: edits looked for"] += len(kept)
    visit.counts["update: figures moved"] += found.moved
    return list(_wrong(theirs, found.data, now, hand, kept))


def _built(visit: Visit, tree: Tree) -> tuple[Publication, bytes] | None:
    """Return a brief's deck; None where it is refused, or makes none."""
    visit.brief.write_bytes(written(tree))
    try:
        laid = lay_out(visit.brief, parts=frozenset({"deck"}))
    except BriefError:
        visit.counts["update: an edition is refused"] += 1
        return None
    deck = painted(laid, "brief", ("pptx",)).get("brief.pptx")
    return (laid, deck) if deck else None


def _wrong(
    theirs: bytes, data: bytes, now: tuple[Publication, bytes], hand: Hand, kept: set[tuple[str, Any]]
) -> Iterator[str]:
    deck = Presentation(io.BytesIO(data))
    there = found_in(deck)
    yield from (f"lost: {kind} {what!r:.80}" for kind, what in kept if not there((kind, what)))
    if update(data, now[1]).data != data:
        yield "a second update changes it again"
    known = {fault.partition(":")[0] for fault in opened.lint(theirs)}  # python-pptx forgets sections
    found = [fault for fault in opened.lint(data) if fault.partition(":")[0] not in known]
    yield from (fault for fault in found if not fault.startswith(ON_ITS_LAYOUT))
    yield from _placeless(data) if found else ()
    yield from _unmoved(data, deck, hand.touched)
    if not hand.edits and len(deck.slides) == len(Presentation(io.BytesIO(now[1])).slides):
        proof = prove(now[0], {"brief.pptx": data})
        # A deck keeps the order of its slides, which `verify` notes.
        differing = (each for each in proof.findings if each.code != "slide-moved")
        yield from (*proof.unreadable, *map(str, differing))


def _placeless(data: bytes) -> Iterator[str]:
    """Yield the placeholders that neither their layout nor they themselves give a place."""
    package = opened.Package.of(data)
    for name in package.slides:
        layouts = [each.target for each in package.relationships(name) if each.word == "slideLayout"]
        offered = {_slot(mark) for each in layouts for mark in package.tree(each).iter("{*}ph")}
        for shape in package.tree(name).iter("{*}sp"):
            mark = next(shape.iter("{*}ph"), None)
            if mark is not None and _slot(mark) not in offered and shape.find("{*}spPr/{*}xfrm") is None:
                yield f"{name}: a placeholder has no place: {_slot(mark)}"


def _slot(mark: Any) -> tuple[str, str]:
    return mark.get("type", "body"), mark.get("idx", "0")


def _unmoved(data: bytes, deck: Any, touched: set[str]) -> Iterator[str]:
    """Yield the generated texts that nobody touched and that are not those of now."""
    told = generated(OfficeFile.open(data, "the deck"))
    if told is None:
        yield "it does not say any more what was generated"
        return
    wanted = {(slide.identity, key): text for slide in told.slides for key, text in _texts(slide)}
    for shape in everything(deck):
        mark = shape._element.find(".//{*}cNvPr")
        for created in mark.iter(CREATED) if mark is not None and shape.has_text_frame else ():
            text = wanted.get(identity_of(created.get("id")) or (0, 0))
            if created.get("id") not in touched and text not in (None, squeezed(shape.text_frame.text)):
                yield f"{shape.name} says {shape.text_frame.text!r:.80}, generated is {text!r:.80}"


def _texts(slide: StoredSlide) -> Iterator[tuple[int, str]]:
    for shape in slide.shapes:
        if shape.paragraphs is not None:
            runs = (run.text for paragraph in shape.paragraphs for run in paragraph)
            yield shape.key, squeezed("".join(runs))
