"""A company's file with everything in it that a deck built into it must not have."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml"
MAIN = "ppt/presentation.xml"
FINAL = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="_MarkAsFinal">'
    "<vt:bool>true</vt:bool></property>"
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="House"><vt:lpwstr>red'
    "</vt:lpwstr></property></Properties>"
)
SECTIONS = (
    '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Old" '
    'id="{0A3D7B44-1E0B-4B0E-9B0A-000000000001}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst>'
    "</p14:section></p14:sectionLst></p:ext>"
)
GUIDES = (
    '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><p15:sldGuideLst '
    'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"><p15:guide id="1" orient="horz" '
    'pos="2160"><p15:clr><a:srgbClr val="A4A3A4"/></p15:clr></p15:guide></p15:sldGuideLst></p:ext>'
)
BUTTON = (
    '<p:sp><p:nvSpPr><p:cNvPr id="77" name="Home"><a:hlinkClick r:id="rId77" '
    'action="ppaction://hlinksldjump"/></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="99" cy="99"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</p:spPr></p:sp></p:spTree>"
)
SHOW = '<p:showPr><p:present/><p:custShow id="0"/></p:showPr>'
COMMENTS = '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
AUTHORS = '<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'


def littered(data: bytes) -> bytes:
    """Return a file with comments, sections, a custom show, locks, a button to a slide; saved as .potx."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    for name, change in CHANGES.items():
        parts[name] = change(parts[name])
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts, **ADDED}.items():
            archive.writestr(name, part.encode("latin-1"))
    return stream.getvalue()


def _related(identity: str, kind: str, target: str, base: str = OFFICE) -> Callable[[str], str]:
    entry = f'<Relationship Id="{identity}" Type="{base}/{kind}" Target="{target}"/></Relationships>'
    return lambda text: text.replace("</Relationships>", entry)


def _typed(text: str) -> str:
    text = text.replace("presentationml.presentation.main+xml", "presentationml.template.main+xml")
    types = {
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "/ppt/comments/comment1.xml": f"{SLIDES}.comments+xml",
        "/ppt/commentAuthors.xml": f"{SLIDES}.commentAuthors+xml",
    }
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return text.replace("</Types>", f"{listed}</Types>")


def _main(text: str) -> str:
    show = '<p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="rId7"/></p:sldLst></p:custShow>'
    lock = '<p:modifyVerifier algorithmName="SHA-512" hashData="AA==" saltData="AA==" spinCount="1"/>'
    shows = f"<p:custShowLst>{show}</p:custShowLst>"
    text = text.replace("<p:defaultTextStyle>", f"{shows}<p:defaultTextStyle>")
    text = text.replace("<p:presentation ", '<p:presentation firstSlideNum="5" ')
    return text.replace(
        "</p:defaultTextStyle>", f"</p:defaultTextStyle>{lock}<p:extLst>{SECTIONS}{GUIDES}</p:extLst>"
    )


def _chain(*changes: Callable[[str], str]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        for change in changes:
            text = change(text)
        return text

    return changed


CHANGES: Mapping[str, Callable[[str], str]] = {
    "[Content_Types].xml": _typed,
    "_rels/.rels": _related("rId71", "custom-properties", "docProps/custom.xml"),
    MAIN: _main,
    "ppt/_rels/presentation.xml.rels": _related("rId72", "commentAuthors", "commentAuthors.xml"),
    "ppt/slides/_rels/slide1.xml.rels": _related("rId73", "comments", "../comments/comment1.xml"),
    "ppt/slideLayouts/slideLayout6.xml": lambda text: text.replace("</p:spTree>", BUTTON),
    "ppt/slideLayouts/_rels/slideLayout6.xml.rels": _related("rId77", "slide", "../slides/slide2.xml"),
    "ppt/presProps.xml": lambda text: text.replace("<p:extLst>", f"{SHOW}<p:extLst>"),
}
ADDED = {
    "docProps/custom.xml": FINAL,
    "ppt/comments/comment1.xml": COMMENTS,
    "ppt/commentAuthors.xml": AUTHORS,
}
