"""What lies in a deck that was in use, and must leave it with its slides."""

from __future__ import annotations

from template_cases.deck import MAP, SLOTS, Theme, tree
from template_cases.package import OFFICE_TYPE, SLIDE_TYPE, Package
from template_cases.parts import NOTES
from template_cases.shapes import SPACES, frame

MAIN = "ppt/presentation.xml"
DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."
CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MICROSOFT = "http://schemas.microsoft.com/office/"
SHOW = '<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst>{}</p:sldLst></p:custShow></p:custShowLst>'
SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft'
    '.com/office/powerpoint/2010/main"><p14:section name="Opening" id="{11111111-1111-4111-8111-111111111111}">'
    '<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section><p14:section name="Rest" id="{22222222-2222-4222-'
    '8222-222222222222}"><p14:sldIdLst><p14:sldId id="257"/><p14:sldId id="258"/><p14:sldId id="259"/><p14:sldId '
    'id="260"/><p14:sldId id="261"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>'
)
ANIMATION = (
    '<p:transition spd="slow"><p:fade/></p:transition><p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" '
    'restart="never" nodeType="tmRoot"/></p:par></p:tnLst></p:timing>'
)


def framed(number: int, name: str, uri: str, inner: str, box: tuple[float, float, float, float]) -> str:
    """Return a frame that holds a chart, diagram or object."""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{name}"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr>{frame(box, "p:xfrm")}<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )


def into(made: Package, slide: int, shape: str) -> None:
    """Put a shape on a slide."""
    made.change(f"ppt/slides/slide{slide}.xml", "</p:spTree>", shape + "</p:spTree>")


def comments(made: Package) -> None:
    """Give the first slide a comment of the old kind with its author, the second one of the new kind."""
    author = f'<p:cmAuthorLst {SPACES}><p:cmAuthor id="0" name="A. Nobody" initials="AN" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    made.relate(
        MAIN, "commentAuthors", made.add("ppt/commentAuthors.xml", author, SLIDE_TYPE + "commentAuthors+xml")
    )
    old = (
        f'<p:cmLst {SPACES}><p:cm authorId="0" dt="2024-05-06T07:08:09.000" idx="1"><p:pos x="10" y="10"/><p:text>'
        "Confidential: check</p:text></p:cm></p:cmLst>"
    )
    part = made.add("ppt/comments/comment1.xml", old, SLIDE_TYPE + "comments+xml")
    made.relate("ppt/slides/slide1.xml", "comments", part)
    space = 'xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"'
    who = "{33333333-3333-4333-8333-333333333333}"
    authors = f'<p188:authorLst {space}><p188:author id="{who}" name="A. Nobody" initials="AN" userId="1" providerId="None"/></p188:authorLst>'
    kind = "application/vnd.ms-powerpoint."
    part = made.add("ppt/authors.xml", authors, kind + "authors+xml")
    made.relate(MAIN, MICROSOFT + "2018/10/relationships/authors", part)
    new = (
        f'<p188:cmLst {space} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p188:cm id="{who}" '
        f'authorId="{who}" created="2024-05-06T07:08:09.000"><p188:pos x="10" y="10"/><p188:txBody><a:bodyPr/>'
        '<a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Secret</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>'
    )
    part = made.add("ppt/comments/modernComment_101_0.xml", new, kind + "comments+xml")
    made.relate("ppt/slides/slide2.xml", MICROSOFT + "2018/10/relationships/comments", part)


def link(made: Package, slide: int, to: int) -> None:
    """Make the first picture of a slide jump to another slide, and the second to the web."""
    owner = f"ppt/slides/slide{slide}.xml"
    jump = made.relate(owner, "slide", f"ppt/slides/slide{to}.xml")
    web = made.relate(owner, "hyperlink", "https://example.org/secret", external=True)
    for number, target in ((50, f'r:id="{jump}" action="ppaction://hlinksldjump"'), (51, f'r:id="{web}"')):
        tag = f'<p:cNvPr id="{number}" name="Picture {number}" descr=""'
        made.change(owner, tag + "/>", f"{tag}><a:hlinkClick {target}/></p:cNvPr>")


