"""An imprint in; the file's metadata out: language, title, dates, standards and output intent."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from briefgen.base.data_hashes import hashes_line
from briefgen.model.scene import Imprint
from briefgen.render.pdf import structure
from briefgen.render.pdf.canvas import PageCanvas
from briefgen.render.pdf.colour import Intent
from briefgen.render.pdf.objects import Indirect, Stream, array, ascii_string, dictionary, name, text_string
from briefgen.render.xml_text import between_tags

PROGRAM = "briefgen"
DATA = "Data"
"""The entry of the information dictionary that names the tables of the figures."""
METADATA = Path(__file__).parent / "metadata.xmp"
PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d"
"""Every XMP packet opens with this id (XMP specification, part 1, 7.3.2)."""


class DocumentInformation(PDFObject):  # type: ignore[misc]
    """The file's information dictionary in place of reportlab's, which fills gaps with "anonymous"."""

    def __init__(self, imprint: Imprint) -> None:
        texts = {
            "Title": imprint.title,
            "Author": imprint.author,
            "Subject": imprint.subject,
            "Keywords": imprint.keywords,
            "Creator": PROGRAM,
            "Producer": PROGRAM,
            DATA: hashes_line(imprint.data),
        }
        self.entries: dict[str, Any] = {key: text_string(text) for key, text in texts.items() if text}
        if imprint.date:
            date = ascii_string("D:" + imprint.date.replace("-", ""))
            self.entries |= {"CreationDate": date, "ModDate": date}

    def digest(self, signature: Any) -> None:
        """Add nothing to the file's id: it depends on the streams, of which the metadata is one."""

    def format(self, document: Any) -> bytes:
        """Return the dictionary as it stands in the file."""
        return dictionary(self.entries).format(document)


def write_catalog(
    imprint: Imprint, sheet: PageCanvas, attached: Mapping[str, Any], labels: Mapping[str, Any]
) -> None:
    """Write the catalog's entries for an accessible document that can be archived.

    ``attached`` are those of its attachments: only the third part of PDF/A lets it carry any; ``labels`` name
    its pages.
    """
    metadata = _metadata(imprint, part=3 if attached else 2).encode()
    sheet.describe(
        information=DocumentInformation(imprint),
        catalog={
            **attached,
            **labels,
            "Lang": ascii_string(imprint.language),
            "MarkInfo": dictionary({"Marked": "true"}),
            "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
            "Metadata": Stream(metadata, {"Type": name("Metadata"), "Subtype": name("XML")}, packed=False),
            "OutputIntents": array([_output_intent(sheet.inks.intent)]),
            "StructTreeRoot": structure.write_structure(sheet.document.pruned(), sheet.pages),
        },
    )


def _output_intent(intent: Intent) -> Indirect:
    return Indirect(
        {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": text_string(intent.name),
            "Info": text_string(intent.name),
            "DestOutputProfile": Stream(intent.profile, {"N": intent.components}),
        }
    )


def _metadata(imprint: Imprint, *, part: int) -> str:
    """Return the XMP packet, with the extension schema that PDF/A asks for PDF/UA's own property."""
    packet = Template(METADATA.read_text(encoding="utf-8"))
    return packet.substitute(
        imprint=_imprint_properties(imprint), program=PROGRAM, part=part, packet=PACKET_ID
    )


def _imprint_properties(imprint: Imprint) -> str:
    described = f'<rdf:Alt><rdf:li xml:lang="x-default">{between_tags(imprint.title)}</rdf:li></rdf:Alt>'
    lines = [
        f"<dc:title>{described}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{between_tags(imprint.language)}</rdf:li></rdf:Bag></dc:language>",
    ]
    if imprint.author:
        lines.append(
            f"<dc:creator><rdf:Seq><rdf:li>{between_tags(imprint.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    if imprint.subject:
        subject = f'<rdf:Alt><rdf:li xml:lang="x-default">{between_tags(imprint.subject)}</rdf:li></rdf:Alt>'
        lines.append(f"<dc:description>{subject}</dc:description>")
    if imprint.keywords:
        lines.append(f"<pdf:Keywords>{between_tags(imprint.keywords)}</pdf:Keywords>")
    if imprint.date:
        lines += [f"<xmp:{word}>{imprint.date}</xmp:{word}>" for word in ("CreateDate", "ModifyDate")]
    return "\n".join(lines)
