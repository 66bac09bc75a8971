"""A template that is drawn in LibreOffice Impress and saved by it as .pptx; needs soffice."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from template_cases.package import unzipped, zipped

OWN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{short}="{OWN}{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("draw", "drawing"),
        ("presentation", "presentation"),
        ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"),
    )
)
PAGE = (
    '<style:page-layout style:name="PM"><style:page-layout-properties fo:margin-top="0cm" fo:margin-bottom="0cm" '
    'fo:margin-left="0cm" fo:margin-right="0cm" fo:page-width="28cm" fo:page-height="15.75cm" '
    'style:print-orientation="landscape"/></style:page-layout>'
)
STYLES = (
    '<style:style style:name="bg" style:family="drawing-page"><style:drawing-page-properties draw:background-size='
    '"border" draw:fill="solid" draw:fill-color="#ffffff" presentation:display-footer="true" '
    'presentation:display-page-number="true" presentation:display-date-time="true"/></style:style>'
    '<style:style style:name="dark" style:family="drawing-page"><style:drawing-page-properties draw:background-size='
    '"border" draw:fill="solid" draw:fill-color="#1b4332"/></style:style>'
    '<style:style style:name="foot" style:family="presentation"><style:graphic-properties draw:stroke="none" '
    'draw:fill="none" draw:textarea-vertical-align="middle"/><style:text-properties fo:color="#52796f" '
    'fo:font-family="Liberation Sans" fo:font-size="11pt"/></style:style>'
    '<style:style style:name="bar" style:family="graphic"><style:graphic-properties draw:stroke="none" '
    'draw:fill="solid" draw:fill-color="#2d6a4f"/></style:style>'
)
TITLE = (
    '<style:style style:name="{name}-title" style:family="presentation"><style:graphic-properties draw:stroke="none" '
    'draw:fill="none" draw:textarea-vertical-align="middle"/><style:text-properties fo:color="{ink}" '
    'fo:font-family="Liberation Sans" style:font-family-asian="Noto Sans CJK SC" fo:font-size="{size}pt" '
    'fo:font-weight="bold"/></style:style><style:style style:name="{name}-outline1" style:family="presentation">'
    '<style:graphic-properties draw:stroke="none" draw:fill="none"/><style:text-properties fo:color="{ink}" '
    'fo:font-family="Liberation Sans" style:font-family-asian="Noto Sans CJK SC" fo:font-size="20pt"/></style:style>'
)
FRAME = (
    '<draw:frame presentation:style-name="{style}" draw:layer="backgroundobjects" svg:x="{x}cm" svg:y="{y}cm" '
    'svg:width="{w}cm" svg:height="{h}cm" presentation:class="{kind}"{more}><draw:text-box>{text}</draw:text-box>'
    "</draw:frame>"
)


def frame(
    kind: str, style: str, box: tuple[float, float, float, float], text: str = "", more: str = ""
) -> str:
    """Return a placeholder; its box in centimetres."""
    x, y, w, h = box
    return FRAME.format(style=style, x=x, y=y, w=w, h=h, kind=kind, text=text, more=more)


def master(name: str, page: str, shapes: str) -> str:
    """Return a master page."""
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="PM" draw:style-name="{page}">{shapes}'
        "</style:master-page>"
    )


def document() -> str:
    """Return the flat OpenDocument presentation: a dark master for covers, a white one with a bar for content."""
    empty = ' presentation:placeholder="true"'
    bar = (
        '<draw:rect draw:style-name="bar" draw:layer="backgroundobjects" svg:x="0cm" svg:y="0cm" svg:width="0.8cm" '
        'svg:height="15.75cm"><text:p/></draw:rect>'
    )
    inside = bar + frame("title", "Inside-title", (1.6, 0.7, 25, 2), more=empty)
    inside += frame("outline", "Inside-outline1", (1.6, 3.1, 25, 11), more=empty)
    inside += frame("date-time", "foot", (1.6, 14.5, 5, 1), "<text:p><presentation:date-time/></text:p>")
    inside += frame("footer", "foot", (9, 14.5, 10, 1), "<text:p><presentation:footer/></text:p>")
    inside += frame("page-number", "foot", (22, 14.5, 4.6, 1), "<text:p><text:page-number/></text:p>")
    front = frame("title", "Front-title", (2, 5, 24, 3.5), more=empty)
    front += frame("outline", "Front-outline1", (2, 9, 24, 3), more=empty)
    styles = TITLE.format(name="Front", ink="#ffffff", size=44) + TITLE.format(
        name="Inside", ink="#1b4332", size=30
    )
    pages = "".join(
        f'<draw:page draw:name="page{n}" draw:master-page-name="{name}">'
        f"{frame('title', f'{name}-title', (2, 1, 24, 2), '<text:p>Own</text:p>')}</draw:page>"
        for n, name in enumerate(("Front", "Inside"), 1)
    )
    masters = master("Front", "dark", front) + master("Inside", "bg", inside)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" office:mimetype='
        f'"application/vnd.oasis.opendocument.presentation"><office:styles>{styles}</office:styles>'
        f"<office:automatic-styles>{PAGE}{STYLES}</office:automatic-styles><office:master-styles>{masters}"
        f"</office:master-styles><office:body><office:presentation>{pages}</office:presentation></office:body>"
        "</office:document>"
    )


def make() -> bytes:
    """Return the file, without times in its archive."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "impress.fodp"
        source.write_text(document(), encoding="utf-8")
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return zipped(unzipped((Path(folder) / "impress.pptx").read_bytes()))