def chart(made: Package, slide: int) -> None:
    """Draw a chart with its workbook on a slide."""
    points = '<c:ptCount val="1"/><c:pt idx="0"><c:v>{}</c:v></c:pt>'
    xml = (
        f'<c:chartSpace {CHART} {SPACES.rpartition(" xmlns:p")[0]}><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout/><c:pieChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>'
        f"Sheet1!$A$1</c:f><c:strCache>{points.format('Secret')}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>"
        f"Sheet1!$B$1</c:f><c:numCache>{points.format('42')}</c:numCache></c:numRef></c:val></c:ser></c:pieChart>"
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )
    part = made.add("ppt/charts/chart7.xml", xml, DRAWING + "chart+xml")
    made.relate(part, "package", made.add("ppt/embeddings/Microsoft_Excel_Sheet7.xlsx", workbook()))
    owner = f"ppt/slides/slide{slide}.xml"
    inner = f'<c:chart {CHART} r:id="{made.relate(owner, "chart", part)}"/>'
    into(made, slide, framed(60, "Chart 7", CHART.split('"')[1], inner, (100, 120, 400, 300)))


def workbook() -> bytes:
    """Return a workbook of one row."""
    made = Package()
    made.relate("", "officeDocument", "xl/workbook.xml")
    sheet = made.add(
        "xl/worksheets/sheet1.xml",
        f'<worksheet {SHEET}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Secret</t></is></c><c r="B1"><v>42</v></c></row></sheetData></worksheet>',
        OFFICE_TYPE + "spreadsheetml.worksheet+xml",
    )
    own = made.relate("xl/workbook.xml", "worksheet", sheet)
    made.add(
        "xl/workbook.xml",
        f'<workbook {SHEET} {SPACES.split(" ")[1]}><sheets><sheet name="Sheet1" sheetId="1" r:id="{own}"/></sheets></workbook>',
        OFFICE_TYPE + "spreadsheetml.sheet.main+xml",
    )
    return made.file()


def diagram(made: Package, slide: int) -> None:
    """Draw SmartArt on a slide: five parts."""
    space = f'xmlns:dgm="{DIAGRAM}" {SPACES.split(" xmlns:r")[0]}'
    head = '<dgm:title val=""/><dgm:desc val=""/><dgm:catLst/>'
    scene = (
        '<dgm:scene3d><a:camera prst="orthographicFront"/><a:lightRig rig="threePt" dir="t"/></dgm:scene3d>'
    )
    xml = {
        "data": (
            "diagramData",
            f'<dgm:dataModel {space}><dgm:ptLst><dgm:pt modelId="0" type="doc"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/>'
            "<a:lstStyle/><a:p/></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst/><dgm:bg/><dgm:whole/></dgm:dataModel>",
        ),
        "layout": (
            "diagramLayout",
            f'<dgm:layoutDef {space} uniqueId="urn:own">{head}<dgm:layoutNode name="root"/></dgm:layoutDef>',
        ),
        "quickStyle": (
            "diagramStyle",
            f'<dgm:styleDef {space} uniqueId="urn:own">{head}{scene}<dgm:styleLbl name="node0"/></dgm:styleDef>',
        ),
        "colors": ("diagramColors", f'<dgm:colorsDef {space} uniqueId="urn:own">{head}</dgm:colorsDef>'),
    }
    owner, ids = f"ppt/slides/slide{slide}.xml", {}
    for name, (kind, text) in xml.items():
        part = made.add(f"ppt/diagrams/{name}1.xml", text, f"{DRAWING}{kind}+xml")
        word = {"data": "diagramData", "layout": "diagramLayout"}.get(
            name, f"diagram{name[0].upper()}{name[1:]}"
        )
        ids[name] = made.relate(owner, word, part)
    inner = (
        f'<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="{ids["data"]}" r:lo="{ids["layout"]}" r:qs="{ids["quickStyle"]}" '
        f'r:cs="{ids["colors"]}"/>'
    )
    into(made, slide, framed(61, "Diagram 1", DIAGRAM, inner, (100, 120, 400, 300)))


