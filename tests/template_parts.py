"""Small templates written part by part, so that a test can say what is odd about one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument."
COLOURS = {
    "dk1": "1A1A1A", "lt1": "FFFFFF", "dk2": "12355B", "lt2": "EEF2F6", "accent1": "12355B",
    "accent2": "D72638", "accent3": "F4A259", "accent4": "3F88C5", "accent5": "44633F", "accent6": "8E7DBE",
    "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)


GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'


def emu(points: float) -> int:
    return round(points * 12700)


def xfrm(box: Sequence[float], attributes: str = "") -> str:
    x, y, width, height = map(emu, box)
    return f'<a:xfrm{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def place(
    kind: str = "", index: int = 0, box: Sequence[float] = (), name: str = "", levels: str = "", *,
    body: str = "<a:bodyPr/>", prompt: str = "", look: str = "", turn: str = "",
) -> str:  # fmt: skip
    """Return a placeholder."""
    mark = (f' type="{kind}"' if kind else "") + (f' idx="{index}"' if index else "")
    where = xfrm(box, turn) if box else ""
    name = name or f"{kind or 'Content'} {index}"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{index + 40}" name="{name}"/><p:cNvSpPr/>'
        f"<p:nvPr><p:ph{mark}/></p:nvPr></p:nvSpPr><p:spPr>{where}{look}</p:spPr><p:txBody>{body}<a:lstStyle>{levels}</a:lstStyle>"
        f"<a:p><a:r><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def shape(
    box: Sequence[float], fill: str = "D72638", name: str = "Bar", *, alpha: int = 100, text: str = ""
) -> str:
    """Return a filled rectangle; ``fill`` is a colour or a name of the scheme, empty for none."""
    if not fill:
        paint = "<a:noFill/>"
    elif len(fill) == 6 and fill.upper() == fill:
        paint = (
            f'<a:solidFill><a:srgbClr val="{fill}"><a:alpha val="{alpha * 1000}"/></a:srgbClr></a:solidFill>'
        )
    else:
        paint = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="90" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{xfrm(box)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{paint}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def picture(box: Sequence[float], key: str, name: str = "Picture") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="91" name="{name}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{key}"/></p:blipFill><p:spPr>{xfrm(box)}</p:spPr></p:pic>'
    )


def group(outer: Sequence[float], inner: Sequence[float], *shapes: str) -> str:
    """Return a group whose own coordinates are those of ``inner``."""
    child = xfrm(inner).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    child = child.removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
    where = xfrm(outer).removesuffix("</a:xfrm>") + child + "</a:xfrm>"
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="92" name="Group"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{where}</p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


TITLE = place("title", 0, (48, 30, 864, 60), body='<a:bodyPr anchor="ctr"/>')
BODY = place("body", 1, (48, 110, 864, 370))
FOOT = place("dt", 10, (48, 500, 150, 24)) + place("ftr", 11, (300, 500, 360, 24))
FOOT += place("sldNum", 12, (762, 500, 150, 24))
COVER = place("ctrTitle", 0, (48, 180, 864, 100)) + place("subTitle", 1, (48, 290, 864, 50))
SMALL = place("dt", 10) + place("ftr", 11) + place("sldNum", 12)
SECTION = place("title", 0, (48, 200, 864, 90)) + place("body", 1, (48, 300, 864, 60))
LAYOUTS = (
    ("Title Slide", "title", COVER),
    ("Title and Content", "obj", place("title") + place("", 1) + SMALL),
    ("Section Header", "secHead", SECTION),
    ("Title Only", "titleOnly", place("title")),
)  # fmt: skip
STYLES = (
    '<p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:defRPr sz="3200" b="1">'
    '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/>'
    '</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr marL="228600" indent="-228600">'
    '<a:spcBef><a:spcPts val="1000"/></a:spcBef><a:buChar char="•"/><a:defRPr sz="2000"><a:solidFill>'
    '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr>'
    "</a:lvl1pPr></p:bodyStyle><p:otherStyle/>"
)


def sheet(
    kind: str, shapes: str, rest: str = "", attributes: str = "", background: str = "", name: str = ""
) -> str:
    """Return a master or a layout."""
    named = f' name="{name}"' if name else ""
    return (
        f"<p:{kind} {NS}{attributes}><p:cSld{named}>{background}<p:spTree>{GROUP}<p:grpSpPr/>{shapes}"
        f"</p:spTree></p:cSld>{rest}</p:{kind}>"
    )


def relations(*entries: tuple[str, str, str], outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{REL}/{kind}" Target="{target}"{mode}/>'
        for key, kind, target in entries
    )
    whole = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{whole}">{inner}</Relationships>'


EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(
    colours: Mapping[str, str] = {}, fonts: tuple[str, str] = ("Georgia", "Arial"), hans: str = "等线"
) -> str:
    chosen = {**COLOURS, **colours}
    scheme = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in chosen.items())
    faces = "".join(
        f'<a:{word}Font><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{hans}"/></a:{word}Font>'
        for word, latin in zip(("major", "minor"), fonts, strict=True)
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'<a:theme {NS} name="House"><a:themeElements><a:clrScheme name="House">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="House">{faces}</a:fontScheme><a:fmtScheme name="House">'
        f"<a:fillStyleLst>{plain * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{f'<a:ln>{plain}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def parts(
    *,
    layouts: Sequence[tuple[str, str, str]] = LAYOUTS,
    master: str = TITLE + BODY + FOOT,
    rest: str = f"<p:clrMap {MAP}/>{{layouts}}<p:txStyles>{STYLES}</p:txStyles>",
    background: str = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>',
    colours: Mapping[str, str] = {},
    fonts: tuple[str, str] = ("Georgia", "Arial"),
    size: tuple[float, float] = (960, 540),
    presentation: str = "",
    media: Mapping[str, bytes] = {},
) -> dict[str, bytes]:
    """Return the parts of a template with one master; pictures of ``media`` are rId100 and on everywhere."""
    listed = "".join(
        f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>'
        for number in range(1, len(layouts) + 1)
    )
    pictures = tuple((f"rId{100 + n}", "image", f"../media/{name}") for n, name in enumerate(media))
    own = tuple(
        (f"rId{n}", "slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(layouts) + 1)
    )
    masters = '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
    main = (
        f"<p:presentation {NS}>{masters}"
        f'<p:sldSz cx="{emu(size[0])}" cy="{emu(size[1])}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"{presentation}</p:presentation>"
    )
    found = {
        "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": main,
        "ppt/_rels/presentation.xml.rels": relations(
            ("rId1", "slideMaster", "slideMasters/slideMaster1.xml")
        ),
        "ppt/theme/theme1.xml": theme(colours, fonts),
        "ppt/slideMasters/slideMaster1.xml": sheet(
            "sldMaster",
            master,
            rest.format(layouts=f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>"),
            background=background,
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *own, ("rId90", "theme", "../theme/theme1.xml"), *pictures
        ),
    }
    for number, (name, kind, shapes) in enumerate(layouts, 1):
        part = f"ppt/slideLayouts/slideLayout{number}.xml"
        typed = f' type="{kind}"' if kind else ""
        found[part] = sheet(
            "sldLayout", shapes, "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>", typed, name=name
        )
        found[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relations(
            ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml"), *pictures
        )
    whole = {name: text.encode() for name, text in found.items()}
    whole |= {f"ppt/media/{name}": data for name, data in media.items()}
    return {"[Content_Types].xml": content_types(whole).encode(), **whole}


def content_types(names: Mapping[str, bytes], kind: str = "presentation") -> str:
    words = {
        "slideMasters/": "slideMaster", "slideLayouts/": "slideLayout", "presentation.xml": f"{kind}.main",
    }  # fmt: skip
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPE}presentationml.{word}+xml"/>'
        for name in names
        for part, word in words.items()
        if part in name and name.endswith(".xml")
    )
    listed += f'<Override PartName="/ppt/theme/theme1.xml" ContentType="{TYPE}theme+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    xml += '<Default Extension="png" ContentType="image/png"/>'
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rels}{xml}{listed}</Types>'


def zipped(found: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return stream.getvalue()


def written(folder: Path, found: Mapping[str, bytes], name: str = "house.potx") -> Path:
    path = folder / name
    path.write_bytes(zipped(found))
    return path
