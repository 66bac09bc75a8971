"""Slides that are generated newly in, put into the file behind their predecessors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from briefgen.base.ooxml import tag
from briefgen.render.pptx.identity import creation_id, free
from briefgen.update.copier import PartCopier
from briefgen.update.office_file import OfficeFile
from briefgen.update.pairing import identity_of

FIRST_ID = 256


def insert_slides(
    copier: PartCopier,
    order: Sequence[tuple[int, bool]],
    sources: Mapping[int, str],
    placed: Mapping[int, str],
    taken: set[int],
) -> list[str]:
    """Insert the new ones of the slides of now; return their parts.

    ``order`` names all of them by identity, ``sources`` their parts in the deck of now, ``placed`` those in
    the file; ``taken`` are the identities that slides of the file have.
    """
    file = copier.file
    held, made = dict(placed), list[str]()
    layouts = _layouts(copier, sources, placed)
    for index, (identity, new) in enumerate(order):
        if not new:
            continue
        before = next((held[each] for each, _ in reversed(order[:index]) if each in held), None)
        part = _copied(copier, sources[identity], before, layouts)
        _identify(file.edited(part), identity, free(identity, taken))
        _list(file, part, before)
        held[identity] = part
        made.append(part)
    return made


def _layouts(copier: PartCopier, sources: Mapping[int, str], placed: Mapping[int, str]) -> dict[str, str]:
    """Return the file's layouts by those of now: as the slides have them that both know."""
    found: dict[str, str] = {}
    for identity, part in placed.items():
        new = copier.fresh.related(sources[identity], "slideLayout")
        own = copier.file.related(part, "slideLayout")
        if new is not None and own is not None:
            found.setdefault(new, own)
    return found


def _copied(copier: PartCopier, source: str, before: str | None, layouts: Mapping[str, str]) -> str:
    """Copy a slide with all it leads to, on the file's own layout."""
    file, fresh = copier.file, copier.fresh
    layout = fresh.related(source, "slideLayout")
    if layout is not None:
        copier.parts[layout] = layouts.get(layout) or _layout_like(file, fresh.tree(layout), before)
    master, own = (each.related(each.main, "notesMaster") for each in (fresh, file))
    if master is not None and own is not None:
        copier.parts[master] = own
    elif master is not None:
        copier.skipped = frozenset({"notesSlide"})
    part = copier.part(source)
    if layout is not None:
        _state_places(file.edited(part), fresh.tree(layout), file.tree(copier.parts[layout]), copier.foreign)
    return part


def _state_places(slide: Any, layout: Any, own: Any, foreign: bool) -> None:
    """Let placeholders that the file's layout lacks say themselves where they are and how they look.

    In a ``foreign`` file all do: its layouts have not the looks that they were generated with.
    """
    there, wanted = _placeholders(own), _placeholders(layout)
    for key, shape in _placeholders(slide).items():
        model = wanted.get(key)
        if model is None or (key in there and not foreign):
            continue
        place, look = model.find(f"{tag('p:spPr')}/{tag('a:xfrm')}"), model.find(f".//{tag('a:lstStyle')}")
        held, list_style = shape.find(tag("p:spPr")), shape.find(f".//{tag('a:lstStyle')}")
        if held is not None and place is not None and held.find(tag("a:xfrm")) is None:
            held.insert(0, deepcopy(place))
        if list_style is not None and look is not None and not len(list_style):
            list_style.getparent().replace(list_style, deepcopy(look))


def _placeholders(tree: Any) -> dict[tuple[str, str], Any]:
    """Return the shapes that are placeholders, by type and index."""
    found: dict[tuple[str, str], Any] = {}
    for shape in tree.iter(tag("p:sp")):
        mark = next(shape.iter(tag("p:ph")), None)
        if mark is not None:
            found[mark.get("type") or "obj", mark.get("idx") or "0"] = shape
    return found


def _layout_like(file: OfficeFile, wanted: Any, before: str | None) -> str:
    """Return the file's layout of a name, else of a type, else that of the slide before."""
    layouts = [
        name for name in file.members if name.startswith("ppt/slideLayouts/") and name.endswith(".xml")
    ]
    own = file.related(before, "slideLayout") if before else None
    ranked = sorted(layouts, key=lambda name: (name != own, name))
    for test in (_name, lambda tree: tree.get("type")):
        for name in ranked:
            if test(file.tree(name)) == test(wanted):
                return name
    return own or layouts[0]


def _name(tree: Any) -> str | None:
    name: str | None = tree.find(tag("p:cSld")).get("name")
    return name


def _identify(tree: Any, identity: int, own: int) -> None:
    """Give a slide and its shapes the identity that it has in the file."""
    for mark in tree.iter(tag("p14:creationId")):
        mark.set("val", str(own))
    for mark in tree.iter(tag("a16:creationId")):
        named = identity_of((mark.get("id") or "").strip("{}").upper())
        if named and named[0] == identity:
            mark.set("id", f"{{{creation_id(own, named[1])}}}")


def _list(file: OfficeFile, part: str, before: str | None) -> None:
    """List a slide behind another one, in its section; first where there is none before."""
    tree = file.edited(file.main)
    listed = tree.find(tag("p:sldIdLst"))
    told = (*listed, *tree.iter(tag("p14:sldId")))  # a section may list a slide that was deleted
    number = max((int(each.get("id")) for each in told), default=FIRST_ID - 1) + 1
    entry = etree.Element(
        tag("p:sldId"), {"id": str(number), tag("r:id"): file.relate(file.main, part, "slide")}
    )
    previous = next((e for e in listed if file.target(file.main, e.get(tag("r:id"))) == before), None)
    if previous is None:
        listed.insert(0, entry)
    else:
        previous.addnext(entry)
    sections = list(tree.iter(tag("p14:sldIdLst")))
    if not sections:
        return
    member = etree.Element(tag("p14:sldId"), id=str(number))
    wanted = previous.get("id") if previous is not None else None
    for section in sections:
        for each in section:
            if each.get("id") == wanted:
                each.addnext(member)
                return
    sections[0].insert(0, member)
