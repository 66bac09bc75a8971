"""A template's masters and layouts in, each with its shapes, its palette and what it inherits out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.runtime.package import UnreadableError
from briefgen.template.colours import ColourScheme, Tone, whole_of
from briefgen.template.office_theme import PLAIN_THEME, OfficeTheme, overridden, read_theme
from briefgen.template.opened import TemplateFile
from briefgen.template.shapes import Drawn, Placeholder, SheetColours, drawn, fill_of, has_fill, placeholders
from briefgen.template.text_style import as_levels

MOST_MASTERS = 50
MOST_LAYOUTS = 300
"""Of all masters; the richest company templates have a hundred."""

_PARENTS = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
"""Which placeholder of the master one of a layout inherits from; every other from the body."""
_SWITCHED = {"ftr", "dt", "sldNum"}
_STYLES = {"title": "p:titleStyle", "body": "p:bodyStyle"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guides:
    """Where guides of a sheet stand: ``upright`` ones by their x, ``level`` ones by their y, in points."""

    upright: tuple[float, ...] = ()
    level: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSheet:
    """What a slide master and a slide layout have in common."""

    number: int
    part: str
    name: str
    palette: SheetColours
    root: Any
    placeholders: tuple[Placeholder, ...]
    drawn: tuple[Drawn, ...]
    """Shapes as they are painted: of a layout its master's, unless they are hidden there, then its own."""
    guides: Guides
    relations: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterSheet(TemplateSheet):
    """A slide master."""

    theme: OfficeTheme


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutSheet(TemplateSheet):
    """A slide layout with its master; ``number`` counts those of all masters."""

    type: str
    master: MasterSheet

    def parent(self, child: Placeholder) -> Placeholder | None:
        """Return the master's placeholder from which one of the layout inherits."""
        kind = _PARENTS.get(child.type, "body")
        return next((each for each in self.master.placeholders if each.type == kind), None)

    def style_levels(self, child: Placeholder) -> list[Any]:
        """Return the list styles that a placeholder draws on, the nearest first."""
        parent, kind = self.parent(child), _PARENTS.get(child.type, "body")
        common = self.master.root.find(f"{tag('p:txStyles')}/{tag(_STYLES.get(kind, 'p:otherStyle'))}")
        return [child.levels, None if parent is None else parent.levels, common]

    def shown_levels(self, child: Placeholder) -> list[Any]:
        """Return how the prompts of a placeholder and of its parent are set, as list styles.

        LibreOffice writes sizes and colours there alone; slides inherit nothing of it.
        """
        parent = self.parent(child)
        return [as_levels(child.shown), None if parent is None else as_levels(parent.shown)]

    def shows(self, child: Placeholder) -> bool:
        """Say whether slides show a foot, a date or a number: a layout or its master may switch one off.

        All of them off is what some programs write into every file, and says nothing.
        """
        for root in (self.root, self.master.root) if child.type in _SWITCHED else ():
            switches = root.find(tag("p:hf"))
            if switches is not None:
                off = {kind for kind in _SWITCHED if switches.get(kind) in ("0", "false")}
                return child.type not in off or off == _SWITCHED
        return True

    def fill(self, child: Placeholder) -> Tone | None:
        """Return the fill of a placeholder: its own, else that of the one from which it inherits."""
        parent = self.parent(child)
        for look in (child.look, None if parent is None else parent.look):
            if has_fill(look):
                return fill_of(look, self.palette, self.relations)[0]
        return None

    def bodies(self, child: Placeholder) -> list[Any]:
        """Return the properties of its text body and of that from which it inherits."""
        parent = self.parent(child)
        return [child.body, None if parent is None else parent.body]


