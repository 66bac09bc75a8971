"""Templates that are damaged, or lead outside: a deck of them is whole and fetches nothing, or is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from hostile_decks import Parts, unzipped, zipped
from ooxml_package import Package
from pptx import Presentation
from pptx_scenes import gallery
from template_kit import usual

from briefgen.base.diagnostics import BriefError
from briefgen.render.pptx import paint

LAYOUT, RELATED = "ppt/slideLayouts/slideLayout6.xml", "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
MASTER, OF_MASTER = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
OF_ALL = "ppt/_rels/presentation.xml.rels"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
LINKED = '<Relationship Id="rId90" Type="{}" Target="http://192.0.2.1/a.png" TargetMode="External"/>'
PICTURE = (
    b'<p:pic><p:nvPicPr><p:cNvPr id="91" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    b'<a:blip r:link="rId90"/><a:stretch/></p:blipFill><p:spPr/></p:pic></p:spTree>'
)


def painted(change: Callable[[Parts], Parts]) -> bytes:
    """Return the gallery in the usual template after a change of its parts."""
    parts = unzipped(usual().data)
    template = replace(usual(), data=zipped(change(parts)))
    return paint(replace(gallery(), template=template, width=template.width, height=template.height))


def with_link(parts: Parts) -> Parts:
    listed = parts[RELATED].replace(b"</Relationships>", LINKED.format(IMAGE).encode() + b"</Relationships>")
    return parts | {RELATED: listed, LAYOUT: parts[LAYOUT].replace(b"</p:spTree>", PICTURE)}


def changed(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        assert re.search(old, parts[name])
        return parts | {name: re.sub(old, new, parts[name])}

    return change


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {part: data for part, data in parts.items() if part != name}


def test_a_picture_that_a_template_would_fetch_from_elsewhere_stays_behind() -> None:
    package = Package.of(painted(with_link))
    outside = [each for name in ("", *package.parts) for each in package.relationships(name) if each.external]
    assert {each.word for each in outside} <= {"hyperlink"}
    assert b"r:link" not in package.parts[LAYOUT]


def test_a_layout_that_no_slide_needs_and_that_is_missing_leaves_its_master() -> None:
    data = painted(without("ppt/slideLayouts/slideLayout9.xml"))
    assert (
        len(Presentation(BytesIO(data)).slide_layouts)
        == len(Presentation(BytesIO(usual().data)).slide_layouts) - 1
    )
    assert b"slideLayout9" not in Package.of(data).parts[OF_MASTER]


def test_a_template_that_states_no_size_is_painted() -> None:
    assert Presentation(BytesIO(painted(changed("ppt/presentation.xml", rb"<p:sldSz[^>]*/>", b""))))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed(OF_MASTER, rb"<Relationship [^>]*/theme\"[^>]*/>", b""), f"{MASTER} has no theme"),
        (changed(RELATED, rb"<Relationship [^>]*/slideMaster[^>]*/>", b""), f"{LAYOUT} has no master"),
        (changed(LAYOUT, rb"</p:sldLayout>", b""), f"{LAYOUT} is not XML"),
        (changed(OF_ALL, rb'Type="[^"]*/slideMaster" ', b""), "which is not in it"),
    ],
    ids=["no theme", "no master", "no XML", "a master that nothing leads to"],
)  # fmt: skip
def test_a_template_that_no_program_could_open_is_refused_before_a_deck_is_written(
    change: Callable[[Parts], Parts], said: str
) -> None:
    with pytest.raises(BriefError, match=re.escape(said)):
        painted(change)


@pytest.mark.parametrize("colour", ['<a:srgbClr val="1"/>', '<a:prstClr val="navy"/>', "<a:srgbClr/>"])
def test_a_theme_that_writes_a_colour_in_another_way_is_painted(colour: str) -> None:
    whole = changed(
        "ppt/theme/theme1.xml", rb"<a:accent1>.*?</a:accent1>", f"<a:accent1>{colour}</a:accent1>".encode()
    )
    assert len(Presentation(BytesIO(painted(whole))).slides) > 1