def ole(made: Package, slide: int) -> None:
    """Put an OLE object on a slide."""
    owner = f"ppt/slides/slide{slide}.xml"
    data = made.relate(
        owner, "oleObject", made.add("ppt/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0 secret")
    )
    shown = (
        '<p:pic><p:nvPicPr><p:cNvPr id="72" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="@logo.png"/>'
        f'<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{frame((100, 120, 200, 100))}<a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></p:spPr></p:pic>"
    )
    inner = f'<p:oleObj name="Packager" r:id="{data}" imgW="2540000" imgH="1270000" progId="Package"><p:embed/>{shown}</p:oleObj>'
    uri = "http://schemas.openxmlformats.org/presentationml/2006/ole"
    into(made, slide, framed(62, "Object 1", uri, inner, (100, 120, 200, 100)))


def film(made: Package, slide: int) -> None:
    """Put a film on a slide, linked twice as PowerPoint does."""
    owner, part = (
        f"ppt/slides/slide{slide}.xml",
        made.add("ppt/media/media1.mp4", b"\x00\x00\x00\x18ftypmp42 secret"),
    )
    video, media = (
        made.relate(owner, "video", part),
        made.relate(owner, MICROSOFT + "2007/relationships/media", part),
    )
    shape = (
        '<p:pic><p:nvPicPr><p:cNvPr id="63" name="Film"/><p:cNvPicPr/><p:nvPr>'
        f'<a:videoFile r:link="{video}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}"><p14:media '
        f'xmlns:p14="{MICROSOFT}powerpoint/2010/main" r:embed="{media}"/></p:ext></p:extLst></p:nvPr></p:nvPicPr>'
        '<p:blipFill><a:blip r:embed="@logo.png"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'{frame((100, 120, 320, 180))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    into(made, slide, shape)


def extras(made: Package) -> None:
    """Add what belongs to the file: a handout master, a custom XML part, a thumbnail, tags of a slide."""
    own = Theme(name="Handout", colours=NOTES.colours)
    theme = made.add("ppt/theme/theme9.xml", own.xml(), OFFICE_TYPE + "theme+xml")
    mapped = "".join(
        f' {key}="{value}"' for key, value in (*MAP.items(), *((word, word) for word in SLOTS[4:]))
    )
    xml = f"<p:handoutMaster {SPACES}><p:cSld>{tree(())}</p:cSld><p:clrMap{mapped}/></p:handoutMaster>"
    part = made.add("ppt/handoutMasters/handoutMaster1.xml", xml, SLIDE_TYPE + "handoutMaster+xml")
    made.relate(part, "theme", theme)
    listed = f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{made.relate(MAIN, "handoutMaster", part)}"/></p:handoutMasterIdLst>'
    made.change(MAIN, "</p:notesMasterIdLst>", "</p:notesMasterIdLst>" + listed)
    data = made.add("customXml/item1.xml", '<house xmlns="urn:own">Board</house>')
    made.relate(MAIN, "customXml", data)
    tags = f'<p:tagLst {SPACES}><p:tag name="OWNER" val="Nobody"/></p:tagLst>'
    owner = "ppt/slides/slide2.xml"
    tag = made.relate(owner, "tags", made.add("ppt/tags/tag1.xml", tags, SLIDE_TYPE + "tags+xml"))
    made.change(owner, "</p:cSld>", f'<p:custDataLst><p:tags r:id="{tag}"/></p:custDataLst></p:cSld>')
    made.relate(
        "",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        made.add("docProps/thumbnail.png", made.parts["ppt/media/only-here.png"]),
    )
