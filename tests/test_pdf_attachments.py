"""Files that a PDF carries: listed, related to the document, and only where PDF/A allows it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pdf_scenes import one_page, opened, text

from briefgen.model.scene import Attachment
from briefgen.render.pdf import paint

TABLE = Attachment(
    name="facts.csv", media_type="text/csv", data="数字\n300\n".encode(), description="全部数字"
)


def painted(*attachments: Attachment) -> bytes:
    return paint(replace(one_page(text("人才总量300万人")), attachments=attachments))


def test_an_attachment_comes_out_as_it_went_in():
    attached = opened(painted(TABLE)).attachments["facts.csv"]
    assert attached.get_file().read_bytes() == TABLE.data
    assert attached.get_file().mime_type == "text/csv"
    assert attached.description == "全部数字"


def test_the_document_says_what_an_attachment_is_to_it():
    brief = replace(TABLE, name="brief.yaml", relation="Source")
    related = [(str(file.AFRelationship), str(file.UF)) for file in opened(painted(TABLE, brief)).Root.AF]
    assert related == [("/Source", "brief.yaml"), ("/Data", "facts.csv")]


def test_an_attachment_tells_its_size_its_checksum_and_the_briefs_date():
    (file,) = opened(painted(TABLE)).Root.AF
    parameters = file.EF.F.Params
    assert int(parameters.Size) == len(TABLE.data)
    assert bytes(parameters.CheckSum) == hashlib.md5(TABLE.data).digest()
    date = one_page(text("人才")).imprint.date.replace("-", "")
    assert str(parameters.CreationDate) == str(parameters.ModDate) == f"D:{date}"


def test_only_a_document_with_attachments_claims_the_third_part_of_pdf_a():
    for pdf, part in ((painted(), "2"), (painted(TABLE), "3")):
        with opened(pdf).open_metadata() as metadata:
            assert metadata["pdfaid:part"] == part


def test_attachments_are_listed_by_name():
    first = replace(TABLE, name="a.csv")
    names = opened(painted(TABLE, first)).Root.Names.EmbeddedFiles.Names
    assert [str(names[0]), str(names[2])] == ["a.csv", "facts.csv"]
