"""One brief built into templates of various makers' kinds, and read back."""

from __future__ import annotations

from pathlib import Path

import ooxml_charts  # noqa: F401 - registers the rules about charts
import ooxml_parts  # noqa: F401 - registers those about what belongs together
import openxml_audit
import pytest
from ooxml_lint import lint
from ooxml_package import A, P, Package
from template_files import HOME, TEMPLATES, brief_in, built_in_template, refused, template
from template_read_back import Sheet, faces, overlap, sheets, words

from briefgen.base.diagnostics import BriefError
from briefgen.brief.theme_file import load_theme
from briefgen.model.scene import PictureItem, Scene, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.template.as_theme import themed
from briefgen.template.named import plan_of

EVERY = pytest.mark.parametrize("name", TEMPLATES)
LEFT_OVER = (b"ecret", b"Nobody", b"ow to use", b"Board meeting", b"example.org")
"""Words of the templates' own slides, comments, charts and films."""
UNSOUND = {"impress.pptx": "missing viewProps"}
"""What the audit says of a template itself: LibreOffice writes no such part."""
DEEPEST_OVERLAP_PT = 1.0


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    return brief_in(tmp_path)


@pytest.fixture
def scene(name: str) -> Scene:
    return built_in_template(name)[0]


@pytest.fixture
def deck(name: str) -> bytes:
    return built_in_template(name)[1]


@pytest.fixture
def slides(deck: bytes) -> list[Sheet]:
    return sheets(Package.of(deck))


@EVERY
def test_every_title_is_in_the_title_of_the_slides_own_layout(scene: Scene, slides: list[Sheet]) -> None:
    assert len(slides) == len(scene.pages)
    for page, sheet in zip(scene.pages, slides, strict=True):
        if page.layout is not None and page.layout.slot("title"):
            assert words(sheet.title) == "".join(page.title.split())
        else:
            assert sheet.title is None


@EVERY
def test_nothing_on_a_slide_reaches_into_what_the_template_draws(slides: list[Sheet]) -> None:
    touching = [
        (sheet.part, own, drawn_)
        for sheet in slides
        for own, box in sheet.own()
        for drawn_, other in sheet.drawn()
        if overlap(box, other) > DEEPEST_OVERLAP_PT
    ]
    assert touching == []


@EVERY
def test_slides_of_content_have_the_foot_that_their_layout_offers(scene: Scene, slides: list[Sheet]) -> None:
    """Covers and dividers have none, in a template as elsewhere."""
    content = [sheet for page, sheet in zip(scene.pages, slides, strict=True) if page.kind == "content"]
    assert len(content) > 4
    for sheet in content:
        offered, taken = sheet.holes(sheet.layout), sheet.holes(sheet.part)
        assert {"sldNum", "ftr", "dt"} & set(offered) == {"sldNum", "ftr", "dt"} & set(taken), sheet.part


def test_feet_state_their_colour_and_side_which_libreoffice_does_not_inherit() -> None:
    sheet = sheets(Package.of(built_in_template("bank.pptx")[1]))[2]
    (foot,) = sheet.holes(sheet.part)["ftr"]
    assert next(foot.iter(f"{A}rPr")).get("sz") == "1100"
    assert next(foot.iter(f"{A}rPr")).find(f"{A}solidFill/{A}schemeClr").get("val") == "bg1"
    assert next(foot.iter(f"{A}pPr")).get("algn") == "ctr"


def test_a_file_that_states_no_sizes_is_set_as_its_prompts_are() -> None:
    """LibreOffice writes sizes into the words of its layouts alone, which slides do not inherit."""
    sheet = sheets(Package.of(built_in_template("impress.pptx")[1]))[3]
    (title,) = sheet.holes(sheet.part)["title"]
    assert {run.get("sz") for run in title.iter(f"{A}rPr")} == {"3000"}


def test_words_without_a_placeholder_stand_in_the_middle_below_a_title_in_the_middle() -> None:
    page = built_in_template("ministry.pptx")[0].pages[0]
    title = next(item for item in page.items if isinstance(item, Text) and item.role == "title")
    middle = title.box.x + title.box.width / 2
    imprint = next(item for item in page.items if item.name == "imprint")
    standfirst = next(item for item in page.items if isinstance(item, Text) and item.role == "body")
    assert imprint.box.x + imprint.box.width / 2 == pytest.approx(middle, abs=1)
    assert {each.align for each in standfirst.paragraphs} == {"center"}


def test_latin_text_in_a_wide_typeface_is_drawn_smaller_and_chinese_is_not() -> None:
    """In Verdana words need an eighth more room than they were measured with, bold ones a sixth."""
    scene, deck = built_in_template("two-masters.pptx")
    texts = [item for item in walk(scene.pages[2].items) if isinstance(item, Text)]
    meant = {run.text: run.style.size for text in texts for each in text.paragraphs for run in each.runs}
    runs = list(sheets(Package.of(deck))[2].tree.iter(f"{A}r"))
    drawn = {run[1].text: int(run[0].get("sz")) / 100 for run in runs if run[0].get("sz")}
    assert drawn["103"] == pytest.approx(meant["103"] / 1.12 / 1.05, abs=0.01)
    assert drawn["到馆"] == meant["到馆"]


def test_a_pale_grey_among_the_accents_is_no_hue() -> None:
    """Beside earlier values and the rest of a ring, which are pale greys, nobody would see it."""
    palette = themed(load_theme("govblue"), plan_of(HOME / "consultancy.pptx")).palette
    strong = [accent.strong for accent in palette.accents.values()]
    assert strong[:3] == ["#2F6690", "#16425B", "#81C3D7"]
    assert "#D9DCD6" not in strong


