"""A company's file as the base of a deck: what stays of it to the byte, what leaves it, what joins it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import ooxml_charts  # noqa: F401 - registers the rules about charts
import ooxml_parts  # noqa: F401 - registers those about what belongs together
import openxml_audit
from ooxml_lint import lint
from ooxml_package import Package, R
from pptx import Presentation
from pptx_scenes import gallery
from template_kit import barred, usual
from template_litter import littered

from briefgen.model.slide_template import SlideTemplate
from briefgen.render.pptx import paint

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def painted(template: SlideTemplate) -> bytes:
    scene = replace(gallery(), template=template, width=template.width, height=template.height)
    return paint(scene)


@cache
def dirty() -> SlideTemplate:
    return replace(barred(), data=littered(barred().data), first_number=5)


@cache
def cleaned() -> Package:
    return Package.of(painted(dirty()))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_masters_layouts_themes_and_table_styles_stay_to_the_byte():
    before, after = parts(usual().data), parts(painted(usual()))
    kept = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/theme1", "ppt/tableStyles", "ppt/presProps")
    names = [name for name in before if name.startswith(kept)]
    assert len(names) > 24
    assert [name for name in names if after.get(name) != before[name]] == []


def test_the_same_scene_and_template_give_the_same_bytes():
    assert painted(barred()) == painted(barred())


def test_the_templates_own_slides_leave_with_all_that_only_they_need():
    before, after = parts(dirty().data), cleaned().parts
    words = ("comment", "printerSettings", "thumbnail")
    assert any("comments/" in name for name in before)
    assert [name for name in after if any(word in name for word in words)] == []
    assert [name for name in after if b"how to use it" in after[name] or b"Instructions" in after[name]] == []


def test_no_part_is_left_that_nothing_refers_to():
    package = cleaned()
    led = {each.target for owner in ("", *package.parts) for each in package.relationships(owner)}
    lists = {name for name in package.parts if name.endswith(".rels")}
    assert set(package.parts) - led - lists == {"[Content_Types].xml"}


def test_sections_shows_and_the_lock_leave_and_guides_and_numbering_stay():
    root = cleaned().tree("ppt/presentation.xml")
    assert [root.find(f"{P}{word}") for word in ("custShowLst", "modifyVerifier")] == [None, None]
    assert root.get("firstSlideNum") == "5"
    assert [each.get("name") for each in root.iter(f"{P14}section")] != ["Old"]
    assert b"sldGuideLst" in cleaned().parts["ppt/presentation.xml"]
    assert b"custShow" not in cleaned().parts["ppt/presProps.xml"]


def test_a_layouts_button_that_jumps_to_a_slide_stays_without_its_jump():
    layout = cleaned().tree("ppt/slideLayouts/slideLayout6.xml")
    assert [each.get("name") for each in layout.iter(f"{P}cNvPr") if each.get("name") == "Home"] == ["Home"]
    assert [each.get(f"{R}id") for each in layout.iter() if each.get(f"{R}id")] == []


def test_a_template_marked_as_final_gives_a_deck_that_is_not_and_keeps_its_other_properties():
    custom = cleaned().parts["docProps/custom.xml"]
    assert b"_MarkAsFinal" not in custom
    assert b"House" in custom


def test_a_potx_becomes_a_presentation():
    assert cleaned().content_type("ppt/presentation.xml").endswith("presentation.main+xml")
    assert len(Presentation(BytesIO(painted(dirty()))).slides) == len(gallery().pages)


def test_notes_hang_on_the_templates_master_or_on_one_of_their_own_where_it_has_none():
    for template in (usual(), barred()):
        package = Package.of(painted(template))
        masters = [name for name in package.parts if name.startswith("ppt/notesMasters/notes")]
        assert masters == ["ppt/notesMasters/notesMaster1.xml"]
        assert len(package.tree("ppt/presentation.xml").findall(f"{P}notesMasterIdLst/{P}notesMasterId")) == 1


def test_new_parts_take_no_name_that_the_template_has():
    whole = Presentation(BytesIO(barred().data))
    picture = whole.slides[1].shapes[-1]._element
    image, _ = whole.slide_master.part.get_or_add_image_part(BytesIO(whole.slides[1].shapes[-1].image.blob))
    (key,) = [key for key, each in whole.slide_master.part.rels.items() if each.target_part is image]
    picture.blipFill.blip.set(f"{R}embed", key)
    whole.slide_master.shapes._spTree.append(picture)
    whole.save(stream := BytesIO())
    before = parts(stream.getvalue())
    after = parts(painted(replace(barred(), data=stream.getvalue())))
    assert after["ppt/media/image1.png"] == before["ppt/media/image1.png"]
    assert "ppt/media/image2.png" in after


def test_the_lint_and_an_audit_of_the_whole_standard_find_nothing(tmp_path):
    for number, template in enumerate((usual(), barred(), dirty())):
        (file := tmp_path / f"{number}.pptx").write_bytes(data := painted(template))
        found = [each for each in lint(data) if "nothing_foreign" not in each]
        assert found == []
        assert [str(error) for error in openxml_audit.validate_pptx(file).errors] == []


def test_slides_take_the_colour_map_of_a_layout_that_turns_light_and_dark_around():
    turned = parts(barred().data)
    named = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" hlink="hlink" folHlink="folHlink" '
    named += " ".join(f'accent{number}="accent{number}"' for number in range(1, 7))
    layout = "ppt/slideLayouts/slideLayout6.xml"
    override = f"<a:overrideClrMapping {named}/>".encode()
    turned[layout] = turned[layout].replace(b"<a:masterClrMapping/>", override)
    with zipfile.ZipFile(stream := BytesIO(), "w") as archive:
        for name, part in turned.items():
            archive.writestr(name, part)
    after = parts(painted(replace(barred(), data=stream.getvalue())))
    slides = [part for name, part in after.items() if name.startswith("ppt/slides/slide")]
    assert [part for part in slides if b'<a:overrideClrMapping bg1="dk1" tx1="lt1"' not in part] == []
    assert any(b'<a:schemeClr val="tx1"/>' in part for part in slides)  # white, the light ink here
    assert not any(b'<a:schemeClr val="bg1"/>' in part for part in slides)