def sheets(file: TemplateFile) -> tuple[LayoutSheet, ...]:
    """Return the layouts of all masters in their order; UnreadableError where there is none."""
    found: list[LayoutSheet] = []
    relations = file.package.relations(file.main)
    listed = file.tree(file.main).iter(tag("p:sldMasterId"))
    masters = [relations.get(each.get(tag("r:id")) or "", ("", ""))[1] for each in listed]
    everywhere = _guides_everywhere(file)
    for number, part in enumerate(masters[:MOST_MASTERS], 1):
        if not part:
            raise UnreadableError(
                tr("the template is broken: {main} names a master that is not in it", main=file.main)
            )
        master = _master(file, part, number, everywhere)
        found += _layouts(file, master, len(found) + 1)
    if not found:
        raise UnreadableError(tr("the template has no slide layout"))
    return tuple(found[:MOST_LAYOUTS])


def _guides_everywhere(file: TemplateFile) -> Guides:
    """Return the guides of the whole file: PowerPoint's own, else those that older versions kept."""
    own = _guides(file.tree(file.main))
    view = file.package.related(file.main, "viewProps")
    try:
        return own if own != Guides() or view is None else _guides(file.tree(view), "p:guide")
    except UnreadableError:  # how windows stood when it was saved
        return own


def _master(file: TemplateFile, part: str, number: int, everywhere: Guides) -> MasterSheet:
    root, relations = file.tree(part), file.package.relations(part)
    themed = file.package.related(part, "theme")
    theme = read_theme(file.tree(themed), themed) if themed and themed in file.package.parts else PLAIN_THEME
    palette = SheetColours(theme.colours.mapped(root.find(tag("p:clrMap"))), theme)
    tree = _shape_tree(root)
    return MasterSheet(
        number=number,
        part=part,
        name=theme.name or _name(root),
        theme=theme,
        palette=palette,
        root=root,
        placeholders=tuple(placeholders(tree)),
        drawn=tuple(drawn(tree, palette, relations)),
        guides=own if (own := _guides(root)) != Guides() else everywhere,
        relations=relations,
    )


def _layouts(file: TemplateFile, master: MasterSheet, first: int) -> Iterator[LayoutSheet]:
    listed = [each.get(tag("r:id")) or "" for each in master.root.iter(tag("p:sldLayoutId"))]
    parts = [master.relations[key][1] for key in listed if key in master.relations]
    for number, part in enumerate(parts, first):
        yield _layout(file, master, part, number)


def _layout(file: TemplateFile, master: MasterSheet, part: str, number: int) -> LayoutSheet:
    root, relations, tree = file.tree(part), file.package.relations(part), _shape_tree(file.tree(part))
    override = root.find(f"{tag('p:clrMapOvr')}/{tag('a:overrideClrMapping')}")
    overriding = file.package.related(part, "themeOverride")
    theme = overridden(master.theme, file.tree(overriding)) if overriding else master.theme
    scheme = ColourScheme(slots=theme.colours.slots, names=master.palette.scheme.names)
    palette = SheetColours(scheme.mapped(override), theme)
    inherited = () if root.get("showMasterSp") in ("0", "false") else master.drawn
    guides = _guides(root)
    return LayoutSheet(
        number=number,
        part=part,
        name=_name(root) or f"Layout {number}",
        type=root.get("type") or "",
        master=master,
        palette=palette,
        root=root,
        placeholders=tuple(placeholders(tree)),
        drawn=(*inherited, *drawn(tree, palette, relations)),
        guides=guides if guides != Guides() else master.guides,
        relations=relations,
    )


def _shape_tree(root: Any) -> Any:
    return root.find(f"{tag('p:cSld')}/{tag('p:spTree')}")


def _name(root: Any) -> str:
    common = root.find(tag("p:cSld"))
    return (common.get("name") or "").strip() if common is not None else ""


def _guides(root: Any, name: str = "p15:guide") -> Guides:
    """Return the guides of a sheet, whose positions are eighths of a point."""
    upright: list[float] = []
    level: list[float] = []
    for guide in root.iter(tag(name)):
        (level if guide.get("orient") == "horz" else upright).append(whole_of(guide.get("pos")) / 8)
    return Guides(upright=tuple(sorted(upright)), level=tuple(sorted(level)))