def test_a_covers_words_stand_beside_its_picture_and_the_credit_beside_the_imprint(tmp_path: Path) -> None:
    path, picture = brief_in(tmp_path), "picture: {file: hall.png, alt: 馆, credit: 示意图}"
    text = path.read_text(encoding="utf-8").replace("{kind: cover}", f"{{kind: cover, {picture}}}")
    long = text.replace("publisher: 港城图书馆\n", f"publisher: {'港城' * 14}图书馆\n")
    path.write_text(long, encoding="utf-8")
    made = lay_out(path, template=str(HOME / "final.pptx"), parts=frozenset({"deck"}))
    items = made.deck.pages[0].items
    (shown,) = (item for item in items if isinstance(item, PictureItem))
    imprint = next(item for item in items if item.name == "imprint")
    assert [item for item in items if item is not shown and item.box.overlaps(shown.box)] == []
    assert [item for item in items if item is not imprint and item.box.overlaps(imprint.box)] == []
    assert "".join(imprint.text.split()).endswith("港城图书馆·2026年1月15日")


@pytest.mark.parametrize("times", [2, 3, 8])
def test_long_words_below_a_title_do_not_reach_onto_another_ground(times: int, tmp_path: Path) -> None:
    path = brief_in(tmp_path)
    text = path.read_text(encoding="utf-8")
    long = "，".join(["到馆 {visits}，外借 {loans}"] * times)
    path.write_text(text.replace("到馆 {visits}，外借 {loans}", long), encoding="utf-8")
    page = lay_out(path, template=str(HOME / "report.pptx"), parts=frozenset({"deck"})).deck.pages[0]
    below = next(item for item in page.items if isinstance(item, Text) and item.role == "body")
    edge = page.layout.slot("subtitle").box.bottom
    assert len(below.lines) > 1
    assert below.box.bottom <= edge if below.slot else below.box.y > edge


def test_pictures_stand_below_words_where_the_area_is_higher_than_wide() -> None:
    page = built_in_template("report.pptx")[0].pages[6]
    (picture,) = (item for item in page.items if isinstance(item, PictureItem))
    prose = next(item for item in page.items if isinstance(item, Text) and item.text.startswith("新馆明年"))
    assert picture.box.width == pytest.approx(page.layout.slot("title").inner.width, abs=1)
    assert picture.box.y >= prose.box.bottom


@EVERY
def test_words_are_in_the_templates_typefaces(slides: list[Sheet]) -> None:
    for sheet in slides:
        assert {each for each in faces(sheet.tree) if not each.startswith("+")} == set(), sheet.part


@EVERY
def test_the_lint_and_an_audit_find_nothing_that_the_template_has_not(
    name: str, deck: bytes, tmp_path: Path
) -> None:
    (file := tmp_path / "deck.pptx").write_bytes(deck)
    assert set(lint(deck)) - set(lint(template(name))) == set()
    errors = [str(error) for error in openxml_audit.validate_pptx(file).errors]
    assert [error for error in errors if name not in UNSOUND or UNSOUND[name] not in error] == []


@EVERY
def test_nothing_of_the_templates_own_slides_is_left(deck: bytes) -> None:
    package = Package.of(deck)
    for name, content in package.parts.items():
        assert [each for each in LEFT_OVER if each in content] == [], name
    gone = ("comments", "diagrams", "thumbnail", "signatures", "media1.mp4", "oleObject")
    assert [name for name in package.parts if any(word in name for word in gone)] == []
    assert package.tree("ppt/presentation.xml").find(f"{P}modifyVerifier") is None


def test_a_picture_that_unpacks_to_far_too_much_is_refused(brief: Path, tmp_path: Path) -> None:
    (file := tmp_path / "bomb.pptx").write_bytes(refused.bomb(template("bank.pptx"), "ppt/media/town.jpeg"))
    with pytest.raises(BriefError, match=r"unpacks to far more than a deck \(ppt/media/town.jpeg\)"):
        lay_out(brief, template=str(file))


def test_a_broken_picture_that_only_the_painter_reads_is_told(brief: Path, tmp_path: Path) -> None:
    data = bytearray(template("bank.pptx"))
    name = b"ppt/media/town.jpeg"
    data[data.index(name) + len(name) + 40] ^= 0xFF
    (file := tmp_path / "broken.pptx").write_bytes(data)
    with pytest.raises(BriefError, match=r"town\.jpeg"):
        painted(lay_out(brief, template=str(file)), "brief", ("pptx",))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (refused.with_macros(template("bank.pptx"), "template"), "macros"),
        (refused.with_macros(template("bank.pptx"), ""), "macros"),
        (refused.encrypted(), "locked with a password"),
        (refused.old_binary(), "PowerPoint 2003 or older"),
        (template("bank.pptx")[:9_000], "cut short"),
        (refused.without_layouts(template("bank.pptx")), "layout"),
        (refused.strict(template("bank.pptx")), "Strict Open XML"),
        (refused.document(), "Word document"),
    ],
)
def test_what_is_no_template_is_refused_with_the_reason(
    data: bytes, said: str, brief: Path, tmp_path: Path
) -> None:
    (file := tmp_path / "house.pptx").write_bytes(data)
    with pytest.raises(BriefError, match=said):
        lay_out(brief, template=str(file))
