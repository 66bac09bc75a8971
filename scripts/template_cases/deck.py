"""A whole template from themes, masters, layouts and its own slides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from template_cases.package import OFFICE_TYPE, SLIDE_TYPE, Package
from template_cases.shapes import EMU, SPACES, Hole, face, levels, themed

SLOTS = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
FIRST_MASTER = 2_147_483_648
FORMATS = (
    '<a:fmtScheme name="Office"><a:fillStyleLst>{plain}{plain}{plain}</a:fillStyleLst><a:lnStyleLst>{line}{line}'
    "{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{plain}"
    "{plain}{plain}</a:bgFillStyleLst></a:fmtScheme>"
).format(
    plain='<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>',
    line='<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>',
    effect="<a:effectStyle><a:effectLst/></a:effectStyle>",
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}'
    '</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">'
    '2024-05-06T07:08:09Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-05-06T07:08:09Z'
    "</dcterms:modified></cp:coreProperties>"
)
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Twelve colours and two faces with their Chinese ones."""

    name: str
    colours: str
    """Six digits each, in the order of ``SLOTS``."""
    major: tuple[str, str, str] = ("Arial", "", "")
    """Latin, east Asian, and the one that is listed for the script Hans."""
    minor: tuple[str, str, str] = ("Arial", "", "")

    def xml(self) -> str:
        """Return the theme."""
        colours = "".join(
            f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
            for slot, value in zip(SLOTS, self.colours.split(), strict=True)
        )
        fonts = "".join(
            f"<a:{word}Font><a:latin typeface={quoteattr(latin)}/><a:ea typeface={quoteattr(ea)}/>"
            f'<a:cs typeface=""/>{f"<a:font script={chr(34)}Hans{chr(34)} typeface={quoteattr(hans)}/>" if hans else ""}'
            f"</a:{word}Font>"
            for word, (latin, ea, hans) in (("major", self.major), ("minor", self.minor))
        )
        return (
            f"<a:theme {SPACES.split(' xmlns:r')[0]} name={quoteattr(self.name)}><a:themeElements><a:clrScheme "
            f"name={quoteattr(self.name)}>{colours}</a:clrScheme><a:fontScheme name={quoteattr(self.name)}>{fonts}"
            f"</a:fontScheme>{FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
        )


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A layout: shapes are XML or placeholders, in their order."""

    name: str
    shapes: Sequence[str | Hole] = ()
    type: str = ""
    ground: str = ""
    master_shapes: bool = True
    colour_map: str = ""
    extra: str = ""
    """Behind the colour map: a transition, an extension list."""
    attributes: str = ""

    def xml(self) -> str:
        """Return the layout."""
        kind = f' type="{self.type}"' if self.type else ""
        shown = "" if self.master_shapes else ' showMasterSp="0"'
        mapped = f"<a:overrideClrMapping {self.colour_map}/>" if self.colour_map else "<a:masterClrMapping/>"
        return (
            f'<p:sldLayout {SPACES}{shown}{kind} preserve="1"{self.attributes}><p:cSld name={quoteattr(self.name)}>'
            f"{self.ground}{tree(self.shapes)}</p:cSld><p:clrMapOvr>{mapped}</p:clrMapOvr>{self.extra}</p:sldLayout>"
        )


@dataclass(frozen=True, kw_only=True)
class Master:
    """A master with its layouts."""

    theme: Theme
    layouts: Sequence[Layout]
    shapes: Sequence[str | Hole] = ()
    title: str = field(default_factory=lambda: levels(36, fonts=face("+mj-lt", "+mj-ea")))
    body: str = field(
        default_factory=lambda: levels(
            20, 18, 16, bullet="•", indent=16, before=8, fonts=face("+mn-lt", "+mn-ea")
        )
    )
    ground: str = field(default_factory=lambda: themed("bg1"))
    map: Mapping[str, str] = field(default_factory=lambda: MAP)
    extra: str = ""
    """Behind the styles: an extension list with guides."""

    def xml(self, listed: str) -> str:
        """Return the master; its layouts are listed."""
        mapped = "".join(f' {key}="{value}"' for key, value in self.map.items())
        others = "".join(f' {word}="{word}"' for word in SLOTS[4:])
        other = "".join(f'<a:lvl{n}pPr><a:defRPr sz="1800"/></a:lvl{n}pPr>' for n in range(1, 3))
        return (
            f"<p:sldMaster {SPACES}><p:cSld>{self.ground}{tree(self.shapes)}</p:cSld><p:clrMap{mapped}{others}/>"
            f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{self.title}</p:titleStyle>"
            f"<p:bodyStyle>{self.body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles>{self.extra}"
            "</p:sldMaster>"
        )


@dataclass(frozen=True, kw_only=True)
class Own:
    """A slide that the template itself shows: the number of its layout, and shapes."""

    layout: int
    shapes: Sequence[str | Hole] = ()
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A template as it is made."""

    masters: Sequence[Master]
    size: tuple[float, float] = (960.0, 540.0)
    slides: Sequence[Own] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    name: str = "Template"
    size_type: str = ""
    application: str = "Microsoft Office PowerPoint"

    def package(self) -> Package:
        """Return the parts."""
        made = Package()
        main = "ppt/presentation.xml"
        made.relate("", "officeDocument", main)
        for name, data in self.pictures.items():
            made.add(f"ppt/media/{name}", data)
        masters = self._masters(made, main)
        slides = "".join(
            f'<p:sldId id="{256 + index}" r:id="{self._slide(made, main, index, slide)}"/>'
            for index, slide in enumerate(self.slides)
        )
        width, height = (round(value * EMU) for value in self.size)
        kind = f' type="{self.size_type}"' if self.size_type else ""
        made.add(
            main,
            f'<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst>{masters}</p:sldMasterIdLst>'
            f"{f'<p:sldIdLst>{slides}</p:sldIdLst>' if slides else ''}"
            f'<p:sldSz cx="{width}" cy="{height}"{kind}/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
            SLIDE_TYPE + "presentation.main+xml",
        )
        self._properties(made, main)
        return made

    def _masters(self, made: Package, main: str) -> str:
        listed, count, number = "", 0, FIRST_MASTER
        for index, master in enumerate(self.masters, 1):
            name = f"ppt/slideMasters/slideMaster{index}.xml"
            own, rows = number, ""
            for layout in master.layouts:
                count, number = count + 1, number + 1
                part = f"ppt/slideLayouts/slideLayout{count}.xml"
                made.add(part, layout.xml(), SLIDE_TYPE + "slideLayout+xml")
                made.relate(part, "slideMaster", name)
                rows += f'<p:sldLayoutId id="{number}" r:id="{made.relate(name, "slideLayout", part)}"/>'
            number += 1
            made.add(name, master.xml(rows), SLIDE_TYPE + "slideMaster+xml")
            theme = made.add(f"ppt/theme/theme{index}.xml", master.theme.xml(), OFFICE_TYPE + "theme+xml")
            made.relate(name, "theme", theme)
            listed += f'<p:sldMasterId id="{own}" r:id="{made.relate(main, "slideMaster", name)}"/>'
        return listed

    def _slide(self, made: Package, main: str, index: int, slide: Own) -> str:
        name = f"ppt/slides/slide{index + 1}.xml"
        made.add(
            name,
            f"<p:sld {SPACES}><p:cSld>{tree(slide.shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
            f"{slide.after}</p:sld>",
            SLIDE_TYPE + "slide+xml",
        )
        made.relate(name, "slideLayout", f"ppt/slideLayouts/slideLayout{slide.layout}.xml")
        return made.relate(main, "slide", name)

    def _properties(self, made: Package, main: str) -> None:
        for word, root in (("presProps", "presentationPr"), ("viewProps", "viewPr")):
            made.add(f"ppt/{word}.xml", f"<p:{root} {SPACES}/>", f"{SLIDE_TYPE}{word}+xml")
            made.relate(main, word, f"ppt/{word}.xml")
        styles = '<a:tblStyleLst {} def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
        made.add(
            "ppt/tableStyles.xml", styles.format(SPACES.split(" xmlns:r")[0]), SLIDE_TYPE + "tableStyles+xml"
        )
        made.relate(main, "tableStyles", "ppt/tableStyles.xml")
        core = CORE.format(title=escape(self.name), author=escape(self.name))
        made.relate("", CORE_RELATION, made.add("docProps/core.xml", core, CORE_TYPE))
        app = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Application>{self.application}</Application></Properties>"
        )
        made.add("docProps/app.xml", app, OFFICE_TYPE + "extended-properties+xml")
        made.relate("", "extended-properties", "docProps/app.xml")


def tree(shapes: Sequence[str | Hole]) -> str:
    """Return a shape tree; placeholders count on from 100, so that drawn shapes may have low numbers."""
    drawn = "".join(
        shape.xml(100 + index) if isinstance(shape, Hole) else shape for index, shape in enumerate(shapes)
    )
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{drawn}</p:spTree>"
    )
