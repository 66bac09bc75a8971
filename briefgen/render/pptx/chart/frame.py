"""A chart in, its graphic frame on the slide out; chart part and workbook go into the package."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from briefgen.model.scene import Chart
from briefgen.render.pptx.chart.data import sheet_rows
from briefgen.render.pptx.chart.space import chart_space
from briefgen.render.pptx.chart.workbook import workbook
from briefgen.render.pptx.markup import NAMESPACES, Element, declaring, el, graphic_frame, parsed, val
from briefgen.render.pptx.sheet import Sheet


def chart_frame(item: Chart, sheet: Sheet) -> Element:
    """Return the graphic frame of a chart."""
    key = _add_part(item, sheet)
    chart = declaring("c", el("c:chart", **{"r:id": key}))
    return graphic_frame(sheet.label(item, "Chart"), item.box, chart, NAMESPACES["c"])


def _add_part(item: Chart, sheet: Sheet) -> str:
    """Add the chart and its workbook to the package; counted, so that no name has to be searched."""
    package = sheet.part.package
    number = next(sheet.charts)
    space = parsed("c a r", chart_space(item, sheet.dress))
    part = ChartPart(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, package, space)
    book = EmbeddedXlsxPart(
        PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        package,
        workbook(sheet_rows(item)),
    )
    link = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    space.append(parsed("c r", el("c:externalData", val("c:autoUpdate", False), **{"r:id": link})))
    return str(sheet.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
