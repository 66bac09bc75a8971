"""An auditor's: marked as final, locked against changes, signed, an embedded typeface, a picture on the cover."""

from __future__ import annotations

from template_cases.deck import Layout, Master, Template, Theme
from template_cases.package import OFFICE_TYPE, Package
from template_cases.parts import embed_fonts
from template_cases.shapes import Hole, drawn, face, ground, level, levels
from template_cases.usual import content, foot, main, title

THEME = Theme(
    name="Audit",
    colours="1C1C1C FFFFFF 1D3557 F1F5F9 1D3557 457B9D E63946 2A9D8F 8D99AE B5838D 1D3557 6D597A",
    major=("House Sans", "", ""),
    minor=("House Sans", "", ""),
)
VERIFIER = (
    '<p:modifyVerifier cryptProviderType="rsaAES" cryptAlgorithmClass="hash" cryptAlgorithmType="typeAny" '
    'cryptAlgorithmSid="14" spinCount="100000" saltData="AAAAAAAAAAAAAAAAAAAAAA==" hashData="AAAAAAAAAAAAAAAAAAAAAAAA'
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"/>'
)
FINAL = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://'
    'schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-'
    '08002B2CF9AE}" pid="2" name="_MarkAsFinal"><vt:bool>true</vt:bool></property></Properties>'
)
MASTER = Master(
    theme=THEME,
    title=levels(28, ink="tx2", bold=True, fonts=face("+mj-lt", "+mj-ea")),
    shapes=(
        drawn((0, 0, 960, 8), "accent3", 2),
        *main((48, 28, 864, 60), (48, 104, 864, 376)),
        *foot((48, 502, 150, 22), (300, 502, 360, 22), (812, 502, 100, 22), master=True),
    ),
    layouts=(
        Layout(
            name="Title Slide",
            type="title",
            ground=ground("tx2"),
            shapes=(
                title((48, 180, 460, 100), kind="ctrTitle", style=level(1, size=40, ink="FFFFFF")),
                Hole(type="subTitle", index=1, box=(48, 290, 460, 50), style=level(1, size=18, ink="F1F5F9")),
                Hole(
                    type="pic",
                    index=13,
                    box=(560, 8, 400, 532),
                    name="Picture Placeholder 5",
                    prompt="Click icon",
                    custom=True,
                ),
            ),
        ),
        Layout(name="Title and Content", type="obj", shapes=(title(), content(), *foot())),
        Layout(
            name="Section Header",
            type="secHead",
            shapes=(title((48, 200, 864, 90)), Hole(type="body", index=1, box=(48, 300, 864, 60)), *foot()),
        ),
    ),
)


def make() -> Package:
    """Return its parts."""
    made = Template(masters=(MASTER,), name="Audit").package()
    embed_fonts(made, "House Sans")
    made.change("ppt/presentation.xml", "</p:presentation>", VERIFIER + "</p:presentation>")
    made.relate(
        "", "custom-properties", made.add("docProps/custom.xml", FINAL, OFFICE_TYPE + "custom-properties+xml")
    )
    made.change(
        "docProps/core.xml",
        "</cp:coreProperties>",
        "<cp:contentStatus>Final</cp:contentStatus></cp:coreProperties>",
    )
    _sign(made)
    return made


def _sign(made: Package) -> None:
    """Add a signature as a part; whatever is changed breaks it."""
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
    types = "application/vnd.openxmlformats-package.digital-signature-"
    origin = made.add("_xmlsignatures/origin.sigs", b"", types + "origin")
    made.relate("", kinds + "origin", origin)
    xml = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"/>'
    made.relate(
        origin, kinds + "signature", made.add("_xmlsignatures/sig1.xml", xml, types + "xmlsignature+xml")
    )
